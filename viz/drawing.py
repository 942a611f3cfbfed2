"""What a picture consists of: nodes and links with their places, columns and a legend. JSON for every renderer."""

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from viz.measure import width

Level = Literal["high", "medium", "low"]
Support = Literal["exact", "citation", "none"]

GLYPH = 22  # px from the left end of a node's shape to its text
SIZE = 13  # px of a name
LINE = 17  # px from line to line
ROW = 25  # px of a row
PILL = 8.0  # px before a "+3"


@dataclass(slots=True)
class DrawnNode:
    """A node at its place: `x` the shape's left end, `y` the middle of its row, `w` to the end of its text."""

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


class Column(BaseModel):
    """A column of the drawing: what stands in it, how much of how much."""

    labels: list[str]
    title: str
    x: float
    width: float
    shown: int
    total: int


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
    columns: list[Column]
    nodes: list[DrawnNode]
    links: list[DrawnLink]
    legend: list[LegendEntry]
    bands: list[float] = Field(default_factory=list, description="y of the hairlines between plans")
    shown: int
    total: int
    why: str = Field("", description="What was left out, and how the rest was chosen")


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


def pill_start(node: DrawnNode) -> float:
    """From a node's left end to its "+3", which stands behind the name, a plan's behind its period."""
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
