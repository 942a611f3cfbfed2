"""Who leads what: 责任单位：A、B, 由A牵头, （A牵头，B配合）; whoever only helps leads nothing."""

from loaders.reading.coordination import members
from loaders.reading.draft import Ref
from loaders.reading.offices import body
from loaders.reading.patterns import Found, find
from loaders.reading.sentences import Sentence, Span
from loaders.reading.state import Reading


def read(reading: Reading, sentence: Sentence) -> None:
    """The bodies that a sentence makes responsible for what it is about."""
    for found in find("responsibility", sentence):
        _responsible(reading, found)


def _responsible(reading: Reading, found: Found) -> None:
    """责任单位：who leads the action or direction the text is about."""
    listing, led = found.piece("list"), _led(reading, found)
    for part in members(listing, reading.protected(listing)) if listing is not None else ():
        ref = body(reading, part, "Organization")
        said = Span(part.span.passage, found.whole().span.start, part.span.end)
        reading.draft.link(led, "LED_BY", ref, said, found.rule.id, found.rule.confidence)


def _led(reading: Reading, found: Found) -> Ref | None:
    """What is named right before (强基行动由市科技局牵头), else what the text is about."""
    before = found.sentence.text[: found.match.start() + 1].rstrip("，由（")
    clause = before[max(before.rfind(c) for c in "，。；：") + 1 :]
    return (reading.draft.find(clause, "Action", "Direction") if clause else None) or reading.parent()
