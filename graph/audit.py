"""What a library has to answer for: declared counts that are not filled, and values its sources do not agree on."""

from collections.abc import Iterable, Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph.evidence import EvidenceSet
from graph.fragment import AuditEntry, AuditStatus
from graph.ids import NodeId
from graph.library import Library
from graph.model import Node, Scalar

FAILING = frozenset({"contradiction", "partial"})


class Said(BaseModel):
    """One of several values, and who says it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    value: Scalar
    evidence: EvidenceSet = ()


class Finding(BaseModel):
    """Something to look at: a declared count and what was found of it, or values that contradict each other."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: Literal["count", "contradiction"]
    status: AuditStatus | Literal["contradiction"]
    document: NodeId | None = None
    title: str
    subject: str
    found: int | None = None
    declared: int | None = None
    reason: str = ""
    nodes: tuple[NodeId, ...] = ()
    said: tuple[Said, ...] = ()
    evidence: EvidenceSet = ()

    @property
    def fails(self) -> bool:
        """Does it make the audit fail? A contradiction or a partial count does."""
        return self.status in FAILING

    def line(self) -> str:
        """The finding in one line."""
        if self.kind == "contradiction":
            return f"{self.title}: {self.subject} is " + " / ".join(str(said.value) for said in self.said)
        counted = f"{self.found} of {self.declared}" if self.declared is not None else f"{self.found}"
        return f"{self.title}: {self.subject}: {self.status}, {counted}" + (f" ({self.reason})" if self.reason else "")


def findings(library: Library) -> Iterator[Finding]:
    """All of a library: its documents' declared counts, then what contradicts in the graph they add up to."""
    for document, entry in library.audit():
        yield count_finding(document.id, document.title, entry)
    yield from contradiction_findings(thing for thing in library.merged() if isinstance(thing, Node))


def count_finding(document: str, title: str, entry: AuditEntry) -> Finding:
    """A declared count against what was found."""
    return Finding(
        kind="count",
        status=entry.status,
        document=document,
        title=title,
        subject=entry.declared,
        found=len(entry.members),
        declared=entry.count,
        reason=entry.reason,
        nodes=entry.members,
        evidence=entry.evidence,
    )


def contradiction_findings(nodes: Iterable[Node]) -> Iterator[Finding]:
    """Every property of which sources give values that cannot all be so."""
    for node in nodes:
        for name, statements in node.contradictions.items():
            yield Finding(
                kind="contradiction",
                status="contradiction",
                title=node.pref_label.best("zh"),
                subject=name,
                nodes=(node.id,),
                said=tuple(Said(value=s.value, evidence=s.evidence) for s in statements),
            )
