"""The words behind a graph: the passages its evidence quotes and the documents its evidence names."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.ids import passage_id
from graph.model import Graph, Node, Relationship
from graph.store.base import Store

PASSAGES = "MATCH (p:Passage) WHERE p.id IN $ids RETURN p.id AS id, p.text AS text ORDER BY id"
DOCUMENTS = (
    "MATCH (d:Document) WHERE d.id IN $ids "
    "RETURN d.id AS id, d.name AS name, d.publisher AS publisher, d.published AS published, d.url AS url ORDER BY id"
)


@dataclass(frozen=True)
class Sources:
    """Texts of passages, as `document/index`, and what is known of documents, by id."""

    passages: dict[str, str] = field(default_factory=dict)
    documents: dict[str, dict[str, str]] = field(default_factory=dict)


def sources(store: Store, graph: Graph) -> Sources:
    """All that the evidence of a graph's nodes and relationships points at."""
    things: list[Node | Relationship] = [*graph.nodes.values(), *graph.relationships.values()]
    evidence = {e for thing in things for e in thing.evidence}
    places = {passage_id(e.document, e.passage): f"{e.document}/{e.passage}" for e in evidence if e.kind == "exact"}
    texts = _rows(store, PASSAGES, places)
    known = _rows(store, DOCUMENTS, {e.document for e in evidence})
    names = ("name", "publisher", "published", "url")
    return Sources(
        passages={places[str(row[0])]: str(row[1]) for row in texts},
        documents={str(i): {k: str(v) for k, v in zip(names, rest, strict=True) if v} for i, *rest in known},
    )


def _rows(store: Store, query: str, ids: Iterable[str]) -> list[list[object]]:
    wanted = sorted(ids)
    if not wanted:
        return []
    result = store.run(query, {"ids": wanted}, limit=len(wanted), timeout=30.0)
    return [list(row) for row in result.rows]
