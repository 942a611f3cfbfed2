"""When two names are one: in one script, width and case, without marks; or nearly so, one inside the other."""

import re
from collections.abc import Iterable

from graph.text import fold

LEAST = 0.6  # of a name that lies inside another: its share of the other's length

_MARKS = re.compile(r"[-\s\"'“”‘’「」『』《》〈〉()\[\]·,，、;；:：.。—–]")
_SMALL = frozenset(["of", "the", "and", "to", "in", "a", "on", "by", "for", "per"])
Keys = frozenset[str]


def key(text: str) -> str:
    """A name by which two spellings of it are the same."""
    return _MARKS.sub("", fold(text))


def keys(names: Iterable[str | None]) -> Keys:
    """The keys of names; what is left empty is none."""
    return frozenset(key(name) for name in names if name) - {""}


def closeness(some: Keys, others: Keys) -> float:
    """How much of the longer name the shorter one inside it is, at best; 0 where none comes near."""
    best = 0.0
    for one in some:
        for other in others:
            short, long = sorted((one, other), key=len)
            if len(short) > 1 and short in long:
                best = max(best, len(short) / len(long))
    return best if best >= LEAST else 0.0


def pieces(text: str) -> frozenset[str]:
    """What a phrase is made of: pairs of Chinese characters, and English words without their plural."""
    folded = fold(text)
    english = {word.rstrip("s") for word in re.findall(r"[a-z]{2,}", folded)}
    runs = re.findall(r"[\u4e00-\u9fff]{2,}", folded)
    return frozenset(english - _SMALL) | {run[i : i + 2] for run in runs for i in range(len(run) - 1)}
