"""What documents have to answer for: the counts they declare, and what they do not agree on."""

from pydantic import BaseModel, Field

from api.wire.documents import NamedOut, SourceOut
from api.wire.examples import AUDIT, DISAGREEMENT, SAYING, SOURCE, TARGET, example
from api.wire.graph import CorrectionOut, NodeOut
from graph.disagreement import Kind
from graph.evidence import Citation, Quote
from graph.fragment import AuditStatus


class AuditOut(BaseModel):
    """A count that a document declares against the members found."""

    model_config = example(AUDIT)
    declared: str
    count: int | None
    members: list[str]
    status: AuditStatus
    reason: str
    evidence: list[Quote | Citation]


class DocumentAuditOut(AuditOut):
    """The same, with the document that declares it."""

    model_config = example({"document": SOURCE, **AUDIT})
    document: SourceOut


class SayingOut(BaseModel):
    """One side of a disagreement: a value or name, and the sentence that says so; none for a citation."""

    model_config = example(SAYING)
    value: str | int | float | bool
    node: str = Field(description="The node it is said of")
    sentence: str | None
    evidence: Quote | Citation
    document: SourceOut


class DisagreementOut(BaseModel):
    """What sources do not agree on: the values of one node, or the names of two that may be one."""

    model_config = example(DISAGREEMENT)
    kind: Kind
    property: str | None = Field(description="Of `values`: the property whose values differ")
    reason: str = Field(description="Of `names`: why the two may be one")
    contradicts: bool = Field(description="The sources cannot all be right; else a question to an editor")
    nodes: list[NamedOut]
    says: list[SayingOut]
    correction: str | None = Field(description="The line of corrections.yaml that would unite them")


class MadeOut(CorrectionOut):
    """A decision of an editor, and whether it is about anything."""

    idle: bool = Field(description="None of its ids is in the graph: a slip of the pen, or its document is gone")


class AuditPageOut(BaseModel):
    """All declared counts, and what sources do not agree on."""

    model_config = example(
        {"items": [{"document": SOURCE, **AUDIT}], "total": 1, "next": None}
        | {"contradictions": [TARGET], "disagreements": [DISAGREEMENT], "corrections": []}
    )
    items: list[DocumentAuditOut]
    total: int
    next: str | None
    contradictions: list[NodeOut] = Field(description="The nodes on whose values sources contradict each other")
    disagreements: list[DisagreementOut]
    corrections: list[MadeOut] = Field(description="All that editors decided")
