"""Nodes, relationships and lists of them."""

from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from api.wire.examples import NODE, PLAN, RELATIONSHIP, TARGET, example
from graph.evidence import Citation, Quote
from graph.model import Names, Scalar, Statement

T = TypeVar("T")


class NodeOut(BaseModel):
    """A node: what it is called, what is known of it, and where that is said."""

    model_config = example(NODE)
    id: str
    label: str
    pref_label: Names
    alt_labels: list[str]
    description: Names | None = None
    properties: dict[str, Scalar]
    evidence: list[Quote | Citation]
    statements: dict[str, list[Statement]] | None = Field(None, description="Values that sources disagree on, or share")


class CorrectionOut(BaseModel):
    """What an editor decided against the sources, and why."""

    kind: Literal["same_as", "not_same", "retract", "rename"]
    ids: list[str] = Field(description="The nodes and relationships it is about")
    documents: list[str] | None = Field(None, description="Only as these documents say it")
    values: dict[str, Scalar] | None = Field(None, description="The values of properties that are retracted")
    to: Names | None = Field(None, description="The name that is shown")
    reason: str
    author: str


class OneNodeOut(NodeOut):
    """A node by itself, with what editors corrected and what no source states."""

    model_config = example(NODE | {"corrections": [], "not_stated": []})
    corrections: list[CorrectionOut]
    not_stated: list[str] = Field(description="Of a plan: what was looked for and no source states")


class RelationshipOut(BaseModel):
    """A relationship, with the words that state it and the rule that read them."""

    model_config = example(RELATIONSHIP)
    id: str
    type: str
    source: str
    target: str
    rule: str
    confidence: float
    level: Literal["high", "medium", "low"]
    valid_from: str | None = None
    valid_to: str | None = None
    start: int | None = Field(None, description="MENTIONS only: first code point")
    end: int | None = Field(None, description="MENTIONS only: code point after the last")
    exact: str | None = Field(None, description="MENTIONS only: the words")
    evidence: list[Quote | Citation]


class GraphOut(BaseModel):
    """Nodes and the relationships among them."""

    model_config = example({"nodes": [NODE], "relationships": [RELATIONSHIP]})
    nodes: list[NodeOut]
    relationships: list[RelationshipOut]


class PageOut(BaseModel, Generic[T]):
    """A list: some items, how many there are in all, and what to ask for the next ones."""

    model_config = ConfigDict(extra="forbid")
    items: list[T]
    total: int
    next: str | None


class NeighbourOut(BaseModel):
    """A node one step away, and the relationship that leads there."""

    model_config = example({"relationship": RELATIONSHIP, "node": NODE})
    relationship: RelationshipOut
    node: NodeOut


class HitOut(BaseModel):
    """A found node and what of it matched."""

    model_config = example({"node": NODE, "matched": "initials", "score": 1.0})
    node: NodeOut
    matched: Literal["name", "alias", "pinyin", "initials", "english"]
    score: float


class TargetOut(BaseModel):
    """A goal and who sets it."""

    model_config = example(
        {
            "subject": PLAN,
            "relationship": RELATIONSHIP
            | {"type": "SETS_TARGET", "source": "plan-0123456789abcdef", "target": "target-0123456789abcdef"},
            "target": TARGET,
        }
    )
    subject: NodeOut
    relationship: RelationshipOut
    target: NodeOut
