"""Where a noun phrase begins: behind a mark, a conjunction, or the last word that governs it."""

import re
from functools import cache

from loaders.reading.lexicon import either, heads, starts, words
from loaders.reading.sentences import Sentence, Span
from loaders.reading.state import Reading

_REACH = 10  # characters a name may have in front of the word it is known by
_MARKS = "，。；：、“”‘’《》（）【】 ·/|-~！？"
_JOINTS = "的和与及或等了着过在以对为将把向从到于由是按让使每各该本其并也还"
_COUNTED = re.compile(
    r"[\d一二两三四五六七八九十百千几多](?:个|家|项|条|座|大|类|种|批|台|套|辆|万|级|余|多)?$|以[上下内]$|左右$"
)
_LONGEST = 6  # characters of a governing word


@cache
def _governing() -> frozenset[str]:
    """Words that take what follows as their object, by their last characters."""
    return frozenset(words("verbs", "adverbs", "list_leads", "body_leads", "plan_verbs", "governors"))


@cache
def _clear() -> re.Pattern[str]:
    return re.compile(either("strong_verbs"))


def left_edge(reading: Reading, span: Span, reach: int = _REACH) -> int:
    """Where the noun phrase begins that ends in these words; their own start where nothing tells."""
    form = reading.forms[span.passage]
    for at in range(span.start, max(-1, span.start - reach - 1), -1):
        if form[at] == "年" and form[at - 1].isdigit():
            return at + 1
        if at == 0 or form[at - 1] in _MARKS or form[at - 1].isdigit() or _joint(form, at) or _governed(form, at):
            return at
        if _COUNTED.search(form[max(0, at - 5) : at]):
            return at
        if at < span.start and starts(form[at - 1 :], "not_verbs"):
            continue
    return span.start


def _joint(form: str, at: int) -> bool:
    return form[at - 1] in _JOINTS


def _governed(form: str, at: int) -> bool:
    """Does a governing word end here, and no noun that only looks like one go on?"""
    for size in range(min(_LONGEST, at), 1, -1):
        word = form[at - size : at]
        if word in _governing():
            return not starts(form[at - size :], "not_verbs")
    return False


def right_edge(form: str, end: int) -> bool:
    """Can a name end here: before a mark, a joint, a verb, or a noun for what is done or what it is?"""
    rest = form[end : end + 8]
    return not rest or rest[0] in _MARKS + _JOINTS or not re.match("[一-龥]", rest) or bool(_after().match(rest))


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        either(
            "verbs",
            "adverbs",
            "tails",
            "work_tails",
            "industry_heads",
            "field_heads",
            "area_heads",
            "sector_heads",
            "park_ends",
            "trend_words",
        )
    )


def object_of(reading: Reading, piece: Sentence) -> Sentence:
    """What a clause is about: without subject, adverbs and verbs, as far as words that are no part of names tell."""
    inner = reading.object(piece)
    protected, last = reading.protected(inner), 0
    first = inner.text.partition("、")[0]
    for found in _clear().finditer(first):
        span, rest = inner.part(*found.span()), first[found.end() :]
        free = not any(span.touches(p) for p in protected) and not starts(inner.text[found.start() :], "not_verbs")
        last = found.end() if free and len(rest) >= 2 and rest not in heads() else last
    return reading.object(inner.cut(last, len(inner.text)), "subjects")


def deeds_of(reading: Reading, piece: Sentence) -> Sentence:
    """A clause without its subject only: lines of work keep their verbs."""
    text, at = piece.text, 0
    while found := starts(text[at:], "subjects", "deed_leads"):
        at += len(found)
    place = next((m for m in reading.inside(piece, "Place") if m.span.start == piece.span.start + at), None)
    if place is not None and starts(text[place.span.end - piece.span.start :], "deed_leads", "modals"):
        return deeds_of(reading, piece.cut(place.span.end - piece.span.start, len(text)))
    return piece.cut(at, len(text))
