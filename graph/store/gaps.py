"""The verb that tells what was looked for and is not stated."""

from graph.model import Node, Plan, Relationship
from graph.store.asked import EACH, LINK, Asked, typed
from graph.unstated import PARTS, TYPES, unstated


class Gaps(Asked):
    """Verbs about what is not there."""

    def not_stated(self, plan: str, *, document: str | None = None) -> tuple[str, ...]:
        """What no source states of a plan, or one document does not."""
        node = self.node(plan)
        return unstated(node, self._links(plan), document) if isinstance(node, Plan) else ()

    def gaps(self, document: str) -> list[tuple[Node, tuple[str, ...]]]:
        """What a document does not state of each plan it tells of; of those it only cites nothing is expected."""
        rows = self.ask("MATCH (d:Document {id: $id})-[:STATES]->(p:Plan) RETURN p.id AS id ORDER BY id", id=document)
        cited = self.ask(
            "MATCH (d:Document {id: $id})-[:STATES]->(p:Plan)<-[c:CITES]-() "
            "WHERE any(e IN c.evidence WHERE e CONTAINS $said) RETURN DISTINCT p.id AS id",
            id=document, said=f'"document":"{document}"',
        )  # fmt: skip
        told = [row for row in rows if row not in cited]
        return [(self.node(id_), self.not_stated(id_, document=document)) for (id_,) in told]

    def _links(self, plan: str) -> list[Relationship]:
        found, ends = dict.fromkeys([plan]), [plan]
        for _ in PARTS:
            rows = self.ask(f"{EACH}-[r{typed(PARTS)}]->(m) RETURN DISTINCT m.id AS id ORDER BY id", ids=ends)
            ends = [row[0] for row in rows if row[0] not in found]
            found.update(dict.fromkeys(ends))
        rows = self.ask(f"{EACH}-[r{typed(TYPES)}]->(m) RETURN {LINK}", ids=list(found))
        return [self.relationship(*row) for row in rows]
