"""Fields, industries and technologies: in lists with a head that says what they are, after words of focus, by name."""

import re
from collections.abc import Sequence

from loaders.reading.draft import Ref
from loaders.reading.english.lists import before_head, listed, named
from loaders.reading.english.phrases import bared, before, is_stop
from loaders.reading.english.rules import find
from loaders.reading.english.state import Telling
from loaders.reading.english.words import either, words
from loaders.reading.patterns import Found
from loaders.reading.sentences import Sentence, Span

_LABELS = ("Field", "Industry", "Technology")
_LINKS = {"Field": "HAS_FIELD", "Industry": "HAS_FIELD", "Technology": "INVOLVES"}
_THING = re.compile(rf" {either('things')}")
_TAIL = re.compile(r" (?:industry|industries|sectors?|fields?|businesses)$")


def read(telling: Telling, sentence: Sentence) -> None:
    """What a sentence lists and names as developed."""
    for states, reader in (
        ("examples", _examples),
        ("examples before", _examples_before),
        ("shared head", _shared),
        ("focus", _focus),
    ):
        for found in find(states, sentence):
            reader(telling, found)
    industries(telling, sentence)


def industries(telling: Telling, sentence: Sentence) -> None:
    """The industries a sentence names as such."""
    for found in find("industry", sentence):
        _industry(telling, found)


def members(telling: Telling, parts: Sequence[Sentence], head: str, rule: str, span: Span | None = None) -> list[Ref]:
    """The members of a list, each of the kind its own name or the head says, under what the text is about."""
    refs = []
    for part in named(parts, listed_so=head in words("counted_fields", "technology_heads")):
        ref = area(telling, part, label(telling, part, head))
        stated = (
            part.span
            if span is None
            else Span(part.span.passage, min(span.start, part.span.start), max(span.end, part.span.end))
        )
        telling.draft.link(telling.parent(), _LINKS[ref.label], ref, stated, rule)
        refs.append(ref)
    return refs


def area(telling: Telling, part: Sentence, label: str) -> Ref:
    """A field, industry or technology: one already named, by this or its shorter name, or a new one."""
    said = telling.draft.text(part.span)
    short = _TAIL.sub("", said)
    known = telling.draft.find(said, *_LABELS) or telling.draft.find(short, *_LABELS)
    if known is not None:
        return telling.draft.again(known, part.span, said)
    marks = [m for m in telling.inside(part, *_LABELS) if m.span == part.span]
    name = marks[0].concept.pref_label.en if marks and marks[0].concept and marks[0].concept.pref_label.en else said
    concept = telling.draft.vocabulary.find(short, label, telling.draft.place) if name == said else None
    if concept is not None and concept.label in _LABELS:
        name = short
    return telling.draft.say(label, name, part.span, alt=tuple({said, short} - {name}))


def label(telling: Telling, part: Sentence, head: str) -> str:
    """What the vocabulary knows the member as, what its own last word says, else what the head says."""
    marks = [m for m in telling.inside(part, *_LABELS) if m.span == part.span]
    if marks:
        return marks[0].label
    last = part.text.rsplit(" ", 1)[-1].lower()
    technical = last in words("technology_heads") or f"{last}s" in words("technology_heads")
    if technical and head != "industries":
        return "Technology"
    if last in ("industry", "industries", "economy"):
        return "Industry"
    return kind_of(head)


def kind_of(head: str) -> str:
    """What a head says its members are: technologies and products, industries, else fields."""
    last = head.lower()
    if last in words("technology_heads") or last.endswith("chains"):
        return "Technology"
    return "Industry" if last in words("industry_heads") else "Field"


def _examples(telling: Telling, found: Found) -> None:
    """fields such as A, B and C."""
    listing = found.piece("list")
    assert listing is not None
    parts = listed(listing, telling.protected(listing))
    if ("such" in found.match["join"] or "like" in found.match["join"] or len(parts) > 1) and not _counted(found):
        telling.lists.append(members(telling, parts, found.match["head"], found.rule.id))


def _counted(found: Found) -> bool:
    """four key areas: A, B …: the count reads that."""
    return any(
        c.match.end("head") == found.match.end("head") and c.match["join"] for c in find("count", found.sentence)
    )


def _examples_before(telling: Telling, found: Found) -> None:
    """A, B and other fields."""
    parts = before_head(found.sentence, found.match.start(), telling.protected(found.sentence))
    telling.lists.append(members(telling, parts, found.match["head"], found.rule.id))


