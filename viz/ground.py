"""Ground that names take, no two the same: each takes the free place nearest to where it wants to stand."""

from functools import cache
from math import ceil

from viz.drawing import DrawnNode, box

CELL = 8  # px: the ground's grid
AIR = 8.0  # px beside a name
TRIM = 2.0  # px of a name's height that need not be free: it is counted with some air
FAR = 64  # cells that are looked at in every direction
MIDDLE = 1 << 12  # the cell from which bits are counted, so that none is negative


class Ground:
    """A grid of cells, taken or free: a row is a number, a taken cell one of its bits."""

    def __init__(self) -> None:
        self.taken: dict[int, int] = {}

    def take(self, node: DrawnNode) -> None:
        """Move a node to the nearest free place, and take that."""
        around = box(node, AIR)
        left, top = round(around.left / CELL), round(around.top / CELL)
        wide, high = ceil((around.right - around.left) / CELL), ceil((node.h - TRIM) / CELL)
        bits, rows = (1 << wide) - 1, range(high)
        across, down = self._free(left, top, bits, rows)
        for row in rows:
            self.taken[top + down + row] = self.taken.get(top + down + row, 0) | bits << (MIDDLE + left + across)
        node.x += (left + across) * CELL - around.left
        node.y += (top + down) * CELL - around.top

    def _free(self, left: int, top: int, bits: int, rows: range) -> tuple[int, int]:
        """How many cells across and down the nearest free place is."""
        taken = self.taken
        for across, down in _near():
            here = bits << (MIDDLE + left + across)
            if not any(taken.get(top + down + row, 0) & here for row in rows):
                return across, down
        return 0, max(taken) + 1 - top


@cache
def _near() -> list[tuple[int, int]]:
    """Steps to cells around one, the nearest first."""
    steps = [(across, down) for across in range(-FAR, FAR + 1) for down in range(-FAR, FAR + 1)]
    return sorted(steps, key=lambda step: (step[0] ** 2 + step[1] ** 2, step[1], step[0]))
