"""What else a sentence names: bodies, places and technologies of the vocabulary, strategies it refers to."""

from loaders.reading.patterns import find
from loaders.reading.sentences import Sentence, Span
from loaders.reading.state import Mark, Reading

_PLACES = ("municipality", "province", "autonomous_region", "city", "district", "new_area", "county_level_city")


def read(reading: Reading, sentence: Sentence) -> None:
    """The names that no rule has taken."""
    _strategies(reading, sentence)
    for mark in reading.inside(sentence):
        if mark.concept.label == "Organization" or (mark.concept.label == "Place" and mark.concept.kind in _PLACES):
            if not _inside_name(reading, mark):
                reading.draft.say(mark.concept.label, reading.draft.text(mark.span), mark.span)
        elif mark.concept.label == "Technology" and not _touched(reading, mark.span):
            ref = reading.draft.say("Technology", reading.draft.text(mark.span), mark.span)
            reading.draft.link(reading.parent(), "INVOLVES", ref, mark.span, "vocabulary", 0.6)


def _strategies(reading: Reading, sentence: Sentence) -> None:
    for found in find("strategy", sentence):
        name = found.piece("name")
        if name is None or _touched(reading, name.span):
            continue
        inner = name.cut(name.text.index("“"), len(name.text))
        alt = (reading.draft.text(inner.span),)
        ref = reading.draft.say("Document", reading.draft.text(name.span), name.span, alt=alt)
        reading.draft.link(reading.plan, "CITES", ref, name.span, found.rule.id, 0.75)


def _touched(reading: Reading, span: Span) -> bool:
    return any(span.touches(claimed) for claimed in reading.draft.claimed)


def _inside_name(reading: Reading, mark: Mark) -> bool:
    """A place inside the name of a plan, park or document says nothing of its own; nor does a name already taken."""
    return any(
        mark.span.within(claimed) and len(claimed) > len(mark.span)
        for claimed in reading.draft.claimed
        if len(claimed) < 40
    ) or any(mark.span == claimed for claimed in reading.draft.claimed)
