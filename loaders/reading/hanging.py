"""Where a field or technology hangs: on the park that a clause is about, else on what the text is about."""

from loaders.reading.draft import Ref
from loaders.reading.sentences import Span
from loaders.reading.state import Reading

_AREAS = ("Field", "Industry")


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
