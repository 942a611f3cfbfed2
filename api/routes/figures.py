"""Figures: a view as a picture at an address of its own, and what an oEmbed consumer is told of a view."""

from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from api import deps, oembed, views
from api.routes.cypher import aside
from api.routes.views import VIEW, origin

router = APIRouter(tags=["figures"])

MEDIA = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}


def _figure(kind: str, media_type: str) -> None:
    """Put the figures of a kind at their address."""

    async def figure(request: Request, serving: deps.OurServing) -> Response:
        asked = views.view_of(request.url.query)
        key = f"{kind} {origin(request)} {asked.to_query()}"
        data = serving.kept_view(key)
        if data is None:
            data = await aside(request, partial(views.rendered, serving.store, asked, f".{kind}", origin(request)))
            serving.keep_view(key, data)
        name = f"zhengtu-{serving.version[:12]}.{kind}"
        return Response(data, media_type=media_type, headers={"content-disposition": f'inline; filename="{name}"'})

    figure.__doc__ = f"A view as {kind.upper()}, with title, version and permalink in it."
    router.add_api_route(
        f"/figure.{kind}",
        figure,
        name=f"figure_{kind}",
        response_class=Response,
        openapi_extra=VIEW,
        responses={200: {"content": {media_type: {}}}},
    )


for _kind, _media_type in MEDIA.items():
    _figure(_kind, _media_type)


@router.get(
    "/oembed",
    response_class=Response,
    responses={200: {"content": {"application/json": {"example": oembed.EXAMPLE}, "text/xml": {}}}},
)
async def embedding(
    request: Request,
    serving: deps.OurServing,
    url: Annotated[str, Query(max_length=8192, description="Address of a page, embed or figure of this server")],
    format: Annotated[str, Query(description="json or xml")] = "json",  # noqa: A002
    maxwidth: Annotated[int | None, Query(ge=1, description="Width of the frame at most, px")] = None,
    maxheight: Annotated[int | None, Query(ge=1, description="Height of the frame at most, px")] = None,
) -> Response:
    """How to embed a view, as oEmbed 1.0 has it: type rich, with the frame and a thumbnail."""
    form: Literal["json", "xml"] = oembed.form(format)
    room = oembed.Room(maxwidth, maxheight)
    data = await aside(
        request, partial(oembed.answer, serving.library, serving.store, url, origin(request), room, form)
    )
    return Response(data, media_type=oembed.MEDIA[form])
