"""Rules (patterns.yaml, genres/): each has an id, what it states, a pattern, examples and counter-examples."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from loaders.reading import genres
from loaders.reading.lexicon import expand
from loaders.reading.needed import SCREEN
from loaders.reading.sentences import Sentence

_OPEN_START = re.compile(r"^(\(\?P<\w+>)\[\^[^\]]*\]\{\d+,(\d+)\}\?")  # begins with whatever stands before


class Rule(NamedTuple):
    """A pattern of the genre; its named groups are what it states."""

    id: str
    states: str
    pattern: re.Pattern[str]
    confidence: float
    examples: tuple[dict[str, str], ...]
    counter_examples: tuple[str, ...]
    tail: re.Pattern[str] | None = None
    reach: int = 0
    needs: int = 0  # bits of SCREEN

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Where the pattern holds. A rule that may begin anywhere is tried only before what it cannot be without."""
        if self.tail is None:
            yield from self.pattern.finditer(text)
        elif found := self.tail.search(text):
            yield from self.pattern.finditer(text, max(0, found.start() - self.reach))


class Found(NamedTuple):
    """A place where a rule holds."""

    rule: Rule
    sentence: Sentence
    match: re.Match[str]

    def piece(self, group: str) -> Sentence | None:
        """What a named group caught, if anything."""
        start, end = self.match.span(group) if group in self.match.re.groupindex else (-1, -1)
        return self.sentence.cut(start, end) if end > start >= 0 else None

    def whole(self) -> Sentence:
        """All that the rule caught."""
        return self.sentence.cut(*self.match.span())


@cache
def rules() -> tuple[Rule, ...]:
    """All rules: the common ones, then those of each genre, in the order of their files."""
    return tuple(_rule(entry) for entry in genres.entries())


def _rule(entry: genres.Entry) -> Rule:
    pattern = expand(entry.pattern)
    shown = (entry.examples, entry.counter_examples)
    return Rule(
        entry.id, entry.states, re.compile(pattern), entry.confidence, *shown, *_tail(pattern), SCREEN.add(pattern)
    )


def _tail(pattern: str) -> tuple[re.Pattern[str] | None, int]:
    """What follows an open start, and how far before it the start may lie."""
    opened = _OPEN_START.match(pattern)
    return (re.compile(opened[1] + pattern[opened.end() :]), int(opened[2])) if opened else (None, 0)


class _ByStates(dict[str, tuple[Rule, ...]]):
    def __missing__(self, states: str) -> tuple[Rule, ...]:
        raise KeyError(f"no rule of patterns.yaml or genres/ states “{states}”")


@lru_cache(maxsize=1 << 10)
def can(text: str) -> Mapping[str, tuple[Rule, ...]]:
    """The rules that can hold in a text, by what they state."""
    rules()  # what they need is known before the text is looked through
    return _can(SCREEN.there(text))


@lru_cache(maxsize=1 << 12)
def _can(there: int) -> Mapping[str, tuple[Rule, ...]]:
    by_states = _ByStates((rule.states, ()) for rule in rules())
    for rule in rules():
        if there & rule.needs == rule.needs:
            by_states[rule.states] += (rule,)
    return by_states


def find(states: str, sentence: Sentence) -> Iterator[Found]:
    """Where rules that state this hold in a sentence, each stretch once, earlier rules first."""
    possible = can(sentence.text)[states]
    return _found(possible, sentence) if possible else iter(())


def _found(possible: tuple[Rule, ...], sentence: Sentence) -> Iterator[Found]:
    taken: list[tuple[int, int]] = []
    for rule in possible:
        for match in rule.matches(sentence.text):
            start, end = match.span()
            if not any(start < b and a < end for a, b in taken):
                taken.append((start, end))
                yield Found(rule, sentence, match)
