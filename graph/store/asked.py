"""The ground all verbs stand on: an engine that runs Cypher, and its answers turned back into the model.

The graph is immutable while it is open, so what was read once is kept.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.errors import InvalidInput, UnknownNode
from graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Graph, Node, Relationship
from graph.store.answers import Result, Stamp
from graph.store.stored import node_from, relationship_from

KEPT = 20_000  # nodes, and relationships, kept as built
ALL = 1_000_000  # rows: what a verb asks for is bounded by the verb
AT_ONCE = 1000  # ids in one question: more of them are asked for in turn, each well within its time
EACH = "UNWIND $ids AS id MATCH (n:Entity {id: id})"  # `n.id IN $ids` would look at every node there is
LINK = "type(r), startNode(r).id, endNode(r).id, properties(r)"  # what `relationship` takes


class Asked(ABC):
    """An engine, and the things of its graph."""

    stamp: Stamp
    index = "Entity[search]"  # the full-text index over `search`

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self._relationships: dict[str, Relationship] = {}

    @abstractmethod
    def run(
        self, cypher: str, parameters: Mapping[str, Any] | None = None, *, limit: int = 1000, timeout: float = 5.0
    ) -> Result:
        """Run one read-only Cypher statement; `QueryTimeout`, `QueryRefused` where it may not or cannot run."""

    @abstractmethod
    def close(self) -> None:
        """Give the engine back."""

    def ask(self, cypher: str, **parameters: Any) -> Sequence[Sequence[Any]]:
        """The rows of one of our own questions."""
        return self.run(cypher, parameters, limit=ALL).rows

    def ask_each(self, cypher: str, ids: Collection[str], **parameters: Any) -> Iterator[Sequence[Any]]:
        """The rows of a question about each of these ids, however many they are."""
        some = list(ids)
        for at in range(0, len(some), AT_ONCE):
            yield from self.ask(cypher, ids=some[at : at + AT_ONCE], **parameters)

    def count(self, cypher: str, **parameters: Any) -> int:
        """The one number a question asks for."""
        return int(self.ask(cypher, **parameters)[0][0])

    def node(self, id: str) -> Node:  # noqa: A002
        """The node of this id; `UnknownNode` where there is none."""
        found = self.nodes_of([id])
        if not found:
            raise UnknownNode(f"there is no node {id}: search for its name")
        return found[0]

    def nodes_of(self, ids: Iterable[str]) -> list[Node]:
        """The nodes of these ids, in their order; without those that do not exist."""
        ids = list(ids)
        known = self._nodes
        missing = [id_ for id_ in dict.fromkeys(ids) if id_ not in known]
        if len(known) + len(missing) > KEPT:
            known = self._nodes = {}
            missing = list(dict.fromkeys(ids))
        if missing:
            rows = self.ask_each(f"{EACH} RETURN labels(n), properties(n)", missing)
            known.update({stored["id"]: node_from(labels[0], stored) for labels, stored in rows})
        return [known[id_] for id_ in ids if id_ in known]

    def relationship(self, type_: str, source: str, target: str, stored: Mapping[str, Any]) -> Relationship:
        """A relationship from `LINK`."""
        known = self._relationships
        if len(known) > KEPT:
            known.clear()
        if (id_ := stored["id"]) not in known:
            known[id_] = relationship_from(type_, source, target, stored)
        return known[id_]

    def graph(self, ids: Iterable[str], links: Iterable[Relationship]) -> Graph:
        """These nodes and relationships."""
        return Graph({node.id: node for node in self.nodes_of(ids)}, {link.id: link for link in links})


def labelled(label: Collection[str]) -> str:
    """`:Plan|Field`, for a pattern; every label where none is asked for. `InvalidInput` names one that is not ours."""
    return f":{_alternatives(label, NODE_TYPES, 'label')}" if label else ":Entity"


def typed(type_: Collection[str]) -> str:
    """`:HAS_FIELD|INVOLVES`, for a pattern; nothing where none is asked for."""
    return f":{_alternatives(type_, RELATIONSHIP_TYPES, 'relationship type')}" if type_ else ""


def _alternatives(asked: Collection[str], known: Collection[str], what: str) -> str:
    for name in asked:
        if name not in known:
            raise InvalidInput(f"{name} is no {what}: there are {', '.join(known)}")
    return "|".join(asked)
