"""Evidence: the exact words a fact was read from (W3C Web Annotation), or the citation of a curated one."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from graph.errors import AnchorLost
from graph.ids import NodeId
from graph.unchecked import unchecked

CONTEXT = 24  # code points kept on either side of a quote, enough to find it again after an edit


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TextPositionSelector(_Frozen):
    """A stretch of a passage, in code points, end exclusive."""

    start: int = Field(ge=0)
    end: int = Field(gt=0)


class TextQuoteSelector(_Frozen):
    """The words of a stretch and what stands around them."""

    exact: str = Field(min_length=1)
    prefix: str = ""
    suffix: str = ""


class Quote(_Frozen):
    """Exact words at a position of a held document: `passage.text[start:end] == exact`."""

    kind: Literal["exact"] = "exact"
    document: NodeId
    passage: int = Field(ge=0, description="Index of the passage in its document")
    start: int = Field(ge=0, description="First code point")
    end: int = Field(gt=0, description="Code point after the last")
    exact: str = Field(min_length=1)
    prefix: str = ""
    suffix: str = ""
    page: int | None = Field(None, ge=1, description="Page of a paged document")
    rule: str | None = Field(
        None, description="What only proposes this reading of the words; none where a rule read them"
    )
    confidence: float | None = Field(None, ge=0, le=1, description="How sure the proposal is")

    @model_validator(mode="after")
    def _length_fits(self) -> "Quote":
        if self.end - self.start != len(self.exact):
            raise ValueError(f"“{self.exact}” does not fill {self.start}–{self.end}")
        return self

    def order(self) -> tuple[Any, ...]:
        """Strongest first: exact words before citations, proposals last, in reading order."""
        return (
            0 if self.rule is None else 2,
            self.document,
            self.passage,
            self.start,
            self.end,
            self.exact,
            self.prefix,
            self.suffix,
            self.page or 0,
            self.rule or "",
            self.confidence or 0,
        )

    def as_proposal(self, rule: str, confidence: float) -> "Quote":
        """The same words, of which a model only thinks that they name the thing."""
        return self.model_copy(update={"rule": rule, "confidence": confidence})

    def selectors(self) -> tuple[TextPositionSelector, TextQuoteSelector]:
        """The W3C selectors of this quote."""
        return (
            TextPositionSelector(start=self.start, end=self.end),
            TextQuoteSelector(exact=self.exact, prefix=self.prefix, suffix=self.suffix),
        )


class Citation(_Frozen):
    """The source of a curated fact, without a position."""

    kind: Literal["citation"] = "citation"
    document: NodeId
    published: str | None = Field(None, description="Date of the source, ISO 8601, as precise as known")
    outlets: int = Field(1, ge=0, description="Number of independent outlets that say it")
    confidence: float = Field(0.6, ge=0, le=1)

    def order(self) -> tuple[Any, ...]:
        """Citations after exact words; the better supported first."""
        return (1, -self.confidence, -self.outlets, self.document, self.published or "")


Evidence = Annotated[Quote | Citation, Field(discriminator="kind")]


def _strongest_first(evidence: tuple[Quote | Citation, ...]) -> tuple[Quote | Citation, ...]:
    return unite(evidence) if len(evidence) > 1 else evidence


def unite(*groups: Iterable[Quote | Citation]) -> tuple[Quote | Citation, ...]:
    """All evidence, each piece once, strongest first."""
    return tuple(sorted({e for group in groups for e in group}, key=lambda e: e.order()))


EvidenceSet = Annotated[tuple[Evidence, ...], AfterValidator(_strongest_first)]


def quote(
    document: str,
    passage: int,
    text: str,
    start: int,
    end: int,
    page: int | None = None,
) -> Quote:
    """The quote of `text[start:end]`, with its context."""
    values: dict[str, Any] = {
        "kind": "exact", "document": _checked(document), "passage": passage, "start": start, "end": end,
        "exact": text[start:end], "prefix": text[start - CONTEXT if start > CONTEXT else 0 : start],
        "suffix": text[end : end + CONTEXT], "page": page, "rule": None, "confidence": None,
    }  # fmt: skip
    sound = 0 <= start < end <= len(text) and passage >= 0 and (page is None or page >= 1)
    return unchecked(Quote, values) if sound else Quote(**values)


@lru_cache(maxsize=256)
def _checked(document: str) -> str:
    return Quote(document=document, passage=0, start=0, end=1, exact="x").document


def reanchor(evidence: Quote, text: str) -> Quote:
    """The same quote in a passage that has changed: found again by its words, then by their context."""
    if text[evidence.start : evidence.end] == evidence.exact:
        return evidence
    places = [i for i in range(len(text)) if text.startswith(evidence.exact, i)]
    if not places:
        raise AnchorLost(
            f"“{evidence.exact}” is no longer in passage {evidence.passage} of {evidence.document}: load it again"
        )
    best = max(
        places,
        key=lambda i: (_context_kept(evidence, text, i), -abs(i - evidence.start)),
    )
    found = quote(evidence.document, evidence.passage, text, best, best + len(evidence.exact), evidence.page)
    return found.model_copy(update={"rule": evidence.rule, "confidence": evidence.confidence})


def _context_kept(evidence: Quote, text: str, at: int) -> int:
    before, after = text[:at], text[at + len(evidence.exact) :]
    left = _common(reversed(before), reversed(evidence.prefix))
    return left + _common(iter(after), iter(evidence.suffix))


def _common(one: Any, other: Any) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def level(confidence: float) -> Literal["high", "medium", "low"]:
    """How a confidence is shown."""
    return "high" if confidence >= 0.85 else "medium" if confidence >= 0.6 else "low"
