"""A concept: a thing policy documents name, with all its names; and the SKOS-like YAML files that list them."""

from collections.abc import Collection, Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.errors import InvalidInput
from graph.ids import NodeId
from graph.model import NODE_TYPES, Names
from graph.text import bare
from graph.yaml_file import read_texts

METRIC = "Metric"


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


def read_scheme(file: Path) -> Iterator[Concept]:
    """The concepts of one file."""
    data = read_texts(file)
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
