"""The parts of an annotation: entities, goals, relations and groups as people write them down."""

from functools import cached_property
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

from graph.evaluation.spelling import Keys, keys
from graph.fragment import AuditStatus

PREDICATES = {
    "announces": "ANNOUNCES", "hasAction": "HAS_ACTION", "hasDirection": "HAS_DIRECTION", "hasField": "HAS_FIELD",
    "involvesTechnology": "INVOLVES", "followsTrend": "FOLLOWS_TREND", "focusesOnField": "FOCUSES_ON",
    "issuedBy": "ISSUED_BY", "attendedBy": "ATTENDED_BY", "affiliatedWith": "AFFILIATED_WITH", "partOf": "PART_OF",
    "locatedIn": "LOCATED_IN", "mentions": "CITES",
}  # fmt: skip
SETS_TARGET = "SETS_TARGET"


def _strings(value: Any) -> tuple[str, ...]:
    """The strings in a value, however deep they lie."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return tuple(text for each in value for text in _strings(each))
    return (value,) if isinstance(value, str) else ()


def as_list(value: Any) -> Any:
    """Nothing written is an empty list."""
    return () if value is None else value


def _pair(value: Any) -> Any:
    return value[:2] if isinstance(value, list) else value


def _either(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


Strings = Annotated[tuple[str, ...], BeforeValidator(_strings)]
Ids = Annotated[tuple[str, ...], BeforeValidator(as_list)]
Place = Annotated[tuple[str, str], BeforeValidator(_pair)]
"""Words and the index of the paragraph they stand in."""
Places = Annotated[tuple[Place, ...], BeforeValidator(as_list)]


class Part(BaseModel):
    """A part of an annotation; what it does not know it leaves aside."""

    model_config = ConfigDict(frozen=True, coerce_numbers_to_str=True)


class Entity(Part):
    """A thing the text names, by all the names that are accepted for it."""

    id: str
    type: str
    types: Ids = ()
    zh: Strings = ()
    en: Strings = ()
    official_zh_external: Strings = ()
    aliases: Strings = ()
    mentions: Places = ()
    merge_ok: Ids = ()
    inferred: bool = False
    optional: bool = False

    @property
    def spared(self) -> bool:
        """Does it cost nothing to leave it out, and nothing to name it?"""
        return self.optional or self.inferred

    @cached_property
    def labels(self) -> frozenset[str]:
        """The labels that are right for it."""
        return frozenset((self.type, *self.types))

    @cached_property
    def shown(self) -> Keys:
        """The names it is shown by."""
        return keys((*self.zh, *self.en))

    @cached_property
    def names(self) -> Keys:
        """All its names."""
        said = (term for _, term in self.mentions)
        return self.shown | keys((*self.official_zh_external, *self.aliases, *said))


class Goal(Part):
    """A quantity the text states: a target, or an observation that only looks like one."""

    id: str
    term: str = ""
    subject: str | None = None
    metric: str | None = None
    metric_zh: str | None = None
    comparator: str | None = None
    value: Any = None
    value_max: Any = None
    unit: str | None = None
    normalized_value: Any = None
    normalized_value_max: Any = None
    normalized_unit: str | None = None
    year: Any = None
    year_optional: bool = False
    optional: bool = False
    p: str | None = None
    also: Places = ()

    @property
    def terms(self) -> tuple[str, ...]:
        """The words that state it, wherever they stand."""
        return (self.term, *(term for _, term in self.also))

    @property
    def paragraphs(self) -> frozenset[str]:
        """Where it is stated."""
        return frozenset(p for p in (self.p, *(at for at, _ in self.also)) if p is not None)


class Triple(Part):
    """Who, what, whom."""

    source: str
    type: str
    target: str

    def __str__(self) -> str:
        return f"{self.source} {self.type} {self.target}"


class Relation(Triple):
    """A statement of the text and the paragraph it stands in."""

    paragraph: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_list(cls, value: Any) -> Any:
        if not isinstance(value, list) or len(value) < 3:
            raise ValueError("a relation is a list: subject, predicate, object, paragraph")
        source, predicate, target, *rest = value
        type_ = PREDICATES.get(predicate, predicate) if isinstance(predicate, str) else predicate
        return {"source": source, "type": type_, "target": target, "paragraph": rest[0] if rest else None}

    @property
    def triple(self) -> Triple:
        """The statement without its place."""
        return Triple(source=self.source, type=self.type, target=self.target)


class Group(Part):
    """A count the text declares, its members, and whether they satisfy it."""

    term: str
    declared: Any = None
    parts: Annotated[tuple[int, ...], BeforeValidator(as_list)] = ()
    members: Ids = ()
    status: Annotated[tuple[AuditStatus, ...], BeforeValidator(_either)]

    @property
    def graded(self) -> bool:
        """Is it a whole number that can be checked?"""
        return isinstance(self.declared, int)
