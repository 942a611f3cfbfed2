"""The library: one fragment per document in a folder of plain files; what it says is the truth all else is built from.

    manifest.json                        which documents, from which bytes, read by which reader; no times
    fragments/<document>-<sha16>.json    what each document says; never changed, only replaced
    corrections.yaml                     an editor's corrections, if any
    lock                                 held by the one writer

A commit swaps the manifest, nothing else: whoever opens the library finds the old one or the new one, never between.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Protocol

import orjson

from graph.disk import checksum
from graph.errors import InvalidFragment, InvalidInput, LibraryBusy, LibraryDamaged, UnknownNode
from graph.fold import fold
from graph.fragment import AuditEntry, DocumentText, Fragment
from graph.ids import digest
from graph.manifest import NAME, Entry, Manifest
from graph.model import Graph, Node, Relationship
from graph.resolve import Correction, Corrections
from graph.writer import Writer

CORRECTIONS = "corrections.yaml"


class Layer(Protocol):
    """Fragments that lie under every library, read-only: the bundled ones."""

    @property
    def version(self) -> str:
        """Stands for what the fragments say; cheap."""

    def fragments(self) -> Iterable[Fragment]:
        """Its fragments, in a fixed order."""


class Library:
    """An opened library, as it was when it was opened."""

    def __init__(self, path: Path, manifest: Manifest, corrections: Corrections, layer: Layer | None) -> None:
        self.path = path
        self.layer = layer
        self.damaged: list[str] = []
        self._manifest = manifest
        self._corrections = corrections
        self._seen = signature(path)

    @classmethod
    def open(cls, path: Path, *, layer: Layer | None = None, skip_damaged: bool = False) -> "Library":
        """Open a library; a missing folder is an empty one. With `skip_damaged` the sound rest of a damaged one."""
        if path.exists() and not path.is_dir():
            raise InvalidInput(f"{path} is a file: --library names a folder")
        if not skip_damaged:
            return cls(path, Manifest.read(path), Corrections.read(path / CORRECTIONS), layer)
        library = cls(path, Manifest(), Corrections.read(path / CORRECTIONS), layer)
        library._keep_sound()
        return library

    def _keep_sound(self) -> None:
        """Keep the entries whose fragments are whole; name the others in `damaged`."""
        try:
            self._manifest = Manifest.read(self.path)
        except LibraryDamaged as error:
            self.damaged.append(str(error))
        for entry in self.entries():
            try:
                self._read(entry)
            except LibraryDamaged as error:
                self.damaged.append(str(error))
                self._manifest = self._manifest.without(entry.id)

    @cached_property
    def version(self) -> str:
        """Stands for all that the library says: its documents, the layer beneath, the corrections above."""
        return digest(self._manifest.version, self.layer.version if self.layer else "", self._corrections.version)

    @property
    def stale(self) -> bool:
        """Has the library on disk been written since this was opened? Costs two file look-ups."""
        return signature(self.path) != self._seen

    def entries(self) -> list[Entry]:
        """The library's own documents, by id; the layer's are not among them."""
        return self._manifest.entries()

    def fragment(self, document_id: str) -> Fragment:
        """What a document says, uncorrected; `UnknownNode` for one that is not held."""
        entry = self._manifest.documents.get(document_id)
        if entry is not None:
            return self._read(entry)
        for fragment in self.layer.fragments() if self.layer else ():
            if fragment.document.id == document_id:
                return fragment
        raise UnknownNode(f"no document {document_id} in {self.path}: `zhengtu documents` lists them")

    def fragments(self) -> Iterator[Fragment]:
        """The layer's fragments, then the library's own; `LibraryDamaged` names the first file that is not whole."""
        if self.layer is not None:
            yield from self.layer.fragments()
        yield from map(self._read, self.entries())

    def merged(self) -> Iterator[Node | Relationship]:
        """All that the documents say: every node once, by id, then every relationship; corrections applied."""
        return fold(self.fragments(), self._corrections)

    def graph(self) -> Graph:
        """All that the documents say, in memory."""
        nodes: dict[str, Node] = {}
        relationships: dict[str, Relationship] = {}
        for thing in self.merged():
            if isinstance(thing, Node):
                nodes[thing.id] = thing
            else:
                relationships[thing.id] = thing
        return Graph(nodes, relationships)

    def audit(self) -> Iterator[tuple[DocumentText, AuditEntry]]:
        """Every count a document declares, with its members as the graph has them."""
        for fragment in self.fragments():
            for entry in fragment.audit:
                yield fragment.document, self._corrections.entry(entry, fragment.document.id)

    def corrections(self, id_: str | None = None) -> tuple[Correction, ...]:
        """All corrections, or those that made one node or relationship what it is shown as."""
        return self._corrections.made if id_ is None else self._corrections.of(id_)

    def corrected(self, entry: AuditEntry, document_id: str) -> AuditEntry:
        """An audit entry of a document with its members as the graph has them."""
        return self._corrections.entry(entry, document_id)

    def writer(self) -> Writer:
        """Write the library: `with library.writer() as writer: …; writer.commit()`. `LibraryBusy` for a second one."""
        return Writer(self.path, self._renew, lambda: None if self.stale or self.damaged else self._manifest)

    def _renew(self, manifest: Manifest) -> None:
        self._manifest = manifest
        self._seen = signature(self.path)
        self.__dict__.pop("version", None)

    def _read(self, entry: Entry) -> Fragment:
        path, way_out = entry.path(self.path), f"load {entry.title} again, or serve with --skip-damaged"
        try:
            data = path.read_bytes()
            if checksum(data) != entry.fragment_sha256:
                raise LibraryDamaged(f"{path} is not as it was written: {way_out}")
            return Fragment.from_json(orjson.loads(data))
        except (FileNotFoundError, LibraryDamaged) as error:
            if self.stale:
                raise LibraryBusy(f"{self.path} was rewritten meanwhile: open it again") from error
            if isinstance(error, LibraryDamaged):
                raise
            raise LibraryDamaged(f"{path} is missing: {way_out}") from error
        except (InvalidFragment, orjson.JSONDecodeError) as error:
            raise LibraryDamaged(f"{path}: {error}; {way_out}") from error


def signature(path: Path) -> tuple[object, ...]:
    """Changes whenever manifest or corrections are written."""
    return tuple(_stat(path / name) for name in (NAME, CORRECTIONS))


def _stat(path: Path) -> object:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
