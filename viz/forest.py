"""Who stands below whom: a graph as trees, one parent each, in reading order, with what belongs beside them."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.model import Graph, Node, Quantity, Relationship
from viz.style import style

Order = tuple[Any, ...]


@dataclass
class Forest:
    """The parent, children and band of every node of a graph."""

    graph: Graph
    order: dict[str, Order]  # reading order among siblings
    parent: dict[str, Relationship] = field(default_factory=dict)  # the link under which a node is placed
    children: dict[str, list[str]] = field(default_factory=dict)
    roots: list[str] = field(default_factory=list)
    owner: dict[str, str] = field(default_factory=dict)  # the root that a node stands in line with

    def descendants(self, node: str) -> Iterable[str]:
        """All below a node."""
        queue = deque(self.children.get(node, ()))
        while queue:
            child = queue.popleft()
            yield child
            queue.extend(self.children.get(child, ()))

    def above(self, node: str) -> Iterable[str]:
        """Its parent, that one's parent, and so on."""
        while node in self.parent:
            node = self.parent[node].source
            yield node

    def plans(self) -> list[str]:
        """The roots that are plans."""
        return [root for root in self.roots if self.graph.nodes[root].label == "Plan"]


def forest(graph: Graph) -> Forest:
    """Each node under its most specific parent; what has none and is no plan stands in line with its nearest root."""
    columns = {label: style().column(label) for label in style().labels}
    column = {id_: columns[node.label] for id_, node in graph.nodes.items()}
    woods = Forest(graph, {id_: (column[id_], *_reading(node)) for id_, node in graph.nodes.items()})
    _choose_parents(woods, column)
    for id_ in woods.parent:
        woods.children.setdefault(woods.parent[id_].source, []).append(id_)
    for below in woods.children.values():
        below.sort(key=woods.order.__getitem__)
    _find_owners(woods, column)
    return woods


def _reading(node: Node) -> Order:
    """Ordinal first, then where the text names it; figures by unit and value; then the name."""
    first = node.evidence[0] if node.evidence else None
    place = (first.document, first.passage, first.start) if first and first.kind == "exact" else ("~", 0, 0)
    amount = (node.unit or "", node.value or 0) if isinstance(node, Quantity) else ("", 0)
    ordinal = node.__dict__.get("ordinal")  # not getattr: a missing attribute is slow in pydantic
    return ordinal or 10_000, *place, *amount, node.pref_label.best(), node.id


def _choose_parents(woods: Forest, column: Mapping[str, int]) -> None:
    """The rightmost parent, then the first in reading order, then the surest link."""
    trees = style().tree_types()
    best: dict[str, tuple[Order, Relationship]] = {}
    last = len(style().columns) - 1
    for link in woods.graph.relationships.values():
        source, target = link.source, link.target
        if link.type not in trees or source not in column or target not in column:
            continue
        if column[source] >= column[target] or column[target] == last:
            continue
        rank = (-column[source], woods.order[source], link.type)
        if target not in best or rank < best[target][0]:
            best[target] = (rank, link)
    woods.parent = {target: link for target, (_, link) in best.items()}


def _find_owners(woods: Forest, column: Mapping[str, int]) -> None:
    """Plans own what is nearest to them over any link; what no plan reaches makes a band of its own."""
    near: dict[str, list[str]] = {}
    for link in woods.graph.relationships.values():
        near.setdefault(link.source, []).append(link.target)
        near.setdefault(link.target, []).append(link.source)
    tops = sorted((i for i in woods.order if i not in woods.parent), key=woods.order.__getitem__)
    _spread(woods, near, [i for i in tops if column[i] == 0])
    for id_ in tops:
        if id_ not in woods.owner and woods.children.get(id_):
            _spread(woods, near, [id_])


def _spread(woods: Forest, near: Mapping[str, list[str]], roots: list[str]) -> None:
    """Give every node within reach to the nearest of these roots; what stands below a node goes with it."""
    queue: deque[str] = deque()

    def own(id_: str, root: str) -> None:
        while id_ in woods.parent:
            id_ = woods.parent[id_].source
        for each in (id_, *woods.descendants(id_)):
            if each not in woods.owner:
                woods.owner[each] = root
                queue.append(each)

    woods.roots += roots
    for root in roots:
        own(root, root)
    while queue:
        id_ = queue.popleft()
        for other in sorted(set(near.get(id_, ()))):
            if other not in woods.owner and other in woods.order:
                own(other, woods.owner[id_])
