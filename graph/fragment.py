"""What one document says: its text, the nodes and relationships read from it, and the audit of its counts.

The JSON form is the read contract: `Fragment.to_json()` and `Fragment.from_json()` are inverse.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from graph.errors import InvalidFragment
from graph.evidence import EvidenceSet
from graph.ids import NodeId, passage_id
from graph.merge import merged_nodes, merged_relationships
from graph.model import (
    NODE_TYPES,
    RELATIONSHIP_TYPES,
    Document,
    HasPassage,
    Implied,
    Mentions,
    Names,
    Node,
    Passage,
    Plan,
    Relationship,
    States,
    quotes,
)

AuditStatus = Literal["satisfied", "partial", "not_enumerated", "open", "truncated"]
SentenceStatus = Literal["used", "boilerplate", "unused"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PassageText(_Part):
    """A paragraph, heading, row or page, in reading order; index 0 is the title."""

    index: int = Field(ge=0)
    kind: str = "paragraph"
    text: str
    page: int | None = None


class DocumentText(_Part):
    """A document as it is held: what it is called, who published it, and its passages."""

    id: NodeId
    title: str
    language: str = "zh-Hans"
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    sha256: str | None = None
    passages: tuple[PassageText, ...] = ()

    @model_validator(mode="after")
    def _numbered_in_order(self) -> Self:
        if [p.index for p in self.passages] != list(range(len(self.passages))):
            raise ValueError("passages are not numbered 0, 1, 2 …")
        return self

    def node(self) -> Document:
        """The document as a node."""
        fields = self.model_dump(exclude={"id", "passages"}, exclude_none=True)
        key = "en" if self.language == "en" else "zh"
        return Document(id=self.id, pref_label=Names(**{key: self.title}), **fields)


class AuditEntry(_Part):
    """A count the text declares (三大行动) against the members found."""

    declared: str = Field(description="The counting words, as in the text")
    count: int | None = Field(None, description="The number they declare; none for 几个")
    members: tuple[NodeId, ...] = ()
    status: AuditStatus
    reason: str = Field("", description="Why the members are these, or why there are none")
    evidence: EvidenceSet = ()


class Sentence(_Part):
    """A sentence of a passage and what became of it."""

    passage: int = Field(ge=0)
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    status: SentenceStatus


class Report(_Part):
    """How the reading went."""

    seconds: float = 0.0
    sentences: dict[SentenceStatus, int] = Field(default_factory=dict)
    warnings: tuple[str, ...] = ()


class Fragment(_Part):
    """One document's share of the graph."""

    document: DocumentText
    nodes: tuple[Node, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    audit: tuple[AuditEntry, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    report: Report = Report()

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        labels = {node.id: node.label for node in self.nodes}
        if len(labels) < len(self.nodes):
            raise ValueError("two nodes have the same id: merge them first (Fragment.of)")
        for relationship in self.relationships:
            check_ends(relationship, labels)
        texts = {p.index: p.text for p in self.document.passages}
        things: tuple[Node | Relationship | AuditEntry, ...] = (*self.nodes, *self.relationships, *self.audit)
        for thing in things:
            check_quotes(thing, self.document.id, texts)
        return self

    @classmethod
    def of(
        cls,
        document: DocumentText,
        nodes: Iterable[Node],
        relationships: Iterable[Relationship],
        **rest: Any,
    ) -> "Fragment":
        """A fragment in which what was said of the same thing several times stands once."""
        try:
            return cls(
                document=document,
                nodes=tuple(merged_nodes([*nodes, document.node()])),
                relationships=tuple(merged_relationships(relationships)),
                **rest,
            )
        except ValidationError as error:
            raise InvalidFragment(f"{document.title}: {error.errors()[0]['msg']}") from error

    @property
    def warnings(self) -> tuple[str, ...]:
        """What went wrong in the reading; that nothing was found is told, never passed over."""
        silent = all(node.id == self.document.id for node in self.nodes)
        return (*self.report.warnings, *(("nothing was found in this document but its text",) if silent else ()))

    def structure(self) -> Iterator[Node | Relationship]:
        """What follows from the rest: passages, which passage mentions what, which plans the document tells of."""
        for passage in self.document.passages:
            said = self._passage(passage)
            yield said
            yield HasPassage(
                source=self.document.id,
                target=said.id,
                rule="structure",
                confidence=1.0,
            )
        for node in self.nodes:
            said_here = [q for q in quotes(node) if q.document == self.document.id]
            for q in said_here:
                yield Mentions(
                    source=passage_id(q.document, q.passage), target=node.id,
                    rule=q.rule or "structure", confidence=1.0 if q.confidence is None else q.confidence,
                    start=q.start, end=q.end, exact=q.exact,
                )  # fmt: skip
            if isinstance(node, Plan) and said_here:
                yield States(
                    source=self.document.id,
                    target=node.id,
                    rule="structure",
                    confidence=1.0,
                    evidence=tuple(said_here[:1]),
                )

    def _passage(self, passage: PassageText) -> Passage:
        title = self.document.title if passage.index == 0 else f"{self.document.title} · {passage.index}"
        return Passage(
            id=passage_id(self.document.id, passage.index),
            pref_label=Names(zh=title),
            index=passage.index,
            text=passage.text,
            kind=passage.kind,
        )

    def to_json(self) -> dict[str, Any]:
        """The read contract's form."""
        return {
            "document": self.document.model_dump(exclude_none=True),
            "nodes": [node_to_json(node) for node in self.nodes],
            "relationships": [relationship_to_json(r) for r in self.relationships],
            "audit": [entry.model_dump(exclude_none=True) for entry in self.audit],
            "sentences": [sentence.model_dump() for sentence in self.sentences],
            "report": self.report.model_dump(),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Fragment":
        """The fragment that `to_json` wrote; `InvalidFragment` where it contradicts the model."""
        try:
            return cls(
                **{k: v for k, v in data.items() if k not in ("nodes", "relationships")},
                nodes=tuple(node_from_json(node) for node in data.get("nodes", ())),
                relationships=tuple(relationship_from_json(r) for r in data.get("relationships", ())),
            )
        except (ValidationError, KeyError, TypeError) as error:
            raise InvalidFragment(f"not a fragment: {error}") from error


def check_ends(relationship: Relationship, labels: dict[str, str]) -> None:
    """Both ends are there, and of labels this type links."""
    source, target = labels.get(relationship.source), labels.get(relationship.target)
    if source is None or target is None:
        missing = relationship.source if source is None else relationship.target
        raise ValueError(f"{relationship.type} names {missing}, which is not among the nodes")
    if not relationship.links(source, target):
        raise ValueError(f"{relationship.type} does not go from {source} to {target}")


def check_quotes(thing: Node | Relationship | AuditEntry, document: str, texts: dict[int, str]) -> None:
    """Every quote of this document stands where it says."""
    for e in thing.evidence:
        if e.kind == "exact" and e.document == document and texts.get(e.passage, "")[e.start : e.end] != e.exact:
            raise ValueError(f"“{e.exact}” is not at {e.start}–{e.end} of passage {e.passage}")


def node_to_json(node: Node) -> dict[str, Any]:
    """A node in the contract's form; statements only where they say more than the node itself."""
    data: dict[str, Any] = {
        "id": node.id,
        "label": node.label,
        "pref_label": node.pref_label.model_dump(exclude_none=True),
        "alt_labels": list(node.alt_labels),
        "properties": node.properties,
        "evidence": [e.model_dump(exclude_none=True) for e in node.evidence],
    }
    if node.description:
        data["description"] = node.description.model_dump(exclude_none=True)
    said = node.statements
    implied = isinstance(said, Implied) and said.evidence == node.evidence
    if not implied and any(len(s) > 1 or s[0].evidence != node.evidence for s in said.values()):
        data["statements"] = {k: [s.model_dump(exclude_none=True) for s in v] for k, v in node.statements.items()}
    return data


def node_from_json(data: dict[str, Any]) -> Node:
    """The node that `node_to_json` wrote."""
    fields = {k: v for k, v in data.items() if k not in ("label", "properties")}
    return NODE_TYPES[data["label"]](**fields, **data.get("properties", {}))


def relationship_to_json(relationship: Relationship) -> dict[str, Any]:
    """A relationship in the contract's form."""
    return {"type": relationship.type, **relationship.model_dump(exclude_none=True)}


def relationship_from_json(data: dict[str, Any]) -> Relationship:
    """The relationship that `relationship_to_json` wrote."""
    return RELATIONSHIP_TYPES[data["type"]](**{k: v for k, v in data.items() if k not in ("type", "id")})
