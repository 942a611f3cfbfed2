"""What is looked at and how: a View is a small model whose URL form is its fields, and selects a graph from a store."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self
from urllib.parse import parse_qsl, urlencode

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, ValidationError, field_validator

from graph.errors import InvalidInput, UnknownNode
from graph.ids import NodeId
from graph.library import Library
from graph.model import NODE_TYPES, Graph
from graph.store import guard
from graph.store.base import Store
from viz import questions
from viz.filters import keep, nearest, of_year, rests_on, said_in, union
from viz.notebook import mimebundle
from viz.style import Lang, Theme, style
from viz.ways import ways

LIMIT = 2500  # nodes of a picture: above about 3,000 no drawing library stays pleasant
ROWS = 1000  # rows of a query that are drawn
Layout = Literal["columns", "radial", "force"]


def _split(value: Any) -> Any:
    """`a,b` and a repeated parameter are the same list."""
    parts = [value] if isinstance(value, str) else list(value)
    return tuple(dict.fromkeys(p for part in parts for p in str(part).split(",") if p))


Many = Annotated[tuple[str, ...], BeforeValidator(_split)]


class View(BaseModel):
    """What (plans, a node and its surroundings, a search, a query), which labels, and how it is drawn."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    _library: Library | None = PrivateAttr(None)
    ask: str | None = Field(
        None, pattern="^[a-z_]+$", description="With `node`: a ready question about it, drawn with its answers"
    )
    cypher: str | None = Field(None, max_length=8192, description="Read-only Cypher; its nodes are drawn")
    depth: int = Field(1, ge=0, le=4, description="Steps around `node` or what `q` finds")
    document: NodeId | None = Field(None, description="Only what this document says")
    evidence: Literal["exact", "citation"] | None = Field(None, description="Only what rests on such evidence")
    expand: Many = Field((), description="Ids whose folded children are drawn; or a label, for all of it")
    fold: Many = Field((), description="Ids whose children are not drawn")
    height: int | None = Field(None, ge=120, le=20000, description="Height of the frame, px")
    label: Many = Field((), description="Labels drawn; none given: the usual ones")
    lang: Lang = Field("zh", description="Language of names")
    layout: Layout = Field("columns", description="How nodes are placed")
    min_confidence: float | None = Field(None, ge=0, le=1, description="Only links at least this sure")
    node: NodeId | None = Field(None, description="The node in the middle")
    plan: Many = Field((), description="Only these plans")
    q: str | None = Field(None, max_length=200, description="What a search finds, and its surroundings")
    select: NodeId | None = Field(None, description="The selected node or relationship")
    theme: Theme | None = Field(None, description="Light or dark; none: the reader's system, light in figures")
    to: NodeId | None = Field(None, description="With `node`: the shortest ways to this other node are drawn")
    width: int | None = Field(None, ge=320, le=8000, description="Width of the frame, px")
    year: int | None = Field(None, ge=1900, le=2200, description="Only targets, figures and plans of this year")

    @field_validator("label")
    @classmethod
    def _labels_exist(cls, labels: tuple[str, ...]) -> tuple[str, ...]:
        unknown = [label for label in labels if label not in NODE_TYPES]
        if unknown:
            raise ValueError(f"no label {unknown[0]}: {', '.join(NODE_TYPES)}")
        return tuple(label for label in NODE_TYPES if label in labels)

    @classmethod
    def from_query(cls, query: str | Mapping[str, Any] | Iterable[tuple[str, str]]) -> Self:
        """The view a URL's query stands for; parameters that are not a view's are passed over."""
        if isinstance(query, str):
            query = parse_qsl(query.lstrip("?"))
        pairs = query.items() if isinstance(query, Mapping) else query
        given: dict[str, list[Any]] = {}
        for key, value in pairs:
            if key in cls.model_fields and value not in ("", None):
                given.setdefault(key, []).extend(value if isinstance(value, list | tuple) else [value])
        lists = {name for name, field in cls.model_fields.items() if field.default == ()}
        try:
            return cls(**{key: values if key in lists else values[-1] for key, values in given.items()})
        except ValidationError as error:
            first = error.errors()[0]
            where, what = ".".join(map(str, first["loc"])), first["msg"].removeprefix("Value error, ")
            raise InvalidInput(f"view: {where}: {what}") from error

    def parameters(self) -> dict[str, str | list[str]]:
        """The query parameters in alphabetical order, defaults left out."""
        given = self.model_dump(exclude_defaults=True)
        return {
            key: [*value] if isinstance(value, tuple) else str(value)
            for key, value in sorted(given.items())
            if value != ()
        }

    def to_query(self) -> str:
        """The URL form: the same view, the same string."""
        return urlencode(self.parameters(), doseq=True)

    def on(self, library: Library) -> Self:
        """The same view of a library of one's own, for a notebook; without it, of the user's."""
        view = self.model_copy()
        view._library = library
        return view

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """What a notebook shows."""
        return mimebundle(self, self._library)

    @property
    def is_overview(self) -> bool:
        """Does it look at plans as a whole, rather than at something asked for?"""
        return not (self.node or self.q or self.cypher)


