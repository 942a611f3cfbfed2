"""What there is: labels, relationship types and their counts."""

from fastapi import APIRouter, Response

from api import answers, deps, wire
from api.schema import schema as describe

router = APIRouter(prefix="/v1", tags=["schema"])


@router.get("/schema", response_model=wire.SchemaOut)
async def schema(live: deps.OurLive, serving: deps.OurServing) -> Response:
    """Labels and relationship types: definitions, titles in both languages, look, properties and counts."""
    return answers.Answer(serving.once("schema", lambda: describe(serving.store.stamp, live.program)))
