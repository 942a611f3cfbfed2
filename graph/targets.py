"""Quantities in one unit per kind: 0.5万亿元 and 5000亿 are the same money (the table: vocabulary/units.yaml)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from graph.text import fold
from graph.yaml_file import read_yaml

UNITS = Path(__file__).parent / "vocabulary" / "units.yaml"


@dataclass(frozen=True)
class Normalised:
    """A quantity in its kind's base unit: CNY, count, %, pp, x, W, Wh, t, m2 …"""

    value: int | float
    value_max: int | float | None
    unit: str
    inferred: bool = False

    def properties(self) -> dict[str, Any]:
        """As the properties of a Target or Observation."""
        return {
            "normalized_value": self.value,
            "normalized_value_max": self.value_max,
            "normalized_unit": self.unit,
            "unit_inferred": self.inferred or None,
        }


@lru_cache(maxsize=1 << 12, typed=True)
def normalised(value: float | None, unit: str | None, value_max: float | None = None) -> Normalised | None:
    """The quantity in base units; None where there is no number, or nobody said what its unit is."""
    found = units().read(unit or "")
    if value is None or found is None:
        return None
    top = None if value_max is None else found.bring(value_max)
    return Normalised(found.bring(value), top, found.base, found.inferred)


@dataclass(frozen=True)
class Unit:
    """A unit as printed: how many of which base unit it is."""

    base: str
    factor: Fraction
    inferred: bool = False
    doubling: bool = False

    def bring(self, value: float) -> int | float:
        """The value in the base unit; exact where it is whole."""
        exact = Fraction(str(value))
        if self.doubling:
            exact = Fraction(2 ** min(float(value), 64.0))
        exact *= self.factor
        return exact.numerator if exact.denominator == 1 else float(exact)


class Units:
    """The table of units and number words."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._inferred = table["inferred"]
        self._scales = {_key(name): Fraction(factor) for name, factor in table["scales"].items()}
        self._units = {
            _key(name): Unit(base, Fraction(str(factor)))
            for base, names in table["units"].items()
            for name, factor in names.items()
        }
        self._units |= {_key(name): Unit("count", Fraction(1)) for name in table["count"]}
        money = (name for name, unit in self._units.items() if unit.base in table["currencies"] and name.isascii())
        self._money = sorted(money, key=len, reverse=True)
        doubling = table["doubling"]
        self._units |= {_key(name): Unit(doubling["unit"], Fraction(1), doubling=True) for name in doubling["names"]}

    @cached_property
    def scale(self) -> re.Pattern[str]:
        """A number word at the head of a unit."""
        return re.compile("|".join(map(re.escape, sorted(self._scales, key=len, reverse=True))))

    def names(self) -> tuple[str, ...]:
        """Every unit's name, the longest first: what a reader looks for after a number."""
        return tuple(sorted(self._units, key=lambda name: (-len(name), name)))

    def read(self, printed: str) -> Unit | None:
        """The unit in the words it is printed in, number words and `per` included (万吨标准煤, 万元/亩)."""
        return self._read(printed)

    @cached_property
    def _read(self) -> Callable[[str], Unit | None]:
        return lru_cache(maxsize=1 << 12)(self._reading)

    def _reading(self, printed: str) -> Unit | None:
        key = _key(printed)
        if not key:
            return None
        return self._scaled(key) or self._money_first(key) or self._bare_scale(key) or self._rate(key)

    def _scaled(self, key: str) -> Unit | None:
        """Number words and a unit, the unit as long as possible: 千克 is a weight, not a thousand 克."""
        factor = Fraction(1)
        while key not in self._units:
            head = self.scale.match(key)
            if head is None:
                return None
            factor, key = factor * self._scales[head.group()], key[head.end() :]
        unit = self._units[key]
        return Unit(unit.base, unit.factor * factor, doubling=unit.doubling)

    def _money_first(self, key: str) -> Unit | None:
        """CNY million, RMB 100 million: the number words behind the currency, as English tables have them."""
        name = next(filter(key.startswith, self._money), "")
        words = re.fullmatch(rf"(10|100)?((?:{self.scale.pattern})+)", key[len(name) :])
        if not name or words is None:
            return None
        factor = Fraction(int(words[1] or 1))
        for word in self.scale.findall(words[2]):
            factor *= self._scales[word]
        return Unit(self._units[name].base, self._units[name].factor * factor)

    def _bare_scale(self, key: str) -> Unit | None:
        """5000亿: the unit left out."""
        if not key.endswith(self._inferred["ends_with"]):
            return None
        unit = self._scaled(key + self._inferred["unit"])
        return unit and Unit(unit.base, unit.factor, inferred=True)

    def _rate(self, key: str) -> Unit | None:
        """One unit per another."""
        over, slash, under = key.partition("/")
        if not slash:
            return None
        top, bottom = self._scaled(over) or self._bare_scale(over), self._scaled(under)
        if top is None or bottom is None:
            return None
        return Unit(f"{top.base}/{bottom.base}", top.factor / bottom.factor, inferred=top.inferred)


def _key(name: str) -> str:
    return re.sub(r"\s", "", fold(str(name)))


@cache
def units() -> Units:
    """The packaged table."""
    return Units(read_yaml(UNITS))
