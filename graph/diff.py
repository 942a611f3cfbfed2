"""What changed between two libraries: nodes and relationships that came, went, or are told differently."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from graph.model import Node, Relationship

Thing = Node | Relationship


@dataclass(frozen=True)
class Change:
    """One thing as it was and as it is; a thing that came has no past, one that went no present."""

    kind: Literal["added", "removed", "changed"]
    before: Thing | None
    after: Thing | None

    @property
    def thing(self) -> Thing:
        """The thing as it is, or was last."""
        thing = self.after or self.before
        assert thing is not None
        return thing


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


def _place(thing: Thing) -> tuple[int, str]:
    """Where a thing stands in a fold."""
    return (0, thing.id) if isinstance(thing, Node) else (1, f"{thing.source} {thing.type} {thing.target} {thing.id}")
