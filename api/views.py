"""Views as the service and the command give them: drawn, embedded, as a figure, or as a graph."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import orjson

from api import exports
from graph.errors import InvalidInput
from graph.library import Library
from graph.model import Graph
from graph.store import guard
from graph.store.base import Store
from viz.view import Selection, View, select

MARKDOWN = (".md", ".qmd")  # text with a picture beside it; .qmd as Quarto has it
# formats of an export that are the view itself; Markdown and its picture as one archive
AS_VIEW = {"svg": ".svg", "docx": ".docx", "mermaid": ".mmd", "md": ".md"}
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


def _docx(store: Store, view: View, address: str) -> bytes:
    from viz.report.report import report
    from viz.report.word import docx

    return docx(report(store, view, as_of(store), address))


def _mermaid(store: Store, view: View, _address: str) -> bytes:
    from viz.layout import draw
    from viz.report.mermaid import mermaid

    return mermaid(draw(select(store, view), view)).encode()


RENDERERS: dict[str, Renderer] = {
    ".html": _html,
    ".svg": _figure("svg"),
    ".png": _figure("png"),
    ".pdf": _figure("pdf"),
    ".docx": _docx,
    ".mmd": _mermaid,
}


def rendered(store: Store, view: View, suffix: str, origin: str = "") -> bytes:
    """The view as a file of its suffix's kind; the same graph and view, the same bytes."""
    if suffix.lower() not in RENDERERS:
        ways = ", ".join((*RENDERERS, *MARKDOWN))
        raise InvalidInput(f"a view cannot be written as {suffix or 'a file without suffix'}: {ways}")
    return RENDERERS[suffix.lower()](store, view, permalink(view, origin))


def files(store: Store, view: View, name: str, origin: str = "", diagram: bool = False) -> dict[str, bytes]:
    """The view as a file of this name, and the picture that Markdown has beside it (or the diagram inside it)."""
    path = PurePath(name)
    if path.suffix.lower() not in MARKDOWN:
        return {name: rendered(store, view, path.suffix, origin)}
    from viz.report.markdown import markdown
    from viz.report.report import report

    picture, address = f"{path.stem}.png", permalink(view, origin)
    quarto = path.suffix.lower() == ".qmd"
    text = markdown(report(store, view, as_of(store), address), quote(picture), quarto, diagram)
    beside = {} if diagram else {picture: rendered(store, view, ".png", origin)}
    return {name: text.encode(), **beside}


def rendered_size(store: Store, view: View, origin: str = "") -> tuple[str, int, int]:
    """The title of a view's figure, and how many pixels wide and high its PNG is."""
    from viz import figure
    from viz.layout import draw

    drawing = draw(select(store, view), view)
    return drawing.title, *figure.size(drawing, as_of(store), permalink(view, origin))


def exported(library: Library, store: Store, query: str, kind: str, origin: str = "") -> bytes:
    """What a view selects, or without any selection the whole graph, in a format; or the view itself."""
    view = view_of(query)
    if kind in AS_VIEW:
        return _as_view(store, view, kind, origin)
    given = view.model_fields_set & set(WHAT)
    graph: Graph = select(store, view).graph if given else library.graph()
    return exports.FORMATS[kind].write(graph)


def _as_view(store: Store, view: View, kind: str, origin: str) -> bytes:
    from viz.report.archive import packed

    made = files(store, view, f"report{AS_VIEW[kind]}", origin)
    return packed(made) if len(made) > 1 else next(iter(made.values()))
