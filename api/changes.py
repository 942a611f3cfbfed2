"""What changed between two documents or two libraries: for a terminal and for machines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api import answers
from api.console import cell, say
from graph.diff import Change, Thing, diff, diff_documents
from graph.errors import InvalidInput
from graph.evidence import Quote
from graph.fragment import Fragment
from graph.library import Library
from graph.manifest import NAME
from graph.model import Node

_SIGNS = {"added": "+", "removed": "-", "changed": "~"}
_SHOWN = 3  # quotes of one thing in a terminal
Names = dict[str, str]


@dataclass(frozen=True)
class Changes:
    """The changes and the names of all things on either side."""

    changes: tuple[Change, ...]
    names: Names
    of_documents: bool = False

    def counts(self) -> dict[str, int]:
        """How many came, went and changed."""
        return {kind: sum(change.kind == kind for change in self.changes) for kind in _SIGNS}

    def differences(self, change: Change) -> dict[str, tuple[Any, Any]]:
        """What is told differently; of two documents it goes without saying that another one tells it."""
        found = change.differences()
        return {name: found[name] for name in found if not (self.of_documents and name == "documents")}

    def to_json(self) -> dict[str, Any]:
        """For machines."""
        return {**self.counts(), "items": [self.item(change) for change in self.changes]}

    def item(self, change: Change) -> dict[str, Any]:
        """One change for machines."""
        was, now = change.words()
        return {
            "kind": change.kind,
            "name": self.called(change.thing),
            "before": _json(change.before),
            "after": _json(change.after),
            "differences": {name: list(values) for name, values in self.differences(change).items()},
            "words": {"before": [q.exact for q in was], "after": [q.exact for q in now]},
        }

    def told(self, name: str, was: Any, now: Any) -> str:
        """A difference in words: of lists what came and went, of documents their titles."""
        if name not in ("documents", "alt_labels"):
            return f"{cell(was) or 'nothing'} → {cell(now) or 'nothing'}"
        went, came = (
            [self.names.get(x, x) for x in one or () if x not in (other or ())]
            for one, other in ((was, now), (now, was))
        )
        return cell("; ".join([*(f"- {x}" for x in went), *(f"+ {x}" for x in came)]))

    def called(self, thing: Thing) -> str:
        """A thing in words."""
        if isinstance(thing, Node):
            return f"{thing.label} {thing.pref_label.best()}"
        source, target = (self.names.get(end, end) for end in (thing.source, thing.target))
        return f"{source} {thing.type} {target}"


def library(path: Path) -> Library:
    """The library in a folder; a folder without one is refused."""
    if not (path / NAME).is_file():
        raise InvalidInput(f"{path} is no library: it holds no {NAME}")
    return Library.open(path)


def between(before: Library | Fragment, after: Library | Fragment) -> Changes:
    """The changes between two of a kind."""
    names: Names = {}
    if isinstance(before, Fragment) and isinstance(after, Fragment):
        for fragment in (before, after):
            list(_noted(fragment.nodes, names))
        return Changes(tuple(diff_documents(before, after)), names, of_documents=True)
    if isinstance(before, Library) and isinstance(after, Library):
        found = diff(_noted(before.merged(), names), _noted(after.merged(), names))
        told = (c for c in found if not c.of_text and (c.kind != "changed" or c.differences()))
        return Changes(tuple(told), names)
    raise InvalidInput("a document and a library cannot be compared: name two documents or two libraries")


def _noted(things: Iterable[Thing], names: Names) -> Iterator[Thing]:
    """The things as they pass, their names kept: relationships are told by the names of their ends."""
    for thing in things:
        if isinstance(thing, Node) and thing.label != "Passage":
            names[thing.id] = thing.pref_label.best()
        yield thing


def _json(thing: Thing | None) -> dict[str, Any] | None:
    if thing is None:
        return None
    return answers.node(thing) if isinstance(thing, Node) else answers.relationship(thing)


def show(found: Changes) -> None:
    """Each change with its words, and how many there are."""
    for change in found.changes:
        say(f"{_SIGNS[change.kind]} {found.called(change.thing)}")
        for name, (was, now) in found.differences(change).items():
            say(f"    {name}: {found.told(name, was, now)}")
        was, now = change.words()
        _say_words("-", () if change.kind == "added" else was)
        _say_words("+", () if change.kind == "removed" else now)
    say(", ".join(f"{count} {kind}" for kind, count in found.counts().items()) if found.changes else "No difference.")


def _say_words(sign: str, said: tuple[Quote, ...]) -> None:
    for quote in said[:_SHOWN]:
        say(f"    {sign} {cell(f'…{quote.prefix[-8:]}“{quote.exact}”{quote.suffix[:8]}…')}")
    if len(said) > _SHOWN:
        say(f"    {sign} and {len(said) - _SHOWN} more places")
