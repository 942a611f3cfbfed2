"""What goes into a report: citations of a node, relationship or view, and a shortlist as a table."""

from datetime import date
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import AfterValidator, WithJsonSchema

from api import deps, reports
from api.routes.cypher import aside
from api.routes.views import VIEW, origin
from graph.ids import NodeId
from viz.citing.styles import STYLES

router = APIRouter(prefix="/v1", tags=["reports"])

MOST = 500  # nodes of a shortlist
NAMED = {"parameters": [p for p in VIEW["parameters"] if p["name"] != "lang"]}  # a view's, but for what is said here


def _one_of(names: list[str], what: str) -> tuple[Any, ...]:
    """A name among these, refused in words that name them."""

    def known(name: str) -> str:
        if name not in names:
            raise ValueError(f"there is no {what} {name}: one of {', '.join(names)}")
        return name

    return AfterValidator(known), WithJsonSchema({"type": "string", "enum": names})


StyleName = Annotated[str, Query(description="How it is written"), *_one_of(list(STYLES), "style")]
FormName = Annotated[str, Query(description="Form of the file"), *_one_of(list(reports.FORMS), "form")]
Cited = Annotated[NodeId | None, Query(description="The node that is cited")]
End = Annotated[NodeId | None, Query(description="With `type` and `target`: the relationship that is cited")]
Accessed = Annotated[date | None, Query(description="Day the reader saw it; none: the citation names no such day")]
Ids = Annotated[
    list[NodeId], Query(alias="id", min_length=1, max_length=MOST, description="Nodes, in their order; repeat for each")
]


def _example(style: str) -> dict[str, Any]:
    """What the form of a style looks like, for the one that is JSON."""
    work = {"id": "zhengtu-hydrogen-energy", "type": "webpage", "title": "氢能", "publisher": "政图"}
    return {"example": [work]} if style == "csl-json" else {}


@router.get(
    "/citation",
    response_class=Response,
    openapi_extra=NAMED,
    responses={200: {"content": {style.media_type.split(";")[0]: _example(name) for name, style in STYLES.items()}}},
)
async def citation(
    request: Request,
    serving: deps.OurServing,
    style: StyleName = "gbt7714",
    id: Cited = None,  # noqa: A002
    source: End = None,
    type: deps.OneType = None,  # noqa: A002
    target: deps.OneTarget = None,
    accessed: Accessed = None,
    lang: deps.Lang = "zh",
) -> Response:
    """A node (`id`), a relationship (`source`, `type`, `target`) or else a view, cited with its sources."""
    what = reports.Cited(id, source, type, target, request.url.query)
    work = partial(reports.citation, serving.store, what, style, lang, accessed, origin(request))
    return Response(await aside(request, work), media_type=STYLES[style].media_type)


@router.get(
    "/shortlist",
    response_class=Response,
    responses={200: {"content": {form.media_type.split(";")[0]: {} for form in reports.FORMS.values()}}},
)
async def shortlist(
    request: Request,
    serving: deps.OurServing,
    ids: Ids,
    format: FormName = "csv",  # noqa: A002
    lang: deps.Lang = "zh",
) -> Response:
    """Nodes as one table: names, properties, plan, and the words each rests on with document and confidence."""
    work = partial(reports.shortlisted, serving.store, ids, format, lang, origin(request))
    data = await aside(request, work)
    name = f"zhengtu-shortlist-{serving.version[:12]}.{format}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=reports.FORMS[format].media_type, headers=headers)
