"""One small scene, from which every form takes its example."""

from typing import Any

from pydantic import ConfigDict

QUOTE = {
    "kind": "exact",
    "document": "document-0123456789abcdef",
    "passage": 4,
    "start": 12,
    "end": 14,
    "exact": "氢能",
    "prefix": "重点发展",
    "suffix": "、储能",
}
NODE = {
    "id": "hydrogen-energy",
    "label": "Field",
    "pref_label": {"zh": "氢能", "en": "Hydrogen energy"},
    "alt_labels": [],
    "properties": {"ordinal": 3},
    "evidence": [QUOTE],
}
RELATIONSHIP = {
    "id": "rel-0123456789abcdef",
    "type": "HAS_FIELD",
    "source": "direction-0123456789abcdef",
    "target": "hydrogen-energy",
    "rule": "stated",
    "confidence": 0.9,
    "level": "high",
    "evidence": [QUOTE],
}
PLAN = {
    "id": "plan-0123456789abcdef",
    "label": "Plan",
    "pref_label": {"zh": "绿色低碳产业行动方案"},
    "alt_labels": [],
    "properties": {"period_start": 2022, "period_end": 2025},
    "evidence": [],
}
TARGET = {
    "id": "target-0123456789abcdef",
    "label": "Target",
    "pref_label": {"zh": "产业规模 2025"},
    "alt_labels": [],
    "properties": {
        "metric": "产业规模",
        "comparator": ">",
        "value": 5000,
        "unit": "亿元",
        "normalized_value": 500_000_000_000,
        "normalized_unit": "CNY",
        "year": 2025,
        "modality": "firm",
    },
    "evidence": [],
}
SOURCE = {
    "id": "document-0123456789abcdef",
    "title": "发布会实录",
    "publisher": "市政府新闻办",
    "published": "2022-07-08",
    "url": None,
}
AUDIT = {
    "declared": "10个领域",
    "count": 10,
    "members": ["hydrogen-energy"],
    "status": "partial",
    "reason": "one of ten is named",
    "evidence": [QUOTE],
}
SAYING = {
    "value": 5000,
    "node": "target-0123456789abcdef",
    "sentence": "到2025年，产业规模突破5000亿元。",
    "evidence": QUOTE,
    "document": SOURCE,
}
DISAGREEMENT = {
    "kind": "values",
    "property": "value",
    "reason": "values",
    "contradicts": True,
    "nodes": [{"id": "target-0123456789abcdef", "label": "Target", "pref_label": {"zh": "产业规模"}}],
    "says": [SAYING, SAYING | {"value": 4000, "sentence": "到2025年，产业规模达到4000亿元。"}],
    "correction": None,
}


def example(value: Any) -> ConfigDict:
    """A form that takes nothing it does not name, with an example of itself."""
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [value]})
