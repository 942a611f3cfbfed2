"""The vocabulary: what industrial policy speaks of, under every name it goes by.

Concepts lie beside this module in SKOS-like YAML, one file per scheme: `pref_label` zh/en, `alt_labels`, `broader`.
Names listed under `short` hold only in documents of the concept's `place` (市经信委 is Shanghai's in Shanghai).
Metrics are concepts too (what a target counts); they name quantities and are never nodes themselves.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from graph.errors import InvalidInput
from graph.evidence import Citation, Quote
from graph.ids import concept_id
from graph.model import NODE_TYPES, Node
from graph.text import bare
from graph.vocabulary.concept import METRIC, Concept, read_scheme
from graph.vocabulary.divisions import divisions
from graph.yaml_file import uncollected

__all__ = ["METRIC", "PACKAGED", "Concept", "Vocabulary", "packaged_version", "read_scheme"]

PACKAGED = Path(__file__).parent
_OTHER_FILES = ("units.yaml", "bodies.yaml")  # what concepts are made with


class Vocabulary:
    """All concepts by id, and by each of their names."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.concepts: Mapping[str, Concept] = {}
        for concept in concepts:
            if concept.id in self.concepts:
                raise InvalidInput(f"vocabulary: the id {concept.id} stands for two concepts; rename one")
            self.concepts[concept.id] = concept
        self._check()

    def _check(self) -> None:
        for concept in self.concepts.values():
            for other in (*concept.broader, *filter(None, (concept.place,))):
                if other not in self.concepts:
                    raise InvalidInput(f"vocabulary: {concept.id} names {other}, which is no concept")

    @classmethod
    def load(cls, *folders: Path) -> "Vocabulary":
        """The concepts of the YAML files in these folders; of the packaged ones when none is given."""
        files = [file for folder in folders or (PACKAGED,) for file in sorted(folder.glob("*.yaml"))]
        with uncollected():
            listed = [concept for file in files if file.name not in _OTHER_FILES for concept in read_scheme(file)]
            if not folders:
                listed += divisions({c.id: c for c in listed if c.label == "Place"})
            return cls(listed)

    @classmethod
    def default(cls) -> "Vocabulary":
        """The packaged vocabulary, loaded once."""
        return _packaged()

    @cached_property
    def version(self) -> str:
        """Stands for all the concepts: another name anywhere, another version."""
        said = [c.model_dump(exclude_defaults=True) for _, c in sorted(self.concepts.items())]
        return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]

    @cached_property
    def _by_name(self) -> dict[str, list[tuple[Concept, bool]]]:
        """Bare name → the concepts called so, and whether only at home."""
        index: dict[str, list[tuple[Concept, bool]]] = {}
        for concept in self.concepts.values():
            local = {bare(name) for name in concept.short}
            for name in dict.fromkeys(map(bare, concept.all_names())):
                index.setdefault(name, []).append((concept, name in local))
        return index

    def find(self, name: str, label: str | None = None, place: str | None = None) -> Concept | None:
        """The concept of this name in a document of this place; one of this label before any other."""
        return self._found(bare(name), label, place)

    @cached_property
    def _found(self) -> Callable[[str, str | None, str | None], Concept | None]:
        return lru_cache(maxsize=1 << 15)(self._find)

    def _find(self, name: str, label: str | None, place: str | None) -> Concept | None:
        places = self.around(place)
        found = [(c, local) for c, local in self._by_name.get(name, ()) if not local or c.place in places]
        if label != METRIC:
            found = [(c, local) for c, local in found if c.label != METRIC]
        if label is not None:
            found.sort(key=lambda entry: entry[0].label != label)
            found = [entry for entry in found if entry[0].label == found[0][0].label]
        found.sort(key=lambda entry: self._distance(entry[0], places))
        return found[0][0] if found else None

    def _distance(self, concept: Concept, places: tuple[str, ...]) -> int:
        """The document's own place before the one around it, both before anywhere."""
        return places.index(concept.place) if concept.place in places else len(places)

    def around(self, place: str | None) -> tuple[str, ...]:
        """The place and what lies around it, nearest first."""
        places = [place] if place else []
        for each in places:
            concept = self.concepts.get(each)
            places += [p for p in (concept.broader if concept else ()) if p not in places]
        return tuple(places)

    @cached_property
    def _homes(self) -> dict[str, list[Concept]]:
        """Place → the concepts that have names of their own there."""
        homes: dict[str, list[Concept]] = {}
        for concept in self.concepts.values():
            if concept.short and concept.place:
                homes.setdefault(concept.place, []).append(concept)
        return homes

    def at_home(self, place: str) -> Sequence[Concept]:
        """The concepts that go by names of their own in documents of this place."""
        return self._homes.get(place, ())

    def terms(self, place: str | None = None, label: str | None = None) -> Iterator[tuple[str, Concept]]:
        """Every name that holds in a document of this place, with its concept; metrics only when asked for."""
        places = self.around(place)
        for concept in self.concepts.values():
            if concept.label == label or (label is None and concept.label != METRIC):
                yield from ((name, concept) for name in concept.names(places))

    def without(self, terms: Collection[str]) -> "Vocabulary":
        """The vocabulary as if nobody had entered these names."""
        gone = {bare(term) for term in terms}
        kept = {c.id: left for c in self.concepts.values() if (left := c.without(gone)) is not None}
        return Vocabulary(
            c.model_copy(
                update={
                    "broader": tuple(b for b in c.broader if b in kept),
                    "place": c.place if c.place in kept else None,
                }
            )
            for c in kept.values()
        )

    def node(self, concept: Concept, label: str | None = None, evidence: Iterable[Quote | Citation] = ()) -> Node:
        """The concept as a node; under another label than its own where a text uses it so."""
        label = label or concept.label
        own: dict[str, Any] = {}
        if concept.kind and label == concept.label and "kind" in NODE_TYPES[label].model_fields:
            own["kind"] = concept.kind
        return NODE_TYPES[label](
            id=concept_id(concept.id, label, concept.label),
            pref_label=concept.pref_label,
            alt_labels=tuple(n for n in concept.all_names() if n not in (concept.pref_label.zh, concept.pref_label.en)),
            description=concept.definition,
            evidence=tuple(evidence),
            **own,
        )


@cache
def packaged_version() -> str:
    """Stands for the packaged vocabulary, its units and what is made of them, without reading the concepts."""
    files = sorted(file for file in PACKAGED.iterdir() if file.suffix in (".yaml", ".tsv", ".py"))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]


@lru_cache(maxsize=1)
def _packaged() -> Vocabulary:
    return Vocabulary.load()
