"""A view as the last line of a notebook's cell: drawn, its evidence behind a click, nothing asked of the network."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from graph import home
from graph.errors import StoreUnavailable
from graph.library import Library
from graph.store import build, open_store
from graph.store.base import Store

if TYPE_CHECKING:
    from viz.view import View


def mimebundle(view: "View", library: Library | None) -> dict[str, Any]:
    """Page, figure (where scripts are stripped) and words of a view; of this library, else of the user's own."""
    from viz import embed

    with _opened(library or home.library()) as store:
        return embed.mimebundle(store, view)


@contextmanager
def _opened(library: Library) -> Iterator[Store]:
    """The library's graph, built first where it is not current."""
    try:
        store = open_store(library)
    except StoreUnavailable:
        build(library)
        store = open_store(library)
    try:
        yield store
    finally:
        store.close()
