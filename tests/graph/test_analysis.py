"""The analyst's form: all of the graph, in every format networkx writes, with answers that repeat."""

import io
from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest
from hypothesis import given

from graph.analysis import betweenness, communities, degree, shortest_paths, to_networkx
from graph.errors import UnknownNode
from graph.evidence import quote
from graph.fragment import Fragment
from graph.model import Action, Graph, HasAction, Mentions, Names, Node, Plan, Target
from tests.strategies import any_node, fragments

PLAN = Plan(
    id="plan", pref_label=Names(zh="绿谷方案", en="Green Valley"), alt_labels=("绿谷", "谷方案"), period_end=2025
)
ACTIONS = [Action(id=f"action-{i}", pref_label=Names(zh=f"行动{i}")) for i in range(3)]
SAID = quote("d", 0, "绿谷", 0, 2)
GRAPH = Graph(
    {n.id: n for n in (PLAN, *ACTIONS)},
    {r.id: r for r in (HasAction(source="plan", target=a.id, evidence=(SAID,)) for a in ACTIONS)},
)


def test_labels_names_and_properties_are_attributes() -> None:
    made = to_networkx(GRAPH)
    assert made.nodes["plan"] == {
        "label": "Plan", "name": "绿谷方案", "name_en": "Green Valley", "aliases": "绿谷; 谷方案", "period_end": 2025,
        "evidence": 0,
    }  # fmt: skip
    link = HasAction(source="plan", target="action-1").id
    assert made.edges["plan", "action-1", link]["type"] == "HAS_ACTION"
    assert made.edges["plan", "action-1", link]["evidence"] == 1


@pytest.mark.parametrize(("write", "read"), [(nx.write_graphml, nx.read_graphml), (nx.write_gexf, nx.read_gexf)])
@given(fragment=fragments())
def test_attributes_survive_being_written(
    write: Callable[..., Any], read: Callable[..., Any], fragment: Fragment
) -> None:
    things = [*fragment.nodes, *fragment.relationships, *fragment.structure()]
    nodes = {thing.id: thing for thing in things if isinstance(thing, Node)}
    made = to_networkx(Graph(nodes, {t.id: t for t in things if not isinstance(t, Node)}))
    file = io.BytesIO()
    write(made, file)
    file.seek(0)
    back = read(file)
    assert set(back) == set(made)
    assert all(back.nodes[node]["label"] == made.nodes[node]["label"] for node in made)
    assert all(back.nodes[node]["name"].split() == made.nodes[node]["name"].split() for node in made)
    types = sorted(data["label"] for *_, data in back.edges(data=True))
    assert types == sorted(data["type"] for *_, data in made.edges(data=True))


@given(any_node())
def test_every_attribute_is_plain(node: Node) -> None:
    for _, attributes in to_networkx(Graph({node.id: node})).nodes(data=True):
        assert all(isinstance(value, str | int | float | bool) for value in attributes.values())


def test_letters_xml_cannot_hold_are_left_out() -> None:
    node = Target(id="t", pref_label=Names(zh="规\x00模"), metric="规\ufffe模")
    mention = Mentions(source="t", target="t", start=0, end=1, exact="规")
    made = to_networkx(Graph({"t": node}, {mention.id: mention}))
    assert made.nodes["t"]["name"] == made.nodes["t"]["metric"] == "规模"
    assert made.edges["t", "t", mention.id]["text_end"] == 1
    nx.write_graphml(made, io.BytesIO())


def test_who_is_central() -> None:
    assert next(iter(degree(GRAPH))) == next(iter(betweenness(GRAPH))) == "plan"
    assert degree(GRAPH)["plan"] == betweenness(GRAPH)["plan"] == 1


def test_what_hangs_together() -> None:
    other = Graph(
        {n.id: n for n in (*GRAPH.nodes.values(), Plan(id="lone", pref_label=Names(zh="丙")))}, GRAPH.relationships
    )
    assert communities(other) == [["action-0", "action-1", "action-2", "plan"], ["lone"]]
    assert communities(Graph()) == []
    assert betweenness(Graph()) == {}


def test_what_lies_between() -> None:
    assert shortest_paths(GRAPH, "action-0", "action-2") == [["action-0", "plan", "action-2"]]
    apart = Graph(GRAPH.nodes)
    assert shortest_paths(apart, "action-0", "plan") == []
    with pytest.raises(UnknownNode, match="nobody"):
        shortest_paths(GRAPH, "plan", "nobody")


def test_a_link_out_of_the_graph_is_left_out() -> None:
    part = Graph({"plan": PLAN}, GRAPH.relationships)
    assert to_networkx(part).number_of_edges() == 0
    assert list(degree(part)) == ["plan"]
