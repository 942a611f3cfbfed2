"""What every text loader hands on: a document's description and its blocks, before they are read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from itertools import islice
from pathlib import PurePath
from typing import Any, NamedTuple

import yaml

from graph.errors import UnreadableDocument
from graph.fragment import DocumentText, PassageText
from graph.ids import document_id
from graph.text import simplified
from loaders.columns import Row
from loaders.reading.normal import clean
from loaders.source import Source

_FRONT = re.compile(r"\A\s*---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_CHINESE, _LATIN = re.compile("[\u3400-\u9fff]+"), re.compile("[A-Za-z]+")
_TITLE = 200  # characters; what is longer is text
_SENTENCE = re.compile(r"[，,；;].*[。.；;]$|[。；].")  # and so is a sentence of some clauses, or more than one
_FEWEST = 10  # letters; a text with fewer says nothing


class Block(NamedTuple):
    """A paragraph, heading or row of a document: where it stands, and what its columns mean where that is known."""

    kind: str
    text: str
    page: int | None = None
    row: Row | None = None


@dataclass(frozen=True)
class Description:
    """What a file says of itself."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    warnings: tuple[str, ...] = field(default=())

    def or_else(self, other: "Description") -> "Description":
        """This, and where it is silent the other."""
        return Description(
            title=self.title or other.title,
            publisher=self.publisher or other.publisher,
            published=self.published or other.published,
            url=self.url or other.url,
            warnings=(*self.warnings, *other.warnings),
        )


@dataclass(frozen=True)
class Page:
    """A document whose text is held and not yet read."""

    document: DocumentText
    warnings: tuple[str, ...] = ()
    rows: Mapping[int, Row] = field(default_factory=dict)  # by the index of their passage


def front_matter(text: str) -> tuple[Mapping[str, Any], str]:
    """The YAML between `---` lines at the start of a text, and the rest."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    try:
        meta = yaml.load(found.group(1), Loader=yaml.BaseLoader)  # noqa: S506 (BaseLoader builds strings only)
    except (yaml.YAMLError, RecursionError):
        return {}, text
    return (meta, text[found.end() :]) if isinstance(meta, dict) else ({}, text)


def described(meta: Mapping[str, Any]) -> Description:
    """What front matter or meta tags tell, under the names that are in use for it."""
    return Description(
        title=_first(meta, "title", "og:title", "ArticleTitle"),
        publisher=_first(meta, "publisher", "author", "og:site_name", "ContentSource", "source", "SiteName"),
        published=iso_date(_first(meta, "published", "date", "article:published_time", "PubDate", "publishdate")),
        url=_first(meta, "url", "link", "canonical", "og:url"),
    )


def _first(meta: Mapping[str, Any], *names: str) -> str | None:
    found = (meta.get(name) for name in names)
    return next((clean(v) for v in found if isinstance(v, str) and clean(v)), None)


def iso_date(text: str | None) -> str | None:
    """A date or time in ISO 8601, however it is written; None where it is no date."""
    if not text:
        return None
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(text).isoformat() if len(text) > 10 else date.fromisoformat(text).isoformat()
        except (ValueError, TypeError):
            continue
    found = _DATE.search(text)
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


def language(text: str) -> str:
    """BCP 47 tag of the script that most letters are in."""
    chinese = "".join(_CHINESE.findall(text))
    if len(chinese) * 3 < sum(map(len, _LATIN.findall(text))):
        return "en"
    simple = simplified(chinese)
    changed = sum(a != b for a, b in zip(chinese, simple, strict=True)) if simple != chinese else 0
    return "zh-Hant" if changed * 20 > len(chinese) else "zh-Hans"


def stem(source: Source) -> str:
    """The name of a file as a title."""
    return clean(PurePath(source.name.replace("\\", "/")).stem.replace("_", " "))


def _titled(source: Source, blocks: list[Block]) -> tuple[str, list[Block]]:
    """The title that a text gives itself, and the rest: its first line, which is text too where it is a sentence."""
    first = blocks[0].text
    if blocks[0].kind == "row":
        return stem(source) or first[:_TITLE], blocks
    return first[:_TITLE], blocks if len(first) > _TITLE or _SENTENCE.search(first) else blocks[1:]


def page(source: Source, about: Description, blocks: Sequence[Block], lost: int = 0) -> Page:
    """The document of these blocks: the title is passage 0; `UnreadableDocument` where there is no text."""
    kept = [b._replace(text=text) for b in blocks if (text := clean(b.text))]
    letters = (c for b in kept for c in b.text if c.isalnum())
    if sum(1 for _ in islice(letters, _FEWEST)) < _FEWEST:
        why = "".join(f"; {warning}" for warning in about.warnings)
        raise UnreadableDocument(f"{source.name} holds no text that can be read as a document{why}")
    title = clean(about.title or "")
    if not title:
        title, kept = _titled(source, kept)
    elif kept and clean(kept[0].text) == title:
        kept = kept[1:]
    passages = [Block("title", title), *kept]
    whole = "\n".join(b.text for b in passages)
    document = DocumentText(
        id=document_id(about.url, about.publisher, about.published, title),
        title=title,
        language=language(whole),
        publisher=about.publisher,
        published=about.published,
        url=about.url,
        sha256=source.sha256,
        passages=tuple(PassageText(index=i, kind=b.kind, text=b.text, page=b.page) for i, b in enumerate(passages)),
    )
    lossy = (f"{lost} characters could not be read in the file's encoding",) if lost else ()
    rows = {i: b.row for i, b in enumerate(passages) if b.row is not None}
    return Page(document, (*about.warnings, *lossy), rows)
