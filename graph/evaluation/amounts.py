"""When two quantities are one: the same value in the same kind of unit, for the same year, of a like metric."""

import math
import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from graph.evaluation.annotation import Goal
from graph.evaluation.kinds import Amount, amount
from graph.evaluation.spelling import key, pieces
from graph.model import Node
from graph.text import fold

_ARABIC = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_HAN = "〇零一二三四五六七八九十百千万亿两"
_CHINESE = re.compile(rf"若干|一批|一系列|倍|[{_HAN}]+(?!年|[一二三四五六七八九十百千万亿两])")
_ENGLISH = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|several|number of|double|triple|half)\b"
)


Range = tuple[Amount, Amount | None]


def number(value: Any) -> float | None:
    """A finite number, however it is written."""
    if value is None or isinstance(value, bool):
        return None
    try:
        found = float(str(value).replace(",", "").strip())
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def year(value: Any) -> int | None:
    """The four digits of a year."""
    found = re.search(r"(?<!\d)\d{4}(?!\d)", str(value)) if isinstance(value, (int, float, str)) else None
    return int(found.group()) if found else None


def _ranges(said: Mapping[str, Any]) -> Iterator[Range]:
    """A quantity as it is printed and as it is normalised."""
    for prefix in ("", "normalized_"):
        value, top, unit = (said.get(prefix + name) for name in ("value", "value_max", "unit"))
        low, high = ([*value, None, None][:2]) if isinstance(value, (list, tuple)) else (value, top)
        first, last = number(low), number(high)
        if first is not None:
            yield amount(first, unit), None if last is None else amount(last, unit)


def _inside(want: Range, found: Range) -> bool:
    (low, high), (a, b) = want, found
    return low.equals(a) and (high is None or (b is not None and high.equals(b)))


def alike(goal: Goal, node: Node) -> float:
    """The share of pieces that the two metrics have in common, 0 to 1."""
    metric = node.properties.get("metric")
    names = (node.pref_label.zh, node.pref_label.en)
    read = pieces(metric if isinstance(metric, str) else " ".join(n for n in names if n))
    wanted = [pieces(text or "") for text in (goal.metric_zh, goal.metric, goal.term)]
    return max((len(want & read) / min(len(want), len(read)) for want in wanted if want and read), default=0.0)


def same(goal: Goal, node: Node, *, any_year: bool = False) -> bool:
    """Does the node say what the annotation states?"""
    said = node.properties
    wanted, is_ = year(goal.year), year(said.get("year"))
    if wanted is not None and is_ != wanted and not (is_ is None and (goal.year_optional or any_year)):
        return False
    gold, read = list(_ranges(goal.__dict__)), list(_ranges(said))
    if not gold or not read:
        return not gold and not read and alike(goal, node) >= 0.5
    return alike(goal, node) > 0 and any(_inside(gold[0], found) for found in read)


def _printed(text: str) -> frozenset[float | str]:
    """The numbers in a text: Arabic ones, else Chinese numerals, else English words."""
    folded = fold(text)
    arabic = frozenset(float(found.replace(",", "")) for found in _ARABIC.findall(folded))
    return arabic or frozenset(_CHINESE.findall(folded)) or frozenset(_ENGLISH.findall(folded))


def states(exact: str, goal: Goal) -> bool:
    """Do these words hold the goal's number as printed, and half of its term in one piece?"""
    bounds = goal.value if isinstance(goal.value, list) else [goal.value]
    values = {found for value in bounds if (found := number(value)) is not None}
    return any(_states(exact, term, values) for term in goal.terms)


def _states(exact: str, term: str, values: set[float]) -> bool:
    wanted = _printed(term)
    wanted = wanted & values or wanted  # of 比2020年下降13.5% only 13.5
    if all(isinstance(each, float) for each in wanted):
        has: frozenset[float | str] = _printed(exact)
    else:
        has = frozenset(each for each in wanted if isinstance(each, str) and each in fold(exact))
    a, b = key(exact), key(term)
    longest = SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size
    return wanted <= has and 2 * longest >= len(b)
