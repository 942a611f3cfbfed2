"""Rows: a leaf takes one, a parent stands in the middle of its children, plans one below the other.

Every subtree fills rows of its own.
"""

from dataclasses import dataclass, field

from graph.evidence import Citation, Quote, level
from graph.model import Node
from viz.choice import BESIDE, Choice
from viz.drawing import GLYPH, LINE, ROW, SIZE, DrawnNode
from viz.measure import clean, width, wrap
from viz.quantity import note, usual_year
from viz.style import style

TOP, BOTTOM = 48.0, 12.0
BAND, KIND = 24.0, 10.0  # between plans; between labels beside a plan
GROUP = {1: 4.0, 2: 8.0}  # between siblings of a column
PERIOD = 15.0  # height of the line below a plan's name
ROOM = 7  # rows there always are beside a plan


@dataclass(frozen=True)
class Strip:
    """A drawn column: which of the style's, where it begins, and how wide it is."""

    style: int
    x: float
    width: float


@dataclass
class Placed:
    """Nodes in drawing order, the columns from left to right, and where plans are parted."""

    nodes: dict[str, DrawnNode] = field(default_factory=dict)
    columns: list[Strip] = field(default_factory=list)
    bands: list[float] = field(default_factory=list)
    gap: float = 0.0
    width: float = 0.0
    height: float = 0.0


class Rows:
    """Gives what was chosen its rows; columns are numbered as in the style."""

    def __init__(self, choice: Choice, before: "Rows | None" = None) -> None:
        self.choice, self.view, self.before = choice, choice.view, before
        self.nodes = choice.selection.graph.nodes
        self.column = {label: style().column(label) for label in style().labels}
        self.last = len(style().columns) - 1
        self.year = usual_year(self.nodes.values())
        self.bands = choice.bands()
        self.room: dict[str, int] = before.room if before else {}  # rows beside each plan
        self.longest: list[float] = (
            before.longest if before else [SIZE * column.wide[self.view.lang] for column in style().columns]
        )
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
        self.out.height = max(y - BAND, TOP + ROW) + BOTTOM
        self.out.nodes = {node.id: node for node in self.order}

    def _rows(self, ids: list[str], top: float) -> float:
        """Give siblings and all below them their rows; where the next one may start."""
        for i, id_ in enumerate(ids):
            node = self._drawn(id_)
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
        for node in map(self._drawn, ids):
            top += KIND if previous and previous != node.label else 0.0
            node.y, previous = top + node.h / 2, node.label
            self.order.append(node)
            top += node.h
        return top

    def _drawn(self, id_: str) -> DrawnNode:
        rest = self.choice.rests.get(id_)
        if rest:
            many = style().labels[rest.label].title(self.view.lang).lower()
            kind = "unnamed" if rest.unnamed else "rest"
            name = style().word(kind, self.view.lang, n=rest.count, label=many)
            drawn = DrawnNode(id_, rest.label, name, [], more=0 if rest.unnamed else rest.count, ghost=True)
        else:
            node = self.nodes[id_]
            words = note(node, self.view.lang, self.year)
            name = clean(node.pref_label.best(self.view.lang))
            drawn = DrawnNode(
                id_, node.label, name, [], note=clean(words) if words else None, level=level(confidence(node))
            )
            drawn.more = self.choice.more.get(id_, 0)
        drawn.parent = self.choice.parent.get(id_)
        beside = not rest and self.choice.stands_beside(id_)
        drawn.column = self.last if beside else self.choice.woods.column.get(id_, self.column[drawn.label])
        return self.sized(drawn)

    def sized(self, node: DrawnNode) -> DrawnNode:
        """Its name in lines, and the ground it covers."""
        plan = node.label == "Plan"
        size = SIZE + plan
        node.lines = wrap(node.name, size, self.longest[node.column])
        node.w = GLYPH + max(width(line, size) for line in node.lines)
        if plan and node.note:
            node.w = max(node.w, GLYPH + width(node.note, SIZE - 1))
        node.h = max(ROW, len(node.lines) * LINE + 6 + (PERIOD if plan and node.note else 0))
        return node


def confidence(node: Node) -> float:
    """How sure a node is: exact words, else its best citation or proposal; what follows from structure is sure."""
    return max((e.confidence or 0.0 if _is_weak(e) else 0.9 for e in node.evidence), default=0.9)


def _is_weak(evidence: Quote | Citation) -> bool:
    """Is it less than words that a rule has read?"""
    return evidence.kind == "citation" or evidence.rule is not None
