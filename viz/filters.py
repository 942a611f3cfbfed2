"""Narrowing a graph to what a view asks for, and to what a picture can hold."""

from collections import deque
from collections.abc import Callable, Iterable

from graph.evidence import Citation, Quote
from graph.model import Graph, Node, Plan, Quantity, Relationship

Evidence = Quote | Citation


def anything(_: object) -> bool:
    """Passes."""
    return True


def keep(
    graph: Graph, node: Callable[[Node], bool] = anything, link: Callable[[Relationship], bool] = anything
) -> Graph:
    """The nodes and links that pass, links with both ends only; what loses its last link goes too."""
    before = {end for r in graph.relationships.values() for end in (r.source, r.target)}
    nodes = {i: n for i, n in graph.nodes.items() if node(n)}
    links = {i: r for i, r in graph.relationships.items() if link(r) and r.source in nodes and r.target in nodes}
    after = {end for r in links.values() for end in (r.source, r.target)}
    return Graph({i: n for i, n in nodes.items() if i in after or i not in before or isinstance(n, Plan)}, links)


def said_in(document: str) -> Callable[[Node | Relationship], bool]:
    """Does a document say it?"""
    return lambda thing: thing.id == document or any(e.document == document for e in thing.evidence)


def rests_on(kind: str) -> Callable[[Node | Relationship], bool]:
    """Does it rest on exact words (or on a citation)?"""
    return lambda thing: any(e.kind == kind for e in thing.evidence)


def of_year(year: int) -> Callable[[Node], bool]:
    """Is it a figure of this year, a plan that runs in it, or neither figure nor plan?"""

    def passes(node: Node) -> bool:
        if isinstance(node, Quantity):
            return node.year == year
        if isinstance(node, Plan):
            return (node.period_start or year) <= year <= (node.period_end or year)
        return True

    return passes


def neighbours(graph: Graph) -> dict[str, list[str]]:
    """What each node is linked to, whichever way."""
    near: dict[str, list[str]] = {}
    for link in graph.relationships.values():
        near.setdefault(link.source, []).append(link.target)
        near.setdefault(link.target, []).append(link.source)
    return near


def nearest(graph: Graph, centres: Iterable[str], limit: int) -> Graph:
    """At most so many nodes: those fewest steps from the centres, then by id."""
    if len(graph.nodes) <= limit:
        return graph
    near = neighbours(graph)
    queue, found = deque(dict.fromkeys(c for c in centres if c in graph.nodes)), dict[str, None]()
    rest = iter(sorted(graph.nodes))
    while len(found) < limit:
        id_ = queue.popleft() if queue else next(rest)
        if id_ not in found:
            found[id_] = None
            queue.extend(sorted(near.get(id_, ())))
    nodes = {i: n for i, n in graph.nodes.items() if i in found}
    return Graph(nodes, {i: r for i, r in graph.relationships.items() if r.source in nodes and r.target in nodes})


def union(*graphs: Graph) -> Graph:
    """All nodes and links."""
    nodes: dict[str, Node] = {}
    links: dict[str, Relationship] = {}
    for graph in graphs:
        nodes |= graph.nodes
        links |= graph.relationships
    return Graph(nodes, links)
