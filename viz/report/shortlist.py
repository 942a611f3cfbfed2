"""A shortlist as one table: its nodes, each piece of evidence a row with its words, document and confidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.errors import UnknownNode
from graph.model import Graph, Node, Quantity
from graph.store.base import Store
from viz.measure import clean
from viz.quantity import figure
from viz.report.link import Link
from viz.report.said import Said, said
from viz.report.wording import word
from viz.sources import Sources, sources
from viz.style import Lang, style
from viz.words import words

PIECES = 5  # of evidence of a node, the strongest first; a column says how many there are
NAME = 1000  # characters
# column: its width in a spreadsheet, in characters
COLUMNS = {
    "kind": 8, "name_zh": 24, "name_en": 24, "printed": 14, "unit": 8, "year": 10, "properties": 28, "plan": 26,
    "evidence": 8, "words": 60, "document": 36, "publisher": 16, "date": 12, "link": 36, "confidence": 9, "more": 9,
    "id": 26,
}  # fmt: skip
_APART = {"value", "value_max", "unit", "year", "comparator", "metric", "text", "sha256", "index", "unit_inferred"}
Field = str | int | Link


@dataclass(frozen=True)
class Shortlist:
    """The table, and what stands beside it."""

    lang: Lang
    version: str
    made: date | None
    address: str
    nodes: tuple[Node, ...]
    rows: tuple[Mapping[str, Field], ...]

    @property
    def heads(self) -> list[str]:
        """The columns' names."""
        return [word(key, self.lang) for key in COLUMNS]


def shortlist(store: Store, ids: Sequence[str], lang: Lang, made: date | None = None, address: str = "") -> Shortlist:
    """The table of these nodes, in their order; `UnknownNode` names those that are not there."""
    nodes = {node.id: node for node in store.nodes_of(dict.fromkeys(ids))}
    if missing := [id_ for id_ in dict.fromkeys(ids) if id_ not in nodes]:
        raise UnknownNode(f"there is no node {', '.join(missing)}: search for its name")
    plans = store.plans_of(list(nodes))
    strongest = {id_: node.model_copy(update={"evidence": node.evidence[:PIECES]}) for id_, node in nodes.items()}
    behind = sources(store, Graph(strongest))
    rows = [row for node in nodes.values() for row in _rows(node, plans[node.id], behind, lang)]
    return Shortlist(lang, store.stamp.library, made, address, tuple(nodes.values()), tuple(rows))


def _rows(node: Node, plans: Sequence[Node], behind: Sources, lang: Lang) -> list[dict[str, Field]]:
    """A row for each piece of evidence; one without where there is none."""
    told = _told(node, plans, lang)
    pieces = [said(evidence, behind) for evidence in node.evidence[:PIECES]]
    return [told | _evidence(piece, lang) for piece in pieces] or [told | {"evidence": word("none", lang)}]


def _told(node: Node, plans: Sequence[Node], lang: Lang) -> dict[str, Field]:
    """What the graph knows of a node."""
    look = style().labels[node.label]
    between = "；" if lang == "zh" else "; "
    return {
        "kind": look.zh if lang == "zh" else look.en,
        "name_zh": clean(node.pref_label.zh or "", NAME),
        "name_en": clean(node.pref_label.en or "", NAME),
        **_figures(node, lang),
        "properties": clean(between.join(_properties(node, lang)), NAME),
        "plan": clean(between.join(plan.pref_label.best(lang) for plan in plans), NAME),
        "more": len(node.evidence),
        "id": node.id,
    }


def _figures(node: Node, lang: Lang) -> dict[str, Field]:
    """A figure as printed, its unit and year; a plan's period."""
    if isinstance(node, Quantity):
        year: Field = node.year or ""
        return {"printed": clean(figure(node, lang), NAME), "unit": clean(node.unit or "", NAME), "year": year}
    years = {int(v) for k, v in node.properties.items() if k in ("period_start", "period_end")}
    return {"year": "–".join(map(str, sorted(years)))} if years else {}


def _properties(node: Node, lang: Lang) -> list[str]:
    """The other properties by their names."""
    table, colon = words(lang), "：" if lang == "zh" else ": "
    known = {name: value for name, value in node.properties.items() if name not in _APART}
    return [
        f"{table.get(f'property.{name}', name)}{colon}{table.get(f'value.{value}', value)}"
        for name, value in known.items()
        if not name.startswith("period_")
    ]


def _evidence(piece: Said, lang: Lang) -> dict[str, Field]:
    return {
        "evidence": word("exact" if piece.exact else "cited", lang),
        "words": piece.words,
        "document": piece.title,
        "publisher": piece.publisher,
        "date": piece.published,
        "link": Link(piece.url, piece.url) if piece.url else "",
        "confidence": piece.sureness(lang),
    }
