"""Writing a library: fragments are put beside what is there, and one swap of the manifest makes them count."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Literal, NamedTuple, Self

import orjson
from filelock import FileLock, Timeout

from graph.disk import checksum, sync_files, write_whole
from graph.errors import LibraryBusy, LibraryDamaged, UnknownNode
from graph.fragment import Fragment
from graph.manifest import FRAGMENTS, Entry, Manifest

Outcome = Literal["loaded", "unchanged", "replaced"]


class Written(NamedTuple):
    """What a document says, as the file of its fragment holds it: how long the reading took is no part of that."""

    id: str
    title: str
    data: bytes
    warnings: tuple[str, ...] = ()
    seconds: float = 0.0

    @classmethod
    def of(cls, fragment: Fragment) -> "Written":
        """The fragment in its file's form."""
        report = fragment.report
        timeless = fragment.model_copy(update={"report": report.model_copy(update={"seconds": 0.0})})
        data = orjson.dumps(timeless.to_json())
        return cls(fragment.document.id, fragment.document.title, data, fragment.warnings, report.seconds)

    def fragment(self) -> Fragment:
        """The fragment again."""
        fragment = Fragment.from_json(orjson.loads(self.data))
        return fragment.model_copy(update={"report": fragment.report.model_copy(update={"seconds": self.seconds})})


class Writer:
    """The one writer of a library. What is not committed when it is left never was."""

    def __init__(self, path: Path, committed: Callable[[Manifest], None], held: Callable[[], Manifest | None]) -> None:
        self._path = path
        self._committed = committed
        self._held = held  # the manifest as it is on the disk, where that is known
        self._lock = FileLock(path / "lock", timeout=0)
        self._before = self._now = Manifest()
        self._fresh: list[Path] = []  # written since the last commit
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
        held = self._held()
        self._before = self._now = Manifest.read(self._path) if held is None else held
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

    def put(self, fragment: Fragment | Written, *, source_sha256: str, reader: str) -> Outcome:
        """Say what a document says; unchanged where the same bytes were already read by the same reader."""
        said = Written.of(fragment) if isinstance(fragment, Fragment) else fragment
        held = self._entries.get(said.id)
        if held is not None and (held.source_sha256, held.reader) == (source_sha256, reader) and held.whole(self._path):
            return "unchanged"  # where its file is damaged, loading its document again repairs it
        entry = Entry(
            id=said.id, title=said.title, source_sha256=source_sha256,
            fragment_sha256=checksum(said.data), reader=reader,
        )  # fmt: skip
        if not entry.whole(self._path):  # what a manifest may name already is not touched
            write_whole(entry.path(self._path), said.data, sync=False)
            self._fresh.append(entry.path(self._path))
        self._entries[entry.id] = entry
        return "loaded" if held is None else "replaced"

    def remove(self, document_id: str) -> None:
        """Take back what a document says; `UnknownNode` where the library does not hold it."""
        if self._entries.pop(document_id, None) is None:
            raise UnknownNode(f"{self._path} holds no document {document_id}: `zhengtu documents` lists them")

    def commit(self) -> None:
        """Make all of it count, in one step, once it is on the disk; on an error nothing has changed."""
        sync_files(self._fresh)
        self._fresh = []
        manifest = Manifest(dict(self._entries))
        manifest.write(self._path)
        self._now = manifest
        self._committed(manifest)

    def _sweep(self) -> None:
        """Remove fragments no manifest names. Those named when this writer began stay: someone may be reading them."""
        with suppress(OSError, LibraryDamaged):  # what cannot be removed now is removed by the next writer
            kept = {entry.file for manifest in (self._before, self._now) for entry in manifest.documents.values()}
            for path in (self._path / FRAGMENTS).iterdir():
                if path.name not in kept:
                    path.unlink()
