"""A document as it was read."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from api.wire.audit import AuditOut
from api.wire.documents import NamedOut
from api.wire.examples import example
from graph.fragment import DocumentText, Sentence


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
    rule: str | None = Field(None, description="The model that only proposes it; none where a rule has read it")
    confidence: float | None = Field(None, description="How sure the proposal is")
    node: NamedOut


class NotStatedOut(BaseModel):
    """What was looked for of a plan in a document, and is not there."""

    model_config = example(
        {
            "plan": {"id": "plan-0123456789abcdef", "label": "Plan", "pref_label": {"zh": "绿色低碳产业行动方案"}},
            "missing": ["target", "number"],
        }
    )
    plan: NamedOut
    missing: list[str]


class ReadingOut(BaseModel):
    """A document as it was read: text, annotations, audit, what became of each sentence, what is not stated."""

    model_config = ConfigDict(extra="forbid")
    document: DocumentText
    annotations: list[AnnotationOut]
    audit: list[AuditOut]
    sentences: list[Sentence]
    coverage: dict[Literal["used", "boilerplate", "unused"], int]
    not_stated: list[NotStatedOut]
