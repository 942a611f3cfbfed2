"""A plan is one plan under its official title, its short title and 《方案》; another plan stays another."""

import pytest

import loaders
from graph.fragment import Fragment
from graph.model import Target
from graph.twins import abbreviates
from loaders.reading.titles import full_title
from loaders.source import Source

FULL = "烟台市深海装备产业发展行动方案"
GOAL = "到2026年，深海装备产业规模突破300亿元。"


def _read(title: str, *lines: str) -> Fragment:
    head = ["---", f"title: {title}", "published: 2024-05-16", "---"]
    return loaders.read(Source("a.txt", "\n".join([*head, *lines]).encode()))[0]


def _plans(fragment: Fragment) -> set[str]:
    return {node.pref_label.best() for node in fragment.nodes if node.label == "Plan"}


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("深海装备方案", FULL, True),
        ("深海装备产业行动方案", FULL, True),
        ("深海装备行动计划", FULL, False),
        ("装备深海方案", FULL, False),
        ("深海采矿方案", FULL, False),
        ("方案", FULL, False),
        (FULL, FULL, False),
    ],
)
def test_a_short_title_keeps_order_and_end_of_the_full_one(short: str, full: str, same: bool) -> None:
    assert abbreviates(short, full) is same


def test_a_short_title_of_two_plans_is_neither() -> None:
    assert full_title("装备产业方案", [FULL, "烟台市海洋装备产业发展行动方案"]) is None


def test_official_title_short_title_and_the_plan_are_one() -> None:
    said = (
        f"烟台近日印发《{FULL}（2023-2026年）》（以下简称《方案》）。",
        f"《方案》提出，{GOAL}",
        "《深海装备方案》将实施首台套突破、海洋园区提质两大行动。",
    )
    found = _read("烟台市印发深海装备行动方案", *said)
    (plan,) = (node for node in found.nodes if node.label == "Plan")
    assert plan.pref_label.zh == "深海装备产业发展行动方案"
    assert {FULL, "深海装备方案", "深海装备行动方案"} <= set(plan.alt_labels)
    assert {r.target for r in found.relationships if r.type == "HAS_ACTION" and r.source == plan.id} == {
        node.id for node in found.nodes if node.label == "Action"
    }


def test_a_plan_with_years_or_place_of_its_own_is_another() -> None:
    lines = (
        f"烟台印发《{FULL}（2023-2026年）》。",
        "此前印发的《烟台市深海装备发展行动方案》已经完成，《深海装备行动方案（2019-2022年）》也已收官。",
    )
    assert len(_plans(_read("烟台新闻", *lines))) == 3


def test_the_same_target_in_headline_and_body_is_one() -> None:
    found = _read("烟台：到2026年深海装备产业规模突破300亿元", f"烟台近日印发《{FULL}（2023-2026年）》。", GOAL)
    (target,) = (node for node in found.nodes if isinstance(node, Target))
    assert {e.passage for e in target.evidence if e.kind == "exact"} == {0, 2}
    assert target.statements["value"][0].documents == {found.document.id}


def test_two_documents_tell_of_one_plan_under_its_titles() -> None:
    news = _read("海洋要闻", f"烟台近日印发《{FULL}》。", GOAL)
    text = _read(f"{FULL}（2023-2026年）", "一、总体目标", GOAL)
    ids = [{node.id for node in f.nodes if node.label in ("Plan", "Target")} for f in (news, text)]
    assert ids[0] == ids[1] != set()
