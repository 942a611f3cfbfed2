"""How sure a rule is of a link: its own word, moved to how often it was right in annotated documents.

`confidence.yaml` has the counts, by rule, type and the confidence the rule states; `python -m docs.accuracy` makes it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import NamedTuple

from graph.yaml_file import read_yaml

FILE = Path(__file__).with_suffix(".yaml")
WEIGHT = 20  # a rule's own word counts as much as so many examples; see docs/accuracy.md
LEAST, MOST = 0.05, 0.99
_AS_STATED: ContextVar[bool] = ContextVar("as_stated", default=False)


class Said(NamedTuple):
    """A rule that states links of a type, with the confidence it states itself."""

    rule: str
    type: str
    stated: float


def shrunken(stated: float, right: int, of: int) -> float:
    """The share that was right, drawn to the rule's own word where there are few examples."""
    share = (right + WEIGHT * stated) / (of + WEIGHT)
    return round(min(MOST, max(LEAST, share)), 2)


@cache
def calibrated() -> Mapping[Said, float]:
    """The confidence of each rule that was measured."""
    return {Said(e["rule"], e["type"], e["stated"]): e["confidence"] for e in read_yaml(FILE)}


def shown(said: Said) -> float:
    """What a reader is told; the rule's own word where nobody has measured it."""
    return said.stated if _AS_STATED.get() else calibrated().get(said, said.stated)


@contextmanager
def as_stated() -> Iterator[None]:
    """Here every rule has its own word, for that is what is measured."""
    before = _AS_STATED.set(True)
    try:
        yield
    finally:
        _AS_STATED.reset(before)
