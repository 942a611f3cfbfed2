"""Parks and what they focus on; undertakings by name; places and bodies that are only mentioned."""

from loaders.reading.english import areas
from loaders.reading.english.lists import listed
from loaders.reading.english.phrases import unquoted
from loaders.reading.english.rules import find
from loaders.reading.english.state import Telling
from loaders.reading.english.words import pattern, words
from loaders.reading.patterns import Found
from loaders.reading.sentences import Sentence, Span

_PLACES = (
    "municipality",
    "province",
    "autonomous_region",
    "city",
    "district",
    "new_area",
    "county_level_city",
    "county",
)


def parks(telling: Telling, sentence: Sentence) -> None:
    """The parks of a sentence, where they lie and what they are for."""
    for found in find("park", sentence):
        _park(telling, found)


def _park(telling: Telling, found: Found) -> None:
    name = found.piece("park")
    assert name is not None
    if telling.is_proper(name.span) or any(m.span == name.span for m in telling.inside(name, "Place", "Organization")):
        return
    telling.proper.extend([name.span])
    park = telling.draft.say(
        "Park", telling.draft.text(name.span), name.span, scope=telling.draft.place or "", kind="park"
    )
    where = found.piece("where")
    for mark in telling.inside(where, "Place")[:1] if where is not None else ():
        place = telling.draft.say("Place", telling.draft.text(mark.span), mark.span)
        telling.draft.link(
            park, "LOCATED_IN", place, Span(name.span.passage, name.span.start, mark.span.end), found.rule.id
        )
    before = found.sentence.text[max(0, found.match.start() - 40) : found.match.start()]
    if pattern("build").search(before):
        telling.draft.link(park, "PART_OF", telling.plan, name.span, found.rule.id, 0.75)
    for focus in find("focus", found.sentence):
        listing = focus.piece("list")
        if listing is not None and 0 <= focus.match.start() - found.match.end() < 40:
            for part in listed(listing, telling.protected(listing)):
                field = areas.area(telling, part, "Field")
                telling.draft.link(
                    park, "FOCUSES_ON", field, Span(name.span.passage, name.span.start, part.span.end), focus.rule.id
                )


def actions(telling: Telling, sentence: Sentence) -> None:
    """Campaigns, initiatives and projects by name."""
    for found in find("action", sentence):
        name = found.piece("name")
        if name is None or telling.is_proper(name.span) or telling.plan is None:
            continue
        name = unquoted(name) if name.text.count('"') == 1 else name
        if all(word.lower() in words("generic_actions", "generic", "determiners") for word in name.text.split()[:-1]):
            continue
        if found.rule.id != "E32":
            telling.proper.extend([name.span])
        ref = telling.draft.say("Action", telling.draft.text(name.span), name.span, scope=telling.plan.id)
        telling.draft.link(telling.plan, "HAS_ACTION", ref, name.span, found.rule.id, found.rule.confidence)


def mentions(telling: Telling, sentence: Sentence) -> None:
    """Places, bodies and parks that no rule has taken; a place inside a longer name says nothing of its own."""
    for mark in telling.inside(sentence, "Place", "Organization", "Park"):
        if telling.is_proper(mark.span):
            continue
        kind = mark.concept.kind if mark.concept is not None else None
        if mark.label != "Place" or kind in _PLACES:
            telling.draft.say(mark.label, telling.draft.text(mark.span), mark.span)
