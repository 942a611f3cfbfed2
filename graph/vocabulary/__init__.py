"""The vocabulary: what industrial policy speaks of, under every name it goes by.

Concepts lie beside this module in SKOS-like YAML, one file per scheme: `pref_label` zh/en, `alt_labels`, `broader`.
Names listed under `short` hold only in documents of the concept's `place` (市经信委 is Shanghai's in Shanghai).
Metrics are concepts too (what a target counts); they name quantities and are never nodes themselves.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.errors import InvalidInput
from graph.evidence import Citation, Quote
from graph.ids import NodeId, concept_id
from graph.model import NODE_TYPES, Names, Node
from graph.text import bare
from graph.yaml_file import read_yaml

PACKAGED = Path(__file__).parent
METRIC = "Metric"
_OTHER_FILES = ("units.yaml",)  # judgement about units, not concepts


class Concept(BaseModel):
    """A thing policy documents name, with all its names."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: NodeId
    label: str = Field(description="The label its node has, or Metric")
    pref_label: Names
    alt_labels: tuple[str, ...] = ()
    short: tuple[str, ...] = Field((), description="Names that hold only in documents of `place`; may repeat others")
    kind: str | None = None
    broader: tuple[str, ...] = Field((), description="Ids of the concepts it belongs to")
    place: str | None = Field(None, description="Id of the place it is at home in")
    definition: Names | None = None
    scheme: str = ""

    def names(self, places: Collection[str] = ()) -> Iterator[str]:
        """Every name it goes by in a document of these places."""
        at_home = self.place in places
        local = () if at_home else {bare(name) for name in self.short}
        for name in self.all_names():
            if at_home or bare(name) not in local:
                yield name

    def all_names(self) -> tuple[str, ...]:
        """Every name it goes by anywhere, the preferred ones first."""
        preferred = (self.pref_label.zh, self.pref_label.en)
        return tuple(dict.fromkeys(name for name in (*preferred, *self.alt_labels, *self.short) if name))

    def without(self, gone: Collection[str]) -> "Concept | None":
        """The concept without these bare names; none where no name is left."""
        kept = {lang: name for lang, name in self._preferred() if bare(name) not in gone}
        alt, short = (tuple(n for n in names if bare(n) not in gone) for names in (self.alt_labels, self.short))
        if not kept and not (alt or short):
            return None
        pref = Names(**kept) if kept else Names(zh=(alt or short)[0])
        return self.model_copy(update={"pref_label": pref, "alt_labels": alt, "short": short})

    def _preferred(self) -> Iterator[tuple[str, str]]:
        for lang, name in (("zh", self.pref_label.zh), ("en", self.pref_label.en)):
            if name:
                yield lang, name


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
        return cls(concept for file in files if file.name not in _OTHER_FILES for concept in read_scheme(file))

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
        places = self.around(place)
        found = [(c, local) for c, local in self._by_name.get(bare(name), ()) if not local or c.place in places]
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


def read_scheme(file: Path) -> Iterator[Concept]:
    """The concepts of one file."""
    data = read_yaml(file)
    if not isinstance(data, dict) or set(data) != {"scheme", "label", "concepts"}:
        raise InvalidInput(f"{file.name}: a vocabulary file has exactly scheme, label and concepts")
    for entry in data["concepts"]:
        try:
            concept = Concept(**{"label": data["label"], "scheme": data["scheme"], **entry})
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise InvalidInput(f"{file.name}: {entry.get('id', entry)}: {where}: {first['msg']}") from error
        except TypeError as error:
            raise InvalidInput(f"{file.name}: {entry} is no concept") from error
        if concept.label not in (*NODE_TYPES, METRIC):
            raise InvalidInput(f"{file.name}: {concept.id} has the label {concept.label}; the model has none such")
        yield concept


@lru_cache(maxsize=1)
def _packaged() -> Vocabulary:
    return Vocabulary.load()
