"""Pages: `next` says after which key the next one begins, so that a page costs the same however far in it lies."""

import base64
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from graph.errors import InvalidInput
from graph.store.answers import Page

T = TypeVar("T")


def key_of(next_: str | None) -> str:
    """The key a page begins after; before all keys where there is no `next`."""
    if next_ is None:
        return ""
    try:
        return base64.b64decode(next_ + "=" * (-len(next_) % 4), altchars=b"-_", validate=True).decode()
    except ValueError as error:
        raise InvalidInput(f"next={next_} is not from an earlier page: leave it out to begin anew") from error


def number_of(next_: str | None) -> int:
    """The place a page of a ranked list begins at."""
    key = key_of(next_) or "0"
    if not key.isdecimal():
        raise InvalidInput(f"next={next_} is not from an earlier page: leave it out to begin anew")
    return int(key)


def next_of(key: str) -> str:
    """A key as `next`."""
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def keyed(rows: Sequence[Sequence[Any]], limit: int, total: int, item: Callable[[Sequence[Any]], T]) -> Page[T]:
    """A page of rows that begin with their key; one row more than `limit` says that there are more."""
    more = len(rows) > limit
    return Page([item(row) for row in rows[:limit]], total, next_of(rows[limit - 1][0]) if more else None)


def ranked(items: Sequence[T], limit: int, next_: str | None, total: int | None = None) -> Page[T]:
    """A page of a list that is all there."""
    at = number_of(next_)
    end = at + limit
    return Page(items[at:end], len(items) if total is None else total, next_of(str(end)) if end < len(items) else None)
