"""Documents into the library: what was loaded, replaced, unchanged or refused, and why."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from api.console import quiet
from graph.errors import InvalidInput
from graph.fragment import Fragment
from graph.library import Library
from graph.manifest import Entry
from graph.writer import Written

_SAME = "both have the same title, publisher and date, or URL"
BATCH = 200  # documents per manifest swap: what a killed load loses at most, in a large library a twentieth of it
_SHARE = 20


class Bytes(Protocol):
    """A file as a loader takes it."""

    @property
    def sha256(self) -> str:
        """Hash of its bytes."""


S = TypeVar("S", bound=Bytes)
Outcome = list[Written] | InvalidInput
Reader = Callable[[Iterable[S]], Iterator[Outcome]]  # what each source says, in their order


@dataclass
class LoadReport:
    """What became of each file and document."""

    loaded: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    warnings: dict[str, list[str]] = field(default_factory=dict)
    passed_over: dict[str, int] = field(default_factory=dict)  # what lay in the folders besides, by suffix or kind
    files: dict[str, str] = field(default_factory=dict)  # each as loaded, replaced, warned, unchanged or refused
    _by: dict[str, Path] = field(default_factory=dict, repr=False)
    _kept: dict[str, Path] = field(default_factory=dict, repr=False)  # documents of files that need not be read again
    version: str = ""

    def refuse(self, path: Path, error: InvalidInput) -> None:
        """A file that could not be read."""
        said = str(error)
        self.refused[str(path)] = str(path) + said[len(path.name) :] if said.startswith(path.name) else said
        self.files[str(path)] = "refused"

    def keep(self, path: Path, documents: list[str]) -> bool:
        """A file that is in the library as it is; not so where another of this load has taken its place."""
        if any(document in self._by for document in documents):
            return False
        self._kept |= dict.fromkeys(documents, path)
        self.unchanged += documents
        self.files[str(path)] = "unchanged"
        return True

    def gives_way(self, path: Path, said: Written) -> bool:
        """Is it the same document as that of a later file, which is in the library and stays?"""
        later = self._kept.get(said.id)
        if later is not None:
            self.warnings.setdefault(str(path), []).append(f"gives way to {later}: {_SAME}")
            self.files[str(path)] = "warned"
        return later is not None

    def put(self, path: Path, said: Written, outcome: str) -> None:
        """A document that was read; one that takes the place of another of the same load is told."""
        earlier = self._by.setdefault(said.id, path)
        warnings = list(said.warnings)
        if earlier != path and outcome == "replaced":
            warnings.append(f"takes the place of {earlier}: {_SAME}")
            self._by[said.id] = path
        if warnings:
            self.warnings.setdefault(str(path), []).extend(warnings)
        getattr(self, outcome).append(said.id)
        self.files[str(path)] = "warned" if warnings and outcome != "unchanged" else outcome

    def in_short(self) -> str:
        """How many documents became what, and of how many files something is to be told."""
        counts: dict[str, Sized] = {"loaded": self.loaded, "replaced": self.replaced, "unchanged": self.unchanged}
        counts |= {"with warnings": self.warnings, "refused": self.refused}
        counted = ", ".join(f"{len(which)} {name}" for name, which in counts.items() if which)
        others = ", ".join(f"{count} {kind}" for kind, count in sorted(self.passed_over.items()))
        return "; passed over: ".join(filter(None, (counted, others)))

    def gather(self, paths: Iterable[Path], walk: Callable[[Path], tuple[list[Path], Mapping[str, int]]]) -> list[Path]:
        """The files to load, each once; a folder that holds none is refused, and costs the others nothing."""
        found: dict[str, Path] = {}
        for path in paths:
            try:
                files, others = walk(path)
            except InvalidInput as error:
                self.refuse(path, error)
                continue
            for kind, count in others.items():
                self.passed_over[kind] = self.passed_over.get(kind, 0) + count
            for file in files:
                found.setdefault(os.path.abspath(file), file)  # noqa: PTH100 (of very many)
        return list(found.values())

    def to_json(self) -> dict[str, Any]:
        """For machines."""
        return {name: value for name, value in asdict(self).items() if not name.startswith("_")}


def load(
    library: Library,
    paths: Iterable[Path],
    open_source: Callable[[Path], S],
    read: Reader[S],
    reader: str,
    *,
    progress: Callable[[str], None] = quiet,
    report: LoadReport | None = None,
) -> LoadReport:
    """Read each file and put what it says into the library; a file that cannot be read changes nothing."""
    report, put, held = report or LoadReport(), 0, len(library.entries())
    coming: deque[tuple[Path, str]] = deque()
    with library.writer() as writer:
        for said in read(_opened(report, _known(library), library.path, paths, open_source, reader, coming, progress)):
            path, sha256 = coming.popleft()
            if isinstance(said, InvalidInput):
                report.refuse(path, said)
            else:
                for written in (one for one in said if not report.gives_way(path, one)):
                    report.put(path, written, writer.put(written, source_sha256=sha256, reader=reader))
                    put += 1
            progress(path.name)
            if put >= max(BATCH, held // _SHARE):  # else writing the manifest would outgrow the reading
                writer.commit()
                put, held = 0, held + put
        if put:
            writer.commit()
    return report


def _opened(
    report: LoadReport,
    known: dict[tuple[str, str], list[Entry]],
    library: Path,
    paths: Iterable[Path],
    open_source: Callable[[Path], S],
    reader: str,
    coming: deque[tuple[Path, str]],
    progress: Callable[[str], None],
) -> Iterator[S]:
    """The files that are to be read; the others are accounted for at once."""
    for path in paths:
        try:
            source = open_source(path)
        except InvalidInput as error:
            report.refuse(path, error)
        else:
            sha256 = source.sha256
            same = known.get((sha256, reader), ())
            whole = bool(same) and all(entry.whole(library) for entry in same)
            if not whole or not report.keep(path, [entry.id for entry in same]):
                coming.append((path, sha256))
                yield source
                continue
        progress(path.name)


def one_by_one(read: Callable[[S], list[Fragment]]) -> Reader[S]:
    """Reads in this process, one after the other."""

    def each(sources: Iterable[S]) -> Iterator[Outcome]:
        for source in sources:
            try:
                yield [Written.of(fragment) for fragment in read(source)]
            except InvalidInput as error:
                yield error

    return each


def _known(library: Library) -> dict[tuple[str, str], list[Entry]]:
    """The documents that came from given bytes by a given reader: while they are whole they need not be read again."""
    known: dict[tuple[str, str], list[Entry]] = {}
    for entry in library.entries():
        known.setdefault((entry.source_sha256, entry.reader), []).append(entry)
    return known
