"""Lists and names that no count vouches for: A、B等领域, X产业集群, A化、B化, the bases and centres that are built."""

import re
from collections.abc import Callable

from loaders.reading.coordination import members, without_etc
from loaders.reading.draft import Ref
from loaders.reading.fields import field
from loaders.reading.hanging import hang
from loaders.reading.lexicon import either, starts, without_lead, words
from loaders.reading.naming import is_name
from loaders.reading.normal import matching_form
from loaders.reading.patterns import Found, can, find
from loaders.reading.phrases import left_edge, object_of
from loaders.reading.sentences import Sentence, Span, trimmed
from loaders.reading.state import Reading

_FORMULA = re.compile(r"“[0-9A-Za-z+一-龥、]{1,10}”")
_ZONE = re.compile(rf"[一-龥（）-]{{2,14}}?{either('zone_ends')}")
_WORKED = re.compile(either("strong_verbs", "building_verbs"))
_OF_INDUSTRY = re.compile(r"[一-龥]{0,4}?(?:制造业|服务业|产业|工业|农业|经济)(?=[一-龥]{2,4}化)")


def read(reading: Reading, sentence: Sentence) -> None:
    """What a sentence lists or names beside what it counts."""
    _zones(reading, sentence)
    possible = can(sentence.text)
    for states, reader in _READERS.items():
        for found in find(states, sentence) if possible[states] else ():
            reader(reading, found)


def projects(reading: Reading, sentence: Sentence) -> None:
    """The numbered projects of a sentence: what it lists after them is theirs."""
    for found in find("numbered project", sentence):
        _project(reading, found)


def _listed(reading: Reading, found: Found) -> list[Sentence]:
    """The members of the list, without the clause before the first; none where one of them is no name."""
    listing = found.piece("list")
    if listing is None or _taken(reading, listing) or "、" not in listing.text:
        return []
    body = without_lead(object_of(reading, without_etc(trimmed(listing))[0]), "list_leads")
    parts = [trimmed(p) for p in members(body, reading.protected(body))]
    names = [p for p in parts if _can_be_listed(reading, p)]
    return names if len(names) * 3 >= len(parts) * 2 else []


def _can_be_listed(reading: Reading, part: Sentence) -> bool:
    """A short name; 等领域 vouches for one that would be too general elsewhere (城市管理)."""
    known = reading.draft.vocabulary.find(part.text, place=reading.draft.place)
    if known is not None and known.label in ("Place", "Organization"):
        return False
    if starts(part.text, "not_name_starts") and part.text not in words("not_names"):
        return False
    short = 2 <= len(part.text) <= 12 and not re.search(r"[“”《》\d的]", part.text)
    return is_name(reading, part) or (short and not _does(reading, part))


def _does(reading: Reading, part: Sentence) -> bool:
    """Does a member begin with a verb, and so say what is done rather than name something?"""
    known = reading.draft.vocabulary.find(part.text, place=reading.draft.place)
    return known is None and bool(starts(part.text, "verbs")) and not starts(part.text, "not_verbs")


def _taken(reading: Reading, piece: Sentence) -> bool:
    """Has a rule of its own read most of these words?"""
    spans = [c for c in reading.draft.claimed.near(piece.span) if c.touches(piece.span)]
    return len(spans) >= 2 or any(piece.span.within(c) for c in spans)


def _fields(reading: Reading, found: Found) -> None:
    """围绕A、B、C等领域: fields of what the text is about."""
    for part in _listed(reading, found):
        ref = field(reading, part)
        stated = Span(part.span.passage, part.span.start, found.whole().span.end)
        hang(reading, ref, part.span, stated, found.rule.id, found.rule.confidence)


def _area(reading: Reading, found: Found) -> None:
    """在X领域: a field by its name."""
    name = found.piece("name")
    if name is None:
        return
    end = Span(name.span.passage, name.span.end - 1, name.span.end)
    start = left_edge(reading, end, len(name.text) - 1)
    counted = found.sentence.text[: start - found.sentence.span.start].endswith(("个", "大", "项"))
    name = name.cut(start - name.span.start, len(name.text))
    general = name.text in words("generic_areas", "generic_heads", "modifiers", "counted_adjectives")
    if counted or general or name.text.endswith("等") or _taken(reading, name) or not is_name(reading, name):
        return
    ref = field(reading, name)
    if reading.is_topic(name.text):
        return
    hang(reading, ref, name.span, found.whole().span, found.rule.id, found.rule.confidence)


