"""Parks, bases, zones and centres that are built or named in running text, and where they lie."""

import re
from functools import cache

from loaders.reading.coordination import members
from loaders.reading.lexicon import either, lead, words
from loaders.reading.needed import Screened
from loaders.reading.phrases import object_of
from loaders.reading.sentences import Sentence, Span, pieces, trimmed
from loaders.reading.state import Reading

_RULE = "P29"
_NOT_NAMED = re.compile(
    r"^(?:一批|若干|多个|各类|各|个|座|家|等|全市|全省|全区|本|该|此|这|两|三|四|五|六|七|八|九|十|\d)"
)
_AT = re.compile(r"(?:在|于|依托|支持|以)$")
_LONGEST = 26


_HEADS = Screened(either("named_park_heads"))


@cache
def _head() -> re.Pattern[str]:
    return re.compile(f"{either('named_park_heads')}(?={either('park_ends')}|$)")


def read(reading: Reading, sentence: Sentence) -> None:
    """The parks of a sentence that no rule of their own has read."""
    for clause in pieces(sentence) if _HEADS.can(sentence.text) else ():
        if _head().search(clause.text):
            for part in _names(reading, clause):
                _say(reading, clause, part)


def _names(reading: Reading, clause: Sentence) -> list[Sentence]:
    """The names in a clause: what is listed or stands behind its verb, up to the head of a park."""
    found = []
    for piece in members(clause, reading.protected(clause)):
        ends = [m.end() for m in _head().finditer(piece.text)]
        if not ends:
            continue
        name = object_of(reading, trimmed(piece.cut(0, ends[-1])))
        while (cut := lead(name)[1]).text != name.text:
            name = cut
        if _is_name(name.text):
            found.append(name)
    return found


def _is_name(text: str) -> bool:
    head = next((w for w in words("named_park_heads") if text.endswith(w)), "")
    own = text[: len(text) - len(head)]
    return (
        len(own) >= 2
        and len(text) <= _LONGEST
        and not _NOT_NAMED.match(text)
        and text not in words("generic_parks")
        and not re.search(r"[的“”《》\d]", text)
        and own not in words("modifiers", "counted_adjectives", "general_parks")
    )


def _say(reading: Reading, clause: Sentence, name: Sentence) -> None:
    claims = reading.draft.claimed.near(name.span)
    if any(name.span.within(c) or (c.touches(name.span) and len(c) > 40) for c in claims):
        return
    ref = reading.draft.say(
        "Park", reading.draft.text(name.span), name.span, scope=reading.draft.place or "", kind="park"
    )
    reading.draft.link(ref, "PART_OF", reading.parent(name.span), name.span, _RULE, 0.75)
    before = clause.cut(0, name.span.start - clause.span.start)
    for mark in _places(reading, before):
        place = reading.draft.say("Place", reading.draft.text(mark), mark)
        stated = Span(mark.passage, mark.start, name.span.end)
        reading.draft.link(ref, "LOCATED_IN", place, stated, _RULE, 0.75)


def _places(reading: Reading, before: Sentence) -> list[Span]:
    """The places of 在甲区、乙区建设 and 以甲、乙为依托."""
    marks = [m.span for m in reading.inside(before, "Place")]
    if not marks or not _AT.search(before.text[: marks[0].start - before.span.start]):
        return []
    run = [marks[0]]
    for mark in marks[1:]:
        between = reading.forms[mark.passage][run[-1].end : mark.start]
        if between not in ("、", "和", "与", "及"):
            break
        run.append(mark)
    return run