def _shared(telling: Telling, found: Found) -> None:
    """the A, B and C industries."""
    parts = before_head(found.sentence, found.match.start("head"), telling.protected(found.sentence))
    if len(parts) > 1:
        parts = [bared(part, "generic") for part in parts]
        telling.lists.append(members(telling, parts, found.match["head"], found.rule.id))


def _focus(telling: Telling, found: Found) -> None:
    """focusing on A, B and C: a list; of a single thing only what the vocabulary knows."""
    listing = found.piece("list")
    assert listing is not None
    if telling.is_proper(listing.span) or telling.parent() is None:
        return
    parts = listed(listing, telling.protected(listing))
    if len(named(parts)) < 2 or len(named(parts)) < len(parts):
        parts = [p for p in parts if telling.inside(p, *_LABELS) and telling.inside(p, *_LABELS)[0].span == p.span]
    members(telling, parts, "fields", found.rule.id)


def _industry(telling: Telling, found: Found) -> None:
    """the marine robot industry: of the plan whose name has these words, else of none."""
    head = found.piece("head")
    assert head is not None
    piece: Sentence | None = head if head.text == "industries of the future" else _with_modifiers(telling, found)
    if piece is None or telling.is_proper(piece.span):
        return
    ref = area(telling, piece, "Industry")
    telling.draft.link(telling.plan_at(piece.span), _LINKS[ref.label], ref, piece.span, found.rule.id)


def _with_modifiers(telling: Telling, found: Found) -> Sentence | None:
    """The head with what says which industry it is; nothing where that is only big, local or a figure."""
    at = len(found.sentence.text[: found.match.start()].rstrip())
    whole, start = before(found.sentence, at), found.sentence.span.start
    names = [m for m in telling.inside(found.sentence.cut(0, at), *_LABELS) if m.span.end > whole.span.start]
    first = min((m.span.start for m in names), default=whole.span.end)
    known = first <= whole.span.start  # a known name, also over the `and` in it: green and low-carbon
    front = found.sentence.cut(first - start, at) if known else bared(whole, "generic", "fillers")
    modifiers = front.text.split()
    if not 1 <= len(modifiers) <= 5 or modifiers[-1].lower() in words("generic") or front.span.end - start != at:
        return None
    if re.search(r"\d", front.text) or _goes_on(found.sentence.text[found.match.end() :]):
        return None
    return found.sentence.cut(front.span.start - start, found.match.end())


def mentions(telling: Telling, sentence: Sentence) -> None:
    """Fields, industries and technologies by their names in the vocabulary, where nothing has been read yet."""
    for mark in telling.inside(sentence, *_LABELS):
        piece = sentence.cut(mark.span.start - sentence.span.start, mark.span.end - sentence.span.start)
        thing = _THING.match(sentence.text[piece.span.end - sentence.span.start :])
        if thing and mark.label != "Industry":
            piece = sentence.cut(
                piece.span.start - sentence.span.start, piece.span.end - sentence.span.start + thing.end()
            )
        if (
            telling.is_proper(mark.span)
            or _is_part(sentence, piece.span)
            or any(mark.span.touches(c) and len(c) < 60 for c in telling.draft.claimed.near(mark.span))
        ):
            continue
        ref = area(telling, piece, "Technology" if thing else mark.label)
        if ref.label == "Technology":
            telling.draft.link(telling.plan, "INVOLVES", ref, mark.span, "vocabulary", 0.6)


def _goes_on(rest: str) -> bool:
    """Is the name only the beginning of a longer one (industry leaders)?"""
    word = re.match(r" ([A-Za-z][\w-]*)", rest)
    return word is not None and not is_stop(word[1].lower()) and word[1].lower() not in ("of", "development")


def _is_part(sentence: Sentence, span: Span) -> bool:
    """A word of a longer noun phrase: the chip of vehicle chips, the robot of robot components."""
    start, end = span.start - sentence.span.start, span.end - sentence.span.start
    if _goes_on(sentence.text[end:]) and not re.match(
        r" (?:technolog|product|equipment|industr|sector|system)", sentence.text[end:]
    ):
        return True
    word = re.search(r"([A-Za-z][\w-]*) $", sentence.text[:start])
    single = " " not in sentence.text[start:end]
    return (
        single
        and word is not None
        and not is_stop(word[1].lower())
        and word[1].lower() not in ("of", *words("generic", "fillers"))
    )
