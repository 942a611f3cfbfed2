"""Columns by kind, each as wide as its longest text: with rows of one's own for every subtree, no label meets another.

Where they do not fit a frame, names turn to a new line earlier.
"""

from collections.abc import Collection

from viz.drawing import GLYPH, SIZE, reach, text_end
from viz.measure import clean, width, wrap
from viz.placed import Placed, Strip
from viz.rows import Rows
from viz.style import Lang, style

LEFT, RIGHT = 22.0, 22.0
GAP, NARROW = 60.0, 28.0  # between columns; in a narrow frame
SHORT: dict[Lang, float] = {"zh": 6.0 * SIZE, "en": 7.5 * SIZE}  # no line is made shorter than this to fit a frame
SPARED = 2 * SIZE  # so much longer lines stay in the last column, where most names are long
TURNS = 3  # of making lines shorter: higher rows may let in others
SMALL = 12.25 / 13  # of the size names are measured in: how small a frame may show them
VERB = 36.0  # more before the last one, where cross links carry their verb


class Columns(Rows):
    """Places what was chosen: rows first, then the columns' widths, then their places."""

    def place(self) -> Placed:
        """Everything at its place; in a frame too narrow for it, names turn to a new line earlier.

        After `before`, the same picture without a selection, every column stays where it was.
        """
        for _ in range(TURNS):
            self.set_rows()
            if self.before or not self._shortened():
                break
        else:
            self.set_rows()
        self.wide = self._widths()
        self._set_columns(self.wide)
        return self.out

    def _shortened(self) -> bool:
        """Make the longest lines shorter until the columns fit the frame; were there any?"""
        before, short = list(self.longest), SHORT[self.view.lang]
        lines = {column: self._line(column) for column in self._widths()} if self.view.width else {}
        while self.view.width and self._least() > self.view.width:
            may = [column for column, line in lines.items() if line > short]
            if not may:
                break
            column = max(may, key=lambda c: (lines[c] - (SPARED if c == self.last else 0.0), c))
            self.longest[column] = max(short, lines[column] - SIZE)
            for node in {**self.lettered, **{node.id: node for node in self.order}}.values():
                if node.column == column:
                    self.sized(node)
            line = self._line(column)
            lines[column] = line if line < lines[column] else 0.0
        return self.longest != before

    def _line(self, column: int) -> float:
        """The longest line of a column's names."""
        drawn = [node.w for node in self.order if node.column == column]
        return max(drawn or [self._kept().get(column, GLYPH)]) - GLYPH

    def _widths(self, inside: float = 0.0) -> dict[int, float]:
        """Each column as wide as its longest text, of which a "+3" may stand so far inside the gap."""
        wide = dict(self.before.wide) if self.before else self._kept()
        for node in self.order:
            beyond = min(inside, text_end(node) - node.w)
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
