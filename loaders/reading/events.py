"""Events, who took part, who spoke, and which plans they made public."""

import re
from datetime import date

from loaders.reading.coordination import members, without_etc
from loaders.reading.draft import Ref
from loaders.reading.lexicon import either, words
from loaders.reading.patterns import Found, find
from loaders.reading.sentences import Sentence, Span
from loaders.reading.state import Reading

BODY = re.compile(
    r"(?:国家|中央|全国|省|市|区|县|自治区|[一-龥]{2,7}(?:省|市|区|县))?[一-龥]{1,14}?"
    r"(?:委员会|办公厅|办公室|人民政府|政府|管委会|研究院|研究所|集团|公司|协会|学会|商会|联盟|银行|大学|学院|中心|委|局|厅|部|办|院)"
)
_SPEAKING = re.compile(either("speak"))


def read(reading: Reading, sentence: Sentence) -> None:
    """The events and people that a sentence names."""
    for found in find("event", sentence):
        _event(reading, found)
    for found in find("person", sentence):
        _person(reading, found)
    _announced(reading, sentence)


def _event(reading: Reading, found: Found) -> None:
    name = found.piece("name")
    if name is None:
        return
    where = reading.inside(found.sentence.cut(0, name.span.start - found.sentence.span.start), "Place")
    day = _date(reading, found)
    said = reading.draft.text(name.span)
    event = reading.draft.say(
        "Event", _full_name(reading, said, where[-1].span if where else None), name.span,
        scope=f"{reading.draft.place or ''}@{day or ''}", alt=(said,), date=day, time=_time(found),
    )  # fmt: skip
    reading.event = event
    if where:
        place = reading.draft.say("Place", reading.draft.text(where[-1].span), where[-1].span)
        held = Span(name.span.passage, where[-1].span.start, name.span.end)
        reading.draft.link(event, "LOCATED_IN", place, held, found.rule.id)
    for attendance in find("attendance", found.sentence):
        _attended(reading, event, attendance)


def _full_name(reading: Reading, said: str, where: Span | None) -> str:
    """市政府新闻发布会 is the one of a city: its name begins with the place."""
    if where is None or not re.match(r"[省市区县]", said):
        return said
    place = reading.draft.text(where)
    return place.removesuffix("市").removesuffix("省") + said


def _date(reading: Reading, found: Found) -> str | None:
    """The day as stated; a year left out is that of the document."""
    said = found.piece("date")
    if said is None:
        return None
    numbers = [int(x) for x in re.findall(r"\d+", said.text)]
    year = numbers.pop(0) if len(numbers) == 3 else reading.published_year
    try:
        return date(year, *numbers).isoformat() if year else None
    except ValueError:
        return None


def _time(found: Found) -> str | None:
    hour, minute = found.piece("hour"), found.piece("minute")
    return f"{int(hour.text):02d}:{minute.text if minute else '00'}" if hour and int(hour.text) < 24 else None


def _attended(reading: Reading, event: Ref, found: Found) -> None:
    listing = found.piece("list")
    if listing is None:
        return
    for part in members(without_etc(listing)[0], reading.protected(listing)):
        ref = body(reading, part, "Organization")
        stated = Span(part.span.passage, listing.span.start, part.span.end)
        reading.draft.link(event, "ATTENDED_BY", ref, stated, found.rule.id)


def body(reading: Reading, piece: Sentence, label: str | None = None) -> Ref | None:
    """The body or place that a piece names: the vocabulary's, else by the form of its name."""
    for mark in reversed(reading.inside(piece, "Organization", "Place")):
        if len(mark.span) * 2 > len(piece.text):
            return reading.draft.say(label or mark.concept.label, reading.draft.text(mark.span), mark.span)
    if label and re.fullmatch(r"[一-龥]{2,6}(?:新区|自治县|区|县|市|州|旗)", piece.text):
        return reading.draft.say(label, reading.draft.text(piece.span), piece.span)
    return government(reading, piece) if BODY.fullmatch(piece.text) else None


def government(reading: Reading, piece: Sentence) -> Ref:
    """A body no vocabulary knows: 市海洋局 is that of the document's city, 省委 that of its province."""
    said = reading.draft.text(piece.span)
    return reading.draft.say("Organization", _of(reading, piece.text[0]) + said, piece.span, alt=(said,))


def _of(reading: Reading, tier: str) -> str:
    """The name of the document's province (省) or city (市), without the word for it."""
    concepts = reading.draft.vocabulary.concepts
    for place in reading.draft.vocabulary.around(reading.draft.place) if tier in "省市" else ():
        concept = concepts[place]
        if (concept.kind == "province") == (tier == "省") and concept.kind != "country":
            return (concept.pref_label.zh or "").removesuffix("市").removesuffix("省")
    return ""


def _person(reading: Reading, found: Found) -> None:
    name, role = found.piece("name"), found.piece("role")
    if name is None or role is None or name.text in words("generic_people"):
        return
    before = found.sentence.cut(0, role.span.start - found.sentence.span.start)
    office = _office(reading, before)
    person = reading.draft.say(
        "Person", reading.draft.text(name.span), name.span,
        scope=office.id if office else "", role=reading.draft.text(role.span),
    )  # fmt: skip
    stated = Span(name.span.passage, before.span.start + _last_break(before.text), name.span.end)
    reading.draft.link(person, "AFFILIATED_WITH", office, stated, found.rule.id)
    after = found.sentence.text[found.match.end() :]
    if reading.event is not None and re.search(r"(?:出席|参加|到会)", after):
        reading.draft.link(reading.event, "ATTENDED_BY", person, stated, found.rule.id, 0.75)
    if _SPEAKING.match(after):
        reading.speaker, reading.speaker_at = person, found.sentence.span.passage
        reading.speaker_end = name.span.end


def _last_break(text: str) -> int:
    return max(text.rfind(c) for c in "，。；、：“”！？") + 1


def _office(reading: Reading, before: Sentence) -> Ref | None:
    """The body whose name ends right before the office."""
    ending = [m for m in reading.inside(before, "Organization", "Place") if m.span.end == before.span.end]
    if ending:
        mark = ending[-1]
        return reading.draft.say("Organization", reading.draft.text(mark.span), mark.span)
    tail = before.cut(_last_break(before.text), len(before.text))
    return body(reading, tail) if BODY.fullmatch(tail.text) else None


def _announced(reading: Reading, sentence: Sentence) -> None:
    """An event that presents plans announces them; so does who speaks where they are listed."""
    here = reading.groups.pop("plans here", [])
    if here and reading.announcing is not None:
        event, span, rule = reading.announcing
        for plan in here:
            reading.draft.link(event, "ANNOUNCES", plan, span, rule)
        reading.announcing = None
    for found in find("announcement", sentence):
        what = found.piece("what")
        group = here or reading.groups.get("plans", [])
        spoken = reading.speaker if reading.speaker_end == found.whole().span.start else None
        if what is not None and not group and reading.event is not None:
            reading.announcing = (reading.event, found.whole().span, found.rule.id)
        for plan in group if what is not None else ():
            reading.draft.link(spoken or reading.event, "ANNOUNCES", plan, found.whole().span, found.rule.id)
    if reading.speaker is not None and reading.speaker_at == sentence.span.passage:
        for plan in here:
            reading.draft.link(reading.speaker, "ANNOUNCES", plan, sentence.span, "P10", 0.75)
