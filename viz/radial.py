"""Rings around the middle: the tree without crossings, names beside their shapes, to the left on the left half.

Every subtree has a sector of its own. On its ring a node takes as much of the height as its text is high, so that
names of one ring and side never meet; what a name of an inner ring would reach stands further out.
"""

from itertools import accumulate
from math import ceil, sqrt

from viz.drawing import SHAPE, SIZE, Box, DrawnNode, Ring, box, ground
from viz.placed import Placed
from viz.style import Lang
from viz.web import Web

LINE: dict[Lang, float] = {"zh": 8.0 * SIZE, "en": 9.5 * SIZE}  # the longest line of a name inside the rings
OUTER: dict[Lang, float] = {"zh": 11.0 * SIZE, "en": 14.0 * SIZE}  # the same on the outermost
STEP = 52.0  # px from ring to ring, at least
REACH = 0.8  # of its longest name that a ring keeps free
FLOOR = 28.0  # px from ring to ring up and down, at least
BULGES = (
    1.0,
    0.85,
    0.7,
    0.6,
    0.5,
    0.4,
    0.3,
    0.2,
)  # 1: rings at equal steps; less: the inner ones further out, with more room
FILL = 0.98  # how far up and down the rings names stand
APART = 8.0  # px between the sectors of two plans
ASIDE = 16.0  # px between two in one row, for the link that joins them
BAND = 40.0  # px of height in which names are looked for that might meet
MARGIN = 14.0


