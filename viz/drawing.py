"""What a picture consists of: nodes and links with their places, columns and a legend. JSON for every renderer."""

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from viz.measure import width

Level = Literal["high", "medium", "low"]
Support = Literal["exact", "citation", "none"]
Side = Literal["left", "right"]

GLYPH = 22  # px from the left end of a node's shape to its text
SIZE = 13  # px of a name
LINE = 17  # px from line to line
ROW = 25  # px of a row
PERIOD = 15.0  # px of the line below a plan's name
PILL = 8.0  # px before a "+3"
SHAPE = 14.0  # px of a shape


@dataclass(slots=True)
class DrawnNode:
    """A node at its place: `x` its left end, `y` the middle of its row, `w` from its shape to the end of its text."""

    id: str
    label: str
    name: str
    lines: list[str]
    x: float = 0.0
    y: float = 0.0
    w: float = 0.0
    h: float = float(ROW)
    column: int = 0
    parent: str | None = None
    note: str | None = None  # a plan's period (below the name), a target's value (at the column's right end)
    more: int = 0  # how many are folded below it
    ghost: bool = False  # stands for others: declared but not named, or the rest of a long list
    level: Level = "high"
    side: Side = "right"  # of its shape on which the text stands
    owner: str | None = None  # the root it stands in line with, where it hangs on nothing


@dataclass(slots=True)
class DrawnLink:
    """A relationship between two drawn nodes; tree links are always drawn, cross links on selection.

    A tree link joins a node with its parent, whichever of the two is the source; around a node and in a query's
    result, where they are few, all links between columns are drawn as if of the tree.
    """

    id: str
    source: str
    target: str
    type: str
    tree: bool
    evidence: Support
    confidence: float
    turn: float | None = None  # x up to which the link runs level; then one curve to the target
    route: tuple[float, ...] | None = None  # without columns: x and y of its start, of two control points, of its end


class Column(BaseModel):
    """A column of the drawing: what stands in it, how much of how much."""

    labels: list[str]
    title: str
    x: float
    width: float
    shown: int
    total: int


class Ring(BaseModel):
    """A ring of a radial drawing: an ellipse around the middle."""

    x: float
    y: float
    rx: float
    ry: float


class LegendEntry(BaseModel):
    """A label, its shape, and how many of its nodes are drawn of how many there are."""

    label: str
    title: str
    shape: str
    shown: int
    total: int


class Drawing(BaseModel):
    """A picture, placed and measured; the same graph and view give the same drawing."""

    model_config = ConfigDict(extra="forbid")
    view: dict[str, str | list[str]] = Field(description="The view's query parameters, without defaults")
    title: str
    subtitle: str = ""
    version: str = Field(description="Version of the library it was drawn from")
    lang: Literal["zh", "en"] = "zh"
    width: float
    height: float
    columns: list[Column] = Field(description="From left to right; none in a radial or force layout")
    rings: list[Ring] = Field(default_factory=list, description="From the inside out, in a radial layout")
    nodes: list[DrawnNode]
    links: list[DrawnLink]
    legend: list[LegendEntry]
    bands: list[float] = Field(default_factory=list, description="y of the hairlines between plans")
    shown: int
    total: int
    why: str = Field("", description="What was left out, and how the rest was chosen")
    cut: bool = Field(
        False, description="Is more left out than filters and folding leave out: a picture holds no more?"
    )


@dataclass(frozen=True, slots=True)
class Box:
    """The ground a text or shape covers."""

    left: float
    top: float
    right: float
    bottom: float
    what: str

    def meets(self, other: "Box") -> bool:
        """Do the two cover common ground?"""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def reach(node: DrawnNode) -> float:
    """From a node's left end to the end of all that stands in its row: text, "+3", value."""
    end = text_end(node)
    if node.note and node.label != "Plan":
        end += 14 + width(node.note, SIZE)
    return end


def text_end(node: DrawnNode) -> float:
    """From a node's left end to the end of its text and "+3": there its links leave."""
    return max(node.w, pill_start(node) + pill(node)) if node.more else node.w


def ground(node: DrawnNode) -> tuple[float, float]:
    """Left and right end of a node with its "+3"."""
    end = text_end(node)
    return (node.x, node.x + end) if node.side == "right" else (node.x + node.w - end, node.x + node.w)


def box(node: DrawnNode, aside: float = 0.0) -> Box:
    """The ground of a node with its "+3", and so much more to both sides."""
    left, right = ground(node)
    return Box(left - aside, node.y - node.h / 2 + 2, right + aside, node.y + node.h / 2 - 2, node.id)


def anchor(node: DrawnNode) -> tuple[float, float]:
    """The middle of its shape."""
    x = node.x + SHAPE / 2 if node.side == "right" else node.x + node.w - SHAPE / 2
    return x, node.y - (PERIOD / 2 if has_period(node) else 0.0)


def pill_left(node: DrawnNode) -> float:
    """Where its "+3" begins."""
    start = pill_start(node)
    return node.x + start if node.side == "right" else node.x + node.w - start - pill(node)


def pill_start(node: DrawnNode) -> float:
    """From its shape's outer end to its "+3", which stands behind the name, a plan's behind its period."""
    return (GLYPH + width(str(node.note), SIZE - 1) if has_period(node) else node.w) + PILL


def pill_y(node: DrawnNode) -> float:
    """The middle of its "+3"."""
    return node.y + (len(node.lines) * LINE - 2) / 2 if has_period(node) else node.y


def pill(node: DrawnNode) -> float:
    """Width of the "+3"."""
    return width(f"+{node.more}", SIZE - 1) + 12


def has_period(node: DrawnNode) -> bool:
    """Is there a line below the name that says from when to when it runs?"""
    return node.label == "Plan" and bool(node.note)
