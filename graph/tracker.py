"""One metric through the years: what was aimed at and what was reached, by whom, in whose words, in one unit.

深海装备产业规模 of a city and the 产业规模 of its deep-sea plan are one metric: a plan's own topic goes without saying.
"""

import operator
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.disagreement import Evidence, Saying
from graph.model import Node, Quantity
from graph.text import bare
from graph.vocabulary import METRIC, Vocabulary

SAID = (
    *("comparator", "value", "value_max", "unit", "modality"),
    *("normalized_value", "normalized_value_max", "normalized_unit"),
)
_HOLDS: dict[str, Callable[[Any, Any], Any]] = {
    ">": operator.gt, ">=": operator.ge, "=": operator.ge, "<": operator.lt, "<=": operator.le,
}  # fmt: skip


@dataclass(frozen=True)
class Point:
    """A figure of a year as some documents state it."""

    quantity: Quantity
    subject: Node
    place: Node | None
    said: Mapping[str, Any]
    says: tuple[Saying, ...] = ()
    named: str = ""  # what the subject and its plan are called
    reached: bool | None = None

    @property
    def key(self) -> tuple[Any, ...]:
        """The order of points: place by place and unit by unit, through the years, what was before what was wanted."""
        place = self.place.pref_label.best() if self.place else "~"
        unit = str(self.said.get("normalized_unit") or "~")
        wanted = self.quantity.label == "Target"
        return place, unit, self.quantity.year or 9999, wanted, self.quantity.metric, self.quantity.id, str(self.said)

    @property
    def of(self) -> tuple[str | None, str | None, int | None, int | None]:
        """What figures that can be compared have in common: place, unit, year and base year."""
        place = self.place.id if self.place else None
        return place, self.said.get("normalized_unit"), self.quantity.year, self.quantity.baseline_year


def asked_for(metric: str) -> frozenset[str]:
    """The names (bare) that a metric goes by: its own, and those the vocabulary has for it."""
    concept = Vocabulary.default().find(metric, METRIC)
    names = concept.all_names() if concept is not None and concept.label == METRIC else ()
    return frozenset(map(bare, (metric, *names)))


def measures(wanted: Collection[str], metric: str, subject: Iterable[str]) -> bool:
    """Is a subject's metric one of those asked for, the words of the subject's name aside?"""
    own, named = bare(metric), "".join(map(bare, subject))
    for each in wanted:
        short, long = sorted((own, each), key=len)
        if own == each or (long.endswith(short) and len(short) > 1 and long.removesuffix(short) in named):
            return True
    return False


def accounts(quantity: Quantity) -> Iterator[tuple[dict[str, Any], list[Evidence]]]:
    """What documents state of a figure, those that state the same together."""
    by_document: dict[str, list[Evidence]] = {}
    for piece in quantity.evidence:
        by_document.setdefault(piece.document, []).append(piece)
    together: dict[tuple[Any, ...], tuple[dict[str, Any], list[Evidence]]] = {}
    for document, evidence in by_document.items():
        said = _said_by(quantity, document)
        together.setdefault(_value(said), (said, []))[1].extend(evidence)
    yield from together.values()


def _value(said: Mapping[str, Any]) -> tuple[Any, ...]:
    """What makes two statements one: 5000亿元 and 0.5万亿元, aimed at or firm, are the same figure."""
    amount = [said.get(name) for name in ("normalized_value", "normalized_value_max", "normalized_unit")]
    if amount[0] is None:
        amount = [said.get(name) for name in ("value", "value_max", "unit")]
    return said.get("comparator"), *amount


def _said_by(quantity: Quantity, document: str) -> dict[str, Any]:
    """The figure as one document has it."""
    found = {}
    for name in SAID:
        values = [s.value for s in quantity.statements.get(name, ()) if document in s.documents]
        if values:
            found[name] = values[0]
    return found


def judged(points: Iterable[Point]) -> list[Point]:
    """The points in order; a target says whether the observations of its year reached it, where they agree on that."""
    ordered = sorted(points, key=lambda point: point.key)
    seen: dict[Any, list[Point]] = {}
    for point in ordered:
        if point.quantity.label == "Observation" and "normalized_value" in point.said:
            seen.setdefault(point.of, []).append(point)
    return [_judged(point, seen.get(point.of, ())) for point in ordered]


def _judged(point: Point, seen: Iterable[Point]) -> Point:
    holds, wanted = _HOLDS.get(str(point.said.get("comparator"))), point.said.get("normalized_value")
    if point.quantity.label != "Target" or point.quantity.year is None or holds is None or wanted is None:
        return point
    verdicts = {bool(holds(p.said["normalized_value"], wanted)) for p in seen if _of_one_thing(point, p)}
    return replace(point, reached=verdicts.pop()) if len(verdicts) == 1 else point


def _of_one_thing(one: Point, other: Point) -> bool:
    """One subject's one metric; or another's that spells out what the subject's name says."""
    a, b = one.quantity.metric, other.quantity.metric
    if bare(a) == bare(b):
        return one.subject.id == other.subject.id
    return measures({bare(b)}, a, [one.named]) or measures({bare(a)}, b, [other.named])