class Radial:
    """Places a web in rings: by kind, or around a centre by the number of steps."""

    def __init__(self, web: Web) -> None:
        self.web, self.out = web, Placed(nodes=web.by_id, up=web.up, hung=web.hung)
        self.middle = self._middle()
        self.ring = self._by_steps(self.middle) if web.view.node and web.view.node == self.middle else self._by_kind()
        self.last = max(self.ring.values(), default=0)
        self.out.ring = self.ring
        self.free = [0.0] * (self.last + 1)  # from where on a ring is free, in px of the outermost
        self.around: dict[str, float] = {}  # clockwise from the top, in px of the outermost ring's height

    def place(self) -> Placed:
        """Everything at its place."""
        for node in self.web.order:
            line = (LINE if self.ring[node.id] < self.last else OUTER)[self.web.view.lang]
            self.web.sized(node, min(line, self.web.longest[node.column]))
        high, self.bulge = min((self._high(bulge), bulge) for bulge in BULGES)
        self._high(self.bulge)
        total = max(*self.free, 1.0)
        wide = self._wide()
        self.out.rings = [Ring(x=0, y=0, rx=wide[k], ry=high * self._share(k)) for k in range(1, self.last + 1)]
        for node in self.web.order:
            self._put(node, self.around.get(node.id, 0.0) * 4 / total)
        self._part()
        self._settle()
        return self.out

    def _high(self, bulge: float) -> float:
        """How far the outermost ring reaches up and down, if rings stand so."""
        self.bulge, self.free = bulge, [0.0] * (self.last + 1)
        for top in self.web.tops():
            self._sector(top)
        apart = min((self._share(k + 1) - self._share(k) for k in range(1, self.last)), default=1.0)
        return max(max(*self.free, 1.0) / 4 / FILL, FLOOR / apart)

    def _middle(self) -> str | None:
        """What stands in the middle: what is asked for, or the one thing on which all hangs."""
        web, tops = self.web, self.web.tops()
        if web.view.node in web.by_id:
            return web.view.node
        return tops[0] if len(tops) == 1 else None

    def _by_steps(self, middle: str | None) -> dict[str, int]:
        """The middle, what is one step away, two steps; last what nothing leads to."""
        ring: dict[str, int] = {}
        for id_ in self._downward([middle] if middle else []):
            ring[id_] = ring[self.web.up[id_]] + 1 if id_ in self.web.up else 0
        beyond = max([1, *ring.values()])
        for id_ in self._downward([top for top in self.web.tops() if top != middle]):
            ring[id_] = ring[self.web.up[id_]] + 1 if id_ in self.web.up else beyond
        return ring

    def _by_kind(self) -> dict[str, int]:
        """A ring for each column that is there."""
        there = sorted({node.column for node in self.web.order})
        first = 0 if self.middle else 1
        return {node.id: there.index(node.column) + first for node in self.web.order}

    def _downward(self, ids: list[str]) -> list[str]:
        """These and all that hangs on them, what is above first."""
        found = list(ids)
        for id_ in found:
            found += self.web.below.get(id_, [])
        return found

    def _share(self, ring: int) -> float:
        """How far out a ring stands, of the outermost."""
        return (ring / self.last) ** self.bulge if self.last else 1.0

    def _sector(self, top: str) -> None:
        """A tree's own part of all rings."""
        if top == self.middle:
            for child in self.web.below.get(top, []):
                self._subtree(child, 0)
            return
        self._subtree(top, self.ring[top] - 1)
        if self.web.below.get(top):
            self.free = [max(self.free) + APART] * len(self.free)

    def _subtree(self, id_: str, above: int) -> None:
        """A node at the middle of its children; its link keeps the rings free that it passes."""
        ring, before = self.ring[id_], list(self.free)
        half = self.web.by_id[id_].h / self._share(ring) / 2
        least = max(before[above + 1 : ring + 1]) + half
        children = self.web.below.get(id_, [])
        for child in children:
            self._subtree(child, ring)
        here = (self.around[children[0]] + self.around[children[-1]]) / 2 if children else least
        if here < least:
            self._shift(id_, least - here)
            self.free = [now + least - here if now > was else now for now, was in zip(self.free, before, strict=True)]
        self.around[id_] = max(here, least)
        self.free[above + 1 : ring + 1] = [self.around[id_] + half] * (ring - above)

    def _shift(self, id_: str, by: float) -> None:
        """Move all that hangs on a node further around."""
        for below in self._downward([id_])[1:]:
            self.around[below] += by

    def _wide(self) -> list[float]:
        """How far each ring reaches to the sides: over most of the names of the one before."""
        longest = [0.0] * (self.last + 1)
        for node in self.web.order:
            reach = (ground(node)[1] - node.x) / (2 if node.id == self.middle else 1)
            longest[self.ring[node.id]] = max(longest[self.ring[node.id]], reach)
        steps = [max(STEP if name else STEP / 2, REACH * name + ASIDE) for name in longest[:-1]]
        if self.web.view.width and steps:
            room = self.web.view.width / 2 - MARGIN - longest[-1]
            steps = [max(min(step, STEP), step * min(1.0, room / sum(steps))) for step in steps]
        return [0.0, *accumulate(steps)]

    def _put(self, node: DrawnNode, around: float) -> None:
        """On its ring, its name to the outside; what is in the middle, across it."""
        if node.id == self.middle:
            node.x, node.y = -node.w / 2, 0.0
            return
        ring = self.out.rings[self.ring[node.id] - 1]
        right = around <= 2
        up = FILL * (around - 1 if right else 3 - around)
        x, node.y = ring.rx * sqrt(1 - up * up), ring.ry * up
        node.side = "right" if right else "left"
        node.x = x - SHAPE / 2 if right else SHAPE / 2 - x - node.w

    def _part(self) -> None:
        """From the inside out, what would meet a name that stands moves outwards."""
        rows: dict[int, list[Box]] = {}
        for node in sorted(self.web.order, key=lambda node: (self.ring[node.id], abs(node.y), node.id)):
            mine = range(int((node.y - node.h / 2) // BAND), int((node.y + node.h / 2) // BAND) + 1)
            there = [other for row in mine for other in rows.get(row, ())]
            while met := [other for other in there if box(node, ASIDE - 1).meets(other)]:
                node.x = self._beyond(node, met)
            for row in mine:
                rows.setdefault(row, []).append(box(node))

    def _beyond(self, node: DrawnNode, met: list[Box]) -> float:
        """Where a node stands clear of others, further from the middle."""
        left, right = ground(node)
        if node.side == "right":
            return node.x + max(other.right for other in met) + ASIDE - left
        return node.x - (right + ASIDE - min(other.left for other in met))

    def _settle(self) -> None:
        """Count from the upper left corner, in tenths of a pixel."""
        rings, boxes = self.out.rings, [box(node) for node in self.web.order]
        left = ceil(max([*(ring.rx for ring in rings), *(-b.left for b in boxes)], default=0.0) + MARGIN)
        right = ceil(max([*(ring.rx for ring in rings), *(b.right for b in boxes)], default=0.0) + MARGIN)
        top = ceil(max([*(ring.ry for ring in rings), *(-b.top for b in boxes)], default=0.0) + MARGIN)
        down = ceil(max([*(ring.ry for ring in rings), *(b.bottom for b in boxes)], default=0.0) + MARGIN)
        for node in self.web.order:
            node.x, node.y, node.w = round(node.x + left, 1), round(node.y + top, 1), round(node.w, 1)
        for ring in rings:
            ring.x, ring.y, ring.rx, ring.ry = left, top, round(ring.rx, 1), round(ring.ry, 1)
        self.out.width, self.out.height = float(left + right), float(top + down)
