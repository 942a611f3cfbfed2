"""How documents are read: one Fragment per document.

A loader is a module with `SUFFIXES` and one public `load`; content decides which one reads a file,
the suffix breaks ties.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from graph.errors import UnreadableDocument
from graph.fragment import Fragment
from graph.vocabulary import Vocabulary, packaged_version
from graph.yaml_file import read_yaml
from loaders import dataset, html, table, text
from loaders.archive import is_archive, members
from loaders.decode import decode
from loaders.page import Page
from loaders.reading.reader import read_page
from loaders.reading.recogniser import recogniser
from loaders.reading.recogniser import version as recogniser_version
from loaders.source import Source, open_source, paths

READER_VERSION = "1"


def _later(module: str) -> Callable[[Source], Page]:
    """A loader that is imported when it is first needed, for its library is large."""

    def load(source: Source) -> Page:
        page: Page = import_module(f"loaders.{module}").load(source)
        return page

    return load


_PDF, _DOCX = _later("pdf"), _later("docx")
LOADERS: dict[str, Callable[[Source], Page]] = {
    **{suffix: loader.load for loader in (html, text, table) for suffix in loader.SUFFIXES},
    ".pdf": _PDF,
    ".docx": _DOCX,
    ".docm": _DOCX,
}
READABLE = frozenset({*LOADERS, *dataset.SUFFIXES})
FORMS: dict[str, str] = {  # known and not read: the way out
    suffix: way for way, suffixes in read_yaml(Path(__file__).with_name("forms.yaml")).items() for suffix in suffixes
}


def read(source: Source, vocabulary: Vocabulary | None = None, *, names: bool = False) -> list[Fragment]:
    """What a file says; `UnreadableDocument` with one clear line where it cannot be read.

    With `names` a model proposes names that no rule has read; `MissingDependency` where it is not installed.
    """
    words = Vocabulary.default() if vocabulary is None else vocabulary
    if source.suffix in dataset.SUFFIXES:
        return [dataset.load(source, words)]
    return [read_page(_loader(source)(source), words, recogniser() if names else None)]


def _loader(source: Source) -> Callable[[Source], Page]:
    """The loader for a file: its first bytes decide, then markup in it, then its suffix."""
    if source.suffix not in READABLE and source.suffix not in FORMS:
        known = " ".join(sorted(READABLE))
        raise UnreadableDocument(f"{source.name} has a suffix that no loader reads (known: {known})")
    if (told := _told(source)) is not None:
        return told
    loader = LOADERS.get(source.suffix)
    if loader is not table.load and _is_page(source):
        return html.load
    if loader is None:
        raise UnreadableDocument(f"{source.name} is in a form that is not read: {FORMS[source.suffix]}")
    return loader


def _is_page(source: Source) -> bool:
    """Is it a web page, whatever it is called?"""
    with suppress(UnreadableDocument):
        return html.is_html(decode(source.data[:65_536], source.name).text)
    return False


def _told(source: Source) -> Callable[[Source], Page] | None:
    """The loader of the form that the first bytes name, whatever the file is called."""
    if source.data[:1024].lstrip().startswith(b"%PDF-"):
        return _PDF
    if is_archive(source.data):
        parts = members(source)
        return _DOCX if "word/document.xml" in parts else table.workbook if "xl/workbook.xml" in parts else None
    return None


def sources(path: Path) -> Iterator[Source]:
    """A file, or the readable files below a folder."""
    return (open_source(found) for found in paths(path, READABLE))


@cache
def _code() -> str:
    """Hash of the reader's own rules and code: whatever could change what is read."""
    here = Path(__file__).parent
    files = sorted(p for p in here.rglob("*") if p.suffix in (".py", ".yaml") and "datasets" not in p.parts)
    return sha256(b"".join(p.read_bytes() for p in files)).hexdigest()[:12]


def reader_version(vocabulary: Vocabulary | None = None, *, names: bool = False) -> str:
    """What a fragment was read with: reader, rules and vocabulary, and the model that proposed names, if one did."""
    words = packaged_version() if vocabulary is None else vocabulary.version
    return ".".join([READER_VERSION, _code(), words[:12], *([recogniser_version()] if names else ())])
