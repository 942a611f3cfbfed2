"""Documents and the evidence that stands in them."""

from pydantic import BaseModel, Field

from api.wire.examples import QUOTE, SOURCE, example
from graph.evidence import Citation, Quote
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


class NamedOut(BaseModel):
    """A node by name."""

    model_config = example({"id": "hydrogen-energy", "label": "Field", "pref_label": {"zh": "氢能"}})
    id: str
    label: str
    pref_label: Names
