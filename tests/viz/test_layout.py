"""Columns: no label meets another, parents stand in the middle, the same graph gives the same picture."""

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import NODE_TYPES, RELATIONSHIP_TYPES, FieldOfWork, Graph, Names
from tests.viz.drawings import VIEWS, graphs, selection, trees
from viz.drawing import Drawing
from viz.layout import draw, overlaps
from viz.style import style
from viz.view import View, select


@settings(max_examples=200, deadline=None)
@given(graphs() | trees(), VIEWS)
def test_no_label_ever_meets_another(graph: Graph, view: View) -> None:
    drawing = draw(selection(graph), view)
    assert overlaps(drawing) == []
    assert all(0 <= n.x <= n.x + n.w <= drawing.width and 0 <= n.y <= drawing.height for n in drawing.nodes)


@settings(max_examples=100, deadline=None)
@given(graphs() | trees(), VIEWS, st.randoms(use_true_random=False))
def test_same_graph_in_any_order_gives_the_same_drawing(graph: Graph, view: View, random: Random) -> None:
    nodes, links = list(graph.nodes.items()), list(graph.relationships.items())
    random.shuffle(nodes)
    random.shuffle(links)
    shuffled = selection(Graph(dict(nodes), dict(links)))
    assert draw(shuffled, view).model_dump_json() == draw(selection(graph), view).model_dump_json()


@settings(max_examples=100, deadline=None)
@given(graphs() | trees(), VIEWS)
def test_drawing_holds_together(graph: Graph, view: View) -> None:
    drawing = draw(selection(graph), view)
    by_id = {n.id: n for n in drawing.nodes}
    assert len(by_id) == len(drawing.nodes)
    for link in drawing.links:
        assert link.source in by_id
        assert link.target in by_id
        if link.tree:
            above, below = sorted((by_id[link.source], by_id[link.target]), key=lambda n: n.column)
            assert below.parent == above.id or not view.is_overview
            assert above.column < below.column
    assert drawing.shown == sum(not n.ghost for n in drawing.nodes) == sum(e.shown for e in drawing.legend)
    assert drawing.shown <= drawing.total
    assert all(entry.shown <= entry.total for entry in drawing.legend)


def lookup(drawing: Drawing) -> dict[str, Any]:
    return {n.name: n for n in drawing.nodes}


def drawn(store: Any, view: View) -> Drawing:
    return draw(select(store, view), view)


def test_overview_folds_technologies_into_their_fields(store: Any) -> None:
    nodes = lookup(drawn(store, View()))
    assert nodes["绿色低碳前沿技术"].more == 3
    assert nodes["碳捕集及应用"].more == 0
    assert "负碳技术" not in nodes


def test_selected_field_shows_its_technologies_and_its_kin(store: Any, hydrogen: str) -> None:
    nodes = lookup(drawn(store, View(select=hydrogen)))
    assert nodes["燃料电池长寿命电堆"].parent == hydrogen
    assert "负碳技术" not in nodes
    assert nodes["氢能产业规模"].note == "> 1000 亿元"


def test_expanding_a_label_or_a_node_unfolds_it(store: Any) -> None:
    assert drawn(store, View(expand=("Technology",))).legend[4].shown == 15
    field = lookup(drawn(store, View()))["绿色材料"].id
    assert lookup(drawn(store, View(expand=(field,))))["高温超导"].parent == field


def test_folding_a_node_counts_all_below_it(store: Any) -> None:
    action = lookup(drawn(store, View()))["绿色低碳产业培育行动"]
    folded = lookup(drawn(store, View(fold=(action.id,))))
    assert folded[action.name].more == 4 + 10 + 15
    assert "氢能" not in folded


def test_parent_stands_in_the_middle_of_its_children(store: Any) -> None:
    drawing = drawn(store, View())
    for node in drawing.nodes:
        below = [n.y for n in drawing.nodes if n.parent == node.id]
        if below:
            assert node.y == pytest.approx((min(below) + max(below)) / 2, abs=0.1)


