"""Verbs about what an editor should look at: values that contradict each other, things that may be one."""

from collections.abc import Iterable, Iterator

from graph import twins
from graph.disagreement import Disagreement, Evidence, Saying, called
from graph.model import Action, Node, Plan, Quantity, Scalar
from graph.store.documents import Documents
from graph.store.nodes import Nodes
from graph.twins import Twins

_SOURCES = 50  # of one value that are named

_SEVERAL = (  # plans of which more than one document speaks
    "MATCH (p:Plan) OPTIONAL MATCH (d:Document)-[:STATES]->(p) WITH p, count(d) AS documents "
    "WHERE documents > 1 OR any(e IN p.evidence WHERE e CONTAINS '\"citation\"') "
)
_ACTIONS = _SEVERAL + "MATCH (p)-[:HAS_ACTION]->(n:Action) RETURN p.id AS id, n.id AS part ORDER BY id, part"
_FIGURES = (
    _SEVERAL + "MATCH (p)-[:SETS_TARGET|REPORTS]->(n) WITH p, n ORDER BY n.id "
    "WITH p, n.year AS year, collect(n.id) AS parts WHERE size(parts) > 1 "
    "UNWIND parts AS part RETURN p.id AS id, part ORDER BY id, part"
)
_PLANS = (
    "MATCH (p:Plan) OPTIONAL MATCH (p)-[:ISSUED_BY]->(x:Place) "
    "RETURN p.id AS id, collect(DISTINCT x.id) AS places ORDER BY id"
)


class Doubts(Nodes, Documents):
    """Verbs about what does not agree."""

    def disagreements(self, *, document: str | None = None) -> list[Disagreement]:
        """Values that contradict each other, then things that may be one; of all documents, or where one takes part."""
        found = [*self._of_values(), *self._of_names()]
        return [one for one in found if document is None or document in one.documents]

    def _of_values(self) -> Iterator[Disagreement]:
        for node in self.contradictions():
            for name, statements in node.contradictions.items():
                says = [each for s in statements for each in self._says(node, s.value, s.evidence)]
                yield Disagreement("values", (node,), tuple(says), name)

    def _of_names(self) -> Iterator[Disagreement]:
        for pair in self.twins():
            says = [each for said in called(pair) for each in self._says(*said)]
            yield Disagreement("names", (pair.one, pair.other), tuple(says), None, pair.reason)

    def _says(self, node: Node, value: Scalar, evidence: Iterable[Evidence]) -> list[Saying]:
        """Who says so; one piece of evidence a document, exact words before citations."""
        by_document: dict[str, Evidence] = {}
        for piece in sorted(evidence, key=lambda e: (e.kind != "exact", e.document)):
            by_document.setdefault(piece.document, piece)
        shown = self._shown(list(by_document.values())[:_SOURCES])
        return [Saying(value, node, one.evidence, one.document, one.text) for one in shown]

    def contradictions(self) -> list[Node]:
        """The nodes of which sources give different values."""
        return self.nodes_of(
            row[0] for row in self.ask("MATCH (n:Entity) WHERE n.contested RETURN n.id AS id ORDER BY id")
        )

    def twins(self) -> list[Twins]:
        """Things that may be one under two names, without those of which an editor has said that they are not."""
        found = {(t.one.id, t.other.id): t for t in (*self._plans(), *self._actions(), *self._figures())}
        parted = self._parted()
        return [t for ids, t in sorted(found.items()) if frozenset(ids) not in parted]

    def _plans(self) -> Iterator[Twins]:
        places = {row[0]: frozenset(row[1]) for row in self.ask(_PLANS)}
        yield from twins.plans((n for n in self.nodes_of(places) if isinstance(n, Plan)), places)

    def _actions(self) -> Iterator[Twins]:
        for _, parts in self._parts(_ACTIONS):
            yield from twins.actions([node for node in parts if isinstance(node, Action)])

    def _figures(self) -> Iterator[Twins]:
        for plan, parts in self._parts(_FIGURES):
            yield from twins.figures(plan, [node for node in parts if isinstance(node, Quantity)])

    def _parts(self, cypher: str) -> Iterator[tuple[Node, Iterable[Node]]]:
        """Each plan with its parts."""
        found: dict[str, list[str]] = {}
        for id_, part in self.ask(cypher):
            found.setdefault(id_, []).append(part)
        for id_, parts in found.items():
            yield self.node(id_), self.nodes_of(parts)

    def _parted(self) -> set[frozenset[str]]:
        """The pairs that an editor has told apart."""
        return {
            frozenset((row[0], other))
            for row in self.ask("MATCH (n:Entity) WHERE n.corrections IS NOT NULL RETURN n.id ORDER BY n.id")
            for correction in self.corrections(row[0])
            if correction.kind == "not_same"
            for other in correction.not_same
        }
