"""One metric is followed through the years under all its names; what was reached is told only where it is known."""

from typing import Any

import pytest

from graph.evidence import Citation
from graph.merge import merge_all
from graph.model import NODE_TYPES, Names, Node, Place, Plan, Quantity
from graph.tracker import Point, accounts, asked_for, judged, measures

PLAN = Plan(id="plan", pref_label=Names(zh="深海装备产业发展行动方案"))
CITY = Place(id="city", pref_label=Names(zh="烟台"))


def figure(label: str, document: str, value: float, **own: Any) -> Quantity:
    said = {"metric": "产业规模", "year": 2026, "unit": "亿元", "value": value, "normalized_value": value * 1e8}
    node = NODE_TYPES[label](
        id=label.lower(), pref_label=Names(zh="产业规模"), evidence=(Citation(document=document),),
        **{**said, "normalized_unit": "CNY", **own},
    )  # fmt: skip
    assert isinstance(node, Quantity)
    return node


def point(quantity: Quantity, subject: Node = PLAN, named: str = "深海装备产业发展行动方案") -> Point:
    ((said, _),) = accounts(quantity)
    return Point(quantity, subject, CITY, said, named=named)


def test_a_metric_is_asked_for_by_any_of_its_names() -> None:
    assert {"产业规模", "产业总规模"} <= asked_for("Industry scale") == asked_for("industry scale") | {"industryscale"}
    assert asked_for("潜水器保有量") == {"潜水器保有量"}


@pytest.mark.parametrize(
    ("asked", "metric", "subject", "same"),
    [
        ("产业规模", "产业规模", "低空经济行动计划", True),
        ("产业规模", "深海装备产业规模", "深海装备产业发展行动方案", True),
        ("深海装备产业规模", "产业规模", "深海装备产业发展行动方案", True),
        ("深海装备产业规模", "产业规模", "低空经济行动计划", False),
        ("产业规模", "数字产业规模", "低空经济行动计划", False),
        ("产业规模", "链主企业", "低空经济行动计划", False),
    ],
)
def test_the_words_of_a_subjects_own_name_go_without_saying(asked: str, metric: str, subject: str, same: bool) -> None:
    assert measures({asked}, metric, [subject]) is same


def test_documents_that_state_the_same_figure_stand_together_others_apart() -> None:
    told = [
        figure("Target", "a", 5000, comparator=">"),
        figure("Target", "b", 0.5, unit="万亿元", normalized_value=5000 * 1e8, comparator=">"),
        figure("Target", "c", 4000),
    ]
    merged = merge_all(told)
    assert isinstance(merged, Quantity)
    found = {said["normalized_value"]: {e.document for e in evidence} for said, evidence in accounts(merged)}
    assert found == {5000 * 1e8: {"a", "b"}, 4000 * 1e8: {"c"}}


@pytest.mark.parametrize(
    ("comparator", "seen", "reached"),
    [(">", [4600], False), (">=", [5000], True), ("=", [5200], True), ("<", [4600], True), (">", [4600, 5100], None)],
)
def test_a_target_is_reached_where_the_observations_of_its_year_agree(
    comparator: str, seen: list[float], reached: bool | None
) -> None:
    points = [point(figure("Observation", f"d{value}", value)) for value in seen]
    *_, target = judged([*points, point(figure("Target", "a", 5000, comparator=comparator))])
    assert target.reached is reached


def test_another_plans_figure_or_another_years_reaches_nothing() -> None:
    other = Plan(id="other", pref_label=Names(zh="低空经济行动计划"))
    seen = [
        point(figure("Observation", "a", 9000), other, "低空经济行动计划"),
        point(figure("Observation", "b", 9000, year=2025)),
    ]
    (target,) = (p for p in judged([*seen, point(figure("Target", "c", 5000))]) if p.quantity.label == "Target")
    assert target.reached is None


def test_a_citys_figure_in_full_words_reaches_the_plans_target() -> None:
    seen = point(figure("Observation", "a", 5100, metric="深海装备产业规模"), CITY, "烟台")
    *_, target = judged([seen, point(figure("Target", "c", 5000))])
    assert target.reached is True
