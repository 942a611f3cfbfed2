"""Where a field or technology hangs: on the park that a clause is about, else on what the text is about."""

from loaders.reading.draft import Ref
from loaders.reading.lexicon import starts
from loaders.reading.phrases import right_edge
from loaders.reading.sentences import Sentence, Span
from loaders.reading.state import Reading

_AREAS = ("Field", "Industry")
_WORKED_ON = (*_AREAS, "Technology")


def hang(reading: Reading, thing: Ref | None, at: Span, said: Span, rule: str, confidence: float) -> None:
    """Link a thing named at a place to the most specific thing that the words there are about."""
    if thing is None:
        return
    owner = reading.park_at(at) or reading.parent(at)
    if thing.label in _AREAS:
        type_ = "FOCUSES_ON" if owner is not None and owner.label == "Park" else "HAS_FIELD"
        reading.draft.link(owner, type_, thing, said, rule, confidence)
    elif thing.label == "Technology":
        owner = owner if owner is not None and owner.label == "Park" else reading.sector_at(at) or owner
        reading.draft.link(owner, "INVOLVES", thing, said, rule, confidence)


def named_in(reading: Reading, direction: Ref, title: Sentence) -> None:
    """发展甲、乙: the known things that the title of a direction lists are what it works on."""
    if "、" not in title.text or not starts(title.text, "verbs", "adverbs", "making_verbs"):
        return
    form = reading.forms[title.span.passage]
    for mark in reading.inside(title, *_WORKED_ON):
        said = reading.draft.text(mark.span)
        if not right_edge(form, mark.span.end) or reading.is_topic(said):
            continue
        known = reading.draft.find(said, *_WORKED_ON)
        ref = known or reading.draft.say(mark.concept.label, said, mark.span)
        type_ = "INVOLVES" if ref.label == "Technology" else "HAS_FIELD"
        reading.draft.link(direction, type_, ref, mark.span, "P18", 0.7)
