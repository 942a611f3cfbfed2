"""What a figure counts or measures, and the words that say so together with it."""

import re

from loaders.reading.english.phrases import after, bared, chain_before
from loaders.reading.english.quantities import Figure
from loaders.reading.english.state import Telling
from loaders.reading.english.words import either, pattern, words
from loaders.reading.sentences import Sentence, Span

Metric = tuple[str, Span]
_FROM_TO = re.compile(r"^(?: in (?:19|20)\d\d)? to $")
_LIST_GOES_ON = re.compile(r"^[^,;]{0,60}\band $")
_VERBAL = re.compile(rf"(?: {either('linking')})*[ ,]*$")
_BEHIND = re.compile(r"(?: \([^)]{,40}\))? (?P<by>in|of|worth of) (?:the |its |total |annual )*(?=[A-Za-z])")
_CHAIN = re.compile(r" (?:of|in|for) (?!more|over|about|around|at |up |\d)")
_VERB_BEFORE = re.compile(r"\b(?:to|will|would|can|should|and) $")
_THAT_OF = re.compile(
    rf"\bthat (?:of|for|in) (?:the |its )?(?P<whose>[\w&'-]+(?: [\w&'-]+){{0,3}}?)(?: {either('linking')})* $"
)
_RATE = re.compile(r"\b(?:growth|increase|decline|rate)\b")
_FAR = 40  # characters between a word like value and a figure that has its metric behind it


def metric_of(telling: Telling, sentence: Sentence, figure: Figure, used: int, following: int) -> Metric | None:
    """What is counted (more than 100 enterprises) or measured (output of 5 billion yuan)."""
    if not figure.measured:
        counted = after(sentence, figure.end)
        near = 0 <= counted.span.start - sentence.span.start - figure.end < 12
        if counted.text and near and counted.span.start - sentence.span.start < following:
            return _counted(sentence, figure, counted)
    measured = _measured(telling, sentence, figure, used, following)
    if measured is None or not _grows(sentence, figure) or _RATE.search(measured[0]):
        return measured
    return f"{measured[0]} growth", measured[1]


def _counted(sentence: Sentence, figure: Figure, counted: Sentence) -> Metric | None:
    name = bared(counted)
    if not re.search(r"[A-Za-z]{3}", name.text) or name.text in ("related", "people's"):
        return None
    start = figure.start if figure.comparator == "=" else figure.bound_start
    return name.text.strip('" ,'), Span(figure.span.passage, sentence.span.start + start, counted.span.end)


def _grows(sentence: Sentence, figure: Figure) -> bool:
    """surged 21 percent: a growth rate, another thing than what grows."""
    before = sentence.text[max(0, figure.start - 40) : figure.start]
    return (
        figure.unit in words("shares") and re.search(rf"{either('growth')} (?:by )?[\w ]{{0,24}}$", before) is not None
    )


def _measured(telling: Telling, sentence: Sentence, figure: Figure, used: int, following: int) -> Metric | None:
    """The noun phrase before the verb or bound (the output will exceed), else what follows (in revenue)."""
    text, rest = sentence.text[: figure.bound_start], sentence.text[figure.end : following]
    between = sentence.text[used : figure.start]
    if telling.metric and _FROM_TO.match(between):
        same = figure.unit in words("shares")
        return telling.metric if same else telling.metric.removesuffix(" growth"), figure.span
    if telling.metric and (other := _THAT_OF.search(text, used)):
        return f"{telling.metric.split(' of ')[0]} of {other['whose']}", sentence.part(other.start(), figure.end)
    heads = [m for m in pattern("metric_heads").finditer(text, used) if not _VERB_BEFORE.search(text[: m.start()])]
    behind = _BEHIND.match(rest)
    if behind and behind["by"] == "in" and figure.plain_unit in words("physical"):
        behind = None
    if (
        behind
        and heads
        and figure.plain_unit not in words("physical")
        and (behind["by"] != "in" or len(text) - heads[-1].end() <= _FAR)
    ):
        behind = None
    if behind or not heads:
        found = _behind(sentence, figure, behind.end() if behind else 0)
        return found or _subject_of(sentence, figure, used) or _again(telling, figure, between)
    return _headed(sentence, figure, heads[-1], used)


def _behind(sentence: Sentence, figure: Figure, skip: int) -> Metric | None:
    """500 billion yuan in revenue; 500 billion yuan output."""
    name = bared(after(sentence, figure.end + skip))
    direct = sentence.text[figure.end + skip : name.span.start - sentence.span.start].split()
    if not name.text or (
        not skip and (set(direct) - words("determiners") or not pattern("metric_heads").search(name.text))
    ):
        return None
    return name.text, Span(figure.span.passage, sentence.span.start + figure.bound_start, name.span.end)


def _subject_of(sentence: Sentence, figure: Figure, used: int) -> Metric | None:
    """The noun phrase before the verbs and bounds that stand before the figure."""
    text = sentence.text[: figure.bound_start]
    verbal = _VERBAL.search(text)
    end = len(text[: verbal.start() if verbal else None].rstrip())
    front = bared(chain_before(sentence, end, used))
    while not front.text and end > used and len(text) - end <= 60:
        end = len(text[: text.rfind(" ", 0, end)].rstrip()) if " " in text[:end] else 0
        front = bared(chain_before(sentence, end, used))
    if not re.search(r"[A-Za-z]{3}", front.text) or re.fullmatch(either("plan_words"), front.text):
        return None
    return front.text, Span(figure.span.passage, front.span.start, figure.span.end)


def _again(telling: Telling, figure: Figure, between: str) -> Metric | None:
    """12 billion yuan by 2020 and 60 billion yuan by 2025: the same metric for another year."""
    if telling.metric and telling.unit == figure.unit and _LIST_GOES_ON.match(between) and re.search(r"\d{4}", between):
        return telling.metric, figure.span
    return None


def _headed(sentence: Sentence, figure: Figure, head: re.Match[str], used: int) -> Metric | None:
    """A word like value or capacity, with what stands before it and the `of` or `in` behind it."""
    front = bared(chain_before(sentence, head.end(), used))
    start = front.span.start - sentence.span.start if front.text else head.start()
    chain, end = _CHAIN.match(sentence.text[head.end() : figure.bound_start]), head.end()
    if chain:
        more = after(sentence, head.end() + chain.end())
        stop = more.span.end - sentence.span.start
        end = stop if more.text and stop <= figure.bound_start else end
    return sentence.text[start:end], sentence.part(start, figure.end)
