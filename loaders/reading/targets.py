"""Targets and observations: what is counted or measured, by when, for whom."""

import re
from dataclasses import replace
from typing import Literal

from graph.ids import quantity_id
from graph.model import Names
from graph.targets import normalised
from graph.vocabulary import METRIC
from loaders.reading.draft import Ref
from loaders.reading.lexicon import either, lead, without_lead, without_tail, words
from loaders.reading.quantities import Figure, figures
from loaders.reading.respective import Share, shares
from loaders.reading.sentences import Sentence, Span, trimmed
from loaders.reading.state import Reading, topic_of
from loaders.reading.years import BASELINE, Year, without_years, years

_BREAK = "，、；。：（） "
_TIER = re.compile(
    r"^(?P<tier>[一二两三四五六七八九]?(?:万亿|千亿|百亿|十亿|亿|千万))(?:元)?(?P<class>级)?(?:以上)?(?:规模)?(?:的)?"
)
_FORMAT = re.compile(r"(?:的)?(?:产业)?(?:发展)?(?:格局|梯队|矩阵)$")
_HEADS = either("plan_heads", "action_heads", "direction_heads", "field_heads", "orientation_heads", "trend_heads")
_COUNTED_HEADS = re.compile(
    rf"^(?:重点|主要|专项|细分|方面的)?(?:{_HEADS}|部门|单位|阶段|层面|章节|部分|环节|行业和|领域和|基本原则|维度|类别)"
)
_AIM, _GOAL, _PAST, _SUPPORT = (re.compile(either(f"{cue}_cues")) for cue in ("aim", "goal", "past", "support"))
_AHEAD = re.compile(either("aim_cues", "ahead_cues"))
_FIRMS = re.compile(r"企业|公司|机构|单位|园区|医院|基地|中心|合作社")
_QUALIFIES = re.compile(
    r"(?:规模|以上|以下|左右)*的(?:规上|重点|龙头|骨干|优质|大型)?(?:企业|公司|园区|集群|项目|产业|平台|品牌|单品)"
)
_NAME = 30
_OF_SECTOR = re.compile(
    r"(?:力争|其中|全[市省区县]|[我本]市)?(?P<sector>[一-龥]{2,14}?(?:产业|经济|制造业|服务业|工业|行业)?)"
    r"(?:总)?(?:产业)?(?:产值|规模|营收|营业收入|总收入|销售收入|增加值|产量)"
)
_DONE = re.compile(r"(?:目标|任务)的$")
_ANNOUNCED = re.compile(r"(?:目标|指标)(?:任务|体系)?(?:是|为|有|包括|如下)?(?:$|[。，：；])")
_BEHIND = re.compile(r"的?(?P<metric>[一-龥]{0,4}(?:产值|营收|营业收入|收入|增加值|税收))(?=[，。；、与和]|$)")
_INTO = re.compile(r"(?:打造|建设|培育|发展|建)成(?:为)?")
_RATE = re.compile(r"年均|每年|同比|比上年|较上年|平均每年|年")
_OURS = re.compile(r"的|我市|我省|全市|全省|全国|全区|本市|其")
Kind = Literal["Target", "Observation"]


def read(reading: Reading, sentence: Sentence) -> None:
    """The goals and figures of a sentence."""
    found, dated = list(figures(sentence)), years(reading, sentence)
    _goal(reading, sentence, found, dated)
    shared, dealt = _shared_head(sentence, found), shares(reading, sentence, found, dated)
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
        for name, span in _own_metrics(reading, share) if share else _metrics(reading, sentence, found, i, shared):
            bound = share.first.comparator if share and figure.comparator == "=" else figure.comparator
            told = replace(figure, comparator=bound)
            _tell(reading, sentence, told, kind, name, _until(span, figure), said[-1] if said else None)


def _goal(reading: Reading, sentence: Sentence, found: list[Figure], dated: list[Year]) -> None:
    """The year that the figures are a goal for, where the sentence says so or announces goals."""
    if dated and _is_goal(reading, dated[-1].value, sentence.text) and (not found or dated[-1].end <= found[0].start):
        reading.goal_year = dated[-1].value
    if _ANNOUNCED.search(sentence.text) and not _PAST.search(sentence.text):
        reading.goal_year = reading.goal_year or reading.last_goal or reading.period_end


