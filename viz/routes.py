"""The way a link takes where no columns guide it: a curve around the middle, or straight from shape to shape."""

from collections.abc import Sequence
from math import hypot, sqrt

from viz.drawing import DrawnLink, DrawnNode, Ring, anchor, ground
from viz.placed import Placed

CLEAR = 10.0  # px that a link keeps from the middle of a shape
END = 6.0  # px from a text's end to the link that leaves it
ROOM = 26.0  # px that a link wants between a text's end and the shape it leads to
INWARD = 0.5  # how far towards the middle a link beside the tree bends
Point = tuple[float, float]


def route(link: DrawnLink, placed: Placed) -> tuple[float, ...]:
    """Start, two control points and end, from the link's source to its target."""
    source, target = placed.nodes[link.source], placed.nodes[link.target]
    if not placed.rings:
        points = _straight(anchor(source), anchor(target))
    elif not link.tree or placed.ring[source.id] == placed.ring[target.id]:
        points = _inwards(anchor(source), anchor(target), placed.rings[-1])
    elif placed.ring[source.id] < placed.ring[target.id]:
        points = _outwards(source, target, placed)
    else:
        points = _outwards(target, source, placed)[::-1]
    return tuple(round(number, 1) for point in points for number in point)


def _straight(a: Point, b: Point) -> list[Point]:
    start, end = _towards(a, b, CLEAR), _towards(b, a, CLEAR)
    return [start, _between(start, end, 1 / 3), _between(start, end, 2 / 3), end]


def _inwards(a: Point, b: Point, ring: Ring) -> list[Point]:
    """A chord that bends towards the middle, past the names outside."""
    middle = (ring.x, ring.y)
    bend_a, bend_b = _between(a, middle, INWARD), _between(b, middle, INWARD)
    return [_towards(a, bend_a, CLEAR), bend_a, bend_b, _towards(b, bend_b, CLEAR)]


def _outwards(inner: DrawnNode, outer: DrawnNode, placed: Placed) -> list[Point]:
    """Through the next ring where that is kept free: from the end of a text in the way, else from under it."""
    ring, end, x, y = placed.ring[inner.id], anchor(outer), placed.rings[0].x, placed.rings[0].y
    near = placed.ring[outer.id] == ring + 1
    gate = end if near else _gate(end, placed.rings[placed.ring[outer.id] - 1], placed.rings[ring])
    start = _text_end(inner, gate, sides=("left", "right") if ring == 0 else (inner.side,))
    if start:
        half = (start[0] + gate[0]) / 2
        bend = (half, end[1]) if near else gate
        return [start, (half, start[1]), bend, _towards(end, bend, CLEAR)]
    if ring == 0:
        bend = _between((x, y), end, 0.75) if near else gate
        return [(x, y), _between((x, y), bend, 0.5), bend, _towards(end, bend, CLEAR)]
    start, last = anchor(inner), placed.rings[-1]
    half = (_out(start, last) + _out(gate, last)) / 2
    leave = _between((x, y), start, half / _out(start, last))
    bend = _between((x, y), end, half / _out(end, last)) if near else gate
    return [_towards(start, leave, CLEAR), leave, bend, _towards(end, bend, CLEAR)]


def _out(point: Point, ring: Ring) -> float:
    """How far from the middle it is; one on the ring."""
    return hypot((point[0] - ring.x) / ring.rx, (point[1] - ring.y) / ring.ry)


def _text_end(node: DrawnNode, gate: Point, sides: Sequence[str]) -> Point | None:
    """Where a link leaves a text beyond which it leads on."""
    left, right = ground(node)
    y = anchor(node)[1]
    if "right" in sides and gate[0] > right + ROOM:
        return right + END, y
    if "left" in sides and gate[0] < left - ROOM:
        return left - END, y
    return None


def _gate(end: Point, outer: Ring, inner: Ring) -> Point:
    """Where what stands on an outer ring has its way through an inner one: as far around."""
    up = max(-1.0, min(1.0, (end[1] - outer.y) / outer.ry))
    across = inner.rx * sqrt(1 - up * up)
    return inner.x + (across if end[0] >= outer.x else -across), inner.y + inner.ry * up


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _towards(a: Point, b: Point, far: float) -> Point:
    """So many px from one point to another, at most half the way."""
    length = hypot(b[0] - a[0], b[1] - a[1])
    return _between(a, b, min(0.5, far / length) if length else 0.0)
