"""What fails an audit is a count partly filled or values that cannot all be so; wording is neither."""

from typing import Any

import pytest

from graph.audit import contradictions, fails
from graph.evidence import Citation, quote
from graph.fragment import AuditEntry
from graph.merge import merge_all
from graph.model import NODE_TYPES, Action, Document, Names, Node


def accounts(label: str, *said: dict[str, Any]) -> Node:
    """One thing as several documents tell of it."""
    needed = {"metric": "规模"} if label == "Target" else {}
    return merge_all(
        [
            NODE_TYPES[label](
                id="x", evidence=(Citation(document=f"d{i}"),), **{"pref_label": Names(zh="甲"), **needed, **each}
            )
            for i, each in enumerate(said)
        ]
    )


@pytest.mark.parametrize(
    ("label", "said", "names"),
    [
        ("Target", [{"normalized_value": 5}, {"normalized_value": 4}], {"normalized_value"}),
        (
            "Target",
            [{"value": 5000, "unit": "亿元", "normalized_value": 5}, {"value": 0.5, "normalized_value": 5}],
            set(),
        ),
        ("Target", [{"value": 5, "normalized_value": 5}, {"value": 4, "normalized_value": 4}], {"value"}),
        ("Target", [{"value": 5, "normalized_value": 50}, {"value": 5, "normalized_value": 500}], {"normalized_value"}),
        ("Target", [{"value": 5, "normalized_value": 5}, {"value": 4}], {"value"}),
        ("Target", [{"value": 5}, {"value": 4}], {"value"}),
        ("Target", [{"comparator": ">"}, {"comparator": ">="}, {"comparator": "="}], set()),
        ("Target", [{"comparator": ">"}, {"comparator": "<="}], {"comparator"}),
        ("Target", [{"modality": "firm"}, {"modality": "aim"}], set()),
        ("Plan", [{"period_end": 2025}, {"period_end": 2030}], {"period_end"}),
        ("Plan", [{"published": "2022-07-08"}, {"published": "2022-07"}, {"published": "2022-07-08T10:00"}], set()),
        ("Plan", [{"published": "2022-07-08"}, {"published": "2022-07-18"}], {"published"}),
        ("Plan", [{"official_title": "《绿谷方案》"}, {"official_title": "绿谷方案"}], set()),
        ("Plan", [{"official_title": "绿谷方案"}, {"official_title": "绿谷方案（2022-2025年）"}], set()),
        ("Plan", [{"status": "draft"}, {"status": "approved"}], set()),
        ("Action", [{"ordinal": 1}, {"ordinal": 3}], set()),
        ("Document", [{"title": "甲"}, {"title": "乙"}], set()),
        ("Action", [{"pref_label": Names(zh="强基行动")}, {"pref_label": Names(zh="固基行动")}], {"pref_label.zh"}),
        ("Action", [{"pref_label": Names(zh="“强基”行动")}, {"pref_label": Names(zh="强基行动")}], set()),
        ("Park", [{"pref_label": Names(zh="东区")}, {"pref_label": Names(zh="西区")}], set()),
    ],
)
def test_a_contradiction_is_what_cannot_all_be_so(label: str, said: list[dict[str, Any]], names: set[str]) -> None:
    assert set(contradictions(accounts(label, *said))) == names


def test_two_names_in_one_document_are_no_contradiction() -> None:
    both = [Action(id="a", pref_label=Names(zh=n), evidence=(quote("d", 0, n, 0, 2),)) for n in ("强基", "固基")]
    assert contradictions(merge_all(both)) == {}


@pytest.mark.parametrize(
    ("status", "failing"), [("satisfied", False), ("open", False), ("not_enumerated", False), ("partial", True)]
)
def test_a_count_that_is_partly_filled_fails_an_audit(status: Any, failing: bool) -> None:
    assert fails([AuditEntry(declared="两大行动", count=2, status=status)], []) is failing


def test_a_contradiction_fails_an_audit() -> None:
    assert fails([], [accounts("Target", {"value": 5}, {"value": 4})])


def test_what_catalogues_say_of_a_document_is_no_policy_fact() -> None:
    assert contradictions(Document(id="d", pref_label=Names(zh="甲"))) == {}
