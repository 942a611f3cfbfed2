"""The metric of a figure: what is counted behind it, or measured before it."""

import re

from loaders.reading.lexicon import either, without_lead, without_tail, words
from loaders.reading.quantities import Figure
from loaders.reading.respective import Share
from loaders.reading.sentences import Sentence, Span
from loaders.reading.state import Reading, topic_of
from loaders.reading.years import without_years

_BREAK = "，、；。：（） "
_TIER = re.compile(
    r"^(?P<tier>[一二两三四五六七八九]?(?:万亿|千亿|百亿|十亿|亿|千万))(?:元)?(?P<class>级)?(?:以上)?(?:规模)?(?:的)?"
)
_FORMAT = re.compile(r"(?:的)?(?:产业)?(?:发展)?(?:格局|梯队|矩阵)$")
_HEADS = either("plan_heads", "action_heads", "direction_heads", "field_heads", "orientation_heads", "trend_heads")
_COUNTED_HEADS = re.compile(
    rf"^(?:重点|主要|专项|细分|方面的)?(?:{_HEADS}|部门|单位|阶段|层面|章节|部分|环节|行业和|领域和|基本原则|维度|类别)"
)
_FIRMS = re.compile(r"企业|公司|机构|单位|园区|医院|基地|中心|合作社")
_BEHIND = re.compile(r"的?(?P<metric>[一-龥]{0,4}(?:产值|营收|营业收入|收入|增加值|税收))(?=[，。；、与和]|$)")
_INTO = re.compile(r"(?:打造|建设|培育|发展|建)成(?:为)?")
_RATE = re.compile(r"年均|每年|同比|比上年|较上年|平均每年|年")
_OURS = re.compile(r"的|我市|我省|全市|全省|全国|全区|本市|其")


def shared_head(sentence: Sentence, found: list[Figure]) -> str:
    """What the last tier of a list says for all: 2个千亿、5个百亿的产业集群."""
    for figure in reversed(found):
        tier = _TIER.match(sentence.text[figure.end :])
        if tier:
            rest = sentence.text[figure.end + tier.end() :]
            return _FORMAT.sub("", re.split(f"[{_BREAK}]", rest)[0])
    return ""


def metrics_of(
    reading: Reading, sentence: Sentence, found: list[Figure], i: int, shared: str
) -> list[tuple[str, Span]]:
    """The one metric of a figure, between the figures beside it; none where nothing tells."""
    after = found[i - 1].end if i else 0
    until = found[i + 1].bound_start if i + 1 < len(found) else None
    metric = _metric(reading, sentence, found[i], after, until, shared)
    return [metric] if metric else []


def dealt_metrics(reading: Reading, share: Share) -> list[tuple[str, Span]]:
    """The metrics that 分别 or 均 gives a figure, each with its words."""
    return [(_without_topic(reading, metric.text), metric.span) for metric in share.metrics]


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
