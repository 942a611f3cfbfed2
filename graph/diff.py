"""What changed between two libraries or two documents: what came, what went, and what is told differently."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from graph.counterparts import counterparts
from graph.evidence import Quote
from graph.fragment import Fragment
from graph.model import Node, Relationship, quotes

Thing = Node | Relationship
Kind = Literal["added", "removed", "changed"]
_TEXT = frozenset(["Passage", "HAS_PASSAGE", "MENTIONS"])  # where words stand, not what they say


@dataclass(frozen=True)
class Change:
    """One thing as it was and as it is; a thing that came has no past, one that went no present."""

    kind: Kind
    before: Thing | None
    after: Thing | None

    @property
    def thing(self) -> Thing:
        """The thing as it is, or was last."""
        thing = self.after or self.before
        assert thing is not None
        return thing

    @property
    def of_text(self) -> bool:
        """Is it only about where words stand?"""
        thing = self.thing
        return (thing.label if isinstance(thing, Node) else thing.type) in _TEXT

    def differences(self) -> dict[str, tuple[Any, Any]]:
        """What is told differently, as it was and as it is; `documents` are those that tell of it."""
        if self.before is None or self.after is None:
            return {}
        was, now = ({**_said(thing), "documents": _documents(thing)} for thing in (self.before, self.after))
        return _unlike(was, now)

    def words(self) -> tuple[tuple[Quote, ...], tuple[Quote, ...]]:
        """The words that said so, and those that say so now; of a thing that changed, without those that stayed."""
        was, now = (quotes(thing) if thing else () for thing in (self.before, self.after))
        stayed = {*was} & {*now}
        return tuple(q for q in was if q not in stayed), tuple(q for q in now if q not in stayed)


def diff(before: Iterable[Thing], after: Iterable[Thing]) -> Iterator[Change]:
    """The changes between two folds (`Library.merged()`), in their order; neither is held in memory."""
    old, new = iter(before), iter(after)
    was, now = next(old, None), next(new, None)
    while was is not None or now is not None:
        if now is None or (was is not None and _place(was) < _place(now)):
            yield Change("removed", was, None)
            was = next(old, None)
        elif was is None or _place(now) < _place(was):
            yield Change("added", None, now)
            now = next(new, None)
        else:
            if was != now:
                yield Change("changed", was, now)
            was, now = next(old, None), next(new, None)


def diff_documents(before: Fragment, after: Fragment) -> Iterator[Change]:
    """The changes between what two documents say, wherever and in whatever order they say it."""
    same = counterparts(before, after)
    old = {_key(thing, {}): thing for thing in _things(before)}
    new = {_key(thing, same): thing for thing in _things(after)}
    for key in sorted({*old, *new}):
        was, now = old.get(key), new.get(key)
        if was is None or now is None:
            yield Change("added" if was is None else "removed", was, now)
        elif _unlike(_said(was), _said(now)):
            yield Change("changed", was, now)


def _things(fragment: Fragment) -> Iterator[Thing]:
    yield from (node for node in fragment.nodes if node.id != fragment.document.id)
    yield from fragment.relationships


def _key(thing: Thing, same: Mapping[str, str]) -> tuple[int, str]:
    """Which thing it is, under the names that the earlier document gives its ends."""
    if isinstance(thing, Node):
        return 0, same.get(thing.id, thing.id)
    source, target = (same.get(end, end) for end in (thing.source, thing.target))
    return 1, f"{source} {thing.type} {target}"


def _place(thing: Thing) -> tuple[int, str]:
    """Where a thing stands in a fold."""
    return (0, thing.id) if isinstance(thing, Node) else (1, f"{thing.source} {thing.type} {thing.target} {thing.id}")


def _said(thing: Thing) -> dict[str, Any]:
    """What is told of a thing; of a value on which sources differ, all of them."""
    if isinstance(thing, Relationship):
        return {name: value for name in ("valid_from", "valid_to") if (value := getattr(thing, name)) is not None}
    said: dict[str, Any] = {}
    for name, statements in thing.statements.items():
        values = [statement.value for statement in statements]
        said[name] = values[0] if len(values) == 1 else sorted(values, key=str)
    return {**said, "alt_labels": list(thing.alt_labels)} if thing.alt_labels else said


def _documents(thing: Thing) -> list[str]:
    return sorted({evidence.document for evidence in thing.evidence})


def _unlike(was: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    names = sorted({*was, *now})
    return {name: (was.get(name), now.get(name)) for name in names if was.get(name) != now.get(name)}