def test_hidden_level_is_passed_through(store: Any) -> None:
    drawing = drawn(store, View(label=("Plan", "Field")))
    nodes = lookup(drawing)
    assert nodes["氢能"].parent == nodes["绿色低碳产业发展行动方案"].id
    assert {link.target for link in drawing.links if link.tree} >= {nodes["氢能"].id}


def test_long_list_beside_a_plan_ends_in_a_row_for_the_rest(store: Any) -> None:
    drawing = drawn(store, View())
    rest = next(n for n in drawing.nodes if n.ghost and n.label == "Target")
    assert rest.name == f"另 {rest.more} 个目标"
    opened = drawn(store, View(expand=(rest.id,)))
    assert not any(n.id == rest.id for n in opened.nodes)
    assert opened.shown == drawing.shown + rest.more


def test_rest_of_many_children_is_one_row() -> None:
    plan = NODE_TYPES["Plan"](id="p", pref_label=Names(zh="方案"))
    fields = [FieldOfWork(id=f"f{i:02}", pref_label=Names(zh=f"领域{i:02}"), ordinal=i + 1) for i in range(77)]
    links = [RELATIONSHIP_TYPES["HAS_FIELD"](source="p", target=f.id) for f in fields]
    graph = Graph({n.id: n for n in (plan, *fields)}, {r.id: r for r in links})
    drawing = draw(selection(graph), View())
    assert drawing.nodes[-1].more == 77 - 29
    assert drawing.nodes[-1].ghost
    assert drawing.nodes[0].more == 0
    assert draw(selection(graph), View(expand=(drawing.nodes[-1].id,))).shown == 78


def test_what_is_counted_but_not_named_is_a_row_of_its_own(store: Any) -> None:
    drawing = drawn(store, View())
    nodes = lookup(drawing)
    unnamed = nodes["另 5 项行动未见名称"]
    assert unnamed.ghost
    assert unnamed.more == 0
    assert unnamed.parent == nodes["元宇宙产业发展行动方案"].id
    assert any(link.target == unnamed.id and link.tree for link in drawing.links)
    assert "另 5 项行动未见名称" not in lookup(drawn(store, View(label=("Plan", "Field"))))


def test_plans_of_which_only_the_title_is_known_are_one_row() -> None:
    plans = [NODE_TYPES["Plan"](id=f"p{i}", pref_label=Names(zh=f"方案{i}")) for i in range(5)]
    action = NODE_TYPES["Action"](id="a", pref_label=Names(zh="行动"))
    link = RELATIONSHIP_TYPES["HAS_ACTION"](source="p0", target="a")
    graph = Graph({n.id: n for n in (*plans, action)}, {link.id: link})
    assert [n.name for n in draw(selection(graph), View()).nodes] == ["方案0", "行动", "另 4 个方案"]
    assert draw(selection(graph), View(expand=("rest.Plan",))).shown == 6
    assert "方案3" in [n.name for n in draw(selection(graph), View(select="p3")).nodes]


def test_most_specific_parent_wins_and_the_other_link_crosses() -> None:
    make = {
        label: NODE_TYPES[label](id=label.lower(), pref_label=Names(zh=label))
        for label in ("Plan", "Direction", "Field")
    }
    links = [
        RELATIONSHIP_TYPES["HAS_FIELD"](source="plan", target="field"),
        RELATIONSHIP_TYPES["HAS_FIELD"](source="direction", target="field"),
        RELATIONSHIP_TYPES["HAS_DIRECTION"](source="plan", target="direction"),
    ]
    graph = Graph({n.id: n for n in make.values()}, {r.id: r for r in links})
    drawing = draw(selection(graph), View())
    assert {(link.source, link.target): link.tree for link in drawing.links} == {
        ("plan", "direction"): True,
        ("direction", "field"): True,
        ("plan", "field"): False,
    }


