"""Writing a library: fragments are put beside what is there, and one swap of the manifest makes them count."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import orjson
from filelock import FileLock, Timeout

from graph.disk import checksum, write_whole
from graph.errors import LibraryBusy, LibraryDamaged, UnknownNode
from graph.fragment import Fragment
from graph.manifest import FRAGMENTS, Entry, Manifest

Outcome = Literal["loaded", "unchanged", "replaced"]


class Writer:
    """The one writer of a library. What is not committed when it is left never was."""

    def __init__(self, path: Path, committed: Callable[[Manifest], None]) -> None:
        self._path = path
        self._committed = committed
        self._lock = FileLock(path / "lock", timeout=0)
        self._before = Manifest()
        self._entries: dict[str, Entry] = {}

    def __enter__(self) -> Self:
        self._path.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise LibraryBusy(f"{self._path} is being written by another process: try again when it is done") from error
        try:
            self._begin()
        except BaseException:
            self._lock.release()
            raise
        return self

    def _begin(self) -> None:
        self._before = Manifest.read(self._path)
        self._entries = dict(self._before.documents)
        if not (self._path / FRAGMENTS).exists():
            self._before.write(self._path)  # from here on, fragments without a manifest mean damage
            (self._path / FRAGMENTS).mkdir()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._sweep()
        finally:
            self._lock.release()

    def put(self, fragment: Fragment, *, source_sha256: str, reader: str) -> Outcome:
        """Say what a document says; unchanged where the same bytes were already read by the same reader."""
        held = self._entries.get(fragment.document.id)
        if held is not None and (held.source_sha256, held.reader) == (source_sha256, reader) and held.whole(self._path):
            return "unchanged"  # where its file is damaged, loading its document again repairs it
        data = _written(fragment)
        entry = Entry(
            id=fragment.document.id, title=fragment.document.title, source_sha256=source_sha256,
            fragment_sha256=checksum(data), reader=reader,
        )  # fmt: skip
        write_whole(entry.path(self._path), data)
        self._entries[entry.id] = entry
        return "loaded" if held is None else "replaced"

    def remove(self, document_id: str) -> None:
        """Take back what a document says; `UnknownNode` where the library does not hold it."""
        if self._entries.pop(document_id, None) is None:
            raise UnknownNode(f"{self._path} holds no document {document_id}: `zhengtu documents` lists them")

    def commit(self) -> None:
        """Make all of it count, in one step; on an error nothing has changed."""
        manifest = Manifest(dict(self._entries))
        manifest.write(self._path)
        self._committed(manifest)

    def _sweep(self) -> None:
        """Remove fragments no manifest names. Those named when this writer began stay: someone may be reading them."""
        with suppress(OSError, LibraryDamaged):  # what cannot be removed now is removed by the next writer
            kept = {e.path(self._path) for m in (self._before, Manifest.read(self._path)) for e in m.documents.values()}
            for path in (self._path / FRAGMENTS).iterdir():
                if path not in kept:
                    path.unlink()


def _written(fragment: Fragment) -> bytes:
    """The fragment's file. How long the reading took is not part of what a document says."""
    timeless = fragment.model_copy(update={"report": fragment.report.model_copy(update={"seconds": 0.0})})
    return orjson.dumps(timeless.to_json())
