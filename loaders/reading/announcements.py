"""Who makes a plan public: the event that presents it, the person who speaks of it."""

import re

from loaders.reading.lexicon import either
from loaders.reading.patterns import find
from loaders.reading.sentences import Sentence, Span
from loaders.reading.state import Reading

_PRESENTED = re.compile(r"发布|公布|通报|解读|介绍|推出|出台|印发|揭晓|宣布|盘点")
_AT_EVENT = re.compile(rf"会上|期间|{either('event_heads')}")


def read(reading: Reading, sentence: Sentence) -> None:
    """What a sentence says of who presents which plan."""
    _announced(reading, sentence)
    _titled(reading, sentence)


def _announced(reading: Reading, sentence: Sentence) -> None:
    """An event that presents a list of plans announces them; so does who speaks where they are listed."""
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


def _titled(reading: Reading, sentence: Sentence) -> None:
    """A plan named where somebody speaks is announced by the speaker, where an event presents it by the event."""
    named = [(ref, span) for ref, span in reading.named if span.within(sentence.span) and ref.id not in reading.cited]
    for plan, span in named:
        before = sentence.text[: span.start - sentence.span.start]
        said = Span(span.passage, sentence.span.start, span.end)
        if reading.speaker is not None and sentence.span.start <= reading.speaker_end <= span.start:
            if reading.speaker_at == span.passage:
                reading.draft.link(reading.speaker, "ANNOUNCES", plan, said, "P10", 0.75)
        elif _AT_EVENT.search(before) and _PRESENTED.search(sentence.text):
            reading.draft.link(reading.event, "ANNOUNCES", plan, said, "P09b", 0.75)
