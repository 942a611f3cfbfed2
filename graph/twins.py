"""Twins: things that may be one under two names. Nobody unites them but an editor; an audit shows both.

Two actions of one plan that different documents put at the same place, or that are left over where all others agree;
two plans of one place of which one title abbreviates the other; two figures of one subject and year whose metrics
differ by words of the subject's own name.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import Literal

from graph.ids import node_id
from graph.model import Action, Node, Plan, Quantity
from graph.text import bare

Reason = Literal["same place", "left over", "like names", "short title", "same measure"]
ALIKE, HARDLY = 0.75, 0.4  # of two names: alike by themselves; alike enough where something else speaks for it
_ENDING = (2, 4)  # characters that a short title shares with the end of the full one: 方案, 行动方案
_LEAST = 3  # characters it has besides
_WORD = 2  # characters at least


@dataclass(frozen=True)
class Twins:
    """Two things, and why they may be one."""

    one: Node
    other: Node
    reason: Reason

    @property
    def contradicts(self) -> bool:
        """Can the sources not both be right? One place in a plan's numbering has one action."""
        return self.reason == "same place"


def actions(of_plan: Sequence[Action]) -> Iterator[Twins]:
    """Actions of one plan that different documents call differently."""
    for one, other in combinations(of_plan, 2):
        reason = _documents(one).isdisjoint(_documents(other)) and _one_action(one, other, of_plan)
        if reason:
            yield Twins(one, other, reason)


def _one_action(one: Action, other: Action, all_: Sequence[Action]) -> Reason | None:
    alike = max(likeness(a, b) for a in _names(one) for b in _names(other))
    if one.ordinal is not None and one.ordinal == other.ordinal and alike >= HARDLY:
        return "same place"
    if alike >= ALIKE:
        return "like names"
    return "left over" if alike >= HARDLY and _left_over(one, other, all_) else None


def _left_over(one: Action, other: Action, all_: Sequence[Action]) -> bool:
    """Do two documents that name as many actions agree on all but these?"""
    for here in _documents(one):
        for there in _documents(other):
            ours, theirs = ({a.id for a in all_ if d in _documents(a)} for d in (here, there))
            if ours & theirs and ours ^ theirs == {one.id, other.id}:
                return True
    return False


def plans(known: Iterable[Plan], places: Mapping[str, frozenset[str]]) -> Iterator[Twins]:
    """Plans of one place of which one title abbreviates the other; `places` are those that issued each."""
    known = list(known)
    begins: dict[str, list[tuple[str, Plan]]] = {}
    for plan in known:
        name = bare(plan.pref_label.best())
        begins.setdefault(name[:2], []).append((name, plan))
    for full in known:
        title = bare(full.pref_label.best())
        pairs = {title[i : i + 2] for i in range(len(title) - 1)}
        for name, short in (each for pair in sorted(pairs) for each in begins.get(pair, ())):
            if abbreviates(name, title) and _at_one_time(short, full) and _of_one_place(short, full, places):
                yield Twins(full, short, "short title")


def abbreviates(short: str, full: str) -> bool:
    """Is a title (bare) the other with some characters left out, its beginning and its end kept?"""
    least, most = _ENDING
    ending = next((n for n in range(most, least - 1, -1) if short[-n:] == full[-n:]), 0)
    stem, whole = short[: len(short) - ending], full[: len(full) - ending]
    if not ending or len(short) >= len(full) or len(stem) < _LEAST or stem[:2] not in whole:
        return False
    rest = iter(whole[whole.index(stem[:2]) :])
    return all(character in rest for character in stem)


def _at_one_time(one: Plan, other: Plan) -> bool:
    periods = ((one.period_start, other.period_start), (one.period_end, other.period_end))
    return all(a is None or b is None or a == b for a, b in periods)


def _of_one_place(short: Plan, full: Plan, places: Mapping[str, frozenset[str]]) -> bool:
    """The same place issued both; the id of a plan without one tells the place of its document."""
    where = places.get(full.id, frozenset())
    if own := places.get(short.id):
        return bool(own & where)
    return any(short.id == node_id("Plan", short.pref_label.best(), place) for place in where)


def figures(subject: Node, set_: Iterable[Quantity]) -> Iterator[Twins]:
    """Figures of one subject, year and unit whose metrics differ by words of the subject's name."""
    named = "".join(map(bare, _names(subject)))
    alike: dict[tuple[object, ...], list[tuple[str, Quantity]]] = {}
    for each in set_:
        of = (each.label, each.year, each.baseline_year, each.normalized_unit)
        alike.setdefault(of, []).append((bare(each.metric), each))
    for group in alike.values():
        for (a, one), (b, other) in combinations(group, 2):
            short, long = sorted((a, b), key=len)
            more = long.removesuffix(short)
            if len(more) >= _WORD and long.endswith(short) and more in named and _apart(one, other):
                yield Twins(one, other, "same measure")


def _apart(one: Node, other: Node) -> bool:
    return _documents(one).isdisjoint(_documents(other))


def likeness(one: str, other: str) -> float:
    """How much of two names is the same, without the end they share (行动, 工程)."""
    a, b = bare(one), bare(other)
    shared = next((n for n in range(min(len(a), len(b), 4), 1, -1) if a[-n:] == b[-n:]), 0)
    a, b = a[: len(a) - shared], b[: len(b) - shared]
    return SequenceMatcher(None, a, b, autojunk=False).ratio() if a and b else float(a == b)


def _names(node: Node) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for n in (node.pref_label.zh, node.pref_label.en, *node.alt_labels) if n))


def _documents(node: Node) -> frozenset[str]:
    return frozenset(e.document for e in node.evidence)
