"""Counts with their lists, whatever is counted: N大X before or after what it counts (A、B、C三大X; N大X，包括A、B、C).

What is listed is taken where the number agrees with the list, or the list says it goes on (等): the count vouches.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.reading.coordination import members, without_etc
from loaders.reading.draft import Ref
from loaders.reading.fields import field
from loaders.reading.lexicon import NUMERAL, either, unquoted, words
from loaders.reading.needed import Screened
from loaders.reading.phrases import deeds_of, object_of
from loaders.reading.sentences import Sentence, Span, split, trimmed
from loaders.reading.state import Reading, number

_HEADS = {
    "Action": ("action_heads",),
    "Park": ("park_heads",),
    "Field": ("field_heads",),
    "Industry": ("industry_heads", "cluster_heads"),
    "Direction": ("direction_heads",),
    "Organization": ("body_heads",),
}
_COUNT = Screened(
    rf"“?(?P<n>{NUMERAL})(?:个|大|项|条|类|家|(?=方面|面向))”?(?P<adjective>{either('counted_adjectives')}*[一-龥]{{0,16}}?)"
    rf"(?P<head>{either(*(name for names in _HEADS.values() for name in names))})(?!方案|计划|规划)”?"
)
_UNLISTED = re.compile(
    rf"“?(?P<n>{NUMERAL})(?:个|大|项|条|类|(?=方面))”?(?:[一-龥]{{0,8}}?)(?P<head>{either('unlisted_heads')})(?=，|。|；|：|、|”|和|与|及|的|等|（|$)"
)
_BEHIND = re.compile(
    rf"(?P<adjective>[一-龥]{{0,8}})(?P<head>{either('action_heads', 'park_heads')})"
    rf"(?P<n>{NUMERAL})个(?=（|：|，包括|，分别)"
)
_STARTS = re.compile(
    r"^(?:（|：|，?(?:即|分别为|分别是|包括|包含|涵盖|主要有|主要是|具体为|为)：?|，[^。；（）]{0,40}?，?包括：?)"
)
_ONE_MORE_COUNT = re.compile(rf"{NUMERAL}(?:个|大|项|条)")
_MOST = 30  # a larger number counts what nobody lists


class Counted(NamedTuple):
    """A count, what kind of thing it counts, and the list beside it."""

    label: str
    head: str
    number: int
    span: Span
    parts: list[Sentence]
    open: bool
    after: bool


def read(reading: Reading, sentence: Sentence) -> None:
    """The counted lists of a sentence that no rule of their own has read."""
    for found in _counts(reading, sentence):
        if any(found.span.touches(claimed) for claimed in reading.draft.counted()):
            continue
        if len(found.parts) == found.number or (found.open and 2 <= len(found.parts) < found.number):
            refs = [_say(reading, found, ordinal, part) for ordinal, part in enumerate(found.parts, start=1)]
            reason = reading.draft.because("listed after" if found.after else "listed before")
            reading.draft.check(found.span, found.number, refs, reason, open_=found.open)


def _counts(reading: Reading, sentence: Sentence) -> Iterator[Counted]:
    for match in (*_COUNT.finditer(sentence.text), *_BEHIND.finditer(sentence.text)):
        count = number(match["n"])
        if count is None or not 2 <= count <= _MOST:
            continue
        span = sentence.part(min(match.start("n"), match.start("head")), max(match.end("head"), match.end()))
        for piece, after in _lists(sentence, match):
            body, more = without_etc(trimmed(piece))
            parts = _split(reading, body, count, keep=_label(match["head"]) == "Direction")
            if len(parts) >= 2 and all(_plausible(p, project=_label(match["head"]) == "Action") for p in parts):
                yield Counted(_label(match["head"]), match["head"], count, span, parts, more, after)
                break
        else:
            if len(parts := _clauses(reading, sentence, match)) == count:
                yield Counted(_label(match["head"]), match["head"], count, span, parts, False, True)


def _clauses(reading: Reading, sentence: Sentence, match: re.Match[str]) -> list[Sentence]:
    """六大任务：实施甲行动，实施乙行动，…: a clause each."""
    start = _STARTS.match(sentence.text[match.end() :])
    if start is None or start.group().endswith("（"):
        return []
    rest = sentence.cut(match.end() + start.end(), len(sentence.text))
    for mark in "；，":
        parts = [deeds_of(reading, trimmed(p)) for p in split(rest, mark)]
        if len(parts) > 1:
            return parts if all(_plausible(p) for p in parts) else []
    return []


def _lists(sentence: Sentence, match: re.Match[str]) -> Iterator[tuple[Sentence, bool]]:
    """What stands behind the count, where a word or mark announces it; else what stands before it."""
    rest = sentence.text[match.end() :]
    if start := _STARTS.match(rest):
        end = re.search(r"[）。；]" if start.group() == "（" else r"[。；，]", rest[start.end() :])
        stop = match.end() + start.end() + (end.start() if end else len(rest) - start.end())
        yield sentence.cut(match.end() + start.end(), stop), True
    begin = max(sentence.text.rfind(c, 0, match.start()) for c in "，。；：（") + 1
    if "、" in sentence.text[begin : match.start()]:
        yield sentence.cut(begin, match.start()), False


def _split(reading: Reading, body: Sentence, count: int, *, keep: bool) -> list[Sentence]:
    """The members; where the number says that 和 and 及 belong to names, they do."""
    body = deeds_of(reading, body) if keep else object_of(reading, body)
    whole = [p for p in map(trimmed, split(body, "、")) if p.text]
    parts = [p for p in map(trimmed, members(body, reading.protected(body))) if p.text]
    return whole if len(whole) == count else parts


def _plausible(part: Sentence, *, project: bool = False) -> bool:
    return (
        2 <= len(part.text) <= 40
        and not _ONE_MORE_COUNT.match(part.text)
        and not re.search(r"[。；：，《》]" if project else r"[。；：，《》]|\d{3}", part.text)
    )


def _label(head: str) -> str:
    return next(label for label, lists in _HEADS.items() if head in words(*lists))


def _say(reading: Reading, found: Counted, ordinal: int, part: Sentence) -> Ref:
    """One member under the plan or direction the text is about; a head left out of actions and parks is restored."""
    part = unquoted(part)
    owner = reading.parent(part.span)
    scope = (reading.plan or reading.draft.itself()).id
    if found.label in ("Field", "Industry"):
        ref = field(reading, part)
        reading.draft.link(owner, "HAS_FIELD", ref, Span(part.span.passage, *_around(part, found)), "P14")
        return ref
    said = reading.draft.text(part.span)
    undertaking = found.label == "Direction" and object_of(reading, part).text.endswith(words("undertaking_heads"))
    if undertaking:
        part = object_of(reading, part)
        said = reading.draft.text(part.span)
    elif found.label == "Direction":
        ref = reading.draft.say("Direction", said, part.span, scope=scope, ordinal=ordinal, kind="focus")
        reading.draft.link(reading.action or reading.plan, "HAS_DIRECTION", ref, part.span, "P14")
        return ref
    if found.label == "Organization":
        alliance = "" if found.head in words("loose_bodies") or part.text.endswith(found.head) else found.head
        return reading.draft.say("Organization", said + alliance, part.span, alt=(said,) if alliance else ())
    heads = words(
        *_HEADS[found.label],
        "undertaking_heads",
        *(("named_park_heads", "park_signs") if found.label == "Park" else ()),
    )
    name = said if part.text.endswith(heads) else said + found.head
    if found.label == "Action" or undertaking:
        ref = reading.draft.say("Action", name, part.span, scope=scope, alt=(said,), ordinal=ordinal)
        if reading.programme is not None and reading.programme.id != ref.id:
            reading.draft.link(ref, "PART_OF", reading.programme, part.span, "P13")
        reading.draft.link(reading.plan, "HAS_ACTION", ref, Span(part.span.passage, *_around(part, found)), "P13")
        return ref
    ref = reading.draft.say("Park", name, part.span, scope=reading.draft.place or "", alt=(said,), kind="park")
    reading.draft.link(ref, "PART_OF", reading.action or reading.plan, part.span, "P29")
    return ref


def _around(part: Sentence, found: Counted) -> tuple[int, int]:
    return min(part.span.start, found.span.start), max(part.span.end, found.span.end)


def unlisted(reading: Reading) -> None:
    """Counts of things a text could list and does not: told as not enumerated, once all else is read."""
    for pending in reading.pending:
        for match in (*_COUNT.finditer(pending.sentence.text), *_UNLISTED.finditer(pending.sentence.text)):
            count = number(match["n"])
            span = pending.sentence.part(match.start("n"), match.end("head"))
            if count is None or not 2 <= count <= _MOST or reading.draft.figures.touch(span):
                continue
            if not any(span.touches(claimed) for claimed in reading.draft.counted()):
                reading.draft.check(span, count, (), reading.draft.because("not listed"))
