"""Plans in sets: three action plans to support A, lift B and promote C."""

import re

from loaders.reading.english.issuers import issuer
from loaders.reading.english.state import Telling
from loaders.reading.english.words import number
from loaders.reading.patterns import Found
from loaders.reading.sentences import Sentence, Span


def read(telling: Telling, found: Found, taken: list[Span]) -> None:
    """three action plans to support A, lift B and promote C: three plans, where the list has as many members."""
    listing, count, head = found.piece("list"), found.piece("count"), found.piece("head")
    assert listing is not None
    assert count is not None
    assert head is not None
    parts = _clauses(listing)
    refs = []
    if len(parts) == number(count.text):
        one, join = re.sub(r"s$", "", telling.draft.text(head.span)), found.match["join"].strip(": ")
        for part in parts:
            said = telling.draft.text(part.span)
            name = " ".join(filter(None, (one, join, said)))
            plan = telling.draft.say("Plan", name, part.span, scope=telling.draft.place or "", alt=(said,))
            refs.append(telling.plan_named(plan, part.span))
            issuer(telling, found.sentence.cut(0, found.match.start()), refs[-1], part.span, found.rule.id)
        taken.append(found.whole().span)
    declared = Span(count.span.passage, count.span.start, head.span.end)
    telling.draft.check(declared, number(count.text), refs, telling.draft.because("listed after"))


def _clauses(listing: Sentence) -> list[Sentence]:
    """The members of a list of clauses, each with its own verb."""
    parts, start = [], 0
    joints = [*re.finditer(r",? and (?=[a-z]+ (?:the |a |an |its )?[\w-])|, (?:and )?", listing.text)]
    commas = [j for j in joints if j[0].startswith(",")] or joints[-1:]
    for joint in commas:
        parts.append(listing.cut(start, joint.start()))
        start = joint.end()
    return [*parts, listing.cut(start, len(listing.text))]
