"""The fragment in the making: what has been said so far, each thing under one id, each with its words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from graph.evidence import Quote, quote
from graph.fragment import AuditEntry, AuditStatus, DocumentText
from graph.ids import node_id
from graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Names, Node, Relationship
from graph.text import bare
from graph.vocabulary import Concept, Vocabulary
from graph.yaml_file import read_yaml
from loaders.reading.sentences import Span

_REASONS = Path(__file__).with_name("reasons.yaml")


@cache
def _reasons() -> dict[str, dict[str, str]]:
    reasons: dict[str, dict[str, str]] = read_yaml(_REASONS)
    return reasons


@dataclass(frozen=True)
class Ref:
    """A thing that has been named: its id, its label and the name it is shown by."""

    id: str
    label: str
    name: str


class Claims(list[Span]):
    """The words that have been taken for something, in the order of finding; those of one passage without a search."""

    def __init__(self) -> None:
        super().__init__()
        self._by_passage: dict[int, list[Span]] = {}

    def extend(self, spans: Iterable[Span]) -> None:
        """Take more words."""
        for span in spans:
            self.append(span)
            self._by_passage.setdefault(span.passage, []).append(span)

    def at(self, passage: int) -> list[Span]:
        """What is taken of a passage."""
        return self._by_passage.get(passage, [])


@dataclass
class Draft:
    """Nodes, relationships and counts as they are found."""

    document: DocumentText
    vocabulary: Vocabulary
    place: str | None = None
    nodes: list[Node] = field(default_factory=list)
    relationships: list[Relationship] = field(default_factory=list)
    audit: list[AuditEntry] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    refs: dict[str, Ref] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)
    claimed: Claims = field(default_factory=Claims)
    first: dict[str, Node] = field(default_factory=dict)  # what was said of each thing first
    same: dict[str, str] = field(default_factory=dict)
    local: dict[str, Concept] = field(default_factory=dict)  # bodies by what this document calls them

    def text(self, span: Span) -> str:
        """The document's own characters at a span."""
        return self.document.passages[span.passage].text[span.start : span.end]

    def quote(self, span: Span) -> Quote:
        """The words at a span as evidence."""
        passage = self.document.passages[span.passage]
        return quote(self.document.id, span.passage, passage.text, span.start, span.end, passage.page)

    def say(
        self, label: str, name: str, *spans: Span, scope: str = "", alt: Iterable[str] = (), **properties: Any
    ) -> Ref:
        """A thing of this name stands at these places; the vocabulary's concept where it knows one."""
        concept = self._concept(name, label)
        evidence = tuple(self.quote(span) for span in spans)
        if concept is not None and concept.label in (label, *_ALSO.get(label, ())):
            known = self.vocabulary.node(concept, label)
            node = self._node(
                label,
                known.id,
                known.pref_label,
                evidence,
                (*known.alt_labels, name, *alt),
                known.description,
                known.properties | properties,
            )
        else:
            node = self._node(label, node_id(label, name, scope), self._names(name), evidence, alt, None, properties)
        return self.put(node, name)

    def _concept(self, name: str, label: str) -> Concept | None:
        """What the vocabulary knows by this name; a district named as a body is its government."""
        concept = self.vocabulary.find(name, label, self.place)
        if concept is None and label == "Organization":
            concept = self.local.get(bare(name))
        if label == "Organization" and concept is not None and concept.label == "Place":
            government = self.vocabulary.find(f"{name}人民政府", label, self.place)
            return government or concept
        return concept

    def _names(self, name: str) -> Names:
        return Names(en=name) if self.document.language == "en" else Names(zh=name)

    def _node(
        self,
        label: str,
        id_: str,
        names: Names,
        evidence: tuple[Quote, ...],
        alt: Iterable[str],
        description: Names | None,
        properties: dict[str, Any],
    ) -> Node:
        shown = {names.zh, names.en}
        return NODE_TYPES[label](
            id=id_, pref_label=names, alt_labels=tuple(a for a in alt if a not in shown), evidence=evidence,
            description=description,
            **{k: v for k, v in properties.items() if v is not None},
        )  # fmt: skip

    def itself(self) -> Ref:
        """The document that is read."""
        return Ref(self.document.id, "Document", self.document.title)

    def put(self, node: Node, *also: str) -> Ref:
        """Keep a node; it can be found again by every name it has."""
        self.nodes.append(node)
        self.first.setdefault(node.id, node)
        self.claimed.extend(Span(e.passage, e.start, e.end) for e in node.evidence if isinstance(e, Quote))
        called = {bare(n) for n in (node.pref_label.zh, node.pref_label.en, *node.alt_labels, *also) if n}
        self.names.setdefault(node.id, set()).update(called)
        return self.refs.setdefault(node.id, Ref(node.id, node.label, node.pref_label.best()))

    def again(self, ref: Ref, span: Span, *alt: str) -> Ref:
        """The same thing is named once more."""
        names = self.first[ref.id].pref_label
        self.put(self._node(ref.label, ref.id, names, (self.quote(span),), alt, None, self._required(ref)), *alt)
        return ref

    def unite(self, ref: Ref, fuller: Ref) -> Ref:
        """Two names turn out to be one thing's: from here on, and in all that was said, it is the fuller one."""
        if ref.id != fuller.id:
            self.same[ref.id] = fuller.id
            self.names[fuller.id] |= self.names.pop(ref.id)
            self.refs.pop(ref.id)
        return fuller

    def settled(self) -> tuple[list[Node], list[Relationship], list[AuditEntry]]:
        """All that was said, each thing under its final id."""
        final = {ref.id: self.first[ref.id] for ref in self.refs.values()}
        nodes = [self._moved(n, final[self.same[n.id]]) if n.id in self.same else n for n in self.nodes]
        links = [
            r.model_copy(
                update={"source": self.same.get(r.source, r.source), "target": self.same.get(r.target, r.target)}
            )
            for r in self.relationships
        ]
        counts = [
            e.model_copy(update={"members": tuple(dict.fromkeys(self.same.get(m, m) for m in e.members))})
            for e in self.audit
        ]
        return nodes, links, counts

    def _moved(self, node: Node, fuller: Node) -> Node:
        names = (node.pref_label.zh, node.pref_label.en, *node.alt_labels)
        alt = (n for n in names if n)
        return self._node(fuller.label, fuller.id, fuller.pref_label, (), alt, None, {}).model_copy(
            update={"evidence": node.evidence, "statements": {}}
        )

    def _required(self, ref: Ref) -> dict[str, Any]:
        """Properties a node of the label cannot be without."""
        needed = [name for name, f in NODE_TYPES[ref.label].model_fields.items() if f.is_required()]
        first = self.first[ref.id]
        return {name: getattr(first, name) for name in needed if name not in Node.model_fields}

    def known(self, *labels: str) -> Iterator[Ref]:
        """What has been named so far, of these labels, in order."""
        return (ref for ref in self.refs.values() if ref.label in labels)

    def find(self, name: str, *labels: str) -> Ref | None:
        """The thing already named so."""
        key = bare(name)
        return next((ref for ref in self.known(*labels) if key in self.names[ref.id]), None)

    def link(
        self, source: Ref | None, type_: str, target: Ref | None, span: Span, rule: str, confidence: float = 0.9
    ) -> None:
        """One thing stands to another as the words say; nothing where the model has no such link."""
        if source is None or target is None or source.id == target.id:
            return
        cls = RELATIONSHIP_TYPES[type_]
        if cls.links(source.label, target.label):
            self.relationships.append(
                cls(source=source.id, target=target.id, rule=rule, confidence=confidence, evidence=(self.quote(span),))
            )

    def count(self, span: Span, number: int | None, members: Iterable[Ref], status: AuditStatus, reason: str) -> None:
        """A count the text declares, and what was found of it; the same words are checked once."""
        declared = self.text(span)
        ids = tuple(dict.fromkeys(m.id for m in members))
        entry = AuditEntry(
            declared=declared, count=number, members=ids, status=status, reason=reason, evidence=(self.quote(span),)
        )
        same = [e for e in self.audit if bare(e.declared) == bare(declared)]
        if not same:
            self.audit.append(entry)
        elif same[0].status == "not_enumerated" and status != "not_enumerated":
            self.audit[self.audit.index(same[0])] = entry

    def because(self, key: str, **words: str) -> str:
        """A reason of reasons.yaml in the language of the document."""
        return _reasons()[key]["en" if self.document.language == "en" else "zh"].format(**words)

    def counted(self) -> list[Span]:
        """Where counting words have been checked."""
        quotes = (e for entry in self.audit for e in entry.evidence if isinstance(e, Quote))
        return [Span(q.passage, q.start, q.end) for q in quotes]

    def check(
        self, span: Span, number: int | None, members: Iterable[Ref], reason: str, *, open_: bool = False
    ) -> None:
        """Compare a declared number with the members found."""
        found = list({m.id: m for m in members}.values())
        status: AuditStatus = "satisfied" if number == len(found) else "partial"
        if not found:
            status = "not_enumerated"
        elif (open_ and status == "partial") or number is None:
            status = "open"
        self.count(span, number, found, status, reason)


# a concept may be used under another label than its own: a district's government goes by the district's name
_ALSO = {
    "Field": ("Industry", "Technology"),
    "Industry": ("Field", "Technology"),
    "Technology": ("Field", "Industry"),
    "Organization": ("Place",),
}
