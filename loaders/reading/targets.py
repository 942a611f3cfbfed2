"""Targets and observations: what is counted or measured, by when, for whom."""

import re
from dataclasses import replace
from typing import Literal

from graph.ids import quantity_id
from graph.model import Names
from graph.targets import normalised
from graph.vocabulary import METRIC
from loaders.reading.lexicon import either, lead, words
from loaders.reading.metrics import dealt_metrics, metrics_of, shared_head
from loaders.reading.quantities import Figure, figures
from loaders.reading.respective import shares
from loaders.reading.sentences import Sentence, Span, trimmed
from loaders.reading.state import Reading
from loaders.reading.subjects import subject_of
from loaders.reading.years import BASELINE, Year, years

_AIM, _GOAL, _PAST, _SUPPORT = (re.compile(either(f"{cue}_cues")) for cue in ("aim", "goal", "past", "support"))
_AHEAD = re.compile(either("aim_cues", "ahead_cues"))
_QUALIFIES = re.compile(
    r"(?:规模|以上|以下|左右)*的(?:规上|重点|龙头|骨干|优质|大型)?(?:企业|公司|园区|集群|项目|产业|平台|品牌|单品)"
)
_NAME = 30
_DONE = re.compile(r"(?:目标|任务)的$")
_ANNOUNCED = re.compile(r"(?:目标|指标)(?:任务|体系)?(?:是|为|有|包括|如下)?(?:$|[。，：；])")
Kind = Literal["Target", "Observation"]


def read(reading: Reading, sentence: Sentence) -> None:
    """The goals and figures of a sentence."""
    found, dated = list(figures(sentence)), years(reading, sentence)
    _goal(reading, sentence, found, dated)
    shared, dealt = shared_head(sentence, found), shares(reading, sentence, found, dated)
    for i, figure in enumerate(found):
        if _is_part(reading, sentence, figure):
            continue
        said = [year.value for year in dated if year.end <= figure.start]
        if said and _is_goal(reading, said[-1], sentence.text):
            reading.goal_year = said[-1]
        share = dealt.get(i)
        said = [share.year] if share and share.year else said
        kind = _kind(reading, sentence, figure, said)
        if kind is None or _SUPPORT.search(_clause(sentence.text, figure)):
            continue
        for name, span in dealt_metrics(reading, share) if share else metrics_of(reading, sentence, found, i, shared):
            bound = share.first.comparator if share and figure.comparator == "=" else figure.comparator
            told = replace(figure, comparator=bound)
            _tell(reading, sentence, told, kind, name, _until(span, figure), said[-1] if said else None)


def _goal(reading: Reading, sentence: Sentence, found: list[Figure], dated: list[Year]) -> None:
    """The year that the figures are a goal for, where the sentence says so or announces goals."""
    if dated and _is_goal(reading, dated[-1].value, sentence.text) and (not found or dated[-1].end <= found[0].start):
        reading.goal_year = dated[-1].value
    if _ANNOUNCED.search(sentence.text) and not _PAST.search(sentence.text):
        reading.goal_year = reading.goal_year or reading.last_goal or reading.period_end


def _until(span: Span, figure: Figure) -> Span:
    """The words from a metric to its figure, or from the figure to what it counts."""
    return Span(span.passage, min(span.start, figure.span.start), max(span.end, figure.span.end))


def _tell(
    reading: Reading, sentence: Sentence, figure: Figure, kind: Kind, metric: str, span: Span, year: int | None
) -> None:
    """Say it, or keep it until it is known which plan the text is about."""
    told = (sentence, figure, kind, metric, span, year)
    if reading.plan is None and not reading.settled and reading.parent(figure.span) is None:
        reading.untold.append(told)
    else:
        _say(reading, *told)


def _is_part(reading: Reading, sentence: Sentence, figure: Figure) -> bool:
    """A figure of a name (50兆瓦光热项目), of firms that are counted (产值超10亿元的企业2户), or before its list."""
    rest = sentence.text[figure.end :]
    if _QUALIFIES.match(rest) and not figure.counts:
        return True
    if figure.counts and rest[:1] in ("（", "：") and figure.unit == "个":
        return True
    return any(figure.span.within(claim) and len(claim) < _NAME for claim in reading.draft.claimed.near(figure.span))


def settle(reading: Reading) -> None:
    """Figures told before any plan was: they are the only plan's that the text tells of, else the place's."""
    plans, reading.settled = reading.plans(), True
    for told in reading.untold:
        reading.plan = plans[0] if len(plans) == 1 else None
        _say(reading, *told)


def _is_goal(reading: Reading, year: int, text: str) -> bool:
    """A year to come; in the year of publication only with a word of aim."""
    now = reading.published_year
    return year > now if now and year != now else bool(_GOAL.search(text)) and not _PAST.search(text)


def _clause(text: str, figure: Figure) -> str:
    start = max(text.rfind(c, 0, figure.start) for c in "，；。") + 1
    return text[start : figure.end]


def _kind(reading: Reading, sentence: Sentence, figure: Figure, said: list[int]) -> Kind | None:
    """A goal, a present or past figure, or neither: the year decides, then the words of the sentence."""
    before = sentence.text[: figure.start]
    if said and reading.published_year and said[-1] != reading.published_year:
        return "Target" if said[-1] > reading.published_year else "Observation"
    past, ahead = _last(_PAST, before), _last(_AHEAD, before)
    if _DONE.search(before[-8:]) or (past > ahead and not _AIM.search(_clause(sentence.text, figure))):
        return "Observation"
    if reading.section == "goal":
        return "Target"
    if reading.goal_year is not None or ahead >= 0 or (said and _GOAL.search(before)):
        return "Target"
    made = lead(trimmed(sentence.cut(max(before.rfind(c) for c in "，；。") + 1, len(sentence.text))))[0]
    done = reading.own and reading.section != "measure"
    if done and figure.counts and made in words("making_verbs", "building_verbs"):
        return "Target"
    return "Target" if done and past < 0 and figure.comparator in (">", ">=", "<=") else None


def _last(cues: re.Pattern[str], text: str) -> int:
    """Where the last of these words stands; -1 where none does."""
    return max((m.start() for m in cues.finditer(text)), default=-1)


def _say(
    reading: Reading, sentence: Sentence, figure: Figure, kind: Kind, metric: str, span: Span, year: int | None
) -> None:
    subject = subject_of(reading, sentence, figure.span)
    if subject is None:
        return
    year = year or (
        (reading.goal_year or reading.ends.get(subject.id) or reading.period_end) if kind == "Target" else None
    )
    base = BASELINE.search(sentence.text[: figure.start])
    baseline = int(base[1]) if base and base[1] else None
    concept = reading.draft.vocabulary.find(metric, METRIC)
    names = concept.pref_label if concept else Names(zh=metric)
    norm = normalised(figure.value, figure.unit, figure.value_max)
    before = sentence.text[: figure.start]
    own = {"modality": "aim" if _AIM.search(before) else "firm"} if kind == "Target" else {}
    ref = reading.draft.figure(
        kind, quantity_id(kind, subject.id, names.zh or metric, year, baseline), names, (span,),
        metric=names.zh or metric, comparator=figure.comparator, value=figure.value, value_max=figure.value_max,
        unit=figure.unit or None, year=year, baseline_year=baseline,
        **(norm.properties() if norm else {}), **own,
    )  # fmt: skip
    reading.metric = metric
    reading.draft.link(
        subject, "SETS_TARGET" if kind == "Target" else "REPORTS", ref, span, "P32" if kind == "Target" else "P44"
    )
