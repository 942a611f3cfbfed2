"""What a bibliography says of a thing: the graph's own record of it, and the documents it was read from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from graph.errors import InvalidInput
from graph.evidence import Quote
from graph.ids import digest
from graph.model import Document, Node
from graph.sentence import around
from graph.store.base import Shown, Store
from viz.citing.address import web
from viz.citing.dates import iso
from viz.citing.wording import word
from viz.drawing import Drawing
from viz.measure import clean
from viz.style import Lang, style

SOURCES = 5  # documents of a thing, the strongest first
TITLE, WORDS = 300, 400  # characters at most
Kind = Literal["dataset", "webpage", "document"]


@dataclass(frozen=True)
class Reference:
    """One entry: a record of the graph, or a document; every text of it on one line."""

    key: str
    kind: Kind
    author: str
    title: str
    issued: str = ""  # ISO 8601, as precise as known
    url: str = ""
    version: str = ""
    words: str = ""  # quoted from it
    accessed: str = ""
    lang: Lang = "zh"


@dataclass(frozen=True)
class Stand:
    """Where what is cited stands: which library, how far its sources reach, its address, and the day it was read."""

    version: str
    made: date | None = None
    address: str = ""
    accessed: date | None = None
    lang: Lang = "zh"

    def at(self, address: str) -> "Stand":
        """The same at another address."""
        return replace(self, address=address)

    def record(self, key: str, title: str) -> Reference:
        """The graph's record of a thing; its day is that of the sources, never that of the asking."""
        return Reference(
            key=f"zhengtu-{key}",
            kind="dataset",
            author=word("author", self.lang),
            title=clean(title, TITLE),
            issued=self.made.isoformat() if self.made else "",
            url=web(self.address),
            version=self.version[:12],
            accessed=self._accessed,
            lang=self.lang,
        )

    def source(self, id_: str, said: Mapping[str, str | None], words: str = "") -> Reference:
        """A document, of which `name`, `publisher`, `published` and `url` may be known, and words quoted from it."""
        url = web(said.get("url"))
        return Reference(
            key=id_,
            kind="webpage" if url else "document",
            author=clean(said.get("publisher") or "", TITLE),
            title=clean(said.get("name") or id_, TITLE),
            issued=iso(said.get("published") or ""),
            url=url,
            words=clean(words, WORDS),
            accessed=self._accessed if url else "",
            lang=self.lang,
        )

    @property
    def _accessed(self) -> str:
        return self.accessed.isoformat() if self.accessed else ""


def of_node(store: Store, id_: str, stand: Stand) -> list[Reference]:
    """A node's record and its strongest sources; a document is its own source."""
    node = store.node(id_)
    title = word("node", stand.lang, name=node.pref_label.best(stand.lang), label=_label(node, stand.lang))
    record = stand.record(id_, title)
    if isinstance(node, Document):
        return [_document(node, stand), record]
    return [record, *_sources(store.evidence(id_, limit=1000).items, stand)]


def of_relationship(store: Store, source: str, type_: str, target: str, stand: Stand) -> list[Reference]:
    """A relationship's record and its strongest sources."""
    if type_ not in style().types:
        raise InvalidInput(f"{type_} is no relationship type: there are {', '.join(style().types)}")
    evidence = store.evidence(source, type=type_, target=target, limit=1000).items
    ends = [store.node(end).pref_label.best(stand.lang) for end in (source, target)]
    verb = style().types[type_].title(stand.lang)
    title = word("link", stand.lang, source=ends[0], verb=verb, target=ends[1])
    return [stand.record(digest(source, type_, target), title), *_sources(evidence, stand)]


def of_view(drawing: Drawing, asked: str, stand: Stand) -> list[Reference]:
    """A view's record; `asked` is its query, by which its key is told from others'."""
    return [stand.record(f"view-{digest(asked)}", drawing.title)]


def _sources(evidence: Iterable[Shown], stand: Stand) -> list[Reference]:
    """Each document once, with the first words it is quoted for."""
    found: dict[str, Reference] = {}
    for shown in evidence:
        if shown.document.id not in found and len(found) < SOURCES:
            found[shown.document.id] = replace(_document(shown.document, stand), words=_words(shown))
    return list(found.values())


def _words(shown: Shown) -> str:
    """The sentence that is quoted; of a citation there are no words."""
    if not isinstance(shown.evidence, Quote):
        return ""
    said = shown.evidence
    return clean(around(shown.text, said.start, said.end) if shown.text else said.exact, WORDS)


def _document(document: Node, stand: Stand) -> Reference:
    said = {name: str(value) for name, value in document.properties.items()}
    return stand.source(document.id, said | {"name": said.get("title") or document.pref_label.best(stand.lang)})


def _label(node: Node, lang: Lang) -> str:
    line = style().labels[node.label]
    return line.zh if lang == "zh" else line.en
