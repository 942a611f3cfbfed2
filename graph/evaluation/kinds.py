"""A quantity in its kind's base unit, by a table of its own (kinds.yaml): the reader's may not judge itself."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from graph.text import fold
from graph.yaml_file import read_yaml

_TABLE = Path(__file__).with_name("kinds.yaml")
_OPEN, _COUNT, _TWICE = "?", "count", 2.0
_MOST_DOUBLINGS = 64
_ALIKE = {frozenset([_OPEN, "CNY"]), frozenset([_OPEN, _COUNT])}  # 5000亿: money, or a count
Scaled = tuple[re.Pattern[str], float]


class Amount(NamedTuple):
    """A value in the base unit of its kind."""

    value: float
    kind: str

    def equals(self, other: "Amount") -> bool:
        """The same, up to rounding; a unit left out may be money or a count."""
        close = abs(self.value - other.value) <= 1e-6 * max(1.0, abs(self.value), abs(other.value))
        return close and (self.kind == other.kind or frozenset([self.kind, other.kind]) in _ALIKE)


def amount(value: float, unit: str | None) -> Amount:
    """The value in the base unit of its kind; what no kind fits is counted."""
    name = re.sub(r"\s", "", fold(unit or ""))
    for kind, pattern in _table().anywhere.items():
        if pattern.search(name):
            doubled = kind == "doubling"
            return Amount(_TWICE ** min(value, _MOST_DOUBLINGS), "x") if doubled else Amount(value, kind)
    scale, rest = _scaled(name)
    if scale > 1 and not rest:
        return Amount(value * scale, _OPEN)
    kind, factor = next(((k, f) for pattern, k, f in _table().kinds if pattern.match(rest)), (_COUNT, 1))
    return Amount(value * scale * factor, kind)


def _scaled(name: str) -> tuple[float, str]:
    """What the number words in front multiply by, and the unit behind them."""
    scale = 1.0
    while found := next(((m, f) for pattern, f in _table().scales if (m := pattern.match(name))), None):
        scale, name = scale * found[1], name[found[0].end() :]
    return scale, name


class _Table(NamedTuple):
    anywhere: dict[str, re.Pattern[str]]
    scales: list[Scaled]
    kinds: list[tuple[re.Pattern[str], str, float]]


@cache
def _table() -> _Table:
    said = read_yaml(_TABLE)
    return _Table(
        {kind: re.compile(pattern) for kind, pattern in said["anywhere"].items()},
        [(re.compile(pattern), float(factor)) for pattern, factor in said["scales"]],
        [(re.compile(pattern), kind, float(factor)) for pattern, kind, factor in said["kinds"]],
    )
