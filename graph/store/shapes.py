"""Verbs that answer with a part of the graph: a plan's tree, a node's surroundings, ways between two, targets."""

from collections import OrderedDict
from collections.abc import Collection, Sequence
from threading import Lock
from typing import Any

from graph.errors import InvalidInput
from graph.model import Graph, Node, Relationship
from graph.store.answers import Page
from graph.store.asked import EACH, LINK, Asked, labelled, typed
from graph.store.nodes import known
from graph.store.paging import key_of, keyed
from graph.store.tree import FACTS, STRUCTURE, among, between, hanging_on, plans_above

DEEPEST = 8
TREES_KEPT = 4
_OF_TARGETS = ("SETS_TARGET", "REPORTS")


class Shapes(Asked):
    """Verbs that answer with a part of the graph."""

    def __init__(self) -> None:
        super().__init__()
        self._trees: OrderedDict[tuple[tuple[str, ...], int], Graph] = OrderedDict()
        self._growing = Lock()

    def tree(self, plans: Sequence[str] = (), *, limit: int = 3000) -> Graph:
        """The plans (all, or these) with everything that hangs on them, the nearest first where there is too much.

        Those asked for last are kept; who asks while one is being read waits for it.
        """
        asked = (tuple(plans), limit)
        with self._growing:
            if asked not in self._trees:
                self._trees[asked] = self._grown(plans, limit)
            self._trees.move_to_end(asked)
            while len(self._trees) > TREES_KEPT:
                self._trees.popitem(last=False)
            return self._trees[asked]

    def _grown(self, plans: Sequence[str], limit: int) -> Graph:
        roots = known(self, plans) or [row[0] for row in self.ask("MATCH (n:Plan) RETURN n.id AS id ORDER BY id")]
        ids = hanging_on(self, roots, limit)
        return self.graph(ids, between(self, ids))

    def plans_of(self, ids: Sequence[str]) -> dict[str, list[Node]]:
        """For each of these nodes the plans it hangs on, the nearest first; a plan stands for itself."""
        above = plans_above(self, ids)
        plans = {node.id: node for node in self.nodes_of({*ids, *(plan for found in above.values() for plan in found)})}
        own = {id_: [plans[id_]] for id_ in ids if id_ in plans and plans[id_].label == "Plan"}
        return {id_: own.get(id_) or [plans[plan] for plan in found] for id_, found in above.items()}

    def subgraph(self, ids: Collection[str], *, depth: int = 1, label: Collection[str] = (), limit: int = 300) -> Graph:
        """These nodes and those at most so many steps away; the nearest, then the best connected, are kept."""
        types = FACTS if label and "Passage" not in label else [*FACTS, *STRUCTURE]
        found = dict.fromkeys(known(self, self._ends_of(ids)))
        frontier = list(found)
        for _ in range(min(depth, DEEPEST)):
            if len(found) >= limit or not frontier:
                break
            rows = self.ask(
                f"{EACH}-[r{typed(types)}]-(m{labelled(label)}) WHERE $found[m.id] IS NULL "
                "RETURN DISTINCT m.id AS id, m.degree AS degree ORDER BY degree DESC, id LIMIT $limit",
                ids=frontier, found=among(found), limit=limit - len(found),
            )  # fmt: skip
            frontier = [row[0] for row in rows]
            found.update(dict.fromkeys(frontier))
        return self.graph(found, between(self, found, types))

    def _ends_of(self, ids: Collection[str]) -> list[str]:
        """A relationship's id stands for its two ends."""
        found = list(ids)
        for id_ in ids:
            if id_.startswith("rel-"):
                rows = self.ask("MATCH (n:Entity)-[r]->(m:Entity) WHERE r.id = $id RETURN n.id, m.id LIMIT 1", id=id_)
                found += [end for row in rows for end in row]
        return found

    def paths(self, source: str, target: str, *, depth: int = 4, limit: int = 10) -> list[Graph]:
        """The shortest ways between two nodes, each as a small graph; documents' passages are no way."""
        if not 1 <= depth <= DEEPEST:
            raise InvalidInput(f"depth={depth}: between 1 and {DEEPEST}")
        ends = [self.node(source).id, self.node(target).id]
        if source == target:
            return [self.graph(ends[:1], ())]
        rows = self.ask(
            f"MATCH (a:Entity {{id: $source}}), (b:Entity {{id: $target}}) "
            f"MATCH p = allShortestPaths((a)-[{typed(FACTS)}*..{depth}]-(b)) "
            f"RETURN [n IN nodes(p) | n.id] AS ids, [r IN relationships(p) | [{LINK}]] AS links "
            "ORDER BY ids LIMIT $limit",
            source=source, target=target, limit=limit,
        )  # fmt: skip
        return [self.graph(ids, (self.relationship(*link) for link in links)) for ids, links in rows]

    def targets(
        self,
        *,
        plan: str | None = None,
        year: int | None = None,
        label: Collection[str] = ("Target",),
        limit: int = 100,
        next: str | None = None,  # noqa: A002
    ) -> Page[tuple[Node, Relationship, Node]]:
        """Who sets which goal (with `label` Observation: who has which figure), by plan and year."""
        where = ["key > $after"]
        given: dict[str, Any] = {}
        if plan is not None:
            where.append("$among[m.id]")
            given["among"] = among(hanging_on(self, [self.node(plan).id]))
        if year is not None:
            where.append("m.year = $year")
            given["year"] = year
        match = (
            f"MATCH (n:Entity)-[r{typed(_OF_TARGETS)}]->(m{labelled(label or ('Target', 'Observation'))}) "
            f"WITH n, r, m, n.id + ' ' + m.id AS key WHERE {' AND '.join(where)} "
        )
        rows = self.ask(
            f"{match} RETURN key, n.id, m.id, {LINK} ORDER BY key LIMIT $limit",
            after=key_of(next), limit=limit + 1, **given,
        )  # fmt: skip
        total = self.count(f"{match} RETURN count(r)", after="", **given)
        nodes = {node.id: node for node in self.nodes_of(id_ for row in rows for id_ in row[1:3])}
        return keyed(rows, limit, total, lambda row: (nodes[row[1]], self.relationship(*row[3:]), nodes[row[2]]))
