"""Verbs about nodes: one, many, those next to one, those found by name."""

from collections.abc import Collection, Sequence
from typing import Any

from graph.errors import UnknownNode
from graph.model import Node
from graph.resolve import Correction
from graph.search import lucene, rank
from graph.store.answers import Direction, Hit, Neighbour, Page
from graph.store.asked import LINK, Asked, labelled, typed
from graph.store.paging import key_of, keyed, ranked
from graph.store.stored import from_json
from graph.store.tree import FACTS, hanging_on

CANDIDATES = 500  # hits that are ranked by name and paged through; of a wider search only the number is told

_WAYS = {"out": "-[r{type}]->", "in": "<-[r{type}]-", "both": "-[r{type}]-"}
_FILTERS = {
    "document": "any(said IN n.evidence WHERE said CONTAINS $document)",
    "year": "(n.year = $year OR (n.period_start <= $year AND coalesce(n.period_end, n.period_start) >= $year))",
    "least": f"EXISTS {{ MATCH (n)-[r{typed(FACTS)}]-() WHERE r.confidence >= $least }}",
}


def _match(kinds: str, asked: Collection[str]) -> str:
    """The pattern of `nodes`: over the ids where they are given, else over the labels, in the order of their ids."""
    pattern = f"UNWIND $ids AS id MATCH (n{kinds} {{id: id}})" if "ids" in asked else f"MATCH (n{kinds})"
    return f"{pattern} WHERE {' AND '.join(['n.id > $after', *(_FILTERS[name] for name in _FILTERS if name in asked)])}"


class Nodes(Asked):
    """Verbs about nodes."""

    def nodes(
        self,
        *,
        label: Collection[str] = (),
        plan: str | None = None,
        document: str | None = None,
        year: int | None = None,
        min_confidence: float | None = None,
        q: str | None = None,
        limit: int = 100,
        next: str | None = None,  # noqa: A002
    ) -> Page[Node]:
        """Nodes by label, plan, document that speaks of them, year, surest relationship and words of their name."""
        given = {
            "ids": self._among(plan, q),
            "document": document and f'"document":"{document}"',
            "year": year,
            "least": min_confidence,
        }
        asked: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
        match = _match(labelled(label), asked)
        rows = self.ask(
            f"{match} RETURN n.id AS key ORDER BY key LIMIT $limit", after=key_of(next), limit=limit + 1, **asked
        )
        total = self.count(f"{match} RETURN count(n)", after="", **asked) if asked else self._kinds(label)
        nodes = {node.id: node for node in self.nodes_of(row[0] for row in rows[:limit])}
        return keyed(rows, limit, total, lambda row: nodes[row[0]])

    def corrections(self, id: str) -> list[Correction]:  # noqa: A002
        """What editors decided of a node: why it is not shown as the sources have it."""
        rows = self.ask("MATCH (n:Entity {id: $id}) RETURN n.corrections", id=id)
        return [Correction.model_validate(decided) for decided in from_json(rows[0][0] if rows else None)]

    def _kinds(self, label: Collection[str]) -> int:
        return sum(number for name, number in self.stamp.labels.items() if not label or name in label)

    def _among(self, plan: str | None, q: str | None) -> list[str] | None:
        found = None
        if plan is not None:
            found = hanging_on(self, [self.node(plan).id])
        if q is not None:
            named = self._found(q, ())
            found = named if found is None else sorted(set(found) & set(named))
        return found

    def neighbours(
        self,
        id: str,  # noqa: A002
        *,
        type: Collection[str] = (),  # noqa: A002
        label: Collection[str] = (),
        direction: Direction = "both",
        min_confidence: float | None = None,
        limit: int = 100,
        next: str | None = None,  # noqa: A002
    ) -> Page[Neighbour]:
        """The relationships of a node, by type, and where they lead."""
        way = _WAYS[direction].format(type=typed(type))
        sure = "WHERE r.confidence >= $least" if min_confidence is not None else ""
        match = f"MATCH (n:Entity {{id: $id}}){way}(m{labelled(label)}) {sure} "
        least = {"least": min_confidence} if min_confidence is not None else {}
        rows = self.ask(
            f"{match} WITH r, m, type(r) + ' ' + m.id + ' ' + r.id AS key WHERE key > $after "
            f"RETURN key, m.id, {LINK} ORDER BY key LIMIT $limit",
            id=id, after=key_of(next), limit=limit + 1, **least,
        )  # fmt: skip
        if not rows:
            self.node(id)
        short = next is None and len(rows) <= limit
        total = len(rows) if short else self.count(f"{match} RETURN count(r)", id=id, **least)
        nodes = {node.id: node for node in self.nodes_of(row[1] for row in rows[:limit])}
        return keyed(rows, limit, total, lambda row: Neighbour(self.relationship(*row[2:]), nodes[row[1]]))

    def search(
        self,
        q: str,
        *,
        label: Collection[str] = (),
        limit: int = 20,
        next: str | None = None,  # noqa: A002
    ) -> Page[Hit]:
        """Nodes by name: Chinese in either script, pinyin, initials, English; the closest first."""
        hits = []
        for node in self.nodes_of(self._found(q, label)):
            matched, close = rank(node, q)
            hits.append(Hit(node, matched, round(close, 3)))
        hits.sort(key=lambda hit: (-hit.score, len(hit.node.pref_label.best()), hit.node.id))
        total = len(hits) if len(hits) < CANDIDATES else int(self._matching(q, label, "count(node)")[0][0])
        return ranked(hits, limit, next, total)

    def _found(self, q: str, label: Collection[str]) -> list[str]:
        labelled(label)
        best = "node.id AS id, score ORDER BY score DESC, id LIMIT $most"
        return [row[0] for row in self._matching(q, label, best, most=CANDIDATES)] if lucene(q) else []

    def _matching(self, q: str, label: Collection[str], what: str, **given: Any) -> Sequence[Sequence[Any]]:
        only = "WHERE any(l IN labels(node) WHERE l IN $label)" if label else ""
        return self.ask(
            f"CALL db.index.fulltext.queryNodes('{self.index}', $words) YIELD node, score "
            f"WITH node, score {only} RETURN {what}",
            words=lucene(q), **given, **({"label": list(label)} if label else {}),
        )  # fmt: skip


def known(asked: Asked, ids: Collection[str]) -> list[str]:
    """Those of the ids that are nodes; `UnknownNode` where none is."""
    found = [node.id for node in asked.nodes_of(ids)]
    if ids and not found:
        raise UnknownNode(f"there is no node {', '.join(ids)}: search for its name")
    return found