@dataclass(frozen=True)
class Selection:
    """The part of the graph that a view looks at, of how much, and why not more."""

    graph: Graph
    totals: Mapping[str, int]  # of each label under the view's filters
    version: str
    why: str = ""
    cut: bool = False  # was it more than a picture holds?
    declared: tuple[tuple[int, tuple[str, ...]], ...] = ()  # how many a text counts, and those of them it names

    @property
    def shown(self) -> int:
        """Number of nodes selected."""
        return len(self.graph.nodes)

    @property
    def total(self) -> int:
        """Number of nodes there are."""
        return sum(self.totals.values())


def prepare(store: Store) -> None:
    """Read what every overview is chosen from, before anyone asks for one."""
    _asked(store, View())


def select(store: Store, view: View, limit: int = LIMIT) -> Selection:
    """What a view looks at: the plans, a node's surroundings, what a search finds, or a query's result."""
    graph, why = _asked(store, view)
    if view.select and view.select not in graph.nodes and view.select not in graph.relationships:
        graph, gone = _with_selected(store, view, graph)
        why += gone
    everything = view.is_overview and not view.plan
    narrowed = _narrowed(graph, view)
    totals = Counter(node.label for node in narrowed.nodes.values())
    if everything and narrowed is graph:
        totals = Counter(store.stamp.labels)
    centres = [i for i in (view.select, view.node) if i] or [i for i, n in narrowed.nodes.items() if n.label == "Plan"]
    drawn = nearest(narrowed, centres, limit)
    cut = len(drawn.nodes) < len(narrowed.nodes)
    if cut:
        why.append(style().word("too_many", view.lang, n=f"{limit:,}" if view.lang == "en" else limit))
    declared = _declared(store) if everything else ()
    return Selection(drawn, totals, store.stamp.library, " ".join(why), cut, declared)


def _with_selected(store: Store, view: View, graph: Graph) -> tuple[Graph, list[str]]:
    """The graph with what is selected and its surroundings; what is not there any more is said, and the rest drawn."""
    try:
        return union(graph, store.subgraph([view.select or ""], depth=1, label=_drawable(view))), []
    except UnknownNode:
        return graph, [style().word("gone", view.lang, id=view.select)]


def _declared(store: Store) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """What documents count but do not name in full."""
    entries = [entry for _, entry in store.audit() if entry.status == "partial" and entry.count and entry.members]
    return tuple(sorted({(entry.count or 0, entry.members) for entry in entries}))


def _asked(store: Store, view: View) -> tuple[Graph, list[str]]:
    if view.cypher:
        guard.check(view.cypher)
        result = store.run(view.cypher, limit=ROWS)
        return result.graph, [style().word("cut", view.lang, n=ROWS)] if result.truncated else []
    if view.node and view.to:
        return ways(store, view.node, view.to, view.lang)
    if view.node and view.ask:
        return _answered(store, view.node, view.ask), []
    if view.node:
        return store.subgraph([view.node], depth=view.depth, label=_drawable(view), limit=LIMIT * 4), []
    if view.q:
        found = [hit.node.id for hit in store.search(view.q, limit=50).items]
        return store.subgraph(found, depth=view.depth, label=_drawable(view), limit=LIMIT * 4), []
    return store.tree(view.plan, limit=LIMIT * 4), []


def _answered(store: Store, node: str, ask: str) -> Graph:
    """The node asked about and what leads from it to each answer."""
    return union(store.subgraph([node], depth=0), questions.answer(store, ask, node).graph)


def _drawable(view: View) -> tuple[str, ...]:
    """Passages are many and say little in a picture: only where asked for."""
    return view.label or tuple(label for label in NODE_TYPES if label != "Passage")


def _narrowed(graph: Graph, view: View) -> Graph:
    """The graph under the view's filters; itself where there are none."""
    if view.document:
        graph = keep(graph, said_in(view.document), said_in(view.document))
    if view.evidence:
        graph = keep(graph, rests_on(view.evidence), rests_on(view.evidence))
    if view.year:
        graph = keep(graph, of_year(view.year))
    if view.min_confidence:
        least = view.min_confidence
        graph = keep(graph, link=lambda r: r.confidence >= least)
    return graph
