"""Things that are listed and counted: trends, actions, industries, parks by their fields."""

import re
from collections.abc import Callable

from graph.text import bare
from loaders.reading.coordination import members, without_etc
from loaders.reading.draft import Ref
from loaders.reading.fields import field
from loaders.reading.lexicon import NUMERAL, either, lead, words
from loaders.reading.normal import matching_form
from loaders.reading.patterns import Found, can, find
from loaders.reading.phrases import object_of
from loaders.reading.sentences import Sentence, Span, trimmed
from loaders.reading.state import Reading, number

_VERB = re.compile(either("verbs"))
_NO_ACTION = re.compile(
    rf"[0-9一二两三四五六七八九十]+(?:大|个|项)|^(?:一批|一系列|若干|相关|各类|专栏|重大|重点)|{either('undertaking_heads')}[和与及]"
)
_ROLE = re.compile(r"为(?:主导|主体|主|核心|龙头|重点|特色|支撑|引领)$")
_FORMULA = re.compile(r"\d+\+[\dXxNn]+")
_QUOTED_FORMULA = re.compile(rf"“?{_FORMULA.pattern}”?")


def read(reading: Reading, sentence: Sentence) -> None:
    """The groups that a sentence lists and the single things it names, in their order."""
    possible = can(sentence.text)
    found = [f for states in _READERS if possible[states] for f in find(states, sentence)]
    if not found:
        return
    programmes = [f.whole().span for f in found if f.rule.states == "park programme"]
    for each in sorted(found, key=lambda f: f.match.start()):
        if each.rule.states != "park focus" or not any(each.whole().span.touches(p) for p in programmes):
            _READERS[each.rule.states](reading, each)


def _listed(reading: Reading, found: Found) -> list[Sentence]:
    """The members of the list that a rule caught, without the verb before the first."""
    listing = found.piece("list")
    if listing is None:
        return []
    listing = without_etc(trimmed(listing))[0]
    again = re.search(rf"{NUMERAL}(?:项|个|大)$", listing.text)
    listing = listing.cut(0, again.start()) if again else listing
    start = listing.text.rfind("，") + 1
    return members(object_of(reading, listing.cut(start, len(listing.text))), reading.protected(listing))


def _counted(found: Found) -> tuple[Span, int | None]:
    """The counting words and their number."""
    count, head = found.piece("count"), found.piece("head")
    assert count is not None
    end = head.span.end if head else found.whole().span.end
    return Span(count.span.passage, count.span.start, end), number(count.text)


def _trends(reading: Reading, found: Found) -> None:
    parts = [p for p in _listed(reading, found) if p.text.endswith("化")]
    parts = [*map(_after_verb, parts[:1]), *parts[1:]]
    if len(parts) < 2:
        return
    refs = []
    for part in parts:
        ref = reading.draft.say(
            "Trend", reading.draft.text(part.span), part.span, scope=reading.plan.id if reading.plan else ""
        )
        reading.draft.link(reading.plan, "FOLLOWS_TREND", ref, found.whole().span, found.rule.id)
        refs.append(ref)
    _, count = _counted(found)
    declared = found.sentence.text[: found.match.end("count") + 1].rfind("“")
    mark = found.piece("count")
    assert mark is not None
    start = mark.span.start - (1 if declared >= 0 and declared == found.match.start("count") - 1 else 0)
    end = mark.span.end + 1 + (1 if found.sentence.text[found.match.end("count") + 1 :][:1] == "”" else 0)
    reading.draft.check(Span(mark.span.passage, start, end), count, refs, reading.draft.because("listed before"))


def _after_verb(part: Sentence) -> Sentence:
    """The first member of a list without the subject and verb before it: 产业将顺应箭体轻量化."""
    verbs = [m.end() for m in _VERB.finditer(part.text) if len(part.text) - m.end() >= 3]
    return part.cut(verbs[-1], len(part.text)) if verbs else part


def _actions(reading: Reading, found: Found) -> None:
    head, parts = found.piece("head"), _listed(reading, found)
    if head is None or len(parts) < 2 or reading.plan is None:
        return
    refs = []
    for ordinal, part in enumerate(parts, start=1):
        said = reading.draft.text(part.span)
        name = (
            said if any(part.text.endswith(h) for h in words("action_heads")) else said + reading.draft.text(head.span)
        )
        ref = reading.draft.say("Action", name, part.span, scope=reading.plan.id, alt=(said,), ordinal=ordinal)
        reading.draft.link(reading.plan, "HAS_ACTION", ref, found.whole().span, found.rule.id)
        refs.append(ref)
    span, count = _counted(found)
    if found.rule.id == "P13":
        open_ = found.sentence.text[: found.match.end()].rstrip("。；，").endswith("等")
        reading.draft.check(span, count, refs, reading.draft.because("listed after"), open_=open_)
        return
    reading.groups[f"actions of {reading.plan.id}"] = refs
    reading.draft.check(span, count, refs, reading.draft.because("shared head", head=head.text))


