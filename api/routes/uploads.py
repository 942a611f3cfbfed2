"""Documents sent and removed by whoever has the key."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from anyio import to_thread
from fastapi import APIRouter, Depends, Request, Response, UploadFile
from fastapi.responses import StreamingResponse

from api import answers, deps, wire
from api.keys import keyed
from api.live import Live
from api.loading import Reader
from api.uploads import Event, Reading, Sent, Tell, counted, events, named, taken_in
from graph.errors import UnreadableDocument
from graph.store import build
from loaders import reader_version
from loaders.bounded import Readers
from loaders.source import LARGEST, Source

router = APIRouter(prefix="/v1", tags=["documents"], dependencies=[Depends(keyed)])

LINES = "application/x-ndjson"


@router.post(
    "/documents",
    response_model=wire.LoadOut,
    responses={200: {"content": {LINES: {"example": '{"event": "read", "file": "notice.html", "done": 1, "of": 2}'}}}},
)
async def load(request: Request, live: deps.OurLive, file: list[UploadFile]) -> Response:
    """Load documents and build the graph; as `application/x-ndjson`, tells meanwhile how far it is."""
    files = named([(each.filename, await each.read()) for each in file])
    work = partial(_load, live, files)
    if LINES in request.headers.get("accept", ""):
        plain = {"content-encoding": "identity", "x-accel-buffering": "no"}  # each line as it comes
        return StreamingResponse(events(live, work), media_type=LINES, headers=plain)
    report = await to_thread.run_sync(partial(work, lambda _: None))
    await live.renew()
    return answers.Answer(report)


@router.delete("/documents/{id}", response_model=wire.RemovedOut)
async def remove(live: deps.OurLive, id: deps.DocumentId) -> Response:  # noqa: A002
    """Remove a document, and with it just what it said."""
    version = await to_thread.run_sync(partial(_remove, live, id))
    await live.renew()
    return answers.Answer({"removed": id, "version": version})


def _load(live: Live, files: list[Sent], tell: Tell) -> Event:
    names = live.settings.names
    reading = Reading(partial(_readers, names), _source, reader_version(names=names))
    return counted(taken_in(live, files, reading, tell), live.library())


@contextmanager
def _readers(names: bool) -> Iterator[Reader[Source]]:
    with Readers(1, names=names) as readers:
        yield readers.each


def _source(sent: Sent) -> Source:
    if not sent.data:
        raise UnreadableDocument(f"{sent.name} is empty")
    if len(sent.data) > LARGEST:
        raise UnreadableDocument(f"{sent.name} has more than the {LARGEST:,} bytes that are read: split it")
    return Source(sent.name, sent.data)


def _remove(live: Live, document: str) -> str:
    with live.library().writer() as writer:
        writer.remove(document)
        writer.commit()
    return build(live.library(), live.settings.engine).library
