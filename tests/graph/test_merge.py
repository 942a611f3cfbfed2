"""The laws of merging: order, grouping and repetition change nothing, and nothing said is lost."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidFragment
from graph.evidence import Citation, quote
from graph.fragment import node_from_json, node_to_json
from graph.merge import merge, merge_all, merge_all_relationships, merge_relationships, merged_nodes
from graph.model import Names, Node, Place, Plan, Relationship, Target
from tests.strategies import NAME, accounts, any_node, plans, relationships, targets

ONE = st.just("thing-1")
SAME = accounts(plans(ONE), 3) | accounts(targets(ONE), 3)


@given(any_node())
def test_a_thing_merged_with_itself_is_itself(node: Node) -> None:
    assert merge(node, node) == node


@given(SAME)
def test_order_does_not_matter(said: list[Node]) -> None:
    results = [merge(merge(a, b), c) for a, b, c in permutations(said)]
    assert all(result == results[0] for result in results)


@given(SAME)
def test_grouping_does_not_matter(said: list[Node]) -> None:
    a, b, c = said
    assert merge(merge(a, b), c) == merge(a, merge(b, c)) == merge_all([a, b, c])


@given(SAME)
def test_what_was_merged_adds_nothing_again(said: list[Node]) -> None:
    a, b, _ = said
    assert merge(merge(a, b), b) == merge(a, b)


@given(SAME)
def test_nothing_said_is_lost(said: list[Node]) -> None:
    whole = merge_all(said)
    for one in said:
        assert set(one.evidence) <= set(whole.evidence)
        called = {whole.pref_label.zh, whole.pref_label.en, *whole.alt_labels}
        assert {one.pref_label.zh, one.pref_label.en, *one.alt_labels} - {None} <= called
        for name, statements in one.statements.items():
            assert {s.value for s in statements} <= {s.value for s in whole.statements[name]}


@given(SAME)
def test_a_merged_thing_survives_json_and_merges_on(said: list[Node]) -> None:
    a, b, c = said
    kept = node_from_json(node_to_json(merge(a, b)))
    assert kept == merge(a, b)
    assert merge(kept, c) == merge_all(said)


@given(st.lists(relationships(), min_size=1, max_size=5))
def test_links_merge_in_any_order(said: list[Relationship]) -> None:
    same = [r for r in said if r.id == said[0].id]
    merged = merge_all_relationships(same)
    assert merged == merge_all_relationships(same[::-1])
    assert merge_relationships(merged, same[0]) == merged
    assert {e for r in same for e in r.evidence} == set(merged.evidence)


@given(NAME, NAME)
def test_the_better_supported_value_is_shown_and_the_other_kept(one: str, other: str) -> None:
    lone = Target(id="t", pref_label=Names(zh=one), metric="规模", value=4000, evidence=(Citation(document="d1"),))
    held = [
        Target(id="t", pref_label=Names(zh=other), metric="规模", value=5000, evidence=(quote(d, 0, "5000", 0, 4),))
        for d in ("d2", "d3")
    ]
    whole = merge_all([lone, *held])
    assert isinstance(whole, Target)
    assert whole.value == 5000
    assert [s.value for s in whole.contradictions["value"]] == [5000, 4000]


def test_different_things_do_not_merge() -> None:
    plan, place = Plan(id="x", pref_label=Names(zh="甲")), Place(id="x", pref_label=Names(zh="甲"))
    with pytest.raises(InvalidFragment, match="not the same thing"):
        merge(plan, place)


def test_a_group_of_nodes_comes_out_once_each_sorted_by_id() -> None:
    said = [Place(id=id_, pref_label=Names(zh=name)) for id_, name in (("b", "乙"), ("a", "甲"), ("b", "乙"))]
    assert [(node.id, node.pref_label.zh) for node in merged_nodes(said)] == [("a", "甲"), ("b", "乙")]
