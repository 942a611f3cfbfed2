"""The form of a dataset file: its sections and their entries (described in loaders/dataset.py)."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from graph.fragment import AuditStatus, DocumentText
from graph.ids import document_id
from graph.model import Names, Node, Scalar

SCHEMA = "zhengtu-dataset/1"


def printed(value: Any) -> Any:
    """A value as words; YAML reads 2022-07-08 as a date and 2022 as a number; a dataset means the words."""
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, int) else value


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def called(entry: dict[str, Any]) -> str | None:
    """The name an entry goes by in a message."""
    return next((str(entry[key]) for key in ("id", "concept", "metric", "declared", "source") if entry.get(key)), None)


Day = Annotated[str, BeforeValidator(printed)]
Keys = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SourceEntry(_Entry):
    """A page that facts were taken from."""

    title: str
    url: str | None = None
    publisher: str | None = None
    published: Day | None = None
    language: str = "zh-Hans"

    def node(self) -> Node:
        """The page as a Document."""
        about = self.model_dump(exclude={"language"})
        id_ = document_id(self.url, self.publisher, self.published, self.title)
        return DocumentText(id=id_, language=self.language, **about).node()


class Sourced(_Entry):
    """A statement and who makes it."""

    sources: Keys = Field(min_length=1)
    outlets: int | None = Field(None, ge=1)
    confidence: Literal["high", "medium", "low"]


class NodeEntry(Sourced):
    """A thing."""

    id: str | None = None
    concept: str | None = None
    label: str | None = None
    name: Names | None = None
    aliases: Keys = ()
    description: Names | None = None
    scope: str | None = None
    properties: dict[str, Scalar | date] = Field(default_factory=dict)


class RelationshipEntry(Sourced):
    """A link from one thing to one or several."""

    source: Keys
    type: str
    target: Keys


class QuantityEntry(Sourced):
    """A goal or a figure of a thing."""

    of: str
    metric: str
    name: Names | None = None
    description: Names | None = None
    comparator: str = "="
    value: int | float | None = None
    value_max: int | float | None = None
    unit: str | None = None
    year: int | None = None
    baseline_year: int | None = None
    modality: str | None = None


class AuditLine(Sourced):
    """A count that the sources declare."""

    declared: str
    count: int | None = None
    members: Keys = ()
    status: AuditStatus
    reason: str = ""


class Dataset(_Entry):
    """The whole file."""

    schema_: Literal["zhengtu-dataset/1"] = Field(alias="schema")
    title: str
    publisher: str | None = None
    published: Day | None = None
    url: str | None = None
    language: str = "zh-Hans"
    sources: dict[str, SourceEntry]
    nodes: tuple[NodeEntry, ...] = ()
    relationships: tuple[RelationshipEntry, ...] = ()
    targets: tuple[QuantityEntry, ...] = ()
    observations: tuple[QuantityEntry, ...] = ()
    audit: tuple[AuditLine, ...] = ()

    def document(self, sha256: str) -> DocumentText:
        """The dataset as a document: it has no text of its own."""
        id_ = document_id(self.url, self.publisher, self.published, self.title)
        about = self.model_dump(include={"title", "publisher", "published", "url", "language"})
        return DocumentText(id=id_, sha256=sha256, **about)
