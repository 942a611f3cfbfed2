"""The rules of the genre (patterns.yaml): each has an id, what it states, a pattern, examples and counter-examples."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from graph.yaml_file import read_yaml
from loaders.reading.lexicon import expand
from loaders.reading.sentences import Sentence

_FILE = Path(__file__).with_name("patterns.yaml")


class Rule(NamedTuple):
    """A pattern of the genre; its named groups are what it states."""

    id: str
    states: str
    pattern: re.Pattern[str]
    confidence: float
    examples: tuple[dict[str, str], ...]
    counter_examples: tuple[str, ...]


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
    """All rules, in the order of the file."""
    entries = read_yaml(_FILE)
    return tuple(
        Rule(
            e["id"], e["states"], re.compile(expand(e["pattern"])), e.get("confidence", 0.9),
            tuple(e.get("examples", ())), tuple(e.get("not", ())),
        )
        for e in entries
    )  # fmt: skip


@cache
def _stating(states: str) -> tuple[Rule, ...]:
    found = tuple(rule for rule in rules() if rule.states == states)
    if not found:
        raise KeyError(f"no rule in {_FILE.name} states “{states}”")
    return found


def find(states: str, sentence: Sentence) -> Iterator[Found]:
    """Where rules that state this hold in a sentence, each stretch once, earlier rules first."""
    taken: list[tuple[int, int]] = []
    for rule in _stating(states):
        for match in rule.pattern.finditer(sentence.text):
            start, end = match.span()
            if not any(start < b and a < end for a, b in taken):
                taken.append((start, end))
                yield Found(rule, sentence, match)
