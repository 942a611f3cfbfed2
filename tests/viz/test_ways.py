"""The shortest ways between two nodes, as a picture in every renderer."""

from typing import Any

from graph.ids import node_id
from viz import figure
from viz.embed import portable
from viz.layout import draw, overlaps
from viz.view import View, select
from viz.ways import steps

VALLEY, STACK, PLAN = (
    node_id("Park", "国际氢能谷"),
    node_id("Technology", "燃料电池长寿命电堆"),
    node_id("Plan", "绿色低碳产业发展行动方案"),
)
FAR = node_id("Park", "张江数链")


def test_a_way_is_what_lies_between_and_nothing_else(store: Any, hydrogen: str) -> None:
    view = View(node=VALLEY, to=STACK)
    assert set(select(store, view).graph.nodes) == {VALLEY, hydrogen, STACK}
    assert view.to_query() == f"node={VALLEY}&to={STACK}"


def test_each_step_is_a_column_from_the_first_end_to_the_other(store: Any, hydrogen: str) -> None:
    drawing = draw(select(store, View(node=VALLEY, to=STACK)), View(node=VALLEY, to=STACK))
    assert [node.id for node in sorted(drawing.nodes, key=lambda n: n.column)] == [VALLEY, hydrogen, STACK]
    assert [(c.shown, c.total) for c in drawing.columns] == [(1, 1)] * 3
    assert all(link.tree for link in drawing.links)
    assert drawing.title == "从国际氢能谷到燃料电池长寿命电堆的路径"
    assert overlaps(drawing) == []


def test_that_there_is_no_way_is_said_and_both_ends_are_drawn(store: Any, hydrogen: str) -> None:
    alone = node_id("Trend", "能源清洁化")
    for lang, said in (("zh", "没有路径"), ("en", "No way")):
        view = View(node=FAR, to=alone, lang=lang)
        drawing = draw(select(store, view), view)
        assert {node.id for node in drawing.nodes} == {FAR, alone}
        assert said in drawing.why


def test_figures_and_portable_pages_draw_the_way(store: Any) -> None:
    view = View(node=VALLEY, to=STACK, lang="en")
    assert "Ways from 国际氢能谷" in figure.svg(select(store, view), view)
    assert "国际氢能谷" in portable(store, view)


def test_steps_are_counted_from_the_start(store: Any, hydrogen: str) -> None:
    graph = select(store, View(node=VALLEY, to=STACK)).graph
    assert steps(graph, VALLEY) == {VALLEY: 0, hydrogen: 1, STACK: 2}
