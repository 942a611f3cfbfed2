"""Where springs pull the nodes of a graph: the same graph, the same places, whatever its names are called."""

from collections import deque
from collections.abc import Iterable
from functools import lru_cache
from math import cos, pi, sin, sqrt

from graph.model import Graph

Point = tuple[float, float]
Pulled = tuple[tuple[str, float, float], ...]  # the nodes of one part, from 0 to 1 across and down
KEPT = 32  # graphs; a reader who turns language, theme or selection asks for the same one again
SEED = 2022
STEPS, EASY = 60, 1400  # rounds; for more nodes than this so many fewer, as each takes longer
TURN = pi * (3 - sqrt(5))  # from node to node of the spiral the springs start from


def pulled(graph: Graph) -> tuple[Pulled, ...]:
    """The connected parts of a graph, the largest first, each with its nodes where springs pull them."""
    links = {tuple(sorted((link.source, link.target))) for link in graph.relationships.values()}
    inside = sorted((a, b) for a, b in links if a != b and a in graph.nodes and b in graph.nodes)
    return _pulled(tuple(sorted(graph.nodes)), tuple(inside))


@lru_cache(maxsize=KEPT)
def _pulled(nodes: tuple[str, ...], links: tuple[tuple[str, str], ...]) -> tuple[Pulled, ...]:
    near: dict[str, list[str]] = {node: [] for node in nodes}
    for one, other in links:
        near[one].append(other)
        near[other].append(one)
    return tuple(_across(part, near) for part in _parts(nodes, near))


def _parts(nodes: Iterable[str], near: dict[str, list[str]]) -> list[list[str]]:
    """What hangs together, each part from its best connected node outwards."""
    parts, seen = [], set[str]()
    for node in sorted(nodes, key=lambda node: (-len(near[node]), node)):
        if node not in seen:
            part = _reached(node, near)
            seen.update(part)
            parts.append(part)
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _reached(start: str, near: dict[str, list[str]]) -> list[str]:
    found, queue = {start: None}, deque([start])
    while queue:
        for other in sorted(near[queue.popleft()]):
            if other not in found:
                found[other] = None
                queue.append(other)
    return list(found)


def _across(part: list[str], near: dict[str, list[str]]) -> Pulled:
    """A part's nodes, from 0 to 1 across and down."""
    if len(part) == 1:
        return ((part[0], 0.5, 0.5),)
    places = _springs(part, near)
    (left, right), (top, down) = ((min(axis), max(axis)) for axis in zip(*places, strict=True))
    wide, high = max(right - left, 1e-9), max(down - top, 1e-9)
    return tuple((node, (x - left) / wide, (y - top) / high) for node, (x, y) in zip(part, places, strict=True))


def _springs(part: list[str], near: dict[str, list[str]]) -> list[Point]:
    """Fruchterman and Reingold's springs, from a spiral of what is near the middle to what is far."""
    from rustworkx import PyGraph, spring_layout  # only a force layout needs it

    index = {node: i for i, node in enumerate(part)}
    graph: PyGraph[None, None] = PyGraph()
    graph.add_nodes_from([None] * len(part))
    graph.add_edges_from_no_data([(index[a], index[b]) for a in part for b in near[a] if index[a] < index[b]])
    spiral = {i: (_out(i, len(part)) * cos(i * TURN), _out(i, len(part)) * sin(i * TURN)) for i in range(len(part))}
    found = spring_layout(graph, pos=spiral, num_iter=max(1, min(STEPS, STEPS * EASY // len(part))), seed=SEED)
    return [(found[i][0], found[i][1]) for i in range(len(part))]


def _out(i: int, count: int) -> float:
    return sqrt(i / count)
