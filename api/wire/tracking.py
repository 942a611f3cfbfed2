"""One metric through the years."""

from typing import Literal

from pydantic import BaseModel, Field

from api.wire.audit import SayingOut
from api.wire.documents import NamedOut
from api.wire.examples import SAYING, example
from graph.model import Comparator, Names

POINT = {
    "year": 2025,
    "kind": "Target",
    "metric": "产业规模",
    "pref_label": {"zh": "产业规模", "en": "Industry scale"},
    "node": "target-0123456789abcdef",
    "subject": {"id": "plan-0123456789abcdef", "label": "Plan", "pref_label": {"zh": "绿色低碳产业行动方案"}},
    "place": {"id": "shanghai", "label": "Place", "pref_label": {"zh": "上海", "en": "Shanghai"}},
    "comparator": ">",
    "value": 5000,
    "value_max": None,
    "unit": "亿元",
    "modality": "firm",
    "normalized_value": 500_000_000_000,
    "normalized_value_max": None,
    "normalized_unit": "CNY",
    "baseline_year": None,
    "reached": None,
    "says": [SAYING],
}


class PointOut(BaseModel):
    """A figure of a year as documents state it: a target, or an observation."""

    model_config = example(POINT)
    year: int | None
    kind: Literal["Target", "Observation"]
    metric: str
    pref_label: Names = Field(description="The metric in both languages")
    node: str = Field(description="Id of the target or observation")
    subject: NamedOut
    place: NamedOut | None
    comparator: Comparator | None
    value: int | float | None
    value_max: int | float | None
    unit: str | None
    modality: Literal["firm", "aim"] | None
    normalized_value: int | float | None
    normalized_value_max: int | float | None
    normalized_unit: str | None
    baseline_year: int | None
    reached: bool | None = Field(description="Did the observations of its year reach a target? None where unknown")
    says: list[SayingOut]
