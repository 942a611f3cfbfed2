"""Documents that come by the web: read as `zhengtu load` reads, built into the graph that is served, and reported."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import orjson

from api.live import Live
from api.loading import LoadReport, load
from graph.errors import ZhengtuError
from graph.library import Library
from graph.store import build

Event = dict[str, Any]
Tell = Callable[[Event], None]


@dataclass(frozen=True)
class Sent:
    """A file as a browser sends it."""

    name: str
    data: bytes


def named(files: Iterable[tuple[str | None, bytes]]) -> list[Sent]:
    """Each file under a name that is nothing but a name, and that no other has."""
    sent: dict[str, Sent] = {}
    for given, data in files:
        name = _plain(given or "")
        while name in sent:
            name = f"{len(sent) + 1}-{name}"
        sent[name] = Sent(name, data)
    return list(sent.values())


def _plain(given: str) -> str:
    """The last part of a path of any system, without what cannot be seen."""
    last = PurePosixPath(given.replace("\\", "/")).name
    return "".join(c for c in last if c.isprintable())[:200].strip(". ") or "document"


@dataclass(frozen=True)
class Reading:
    """How documents are read: what the upload route takes from the loaders."""

    readers: Callable[[], Any]  # a context that gives a Reader
    source: Callable[[Sent], Any]
    reader: str


def taken_in(live: Live, files: list[Sent], reading: Reading, tell: Tell) -> LoadReport:
    """Read files into the library and build the graph anew; tells how far it is."""
    library, by_name = live.library(), {Path(file.name): file for file in files}
    report, done = LoadReport(), 0

    def progress(name: str) -> None:
        nonlocal done
        done += 1
        tell({"event": "read", "file": name, "done": done, "of": len(files)})

    with reading.readers() as each:
        load(library, by_name, lambda path: reading.source(by_name[path]), each, reading.reader,
             progress=progress, report=report)  # fmt: skip
    if report.loaded or report.replaced:
        tell({"event": "building"})
    report.version = build(live.library(), live.settings.engine).library
    return report


def counted(report: LoadReport, library: Library) -> Event:
    """A report with what was found in each document."""
    found = []
    for id_ in dict.fromkeys([*report.loaded, *report.replaced, *report.unchanged]):
        fragment = library.fragment(id_)
        statuses = [sentence.status for sentence in fragment.sentences]
        found.append(
            {
                "id": id_,
                "title": fragment.document.title,
                "nodes": len(fragment.nodes),
                "relationships": len(fragment.relationships),
                "sentences": len(statuses),
                "unused": statuses.count("unused"),
            }
        )
    return report.to_json() | {"found": found}


async def events(live: Live, work: Callable[[Tell], Event]) -> AsyncIterator[bytes]:
    """What a piece of work tells while it goes on, a line of JSON each; the last is its report or its problem."""
    loop, told = asyncio.get_running_loop(), asyncio.Queue[Event | None]()

    def tell(event: Event) -> None:
        loop.call_soon_threadsafe(told.put_nowait, event)

    async def run() -> None:
        try:
            report = await asyncio.to_thread(work, tell)
            await live.renew()
            told.put_nowait({"event": "report", **report})
        except ZhengtuError as error:
            told.put_nowait({"event": "problem", "detail": str(error)})
        finally:
            told.put_nowait(None)

    running = asyncio.create_task(run())
    while (event := await told.get()) is not None:
        yield orjson.dumps(event) + b"\n"
    await running
