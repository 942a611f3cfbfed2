"""A view as a piece of a report: picture, caption, citation, and what is shown with the words it rests on."""

from dataclasses import dataclass
from datetime import date

from graph.model import Graph, Node
from graph.store.base import Store
from viz.citing import apa, gbt7714
from viz.citing.reference import Reference, Stand, of_view
from viz.drawing import Drawing
from viz.layout import draw
from viz.measure import clean
from viz.plate import description
from viz.quantity import note
from viz.report.said import Said, said
from viz.report.wording import word
from viz.sources import sources
from viz.style import Lang, style
from viz.view import View, select

ITEMS = 200  # rows of the table: about a dozen pages
NAME = 200  # characters


@dataclass(frozen=True)
class Item:
    """A drawn node and the strongest piece of evidence for it, its document by number."""

    name: str
    label: str
    value: str = ""
    said: Said | None = None
    number: int = 0


@dataclass(frozen=True)
class Report:
    """All that the renderers of a report write down; every text is one line without what cannot be seen."""

    drawing: Drawing
    made: date | None
    address: str
    items: tuple[Item, ...]
    documents: tuple[Reference, ...]
    record: Reference
    left_out: str = ""

    @property
    def lang(self) -> Lang:
        """The language its own words are in."""
        return self.drawing.lang

    @property
    def alt(self) -> str:
        """The picture in words."""
        return f"{self.drawing.title}: {description(self.drawing)}"

    @property
    def caption(self) -> str:
        """Title, how much is shown, version, day."""
        say, drawing = style().word, self.drawing
        parts = [drawing.title, drawing.subtitle]
        if drawing.shown < drawing.total:
            parts.append(say("shown", self.lang, shown=drawing.shown, total=drawing.total))
        parts.append(say("version", self.lang, version=drawing.version[:12]))
        if self.made:
            parts.append(say("made", self.lang, date=self.made.isoformat()))
        return " · ".join(filter(None, parts))

    def entry(self, one: Reference) -> str:
        """A reference as the report's language has it: GB/T 7714 in Chinese, APA in English."""
        return gbt7714.entry(one) if self.lang == "zh" else apa.entry(one)


def report(store: Store, view: View, made: date | None = None, address: str = "") -> Report:
    """The report of a view."""
    selection = select(store, view)
    drawing = draw(selection, view)
    drawn = [selection.graph.nodes[node.id] for node in drawing.nodes if node.id in selection.graph.nodes]
    nodes = drawn[:ITEMS]
    stand = Stand(drawing.version, made, address, None, view.lang)
    items, documents = _items(store, nodes, stand)
    rest = len(drawn) - len(nodes)
    left_out = word("left_out", view.lang, shown=len(nodes), n=rest) if rest else ""
    record = of_view(drawing, view.to_query(), stand)[0]
    return Report(drawing, made, clean(address, 4000), items, documents, record, left_out)


def _items(store: Store, nodes: list[Node], stand: Stand) -> tuple[tuple[Item, ...], tuple[Reference, ...]]:
    """The nodes with their words, and the documents these stand in, numbered as they come."""
    first = {node.id: node.evidence[0] for node in nodes if node.evidence}
    bare = {node.id: node.model_copy(update={"evidence": node.evidence[:1]}) for node in nodes}
    behind = sources(store, Graph(bare))
    numbers: dict[str, int] = {}
    items = []
    for node in nodes:
        words = said(first[node.id], behind) if node.id in first else None
        number = numbers.setdefault(words.document, len(numbers) + 1) if words else 0
        items.append(_item(node, words, number, stand.lang))
    return tuple(items), tuple(stand.source(id_, behind.documents.get(id_, {})) for id_ in numbers)


def _item(node: Node, words: Said | None, number: int, lang: Lang) -> Item:
    look = style().labels[node.label]
    return Item(
        name=clean(node.pref_label.best(lang), NAME),
        label=look.zh if lang == "zh" else look.en,
        value=clean(note(node, lang) or "", NAME),
        said=words,
        number=number,
    )
