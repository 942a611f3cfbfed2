"""What a text cannot be without for a pattern to hold in it, and which patterns can hold: one scan for all of them.

Most rules hold in few sentences. What each needs is taken from its pattern (every match has one of these words), so
that nothing is found less for it; a pattern that needs nothing in particular is always tried.
"""

import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import Any

from ahocorasick_rs import AhoCorasick

Needs = frozenset[str]  # one of these words

_MOST = 300  # words; more tell little
_COMMON = frozenset("，。；：、的 ")  # marks that nearly every sentence has
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


def needs(pattern: str) -> list[Needs]:
    """What every match of a pattern has: a word of each of these sets."""
    parsed = parser.parse(pattern)
    folds = parsed.state.flags & re.IGNORECASE
    return [] if folds else [found for found in _sequence(parsed) if _telling(found)]


def _telling(words: Needs) -> bool:
    return len(words) <= _MOST and not any(w in _COMMON or (len(w) == 1 and w.isascii()) for w in words)


def _sequence(items: Iterable[tuple[Any, Any]]) -> Iterator[Needs]:
    """The words of a run of items that can be written out, and what the others need."""
    run = {""}
    for kind, value in items:
        written = _written(kind, value)
        if written is not None and len(written) * len(run) <= _MOST:
            run = {a + b for a, b in product(run, written)}
            continue
        yield from _shortest(run)
        run = written if written is not None and len(written) <= _MOST else {""}
        yield from _inside(kind, value) if written is None else ()
        if kind is op.ASSERT:
            yield from _sequence(value[1])
    yield from _shortest(run)


def _shortest(words: set[str]) -> Iterator[Needs]:
    """The words without those that hold another of them; nothing where there may be none."""
    if "" not in words:
        kept = {w for w in words if not any(w[i:j] in words for i, j in _pieces(len(w)))}
        yield frozenset(kept)


def _pieces(length: int) -> Iterator[tuple[int, int]]:
    return ((i, j) for i in range(length) for j in range(i + 1, length + 1) if j - i < length)


def _inside(kind: Any, value: Any) -> Iterator[Needs]:
    """What an item that cannot be written out needs."""
    if kind is op.SUBPATTERN:
        yield from _sequence(value[3])
    elif kind is op.ATOMIC_GROUP:
        yield from _sequence(value)
    elif kind in _REPEATS and value[0] > 0:
        yield from _sequence(value[2])
    elif kind is op.BRANCH:
        best = [max(filter(_telling, _sequence(branch)), key=_worth, default=None) for branch in value[1]]
        if all(words is not None for words in best):
            yield frozenset().union(*(words for words in best if words is not None))


def _worth(words: Needs) -> tuple[int, int]:
    return min(map(len, words)), -len(words)


def _written(kind: Any, value: Any) -> set[str] | None:
    """All that an item can match, where it is not too much."""
    if kind is op.LITERAL:
        return {chr(value)}
    if kind in (op.AT, op.ASSERT_NOT):
        return {""}
    if kind is op.IN:
        return {chr(c) for _, c in value} if all(k is op.LITERAL for k, _ in value) else None
    if kind is op.SUBPATTERN:
        return None if value[1] or value[2] else _all(value[3])
    if kind is op.BRANCH:
        branches = [_all(branch) for branch in value[1]]
        return None if any(b is None for b in branches) else set().union(*(b for b in branches if b is not None))
    if kind in _REPEATS and value[1] == 1:
        inner = _all(value[2])
        return inner if inner is None or value[0] == 1 else inner | {""}
    return None


def _all(items: Iterable[tuple[Any, Any]]) -> set[str] | None:
    found = {""}
    for kind, value in items:
        written = _written(kind, value)
        if written is None or len(written) * len(found) > _MOST:
            return None
        found = {a + b for a, b in product(found, written)}
    return found


class Screen:
    """The patterns that can hold in a text, as bits: a pattern can where all bits of what it needs are there."""

    def __init__(self) -> None:
        self._bits: dict[Needs, int] = {}
        self._forget()

    def _forget(self) -> None:
        self._automaton: AhoCorasick | None = None
        self._by_word: list[int] = []
        self.there = lru_cache(maxsize=1 << 10)(self._scanned)

    def add(self, pattern: str) -> int:
        """The bits of what a pattern needs."""
        bits = 0
        for words in self._needs(pattern):
            bits |= self._bits.setdefault(words, 1 << len(self._bits))
        self._forget()
        return bits

    def _needs(self, pattern: str) -> list[Needs]:
        return needs(pattern)

    def _scanned(self, text: str) -> int:
        """The bits of what a text has."""
        if self._automaton is None:
            bits: dict[str, int] = {}
            for words, bit in self._bits.items():
                for word in words:
                    bits[word] = bits.get(word, 0) | bit
            self._automaton, self._by_word = AhoCorasick(list(bits)), list(bits.values())
        found = 0
        for which, _, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            found |= self._by_word[which]
        return found


class FoldedScreen(Screen):
    """A screen for patterns of which parts match in either case: it looks at all in lower case."""

    def _needs(self, pattern: str) -> list[Needs]:
        return [frozenset(map(str.lower, words)) for words in needs(pattern)]

    def _scanned(self, text: str) -> int:
        return super()._scanned(text.lower())


SCREEN = Screen()


class Screened:
    """A pattern that is tried only where it can hold."""

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)
        self._needs = SCREEN.add(pattern)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self._pattern.finditer(text) if self.can(text) else iter(())

    def search(self, text: str) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self._pattern.search(text) if self.can(text) else None

    def can(self, text: str) -> bool:
        """Has the text what the pattern needs?"""
        return SCREEN.there(text) & self._needs == self._needs