def _cluster(reading: Reading, found: Found) -> None:
    """打造X产业集群: an industry by its name."""
    name = found.piece("name")
    name = object_of(reading, name) if name is not None else None
    if name is None or _taken(reading, name) or not is_name(reading, name):
        return
    ref = reading.draft.say("Industry", reading.draft.text(name.span), name.span, kind="industry")
    hang(reading, ref, name.span, found.whole().span, found.rule.id, found.rule.confidence)


def _trends(reading: Reading, found: Found) -> None:
    """A化、B化、C化 as directions of development."""
    listing = found.piece("list")
    if listing is None or _taken(reading, listing):
        return
    for part in (half for piece in members(listing) for half in _both(piece)):
        bare_part = without_lead(reading.object(part), "list_leads")
        industry = _OF_INDUSTRY.match(bare_part.text)
        ref = _trend(reading, bare_part.cut(industry.end() if industry else 0, len(bare_part.text)))
        reading.draft.link(
            reading.plan or reading.action,
            "FOLLOWS_TREND",
            ref,
            found.whole().span,
            found.rule.id,
            found.rule.confidence,
        )


def _both(piece: Sentence) -> list[Sentence]:
    """电动化与网联化 are two trends."""
    cuts = [m.start() + 1 for m in re.finditer(r"化[和与及](?=[一-龥]{1,6}化)", piece.text)]
    ends = [*cuts, len(piece.text)]
    return [piece.cut(a, b) for a, b in zip([0, *(c + 1 for c in cuts)], ends, strict=True)]


def _trend(reading: Reading, part: Sentence) -> Ref:
    scope = reading.plan.id if reading.plan else ""
    return reading.draft.say("Trend", reading.draft.text(part.span), part.span, scope=scope)


def _core(reading: Reading, found: Found) -> None:
    """以A产业为核心，以B为支撑: an industry each."""
    name = found.piece("name")
    if name is None or _taken(reading, name) or reading.inside(name, "Place"):
        return
    if is_name(reading, name) and not _does(reading, name):
        ref = field(reading, name)
        reading.draft.link(
            reading.parent(found.whole().span),
            "HAS_FIELD",
            ref,
            found.whole().span,
            found.rule.id,
            found.rule.confidence,
        )


def _zones(reading: Reading, sentence: Sentence) -> None:
    """成都-阿坝工业园: a zone whose name begins with its place."""
    for mark in reading.inside(sentence, "Place"):
        start = mark.span.start - sentence.span.start
        found = _ZONE.match(sentence.text, start)
        if found and not _WORKED.search(found.group()) and not _taken(reading, sentence.cut(*found.span())):
            span = sentence.part(*found.span())
            reading.draft.say("Park", reading.draft.text(span), span, scope=reading.draft.place or "", kind="park")


def _project(reading: Reading, found: Found) -> None:
    """“257”工程: an action that goes by its number."""
    name = found.piece("name")
    formula = _FORMULA.search(name.text) if name is not None else None
    if name is None or formula is None or re.match(r"“十[一二三四五六]五”", formula.group()):
        return
    name = object_of(reading, name)
    short = name.cut(_FORMULA.search(name.text).start(), len(name.text)) if _FORMULA.search(name.text) else name  # type: ignore[union-attr]
    plan = next((r for r in reading.draft.known("Plan") if formula.group().strip("“”") in matching_form(r.name)), None)
    if plan is not None and name.text.endswith("计划"):
        reading.named.append((reading.draft.again(plan, name.span), name.span))
        return
    scope = (reading.plan or reading.draft.itself()).id
    ref = reading.draft.say(
        "Action", reading.draft.text(name.span), name.span, scope=scope, alt=(reading.draft.text(short.span),)
    )
    reading.draft.link(reading.plan, "HAS_ACTION", ref, name.span, found.rule.id, found.rule.confidence)
    reading.programme = ref
    reading.turn_to(ref, name.span)


_READERS: dict[str, Callable[[Reading, Found], None]] = {
    "category list": _fields,
    "named area": _area,
    "cluster": _cluster,
    "trend list": _trends,
    "core": _core,
}
