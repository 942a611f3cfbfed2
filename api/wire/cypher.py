"""Questions in Cypher and their answers."""

from typing import Any

from pydantic import BaseModel, Field

from api.wire.examples import example
from api.wire.graph import GraphOut


class CypherIn(BaseModel):
    """A Cypher query with its parameters."""

    model_config = example(
        {
            "query": "MATCH (p:Park)-[:FOCUSES_ON]->(f:Field {id: $field}) RETURN p.name AS park, f.name AS field",
            "parameters": {"field": "hydrogen-energy"},
            "limit": 100,
        }
    )
    query: str = Field(min_length=1, max_length=8192, description="One reading statement")
    parameters: dict[str, Any] = Field(default_factory=dict, description="Values bound to $names")
    limit: int = Field(1000, ge=1, le=10_000, description="Rows at most; `truncated` says if there are more")


class CypherOut(BaseModel):
    """Rows, and the nodes and relationships that occur in them."""

    model_config = example(
        {
            "columns": ["park", "field"],
            "rows": [["国际氢能谷", "氢能"]],
            "graph": {"nodes": [], "relationships": []},
            "truncated": False,
            "elapsed_ms": 1.4,
            "version": "0123456789abcdef",
        }
    )
    columns: list[str]
    rows: list[list[Any]]
    graph: GraphOut
    truncated: bool
    elapsed_ms: float
    version: str
