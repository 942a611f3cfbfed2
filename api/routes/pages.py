"""Pages: which template stands at which address; their scripts ask the API for the rest."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api import deps, discovery
from api.static import versioned
from graph.errors import UnknownNode
from viz import site

router = APIRouter(tags=["pages"], default_response_class=HTMLResponse, include_in_schema=False)

PAGES = {
    "/": "explorer",
    "/documents": "documents",
    "/targets": "targets",
    "/audit": "audit",
    "/matrix": "matrix",
    "/compare": "compare",
    "/cypher": "cypher",
}


def _page(address: str, name: str) -> None:
    """Put a template at an address."""

    async def page(
        request: Request,
        serving: deps.OurServing,
        settings: deps.OurSettings,
        lang: deps.Lang = "zh",
        theme: deps.Theme = None,
    ) -> HTMLResponse:
        more: dict[str, Any] = {}
        if name == "explorer":
            more["shared"] = discovery.shared(request, serving.store, lang)
        if name == "documents":
            more["island"] = {"uploads": settings.api_key is not None}
        return HTMLResponse(
            site.html(name, lang=lang, theme=theme, static=versioned(), version=serving.version, **more)
        )

    router.add_api_route(address, page, name=name)


for _address, _name in PAGES.items():
    _page(_address, _name)


@router.get("/documents/{id}")
async def document(
    serving: deps.OurServing,
    id: deps.DocumentId,  # noqa: A002
    lang: deps.Lang = "zh",
    theme: deps.Theme = None,
) -> HTMLResponse:
    """One document; the page of an unknown one says so."""
    try:
        title, status = serving.store.node(id).pref_label.best(lang), 200
    except UnknownNode:
        title, status = id, 404
    island = {"document": id}
    page = site.html(
        "document",
        lang=lang,
        theme=theme,
        static=versioned(),
        version=serving.version,
        island=island,
        document=id,
        title=title,
    )
    return HTMLResponse(page, status_code=status)