def test_things_beside_hang_on_the_node_in_the_middle(store: Any, hydrogen: str) -> None:
    drawing = drawn(store, View(node=hydrogen))
    nodes = lookup(drawing)
    for name in ("国际氢能谷", "“5+X”特色园区", "氢能产业规模", "燃料电池长寿命电堆"):
        assert nodes[name].parent == hydrogen
    park = next(link for link in drawing.links if link.source == nodes["国际氢能谷"].id)
    assert (park.type, park.target, park.tree) == ("FOCUSES_ON", hydrogen, True)


def test_query_result_without_a_hierarchy_still_shows_what_is_linked(store: Any) -> None:
    parks = {i: n for i, n in store.held.nodes.items() if n.label in ("Park", "Field")}
    links = {i: r for i, r in store.held.relationships.items() if r.type == "FOCUSES_ON"}
    drawing = draw(selection(Graph(parks, links)), View(cypher="MATCH (p:Park)-[r:FOCUSES_ON]->(f) RETURN p, r, f"))
    assert [(link.type, link.tree) for link in drawing.links] == [("FOCUSES_ON", True)] * 2


def test_english_picture_is_in_english(store: Any) -> None:
    drawing = drawn(store, View(lang="en"))
    assert drawing.title == "Overview of 3 plans"
    assert drawing.subtitle == "2022–2025"
    assert drawing.columns[-1].title == "Parks · Targets for 2025"


def test_columns_are_numbered_as_they_are_drawn(store: Any) -> None:
    drawing = drawn(store, View(label=("Field", "Park")))
    assert [c.labels for c in drawing.columns] == [["Field"], ["Park"]]
    assert {n.column for n in drawing.nodes} == {0, 1}
    assert all(n.x == drawing.columns[n.column].x for n in drawing.nodes)


def test_framed_overview_keeps_the_head_of_a_folded_column(store: Any) -> None:
    labels = [c.labels for c in drawn(store, View(width=1088)).columns]
    assert ["Technology"] in labels
    assert ["Technology"] not in [c.labels for c in drawn(store, View()).columns]


@settings(max_examples=60, deadline=None)
@given(graphs() | trees(), st.sampled_from(["zh", "en"]), st.integers(320, 1200), st.data())
def test_selecting_narrows_no_column_of_a_frame(graph: Graph, lang: Any, frame: int, data: st.DataObject) -> None:
    label = data.draw(st.sampled_from([(), ("Plan", "Field", "Technology"), ("Action", "Park")]))
    before = draw(selection(graph), View(lang=lang, width=frame, label=label))
    chosen = [n.id for n in before.nodes if not n.ghost]
    if chosen:
        after = draw(
            selection(graph), View(lang=lang, width=frame, label=label, select=data.draw(st.sampled_from(chosen)))
        )
        wide = {tuple(c.labels[:1]): c.width for c in after.columns}
        assert all(wide[tuple(c.labels[:1])] >= c.width for c in before.columns)
        assert overlaps(after) == []


def test_narrow_frame_is_kept_to(store: Any) -> None:
    for lang in ("zh", "en"):
        wide, narrow = (drawn(store, View(lang=lang, width=w)) for w in (1600, 900))
        assert wide.width <= 1600
        assert narrow.width < min(wide.width, 1040)  # a reader's screen may show names a little smaller
        assert overlaps(narrow) == []


def test_nothing_to_draw_is_said() -> None:
    drawing = draw(selection(Graph()), View())
    assert drawing.nodes == []
    assert drawing.why == "没有可画的内容"


def test_every_label_can_be_drawn() -> None:
    for label, cls in NODE_TYPES.items():
        extra: dict[str, Any] = {"metric": "m"} if label in ("Target", "Observation") else {}
        extra |= {"index": 0, "text": "t"} if label == "Passage" else {}
        graph = Graph({"x": cls(id="x", pref_label=Names(zh="名"), **extra)})
        drawing = draw(selection(graph), View(node="x"))
        assert [n.label for n in drawing.nodes] == [label]
        assert drawing.columns[0].title.endswith(style().labels[label].zh)