def _own_metrics(reading: Reading, share: Share) -> list[tuple[str, Span]]:
    return [(_without_topic(reading, metric.text), metric.span) for metric in share.metrics]


def _metrics(reading: Reading, sentence: Sentence, found: list[Figure], i: int, shared: str) -> list[tuple[str, Span]]:
    """The one metric of a figure, between the figures beside it; none where nothing tells."""
    after = found[i - 1].end if i else 0
    until = found[i + 1].bound_start if i + 1 < len(found) else None
    metric = _metric(reading, sentence, found[i], after, until, shared)
    return [metric] if metric else []


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


def _shared_head(sentence: Sentence, found: list[Figure]) -> str:
    """What the last tier of a list says for all: 2个千亿、5个百亿的产业集群."""
    for figure in reversed(found):
        tier = _TIER.match(sentence.text[figure.end :])
        if tier:
            rest = sentence.text[figure.end + tier.end() :]
            return _FORMAT.sub("", re.split(f"[{_BREAK}]", rest)[0])
    return ""


def _metric(
    reading: Reading, sentence: Sentence, figure: Figure, after: int, until: int | None, shared: str
) -> tuple[str, Span] | None:
    """What is counted or measured, and the words that say so together with the figure."""
    text = sentence.text
    rest = text[figure.end : until]
    tier = _TIER.match(rest) if figure.unit in ("个", "家", "") or figure.value is None else None
    if tier and (shared or tier["class"]):
        own = re.split(f"[{_BREAK}和与及]", rest[tier.end() :])[0]
        head = _FORMAT.sub("", own) or shared
        return (
            (f"{tier['tier']}级{head}", sentence.part(figure.bound_start, figure.end + tier.end() + len(own)))
            if head
            else None
        )
    if figure.counts:
        counted = re.split(f"[{_BREAK}]|和(?=\\d)|与(?=\\d)|以及|的(?=占)", rest)[0].rstrip("和与及")
        if counted.startswith("的") and figure.bound_start < figure.start:
            return _measured(reading, sentence, figure, after)
        counted = re.sub(r"^(?:左右|以上|的)", "", counted)
        if _COUNTED_HEADS.match(counted):
            return None
        if (
            figure.unit in ("家", "户")
            and len(counted) >= 2
            and not _FIRMS.search(counted)
            and (more := _FIRMS.search(re.split("[，；。：]", rest)[0]))
        ):
            counted = re.split("[，。；：]", rest[: more.end()])[-1]
        if len(counted) >= 2:
            name = _without_topic(reading, _FORMAT.sub("", counted))
            return name, sentence.part(figure.bound_start, figure.end + rest.index(counted) + len(counted))
    return _measured(reading, sentence, figure, after)


def _measured(reading: Reading, sentence: Sentence, figure: Figure, after: int) -> tuple[str, Span] | None:
    """The noun phrase before the bound: 产业规模突破."""
    text = sentence.text
    end = figure.bound_start
    for _ in range(2):
        start = max(after, max(text.rfind(c, 0, end) for c in _BREAK) + 1)
        piece = sentence.cut(start, end)
        piece = without_years(piece)
        piece = piece.cut(max((m.end() for m in _INTO.finditer(piece.text)), default=0), len(piece.text))
        piece = without_tail(without_lead(piece, "adverbs", "metric_leads"), "bounds") if len(piece.text) > 2 else piece
        behind = _BEHIND.match(text, figure.end)
        if behind and piece.text in words("bounds", "adverbs", "metric_leads", "verbs", "building_verbs"):
            return behind["metric"], sentence.part(figure.bound_start, behind.end())
        if piece.text in words("bounds", "adverbs", "metric_leads", "spans_of_time"):
            piece = piece.cut(0, 0)
        if _RATE.fullmatch(piece.text):
            return _rate(reading, piece, figure)
        if len(piece.text) >= 2 and re.search(r"[一-龥A-Za-z]{2}", piece.text):
            return _without_topic(reading, piece.text), Span(piece.span.passage, piece.span.start, figure.span.end)
        end = start - 1
        if end <= after:
            break
    same = reading.metric and figure.bound_start < figure.start and not figure.counts
    return (reading.metric, figure.span) if same else None


