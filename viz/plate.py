"""A drawing made ready for print: heads, links and names where the figure's template puts them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import itemgetter
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from viz.drawing import (
    GLYPH,
    LINE,
    SHAPE,
    SIZE,
    Drawing,
    DrawnLink,
    DrawnNode,
    anchor,
    has_period,
    pill,
    pill_left,
    pill_y,
)
from viz.links import right_of
from viz.measure import characters, clean, width, wrap
from viz.style import Theme, style

MARGIN = 22.0
HEAD = 20.0  # from one row of heads to the next


@cache
def template() -> Template:
    """The figure's SVG, to be filled with `Plate(…).context()`."""
    environment = Environment(loader=PackageLoader("viz"), autoescape=True, undefined=StrictUndefined)
    environment.filters["px"] = lambda number: f"{round(number, 1):g}"
    return environment.get_template("figure.svg")


@dataclass(frozen=True)
class _Head:
    """A label above its column; many labels stand in several rows."""

    label: str
    title: str
    count: str
    shape: str
    x: float
    count_x: float
    row: int


class Plate:
    """A drawing as the figure's template wants it: everything worked out to numbers and words."""

    def __init__(self, drawing: Drawing, made: date | None, address: str) -> None:
        self.d, self.made, self.address = drawing, made, address
        self.theme: Theme = "dark" if drawing.view.get("theme") == "dark" else "light"
        self.by_id = {node.id: node for node in drawing.nodes}
        chosen = drawing.view.get("select") or drawing.view.get("node")
        self.chosen = str(chosen) if chosen in self.by_id else None
        self.path = set(self._path())

    def _path(self) -> Iterator[str]:
        above, at = _above(self.d), self.chosen
        while at:
            yield at
            at = above.get(at)

    def context(self) -> dict[str, Any]:
        """What the template draws."""
        heads = list(self._heads())
        end = max([h.count_x + width(h.count, SIZE - 1) for h in heads], default=0.0)
        wide = max(self.d.width, end + MARGIN, 480.0)
        heading = wrap(clean(self.d.title), 19, wide - 2 * MARGIN)
        rows = max([h.row for h in heads], default=0)
        top = 26.0 * len(heading) + (34 if self.d.subtitle else 16) + HEAD * rows
        foot = top + self.d.height + 10
        footer = [line for text in self._footer() for line in wrap(text, SIZE - 1, wide - 2 * MARGIN)]
        crossing = [x for link in self.d.links if not link.tree for x in self._cross(link)]
        return {
            "d": self.d,
            "g": style().grounds[self.theme],
            "colours": [(label, line.colours(self.theme)) for label, line in style().labels.items()],
            "width": wide,
            "height": foot + 18 * len(footer) + 20,
            "top": top,
            "foot": foot,
            "heading": heading,
            "weight": _weight(*heading),
            "footer": footer,
            "rings": self.d.rings,
            "heads": [(h, HEAD * (h.row - rows)) for h in heads],
            "desc": description(self.d),
            "tree": sorted((self._tree(link) for link in self.d.links if link.tree), key=itemgetter("on")),
            "cross": crossing,
            "nodes": [self._node(node) for node in self.d.nodes],
        }

    def _heads(self) -> Iterator[_Head]:
        entries = {entry.label: entry for entry in self.d.legend}
        for column in self.d.columns:
            x, row, titles = column.x, 0, column.title.split(" · ")
            for label, title in zip(column.labels, titles, strict=True):
                entry = entries[label]
                shown, total = (
                    (column if len(titles) == 1 else entry).shown,
                    (column if len(titles) == 1 else entry).total,
                )
                count = f"{shown}" if shown == total else f"{shown}/{total}"
                count_x = x + 18 + width(title, SIZE - 1) + 6
                end = count_x + width(count, SIZE - 1)
                if x > column.x and end > column.x + max(column.width, 180):
                    count_x, end, x, row = count_x - x + column.x, end - x + column.x, column.x, row + 1
                yield _Head(label, title, count, entry.shape, x, count_x, row)
                x = end + 16

    def _footer(self) -> Iterator[str]:
        word, lang = style().word, self.d.lang
        stamp = [word("source", lang), word("version", lang, version=self.d.version[:12])]
        if self.made:
            stamp.append(word("made", lang, date=self.made.isoformat()))
        yield " · ".join(stamp)
        left_out = word("shown", lang, shown=self.d.shown, total=self.d.total) if self.d.shown < self.d.total else ""
        if left_out or self.d.why:
            yield " · ".join(filter(None, (left_out, self.d.why)))
        if self.address:
            yield clean(self.address, longest=4000)

    def _tree(self, link: DrawnLink) -> dict[str, Any]:
        ends = self.by_id[link.source], self.by_id[link.target]
        source, target = sorted(ends, key=lambda node: node.column)
        on = link.source in self.path and link.target in self.path
        if link.route:
            return {"d": _drawn(link.route), "on": on}
        if source.column == target.column:
            return {"d": self._bow(source, target), "on": on}
        return {"d": self._curve(source, target, link.turn or 0.0), "on": on}

    def _curve(self, source: DrawnNode, target: DrawnNode, turn: float) -> str:
        """Level along the parent's text, one curve in the gap; then level through columns the source passes over."""
        start, end = right_of(source) + (8 if source.id == self.chosen else 0), target.x - 8
        if target.id == self.chosen:
            end -= 4
        following = self.d.columns[source.column + 1].x
        stop = end if target.column == source.column + 1 else following + 10
        turn = min(max(turn, start), stop - 14)
        bend = (stop - turn) * 0.55
        through = "" if stop == end else f"H{end:.1f}"
        return (
            f"M{start:.1f} {source.y:.1f}H{turn:.1f}"
            f"C{turn + bend:.1f} {source.y:.1f} {stop - bend:.1f} {target.y:.1f} {stop:.1f} {target.y:.1f}{through}"
        )

    def _cross(self, link: DrawnLink) -> Iterator[dict[str, Any]]:
        """Links of the chosen node that are not part of the tree."""
        if not self.chosen or self.chosen not in (link.source, link.target):
            return
        if link.route:
            yield {"d": _drawn(link.route), "verb": ""}
            return
        forth = link.source == self.chosen
        here, there = self.by_id[self.chosen], self.by_id[link.target if forth else link.source]
        verb = style().types[link.type].title(self.d.lang, reverse=False)
        if there.column == here.column:
            yield {"d": self._bow(here, there), "verb": ""}
            return
        if there.column < here.column:
            yield {"d": self._curve(there, here, self.d.columns[there.column + 1].x - 52), "verb": ""}
            return
        at, w = there.x - 12, width(verb, SIZE - 1)
        end, following = at - w - 6, self.d.columns[here.column + 1].x
        start, stop = right_of(here) + 8, end if there.column == here.column + 1 else following - 10
        turn = max(start, min(following - 52, stop - 14))
        bend = (stop - turn) * 0.55
        curve = (
            f"M{start:.1f} {here.y:.1f}H{turn:.1f}C{turn + bend:.1f} {here.y:.1f} "
            f"{stop - bend:.1f} {there.y:.1f} {stop:.1f} {there.y:.1f}H{end:.1f}"
        )
        yield {"d": curve, "verb": verb, "x": at, "y": there.y, "w": w}

    def _bow(self, here: DrawnNode, there: DrawnNode) -> str:
        """To the same column or further left: out to the right of both and back."""
        a, b = right_of(here) + 8, right_of(there)
        out = max(a, b) + 24
        return f"M{a:.1f} {here.y:.1f}C{out:.1f} {here.y:.1f} {out:.1f} {there.y:.1f} {b:.1f} {there.y:.1f}"

    def _shape_y(self, n: DrawnNode, first: float) -> float:
        """In columns a plan's shape stands at its first line, elsewhere in the middle, where its links meet."""
        if not self.d.columns:
            return anchor(n)[1]
        return first if n.label == "Plan" and (len(n.lines) > 1 or n.note) else n.y

    def _node(self, n: DrawnNode) -> dict[str, Any]:
        plan = n.label == "Plan"
        size, right = SIZE + plan, n.side == "right"
        rows = len(n.lines) + (0.9 if plan and n.note else 0)
        first = n.y - (rows - 1) * LINE / 2 + size * 0.36
        css = "chosen" if n.id == self.chosen else "ghost" if n.ghost else "on" if n.id in self.path else ""
        value = n.note if n.note and not plan and self.d.columns else None
        text_x = n.x + GLYPH if right else n.x + n.w - GLYPH
        return {
            "x": n.x,
            "y": n.y,
            "w": n.w,
            "tall": max(22.0, rows * LINE + 4),
            "lines": n.lines,
            "label": n.label,
            "ghost": n.ghost,
            "shape": style().labels[n.label].shape,
            "text_x": text_x,
            "left": not right,
            "shape_x": n.x if right else n.x + n.w - SHAPE,
            "ground_x": n.x + 18 if right else n.x - 3,
            "shape_y": self._shape_y(n, first - size * 0.36),
            "first": first,
            "css": " ".join(filter(None, (n.label if plan and not n.ghost else "", css, _weight(*n.lines)))) or "n",
            "chosen": n.id == self.chosen,
            "period": n.note if plan else None,
            "value": value,
            "value_x": self.d.columns[n.column].x + self.d.columns[n.column].width if value else 0.0,
            "pill": f"+{n.more}" if n.more and not n.ghost else None,
            "pill_x": pill_left(n) + (8 if right else -8) * (n.id == self.chosen and not has_period(n)),
            "pill_y": pill_y(n),
            "pill_w": pill(n),
        }


def description(drawing: Drawing) -> str:
    """The picture in words, for those who do not see it."""
    counts = [f"{e.title} {e.shown}" for e in drawing.legend if e.shown]
    shown = style().word("shown", drawing.lang, shown=drawing.shown, total=drawing.total)
    return ("；" if drawing.lang == "zh" else "; ").join([shown, *counts])


def _above(drawing: Drawing) -> dict[str, str]:
    """What each node hangs on; where no columns part them, also what a thing beside the tree hangs on."""
    column = {node.id: node.column for node in drawing.nodes}
    ends = [
        end for link in drawing.links if link.tree for end in ((link.source, link.target), (link.target, link.source))
    ]
    beside = {} if drawing.columns else {one: other for one, other in ends if column[other] < column[one]}
    return beside | {node.id: node.parent for node in drawing.nodes if node.parent}


def _drawn(route: tuple[float, ...]) -> str:
    """A route as an SVG path."""
    return "M{:.1f} {:.1f}C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}".format(*route)


def _weight(*lines: str) -> str:
    """Bold only where the bold font has all of it."""
    return "" if characters("bold").issuperset("".join(lines)) else "thin"
