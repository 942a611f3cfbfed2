"""The fragment of a dataset in the making: its entries become nodes and links that cite their sources."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from graph.evidence import Citation
from graph.fragment import AuditEntry
from graph.ids import node_id, quantity_id
from graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Names, Node, Observation, Quantity, Relationship, Target
from graph.targets import normalised
from graph.vocabulary import METRIC, Vocabulary
from loaders.dataset_form import (
    AuditLine,
    Dataset,
    NodeEntry,
    QuantityEntry,
    RelationshipEntry,
    Sourced,
    called,
    printed,
)

RULE = "curated"
CONFIDENCE = {"high": 0.9, "medium": 0.7, "low": 0.5}


def _stated(entry: QuantityEntry, cls: type[Quantity]) -> dict[str, Any]:
    """The figure as printed and in base units."""
    known = normalised(entry.value, entry.unit, entry.value_max)
    if entry.value is not None and known is None:
        raise ValueError(f"the table of units has no unit {entry.unit}" if entry.unit else "a value needs a unit")
    said = entry.model_dump(include=set(cls.own_fields()) - {"metric"})
    return {name: v for name, v in (said | (known.properties() if known else {})).items() if v is not None}


class Draft:
    """The fragment in the making: things under the names that entries use for them."""

    def __init__(self, dataset: Dataset, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.dataset = dataset
        self.documents = {key: entry.node() for key, entry in dataset.sources.items()}
        self.known: dict[str, Node] = {}
        self.nodes: list[Node] = []
        self.relationships: list[Relationship] = []
        self.audit: list[AuditEntry] = []

    def steps(self) -> Iterator[tuple[str, Any, Callable[[Any], None]]]:
        """Each entry with its place in the file and what adds it."""
        sections: tuple[tuple[str, Sequence[Sourced], Callable[[Any], None]], ...] = (
            ("nodes", self.dataset.nodes, self.node),
            ("targets", self.dataset.targets, partial(self.quantity, "SETS_TARGET", Target)),
            ("observations", self.dataset.observations, partial(self.quantity, "REPORTS", Observation)),
            ("relationships", self.dataset.relationships, self.relationship),
            ("audit", self.dataset.audit, self.audited),
        )
        for section, entries, add in sections:
            for number, entry in enumerate(entries, start=1):
                own = called(entry.model_dump())
                yield f"{section} {number}{f' ({own})' if own else ''}", entry, add

    def cited(self, entry: Sourced) -> tuple[Citation, ...]:
        """The entry's sources as evidence."""
        for key in entry.sources:
            if key not in self.documents:
                raise ValueError(f"source {key} is not among the sources of the file")
        outlets = len(entry.sources) if entry.outlets is None else entry.outlets
        return tuple(
            Citation(
                document=self.documents[key].id,
                published=self.dataset.sources[key].published,
                outlets=outlets,
                confidence=CONFIDENCE[entry.confidence],
            )
            for key in entry.sources
        )

    def node(self, entry: NodeEntry) -> None:
        """A thing, or more about one."""
        key = entry.id or entry.concept
        if key is None:
            raise ValueError("an entry needs an id or a concept")
        base = self._base(entry, key)
        own = {name: printed(v) if isinstance(v, date) else v for name, v in entry.properties.items()}
        unknown = set(own) - set(base.own_fields())
        if unknown:
            raise ValueError(f"{base.label} has no property {', '.join(sorted(unknown))}")
        properties = base.properties if key not in self.known else {}
        self.keep(key, self._made(base, entry, properties | own))

    def _made(self, base: Node, entry: NodeEntry, properties: dict[str, Any]) -> Node:
        return type(base)(
            id=base.id,
            pref_label=entry.name or base.pref_label,
            alt_labels=(*base.alt_labels, *entry.aliases),
            description=entry.description or base.description,
            evidence=self.cited(entry),
            **properties,
        )

    def _base(self, entry: NodeEntry, key: str) -> Node:
        """The thing as its vocabulary concept, or by its label and name."""
        if entry.label is not None and entry.label not in NODE_TYPES:
            raise ValueError(f"no label {entry.label}; there are {', '.join(NODE_TYPES)}")
        if entry.concept is not None:
            return self._concept(entry.concept, entry.label)
        if entry.label is None or entry.name is None:
            if key in self.known:
                return self.known[key]
            raise ValueError(f"{key} needs a concept, or a label and a name")
        scope = self.scope(entry)
        return NODE_TYPES[entry.label](id=node_id(entry.label, entry.name.best(), scope), pref_label=entry.name)

    def scope(self, entry: NodeEntry) -> str:
        """Id of what makes the name one thing; of an event its day, too."""
        scope = self.find(entry.scope).id if entry.scope else ""
        return f"{scope}@{printed(entry.properties.get('date', ''))}" if entry.label == "Event" else scope

    def _concept(self, id_: str, label: str | None = None) -> Node:
        concept = self.vocabulary.concepts.get(id_)
        if concept is None or concept.label == METRIC:
            raise ValueError(f"the vocabulary has no concept {id_}")
        return self.vocabulary.node(concept, label)

    def keep(self, key: str, node: Node) -> None:
        """Add the node under the name that other entries use for it."""
        if self.known.setdefault(key, node).id != node.id:
            raise ValueError(f"{key} already stands for {self.known[key].pref_label.best()}")
        self.nodes.append(node)

    def find(self, key: str) -> Node:
        """The thing of this name in the file, else the concept of this id."""
        if key in self.known:
            return self.known[key]
        if key in self.vocabulary.concepts:
            return self._concept(key)
        raise ValueError(f"nothing is called {key}: no node of the file, no concept of the vocabulary")

    def end(self, key: str, evidence: tuple[Citation, ...]) -> Node:
        """The end of a link; a concept that no entry lists rests on the link's own sources."""
        node = self.find(key)
        if key not in self.known:
            self.keep(key, self._concept_cited(key, evidence))
        return node

    def _concept_cited(self, key: str, evidence: tuple[Citation, ...]) -> Node:
        return self.vocabulary.node(self.vocabulary.concepts[key], evidence=evidence)

    def relationship(self, entry: RelationshipEntry) -> None:
        """Links from each source to each target."""
        if entry.type not in RELATIONSHIP_TYPES:
            raise ValueError(f"no relationship type {entry.type}; there are {', '.join(RELATIONSHIP_TYPES)}")
        evidence = self.cited(entry)
        for source in entry.source:
            for target in entry.target:
                self.link(entry.type, self.end(source, evidence), self.end(target, evidence), entry)

    def link(self, type_: str, source: Node, target: Node, entry: Sourced) -> None:
        """One link, if the model has it."""
        cls = RELATIONSHIP_TYPES[type_]
        if not cls.links(source.label, target.label):
            raise ValueError(f"{type_} does not go from {source.label} to {target.label}")
        confidence = CONFIDENCE[entry.confidence]
        self.relationships.append(
            cls(source=source.id, target=target.id, rule=RULE, confidence=confidence, evidence=self.cited(entry))
        )

    def quantity(self, type_: str, cls: type[Quantity], entry: QuantityEntry) -> None:
        """A goal or figure, and whose it is."""
        subject = self.end(entry.of, self.cited(entry))
        concept = self.vocabulary.find(entry.metric, METRIC)
        metric = concept.pref_label.best() if concept else entry.metric
        node = cls(
            id=quantity_id(cls.label, subject.id, metric, entry.year, entry.baseline_year),
            pref_label=entry.name or (concept.pref_label if concept else Names(zh=metric)),
            description=entry.description,
            evidence=self.cited(entry),
            metric=metric,
            **_stated(entry, cls),
        )
        self.nodes.append(node)
        self.link(type_, subject, node, entry)

    def audited(self, line: AuditLine) -> None:
        """A declared count and its members."""
        fields = line.model_dump(include={"declared", "count", "status", "reason"})
        members = tuple(self.find(key).id for key in line.members)
        self.audit.append(AuditEntry(**fields, members=members, evidence=self.cited(line)))
