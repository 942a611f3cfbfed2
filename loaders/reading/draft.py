"""The fragment in the making: what has been said so far, each thing under one id, each with its words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import count as numbers
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from graph.evidence import Quote, quote
from graph.fragment import AuditEntry, AuditStatus, DocumentText
from graph.ids import node_id
from graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Names, Node, Relationship
from graph.text import bare
from graph.unchecked import unchecked
from graph.vocabulary import Concept, Vocabulary
from graph.yaml_file import read_yaml
from loaders.reading.account import Account, Version, values
from loaders.reading.claims import Claims
from loaders.reading.confidence import Said, shown
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


class Link(NamedTuple):
    """One thing stands to another, as these words say."""

    source: str
    type: str
    target: str
    span: Span
    rule: str
    confidence: float


@dataclass
class Draft:
    """Nodes, relationships and counts as they are found."""

    document: DocumentText
    vocabulary: Vocabulary
    place: str | None = None
    language: str = ""  # of the passage that is read, where it is not the document's
    accounts: dict[str, Account] = field(default_factory=dict)
    relationships: list[Link] = field(default_factory=list)
    counts: dict[str, tuple[AuditEntry, Span]] = field(default_factory=dict)  # by the counting words
    warnings: list[str] = field(default_factory=list)
    refs: dict[str, Ref] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)
    called: dict[str, dict[str, None]] = field(default_factory=dict)  # the ids of what goes by a name
    claimed: Claims = field(default_factory=Claims)  # words taken for a thing
    proposals: set[str] = field(default_factory=set)  # the ids of things that nothing else names
    figures: Claims = field(default_factory=Claims)  # words of targets and observations, which may name things too
    same: dict[str, str] = field(default_factory=dict)
    local: dict[str, Concept] = field(default_factory=dict)  # bodies by what this document calls them
    proposed: dict[Span, tuple[str, float]] = field(default_factory=dict)  # words that only a model takes for a name
    _quotes: dict[Span, Quote] = field(default_factory=dict)
    _labelled: dict[str, dict[str, Ref]] = field(default_factory=dict)  # refs by their labels
    _order: dict[str, int] = field(default_factory=dict)  # refs by when they were named first
    _count: Iterator[int] = field(default_factory=numbers)

    def text(self, span: Span) -> str:
        """The document's own characters at a span."""
        return self.document.passages[span.passage].text[span.start : span.end]

    def quote(self, span: Span) -> Quote:
        """The words at a span as evidence."""
        found = self._quotes.get(span)
        if found is None:
            passage = self.document.passages[span.passage]
            found = quote(self.document.id, span.passage, passage.text, span.start, span.end, passage.page)
            found = found.as_proposal(*self.proposed[span]) if span in self.proposed else found
            self._quotes[span] = found
        return found

    def quotes(self, spans: Iterable[Span]) -> tuple[Quote, ...]:
        """The words at these spans as evidence, in reading order."""
        return tuple([self.quote(span) for span in sorted(spans)])

    def say(
        self, label: str, name: str, *spans: Span, scope: str = "", alt: Iterable[str] = (), **properties: Any
    ) -> Ref:
        """A thing of this name stands at these places; the vocabulary's concept where it knows one."""
        concept = self._concept(name, label)
        if concept is not None and concept.label in (label, *_ALSO.get(label, ())):
            known = self._known(concept, label)
            return self._add(
                label, known.id, known.pref_label, spans, (*known.alt_labels, name, *alt), known.description,
                known.properties | properties,
            )  # fmt: skip
        return self._add(label, node_id(label, name, scope), self._names(name), spans, (*alt, name), None, properties)

    def propose(self, label: str, span: Span, rule: str, confidence: float) -> None:
        """A model takes these words for a name, where no rule has named the thing."""
        name = self.text(span)
        if all(id_ in self.proposals for id_ in self.called.get(bare(name), ())):
            self.proposed[span] = rule, confidence
            self.proposals.add(self.say(label, name, span).id)

    def _concept(self, name: str, label: str) -> Concept | None:
        """What the vocabulary knows by this name; a district named as a body is its government."""
        concept = self.vocabulary.find(name, label, self.place)
        if concept is None and label == "Organization":
            concept = self.local.get(bare(name))
        if label == "Organization" and concept is not None and concept.label == "Place":
            government = self.vocabulary.find(f"{name}人民政府", label, self.place)
            return government or concept
        return concept

    def _known(self, concept: Concept, label: str) -> Node:
        """The vocabulary's node; a body that only this document names is none of its."""
        listed = self.vocabulary.concepts.get(concept.id) is concept
        return _known(self.vocabulary, concept.id, label) if listed else self.vocabulary.node(concept, label)

    def _names(self, name: str) -> Names:
        return _both(None, name) if self._english() else _both(name, None)

    def _english(self) -> bool:
        return (self.language or self.document.language) == "en"

    def itself(self) -> Ref:
        """The document that is read."""
        return Ref(self.document.id, "Document", self.document.title)

    def figure(self, label: str, id_: str, names: Names, spans: Iterable[Span], **properties: Any) -> Ref:
        """A target or observation, which goes by its metric."""
        spans = tuple(spans)
        self.figures.extend(spans)
        return self._add(label, id_, names, spans, (), None, properties)

    def _add(
        self,
        label: str,
        id_: str,
        names: Names,
        spans: Iterable[Span],
        alt: Iterable[str],
        description: Names | None,
        properties: dict[str, Any],
    ) -> Ref:
        """Keep what is said of a thing; it can be found again by every name it has."""
        said = values(label, properties)
        if description is None:
            version = Version(names.zh, names.en, values=said)
        else:
            version = Version(names.zh, names.en, (description.zh, description.en), said)
        account = self.accounts.get(id_)
        if account is None:
            account = self.accounts[id_] = Account(id_, label, version)
        also = {name for name in alt if name not in (names.zh, names.en)}
        fresh = version not in account.versions or not also <= account.also or id_ not in self.names
        account.add(version, spans, also)
        if label not in ("Target", "Observation"):
            self.claimed.extend(spans)
        ref = self.refs.get(id_)
        if ref is None:
            ref = self.refs[id_] = Ref(id_, label, names.best())
            self._labelled.setdefault(label, {})[id_] = ref
            self._order[id_] = next(self._count)
        if fresh:
            self._call(id_, (names.zh, names.en, *also))
        return ref

    def _call(self, id_: str, names: Iterable[str | None]) -> None:
        known = self.names.setdefault(id_, set())
        for name in map(bare, filter(None, names)):
            if name not in known:
                known.add(name)
                self.called.setdefault(name, {})[id_] = None

    def again(self, ref: Ref, span: Span, *alt: str, **properties: Any) -> Ref:
        """The same thing is named once more, or words state properties of it."""
        first = self.accounts[ref.id].first
        needed = {name: value for name, value in first.values if name in _required(ref.label)}
        self._add(ref.label, ref.id, _both(first.zh, first.en), (span,), alt, None, needed | properties)
        return ref

    def places(self, *labels: str) -> Iterator[tuple[str, Span]]:
        """Where things of these labels are named: the id of each, and the words."""
        for account in self.accounts.values():
            if account.label in labels:
                id_ = self.same.get(account.id, account.id)
                yield from ((id_, span) for spans in account.versions.values() for span in spans)

    def unite(self, ref: Ref, fuller: Ref) -> Ref:
        """Two names turn out to be one thing's: from here on, and in all that was said, it is the fuller one."""
        if ref.id != fuller.id:
            self.same.pop(fuller.id, None)
            self.same |= {id_: fuller.id for id_, was in self.same.items() if was == ref.id} | {ref.id: fuller.id}
            self._call(fuller.id, self.names.pop(ref.id))
            self.refs.pop(ref.id)
            self._labelled[ref.label].pop(ref.id)
        return fuller

    def settled(self) -> tuple[list[Node], list[Relationship], list[AuditEntry]]:
        """All that was said, each thing under its final id."""
        for id_ in self.same:
            self.accounts[self.same[id_]].take(self.accounts[id_])
        nodes = [a.node(self.quotes) for a in self.accounts.values() if a.id not in self.same]
        counts = [
            e.model_copy(update={"members": tuple(dict.fromkeys(self.same.get(m, m) for m in e.members))})
            if any(m in self.same for m in e.members)
            else e
            for e, _ in self.counts.values()
        ]
        return nodes, self._linked(), counts

    def _linked(self) -> list[Relationship]:
        """Each link once, with all words that state it and the surest rule."""
        links: dict[tuple[str, str, str], list[Link]] = {}
        for link in self.relationships:
            ends = self.same.get(link.source, link.source), link.type, self.same.get(link.target, link.target)
            if self._holds(link, *ends):
                links.setdefault(ends, []).append(link)
        return [self._relationship(*ends, found) for ends, found in links.items()]

    def _holds(self, link: Link, source: str, type_: str, target: str) -> bool:
        """Does the model have this link still, where an end goes by another label now?"""
        if (source, target) == (link.source, link.target):
            return True
        labels = (self.accounts[end].label if end in self.accounts else "Document" for end in (source, target))
        return RELATIONSHIP_TYPES[type_].links(*labels)

    def _relationship(self, source: str, type_: str, target: str, found: list[Link]) -> Relationship:
        surest = max(found, key=attrgetter("confidence", "rule")) if len(found) > 1 else found[0]  # by their own word
        evidence = self.quotes({link.span for link in found}) if len(found) > 1 else (self.quote(surest.span),)
        return unchecked(
            RELATIONSHIP_TYPES[type_],
            {
                "source": source, "target": target, "rule": surest.rule,
                "confidence": shown(Said(surest.rule, type_, surest.confidence)),
                "valid_from": None, "valid_to": None, "evidence": evidence,
            },
        )  # fmt: skip

    def known(self, *labels: str) -> Iterator[Ref]:
        """What has been named so far, of these labels, in order."""
        found = [ref for label in labels for ref in self._labelled.get(label, {}).values()]
        if len(labels) > 1:
            found.sort(key=self._numbered)
        return iter(found)

    def _numbered(self, ref: Ref) -> int:
        return self._order[ref.id]

    def find(self, name: str, *labels: str) -> Ref | None:
        """The thing already named so."""
        ids = [id_ for id_ in self.called.get(bare(name), ()) if id_ in self.refs and self.refs[id_].label in labels]
        if len(ids) > 1:
            return next(ref for ref in self.known(*labels) if ref.id in ids)
        return self.refs[ids[0]] if ids else None

    def link(
        self, source: Ref | None, type_: str, target: Ref | None, span: Span, rule: str, confidence: float = 0.9
    ) -> None:
        """One thing stands to another as the words say; nothing where the model has no such link."""
        if source is None or target is None or source.id == target.id:
            return
        if RELATIONSHIP_TYPES[type_].links(source.label, target.label):
            self.relationships.append(Link(source.id, type_, target.id, span, rule, confidence))

    def count(self, span: Span, number: int | None, members: Iterable[Ref], status: AuditStatus, reason: str) -> None:
        """A count the text declares, and what was found of it; the same words are checked once."""
        declared = self.text(span)
        held = self.counts.get(bare(declared))
        if held is not None and (held[0].status != "not_enumerated" or status == "not_enumerated"):
            return
        ids = tuple(dict.fromkeys(m.id for m in members))
        entry = AuditEntry(
            declared=declared, count=number, members=ids, status=status, reason=reason, evidence=(self.quote(span),)
        )
        self.counts[bare(declared)] = entry, span

    def because(self, key: str, **words: str) -> str:
        """A reason of reasons.yaml in the language of the document."""
        return _reasons()[key]["en" if self._english() else "zh"].format(**words)

    def counted(self) -> list[Span]:
        """Where counting words have been checked."""
        return [span for _, span in self.counts.values()]

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


@lru_cache(maxsize=1 << 12)
def _known(vocabulary: Vocabulary, id_: str, label: str) -> Node:
    return vocabulary.node(vocabulary.concepts[id_], label)


@lru_cache(maxsize=1 << 12)
def _both(zh: str | None, en: str | None) -> Names:
    return Names(zh=zh, en=en)


@cache
def _required(label: str) -> frozenset[str]:
    """Properties a node of the label cannot be without."""
    kind = NODE_TYPES[label]
    return frozenset(name for name in kind.own_fields() if kind.model_fields[name].is_required())
