"""What there is: node classes and relationship classes; a class's docstring is its definition.

Whatever a reader sees (label, endpoint, colour, column) is derived from `NODE_TYPES` and `RELATIONSHIP_TYPES`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticUndefined

from graph.audit import contradictions
from graph.evidence import Citation, EvidenceSet, Quote
from graph.ids import NodeId, relationship_id

Comparator = Literal[">", ">=", "=", "~", "<", "<=", "range", "unspecified"]
Scalar = str | int | float | bool
Year = Annotated[int, Field(ge=1900, le=2200)]


def _whole(value: Any) -> Any:
    """5000.0 is 5000: one number, one spelling."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Number = Annotated[int | float, AfterValidator(_whole)]
Ordinal = Annotated[int, Field(ge=1)]


class Names(BaseModel):
    """A name in Chinese, English or both."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    zh: str | None = None
    en: str | None = None

    @model_validator(mode="after")
    def _has_one(self) -> Self:
        if not (self.zh or self.en):
            raise ValueError("a name is needed in zh or en")
        return self

    def best(self, lang: str = "zh") -> str:
        """The name in a language, else in the other."""
        return (self.en or self.zh if lang == "en" else self.zh or self.en) or ""


class Statement(BaseModel):
    """A value that sources give a property, with the evidence of those that do."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    value: Annotated[Scalar, AfterValidator(_whole)]
    evidence: EvidenceSet = ()

    @cached_property
    def documents(self) -> frozenset[str]:
        """The documents that say so."""
        return frozenset(e.document for e in self.evidence)


Statements = Mapping[str, tuple[Statement, ...]]


class Implied(Mapping[str, tuple[Statement, ...]]):
    """The statements of a node of which every word says the same: each made when it is asked for."""

    def __init__(self, said: Mapping[str, Scalar], evidence: tuple[Quote | Citation, ...]) -> None:
        self.said = said
        self.evidence = evidence

    def __getitem__(self, key: str) -> tuple[Statement, ...]:
        return (Statement(value=self.said[key], evidence=self.evidence),)

    def __iter__(self) -> Iterator[str]:
        return iter(self.said)

    def __len__(self) -> int:
        return len(self.said)


class Node(BaseModel):
    """A thing of the graph. Its properties keep what each source says; the best supported value is shown."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    label: ClassVar[str] = "Node"
    id: NodeId
    pref_label: Names
    alt_labels: Annotated[tuple[str, ...], AfterValidator(lambda names: tuple(sorted(set(names))))] = ()
    description: Names | None = None
    evidence: EvidenceSet = ()
    statements: Statements = Field(
        default_factory=dict,
        description="Per property (names too): every value and who says it",
    )

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.label = cls.__name__

    @classmethod
    @cache
    def own_fields(cls) -> tuple[str, ...]:
        """The properties that this label has beside those of every node."""
        return tuple(name for name in cls.model_fields if name not in Node.model_fields)

    @property
    def properties(self) -> dict[str, Scalar]:
        """The shown values of the label's own properties, without those unknown."""
        return {name: value for name in self.own_fields() if (value := getattr(self, name)) is not None}

    @model_validator(mode="before")
    @classmethod
    def _states_its_values(cls, data: Any) -> Any:
        """What a node says of itself is a statement resting on the node's evidence, where no statement is given."""
        if not isinstance(data, dict):
            return data
        said = dict(data.get("statements") or {})
        known = {name: data.get(name, default) for name, default in _own_defaults(cls).items()}
        for called in ("pref_label", "description"):
            names = data.get(called)
            names = names.model_dump() if isinstance(names, Names) else names
            if isinstance(names, dict):
                known |= {f"{called}.{lang}": text or None for lang, text in names.items()}
        evidence = data.get("evidence") or ()
        unsaid = {k: v for k, v in known.items() if v is not None and v is not PydanticUndefined and k not in said}
        return data | {"statements": said | {k: ({"value": v, "evidence": evidence},) for k, v in unsaid.items()}}

    @property
    def contradictions(self) -> dict[str, tuple[Statement, ...]]:
        """Properties of which sources give values that cannot all be so; another wording is none."""
        return contradictions(self)


@cache
def _own_defaults(kind: type[Node]) -> Mapping[str, Any]:
    """A label's own properties with what they are where nothing is said; asked for with every node that is built."""
    fields = kind.model_fields.items()
    return {name: field.get_default() for name, field in fields if name not in Node.model_fields}


class Plan(Node):
    """An action plan, programme or official plan that a government or body sets out."""

    period_start: Year | None = Field(None, description="First year of the plan's period")
    period_end: Year | None = Field(None, description="Last year of the plan's period")
    official_title: str | None = Field(None, description="Title as issued")
    number: str | None = Field(None, description="Document number, e.g. 沪府发〔2022〕7号")
    approved: str | None = Field(None, description="Date of approval, ISO 8601")
    published: str | None = Field(None, description="Date of publication, ISO 8601")
    effective: str | None = Field(None, description="Date it takes effect, ISO 8601")
    expires: str | None = Field(None, description="Date it ends to be in force, ISO 8601")
    status: str | None = Field(None, description="draft, approved, in_force or ended")


