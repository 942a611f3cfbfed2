"""Views: a drawing to show, a page to embed, and the graph in other tools' formats."""

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import AfterValidator, WithJsonSchema

from api import deps, views, wire
from api.exports import DOCX, FORMATS
from api.routes.cypher import aside
from viz.drawing import Drawing
from viz.view import View

router = APIRouter(tags=["views"])


def _parameters() -> list[dict[str, Any]]:
    """A view's fields as query parameters."""
    properties: dict[str, dict[str, Any]] = View.model_json_schema()["properties"]
    return [
        {"name": name, "in": "query", "required": False, "description": schema.pop("description", ""), "schema": schema}
        for name, schema in properties.items()
    ]


VIEW: dict[str, Any] = {"parameters": _parameters()}


EXAMPLE: dict[str, Any] = {
    "view": {"depth": "0", "node": "hydrogen-energy"},
    "title": "氢能",
    "version": "0123456789abcdef",
    "width": 320,
    "height": 80,
    "columns": [{"labels": ["Field"], "title": "领域", "x": 24, "width": 200, "shown": 1, "total": 10}],
    "nodes": [
        {"id": "hydrogen-energy", "label": "Field", "name": "氢能", "lines": ["氢能"]}
        | {"x": 24, "y": 40, "w": 48, "h": 25, "column": 0, "level": "high"}
    ],
    "links": [],
    "legend": [{"label": "Field", "title": "领域", "shape": "M5 3.75H11", "shown": 1, "total": 10}],
    "shown": 1,
    "total": 10,
}
FILES = {name: (form.media_type, form.suffix) for name, form in FORMATS.items()}
FILES |= {
    "svg": ("image/svg+xml", "svg"),
    "docx": (DOCX, "docx"),
    "md": ("application/zip", "zip"),
    "mermaid": ("text/vnd.mermaid; charset=utf-8", "mmd"),
}


def _format(name: str) -> str:
    if name not in FILES:
        raise ValueError(f"there is no format {name}: one of {', '.join(FILES)}")
    return name


Format = Annotated[
    str,
    Query(description="Form of the file"),
    AfterValidator(_format),
    WithJsonSchema({"type": "string", "enum": list(FILES)}),
]


@router.get(
    "/v1/view",
    response_model=Drawing,
    openapi_extra=VIEW,
    responses={200: {"content": {"application/json": {"example": EXAMPLE}}}},
)
async def view(request: Request, serving: deps.OurServing) -> Response:
    """A view, placed and measured: what the explorer and every figure draw."""
    asked = views.view_of(request.url.query)
    data = serving.kept_view(asked.to_query())
    if data is None:
        data = await aside(request, partial(views.drawing, serving.store, asked))
        serving.keep_view(asked.to_query(), data)
    return Response(data, media_type="application/json")


def origin(request: Request) -> str:
    """The address the reader reached us at."""
    return str(request.base_url).rstrip("/")


@router.get(
    "/v1/export",
    response_class=Response,
    openapi_extra=VIEW,
    responses={200: {"content": {media.split(";")[0]: {} for media, _ in FILES.values()}, "model": wire.GraphOut}},
)
async def export(request: Request, serving: deps.OurServing, format: Format = "json") -> Response:  # noqa: A002
    """The whole graph, or what a view's parameters select, for other tools."""
    query = request.url.query
    data = await aside(request, partial(views.exported, serving.library, serving.store, query, format, origin(request)))
    media_type, suffix = FILES[format]
    name = f"zhengtu-{serving.version[:12]}.{suffix}"
    return Response(data, media_type=media_type, headers={"content-disposition": f'attachment; filename="{name}"'})


@router.get(
    "/embed",
    response_class=Response,
    openapi_extra=VIEW,
    responses={200: {"content": {"text/html": {"example": "<!doctype html>"}}}},
)
async def embed(request: Request, serving: deps.OurServing) -> Response:
    """A view as one page that needs nothing else, for an `<iframe>`."""
    asked = views.view_of(request.url.query)
    data = await aside(request, partial(views.rendered, serving.store, asked, ".html", origin(request)))
    return Response(data, media_type="text/html; charset=utf-8")
