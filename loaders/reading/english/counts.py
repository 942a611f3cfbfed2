"""Declared counts (four key areas: A, B, C and D) with their members, and directions that ordinals list."""

import re
from collections.abc import Iterator

from graph.fragment import AuditStatus
from loaders.reading.draft import Ref
from loaders.reading.english import areas, parks
from loaders.reading.english.lists import listed
from loaders.reading.english.rules import find
from loaders.reading.english.state import Telling
from loaders.reading.english.words import either, number, words
from loaders.reading.patterns import Found
from loaders.reading.sentences import Sentence, Span

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_BACK = re.compile(r"\b(?:the|these|those|all|its|above) $", re.IGNORECASE)
_PART = re.compile(r"\b(?:of the|one of(?: the)?|first|last|past|next) $", re.IGNORECASE)


def read(telling: Telling, sentence: Sentence) -> None:
    """The counts a sentence declares of what is listed."""
    for found in declared(sentence):
        _count(telling, found)


def declared(sentence: Sentence) -> Iterator[Found]:
    """The counts of a sentence; what is to be built is a goal, unless its members follow."""
    for found in find("count", sentence):
        before, listed_so = sentence.text[: found.match.start()], found.match["join"]
        goal = found.match["head"] not in words("counted_always") and is_goal(before)
        if listed_so or not (_PART.search(before) or goal or found.match["head"] in words("counted_if_listed")):
            yield found


def _count(telling: Telling, found: Found) -> None:
    count, head = found.piece("count"), found.piece("head")
    assert count is not None
    assert head is not None
    before = found.sentence.text[: found.match.start()]
    counted, total = Span(count.span.passage, count.span.start, head.span.end), number(count.text)
    join = (found.match["join"] or "").strip(" ,")
    if not join and _BACK.search(before):
        again = next((group for group in reversed(telling.lists) if len(group) == total), [])
        telling.draft.check(counted, total, again, telling.draft.because("listed before"))
        return
    members, open_ = _members(telling, found, join) if join else ([], False)
    status: AuditStatus = (
        "not_enumerated" if not members else "satisfied" if len(members) == total else "open" if open_ else "partial"
    )
    if members and len(members) != total and not open_:
        members, status = [], "not_enumerated"  # the list was not understood: nothing is claimed of it
    telling.draft.count(counted, total, members, status, telling.draft.because("listed after"))


def is_goal(before: str) -> bool:
    """Is what is counted to be built, so that the number is a goal: constructing about 15 demonstration areas?"""
    bound = re.search(rf"(?:{either('about', 'at_least', 'more_than', 'at_most')} )+$", before, re.IGNORECASE)
    return (
        re.search(rf"{either('build')} (?:an? )?$", before[: bound.start()] if bound else before, re.IGNORECASE)
        is not None
    )


def _members(telling: Telling, found: Found, join: str) -> tuple[list[Ref], bool]:
    start = found.match.end()
    rest = re.split(r"[.;:](?:\s|$)", found.sentence.text[start:])[0]
    listing = found.sentence.cut(start, start + len(rest))
    head = found.match["head"]
    open_ = join.endswith(("including", "such as", "covering", "involving"))
    if head in words("counted_fields") or (head == "areas" and _are_fields(telling, listing)):
        parts = listed(listing, telling.protected(listing))
        refs = [areas.area(telling, part, areas.kind_of(head)) for part in parts]
        for ref, part in zip(refs, parts, strict=True):
            telling.draft.link(
                telling.parent(),
                "HAS_FIELD" if ref.label != "Technology" else "INVOLVES",
                ref,
                part.span,
                found.rule.id,
            )
    elif head in words("counted_parks") and re.match(r" ?[A-Z]", listing.text):
        lead = len(listing.text) - len(listing.text.lstrip())
        refs = parks.members(telling, found, listing.cut(lead, len(listing.text)))
    elif head in words("counted_parks"):
        refs = []
    else:
        label = "Action" if head in words("counted_actions") else "Direction"
        refs = [_line(telling, part, label, i, found.rule.id) for i, part in enumerate(_parts(listing), 1)]
    telling.lists.append(refs)
    return refs, open_


def _are_fields(telling: Telling, listing: Sentence) -> bool:
    """Are most of the members things the vocabulary knows?"""
    parts = listed(listing, telling.protected(listing))
    return sum(bool(telling.inside(part, "Field", "Industry", "Technology")) for part in parts) * 2 > len(parts)


def _parts(listing: Sentence) -> list[Sentence]:
    """The members of a list of lines of work: noun phrases or forms in -ing, with what belongs to them."""
    if ", " not in listing.text:
        return listed(listing)
    parts, start = [], 0
    for comma in re.finditer(r',"? (?:and )?|", (?:and )?', listing.text):
        parts.append(listing.cut(start, comma.start()))
        start = comma.end()
    last = listing.cut(start, len(listing.text))
    joined = re.search(r" and ", last.text)
    if joined and not re.search(r", and ", listing.text):
        parts += [last.cut(0, joined.start()), last.cut(joined.end(), len(last.text))]
    else:
        parts.append(last)
    return [
        p.cut(len(p.text) - len(p.text.lstrip(" ")), len(p.text.rstrip(" .,"))) for p in parts if p.text.strip(' "')
    ]


def _line(telling: Telling, part: Sentence, label: str, ordinal: int, rule: str) -> Ref:
    scope = telling.plan.id if telling.plan else ""
    ref = telling.draft.say(label, telling.draft.text(part.span), part.span, scope=scope, ordinal=ordinal)
    telling.draft.link(telling.plan, "HAS_ACTION" if label == "Action" else "HAS_DIRECTION", ref, part.span, rule)
    return ref


def directions(telling: Telling, sentences: list[Sentence]) -> None:
    """First, …; second, …: the lines of work a passage numbers, where the numbers run on."""
    found = [(f, f.match["ordinal"].lower().removesuffix("ly")) for s in sentences for f in find("ordinal", s)]
    run: list[Found] = []
    for each, ordinal in found:
        if len(run) < len(_ORDINALS) and ordinal == _ORDINALS[len(run)]:
            run.append(each)
    if len(run) < 2:
        return
    refs = []
    for ordinal, each in enumerate(run, 1):
        name = each.piece("name")
        assert name is not None
        refs.append(_line(telling, name, "Direction", ordinal, each.rule.id))
    telling.lists.append(refs)
