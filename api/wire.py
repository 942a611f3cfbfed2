"""What answers look like, for the OpenAPI description: every form with an example."""

from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from graph.evidence import Citation, Quote
from graph.fragment import AuditStatus, DocumentText, Sentence
from graph.model import Names, Scalar, Statement

T = TypeVar("T")

QUOTE = {
    "kind": "exact",
    "document": "document-0123456789abcdef",
    "passage": 4,
    "start": 12,
    "end": 14,
    "exact": "氢能",
    "prefix": "重点发展",
    "suffix": "、储能",
}
NODE = {
    "id": "hydrogen-energy",
    "label": "Field",
    "pref_label": {"zh": "氢能", "en": "Hydrogen energy"},
    "alt_labels": [],
    "properties": {"ordinal": 3},
    "evidence": [QUOTE],
}
RELATIONSHIP = {
    "id": "rel-0123456789abcdef",
    "type": "HAS_FIELD",
    "source": "direction-0123456789abcdef",
    "target": "hydrogen-energy",
    "rule": "stated",
    "confidence": 0.9,
    "level": "high",
    "evidence": [QUOTE],
}
PLAN = {
    "id": "plan-0123456789abcdef",
    "label": "Plan",
    "pref_label": {"zh": "绿色低碳产业行动方案"},
    "alt_labels": [],
    "properties": {"period_start": 2022, "period_end": 2025},
    "evidence": [],
}
TARGET = {
    "id": "target-0123456789abcdef",
    "label": "Target",
    "pref_label": {"zh": "产业规模 2025"},
    "alt_labels": [],
    "properties": {
        "metric": "产业规模",
        "comparator": ">",
        "value": 5000,
        "unit": "亿元",
        "normalized_value": 500_000_000_000,
        "normalized_unit": "CNY",
        "year": 2025,
        "modality": "firm",
    },
    "evidence": [],
}
SOURCE = {
    "id": "document-0123456789abcdef",
    "title": "发布会实录",
    "publisher": "市政府新闻办",
    "published": "2022-07-08",
    "url": None,
}
AUDIT = {
    "declared": "10个领域",
    "count": 10,
    "members": ["hydrogen-energy"],
    "status": "partial",
    "reason": "one of ten is named",
    "evidence": [QUOTE],
}


def _example(value: Any) -> ConfigDict:
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [value]})


class NodeOut(BaseModel):
    """A node: what it is called, what is known of it, and where that is said."""

    model_config = _example(NODE)
    id: str
    label: str
    pref_label: Names
    alt_labels: list[str]
    description: Names | None = None
    properties: dict[str, Scalar]
    evidence: list[Quote | Citation]
    statements: dict[str, list[Statement]] | None = Field(None, description="Values that sources disagree on, or share")


class RelationshipOut(BaseModel):
    """A relationship, with the words that state it and the rule that read them."""

    model_config = _example(RELATIONSHIP)
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

    model_config = _example({"nodes": [NODE], "relationships": [RELATIONSHIP]})
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

    model_config = _example({"relationship": RELATIONSHIP, "node": NODE})
    relationship: RelationshipOut
    node: NodeOut


class SourceOut(BaseModel):
    """The document a piece of evidence stands in."""

    model_config = _example(SOURCE)
    id: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None


class EvidenceOut(BaseModel):
    """Exact words with their passage, or a citation; and the document."""

    model_config = _example({"evidence": QUOTE, "text": "……重点发展氢能、储能……", "document": SOURCE})
    evidence: Quote | Citation
    text: str | None = Field(description="The passage; `text[start:end]` in code points is `exact`")
    document: SourceOut


class HitOut(BaseModel):
    """A found node and what of it matched."""

    model_config = _example({"node": NODE, "matched": "initials", "score": 1.0})
    node: NodeOut
    matched: Literal["name", "alias", "pinyin", "initials", "english"]
    score: float


