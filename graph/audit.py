"""What a library has to answer for: declared counts that are not filled, and values its sources do not agree on."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph.evidence import EvidenceSet
from graph.fragment import AuditEntry, AuditStatus
from graph.ids import NodeId, canonical_url
from graph.library import Library
from graph.model import Node, Scalar, Statement
from graph.text import bare

FAILING = frozenset({"contradiction", "partial"})
_WORDING = frozenset({"comparator", "modality", "unit", "unit_inferred", "metric", "baseline_year"})
_PRINTED = {"value": "normalized_value", "value_max": "normalized_value_max"}
_OPPOSITE = ({">", ">="}, {"<", "<="})


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
        for name, statements in contradictions(node).items():
            yield Finding(
                kind="contradiction",
                status="contradiction",
                title=node.pref_label.best("zh"),
                subject=name,
                nodes=(node.id,),
                said=tuple(Said(value=s.value, evidence=s.evidence) for s in statements),
            )


def contradictions(node: Node) -> Mapping[str, tuple[Statement, ...]]:
    """What sources contradict each other on: other numbers, years, dates, two names of one action.

    Another wording (突破5000亿元, 达到0.5万亿元), a less precise date, or what catalogues say of a document is none.
    """
    if node.label in ("Document", "Passage"):
        return {}
    found = {name: said for name, said in node.statements.items() if name in node.own_fields() and _differ(node, name)}
    names = node.statements.get("pref_label.zh", ())
    if node.label == "Action" and _distinct(names) and _apart(names):
        found["pref_label.zh"] = names
    return found


def _differ(node: Node, name: str) -> bool:
    said = node.statements[name]
    if name == "comparator":
        return all(any(s.value in side for s in said) for side in _OPPOSITE)
    if name in _WORDING or (name in _PRINTED and _PRINTED[name] in node.statements):
        return False
    return _distinct(said)


def _distinct(said: tuple[Statement, ...]) -> bool:
    """Are there two values that are not one value, less precisely or in another spelling?"""
    return any(not _agree(one.value, other.value) for i, one in enumerate(said) for other in said[:i])


def _agree(one: Scalar, other: Scalar) -> bool:
    if not (isinstance(one, str) and isinstance(other, str)):
        return one == other
    if one[:4].isdigit() and other[:4].isdigit():  # ISO dates: the less precise one begins the other
        return one.startswith(other) or other.startswith(one)
    return bare(one) == bare(other) or canonical_url(one) == canonical_url(other)


def _apart(said: tuple[Statement, ...]) -> bool:
    """Do different documents say so? One document may well call a thing by two names."""
    return not frozenset.intersection(*(s.documents for s in said))
