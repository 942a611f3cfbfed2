"""How documents are read: one Fragment per document.

A loader is a module with `SUFFIXES` and one public `load`; content decides which one reads a file,
the suffix breaks ties.
"""

from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from graph.errors import UnreadableDocument
from graph.fragment import Fragment
from graph.vocabulary import Vocabulary
from loaders import dataset, html, text
from loaders.decode import decode
from loaders.page import Page
from loaders.reading.reader import read_page
from loaders.source import Source, open_source, paths

READER_VERSION = "1"
LOADERS: dict[str, Callable[[Source], Page]] = {
    suffix: loader.load for loader in (html, text) for suffix in loader.SUFFIXES
}
SUFFIXES = frozenset({*LOADERS, *dataset.SUFFIXES})


def read(source: Source, vocabulary: Vocabulary | None = None) -> list[Fragment]:
    """What a file says; `UnreadableDocument` with one clear line where it cannot be read."""
    words = Vocabulary.default() if vocabulary is None else vocabulary
    if source.suffix in dataset.SUFFIXES:
        return [dataset.load(source, words)]
    return [read_page(_loader(source)(source), words)]


def _loader(source: Source) -> Callable[[Source], Page]:
    """The loader for a file: markup in it decides, then its suffix."""
    if source.suffix not in LOADERS:
        known = " ".join(sorted(SUFFIXES))
        raise UnreadableDocument(f"{source.name} has a suffix that no loader reads (known: {known})")
    if html.is_html(decode(source.data[:65_536], source.name).text):
        return html.load
    return LOADERS[source.suffix]


def sources(path: Path) -> Iterator[Source]:
    """A file, or the readable files below a folder."""
    return (open_source(found) for found in paths(path, SUFFIXES))


@cache
def _code() -> str:
    """Hash of the reader's own rules and code: whatever could change what is read."""
    here = Path(__file__).parent
    files = sorted(p for p in here.rglob("*") if p.suffix in (".py", ".yaml") and "datasets" not in p.parts)
    return sha256(b"".join(p.read_bytes() for p in files)).hexdigest()[:12]


def reader_version(vocabulary: Vocabulary | None = None) -> str:
    """What a fragment was read with: reader, rules and vocabulary."""
    words = Vocabulary.default() if vocabulary is None else vocabulary
    return f"{READER_VERSION}.{_code()}.{words.version[:12]}"
