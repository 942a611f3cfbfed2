"""English words by what they do (words.yaml)."""

import re
from functools import cache
from pathlib import Path

from graph.yaml_file import read_yaml

_FILE = Path(__file__).with_name("words.yaml")
NUMERAL = r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen)"
CAPITALISED = r"[A-Z][\w&+'/-]*"


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    lists: dict[str, list[str]] = read_yaml(_FILE)
    return {name: tuple(map(str, entries)) for name, entries in lists.items()}


@cache
def words(*names: str) -> frozenset[str]:
    """The words of these lists."""
    return frozenset(word for name in names for word in _lists()[name])


@cache
def either(*names: str) -> str:
    """A group that matches any word of these lists, the longest first, as a whole word."""
    longest = sorted(words(*names), key=lambda w: (-len(w), w))
    return r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)"


@cache
def pattern(*names: str) -> re.Pattern[str]:
    """Any word of these lists, in either case."""
    return re.compile(either(*names), re.IGNORECASE)


def expand(text: str) -> str:
    """A pattern with `{list}` for the words of a list, `{n}` for a numeral, `{cap}` for a capitalised word."""
    known = {name: either(name) for name in _lists()} | {"n": NUMERAL, "cap": CAPITALISED}
    return re.sub(r"\{([a-z_]+)\}", lambda m: known.get(m[1], m[0]), text)


@cache
def numbers() -> dict[str, int]:
    """The value of each number that is written as a word."""
    return {name: int(value) for name, _, value in (entry.partition("=") for entry in words("number_words"))}


def number(text: str) -> int | None:
    """A whole number in digits or words; None where it is neither."""
    plain = text.strip().lower().replace(",", "")
    return int(plain) if plain.isdigit() else numbers().get(plain)
