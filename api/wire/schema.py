"""What there is."""

from pydantic import BaseModel, ConfigDict, Field

from api.wire.examples import example
from graph.model import Names


class PropertyOut(BaseModel):
    """A property of a label."""

    model_config = example({"name": "ordinal", "description": "Position in the plan's own numbering", "type": "int"})
    name: str
    description: str
    type: str


class LabelOut(BaseModel):
    """A label: its definition, title, look and number of nodes."""

    model_config = example(
        {
            "label": "Field",
            "definition": "An area of industry that a plan develops (…领域).",
            "title": {"zh": "领域", "en": "Field"},
            "count": 10,
            "shape": "M5 3.75H11",
            "light": ["#56B4E9", "#1B6FA6"],
            "dark": ["#56B4E9", "#8CCFF7"],
            "properties": [{"name": "ordinal", "description": "Position in the plan's own numbering", "type": "int"}],
        }
    )
    label: str
    definition: str
    title: Names
    count: int
    shape: str
    light: list[str]
    dark: list[str]
    properties: list[PropertyOut]


class TypeOut(BaseModel):
    """A relationship type: its definition, titles, and the labels it links."""

    model_config = example(
        {
            "type": "HAS_FIELD",
            "definition": "A plan, action or direction develops a field.",
            "title": {"zh": "发展领域", "en": "develops"},
            "reverse": {"zh": "属于", "en": "developed by"},
            "ends": [["Action", "Direction", "Plan"], ["Field", "Industry"]],
            "links": [[["Action", "Direction", "Plan"], ["Field", "Industry"]]],
            "count": 10,
        }
    )
    type: str
    definition: str
    title: Names
    reverse: Names
    ends: tuple[list[str], list[str]] = Field(description="All labels it goes from, all it goes to; [] means any")
    links: list[tuple[list[str], list[str]]] = Field(description="Which of them go with which")
    count: int


class SchemaOut(BaseModel):
    """What there is: labels and relationship types, with counts in this library."""

    model_config = ConfigDict(extra="forbid")
    version: str
    program: str
    labels: list[LabelOut]
    types: list[TypeOut]
