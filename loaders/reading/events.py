"""Events: what was held, when and where, who took part."""

import re
from datetime import date

from loaders.reading.coordination import members, without_etc
from loaders.reading.draft import Ref
from loaders.reading.lexicon import starts, words
from loaders.reading.offices import body
from loaders.reading.patterns import Found, find
from loaders.reading.sentences import Sentence, Span
from loaders.reading.state import Reading

_LEAD = re.compile(
    r"^(?:[^，。；：]{0,20}?(?:主办|承办|举办|召开|举行)的|(?:\d{4} ?年)?(?:\d{1,2} ?月)?\d{1,2} ?日(?:上午|下午)?"
    r"|近日|日前|今日|昨日|今天|昨天|由)+"
)


def read(reading: Reading, sentence: Sentence) -> None:
    """The events that a sentence names."""
    for found in find("event", sentence):
        _event(reading, found)


def _event(reading: Reading, found: Found) -> None:
    """The event, or each of two that are held as one (甲大会暨乙活动)."""
    whole = found.piece("name")
    if whole is None:
        return
    lead = _LEAD.match(whole.text)
    whole = reading.object(whole.cut(lead.end(), len(whole.text)) if lead else whole)
    if whole.text in words("event_heads") and found.rule.id != "P09":
        return
    events = [_named(reading, found, name) for name in _names(whole)]
    reading.event = events[0]
    for attendance in find("attendance", found.sentence):
        _attended(reading, events[0], attendance)


def _names(whole: Sentence) -> list[Sentence]:
    at = whole.text.find("暨")
    both = at > 2 and all(part.endswith(words("event_heads")) for part in (whole.text[:at], whole.text[at + 1 :]))
    return [whole.cut(0, at), whole.cut(at + 1, len(whole.text))] if both else [whole]


def _named(reading: Reading, found: Found, name: Sentence) -> Ref:
    where, day, said = _where(reading, found), _date(reading, found), reading.draft.text(name.span)
    event = reading.draft.say(
        "Event", _full_name(said, where), name.span,
        scope=f"{reading.draft.place or ''}@{day or ''}", alt=(said,), date=day, time=_time(found),
    )  # fmt: skip
    if where is not None:
        place = reading.draft.say(*where)
        at = where[2]
        held = Span(at.passage, min(at.start, name.span.start), max(at.end, name.span.end))
        reading.draft.link(event, "LOCATED_IN", place, held, found.rule.id)
    return event


def _where(reading: Reading, found: Found) -> tuple[str, str, Span] | None:
    """The place or body it was held at; a venue that no vocabulary knows by its name after 在."""
    said = found.piece("where")
    if said is None:
        return None
    marks = reading.inside(said, "Place", "Organization") if found.rule.id != "P09" else reading.inside(said, "Place")
    if marks:
        return marks[-1].concept.label, reading.draft.text(marks[-1].span), marks[-1].span
    if found.rule.id == "P09" or starts(said.text, "verbs", "adverbs") or not re.fullmatch(r"[一-龥]{3,12}", said.text):
        return None
    return "Place", reading.draft.text(said.span), said.span


def _full_name(said: str, where: tuple[str, str, Span] | None) -> str:
    """市政府新闻发布会 is the one of a city: its name begins with the place."""
    if where is None or where[0] != "Place" or not re.match(r"[省市区县]", said):
        return said
    return where[1].removesuffix("市").removesuffix("省") + said


def _date(reading: Reading, found: Found) -> str | None:
    """The day as stated; a year or month left out is that of the document."""
    said, published = found.piece("date"), reading.draft.document.published or ""
    if said is None:
        return None
    numbers = [int(x) for x in re.findall(r"\d+", said.text)]
    if len(numbers) == 1 and published[5:7].isdigit():
        numbers.insert(0, int(published[5:7]))
    year = numbers.pop(0) if len(numbers) == 3 else reading.published_year
    try:
        return date(year, *numbers).isoformat() if year and len(numbers) == 2 else None
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