def _rate(reading: Reading, piece: Sentence, figure: Figure) -> tuple[str, Span] | None:
    """年均增长15%: the growth of the metric before."""
    if not reading.metric:
        return None
    return f"{reading.metric}{piece.text}增长率", Span(piece.span.passage, piece.span.start, figure.span.end)


def _without_topic(reading: Reading, name: str) -> str:
    """绿色低碳龙头企业 of the green plan are its 龙头企业, 上海产业规模 of Shanghai its 产业规模."""
    about = topic_of(reading.plan.name) if reading.plan else ""
    for prefix in (_OURS.match(name), *reading.home_names(), about, "领域", "的"):
        said = prefix if isinstance(prefix, str) else prefix.group() if prefix else ""
        if said and name.startswith(said) and len(name) >= len(said) + 3:
            name = name[len(said) :]
    return name


def _subject(reading: Reading, sentence: Sentence, at: Span) -> Ref | None:
    """What the text is about; where it is about no plan, the place it is from."""
    if (sector := _sector(reading, sentence, at)) is not None:
        return sector
    if (park := reading.park_at(at)) is not None:
        return park
    if (sector := reading.sector_at(at) or _measured_sector(reading, sentence, at)) is not None:
        return sector
    parent = reading.parent(at)
    if reading.section == "goal" or (parent is not None and parent.id in reading.goals):
        parent = reading.plan or parent
    if parent is not None:
        return parent
    known = reading.draft.refs.get(reading.draft.place or "")
    if known is not None or reading.draft.place is None:
        return known
    here = (m for passage in reading.marks.values() for m in passage if m.concept.id == reading.draft.place)
    mark = next(here, None)
    return reading.draft.say("Place", reading.draft.text(mark.span), mark.span) if mark is not None else None


def _sector(reading: Reading, sentence: Sentence, at: Span) -> Ref | None:
    """其中X产值达…: the sector that is a part of what the goal before was for."""
    before = sentence.text[: at.start - sentence.span.start]
    start = before.rfind("其中")
    if start < 0:
        return None
    clause = max(start + 2, max(before.rfind(c) for c in "，；。") + 1)
    marks = reading.inside(sentence.cut(clause, len(before)), "Industry", "Field")
    if not marks or marks[0].span.start != sentence.span.start + clause:
        return None
    said = reading.draft.text(marks[0].span)
    known = reading.draft.find(said, "Industry", "Field")
    if known is not None:
        return reading.draft.again(known, marks[0].span)
    return reading.draft.say(marks[0].concept.label, said, marks[0].span)


def _measured_sector(reading: Reading, sentence: Sentence, at: Span) -> Ref | None:
    """X产业产值达…: the sector that the metric is measured for, where it is one among others."""
    before = sentence.text[: at.start - sentence.span.start]
    clause = sentence.cut(max(before.rfind(c) for c in "，；。") + 1, len(before))
    found = _OF_SECTOR.match(clause.text)
    if found is None or reading.is_topic(found["sector"]) or found["sector"].endswith(words("aggregates")):
        return None
    said = reading.draft.text(clause.part(*found.span("sector")))
    known = reading.draft.find(said, "Industry", "Field")
    mark = next(iter(reading.inside(clause.cut(*found.span("sector")), "Industry", "Field")), None)
    if known is not None or mark is None or len(mark.span) < len(said):
        return known
    return reading.draft.say(mark.concept.label, said, mark.span)


def _say(
    reading: Reading, sentence: Sentence, figure: Figure, kind: Kind, metric: str, span: Span, year: int | None
) -> None:
    subject = _subject(reading, sentence, figure.span)
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
