"""What two documents say differently."""

from typing import Any, Literal

from pydantic import BaseModel, Field

from api.wire.examples import TARGET, example
from api.wire.graph import NodeOut, PageOut, RelationshipOut

CHANGE = {
    "kind": "changed",
    "name": "Target 产业规模",
    "before": TARGET,
    "after": TARGET | {"properties": {"metric": "产业规模", "comparator": ">", "value": 5500, "unit": "亿元"}},
    "differences": {"value": [5000, 5500]},
    "words": {"before": ["产业规模突破5000亿元"], "after": ["产业规模突破5500亿元"]},
}


class BothWordsOut(BaseModel):
    """The words of either side."""

    before: list[str]
    after: list[str]


class ChangeOut(BaseModel):
    """A node or relationship that only one of two documents tells of, or of which they tell different things."""

    model_config = example(CHANGE)
    kind: Literal["added", "removed", "changed"]
    name: str
    before: NodeOut | RelationshipOut | None = Field(description="As the first document has it")
    after: NodeOut | RelationshipOut | None = Field(description="As the second one has it")
    differences: dict[str, list[Any]] = Field(description="By property: what the first says, what the second says")
    words: BothWordsOut


class DiffOut(PageOut[ChangeOut]):
    """All that two documents say differently, and how much of each kind."""

    model_config = example({"items": [CHANGE], "total": 1, "next": None, "added": 0, "removed": 0, "changed": 1})
    added: int
    removed: int
    changed: int
