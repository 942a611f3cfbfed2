"""What ships with the program: curated facts and a bulletin of our own, a read-only layer under every library."""

from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from graph.fragment import Fragment
from graph.vocabulary import Vocabulary
from loaders import READABLE, read, reader_version
from loaders.source import Source, open_source, paths

FOLDER = Path(__file__).parent / "datasets"


class Bundled:
    """The files of a folder, read like any others; its version changes with them, the reader and the vocabulary."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder

    def sources(self) -> Iterator[Source]:
        """The files, in the order of their names."""
        return map(open_source, paths(self.folder, READABLE))

    @cached_property
    def version(self) -> str:
        """Stands for what the fragments say, without reading them."""
        parts = [f"{source.name} {source.sha256}" for source in self.sources()]
        return sha256("\n".join([*parts, reader_version()]).encode()).hexdigest()[:16]

    def fragments(self) -> tuple[Fragment, ...]:
        """What the files say, in the order of their names; read once."""
        return self._fragments

    @cached_property
    def _fragments(self) -> tuple[Fragment, ...]:
        return tuple(fragment for source in self.sources() for fragment in read(source, Vocabulary.default()))


BUNDLED = Bundled()