class Action(Node):
    """A named action (行动), project (工程) or other undertaking of a plan."""

    ordinal: Ordinal | None = Field(None, description="Position in the plan's own numbering")


class Direction(Node):
    """A line of work a plan or action sets out; also an orientation that guides it, or a measure."""

    ordinal: Ordinal | None = Field(None, description="Position in the plan's own numbering")
    kind: Literal["focus", "orientation", "measure"] | None = Field(None, description="focus, orientation or measure")


class FieldOfWork(Node):
    """An area of industry that a plan develops (…领域)."""

    ordinal: Ordinal | None = Field(None, description="Position in the plan's own numbering")


class Technology(Node):
    """A technology, product, material or process named in a text."""

    kind: str | None = Field(None, description="technology, product, material, process or facility")


class Trend(Node):
    """A development trend that a plan follows."""


class Industry(Node):
    """An industry, track or industrial system, named as such (…产业, 赛道, 体系)."""

    kind: str | None = Field(None, description="industry, track or system")


class Park(Node):
    """An industrial park, base, valley or centre, or a programme of parks."""

    kind: Literal["park", "programme"] | None = Field(None, description="park or programme")


class Quantity(Node):
    """A figure of a metric in a year: how it compares, as printed and normalised."""

    metric: str = Field(description="What is counted or measured")
    comparator: Comparator = Field("=", description="How the value bounds the metric")
    value: Number | None = Field(None, description="As printed, in `unit`")
    value_max: Number | None = Field(None, description="Upper end of a range, in `unit`")
    unit: str | None = Field(None, description="Unit as printed: 亿元, 家, %")
    normalized_value: Number | None = Field(None, description="In `normalized_unit`")
    normalized_value_max: Number | None = Field(None, description="Upper end of a range, in `normalized_unit`")
    normalized_unit: str | None = Field(None, description="CNY, count, %, W, t, m2 …")
    unit_inferred: bool | None = Field(None, description="The text leaves the unit out (5000亿)")
    year: Year | None = Field(None, description="Year the figure is for")
    baseline_year: Year | None = Field(None, description="Year it is compared with")


class Target(Quantity):
    """A quantified goal for a year."""

    modality: Literal["firm", "aim"] | None = Field(None, description="firm (达到) or aim (力争)")


class Observation(Quantity):
    """A present or past figure; never a target."""


class Organization(Node):
    """A government body, company, institute, alliance or medium."""

    kind: str | None = Field(None, description="government, party, company, institute, medium …")


class Person(Node):
    """A named person, with the office a text gives."""

    role: str | None = Field(None, description="Office or title as stated")


class Event(Node):
    """A press conference, meeting, forum or launch."""

    date: str | None = Field(None, description="ISO 8601, as precise as stated")
    time: str | None = Field(None, description="hh:mm, local")


class Place(Node):
    """A country, province, city, district or named zone."""

    kind: str | None = Field(None, description="country, province, city, district …")


class Document(Node):
    """A source that was read, or a document, instruction or strategy that one cites."""

    title: str | None = Field(None, description="Title as published")
    publisher: str | None = Field(None, description="Who published it")
    published: str | None = Field(None, description="Date or time of publication, ISO 8601")
    url: str | None = Field(None, description="Address it was published at")
    language: str | None = Field(None, description="BCP 47 tag: zh-Hans, zh-Hant, en")
    sha256: str | None = Field(None, description="Hash of the bytes that were read")


class Passage(Node):
    """A paragraph, heading, table row or page of a document."""

    index: Annotated[int, Field(ge=0)] = Field(description="Position in the document; 0 is the title")
    text: str = Field(description="The words, as every selector counts them")
    kind: str = Field("paragraph", description="title, heading, paragraph, list_item, row or page")


FieldOfWork.label = "Field"  # the class cannot share its name with pydantic's Field

NODE_TYPES: dict[str, type[Node]] = {
    cls.label: cls
    for cls in (
        Plan, Action, Direction, FieldOfWork, Technology, Trend, Industry, Park, Target, Observation,
        Organization, Person, Event, Place, Document, Passage,
    )
}  # fmt: skip


