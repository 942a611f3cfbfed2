"""Views as the service and the command give them: drawn, embedded, as a figure, or as a graph."""

from collections.abc import Callable, Mapping
from typing import Any

import orjson

from api import exports
from graph.errors import InvalidInput
from graph.library import Library
from graph.model import Graph
from graph.store import guard
from graph.store.base import Store
from viz.view import Selection, View, select

FIGURE = "svg"
WHAT = ("cypher", "document", "node", "plan", "q", "label", "year", "min_confidence", "evidence")


def view_of(query: str | Mapping[str, Any]) -> View:
    """The view that parameters ask for; its Cypher has passed the guard."""
    view = View.from_query(query)
    if view.cypher is not None:
        guard.check(view.cypher)
    return view


def selection(store: Store, query: str) -> Selection:
    """The graph that a view's parameters select."""
    return select(store, view_of(query))


def drawing(store: Store, view: View) -> bytes:
    """The view, placed and measured, as JSON."""
    from viz.layout import draw

    return orjson.dumps(draw(select(store, view), view).model_dump(mode="json"))


def _html(store: Store, view: View) -> bytes:
    from viz.embed import portable

    return portable(store, view).encode()


def _figure(kind: str) -> Callable[[Store, View], bytes]:
    def figure(store: Store, view: View) -> bytes:
        from viz import figure as figures

        made = getattr(figures, kind)(select(store, view), view)
        return made.encode() if isinstance(made, str) else bytes(made)

    return figure


RENDERERS: dict[str, Callable[[Store, View], bytes]] = {
    ".html": _html,
    ".svg": _figure("svg"),
    ".png": _figure("png"),
    ".pdf": _figure("pdf"),
}


def rendered(store: Store, view: View, suffix: str) -> bytes:
    """The view as a file of its suffix's kind."""
    if suffix.lower() not in RENDERERS:
        raise InvalidInput(f"a view cannot be written as {suffix or 'a file without suffix'}: {', '.join(RENDERERS)}")
    return RENDERERS[suffix.lower()](store, view)


def exported(library: Library, store: Store, query: str, kind: str) -> bytes:
    """What a view selects, or without any selection the whole graph, in a format; `svg` is the view itself."""
    view = view_of(query)
    if kind == FIGURE:
        return rendered(store, view, ".svg")
    given = view.model_fields_set & set(WHAT)
    graph: Graph = select(store, view).graph if given else library.graph()
    return exports.FORMATS[kind].write(graph)
