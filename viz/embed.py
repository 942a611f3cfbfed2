"""A view that stands somewhere else: as a portable page in a frame or on a disk, and in a notebook."""

from datetime import date
from typing import Any

from graph.store.base import Store
from viz import figure
from viz.drawing import Drawing
from viz.frame import framed
from viz.layout import draw
from viz.page import page
from viz.sources import sources
from viz.style import Lang, style
from viz.view import Selection, View, select

FRAME = 1000  # px: columns stand close in a file
ROUNDS = 4  # of unfolding; a rest row may hide another


def portable(store: Store, view: View, made: date | None = None, address: str = "") -> str:
    """The view as one HTML page that needs nothing else, in both languages, with nothing folded away."""
    selection = select(store, view)
    other: Lang = "en" if view.lang == "zh" else "zh"
    open_ = unfolded(selection, view)
    drawings = {lang: draw(selection, open_.model_copy(update={"lang": lang})) for lang in (view.lang, other)}
    return page(drawings, selection.graph, sources(store, selection.graph), made, address)


def unfolded(selection: Selection, view: View) -> View:
    """The view with every folded label and list open: a file cannot ask for more."""
    labels = tuple(label for column in style().columns if column.folded for label in column.labels)
    view = view.model_copy(update={"expand": (*view.expand, *labels), "width": FRAME})
    for _ in range(ROUNDS):
        rests = _rests(draw(selection, view))
        if not rests:
            break
        view = view.model_copy(update={"expand": (*view.expand, *rests)})
    return view


def _rests(drawing: Drawing) -> tuple[str, ...]:
    """Rows for the rest of a list; plans of which only the title is known stay one row."""
    return tuple(node.id for node in drawing.nodes if node.ghost and node.more and node.label != "Plan")


def mimebundle(store: Store, view: View) -> dict[str, Any]:
    """A view in a notebook: the page in a frame, the figure where scripts are stripped, and words."""
    selection = select(store, view)
    drawing = draw(selection, view)
    return {
        "text/html": framed(portable(store, view), drawing.title),
        "image/svg+xml": figure.as_svg(drawing, carries_font=True),
        "text/plain": f"{drawing.title} ({drawing.shown} / {drawing.total})",
    }
