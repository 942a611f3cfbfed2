"""Ids: the same thing has the same one, however its name is written; and every one fits into a URL."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ids import (
    bare_title,
    canonical_url,
    concept_id,
    document_id,
    node_id,
    passage_id,
    quantity_id,
    relationship_id,
    same_name,
)
from graph.text import bare, fold, simplified

SAFE = re.compile(r"[A-Za-z0-9._-]+")
ANYTHING = st.text(max_size=30)


@given(ANYTHING, ANYTHING, ANYTHING)
def test_every_id_is_safe_in_a_url(name: str, scope: str, more: str) -> None:
    made = [
        node_id("Action", name, scope),
        quantity_id("Target", scope, name, 2025),
        passage_id(scope, 3),
        relationship_id(name, "HAS_ACTION", scope),
        document_id(None, more, None, name),
        document_id("https://example.org/" + name, None, None, scope),
    ]
    assert all(SAFE.fullmatch(id_) for id_ in made)


@pytest.mark.parametrize(
    "written",
    ["氢能谷5.0", "氫能谷5.0", "“氢能谷５.0”", "氢能谷 5.0", "《氢能谷》5.0", "「氢能谷」5.0", "氢能谷５．0"],
)
def test_width_script_quotes_and_spaces_make_no_difference(written: str) -> None:
    assert node_id("Park", written) == node_id("Park", "氢能谷5.0")
    assert same_name(written, "氢能谷5.0")


def test_case_makes_no_difference() -> None:
    assert node_id("Technology", "VR眼镜") == node_id("Technology", "vr眼镜")


def test_label_scope_and_name_each_make_a_difference() -> None:
    made = {
        node_id("Action", "强基", "plan-1"),
        node_id("Action", "强基", "plan-2"),
        node_id("Direction", "强基", "plan-1"),
        node_id("Action", "固基", "plan-1"),
    }
    assert len(made) == 4


def test_ids_do_not_change_between_releases() -> None:
    assert node_id("Action", "强基", "plan-1") == "action-cbed70a7bda29091"
    assert relationship_id("a", "HAS_ACTION", "b") == "rel-421676a14c2e25d5"


def test_a_concept_used_under_another_label_is_another_node() -> None:
    assert concept_id("hydrogen", "Field", "Field") == "hydrogen"
    assert concept_id("hydrogen", "Industry", "Field") == "industry-hydrogen"


def test_a_quantity_is_its_subject_metric_and_years() -> None:
    made = {
        quantity_id("Target", "plan-1", "产业规模", 2025),
        quantity_id("Target", "plan-1", "产业规模", 2030),
        quantity_id("Target", "plan-1", "产业规模", 2025, 2020),
        quantity_id("Target", "plan-2", "产业规模", 2025),
        quantity_id("Observation", "plan-1", "产业规模", 2025),
    }
    assert len(made) == 5
    assert quantity_id("Target", "plan-1", "“产业”规模", 2025) in made


def test_a_document_is_its_address_however_it_is_reached() -> None:
    ways = [
        "https://www.example.org/a/b.html",
        "http://example.org/a/b.html#top",
        "https://example.org/a/b.html/?utm_source=x",
        "https://EXAMPLE.org/a/b.html?spm=1&from=app",
    ]
    assert len({document_id(url, None, None, "甲") for url in ways}) == 1
    assert canonical_url("https://example.org/a?id=1") != canonical_url("https://example.org/a?id=2")


def test_a_document_without_address_is_its_publisher_day_and_title() -> None:
    one = document_id(None, "甲报", "2022-07-08T10:00", "三大方案")
    assert one == document_id(None, "甲报", "2022-07-08", "《三大方案》")
    assert one != document_id(None, "乙报", "2022-07-08", "三大方案")


@pytest.mark.parametrize(
    "title", ["《甲市绿谷行动方案（2022—2025年）》", "甲市绿谷行动方案(2022-2025年)", "绿谷行动方案", "甲绿谷行动方案"]
)
def test_a_plan_is_called_what_remains_without_place_and_years(title: str) -> None:
    assert bare_title(title, "甲") == "绿谷行动方案"


@given(st.text(st.sampled_from("氫氢能谷\uff21\uff41B\uff155，“”《 》é臺萬㈱ｶ")))
def test_folding_is_done_once(text: str) -> None:
    assert bare(bare(text)) == bare(text)
    assert fold(fold(text)) == fold(text)


@given(ANYTHING)
def test_simplifying_keeps_every_position(text: str) -> None:
    assert len(simplified(text)) == len(text)
    assert simplified(simplified(text)) == simplified(text)
