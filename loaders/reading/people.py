"""People: who holds which office, in one body or several, and who speaks."""

import re
from collections.abc import Iterator
from itertools import pairwise

from graph.text import bare
from graph.vocabulary.bodies import Kind, kinds
from graph.vocabulary.bodies import body as government_body
from loaders.reading.coordination import members
from loaders.reading.draft import Ref
from loaders.reading.lexicon import either, words
from loaders.reading.marks import Mark
from loaders.reading.offices import BODY, body
from loaders.reading.patterns import Found, find
from loaders.reading.sentences import Sentence, Span, trimmed
from loaders.reading.state import Reading

_BREAK = re.compile(r"[，。；：“”！？（）]")
_ROLES = re.compile(rf"(?:{either('roles')})+$")
_BETWEEN = re.compile(r"[、 ]|兼|暨")
_LEAD = re.compile(rf"^(?:(?!经[济营贸信])(?:{either('body_leads', 'office_leads')}))+(?=[一-龥]{{2}})")
_SPEAKING = re.compile(either("speak"))
_TAKING_PART = re.compile(
    r"[^，。；]{0,12}?(?:出席|参加|到会|主持)|[^。；：]{0,80}?等(?:[^，。；：]{0,8})?(?:出席|参加|到会)"
)
_SEATS = re.compile(r"(?P<head>[市省区县州]长|主席|秘书长|参事)$|书记$|常委$|委员$")
_UNIT = re.compile(r"[一-龥]{2,14}(?:处|科|室)$")


def read(reading: Reading, sentence: Sentence) -> None:
    """The people that a sentence names."""
    found = sorted(find("person", sentence), key=lambda f: f.match.start())
    ends = [0, *(f.match.end() for f in found)]
    for after, each in zip(ends, found, strict=False):
        _person(reading, each, after)
    for group in find("people", sentence):
        _together(reading, group)


def _person(reading: Reading, found: Found, after: int) -> None:
    """One person with every office named before; `after` is where the person before ends."""
    name, role = found.piece("name"), found.piece("role")
    if name is None or role is None or name.text in words("generic_people"):
        return
    text = found.sentence.text
    titles = _titles(found, role, after)
    offices = list(dict.fromkeys(_offices(reading, titles))) or _implied(reading, found, role)
    person = reading.draft.say(
        "Person", reading.draft.text(name.span), name.span,
        scope=offices[-1].id if offices else "", role=reading.draft.text(role.span),
    )  # fmt: skip
    stated = Span(name.span.passage, titles.span.start, name.span.end)
    for office in offices:
        reading.draft.link(person, "AFFILIATED_WITH", office, stated, found.rule.id)
    rest = text[found.match.end() :]
    if reading.event is not None and _TAKING_PART.match(rest):
        reading.draft.link(reading.event, "ATTENDED_BY", person, stated, found.rule.id, 0.75)
    if _SPEAKING.search(re.split("[，。；：]", rest)[0]) or rest[:1] in ("：", "，") or rest.startswith("（"):
        reading.speaker, reading.speaker_at = person, found.sentence.span.passage
        reading.speaker_end = name.span.end
        if reading.event is not None and len(list(reading.draft.known("Event"))) == 1:
            reading.draft.link(reading.event, "ATTENDED_BY", person, stated, found.rule.id, 0.6)


def _together(reading: Reading, found: Found) -> None:
    """副主席甲、乙列席: people with one office, who took part together."""
    listing, role = found.piece("list"), found.piece("role")
    if listing is None or role is None:
        return
    offices = list(_offices(reading, _titles(found, role, 0)))
    for part in members(listing):
        person = reading.draft.find(reading.draft.text(part.span), "Person") or reading.draft.say(
            "Person", reading.draft.text(part.span), part.span, scope=offices[-1].id if offices else ""
        )
        stated = Span(part.span.passage, found.whole().span.start, part.span.end)
        for office in offices:
            reading.draft.link(person, "AFFILIATED_WITH", office, stated, found.rule.id, found.rule.confidence)
        if reading.event is not None:
            reading.draft.link(reading.event, "ATTENDED_BY", person, stated, found.rule.id, 0.75)


def _titles(found: Found, role: Sentence, after: int) -> Sentence:
    """The titles before a name, from the last mark on."""
    start = max([after, *(m.end() for m in _BREAK.finditer(found.sentence.text, 0, found.match.start()))])
    return found.sentence.cut(start, role.span.end - found.sentence.span.start)


def _offices(reading: Reading, titles: Sentence) -> Iterator[Ref]:
    """The bodies of 甲市委常委、市政府副市长: what is left of each title without the office."""
    cuts = [0, *(x for m in _BETWEEN.finditer(titles.text) for x in m.span()), len(titles.text)]
    pieces = [titles.cut(a, b) for a, b in list(pairwise(cuts))[::2] if b > a]
    held: list[tuple[Sentence, str]] = []
    for piece in reversed(pieces):
        ending = _ROLES.search(piece.text)
        if ending is None:
            break
        held.append((piece.cut(0, ending.start()), ending.group()))
    for piece, role in reversed(held):
        office = _office(reading, trimmed(piece), role) if piece.text else None
        if office is not None:
            yield office


def _office(reading: Reading, piece: Sentence, role: str) -> Ref | None:
    """The body whose name the piece is or ends with; a unit of it (处, 科) stands for the whole."""
    lead = _LEAD.match(piece.text)
    piece = piece.cut(lead.end(), len(piece.text)) if lead else piece
    marks = reading.inside(piece, "Organization", "Place")
    for mark in reversed(marks):
        unit = reading.forms[piece.span.passage][mark.span.end : piece.span.end]
        whole = mark.span.start == piece.span.start
        if mark.span.end == piece.span.end and mark.concept.label == "Place" and (kind := _SEATS.search(role)):
            return _seat(reading, mark, kinds()["人民政府" if kind["head"] else "委"])
        if mark.span.end == piece.span.end or (whole and mark.concept.label == "Organization" and _UNIT.match(unit)):
            return reading.draft.say("Organization", reading.draft.text(mark.span), mark.span)
    return body(reading, piece, "Organization") if BODY.fullmatch(piece.text) else None


def _seat(reading: Reading, mark: Mark, kind: Kind) -> Ref:
    """市长 of a place is its government's, 书记 its party committee's."""
    concept = government_body(kind, mark.concept)
    said = concept.pref_label.zh or ""
    reading.draft.local.setdefault(bare(said), concept)
    return reading.draft.say("Organization", said, mark.span)


def _implied(reading: Reading, found: Found, role: Sentence) -> list[Ref]:
    """院长 after 行政院 is its head: the last body of the sentence that ends as the office begins."""
    before = found.sentence.cut(0, role.span.start - found.sentence.span.start)
    for mark in reversed(reading.inside(before, "Organization", "Place")):
        name = reading.forms[mark.span.passage][mark.span.start : mark.span.end]
        if role.text.endswith("长") and name.endswith(role.text[-2:-1]):
            return [reading.draft.say("Organization", reading.draft.text(mark.span), mark.span)]
    return []
