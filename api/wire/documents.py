"""Documents, their evidence and their audit."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from api.wire.examples import AUDIT, QUOTE, SOURCE, TARGET, example
from api.wire.graph import NodeOut
from graph.evidence import Citation, Quote
from graph.fragment import AuditStatus, DocumentText, Sentence
from graph.model import Names


class SourceOut(BaseModel):
    """The document a piece of evidence stands in."""

    model_config = example(SOURCE)
    id: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None


class EvidenceOut(BaseModel):
    """Exact words with their passage, or a citation; and the document."""

    model_config = example({"evidence": QUOTE, "text": "……重点发展氢能、储能……", "document": SOURCE})
    evidence: Quote | Citation
    text: str | None = Field(description="The passage; `text[start:end]` in code points is `exact`")
    document: SourceOut


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


class AuditPageOut(BaseModel):
    """All declared counts, and the nodes on whose values sources disagree."""

    model_config = example(
        {"items": [{"document": SOURCE, **AUDIT}], "total": 1, "next": None, "contradictions": [TARGET]}
    )
    items: list[DocumentAuditOut]
    total: int
    next: str | None
    contradictions: list[NodeOut]


class NamedOut(BaseModel):
    """A node by name."""

    model_config = example({"id": "hydrogen-energy", "label": "Field", "pref_label": {"zh": "氢能"}})
    id: str
    label: str
    pref_label: Names


class AnnotationOut(BaseModel):
    """A stretch of a passage and what it names."""

    model_config = example(
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
