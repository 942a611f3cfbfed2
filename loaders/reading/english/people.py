"""People with their office and body; events, where they take place and which plans they announce."""

import re

from loaders.reading.draft import Ref
from loaders.reading.english.phrases import bared
from loaders.reading.english.rules import find
from loaders.reading.english.state import Telling
from loaders.reading.english.words import either, pattern
from loaders.reading.patterns import Found
from loaders.reading.sentences import Sentence, Span

_ANNOUNCES = re.compile(rf"(?:{either('issue')}|{either('speech')}|details?|brief)")
_SAYS = re.compile(rf"^(?:,? (?:also |then |on \w+day )?)?{either('issue')}")
_BODY = re.compile(
    rf"(?:[a-z]+(?: and [a-z]+)? ){{1,5}}{either('lower_bodies')}"
    r"(?: of (?:the )?[A-Z][\w-]+(?: [Dd]istrict| [Cc]ounty)?)?"
)


def read(telling: Telling, sentence: Sentence) -> None:
    """The people and events of a sentence."""
    for found in find("event", sentence):
        _event(telling, found)
    for found in find("person", sentence):
        _person(telling, found)
    for found in find("officer", sentence):
        _officer(telling, found)


def _event(telling: Telling, found: Found) -> None:
    name = found.piece("name")
    if name is None:
        return
    name = bared(name, "prepositions")
    ref = telling.draft.say("Event", telling.draft.text(name.span), name.span, scope=telling.draft.place or "")
    telling.proper.extend([name.span])
    where = found.piece("where")
    for mark in telling.inside(where, "Place")[:1] if where is not None else ():
        place = telling.draft.say("Place", telling.draft.text(mark.span), mark.span)
        telling.draft.link(
            ref, "LOCATED_IN", place, Span(name.span.passage, name.span.start, mark.span.end), found.rule.id
        )
    text = found.sentence.text
    at = re.search(r"(?:at|during|in) (?:an?|the)? ?(?:[\w-]+ ){0,3}$", text[: found.match.start()], re.IGNORECASE)
    here = list(find("plan issued", found.sentence))
    if at and here and telling.plan is not None:
        telling.draft.link(ref, "ANNOUNCES", telling.plan, found.sentence.span, found.rule.id, 0.75)


def _person(telling: Telling, found: Found) -> None:
    name, role, office = found.piece("name"), found.piece("role"), found.piece("office")
    assert name is not None
    assert role is not None
    body = _body(telling, office) if office is not None else None
    end = (office or role).span.end
    person = _say(telling, name, role, body)
    telling.draft.link(person, "AFFILIATED_WITH", body, Span(name.span.passage, name.span.start, end), found.rule.id)
    rest = found.sentence.text[found.match.end() :]
    if _SAYS.match(rest) and telling.plan is not None and any(find("plan issued", found.sentence)):
        telling.draft.link(person, "ANNOUNCES", telling.plan, found.sentence.span, found.rule.id, 0.75)


def _officer(telling: Telling, found: Found) -> None:
    """MIIT spokesperson Tao: the body right before the office."""
    name, role = found.piece("name"), found.piece("role")
    assert name is not None
    assert role is not None
    before = found.sentence.cut(0, found.match.start())
    marks = [
        m
        for m in telling.inside(before, "Organization")
        if not before.text[m.span.end - before.span.start :].strip(" 's")
    ]
    body = telling.draft.say("Organization", telling.draft.text(marks[-1].span), marks[-1].span) if marks else None
    person = _say(telling, name, role, body)
    if marks:
        telling.draft.link(
            person, "AFFILIATED_WITH", body, Span(name.span.passage, marks[-1].span.start, name.span.end), found.rule.id
        )


def _say(telling: Telling, name: Sentence, role: Sentence, body: Ref | None) -> Ref:
    telling.proper.extend([name.span])
    said = telling.draft.text(name.span)
    known = telling.draft.find(said, "Person")
    if known is not None:
        return telling.draft.again(known, name.span)
    return telling.draft.say(
        "Person", said, name.span, scope=body.id if body else "", role=telling.draft.text(role.span)
    )


def _body(telling: Telling, office: Sentence) -> Ref | None:
    """The body of an office: the last that is named, else one in small letters (its commerce bureau)."""
    until = pattern("speech").search(office.text)
    area = office.cut(0, until.start()) if until else office
    marks = telling.inside(area, "Organization")
    if marks:
        return telling.draft.say("Organization", telling.draft.text(marks[-1].span), marks[-1].span)
    lower = _BODY.search(area.text)
    if lower is None:
        return None
    piece = bared(area.cut(*lower.span()))
    telling.proper.extend([piece.span])
    return telling.draft.say("Organization", telling.draft.text(piece.span), piece.span)
