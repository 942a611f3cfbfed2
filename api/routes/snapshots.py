"""Snapshots: frozen views, the same bytes for ever; made here, or by `zhengtu snapshot`."""

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request, Response
from starlette.exceptions import HTTPException

from api import deps, views, wire
from api import snapshots as snapshots_of
from api.conditional import held
from api.keys import keyed_or_at_home
from api.live import Serving
from api.routes.cypher import aside
from api.routes.views import origin
from api.settings import Settings
from graph.disk import checksum
from graph.signing import pem
from viz.shelf import Shelf
from viz.snapshot import LENGTH

router = APIRouter(tags=["snapshots"])

FOR_EVER = "public, max-age=31536000, immutable"
Version = Annotated[str, Path(pattern=f"^[0-9a-f]{{{LENGTH}}}$", description="Version of the library it is of")]
Id = Annotated[str, Path(pattern=f"^[0-9a-f]{{{LENGTH}}}$", description="Id of the snapshot")]
EXAMPLES: dict[str, Any] = {
    ".json": {"example": {"drawing": {}, "nodes": [], "relationships": [], "passages": {}, "documents": {}}}
}
FILES = {
    "/embed": ("embed.html", "text/html; charset=utf-8", "the page that needs nothing else"),
    ".svg": ("figure.svg", "image/svg+xml", "the figure"),
    ".png": ("figure.png", "image/png", "the figure"),
    ".pdf": ("figure.pdf", "application/pdf", "the figure"),
    ".json": ("data.json", "application/json", "nodes, relationships, evidence and drawing"),
    ".zip": (None, "application/zip", "all of it with its signature, for `zhengtu verify`"),
    "": ("index.html", "text/html; charset=utf-8", "the page around the figure"),
}


@router.get("/s/key", response_class=Response, responses={200: {"content": {"application/x-pem-file": {}}}})
async def signing_key(settings: deps.OurSettings) -> Response:
    """The public key by which snapshots made here are checked."""
    signer = snapshots_of.signer(settings)
    if signer is None:
        raise HTTPException(404, "Snapshots made here are unsigned: ZHENGTU_SIGNING_KEY names no key.")
    return Response(pem(signer.public), media_type="application/x-pem-file")


@router.get("/s/{version}/{id}/status", response_model=wire.SnapshotStatusOut)
async def status(serving: deps.OurServing, version: Version, id: Id) -> dict[str, Any]:  # noqa: A002
    """Is there a newer version of the library than the snapshot's?"""
    Shelf(serving.library.path).get(version, id)
    return {"version": version, "current": serving.version, "newer": serving.version != version}


def _frozen(suffix: str, name: str | None, media_type: str, what: str) -> None:
    """Put one file of snapshots at its address."""

    async def file(request: Request, serving: deps.OurServing, version: Version, id: Id) -> Response:  # noqa: A002
        shelf = Shelf(serving.library.path)
        data = shelf.packed(version, id) if name is None else shelf.get(version, id).files[name]
        headers = {"etag": f'"{checksum(data)[:LENGTH]}"', "cache-control": FOR_EVER}
        if held(request.headers.get("if-none-match"), headers["etag"]):
            return Response(status_code=304, headers=headers)
        return Response(data, media_type=media_type, headers=headers)

    file.__doc__ = f"A snapshot: {what}. The same bytes for ever."
    router.add_api_route(
        f"/s/{{version}}/{{id}}{suffix}",
        file,
        name=f"snapshot_{suffix.strip('/.') or 'page'}",
        response_class=Response,
        responses={200: {"content": {media_type.split(";")[0]: EXAMPLES.get(suffix, {})}}},
    )


for _suffix, (_name, _media_type, _what) in FILES.items():
    _frozen(_suffix, _name, _media_type, _what)


@router.get("/v1/snapshots", response_model=wire.PageOut[wire.SnapshotOut])
async def snapshots(serving: deps.OurServing) -> dict[str, Any]:
    """The snapshots that stand here."""
    items = [_told(version, id_) for version, id_ in Shelf(serving.library.path)]
    return {"items": items, "total": len(items), "next": None}


@router.post(
    "/v1/snapshots", status_code=201, response_model=wire.SnapshotOut, dependencies=[Depends(keyed_or_at_home)]
)
async def snapshot(
    request: Request, serving: deps.OurServing, settings: deps.OurSettings, asked: wire.SnapshotIn
) -> dict[str, Any]:
    """Freeze a view; the same view of the same library is the same snapshot."""
    made: dict[str, Any] = await aside(request, partial(_freeze, serving, settings, asked.view, origin(request)))
    return made


def _freeze(serving: Serving, settings: Settings, query: str, here: str) -> dict[str, Any]:
    made = snapshots_of.frozen(serving.library, serving.store, views.view_of(query), settings, here, settings.snapshots)
    return _told(made.version, made.id)


def _told(version: str, id_: str) -> dict[str, Any]:
    return {"version": version, "id": id_, "path": f"/s/{version}/{id_}"}
