"""An engine's rows made ours: JSON values, and nodes, relationships and paths as graph elements with our ids."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Graph, Node, Relationship
from graph.store.arcade import Record, Trail
from graph.store.rewrite import ENTITY
from graph.store.stored import node_from, relationship_from

_HIDDEN = frozenset(("id", "search"))  # the id stands beside the properties; search tokens are for the index


class Lookup:
    """Asks the engine for what a row does not hold: a relationship's ends, the elements of a path."""

    def records(self, rids: Sequence[str]) -> Mapping[str, Record]:
        """The records of these ids."""
        raise NotImplementedError

    def ends(self, rids: Sequence[str]) -> Mapping[str, tuple[Record, Record]]:
        """Start and end node of each of these relationships."""
        raise NotImplementedError


class Rows:
    """Rows on their way from an engine to an answer."""

    def __init__(self, element: Callable[[Any, bool], Record | Trail | None], paths: bool) -> None:
        self._element = element
        self._paths = paths
        self.rows: list[list[Any]] = []
        self.size = 0
        self._records: dict[str, Record] = {}
        self._trails: set[str] = set()

    def add(self, row: Iterable[Any]) -> None:
        """Take a row in: plain values as they are, the others noted."""
        self.rows.append([self._taken(value) for value in row])

    def _taken(self, value: Any) -> Any:
        if value is None or isinstance(value, bool | int):
            self.size += 8
            return value
        if isinstance(value, float):
            self.size += 8
            return value if math.isfinite(value) else None
        if isinstance(value, str) and not (self._paths and value.startswith("(#")):
            self.size += 3 * len(value) + 2
            return str(value)
        if isinstance(value, list | tuple | set):
            return [self._taken(part) for part in value]
        return self._taken_element(value)

    def _taken_element(self, value: Any) -> Any:
        element = self._element(value, self._paths)
        if isinstance(element, Record):
            self._records[element.rid] = element
            self.size += 3 * sum(len(str(v)) for v in element.properties.values())
            return element
        if isinstance(element, Trail):
            self._trails.update(element.rids)
            return element
        if isinstance(value, dict):
            return {str(key): self._taken(part) for key, part in value.items()}
        text = value.isoformat() if hasattr(value, "isoformat") else str(value)
        self.size += len(text)
        return text

    def finished(self, lookup: Lookup) -> tuple[list[list[Any]], Graph]:
        """The rows as JSON values, and the graph of the elements that occur in them, with the relationships' ends."""
        if not (self._records or self._trails):
            return self.rows, Graph()
        missing = self._trails - self._records.keys()
        records = {**self._records, **(lookup.records(sorted(missing)) if missing else {})}
        links = sorted(rid for rid, record in records.items() if record.type in RELATIONSHIP_TYPES)
        drawn = _Drawn(records, lookup.ends(links) if links else {})
        rows = [[drawn.json(value) for value in row] for row in self.rows]
        return rows, drawn.graph()


class _Drawn:
    """Elements in both forms: as JSON in a row, and as part of a graph."""

    def __init__(self, records: Mapping[str, Record], ends: Mapping[str, tuple[Record, Record]]) -> None:
        self._records = records
        self._ends = ends

    def json(self, value: Any) -> Any:
        if isinstance(value, Record):
            return self._link(value) if value.rid in self._ends else _node(value)
        if isinstance(value, Trail):
            parts = [self._records[rid] for rid in value.rids]
            return {
                "nodes": [_node(part) for part in parts[::2]],
                "relationships": [self._link(part) for part in parts[1::2]],
            }
        if isinstance(value, list):
            return [self.json(part) for part in value]
        if isinstance(value, dict):
            return {key: self.json(part) for key, part in value.items()}
        return value

    def _link(self, record: Record) -> dict[str, Any]:
        source, target = (end.properties["id"] for end in self._ends[record.rid])
        return {
            "id": record.properties.get("id"),
            "type": record.type,
            "source": source,
            "target": target,
            "properties": _shown(record),
        }

    def graph(self) -> Graph:
        nodes: dict[str, Node] = {}
        relationships: dict[str, Relationship] = {}
        for record in (*self._records.values(), *(end for ends in self._ends.values() for end in ends)):
            if record.type in NODE_TYPES and record.properties.get("id") not in nodes:
                node = node_from(record.type, record.properties)
                nodes[node.id] = node
        for rid, ends in self._ends.items():
            record = self._records[rid]
            source, target = (end.properties["id"] for end in ends)
            relationship = relationship_from(record.type, source, target, record.properties)
            relationships[relationship.id] = relationship
        return Graph(nodes, relationships)


def _node(record: Record) -> dict[str, Any]:
    labels = [record.type] if record.type != ENTITY else []
    return {"id": record.properties.get("id"), "labels": labels, "properties": _shown(record)}


def _shown(record: Record) -> dict[str, Any]:
    return {key: value for key, value in record.properties.items() if key not in _HIDDEN}