def _action(reading: Reading, found: Found) -> None:
    """An action named on its own: one of those listed, or a further one; the text is about it from here on."""
    name = found.piece("name")
    if name is None or _NO_ACTION.search(name.text):
        return
    known = reading.draft.find(name.text, "Action") or _alias(reading, name.text)
    name = name if known else object_of(reading, name)
    said = reading.draft.text(name.span)
    known = known or reading.draft.find(said, "Action") or _alias(reading, name.text)
    if known is not None:
        ref = reading.draft.again(known, name.span, said)
    elif any(name.text.endswith(h) and len(name.text) >= len(h) + 3 for h in words("action_heads")):
        ref = reading.draft.say("Action", said, name.span, scope=(reading.plan or reading.draft.itself()).id)
        reading.draft.link(reading.plan, "HAS_ACTION", ref, name.span, found.rule.id, found.rule.confidence)
    else:
        return
    if matching_form(ref.name).endswith(words("led_heads")):
        reading.turn_to(ref, name.span)
        reading.direction = None


def _alias(reading: Reading, name: str) -> Ref | None:
    """Where a closed list of actions is complete, a name like one of them is another name of it, not one more."""
    listed = reading.groups.get(f"actions of {reading.plan.id}" if reading.plan else "", [])
    for ref in listed:
        for other in reading.draft.names[ref.id]:
            same = _common_prefix(bare(name), other)
            if same >= 4 and same * 2 > max(len(bare(name)), len(other)) - 2 and bare(name)[-2:] == other[-2:]:
                return ref
    return None


def _common_prefix(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _system(reading: Reading, found: Found) -> Ref | None:
    """An industrial system named by a formula: “3+6”新型产业体系."""
    name = found.piece("name")
    if name is None or "体系" not in name.text:
        return None
    return reading.draft.say("Industry", reading.draft.text(name.span), name.span, kind="system")


def _industries(reading: Reading, found: Found) -> None:
    parts = _listed(reading, found)
    if len(parts) < 2:
        return
    kind = "track" if found.match["head"].endswith("赛道") else "industry"
    refs = [reading.draft.say("Industry", reading.draft.text(p.span), p.span, kind=kind) for p in parts]
    if found.piece("link"):
        for system in find("system", found.sentence):
            whole = _system(reading, system)
            for ref, part in zip(refs, parts, strict=True):
                stated = Span(part.span.passage, part.span.start, max(part.span.end, system.whole().span.end))
                reading.draft.link(ref, "PART_OF", whole, stated, found.rule.id, 0.8)
    else:
        for ref in refs:
            reading.draft.link(
                reading.parent(found.whole().span), "HAS_FIELD", ref, found.whole().span, found.rule.id, 0.8
            )
    span, count = _counted(found)
    reading.draft.check(span, count, refs, reading.draft.because("listed before"))


def _park(reading: Reading, found: Found) -> None:
    """A park, or a programme of parks, with the fields it is for."""
    name, listing = found.piece("park"), found.piece("list")
    if name is None or listing is None:
        return
    name, programme = lead(trimmed(name))[1], found.rule.states == "park programme"
    if not programme and name.text in words("park_heads", "generic_parks"):
        return
    park = _named_park(reading, name, "programme" if programme else "park")
    fields = []
    listing = lead(listing)[1]
    for part in map(_without_role, members(without_etc(listing)[0], reading.protected(listing))):
        fields.append(field(reading, part))
        stated = Span(part.span.passage, part.span.start, max(part.span.end, name.span.end))
        reading.draft.link(park, "FOCUSES_ON", fields[-1], stated, found.rule.id)
    if programme:
        reading.draft.link(park, "PART_OF", reading.action or reading.plan, found.whole().span, found.rule.id)
    if formula := _QUOTED_FORMULA.search(name.text):
        reading.draft.count(name.part(*formula.span()), None, fields, "open", reading.draft.because("formula"))


def _without_role(part: Sentence) -> Sentence:
    """海洋装备为主导: what it is to the park stands behind it."""
    role = _ROLE.search(part.text, 2)
    return part.cut(0, role.start()) if role else part


def _named_park(reading: Reading, name: Sentence, kind: str) -> Ref:
    """A park of the document's place; “5+X” alone is another name of its programme."""
    said = reading.draft.text(name.span)
    return reading.draft.say(
        "Park", said, name.span, scope=reading.draft.place or "", kind=kind, alt=_FORMULA.findall(said)
    )


def _parks(reading: Reading, found: Found) -> None:
    """甲园、乙谷两个园区都以X为主."""
    fields = found.piece("fields")
    refs = []
    for part in _listed(reading, found):
        park = _named_park(reading, part, "park")
        refs.append(park)
        for each in members(fields, reading.protected(fields)) if fields is not None else ():
            stated = Span(part.span.passage, part.span.start, each.span.end)
            reading.draft.link(park, "FOCUSES_ON", field(reading, each), stated, found.rule.id)
    span, count = _counted(found)
    reading.draft.check(span, count, refs, reading.draft.because("listed before"))


def _fields(reading: Reading, found: Found) -> None:
    """涵盖A、B、C三个重点领域."""
    parts = _listed(reading, found)
    owner = reading.parent(found.whole().span)
    if len(parts) < 2 or owner is None:
        return
    refs = [field(reading, part) for part in parts]
    for ref in refs:
        reading.draft.link(owner, "HAS_FIELD", ref, found.whole().span, found.rule.id)
    span, count = _counted(found)
    where = "listed before" if found.rule.states == "field set" else "listed after"
    reading.draft.check(span, count, refs, reading.draft.because(where))


_READERS: dict[str, Callable[[Reading, Found], object]] = {
    "trend set": _trends,
    "action set": _actions,
    "counted actions": _actions,
    "action": _action,
    "system": _system,
    "industry set": _industries,
    "field set": _fields,
    "counted fields": _fields,
    "park programme": _park,
    "park set": _parks,
    "park focus": _park,
}
