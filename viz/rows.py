"""Rows: a leaf takes one, a parent stands in the middle of its children, plans one below the other.

Every subtree fills rows of its own.
"""

from viz.choice import BESIDE, Choice
from viz.drawing import ROW, DrawnNode
from viz.lettering import Lettering
from viz.placed import Placed

TOP, BOTTOM = 48.0, 12.0
BAND, KIND = 24.0, 10.0  # between plans; between labels beside a plan
GROUP = {1: 4.0, 2: 8.0}  # between siblings of a column
ROOM = 7  # rows there always are beside a plan


class Rows(Lettering):
    """Gives what was chosen its rows; columns are numbered as in the style."""

    def __init__(self, choice: Choice, before: "Rows | None" = None) -> None:
        super().__init__(choice, before.longest if before else None)
        self.before = before
        self.bands = choice.bands()
        self.room: dict[str, int] = before.room if before else {}  # rows beside each plan
        self.order: list[DrawnNode] = []
        self.out = Placed()
        self.wide: dict[int, float] = {}  # of the style's columns

    def set_rows(self) -> None:
        """Band below band."""
        self.order, self.out, y = [], Placed(), TOP
        for root, tops, beside in self.bands:
            if y > TOP:
                self.out.bands.append(y - BAND / 2)
            before = len(self.order)
            bottom = self._rows(tops, y)
            taken = any(node.column == self.last for node in self.order[before:])
            y = max(bottom, self._beside(root, beside, bottom + KIND if taken else y, bottom)) + BAND
            self._own(root, self.order[before:])
        self.out.height = max(y - BAND, TOP + ROW) + BOTTOM
        self.out.nodes = {node.id: node for node in self.order}

    def _own(self, root: str, band: list[DrawnNode]) -> None:
        """What hangs on nothing stands in line with its band's root, where that is drawn."""
        if band and band[0].id == root:
            for node in band[1:]:
                node.owner = None if node.parent else root

    def _rows(self, ids: list[str], top: float) -> float:
        """Give siblings and all below them their rows; where the next one may start."""
        for i, id_ in enumerate(ids):
            node = self.drawn(id_)
            top = self._subtree(node, top + (GROUP.get(node.column, 0.0) if i else 0.0))
        return top

    def _subtree(self, node: DrawnNode, top: float) -> float:
        self.order.append(node)
        children, before = self.choice.children.get(node.id), len(self.order)
        if not children:
            node.y = top + node.h / 2
            return top + node.h
        bottom = self._rows(children, top)
        below = self.order[before:]
        direct = [b.y for b in below if b.parent == node.id]
        node.y = (direct[0] + direct[-1]) / 2
        down = max(0.0, top - (node.y - node.h / 2))
        for moved in (node, *below) if down else ():
            moved.y += down
        return max(bottom + down, node.y + node.h / 2)

    def _beside(self, root: str, ids: list[str], top: float, bottom: float) -> float:
        """Beside a plan in an overview: about as many rows as its tree is high."""
        if self.view.is_overview and not self.view.plan:
            if not self.before:
                self.room[root] = max(ROOM, int((bottom - top) // ROW))
            ids = self.choice.fitted(root, ids, self.room.get(root, ROOM))
        else:
            ids = self.choice.shortened(root, ids, BESIDE)
        previous = None
        for node in map(self.drawn, ids):
            top += KIND if previous and previous != node.label else 0.0
            node.y, previous = top + node.h / 2, node.label
            self.order.append(node)
            top += node.h
        return top
