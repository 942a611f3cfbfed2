"""Enumerations in running text: A、B和C等HEAD, and lists that one known member types (大力发展A、B、C).

HEAD says what its examples are (heads); where there is none, the members that are known or end in a telling word do.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from loaders.reading.coordination import members
from loaders.reading.draft import Ref
from loaders.reading.fields import field
from loaders.reading.hanging import hang
from loaders.reading.heads import head_of, kind_of, without_work
from loaders.reading.lexicon import either, lead, starts, unquoted, without_modifier, words
from loaders.reading.naming import is_name
from loaders.reading.phrases import object_of, right_edge
from loaders.reading.sentences import Sentence, Span, pieces, trimmed
from loaders.reading.state import Reading

_ETC = re.compile(r"等(?!级|于|待|候|额|离|效|值|量|距|同)")
_SAYS_MORE = re.compile(r"（[^（）]*）$|为(?:龙头|重点|核心|主导|主体|支撑|特色|补充|引领|牵引|依托)?[一-龥]{0,4}$")
_LISTS = re.compile("[、等和与及]")
_AND_MORE = re.compile(r"以及(?=[^，。；]+等)|[和与及、](?=[^，。；、]+、[^，。；]+等)")
_NO_NAME = re.compile(r"[《》，。；：的“”]|^\d|\d{2}|[\d一二三四五六七八九十]+(?:个|家|项|条|座|大|万|亿)")
_DOES = re.compile(either("adverbs", "verbs"))
_NO_PROJECT = re.compile(r"[《》，。；：]|^[\d一二三四五六七八九十]+(?:个|座|项|家|条|所|处|批)")
_RULE, _SURE, _LIKELY = "P23", 0.8, 0.65
_LINKS = {"Field": "HAS_FIELD", "Industry": "HAS_FIELD", "Technology": "INVOLVES"}
_LONGEST, _LONGEST_PROJECT = 22, 40


def read(reading: Reading, sentence: Sentence) -> None:
    """The enumerations of a sentence that no rule of their own has read."""
    for clause in pieces(sentence) if _LISTS.search(sentence.text) else ():
        if "、" in clause.text or "等" in clause.text or _undertakings().search(clause.text):
            _enumeration(reading, clause)
        else:
            _object(reading, clause)


@cache
def _undertakings() -> re.Pattern[str]:
    return re.compile(f"{either('undertaking_heads')}[和与及]")


def _enumeration(reading: Reading, clause: Sentence) -> None:
    marks = [m.span for m in reading.inside(clause)]
    etc = next(
        (m for m in _ETC.finditer(clause.text) if not any(clause.part(*m.span()).within(s) for s in marks)), None
    )
    if etc is not None and (more := _AND_MORE.search(clause.text, etc.end())):
        _enumeration(reading, clause.cut(more.end(), len(clause.text)))
        clause = clause.cut(0, more.start())
    listing = clause.cut(0, etc.start()) if etc else clause
    head = head_of(clause.cut(etc.end(), len(clause.text))) if etc else clause.cut(0, 0)
    parts = list(_members(reading, listing, closed=etc is not None))
    if len(parts) + bool(etc) < 2 or _taken(reading, parts):
        return
    kind = kind_of(head.text, head=True) if head.text else _announced(reading, clause) or _vote(reading, parts)
    kind = _vote(reading, parts) if kind is None else kind
    named = [part for part in parts if _plausible(reading, part, kind)]
    if kind == "Organization" and not head.text:
        return
    if not kind or kind == "Place" or len(named) * 3 < len(parts) * 2:
        return
    for part in named:
        _say(reading, kind, part, max(clause.span.start, part.span.start), head if head.text else part)


def _announced(reading: Reading, clause: Sentence) -> str | None:
    """续建项目：A、B: what a colon in front announces as undertakings."""
    before = reading.forms[clause.span.passage][: clause.span.start].rstrip()
    return "Action" if before.endswith("：") and before[:-1].endswith(words("action_heads")) else None


def _object(reading: Reading, clause: Sentence) -> None:
    """发展低空制造业: one thing by itself, where its last word tells what it is."""
    name = object_of(reading, clause)
    before = clause.text[: name.span.start - clause.span.start]
    name = name.cut(0, len(without_work(head_of(name).text)))
    kind = (
        kind_of(name.text)
        if before.endswith(words("making_verbs", "building_verbs", "raising_verbs")) and len(name.text) > 3
        else None
    )
    if kind not in _LINKS or not _plausible(reading, name) or not is_name(reading, name) or _taken(reading, [name]):
        return
    if not reading.is_topic(name.text):
        _say(reading, kind or "", name, clause.span.start, name)


def _members(reading: Reading, listing: Sentence, *, closed: bool) -> Iterator[Sentence]:
    """The members; the first without what governs the list, the last of an open list without what is said of it."""
    body = object_of(reading, listing)
    parts = [p for p in map(trimmed, members(body, reading.protected(body))) if p.text]
    last = parts.pop() if parts and not closed else None
    yield from (unquoted(_thing_of(reading, _unexplained(part))) for part in parts)
    if last is not None:
        yield unquoted(_thing_of(reading, _ended(reading, last)))


def _unexplained(part: Sentence) -> Sentence:
    """人工智能（AI）, 音乐产业为重点: without what stands behind the name and says more of it."""
    found = _SAYS_MORE.search(part.text, 2)
    return part.cut(0, found.start()) if found else part


def _thing_of(reading: Reading, part: Sentence) -> Sentence:
    """What a member is about that says what is done with a known thing: 发展数字经济."""
    rest = lead(part)[1]
    known = reading.draft.vocabulary.find(rest.text, place=reading.draft.place)
    rest = rest if rest.text != part.text and (known is not None or kind_of(rest.text)) else part
    short = head_of(rest)
    return short if kind_of(short.text) == "Action" else rest


def _ended(reading: Reading, part: Sentence) -> Sentence:
    """A last member up to where a known name in it ends, or to the verb that follows; an undertaking whole."""
    if part.text.endswith(words("undertaking_heads", "works_heads")):
        return part
    form = reading.forms[part.span.passage]
    known = [
        m
        for m in reading.inside(part, "Field", "Industry", "Technology")
        if m.span.start == part.span.start and right_edge(form, m.span.end)
    ]
    head = head_of(part)
    whole = part.cut(0, len(without_work(head.text)))
    if known and whole.text[known[-1].span.end - part.span.start :] not in words("product_heads"):
        return part.cut(0, known[-1].span.end - part.span.start)
    return whole


def _taken(reading: Reading, parts: list[Sentence]) -> bool:
    return sum(reading.draft.claimed.touch(part.span) for part in parts) * 2 > len(parts)


def _vote(reading: Reading, parts: list[Sentence]) -> str | None:
    """What most members are that are known or end in a telling word."""
    votes = Counter(label for part in parts if (label := _own(reading, part)))
    if not votes or sum(votes.values()) * 3 < len(parts):
        return None
    return votes.most_common(1)[0][0]


def _own(reading: Reading, part: Sentence) -> str | None:
    """The label that the vocabulary, or the name's own last word, gives a member."""
    known = reading.draft.find(part.text, *_LINKS)
    if known is not None:
        return known.label
    concept = reading.draft.vocabulary.find(part.text, place=reading.draft.place)
    if concept is not None:
        return concept.label if concept.label in (*_LINKS, "Organization", "Place", "Park") else None
    marks = [m for m in reading.inside(part, *_LINKS) if m.span.end == part.span.end]
    return marks[-1].concept.label if marks else kind_of(part.text) if len(part.text) > 3 else None


