"""What a view selects from a store."""

from typing import Any

import pytest

from graph.errors import QueryRefused
from graph.model import Graph, Names, Plan, Target
from viz.filters import nearest
from viz.view import View, select


def names(selection: Any) -> set[str]:
    return {node.pref_label.best() for node in selection.graph.nodes.values()}


def test_overview_counts_the_whole_library(store: Any) -> None:
    selection = select(store, View())
    assert selection.total == len(store.held.nodes)
    assert selection.version == "r7c41e"


def test_node_with_its_surroundings(store: Any, hydrogen: str) -> None:
    near = names(select(store, View(node=hydrogen)))
    assert {"氢能", "国际氢能谷", "燃料电池长寿命电堆", "推动集群发展，拓宽并跑赛道"} <= near
    assert "绿色低碳产业培育行动" not in near
    assert "绿色低碳产业培育行动" in names(select(store, View(node=hydrogen, depth=2)))


def test_passages_are_left_out_unless_asked_for(store: Any, hydrogen: str) -> None:
    assert "Passage" not in {n.label for n in select(store, View(node=hydrogen, depth=4)).graph.nodes.values()}


def test_search_selects_what_it_finds_and_its_surroundings(store: Any) -> None:
    assert {"国际氢能谷", "氢能"} <= names(select(store, View(q="氢能谷")))


def test_selected_node_is_there_though_the_overview_lacks_it(store: Any) -> None:
    body = next(n.id for n in store.held.nodes.values() if n.label == "Organization")
    assert body not in select(store, View()).graph.nodes
    assert body in select(store, View(select=body)).graph.nodes


def test_writing_query_is_refused(store: Any) -> None:
    with pytest.raises(QueryRefused):
        select(store, View(cypher="MATCH (n) DETACH DELETE n"))


def test_filters_by_evidence_and_document(store: Any) -> None:
    exact = select(store, View(evidence="exact")).graph
    assert all(any(e.kind == "exact" for e in n.evidence) for n in exact.nodes.values())
    assert names(select(store, View(document="document-none"))) == set()


def test_year_keeps_figures_and_plans_of_that_year(store: Any) -> None:
    assert not any(n.label == "Target" for n in select(store, View(year=2030)).graph.nodes.values())
    assert any(n.label == "Target" for n in select(store, View(year=2025)).graph.nodes.values())


def test_confidence_drops_links_and_what_hung_on_them(store: Any) -> None:
    assert len(select(store, View(min_confidence=0.95)).graph.relationships) == 0


def test_too_large_a_view_keeps_what_is_near_and_says_so(store: Any, hydrogen: str) -> None:
    selection = select(store, View(select=hydrogen), limit=10)
    assert len(selection.graph.nodes) == 10
    assert {"氢能", "国际氢能谷"} <= names(selection)
    assert "10" in selection.why
    assert all({r.source, r.target} <= set(selection.graph.nodes) for r in selection.graph.relationships.values())


def test_nearest_without_centres_is_still_deterministic() -> None:
    nodes = {f"t{i}": Target(id=f"t{i}", pref_label=Names(zh="规模"), metric="规模") for i in range(9)}
    nodes["p"] = Plan(id="p", pref_label=Names(zh="方案"))  # type: ignore[assignment]
    kept = nearest(Graph(nodes), [], 4)
    assert list(kept.nodes) == list(nearest(Graph(nodes), [], 4).nodes)
    assert len(kept.nodes) == 4
