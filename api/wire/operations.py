"""How the service is, and what went wrong."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from api.wire.examples import example


class HealthOut(BaseModel):
    """The process is alive."""

    model_config = example({"status": "alive"})
    status: Literal["alive"]


class ReadyOut(BaseModel):
    """A graph is loaded and answers."""

    model_config = example(
        {"status": "ready", "library": "0123456789abcdef", "program": "0.1.0", "nodes": 480, "relationships": 1200}
        | {"damaged": [], "trouble": None}
    )
    status: Literal["ready"]
    library: str
    program: str
    nodes: int
    relationships: int
    damaged: list[str] = Field(description="Files of the library left out because they are damaged")
    trouble: str | None = Field(description="Why a newer library is not served yet")


class ProblemOut(BaseModel):
    """What went wrong, as RFC 9457 says it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "urn:zhengtu:problem:unknown-node",
                    "title": "Unknown node",
                    "status": 404,
                    "detail": "there is no node hydrogen-energi",
                    "instance": "/v1/nodes/hydrogen-energi",
                }
            ]
        }
    )
    type: str
    title: str
    status: int
    detail: str
    instance: str
