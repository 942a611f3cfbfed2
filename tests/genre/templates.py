"""The genre's patterns as people write them: each in several forms, each noting what it says.

A form that the reader fails on keeps its place and stands in unread.yaml, with the reason, until it is read.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.genre.manuscript import Manuscript, joined

Write = Callable[[Manuscript, Any], Any]  # a direction's clause returns the fields it names


@dataclass(frozen=True)
class Template:
    """A pattern in one form."""

    pattern: str
    kind: str
    form: Any
    write: Write

    @property
    def broken(self) -> str | None:
        """Why the reader does not read it yet, if so."""
        return unread().get(str(self))

    def __str__(self) -> str:
        return f"{self.pattern} {self.form if isinstance(self.form, str) else '|'.join(map(str, self.form))}"


_ALL: list[Template] = []


@cache
def unread() -> dict[str, str]:
    """The forms that are not read yet, and why."""
    loaded: dict[str, str] = yaml.safe_load(Path(__file__).with_name("unread.yaml").read_text(encoding="utf-8"))
    return loaded or {}


def template(pattern: str, kind: str, *forms: Any) -> Callable[[Write], Write]:
    """Registers the forms of a pattern."""

    def register(write: Write) -> Write:
        _ALL.extend(Template(pattern, kind, form, write) for form in forms)
        return write

    return register


def templates(*kinds: str, sound: bool = False) -> Iterator[Template]:
    """The templates of these kinds (opening, body, direction, outline); only those that are read, if asked."""
    return (t for t in _ALL if t.kind in kinds and not (sound and t.broken))


def listed(m: Manuscript, names: list[str]) -> str:
    """Three or more with or without a conjunction, two without; two with one are forms of their own."""
    return joined(names, m.pick(("、", "和", "以及")) if len(names) > 2 else "、")


def about(m: Manuscript, topic: str) -> None:
    """What a plan is about may be read as an industry."""
    m.spare(topic, f"{topic}产业")


LEADS = ("方案明确，", "根据方案，", "方案提出，", "", "下一步，")


def lead(m: Manuscript) -> None:
    """A paragraph of its own; where there are several plans it names the one it is about."""
    m.paragraph(f"在{m.topic}产业方面，" if len(m.plans()) > 1 else m.pick(LEADS))


def figure(m: Manuscript, form: str, comparator: str, kind: str, **more: Any) -> str:
    """One goal: its words, its truth noted."""
    metric, unit = m.one_of(kind)
    low = m.number(10, 90) if kind == "measures" else m.number(10, 60)
    high = low + m.number(5, 9)
    words_ = form.format(metric=metric, n=low, m=high, unit=unit)
    value = [low, high] if comparator == "range" else None if comparator == "unspecified" else low
    m.goal(words_, metric, comparator, value, unit, **more)
    return words_
