"""The rules for English accounts (patterns.yaml): id, what it states, pattern, examples and counter-examples."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from graph.yaml_file import read_yaml
from loaders.reading.english.words import expand
from loaders.reading.needed import FoldedScreen
from loaders.reading.patterns import Found, Rule
from loaders.reading.sentences import Sentence

_FILE = Path(__file__).with_name("patterns.yaml")
_SCREEN = FoldedScreen()


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of the file."""
    return tuple(_rule(expand(entry["pattern"]), entry) for entry in read_yaml(_FILE))


def _rule(pattern: str, entry: dict[str, Any]) -> Rule:
    return Rule(
        entry["id"], entry["states"], re.compile(pattern), entry.get("confidence", 0.9),
        tuple(entry["examples"]), tuple(entry["not"]), needs=_SCREEN.add(pattern),
    )  # fmt: skip


@lru_cache(maxsize=1 << 12)
def _possible(states: str, there: int) -> tuple[Rule, ...]:
    """The rules that state this and can hold in a text that has these words."""
    found = tuple(rule for rule in rules() if rule.states == states)
    if not found:
        raise KeyError(f"no rule in {_FILE.name} states “{states}”")
    return tuple(rule for rule in found if there & rule.needs == rule.needs)


def find(states: str, sentence: Sentence) -> Iterator[Found]:
    """Where rules that state this hold in a sentence, each stretch once, earlier rules first."""
    rules()  # what they need is known before the text is looked through
    taken: list[tuple[int, int]] = []
    for rule in _possible(states, _SCREEN.there(sentence.text)):
        for match in rule.pattern.finditer(sentence.text):
            start, end = match.span()
            if not any(start < b and a < end for a, b in taken):
                taken.append((start, end))
                yield Found(rule, sentence, match)
