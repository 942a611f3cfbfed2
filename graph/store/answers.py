"""What a store answers with: pages, results, neighbours, hits, readings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from graph.evidence import Citation, Quote
from graph.fragment import AuditEntry, DocumentText, Sentence
from graph.model import Graph, Node, Relationship

T = TypeVar("T")
Direction = Literal["out", "in", "both"]


@dataclass(frozen=True)
class Stamp:
    """What an engine holds: from which library version and program, and how much of each label and type."""

    library: str
    program: str
    labels: Mapping[str, int]
    types: Mapping[str, int]


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some of the items, how many there are in all, and where the next ones begin."""

    items: Sequence[T]
    total: int
    next: str | None = None


@dataclass(frozen=True)
class Result:
    """The answer to a Cypher query: JSON values in rows, and the graph elements that occur in them."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    graph: Graph
    truncated: bool
    elapsed_ms: float


@dataclass(frozen=True)
class Neighbour:
    """A node one step away, and the relationship that leads there."""

    relationship: Relationship
    node: Node


@dataclass(frozen=True)
class Hit:
    """A node found by a search, and what of it matched: name, alias, pinyin, initials, english."""

    node: Node
    matched: str
    score: float


@dataclass(frozen=True)
class Shown:
    """A piece of evidence with what is needed to show it: the passage's text (quotes only) and the document."""

    evidence: Quote | Citation
    document: Node
    text: str | None = None


@dataclass(frozen=True)
class Reading:
    """A held document as it was read: its text, what each stretch mentions, its audit and its sentences."""

    document: DocumentText
    annotations: Sequence[tuple[Quote, Node]]
    audit: Sequence[AuditEntry]
    sentences: Sequence[Sentence]
