"""What a layout hands on: every drawn node at its place, and what guides the eye between them."""

from dataclasses import dataclass, field

from viz.drawing import DrawnNode, Ring


@dataclass(frozen=True)
class Strip:
    """A drawn column: which of the style's, where it begins, and how wide it is."""

    style: int
    x: float
    width: float


@dataclass
class Placed:
    """Nodes in drawing order with their columns from left to right and where plans are parted, or with their rings."""

    nodes: dict[str, DrawnNode] = field(default_factory=dict)
    columns: list[Strip] = field(default_factory=list)
    bands: list[float] = field(default_factory=list)
    rings: list[Ring] = field(default_factory=list)
    ring: dict[str, int] = field(default_factory=dict)  # 0 for what stands in the middle
    up: dict[str, str] = field(default_factory=dict)  # on whom a node hangs, where no columns say it
    hung: dict[str, str] = field(default_factory=dict)  # the link by which a node hangs on the tree it stands beside
    gap: float = 0.0
    width: float = 0.0
    height: float = 0.0
