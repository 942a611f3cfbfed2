"""Things that may be one are found by place, likeness and title; what one document tells apart stays apart."""

import pytest

from graph.evidence import Citation
from graph.ids import node_id
from graph.model import Action, Names, Node, Plan, Target
from graph.twins import abbreviates, actions, figures, plans


def action(name: str, *documents: str, ordinal: int | None = None) -> Action:
    evidence = tuple(Citation(document=d) for d in documents)
    return Action(id=node_id("Action", name), pref_label=Names(zh=name), ordinal=ordinal, evidence=evidence)


def plan(name: str, place: str, **own: int) -> Plan:
    return Plan(id=node_id("Plan", name, place), pref_label=Names(zh=name), **own)


def target(metric: str, document: str, year: int = 2026) -> Target:
    evidence = (Citation(document=document),)
    return Target(
        id=node_id("Target", metric), pref_label=Names(zh=metric), metric=metric, year=year, evidence=evidence
    )


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (action("首台套突破行动", "a", ordinal=1), action("首台套攻关行动", "b", ordinal=1), "same place"),
        (action("首台套突破行动", "a", ordinal=1), action("首台套攻关行动", "b", ordinal=2), None),
        (action("首台套推广突破行动", "a"), action("首台套推广应用突破行动", "b"), "like names"),
        (action("首台套突破行动", "a", ordinal=1), action("人才引育行动", "b", ordinal=1), None),
        (action("首台套突破行动", "a", "b", ordinal=1), action("首台套攻关行动", "b", ordinal=1), None),
    ],
)
def test_two_names_for_one_action(one: Action, other: Action, reason: str | None) -> None:
    assert [t.reason for t in actions([one, other])] == ([reason] if reason else [])


def test_what_is_left_over_where_all_others_agree_may_be_one() -> None:
    shared = [action("园区提质行动", "a", "b"), action("人才引育行动", "a", "b")]
    odd = [action("首台套突破行动", "a"), action("首台套攻关行动", "b")]
    (found,) = actions([*shared, *odd])
    assert ({found.one.id, found.other.id}, found.reason) == ({a.id for a in odd}, "left over")
    assert not found.contradicts
    assert list(actions([*shared, *odd, action("第三个行动", "b")])) == []


@pytest.mark.parametrize(
    ("short", "same"),
    [("深海装备行动方案", True), ("深海方案", False), ("深海装备行动计划", False), ("深海采矿行动方案", False)],
)
def test_a_title_that_abbreviates_another(short: str, same: bool) -> None:
    assert abbreviates(short, "深海装备产业发展行动方案") is same


def test_a_short_title_is_doubted_in_its_own_place_and_period_only() -> None:
    full = plan("深海装备产业发展行动方案", "yantai", period_end=2026)
    places = {full.id: frozenset({"yantai"})}
    short = "深海装备行动方案"
    (found,) = plans([full, plan(short, "yantai")], places)
    assert (found.one, found.reason, found.contradicts) == (full, "short title", False)
    assert list(plans([full, plan(short, "qingdao")], places)) == []
    assert list(plans([full, plan(short, "yantai", period_end=2022)], places)) == []
    elsewhere = plan(short, "qingdao")
    assert list(plans([full, elsewhere], {**places, elsewhere.id: frozenset({"qingdao"})})) == []


def test_a_metric_in_the_words_of_its_plan_may_be_the_bare_one() -> None:
    subject: Node = plan("深海装备产业发展行动方案", "yantai")
    one, other = target("产业规模", "a"), target("深海装备产业规模", "b")
    (found,) = figures(subject, [one, other])
    assert {found.one.id, found.other.id} == {one.id, other.id}
    assert list(figures(subject, [one, target("数字产业规模", "b")])) == []
    assert list(figures(subject, [one, target("深海装备产业规模", "a")])) == []
    assert list(figures(subject, [one, target("深海装备产业规模", "b", 2030)])) == []
