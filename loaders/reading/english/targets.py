"""Targets and observations of an English account: what is counted or measured, by when, as a goal or as it is."""

import re
from typing import Literal

from graph.ids import quantity_id
from graph.model import Names
from graph.targets import normalised
from graph.vocabulary import METRIC
from loaders.reading.draft import Ref
from loaders.reading.english.counts import declared
from loaders.reading.english.metrics import metric_of
from loaders.reading.english.quantities import Figure, figures
from loaders.reading.english.state import Telling
from loaders.reading.english.words import pattern, words
from loaders.reading.english.years import BASELINE, Year, years
from loaders.reading.sentences import Sentence, Span

Kind = Literal["Target", "Observation"]
_RULES = {"Target": "E50", "Observation": "E51"}
_QUALIFIES = re.compile(r"^(?P<behind>[^,;]*?)(?<!along )(?<!together )\b(?:with|whose|worth|each|having)\b[^,;]*$")
_CLAUSE = re.compile(r"[,;:(]")
_TO_BE_MADE = re.compile(r"[^,;:.()]{1,80}? (?:will|shall|should|is to|are to) be \w+(?:ed|ilt|set up)\b")
_PASSIVE = re.compile(r"\b(?:be|to|will) (?:\w+ly )?$")


def read(telling: Telling, sentence: Sentence) -> None:
    """The goals and figures of a sentence."""
    counts = [found.whole().span for found in declared(sentence)]
    found = [f for f in figures(sentence) if not _is_counted(f, counts) and not _is_headline_sum(f)]
    dated = years(sentence, telling.published_year)
    used = 0
    for i, figure in enumerate(found):
        following = found[i + 1].bound_start if i + 1 < len(found) else len(sentence.text)
        if (i and _qualifies(sentence.text[used : figure.bound_start])) or _is_support(sentence, figure):
            continue
        metric = metric_of(telling, sentence, figure, used, following)
        year = _year(sentence, figure, dated, following)
        kind = _kind(telling, sentence, figure, year) if metric else None
        if metric and kind:
            (name, span), telling.metric, telling.unit = metric, metric[0], figure.unit
            _say(telling, sentence, figure, kind, name, span, year)
            used = max(figure.end, span.end - sentence.span.start)
        elif metric:
            used = max(figure.end, metric[1].end - sentence.span.start)


def _qualifies(between: str) -> bool:
    """10 enterprises with revenues of over 5 billion yuan: the second figure says which; it is none of its own."""
    found = _QUALIFIES.match(between)
    return found is not None and not any(word in words("verbs") for word in found["behind"].split())


def _is_counted(figure: Figure, counts: list[Span]) -> bool:
    """three action plans, eight key areas: a declared count."""
    return not figure.measured and any(figure.span.touches(count) for count in counts)


def _is_headline_sum(figure: Figure) -> bool:
    """A headline gives in dollars what the text says in yuan."""
    return figure.span.passage == 0 and "dollar" in figure.unit


def _is_support(sentence: Sentence, figure: Figure) -> bool:
    """An amount of support is neither goal nor fact."""
    return figure.measured and pattern("support").search(_clause(sentence.text, figure)) is not None


def _clause(text: str, figure: Figure) -> str:
    """What stands between the commas around a figure."""
    start, end = (
        max(text.rfind(", ", 0, figure.start), text.rfind("; ", 0, figure.start)),
        _CLAUSE.search(text, figure.end),
    )
    return text[start + 1 : end.start() if end else len(text)]


def _year(sentence: Sentence, figure: Figure, dated: list[Year], following: int) -> int | None:
    """The year right behind the figure, else the last before it, else the one that closes the list it stands in."""
    behind = [y for y in dated if figure.end <= y.start < following and y.dated]
    if behind and (len(behind) == 1 or not _CLAUSE.search(sentence.text, figure.end, behind[0].start)):
        return behind[0].value
    ahead = [y for y in dated if y.end <= figure.start]
    if ahead:
        return ahead[-1].value
    later = [y for y in dated if y.start >= figure.end and y.dated]
    return later[0].value if later else None


