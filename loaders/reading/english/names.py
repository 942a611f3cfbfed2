"""Names in English text: what the vocabulary knows, in singular and plural, and bodies by the form of their name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from graph.vocabulary import Concept, Vocabulary
from loaders.reading.claims import Claims
from loaders.reading.english.rules import find
from loaders.reading.english.words import either, words
from loaders.reading.sentences import Sentence, Span

_LATIN = re.compile(r"^[\x20-\x7e]+$")
_PROPER = ("Place", "Organization", "Park")
_THINGS = ("Field", "Industry", "Technology")
_OFFICE = re.compile(rf"(?:[A-Z][\w-]+ )?(?i:{either('roles')}) (?:of|at|with) (?:the )?")
_CAPITALISED = re.compile(r"(?<![\w-])(?P<name>[A-Z][a-z]{2,})(?: [Dd]istrict| [Cc]ounty)?(?![\w-])")
_DIVISION = re.compile(r" (?:District|County|City|New Area)$")


@dataclass(frozen=True)
class Mark:
    """A name in a passage; its concept, where the vocabulary knows it."""

    span: Span
    label: str
    concept: Concept | None = None


@dataclass(frozen=True)
class _Lexicon:
    automaton: AhoCorasick
    entries: list[tuple[str, Concept]]


@lru_cache(maxsize=16)
def _lexicon(vocabulary: Vocabulary) -> _Lexicon:
    """The names in Latin letters, folded, with the plural of things."""
    found: dict[str, tuple[str, Concept]] = {}
    for name, concept in vocabulary.terms():
        if concept.label in (*_PROPER, *_THINGS) and len(name) > 1 and _LATIN.match(name):
            for said in _forms(name, concept.label):
                found.setdefault(_folded(said), (said, concept))
    terms = sorted(found)
    return _Lexicon(AhoCorasick(terms, matchkind=MatchKind.LeftmostLongest), [found[t] for t in terms])


@lru_cache(maxsize=256)
def _at_home(vocabulary: Vocabulary, place: str) -> dict[str, Concept]:
    """Districts by the bare name they have in documents of their own city."""
    around = vocabulary.around(place)
    concepts = (c for c in vocabulary.concepts.values() if c.label == "Place" and c.place in around)
    return {_DIVISION.sub("", en): c for c in concepts if (en := c.pref_label.en) and _DIVISION.search(en)}


def _forms(name: str, label: str) -> Iterator[str]:
    yield name
    if label in _THINGS and len(name) > 3 and not name.endswith("s"):
        yield f"{name[:-1]}ies" if re.search(r"[^aeiou]y$", name) else f"{name}s"


def _folded(text: str) -> str:
    return text.lower().replace("-", " ").replace("'", " ")


def known(form: str, passage: int, vocabulary: Vocabulary, place: str | None) -> list[Mark]:
    """The vocabulary's names as whole words; proper names and abbreviations only in their own capitals."""
    lexicon = _lexicon(vocabulary)
    found = []
    for index, start, end in lexicon.automaton.find_matches_as_indexes(_folded(form)):
        name, concept = lexicon.entries[index]
        if _is_word(form, start, end) and _is_written_so(name, concept, form[start:end]):
            found.append(Mark(Span(passage, start, end), concept.label, concept))
    return [*found, *_districts(form, passage, vocabulary, place, found)] if place else found


def _districts(form: str, passage: int, vocabulary: Vocabulary, place: str, found: list[Mark]) -> Iterator[Mark]:
    """Jinshan, and Jinshan district, in a document of Shanghai."""
    districts, taken = _at_home(vocabulary, place), Claims()
    taken.extend(mark.span for mark in found)
    for word in _CAPITALISED.finditer(form):
        concept, span = districts.get(word["name"]), Span(passage, *word.span())
        clear = word["name"] not in words("surnames") and not taken.touch(span)
        if concept is not None and clear:
            yield Mark(span, "Place", concept)


def _is_word(form: str, start: int, end: int) -> bool:
    return not (form[start - 1 : start].isalnum() or form[end : end + 1].isalnum()) and form[end : end + 1] != "-"


def _is_written_so(name: str, concept: Concept, said: str) -> bool:
    if name.isupper() or (len(name) <= 4 and concept.label in _PROPER):
        return said == name
    return concept.label not in _PROPER or said[0].isupper()


def bodies(sentence: Sentence) -> Iterator[Mark]:
    """Bodies, companies and institutes by the form of their name."""
    for found in find("body", sentence):
        piece = found.piece("body")
        if piece is None:
            continue
        piece = _without_opening(piece)
        if " " in piece.text and not re.fullmatch(r"(?:Chinese|Local|Provincial|Municipal) .*", piece.text):
            yield Mark(piece.span, "Organization")


def _without_opening(piece: Sentence) -> Sentence:
    """Without an office (Director of the …) or a capitalised word that only opens the sentence: The, In."""
    office = _OFFICE.match(piece.text)
    if office:
        piece = piece.cut(office.end(), len(piece.text))
    first = piece.text.split(" ")[0]
    openers = words("determiners", "prepositions", "conjunctions")
    if first.lower() in openers or first.endswith("'s") or first in words("weekdays"):
        return _without_opening(piece.cut(len(first) + 1, len(piece.text))) if " " in piece.text else piece.cut(0, 0)
    return piece


def longest(marks: list[Mark]) -> list[Mark]:
    """Of names that overlap the longest, in the order of the text."""
    kept, taken = [], Claims()
    for mark in sorted(marks, key=lambda m: (-len(m.span), m.span.start)):
        if not taken.touch(mark.span):
            kept.append(mark)
            taken.extend([mark.span])
    return sorted(kept, key=lambda m: m.span.start)
