"""Parameters, named and bounded once; and what routes are given to work with."""

from typing import Annotated, Literal

from fastapi import Depends, Path, Query, Request
from pydantic import AfterValidator, WithJsonSchema

from api.live import Live, Serving
from api.settings import Settings
from graph.ids import NodeId
from graph.model import NODE_TYPES, RELATIONSHIP_TYPES
from graph.store.base import Direction, Store


def _label(name: str) -> str:
    if name not in NODE_TYPES:
        raise ValueError(f"there is no label {name}: one of {', '.join(NODE_TYPES)}")
    return name


def _type(name: str) -> str:
    if name not in RELATIONSHIP_TYPES:
        raise ValueError(f"there is no relationship type {name}: one of {', '.join(RELATIONSHIP_TYPES)}")
    return name


LabelName = Annotated[str, AfterValidator(_label), WithJsonSchema({"type": "string", "enum": list(NODE_TYPES)})]
TypeName = Annotated[str, AfterValidator(_type), WithJsonSchema({"type": "string", "enum": list(RELATIONSHIP_TYPES)})]

Id = Annotated[NodeId, Path(description="Id of the node", examples=["hydrogen-energy"])]
DocumentId = Annotated[NodeId, Path(description="Id of the document", examples=["document-0123456789abcdef"])]
Source = Annotated[NodeId, Query(description="Id of the node a path begins at", examples=["hydrogen-energy"])]
Goal = Annotated[NodeId, Query(alias="target", description="Id of the node it leads to", examples=["fuel-cell"])]

About = Annotated[
    list[NodeId],
    Query(
        alias="node",
        max_length=8,
        description="Questions about this node; repeat for several",
        examples=[["hydrogen-energy"]],
    ),
]
Subject = Annotated[NodeId, Query(alias="node", description="Id of the node asked about", examples=["hydrogen-energy"])]
Ask = Annotated[str, Query(max_length=40, description="Name of a ready question", examples=["parks"])]

Q = Annotated[
    str | None,
    Query(max_length=200, description="Words, pinyin, initials or English; each must match", examples=["氢能", "qn"]),
]
Asked = Annotated[
    str,
    Query(
        alias="q",
        min_length=1,
        max_length=200,
        description="Words, pinyin, initials or English; each must match, the last as a beginning",
        examples=["氢能", "qingneng", "qn", "hydrogen"],
    ),
]
Label = Annotated[list[LabelName], Query(description="Only these labels; repeat for several", examples=[["Field"]])]
Type = Annotated[list[TypeName], Query(description="Only these types; repeat for several", examples=[["HAS_FIELD"]])]
OneType = Annotated[
    TypeName | None,
    Query(alias="type", description="With `target`: the relationship of this type instead of the node"),
]
OneTarget = Annotated[NodeId | None, Query(alias="target", description="With `type`: where the relationship leads")]
Way = Annotated[Direction, Query(alias="direction", description="Relationships that leave, arrive, or both")]
Plan = Annotated[NodeId | None, Query(description="Only what belongs to this plan")]
Metric = Annotated[
    str,
    Query(
        min_length=1, max_length=100, description="What is counted or measured", examples=["产业规模", "Industry scale"]
    ),
]
PlaceNamed = Annotated[
    str | None, Query(alias="place", max_length=128, description="Only of this place, by id or name", examples=["上海"])
]
Document = Annotated[NodeId | None, Query(description="Only what this document says")]
Before = Annotated[
    NodeId, Query(description="Id of the document that is compared", examples=["document-0123456789abcdef"])
]
After = Annotated[
    NodeId, Query(description="Id of the document it is compared with", examples=["document-fedcba9876543210"])
]
Year = Annotated[int | None, Query(ge=1900, le=2200, description="Only figures for this year", examples=[2025])]
MinConfidence = Annotated[
    float | None,
    Query(ge=0, le=1, description="At least this sure: 0.85 is high, 0.6 medium", examples=[0.85]),
]
Depth = Annotated[int, Query(ge=1, le=6, description="Steps at most")]
Limit = Annotated[int, Query(ge=1, le=1000, description="Items at most")]
Next = Annotated[
    str | None,
    Query(alias="next", max_length=500, pattern="^[A-Za-z0-9_=-]+$", description="`next` of the answer before"),
]
Lang = Annotated[Literal["zh", "en"], Query(description="Language of titles and names")]
Theme = Annotated[Literal["light", "dark"] | None, Query(description="Light or dark; the reader's own by default")]


async def _live(request: Request) -> Live:
    live: Live = request.app.state.live
    return live


async def _serving(request: Request) -> Serving:
    """The build this request began on (api.live.Leased), or why there is none."""
    found: Serving = request.scope.get("serving") or request.app.state.live.serving()
    return found


async def _store(request: Request) -> Store:
    return (await _serving(request)).store


async def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.live.settings
    return settings


OurLive = Annotated[Live, Depends(_live)]
OurServing = Annotated[Serving, Depends(_serving)]
OurStore = Annotated[Store, Depends(_store)]
OurSettings = Annotated[Settings, Depends(_settings)]
