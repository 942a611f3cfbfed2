"""One metric through the years, for a terminal."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from api import answers
from api.console import cell, say
from graph.disagreement import Saying
from graph.tracker import Point

_SHOWN = 3  # sources of one figure
_SIGNS = {">": "> ", ">=": "≥ ", "~": "≈ ", "<": "< ", "<=": "≤ "}
_REACHED = {True: ", reached", False: ", not reached", None: ""}


def show(metric: str, points: Sequence[Point]) -> None:
    """Place by place and year by year: what was aimed at and reached, in whose words."""
    if not points:
        say(f"No document states {metric}.")
    for place, there in groupby(points, key=lambda point: point.place):
        say(place.pref_label.best() if place else "Without a place")
        for point in there:
            _point(point)


def _point(point: Point) -> None:
    kind = point.quantity.label.lower() + _REACHED[point.reached]
    of = f"{point.quantity.metric} of {point.subject.pref_label.best()}"
    say(f"  {point.quantity.year or '    '}  {_printed(point)}{_normal(point)}  {kind}: {of}")
    for line in sources(point.says):
        say(f"        {line}")


def sources(says: Sequence[Saying]) -> Iterator[str]:
    """The sentences with their documents, as many as a reader takes in, and how many more there are."""
    for saying in says[:_SHOWN]:
        document = answers.source(saying.document)
        by = ", ".join(filter(None, (document["title"], document["publisher"], (document["published"] or "")[:10])))
        yield cell(f"{f'“{saying.sentence}”' if saying.sentence else 'cited'} ({by})")
    if len(says) > _SHOWN:
        yield f"and {len(says) - _SHOWN} more sources"


def _printed(point: Point) -> str:
    said = point.said
    value, most = said.get("value"), said.get("value_max")
    amount = "some" if value is None else f"{value}" if most is None else f"{value}-{most}"
    return cell(f"{_SIGNS.get(str(said.get('comparator')), '')}{amount} {said.get('unit') or ''}").strip()


def _normal(point: Point) -> str:
    value = point.said.get("normalized_value")
    return "" if value is None else f" ({value:,} {point.said.get('normalized_unit')})"
