"""Views as the service and the command give them: drawn, embedded, as a figure, or as a graph."""

from collections.abc import Callable, Mapping
from datetime import date
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
Renderer = Callable[[Store, View, str], bytes]
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


def as_of(store: Store) -> date | None:
    """The day of the newest document: a figure says how far its sources reach, never when it was asked for."""
    rows = store.ask("MATCH (d:Document) WHERE d.published IS NOT NULL RETURN DISTINCT d.published")
    return max(filter(None, (_day(str(published)) for (published,) in rows)), default=None)


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:  # only a year or a month is known
        return None


def permalink(view: View, origin: str = "") -> str:
    """Where the explorer shows a view; without a server in sight, what follows the host, if anything does."""
    asked = view.model_copy(update={"width": None, "height": None}).to_query()
    return f"{origin}/?{asked}" if asked else origin and f"{origin}/"


def _html(store: Store, view: View, address: str) -> bytes:
    from viz.embed import portable

    return portable(store, view, as_of(store), address).encode()


def _figure(kind: str) -> Renderer:
    def figure(store: Store, view: View, address: str) -> bytes:
        from viz import figure as figures

        made = getattr(figures, kind)(select(store, view), view, as_of(store), address)
        return made.encode() if isinstance(made, str) else bytes(made)

    return figure


RENDERERS: dict[str, Renderer] = {
    ".html": _html,
    ".svg": _figure("svg"),
    ".png": _figure("png"),
    ".pdf": _figure("pdf"),
}


def rendered(store: Store, view: View, suffix: str, origin: str = "") -> bytes:
    """The view as a file of its suffix's kind; the same graph and view, the same bytes."""
    if suffix.lower() not in RENDERERS:
        raise InvalidInput(f"a view cannot be written as {suffix or 'a file without suffix'}: {', '.join(RENDERERS)}")
    return RENDERERS[suffix.lower()](store, view, permalink(view, origin))


def rendered_size(store: Store, view: View, origin: str = "") -> tuple[str, int, int]:
    """The title of a view's figure, and how many pixels wide and high its PNG is."""
    from viz import figure
    from viz.layout import draw

    drawing = draw(select(store, view), view)
    return drawing.title, *figure.size(drawing, as_of(store), permalink(view, origin))


def exported(library: Library, store: Store, query: str, kind: str, origin: str = "") -> bytes:
    """What a view selects, or without any selection the whole graph, in a format; `svg` is the view itself."""
    view = view_of(query)
    if kind == FIGURE:
        return rendered(store, view, ".svg", origin)
    given = view.model_fields_set & set(WHAT)
    graph: Graph = select(store, view).graph if given else library.graph()
    return exports.FORMATS[kind].write(graph)