def _kind(telling: Telling, sentence: Sentence, figure: Figure, year: int | None) -> Kind | None:
    """A goal, a figure as it is or was, or neither: the year decides, then the nearest cue before the figure."""
    text, now = sentence.text[: figure.start], telling.published_year
    past, ahead = _last("pasts", text), max(_last("aims", text), _last("aheads", text))
    if year is not None and now is not None and year != now:
        return "Target" if year > now else "Observation"
    making = _last("makings", text)
    if year is None and past > max(ahead, making):
        return "Observation"
    if year is not None and (now is not None or past > ahead):
        return "Target" if max(ahead, making if past < 0 else -1) > past else "Observation"
    to_come = _TO_BE_MADE.match(sentence.text, figure.end)
    if ahead >= 0 or to_come or year is not None or telling.goal_year is not None:
        return "Target"
    return "Target" if making >= 0 and telling.goals else None


def _last(cues: str, text: str) -> int:
    """Where the last of these words stands; -1 where none does."""
    said = (m for m in pattern(cues).finditer(text) if cues != "pasts" or not _PASSIVE.search(text[: m.start()]))
    return max((m.start() for m in said), default=-1)


def _subject(telling: Telling) -> Ref | None:
    """What the text is about; where it is about no plan, the place it is from."""
    return telling.parent() or telling.home()


def _say(
    telling: Telling, sentence: Sentence, figure: Figure, kind: Kind, metric: str, span: Span, year: int | None
) -> None:
    subject = _subject(telling)
    if subject is None:
        return
    if kind == "Target":
        telling.goals = True
        telling.goal_year = year or telling.goal_year
        year = year or telling.goal_year or telling.ends.get(subject.id)
    against = BASELINE.search(_clause(sentence.text, figure))
    baseline = int(against["year"]) if against else None
    concept = telling.draft.vocabulary.find(metric, METRIC)
    names = concept.pref_label if concept else Names(en=metric)
    unit = figure.unit if figure.measured else " ".join(filter(None, (figure.scale, _noun(metric))))
    counted = figure.unit if figure.measured else " ".join(filter(None, (figure.scale, "units")))
    norm = normalised(figure.value, unit, figure.value_max) or normalised(figure.value, counted, figure.value_max)
    if sentence.span.passage == 0 and norm and (same := _said(telling, kind, norm.value, year)) is not None:
        telling.draft.again(same, span)
        return
    before = sentence.text[: figure.start]
    own = {"modality": "aim" if pattern("aims").search(before) else "firm"} if kind == "Target" else {}
    ref = telling.draft.figure(
        kind, quantity_id(kind, subject.id, names.zh or names.en or metric, year, baseline), names, (span,),
        metric=metric, comparator=figure.comparator, value=figure.value, value_max=figure.value_max,
        unit=unit or None, year=year, baseline_year=baseline, **(norm.properties() if norm else {}), **own,
    )  # fmt: skip
    telling.draft.link(subject, "SETS_TARGET" if kind == "Target" else "REPORTS", ref, span, _RULES[kind])


def _noun(metric: str) -> str:
    """What is counted, in one word: the products of types of robot products."""
    head, _, rest = metric.partition(" of ")
    said = rest if rest and head.rsplit(" ", 1)[-1] in words("counters") else head
    return said.partition(" of ")[0].rsplit(" ", 1)[-1]


def _said(telling: Telling, kind: Kind, value: float, year: int | None) -> Ref | None:
    """What the text says of the same figure, which the headline only repeats, often without its bound."""
    for ref in telling.draft.known(kind):
        values = dict(telling.draft.accounts[ref.id].first.values)
        if values.get("normalized_value") == value and (year is None or values.get("year") == year):
            return ref
    return None
