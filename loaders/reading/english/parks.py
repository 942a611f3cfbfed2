"""Parks: by name, in lists with a shared head; where they lie, what they are part of and what they are for."""

import re

from loaders.reading.draft import Ref
from loaders.reading.english import areas
from loaders.reading.english.lists import listed, named
from loaders.reading.english.rules import find
from loaders.reading.english.state import Telling
from loaders.reading.english.words import pattern
from loaders.reading.patterns import Found
from loaders.reading.sentences import Sentence, Span

_JOINT = re.compile(r" and (?=[A-Z])(?![^()]*\))")
_BRACKET = re.compile(r" \([^()]*\)")
_MEMBER = re.compile(r"(?:,? and |, )?(?P<name>[A-Z][\w&'-]*(?: and [A-Z][\w&'-]*| [A-Z][\w&'-]*)*)")
_COMPRISES = re.compile(r"\b(?:compris|consist|includ|made up|with)\w*(?: of)? (?:the )?$")


def read(telling: Telling, sentence: Sentence) -> None:
    """The parks of a sentence, where they lie and what they are for."""
    for found in find("park", sentence):
        _park(telling, found)
    purposes(telling, sentence)


def _park(telling: Telling, found: Found) -> None:
    name = found.piece("park")
    assert name is not None
    if telling.is_proper(name.span) or any(m.span == name.span for m in telling.inside(name, "Place", "Organization")):
        return
    telling.proper.extend([name.span])
    park = telling.draft.say(
        "Park", telling.draft.text(name.span), name.span, scope=telling.draft.place or "", kind="park"
    )
    where = found.piece("where")
    telling.park = park
    for span in _sites(telling, where) if where is not None else ():
        place = telling.draft.say("Place", _BRACKET.sub("", telling.draft.text(span)), span)
        telling.proper.extend([span])
        telling.draft.link(park, "LOCATED_IN", place, Span(name.span.passage, name.span.start, span.end), found.rule.id)
    before = found.sentence.text[max(0, found.match.start() - 40) : found.match.start()]
    if pattern("build").search(before):
        telling.draft.link(park, "PART_OF", telling.plan, name.span, found.rule.id, 0.75)
    for focus in find("focus", found.sentence):
        listing = focus.piece("list")
        if listing is not None and 0 <= focus.match.start() - found.match.end() < 40:
            for part in listed(listing, telling.protected(listing)):
                field = areas.area(telling, part, "Field")
                telling.draft.link(
                    park, "FOCUSES_ON", field, Span(name.span.passage, name.span.start, part.span.end), focus.rule.id
                )


def _sites(telling: Telling, where: Sentence) -> list[Span]:
    """The places a park lies in: the known one, else each name that is joined there."""
    known = [m.span for m in telling.inside(where, "Place")]
    joints = [*_JOINT.finditer(where.text)]
    starts, ends = [0, *(j.end() for j in joints)], [*(j.start() for j in joints), len(where.text)]
    names = [where.cut(start, end) for start, end in zip(starts, ends, strict=True)]
    whole = all(pattern("park_heads", "site_heads").search(name.text) for name in names)
    return [name.span for name in names] if whole else known[:1]


def members(telling: Telling, found: Found, listing: Sentence) -> list[Ref]:
    """four industrial parks: A, B and C: each under the head they share, part of the zone that comprises them."""
    before = found.sentence.text[: found.match.start()]
    zone = telling.park if _COMPRISES.search(before) else None
    kind = f"{found.match['adjectives'].split()[-1]} " if found.match["adjectives"].strip() else ""
    head = f"{kind}{found.match['head'].removesuffix('s')}".title()
    refs = []
    for part in _capitalised(listing):
        said = telling.draft.text(part.span)
        name = said if pattern("park_heads").search(said) else f"{said} {head}"
        ref = telling.draft.say("Park", name, part.span, scope=telling.draft.place or "", kind="park")
        telling.proper.extend([part.span])
        telling.draft.link(
            ref, "PART_OF", zone, Span(part.span.passage, listing.span.start, part.span.end), found.rule.id
        )
        refs.append(ref)
    return refs


def _capitalised(listing: Sentence) -> list[Sentence]:
    """The capitalised members of a list, up to the one that closes it."""
    parts, start = [], 0
    for piece in _MEMBER.finditer(listing.text):
        if listing.text[start : piece.start()].strip():
            break
        parts.append(listing.cut(piece.start("name"), piece.end("name")))
        start = piece.end()
    return parts


def purposes(telling: Telling, sentence: Sentence) -> None:
    """It will focus on A and B, it includes the towns C and D: what the park named last is for, and where it lies."""
    if telling.park is None:
        return
    for found in find("park places", sentence):
        for mark in telling.inside(found.whole(), "Place"):
            place = telling.draft.say("Place", telling.draft.text(mark.span), mark.span)
            telling.draft.link(telling.park, "LOCATED_IN", place, sentence.span, found.rule.id)
    for found in find("park purpose", sentence):
        _purpose(telling, telling.park, found)


def _purpose(telling: Telling, park: Ref, found: Found) -> None:
    listing = found.piece("list")
    assert listing is not None
    head = "technologies" if pattern("introduced_things").search(found.match["verb"]) else "fields"
    for part in named(listed(listing, telling.protected(listing)), listed_so=True):
        ref = areas.area(telling, part, areas.label(telling, part, head))
        link = "INVOLVES" if ref.label == "Technology" else "FOCUSES_ON"
        telling.draft.link(park, link, ref, Span(part.span.passage, listing.span.start, part.span.end), found.rule.id)
