"""The rules for English accounts (patterns.yaml): id, what it states, pattern, examples and counter-examples."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from graph.yaml_file import read_yaml
from loaders.reading.english.words import expand
from loaders.reading.patterns import Found, Rule
from loaders.reading.sentences import Sentence

_FILE = Path(__file__).with_name("patterns.yaml")


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of the file."""
    return tuple(
        Rule(
            e["id"], e["states"], re.compile(expand(e["pattern"])), e.get("confidence", 0.9),
            tuple(e["examples"]), tuple(e["not"]),
        )
        for e in read_yaml(_FILE)
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
