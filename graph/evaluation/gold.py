"""A gold annotation: what two careful people found in a document. One YAML file per document."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import BeforeValidator, Field, ValidationError, model_validator

from graph.errors import InvalidInput
from graph.evaluation.annotation import (
    PREDICATES,
    SETS_TARGET,
    Entity,
    Goal,
    Group,
    Part,
    Relation,
    Strings,
    as_list,
)

LARGEST = 5_000_000  # bytes


class Gold(Part):
    """What was found in one document."""

    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    relations_either: Annotated[tuple[tuple[Relation, ...], ...], BeforeValidator(as_list)] = ()
    relations_optional: Annotated[tuple[Relation, ...], BeforeValidator(as_list)] = ()
    targets: Annotated[tuple[Goal, ...], BeforeValidator(as_list)] = ()
    observations: Annotated[tuple[Goal, ...], BeforeValidator(as_list)] = ()
    groups: Annotated[tuple[Group, ...], BeforeValidator(as_list)] = ()
    optional_terms: Strings = ()
    schema_: Literal["policy-kg-gold/1"] | None = Field(None, alias="schema")

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        for kind, found in (
            ("entities", self.entities),
            ("targets", self.targets),
            ("observations", self.observations),
        ):
            ids = [each.id for each in found]
            if twice := next((i for i in ids if ids.count(i) > 1), None):
                raise ValueError(f"two {kind} have the id {twice}")
        known = {entity.id for entity in self.entities}
        if lost := [other for entity in self.entities for other in entity.merge_ok if other not in known]:
            raise ValueError(f"merge_ok names {lost[0]}, which is no entity")
        return self

    @property
    def spared(self) -> frozenset[str]:
        """Ids of the entities that need not be found."""
        return frozenset(entity.id for entity in self.entities if entity.spared)

    def stated(self) -> Iterator[Relation]:
        """Every relation, asked for or not."""
        yield from self.relations
        yield from (relation for either in self.relations_either for relation in either)
        yield from self.relations_optional

    def warnings(self) -> tuple[str, ...]:
        """What can never be found because the annotation says it wrongly: ids of nothing, unknown predicates."""
        known = {entity.id for entity in self.entities} | {goal.id for goal in self.targets}
        ends = [end for r in self.stated() for end in (r.source, r.target)]
        ends += [m for group in self.groups for m in group.members] + [t.subject for t in self.targets if t.subject]
        types = [r.type for r in self.stated() if r.type not in (*PREDICATES.values(), SETS_TARGET)]
        return (
            *(f"no entity or target has the id {end}" for end in _once(end for end in ends if end not in known)),
            *(f"no relationship is called {type_}" for type_ in _once(types)),
        )


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def read_gold(path: Path) -> Gold:
    """The annotation in a file; `InvalidInput` with one clear line where it is none."""
    try:
        if path.stat().st_size > LARGEST:
            raise InvalidInput(f"{path} is too large for an annotation: at most {LARGEST:,} bytes are read")
        loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InvalidInput(f"{path} cannot be opened: {error.strerror or error}") from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise InvalidInput(f"{path} is not YAML: {error}") from error
    if not isinstance(loaded, dict):
        raise InvalidInput(f"{path} is no annotation: entities and relations are asked for at its top")
    try:
        return Gold(**{str(name): value for name, value in loaded.items()})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise InvalidInput(f"{path} is no annotation: {f'{where}: ' if where else ''}{first['msg']}") from error
