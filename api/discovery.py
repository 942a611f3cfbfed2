"""What a page tells those who link to it: where its oEmbed answers are, and the picture a chat may show."""

from urllib.parse import urlencode

from fastapi import Request

from api.views import permalink, view_of
from graph.errors import UnknownNode, ZhengtuError
from graph.store.base import Store
from viz.style import Lang
from viz.view import View
from viz.words import words


def shared(request: Request, store: Store, lang: Lang) -> dict[str, str] | None:
    """Addresses of what a page's view looks like elsewhere; none where its parameters are no view."""
    origin = str(request.base_url).rstrip("/")
    try:
        view = view_of(request.url.query)
    except ZhengtuError:
        return None
    address = permalink(view, origin)
    query = view.to_query()
    return {
        "address": address,
        "title": _title(store, view, lang),
        "image": f"{origin}/figure.png{'?' if query else ''}{query}",
        **{form: f"{origin}/oembed?{urlencode({'url': address, 'format': form})}" for form in ("json", "xml")},
    }


def _title(store: Store, view: View, lang: Lang) -> str:
    """The name of what is looked at, where it is one thing."""
    try:
        return store.node(view.select or view.node or "").pref_label.best(lang)
    except UnknownNode:
        return words(lang)["explorer.title"]
