"""Springs pull together what is linked; then every name takes the free ground nearest to where it was pulled.

Places come from all that was selected, drawn or folded: what unfolds finds its own place, and what stands stays near.
"""

from math import sqrt

from graph.errors import InvalidInput
from viz.drawing import SHAPE, SIZE, DrawnNode, box
from viz.ground import Ground
from viz.placed import Placed
from viz.springs import pulled
from viz.style import Lang
from viz.web import Web

MOST = 3000  # nodes: above, springs take longer than one waits
LINE: dict[Lang, float] = {"zh": 11.0 * SIZE, "en": 14.0 * SIZE}  # the longest line of a name
FULL = 0.28  # how much of its ground a part's names cover
FLAT = 1.5  # width of a part's ground, of its height
ASIDE = 130.0  # px that names reach over the ground on either side
APART = 36.0  # px between two parts
WIDTH = 1400.0  # px in which parts stand side by side, where no frame says
MARGIN = 22.0


class Force:
    """Places a web where springs pull it, part beside part."""

    def __init__(self, web: Web) -> None:
        self.graph = web.choice.selection.graph
        if len(self.graph.nodes) > MOST:
            raise InvalidInput(
                f"layout=force places at most {MOST} nodes, here are {len(self.graph.nodes)}: "
                "say layout=columns, or narrow the view by plan, label or depth"
            )
        self.web, self.out = web, Placed(nodes=web.by_id, up=web.up, hung=web.hung)
        self.frame = web.view.width or WIDTH

    def place(self) -> Placed:
        """Everything at its place."""
        for node in self.web.order:
            self.web.sized(node, min(LINE[self.web.view.lang], self.web.longest[node.column]))
        self._stand([self._part(part) for part in self._parts()])
        return self.out

    def _parts(self) -> list[dict[str, tuple[float, float]]]:
        """The drawn nodes of each connected part, from 0 to 1 across and down; a row for others by its parent."""
        parts, placed = [], set[str]()
        for part in pulled(self.graph):
            wanted = {id_: (x, y) for id_, x, y in part if id_ in self.web.by_id}
            for id_ in list(wanted):
                wanted |= {below: wanted[id_] for below in self.web.below.get(id_, ()) if below not in self.graph.nodes}
            placed |= wanted.keys()
            parts.append(wanted)
        return [part for part in parts if part] + [{n.id: (0.5, 0.5)} for n in self.web.order if n.id not in placed]

    def _part(self, wanted: dict[str, tuple[float, float]]) -> list[DrawnNode]:
        """A part's nodes, each clear of the others, its name away from what it hangs together with."""
        nodes = [self.web.by_id[id_] for id_ in wanted]
        covered = sum(node.w * node.h for node in nodes)
        across = max(3 * ASIDE, min(sqrt(covered / FULL * FLAT), self.frame - 2 * MARGIN))
        wide, high, ground = across - 2 * ASIDE, covered / FULL / across, Ground()
        for node in sorted(nodes, key=lambda node: (_out(*wanted[node.id]), node.id)):
            x, y = wanted[node.id]
            node.side = "left" if self._pull(node.id, wanted) > x + 0.01 else "right"
            _move(node, x * wide, y * high)
            ground.take(node)
        return nodes

    def _pull(self, id_: str, wanted: dict[str, tuple[float, float]]) -> float:
        """Where, across, a node's neighbours in the tree stand on average."""
        near = [*self.web.below.get(id_, ()), *filter(None, [self.web.up.get(id_)])]
        there = [wanted[other][0] for other in near if other in wanted]
        return sum(there) / len(there) if there else 0.0

    def _stand(self, parts: list[list[DrawnNode]]) -> None:
        """Part beside part, row below row, within the frame where it is wide enough."""
        x = y = down = MARGIN
        for part in parts:
            boxes = [box(node) for node in part]
            left, top = min(b.left for b in boxes), min(b.top for b in boxes)
            wide, high = max(b.right for b in boxes) - left, max(b.bottom for b in boxes) - top
            if x > MARGIN and x + wide > self.frame - MARGIN:
                x, y = MARGIN, down + APART
            for node in part:
                node.x, node.y = float(round(node.x + x - left)), float(round(node.y + y - top))
                node.w = round(node.w, 1)
            x, down = x + wide + APART, max(down, y + high)
            self.out.width = max(self.out.width, float(round(x - APART + MARGIN)))
        self.out.height = float(round(down + MARGIN))


def _out(x: float, y: float) -> float:
    """How far from the middle of its part, in hundredths."""
    return round(100 * max(abs(x - 0.5), abs(y - 0.5)))


def _move(node: DrawnNode, x: float, y: float) -> None:
    """Its shape to a place."""
    node.x = x - SHAPE / 2 if node.side == "right" else x + SHAPE / 2 - node.w
    node.y = y