def _plausible(reading: Reading, part: Sentence, kind: str | None = None) -> bool:
    """Can it be the name of something that is listed? No clause, no figure, nothing general."""
    text = part.text
    if not 2 <= len(text) <= (_LONGEST_PROJECT if kind == "Action" else _LONGEST) or (
        _NO_PROJECT if kind == "Action" else _NO_NAME
    ).search(text):
        return False
    if text in words("generic_heads", "generic_areas", "tails", "void_heads", "adverbs", "verbs"):
        return False
    known = reading.draft.vocabulary.find(text, place=reading.draft.place)
    does = known is None and starts(text, "strong_verbs") and not starts(text, "not_verbs")
    generic = next((w for w in words("generic_bodies") if text.endswith(w)), "")
    if generic and (
        len(text) - len(generic) < 3 or (known is None and kind_of(text) == "Organization" and _DOES.search(text))
    ):
        return False
    return not does and not (starts(text, "not_name_starts") and not is_name(reading, part))


def _say(reading: Reading, kind: str, part: Sentence, start: int, head: Sentence) -> None:
    """One member, under its own label where it has one that fits its kind."""
    own = _own(reading, part)
    label = own if own in _LINKS and kind in _LINKS and not (kind == "Technology" and head is not part) else kind
    said = reading.draft.text(part.span)
    stated = Span(part.span.passage, start, max(part.span.end, head.span.end))
    confidence = _SURE if own else _LIKELY
    if label in ("Field", "Industry"):
        hang(reading, field(reading, part), part.span, stated, _RULE, confidence)
        return
    ref = _named(reading, label, said, part)
    if label in _LINKS:
        hang(reading, ref, part.span, stated, _RULE, confidence)
    elif label == "Park":
        reading.draft.link(ref, "PART_OF", reading.parent(part.span), stated, _RULE, confidence)
    elif label == "Action":
        reading.draft.link(reading.plan, "HAS_ACTION", ref, stated, _RULE, confidence)


def _named(reading: Reading, label: str, said: str, part: Sentence) -> Ref:
    scope = {"Park": reading.draft.place or "", "Action": (reading.plan or reading.draft.itself()).id}.get(label, "")
    short = without_modifier(part)
    alt = (reading.draft.text(short.span),) if short.text != part.text and label == "Technology" else ()
    return reading.draft.say(label, said, part.span, scope=scope, alt=alt)