class Relationship(BaseModel):
    """A statement that links two nodes, with the words that state it and the rule that read them."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    type: ClassVar[str] = "RELATIONSHIP"
    ends: ClassVar[tuple[tuple[frozenset[str], frozenset[str]], ...]] = ()
    source: NodeId
    target: NodeId
    rule: str = Field(
        "stated",
        description="What produced it: a pattern's id, `curated` or `structure`",
    )
    confidence: Annotated[float, Field(ge=0, le=1)] = 0.9
    valid_from: str | None = Field(None, description="ISO 8601, where stated")
    valid_to: str | None = Field(None, description="ISO 8601, where stated")
    evidence: EvidenceSet = ()

    def __init_subclass__(cls, ends: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.type = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).upper()
        cls.ends = tuple(_ends(line) for line in ends)

    @cached_property
    def id(self) -> str:
        """Who, what, whom."""
        return relationship_id(self.source, self.type, self.target)

    @classmethod
    @cache
    def links(cls, source: str, target: str) -> bool:
        """May this type go from the one label to the other?"""
        return any((not a or source in a) and (not b or target in b) for a, b in cls.ends)


def _ends(line: str) -> tuple[frozenset[str], frozenset[str]]:
    """`Event Person > Plan`; `any` for every label."""
    source, target = (side.split() for side in line.split(">"))
    return frozenset(source) - {"any"}, frozenset(target) - {"any"}


class Announces(Relationship, ends=("Event Person > Plan",)):
    """Makes a plan public."""


class HasAction(Relationship, ends=("Plan > Action",)):
    """A plan carries out an action."""


class HasDirection(Relationship, ends=("Plan Action > Direction",)):
    """A plan or action works along a direction."""


class HasField(Relationship, ends=("Direction Action Plan > Field Industry",)):
    """A plan, action or direction develops a field."""


class Involves(Relationship, ends=("Field Industry Direction Action Plan Park > Technology",)):
    """Names a technology as part of itself."""


class FollowsTrend(Relationship, ends=("Plan Action Direction > Trend",)):
    """Takes a trend as its premise."""


class FocusesOn(Relationship, ends=("Park > Field Industry",)):
    """A park specialises in a field."""


class SetsTarget(
    Relationship,
    ends=("Plan Action Direction Field Industry Park Place Organization > Target",),
):
    """Commits to a quantified goal."""


class Reports(Relationship, ends=("Plan Field Industry Park Place Organization > Observation",)):
    """Has a present or past figure."""


class LedBy(Relationship, ends=("Plan Action Direction > Organization",)):
    """Is the responsibility of a body."""


class IssuedBy(Relationship, ends=("Plan > Organization Place",)):
    """Was issued by a body or place."""


class AttendedBy(Relationship, ends=("Event > Organization Person",)):
    """Had a body or person taking part."""


class AffiliatedWith(Relationship, ends=("Person > Organization",)):
    """Holds office in a body."""


class PartOf(
    Relationship,
    ends=(
        "Park > Plan Action Direction Park",
        "Action > Action Direction",
        "Industry > Industry",
        "Organization > Organization",
    ),
):
    """Belongs to something larger of its kind, or to the undertaking that builds it."""


class LocatedIn(Relationship, ends=("Park Event Organization Action > Place",)):
    """Lies or takes place in a place."""


class Cites(Relationship, ends=("Plan Action Direction Document > Document Plan",)):
    """Refers to another document, strategy or plan."""


class Mentions(Relationship, ends=("Passage > any",)):
    """A passage holds words that name a thing."""

    start: int | None = Field(None, ge=0, description="First code point of the words")
    end: int | None = Field(None, gt=0, description="Code point after the last")
    exact: str | None = Field(None, description="The words")

    @cached_property
    def id(self) -> str:
        """Who, where, whom: a passage may name a thing twice."""
        return relationship_id(self.source, f"{self.type}@{self.start}-{self.end}", self.target)


class HasPassage(Relationship, ends=("Document > Passage",)):
    """A document consists of passages."""


class States(Relationship, ends=("Document > Plan",)):
    """A document tells of a plan."""


class FollowsUp(Relationship, ends=("Plan > Plan",)):
    """Continues an earlier plan."""


RELATIONSHIP_TYPES: dict[str, type[Relationship]] = {
    cls.type: cls
    for cls in (
        Announces, HasAction, HasDirection, HasField, Involves, FollowsTrend, FocusesOn, SetsTarget, Reports, LedBy,
        IssuedBy, AttendedBy, AffiliatedWith, PartOf, LocatedIn, Cites, Mentions, HasPassage, States, FollowsUp,
    )
}  # fmt: skip


@dataclass(frozen=True)
class Graph:
    """Nodes and relationships in memory, by id: for views, exports and analysis."""

    nodes: Mapping[str, Node] = field(default_factory=dict)
    relationships: Mapping[str, Relationship] = field(default_factory=dict)


def quotes(thing: Node | Relationship) -> tuple[Quote, ...]:
    """Its exact evidence."""
    return tuple(e for e in thing.evidence if isinstance(e, Quote))


def citations(thing: Node | Relationship) -> tuple[Citation, ...]:
    """Its citations."""
    return tuple(e for e in thing.evidence if isinstance(e, Citation))
