"""The text of a plan itself: headings in numbers make its actions and directions."""

from functools import cache
from pathlib import Path

import loaders
from graph.fragment import Fragment
from graph.model import Direction, Target
from loaders.source import Source, open_source

TEXT = Path(__file__).resolve().parents[2] / "fixtures" / "reading" / "wuhu_plan.txt"
PLAN = "空中出行产业发展行动计划"


@cache
def _whole() -> Fragment:
    return loaders.read(open_source(TEXT))[0]


def _links(fragment: Fragment, type_: str) -> set[tuple[str, str]]:
    names = {node.id: node.pref_label.best() for node in fragment.nodes}
    return {(names[r.source], names[r.target]) for r in fragment.relationships if r.type == type_}


def test_a_document_called_like_a_plan_is_the_text_of_that_plan() -> None:
    (plan,) = (node for node in _whole().nodes if node.label == "Plan")
    assert plan.pref_label.best() == PLAN
    assert (plan.properties["period_start"], plan.properties["period_end"]) == (2024, 2027)


def test_a_headline_names_the_plan_it_tells_of() -> None:
    head = "---\ntitle: 芜湖市印发空中出行产业发展行动计划\n---\n"
    (fragment,) = loaders.read(Source("news.txt", f"{head}近日，相关部门作了解读，明确三年路径。\n".encode()))
    (plan,) = (node for node in fragment.nodes if node.label == "Plan")
    assert plan.pref_label.best() == "空中出行产业发展行动计划"


def test_a_headline_that_counts_plans_names_none() -> None:
    head = "---\ntitle: 芜湖市发布三大产业行动方案\n---\n"
    (fragment,) = loaders.read(Source("news.txt", f"{head}近日，相关部门作了解读，明确三年路径。\n".encode()))
    assert not [node for node in fragment.nodes if node.label == "Plan"]


def test_headings_that_end_in_action_are_actions_in_their_order() -> None:
    ordinals = {n.pref_label.best(): n.properties["ordinal"] for n in _whole().nodes if n.label == "Action"}
    assert ordinals == {"整机攻坚行动": 1, "场景开放行动": 2}
    assert _links(_whole(), "HAS_ACTION") == {(PLAN, action) for action in ordinals}


def test_numbered_lines_below_an_action_are_its_directions() -> None:
    assert {
        ("整机攻坚行动", "突破整机关键技术"),
        ("整机攻坚行动", "壮大配套企业"),
        ("场景开放行动", "开通短途航线"),
    } <= _links(_whole(), "HAS_DIRECTION")


def test_general_sections_are_no_directions_and_measures_are_marked() -> None:
    kinds = {node.pref_label.best(): node.kind for node in _whole().nodes if isinstance(node, Direction)}
    assert not {"总体要求", "重点任务", "保障措施"} & set(kinds)
    assert kinds["加强组织领导"] == "measure"


def test_who_is_responsible_leads_the_direction() -> None:
    assert ("突破整机关键技术", "芜湖市科学技术局") in _links(_whole(), "LED_BY")


def test_technologies_stand_below_the_field_of_their_direction() -> None:
    assert ("突破整机关键技术", "空中出行前沿技术") in _links(_whole(), "HAS_FIELD")
    involved = {technology for _, technology in _links(_whole(), "INVOLVES")}
    assert {"倾转旋翼", "混合动力", "飞控芯片"} <= involved


def test_the_goals_of_the_general_section_are_the_plans() -> None:
    targets = {n.metric: (n.comparator, n.value, n.unit, n.year) for n in _whole().nodes if isinstance(n, Target)}
    assert targets["产业规模"] == (">", 90, "亿元", 2027)
    assert targets["起降场"] == ("=", 40, "个", 2027)
    assert {(PLAN, "产业规模"), (PLAN, "起降场")} <= _links(_whole(), "SETS_TARGET")


def test_a_count_is_checked_against_the_headings() -> None:
    entry = next(entry for entry in _whole().audit if entry.declared == "两大行动")
    assert (entry.status, len(entry.members)) == ("satisfied", 2)
