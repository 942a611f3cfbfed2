"""Columns by kind: a leaf takes a row, a parent stands in the middle of its children, plans one below the other.

Every subtree fills rows of its own, and every column is as wide as its longest text: no label meets another.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from graph.evidence import level
from graph.model import Node
from viz.choice import BESIDE, Choice
from viz.drawing import GLYPH, LINE, PILL, ROW, SIZE, DrawnNode, pill, reach
from viz.measure import clean, width, wrap
from viz.quantity import note, usual_year
from viz.style import Lang, style

TOP, LEFT, RIGHT, BOTTOM = 48.0, 22.0, 22.0, 12.0
BAND, KIND = 24.0, 10.0  # between plans; between labels beside a plan
GROUP = {1: 4.0, 2: 8.0}  # between siblings of a column
PERIOD = 15.0  # height of the line below a plan's name
GAP, NARROW = 60.0, 28.0  # between columns; in a narrow frame
SHORT: dict[Lang, float] = {"zh": 6.0 * SIZE, "en": 7.5 * SIZE}  # no line is made shorter than this to fit a frame
SPARED = 2 * SIZE  # so much longer lines stay in the last column, where most names are long
TURNS = 3  # of making lines shorter: higher rows may let in others
SMALL = 12.25 / 13  # of the size names are measured in: how small a frame may show them
VERB = 36.0  # more before the last one, where cross links carry their verb
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
    gap: float = GAP
    width: float = 0.0
    height: float = 0.0


class Columns:
    """Places what was chosen: rows first, then the columns' widths, then their places."""

    def __init__(self, choice: Choice, before: "Columns | None" = None) -> None:
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

    def place(self) -> Placed:
        """Everything at its place; in a frame too narrow for it, names turn to a new line earlier.

        After `before`, the same picture without a selection, every column stays where it was.
        """
        for _ in range(TURNS):
            self.order, self.out = [], Placed()
            self._set_rows()
            if self.before or not self._shortened():
                break
        self._set_columns(self._widths())
        return self.out

    def _shortened(self) -> bool:
        """Make the longest lines shorter until the columns fit the frame; were there any?"""
        before, may = list(self.longest), set(self._widths())
        while self.view.width and may and self._least() > self.view.width:
            lines = {column: self._line(column) for column in may}
            column = max(may, key=lambda c: (lines[c] - (SPARED if c == self.last else 0.0), c))
            self.longest[column] = lines[column] - SIZE
            for node in self.order:
                if node.column == column:
                    self._sized(node)
            if self.longest[column] < SHORT[self.view.lang] or self._line(column) >= lines[column]:
                may.discard(column)
        return self.longest != before

    def _line(self, column: int) -> float:
        """The longest line of a column's names."""
        return max(
            (n.w - GLYPH for n in self.order if n.column == column), default=self._kept().get(column, GLYPH) - GLYPH
        )

    def _set_rows(self) -> None:
        """Band below band."""
        y = TOP
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
        drawn.column = self.last if beside else self.column[drawn.label]
        return self._sized(drawn)

    def _sized(self, node: DrawnNode) -> DrawnNode:
        plan = node.label == "Plan"
        size = SIZE + plan
        node.lines = wrap(node.name, size, self.longest[node.column])
        node.w = GLYPH + max(width(line, size) for line in node.lines)
        if plan and node.note:
            node.w = max(node.w, GLYPH + width(node.note, SIZE - 1))
        node.h = max(ROW, len(node.lines) * LINE + 6 + (PERIOD if plan and node.note else 0))
        return node

    def _widths(self, inside: float = 0.0) -> dict[int, float]:
        """Each column as wide as its longest text, of which a "+3" may stand so far inside the gap."""
        wide = self.before._widths(inside) if self.before else self._kept()
        for node in self.order:
            beyond = min(inside, PILL + pill(node)) if node.more else 0.0
            wide[node.column] = max(wide.get(node.column, 0.0), reach(node) - beyond)
        return wide

    def _least(self) -> float:
        """How narrow the columns can stand."""
        wide = self._widths(inside=NARROW)
        return sum(wide.values()) * SMALL + self._around(wide, NARROW)

    def _around(self, wide: Collection[int], gap: float) -> float:
        """What the columns leave free."""
        return LEFT + gap * (len(wide) - 1) + (VERB if self.last in wide else 0.0) + RIGHT

    def _set_columns(self, wide: dict[int, float]) -> None:
        """From left to right."""
        x, place = LEFT, {}
        self.out.gap = self._gap(wide)
        for i, column in enumerate(sorted(wide)):
            x += (self.out.gap + (VERB if column == self.last else 0)) if i else 0.0
            self.out.columns.append(Strip(column, round(x, 1), round(wide[column], 1)))
            place[column] = i
            x += wide[column]
        for node in self.order:
            node.column = place[node.column]
            node.x = self.out.columns[node.column].x
            node.y, node.w = round(node.y, 1), round(node.w, 1)
        self.out.width = round(x + RIGHT, 1)

    def _gap(self, wide: dict[int, float]) -> float:
        """Between columns; narrower where the frame is."""
        if self.view.width is None or len(wide) < 2:
            return GAP
        room = self.view.width - sum(wide.values()) - self._around(wide, 0.0)
        return round(min(GAP, max(NARROW, room / (len(wide) - 1))), 1)

    def _kept(self) -> dict[int, float]:
        """In a frame, a column that is folded keeps the room of its names: unfolding some moves no other column."""
        if self.view.width is None or not self.order or not self.view.is_overview:
            return {}
        foldable = {label for column in style().columns if column.folded for label in column.labels}
        room: dict[int, float] = {}
        for id_, node in self.nodes.items():
            if node.label in foldable & self.choice.wanted and id_ in self.choice.woods.parent:
                column = self.column[node.label]
                lines = wrap(clean(node.pref_label.best(self.view.lang)), SIZE, self.longest[column])
                room[column] = max(room.get(column, 0.0), GLYPH + max(width(line, SIZE) for line in lines))
        return room


def confidence(node: Node) -> float:
    """How sure a node is: exact words, else its best citation; what follows from structure is sure."""
    if not node.evidence or node.evidence[0].kind == "exact":
        return 0.9
    return max(e.confidence for e in node.evidence if e.kind == "citation")
