"""Where a passage names what the vocabulary knows, and which place the document is from."""

import re
from collections import Counter
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from graph.vocabulary import METRIC, Concept, Vocabulary
from loaders.reading.lexicon import words
from loaders.reading.normal import matching_form
from loaders.reading.sentences import Span

_ACRONYM = re.compile(r"[A-Z]{2,6}")
_CAPITALS = re.compile(r"[A-Z]+")


class Mark(NamedTuple):
    """A vocabulary name in a passage."""

    span: Span
    concept: Concept


class _Names(NamedTuple):
    """An automaton over names, and the concept of each."""

    automaton: AhoCorasick
    concepts: list[Concept]
    acronyms: dict[int, str]

    def marks(self, text: str, form: str, passage: int) -> list[Mark]:
        """Where the names stand, leftmost and longest; Latin ones only as whole words, acronyms only in capitals."""
        return [
            Mark(Span(passage, start, end), self.concepts[i])
            for i, start, end in self.automaton.find_matches_as_indexes(text)
            if not _inside_word(text, start, end)
            and form[start - 1 : start + 1] not in _straddled()
            and (i not in self.acronyms or form[start:end] == self.acronyms[i])
        ]


@cache
def _straddled() -> frozenset[str]:
    """Verbs of two characters of which the second begins a name by chance: 壮|大数据."""
    return frozenset(w for w in words("strong_verbs", "building_verbs", "making_verbs", "raising_verbs") if len(w) == 2)


@lru_cache(maxsize=16)
def _anywhere(vocabulary: Vocabulary, label: str | None) -> _Names | None:
    """The names that hold in documents of any place."""
    return _names({name: c for name, c in vocabulary.terms(None, label) if len(name) > 1})


@lru_cache(maxsize=512)
def _at_home(vocabulary: Vocabulary, place: str | None, label: str | None) -> _Names | None:
    """The names that hold only in documents of this place."""
    near = vocabulary.around(place)
    here = [c for each in reversed(near) for c in vocabulary.at_home(each) if c.label == (label or c.label) != METRIC]
    return _names({name: c for c in here for name in c.short if len(name) > 1})


def _names(found: dict[str, Concept]) -> _Names | None:
    forms = {matching_form(name).lower(): (name, concept) for name, concept in found.items()}
    if not (terms := sorted(forms)):
        return None
    acronyms = {i: forms[term][0] for i, term in enumerate(terms) if _ACRONYM.fullmatch(forms[term][0])}
    automaton = AhoCorasick(terms, matchkind=MatchKind.LeftmostLongest)
    return _Names(automaton, [forms[term][1] for term in terms], acronyms)


def marks(form: str, passage: int, vocabulary: Vocabulary, place: str | None, label: str | None = None) -> list[Mark]:
    """The vocabulary's names in a passage, leftmost and longest; Latin names only as whole words."""
    text = _CAPITALS.sub(lambda found: found[0].lower(), form)
    anywhere, home = _anywhere(vocabulary, label), _at_home(vocabulary, place, label)
    found = anywhere.marks(text, form, passage) if anywhere else []
    return leftmost(found, home.marks(text, form, passage)) if home else found


def leftmost(found: list[Mark], more: list[Mark]) -> list[Mark]:
    """Of two lists the leftmost and longest; what is named at home before what goes by the same name elsewhere."""
    kept: list[Mark] = []
    for mark in sorted((*more, *found), key=lambda m: (m.span.start, -m.span.end)):
        if not kept or mark.span.start >= kept[-1].span.end:
            kept.append(mark)
    return kept


def _inside_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return (text[start].isascii() and text[start].isalnum() and before.isascii() and before.isalnum()) or (
        text[end - 1].isascii() and text[end - 1].isalnum() and after.isascii() and after.isalnum()
    )


def home(forms: tuple[str, ...], vocabulary: Vocabulary) -> str | None:
    """The place the document is from: the province, city or district that its first passages name most."""
    named: Counter[str] = Counter()
    for passage, form in enumerate(forms[:6]):
        for mark in marks(form, passage, vocabulary, None, "Place"):
            if mark.concept.kind not in ("country", "region", "zone"):
                named[mark.concept.id] += 3 if passage == 0 else 1
    return max(named, key=lambda place: (named[place], -len(vocabulary.around(place)), place)) if named else None