class TargetOut(BaseModel):
    """A goal and who sets it."""

    model_config = _example(
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


class AuditOut(BaseModel):
    """A count that a document declares against the members found."""

    model_config = _example(AUDIT)
    declared: str
    count: int | None
    members: list[str]
    status: AuditStatus
    reason: str
    evidence: list[Quote | Citation]


class DocumentAuditOut(AuditOut):
    """The same, with the document that declares it."""

    model_config = _example({"document": SOURCE, **AUDIT})
    document: SourceOut


class AuditPageOut(BaseModel):
    """All declared counts, and the nodes on whose values sources disagree."""

    model_config = _example(
        {"items": [{"document": SOURCE, **AUDIT}], "total": 1, "next": None, "contradictions": [TARGET]}
    )
    items: list[DocumentAuditOut]
    total: int
    next: str | None
    contradictions: list[NodeOut]


class NamedOut(BaseModel):
    """A node by name."""

    model_config = _example({"id": "hydrogen-energy", "label": "Field", "pref_label": {"zh": "氢能"}})
    id: str
    label: str
    pref_label: Names


class AnnotationOut(BaseModel):
    """A stretch of a passage and what it names."""

    model_config = _example(
        {
            "passage": 4,
            "start": 12,
            "end": 14,
            "exact": "氢能",
            "node": {"id": "hydrogen-energy", "label": "Field", "pref_label": {"zh": "氢能"}},
        }
    )
    passage: int
    start: int
    end: int
    exact: str
    node: NamedOut


class ReadingOut(BaseModel):
    """A document as it was read: text, annotations, audit, and what became of each sentence."""

    model_config = ConfigDict(extra="forbid")
    document: DocumentText
    annotations: list[AnnotationOut]
    audit: list[AuditOut]
    sentences: list[Sentence]
    coverage: dict[Literal["used", "boilerplate", "unused"], int]


class PropertyOut(BaseModel):
    """A property of a label."""

    model_config = _example({"name": "ordinal", "description": "Position in the plan's own numbering", "type": "int"})
    name: str
    description: str
    type: str


class LabelOut(BaseModel):
    """A label: its definition, title, look and number of nodes."""

    model_config = _example(
        {
            "label": "Field",
            "definition": "An area of industry that a plan develops (…领域).",
            "title": {"zh": "领域", "en": "Field"},
            "count": 10,
            "shape": "M5 3.75H11",
            "light": ["#56B4E9", "#1B6FA6"],
            "dark": ["#56B4E9", "#8CCFF7"],
            "properties": [{"name": "ordinal", "description": "Position in the plan's own numbering", "type": "int"}],
        }
    )
    label: str
    definition: str
    title: Names
    count: int
    shape: str
    light: list[str]
    dark: list[str]
    properties: list[PropertyOut]


class TypeOut(BaseModel):
    """A relationship type: its definition, titles, and the labels it links."""

    model_config = _example(
        {
            "type": "HAS_FIELD",
            "definition": "A plan, action or direction develops a field.",
            "title": {"zh": "发展领域", "en": "develops"},
            "reverse": {"zh": "属于", "en": "developed by"},
            "ends": [["Action", "Direction", "Plan"], ["Field", "Industry"]],
            "links": [[["Action", "Direction", "Plan"], ["Field", "Industry"]]],
            "count": 10,
        }
    )
    type: str
    definition: str
    title: Names
    reverse: Names
    ends: tuple[list[str], list[str]] = Field(description="All labels it goes from, all it goes to; [] means any")
    links: list[tuple[list[str], list[str]]] = Field(description="Which of them go with which")
    count: int


class SchemaOut(BaseModel):
    """What there is: labels and relationship types, with counts in this library."""

    model_config = ConfigDict(extra="forbid")
    version: str
    program: str
    labels: list[LabelOut]
    types: list[TypeOut]


class CypherIn(BaseModel):
    """A Cypher query with its parameters."""

    model_config = _example(
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

    model_config = _example(
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


class HealthOut(BaseModel):
    """The process is alive."""

    model_config = _example({"status": "alive"})
    status: Literal["alive"]


class ReadyOut(BaseModel):
    """A graph is loaded and answers."""

    model_config = _example(
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
