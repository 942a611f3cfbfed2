"""分别 and 均: which of several figures is for which of the metrics or years before them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from loaders.reading.coordination import members
from loaders.reading.quantities import Figure
from loaders.reading.sentences import Sentence, trimmed
from loaders.reading.state import Reading
from loaders.reading.years import Year, without_years

_EACH = re.compile(r"(?P<own>分别)|(?P<same>均|都)(?=达|超|突破|不|高于|低于|提|下降|增长|实现|保持|控制|在)")
_BREAK = "，；。：（"
_BASE = re.compile(r"(?:比|较)(?:19|20)\d{2} ?年")


class Share(NamedTuple):
    """What a figure is for: one metric, or all of them; a year; what bounds all figures of the list."""

    metrics: tuple[Sentence, ...]
    year: int | None
    first: Figure


def shares(reading: Reading, sentence: Sentence, found: Sequence[Figure], dated: Sequence[Year]) -> dict[int, Share]:
    """The figures, by their place in `found`, that 分别 or 均 deals out."""
    dealt: dict[int, Share] = {}
    for each in _EACH.finditer(sentence.text):
        end = next(
            (i for i in range(each.end(), len(sentence.text)) if sentence.text[i] in "，；。"), len(sentence.text)
        )
        here = [i for i, figure in enumerate(found) if each.end() <= figure.bound_start and figure.end <= end]
        if not here:
            continue
        metrics = _metrics(reading, sentence, each.start())
        if each["same"] and len(here) == 1 and len(metrics) > 1:
            dealt[here[0]] = Share(tuple(metrics), None, found[here[0]])
        elif each["own"] and len(here) > 1:
            dealt.update(_own(sentence, found, here, metrics, dated, each.start()))
    return dealt


def _own(
    sentence: Sentence,
    found: Sequence[Figure],
    here: list[int],
    metrics: list[Sentence],
    dated: Sequence[Year],
    at: int,
) -> dict[int, Share]:
    """A metric each, or a year each, where there are as many as figures."""
    first = found[here[0]]
    if len(metrics) == len(here):
        return {i: Share((metric,), None, first) for i, metric in zip(here, metrics, strict=True)}
    start = max(sentence.text.rfind(mark, 0, at) for mark in "；。") + 1
    years = [year.value for year in dated if start <= year.start < at]
    if len(years) == len(here) and len(metrics) == 1:
        return {i: Share((metrics[0],), year, first) for i, year in zip(here, years, strict=True)}
    return {}


def _metrics(reading: Reading, sentence: Sentence, at: int) -> list[Sentence]:
    """What is listed in the clause before the word, without years."""
    start = max(sentence.text.rfind(mark, 0, at) for mark in _BREAK) + 1
    clause = sentence.cut(start, at)
    if base := _BASE.search(clause.text):
        clause = clause.cut(0, base.start())
    parts = [without_years(trimmed(part)) for part in members(clause, reading.protected(clause))]
    return [part for part in parts if len(part.text) > 1 and not re.fullmatch(r"[到至在\d年 ]+", part.text)]
