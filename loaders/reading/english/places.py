"""Undertakings by name; places, bodies and parks that are only mentioned."""

from loaders.reading.english.phrases import unquoted
from loaders.reading.english.rules import find
from loaders.reading.english.state import Telling
from loaders.reading.english.words import words
from loaders.reading.sentences import Sentence

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
