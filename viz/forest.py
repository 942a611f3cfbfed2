"""Who stands below whom: a graph as trees, one parent each, in reading order, with what belongs beside them."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.model import Graph, Node, Quantity, Relationship
from viz.style import style

Order = tuple[Any, ...]
NEAR = frozenset({"FOCUSES_ON", "SETS_TARGET"})  # what says most of a thing beside the tree


@dataclass
class Forest:
    """The parent, children and band of every node of a graph."""

    graph: Graph
    order: dict[str, Order]  # reading order among siblings
    parent: dict[str, str] = field(default_factory=dict)
    link: dict[str, Relationship] = field(default_factory=dict)  # by which a node hangs on its parent
    children: dict[str, list[str]] = field(default_factory=dict)
    roots: list[str] = field(default_factory=list)
    owner: dict[str, str] = field(default_factory=dict)  # the root that a node stands in line with
    column: Mapping[str, int] = field(default_factory=dict)

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
            node = self.parent[node]
            yield node

    def plans(self) -> list[str]:
        """The roots that are plans."""
        return [root for root in self.roots if self.graph.nodes[root].label == "Plan"]


def forest(
    graph: Graph, anyhow: bool = False, centre: str | None = None, steps: Mapping[str, int] | None = None
) -> Forest:
    """Each node under its most specific parent; what has none and is no plan stands in line with its nearest root.

    `anyhow`: any link makes the tree, read from left to right, above all those of the centre.
    `steps`: the column of each node, where its label does not say it.
    """
    columns = {label: style().column(label) for label in style().labels}
    kinds = {label: i for i, label in enumerate(label for c in style().columns for label in c.labels)}
    column = steps or {id_: columns[node.label] for id_, node in graph.nodes.items()}
    order = {i: (column[i], kinds[node.label], *reading(node)) for i, node in graph.nodes.items()}
    woods = Forest(graph, order, column=column)
    _choose_parents(woods, column, anyhow, centre)
    for id_, parent in woods.parent.items():
        woods.children.setdefault(parent, []).append(id_)
    for below in woods.children.values():
        below.sort(key=woods.order.__getitem__)
    _find_owners(woods, column)
    return woods


def reading(node: Node) -> Order:
    """Among siblings: ordinal first, then where the text names it; figures by unit and value; then the name."""
    first = node.evidence[0] if node.evidence else None
    place = (first.document, first.passage, first.start) if first and first.kind == "exact" else ("~", 0, 0)
    amount = (node.unit or "", node.value or 0) if isinstance(node, Quantity) else ("", 0)
    ordinal = node.__dict__.get("ordinal")  # not getattr: a missing attribute is slow in pydantic
    return ordinal or 10_000, *place, *amount, node.pref_label.best(), node.id


def _choose_parents(woods: Forest, column: Mapping[str, int], anyhow: bool, centre: str | None) -> None:
    """The centre, then the rightmost parent by a link that makes trees, then the first in reading order."""
    trees, last = style().tree_types(), len(style().columns) - 1
    best: dict[str, tuple[Order, str, Relationship]] = {}
    for link in woods.graph.relationships.values():
        parent, child = link.source, link.target
        if parent not in column or child not in column:
            continue
        if anyhow and column[parent] > column[child]:
            parent, child = child, parent
        grows = link.type in trees and child == link.target and column[child] != last
        if column[parent] >= column[child] or not (grows or anyhow):
            continue
        rank = (parent != centre, not grows, link.type not in NEAR, -column[parent], woods.order[parent], link.type)
        if child not in best or rank < best[child][0]:
            best[child] = (rank, parent, link)
    woods.parent = {child: parent for child, (_, parent, _) in best.items()}
    woods.link = {child: link for child, (_, _, link) in best.items()}


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
            id_ = woods.parent[id_]
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
