"""Bodies of government as a text calls them (郑州市发改委, 市发改委, 省政府), by graph/vocabulary/bodies."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from graph.ids import node_id
from graph.model import Names
from graph.vocabulary import Concept, Vocabulary
from graph.vocabulary.bodies import SCHEME, Kind, body, kinds
from loaders.reading.lexicon import words
from loaders.reading.marks import Mark, leftmost
from loaders.reading.sentences import Span

_TIER = "省市区县州盟旗"
_NOT_BEFORE = re.compile(r"[全我各本两跨该每外与城郊园辖社地小街景特专战片库灾分]$")  # 全市, 社区, 园区
_NOT_AFTER = re.compile(r"员|托|派|属|部面|限于")
_KINDS_OF_PLACE = {
    "省": ("province",),
    "市": ("municipality", "city", "county_level_city"),
    "区": ("district", "autonomous_region", "new_area"),
    "县": ("county",),
    "州": ("prefecture",),
    "盟": ("prefecture",),
    "旗": ("county",),
}


def with_bodies(form: str, passage: int, found: list[Mark], vocabulary: Vocabulary, place: str | None) -> list[Mark]:
    """The names together with the bodies of government that places and tiers make of abbreviations."""
    places = [mark for mark in found if mark.concept.label == "Place"]
    more = list(_bodies(form, passage, places, vocabulary, place))
    return leftmost(found, more) if more else found


def _bodies(
    form: str, passage: int, places: Sequence[Mark], vocabulary: Vocabulary, home: str | None
) -> Iterator[Mark]:
    """The bodies named in a passage; `places` are the place names in it, in order."""
    ends = [mark.span.end for mark in places]
    for i, start, end in _automaton().find_matches_as_indexes(form):
        kind = kinds()[_names()[i]]
        if _NOT_AFTER.match(form, end):
            continue
        found = _owner(form, start, places, ends, vocabulary, home)
        if found is not None and (kind.zh[0] != "委" or form[start - 1] in _TIER):
            at, place = found
            yield Mark(Span(passage, at, end), _concept(kind, place, form[at:end], vocabulary))


def _owner(
    form: str, start: int, places: Sequence[Mark], ends: list[int], vocabulary: Vocabulary, home: str | None
) -> tuple[int, Concept | None] | None:
    """Where the body's name begins and whose it is: the place in front, or by its tier the document's own."""
    if form.endswith("自治区", 0, start):
        return start - 3, _at_home("区", vocabulary, home)
    tier = form[start - 1 : start]
    for back in (0, 1) if tier and tier in _TIER else (0,):
        i = bisect_left(ends, start - back)
        if i < len(ends) and ends[i] == start - back:
            return places[i].span.start, places[i].concept
    if not tier or tier not in _TIER or _NOT_BEFORE.search(form[: start - 1][-1:]):
        return None
    before = form[: start - 1]
    if re.search(r"[一-龥]$", before) and not before.endswith(words("body_leads")):
        return None
    return start - 1, _at_home(tier, vocabulary, home)


def _at_home(tier: str, vocabulary: Vocabulary, home: str | None) -> Concept | None:
    """市 is the document's city, 省 the province around it."""
    near = [vocabulary.concepts[place] for place in vocabulary.around(home)]
    return next((concept for concept in near if concept.kind in _KINDS_OF_PLACE[tier]), None)


def _concept(kind: Kind, place: Concept | None, said: str, vocabulary: Vocabulary) -> Concept:
    """The vocabulary's where it lists the body; by its name alone where it is not known whose it is."""
    listed = vocabulary.find(said, "Organization", place.id if place else None)
    if listed is not None and listed.label == "Organization":
        return listed
    if place is None:
        return Concept(id=node_id("Organization", said), label="Organization", pref_label=Names(zh=said), scheme=SCHEME)
    made = body(kind, place)
    same = vocabulary.find(made.pref_label.zh or "", "Organization")
    return same if same is not None and same.label == "Organization" else made


@cache
def _names() -> list[str]:
    return sorted(kinds())


@cache
def _automaton() -> AhoCorasick:
    return AhoCorasick(_names(), matchkind=MatchKind.LeftmostLongest)
