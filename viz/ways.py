"""The shortest ways between two nodes, as one graph, and how many steps each node is away."""

from collections.abc import Mapping

from graph.model import Graph
from graph.store.base import Store
from viz.filters import neighbours, union
from viz.style import Lang, style

FARTHEST = 5  # steps, each a column of the picture: what is further apart says nothing of one another
MOST = 10  # ways that are drawn


def ways(store: Store, node: str, to: str, lang: Lang) -> tuple[Graph, list[str]]:
    """All that lies on the shortest ways; where there is none, the two ends, and that is said."""
    found, word = store.paths(node, to, depth=FARTHEST, limit=MOST + 1), style().word
    if not found:
        return store.subgraph([node, to], depth=0), [word("no_way", lang, n=FARTHEST)]
    more = [word("more_ways", lang, n=MOST)] if len(found) > MOST else []
    return union(*found[:MOST]), more


def steps(graph: Graph, start: str) -> Mapping[str, int]:
    """How many steps each node is from the start; what no way leads to stands beside it."""
    near, found, frontier = neighbours(graph), {start: 0}, [start]
    while frontier:
        frontier = sorted({other for id_ in frontier for other in near.get(id_, ())} - found.keys())
        found |= dict.fromkeys(frontier, max(found.values()) + 1)
    return {id_: found.get(id_, 1) for id_ in graph.nodes}
