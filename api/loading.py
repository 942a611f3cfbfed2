"""Documents into the library: what was loaded, replaced, unchanged or refused, and why."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from api.console import quiet
from graph.errors import InvalidInput
from graph.fragment import Fragment
from graph.library import Library

BATCH = 200  # documents per manifest swap: what a killed load loses at most


class Bytes(Protocol):
    """A file as a loader takes it."""

    @property
    def sha256(self) -> str:
        """Hash of its bytes."""


S = TypeVar("S", bound=Bytes)


@dataclass
class LoadReport:
    """What became of each file and document."""

    loaded: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    warnings: dict[str, list[str]] = field(default_factory=dict)
    version: str = ""

    def to_json(self) -> dict[str, Any]:
        """For machines."""
        return asdict(self)


def load(
    library: Library,
    paths: Iterable[Path],
    open_source: Callable[[Path], S],
    read: Callable[[S], list[Fragment]],
    reader: str,
    *,
    progress: Callable[[str], None] = quiet,
) -> LoadReport:
    """Read each file and put what it says into the library; a file that cannot be read changes nothing."""
    report, known, put = LoadReport(), _known(library), 0
    with library.writer() as writer:
        for path in paths:
            try:
                source = open_source(path)
                if same := known.get((source.sha256, reader)):
                    report.unchanged += same
                    continue
                for fragment in read(source):
                    outcome = writer.put(fragment, source_sha256=source.sha256, reader=reader)
                    getattr(report, outcome).append(fragment.document.id)
                    _warn(report, path, fragment)
                    put += 1
                if put >= BATCH:
                    writer.commit()
                    put = 0
            except InvalidInput as error:
                report.refused[str(path)] = str(error)
            finally:
                progress(path.name)
        if put:
            writer.commit()
    return report


def _known(library: Library) -> dict[tuple[str, str], list[str]]:
    """The documents that came from given bytes by a given reader, and are whole: they need not be read again."""
    known: dict[tuple[str, str], list[str]] = {}
    for entry in (e for e in library.entries() if e.whole(library.path)):
        known.setdefault((entry.source_sha256, entry.reader), []).append(entry.id)
    return known


def _warn(report: LoadReport, path: Path, fragment: Fragment) -> None:
    if fragment.report.warnings:
        report.warnings.setdefault(str(path), []).extend(fragment.report.warnings)
