"""Radial and force: no label meets another, the same graph gives the same picture, and all of a view still holds."""

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from math import hypot
from random import Random
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InvalidInput
from graph.ids import node_id
from graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Graph, Names
from tests.viz.drawings import VIEWS, graphs, selection, trees
from viz import figure, network, springs
from viz.drawing import Drawing, anchor
from viz.forest import forest
from viz.layout import draw, overlaps
from viz.radial import Radial
from viz.view import View, select
from viz.web import web

FREE = ["radial", "force"]
ALL = ["columns", *FREE]
SVG = "{http://www.w3.org/2000/svg}"


def drawn(store: Any, **asked: Any) -> Drawing:
    view = View(**asked)
    return draw(select(store, view), view)


def by_name(drawing: Drawing) -> dict[str, Any]:
    return {n.name: n for n in drawing.nodes}


@pytest.mark.parametrize("layout", FREE)
@settings(max_examples=200, deadline=None)
@given(graph=graphs() | trees(), view=VIEWS)
def test_no_label_ever_meets_another(layout: Any, graph: Graph, view: View) -> None:
    drawing = draw(selection(graph), view.model_copy(update={"layout": layout}))
    assert overlaps(drawing) == []
    assert all(0 <= n.x <= n.x + n.w <= drawing.width and 0 <= n.y <= drawing.height for n in drawing.nodes)
    by_id = {n.id: n for n in drawing.nodes}
    assert len(by_id) == len(drawing.nodes)
    assert all(
        link.route and len(link.route) == 8 and {link.source, link.target} <= by_id.keys() for link in drawing.links
    )
    assert drawing.shown == sum(not n.ghost for n in drawing.nodes) == sum(e.shown for e in drawing.legend)
    assert drawing.columns == []
    assert drawing.bands == []


@pytest.mark.parametrize("layout", FREE)
@settings(max_examples=60, deadline=None)
@given(graph=graphs() | trees(), view=VIEWS, random=st.randoms(use_true_random=False))
def test_same_graph_in_any_order_gives_the_same_drawing(layout: Any, graph: Graph, view: View, random: Random) -> None:
    nodes, links = list(graph.nodes.items()), list(graph.relationships.items())
    random.shuffle(nodes)
    random.shuffle(links)
    view = view.model_copy(update={"layout": layout})
    shuffled = draw(selection(Graph(dict(nodes), dict(links))), view)
    assert shuffled.model_dump_json() == draw(selection(graph), view).model_dump_json()


HASHED = """
import hashlib, sys
sys.path.insert(0, {root!r})
from tests.viz.conftest import FakeStore, three_plans
from viz import figure
from viz.view import View, select
store = FakeStore(three_plans())
for layout in {layouts}:
    view = View(layout=layout, expand=("Technology",))
    print(hashlib.sha256(figure.svg(select(store, view), view).encode()).hexdigest())
"""


def test_every_process_draws_the_same_bytes(pytestconfig: pytest.Config) -> None:
    script = HASHED.format(root=str(pytestconfig.rootpath), layouts=ALL)

    def made(seed: str) -> str:
        environment = os.environ | {"PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    first = made("0")
    assert len(set(first.split())) == len(ALL)
    assert made("1") == made("4242") == first


@pytest.mark.parametrize("layout", ALL)
@pytest.mark.parametrize("width", [None, 800, 1088, 3000])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_three_plans_have_room_in_every_frame(store: Any, layout: Any, width: int | None, lang: Any) -> None:
    for expand in ((), ("Technology", "Target")):
        assert overlaps(drawn(store, layout=layout, width=width, lang=lang, expand=expand)) == []


@pytest.mark.parametrize("layout", FREE)
def test_what_is_drawn_and_whose_it_is_does_not_depend_on_the_layout(store: Any, layout: Any) -> None:
    usual, other = drawn(store, expand=("Target",)), drawn(store, layout=layout, expand=("Target",))
    assert {n.id: (n.parent, n.owner, n.more, n.name) for n in usual.nodes} == {
        n.id: (n.parent, n.owner, n.more, n.name) for n in other.nodes
    }
    assert (usual.shown, usual.total, usual.title, usual.why) == (other.shown, other.total, other.title, other.why)
    assert usual.legend == other.legend
    assert {link.id for link in usual.links} <= {link.id for link in other.links}


@pytest.mark.parametrize("layout", FREE)
def test_filters_labels_and_folds_hold(store: Any, layout: Any) -> None:
    assert {n.label for n in drawn(store, layout=layout, label=("Plan", "Field")).nodes} == {"Plan", "Field"}
    action = by_name(drawn(store, layout=layout))["绿色低碳产业培育行动"]
    folded = by_name(drawn(store, layout=layout, fold=(action.id,)))
    assert folded[action.name].more == 4 + 10 + 15
    assert "氢能" not in folded
    assert drawn(store, layout=layout, year=2031).shown < drawn(store, layout=layout).shown


@pytest.mark.parametrize("layout", FREE)
def test_a_selection_moves_nothing(store: Any, layout: Any, hydrogen: str) -> None:
    plain, chosen = drawn(store, layout=layout), drawn(store, layout=layout, select=hydrogen)
    assert plain.nodes == chosen.nodes
    assert plain.links == chosen.links


@pytest.mark.parametrize("layout", FREE)
def test_what_is_selected_is_drawn_even_where_it_was_folded(store: Any, layout: Any) -> None:
    hidden = next(n for n in store.held.nodes.values() if n.label == "Technology")
    assert hidden.id not in {n.id for n in drawn(store, layout=layout).nodes}
    assert hidden.id in {n.id for n in drawn(store, layout=layout, select=hidden.id).nodes}


@pytest.mark.parametrize("layout", FREE)
def test_things_beside_a_plan_hang_on_what_names_them(store: Any, layout: Any, hydrogen: str) -> None:
    drawing = drawn(store, layout=layout, expand=("Target",))
    tree = {(link.source, link.target) for link in drawing.links if link.tree}
    nodes = by_name(drawing)
    assert (nodes["国际氢能谷"].id, hydrogen) in tree
    assert (nodes["绿色低碳产业发展行动方案"].id, nodes["产业规模"].id) in tree
    assert nodes["产业规模"].lines == ["产业规模  > 5000 亿元"]


# --- rings -----------------------------------------------------------------------------------------------------------


def rings(store: Any, **asked: Any) -> dict[str, int]:
    view = View(layout="radial", **asked)
    selected = select(store, view)
    placing = Radial(web(selected, forest(selected.graph, anyhow=not view.is_overview, centre=view.node), view))
    return {placing.web.by_id[id_].name: ring for id_, ring in placing.ring.items()}


def test_rings_are_kinds_from_the_plan_outwards(store: Any) -> None:
    found = rings(store)
    names = ["绿色低碳产业发展行动方案", "绿色低碳产业培育行动", "推动集群发展，拓宽并跑赛道", "氢能", "国际氢能谷"]
    assert [found[name] for name in names] == [1, 2, 3, 4, 5]
    assert found["智能网联汽车"] == found["氢能"]


def test_one_plan_alone_stands_in_the_middle(store: Any) -> None:
    plan = next(n for n in store.held.nodes.values() if n.label == "Plan")
    drawing = drawn(store, layout="radial", plan=(plan.id,))
    node, ring = by_name(drawing)[plan.pref_label.zh], drawing.rings[-1]
    assert (node.x + node.w / 2, node.y) == pytest.approx((ring.x, ring.y), abs=0.2)


def test_around_a_node_rings_are_steps(store: Any, hydrogen: str) -> None:
    found = rings(store, node=hydrogen, depth=2)
    assert found["氢能"] == 0
    assert found["国际氢能谷"] == found["燃料电池长寿命电堆"] == found["推动集群发展，拓宽并跑赛道"] == 1
    assert found["新能源汽车关键零部件"] == found["绿色低碳产业培育行动"] == 2


@settings(max_examples=100, deadline=None)
@given(graph=graphs() | trees(), view=VIEWS)
def test_names_read_outwards_and_stand_on_their_ring_or_beyond(graph: Graph, view: View) -> None:
    drawing = draw(selection(graph), view.model_copy(update={"layout": "radial"}))
    woods = forest(graph, anyhow=not view.is_overview, centre=view.node)
    ring = Radial(web(selection(graph), woods, view)).ring
    for node in drawing.nodes:
        if not ring[node.id]:
            continue
        own, (x, _) = drawing.rings[ring[node.id] - 1], anchor(node)
        assert (x >= own.x) == (node.side == "right")
        assert hypot((x - own.x) / own.rx, (row(node) - own.y) / own.ry) >= 0.99


def row(node: Any) -> float:
    return float(node.y)


def along(route: tuple[float, ...], steps: int = 12) -> list[tuple[float, float]]:
    """Points of a cubic curve."""
    x, y = route[0::2], route[1::2]
    return [(curve(x, i / steps), curve(y, i / steps)) for i in range(steps + 1)]


def curve(p: tuple[float, ...], t: float) -> float:
    s = 1 - t
    return s * s * s * p[0] + 3 * s * s * t * p[1] + 3 * s * t * t * p[2] + t * t * t * p[3]


def crossings(drawing: Drawing) -> Iterator[tuple[str, str]]:
    """Pairs of tree links that cross, but for those that leave one node together."""
    links = [link for link in drawing.links if link.tree]
    for i, one in enumerate(links):
        for other in links[i + 1 :]:
            if not {one.source, one.target} & {other.source, other.target} and meet(one.route or (), other.route or ()):
                yield f"{one.source} {one.target}", f"{other.source} {other.target}"


def meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    def turns(a: Any, b: Any, c: Any) -> bool:
        return bool((c[1] - a[1]) * (b[0] - a[0]) > (b[1] - a[1]) * (c[0] - a[0]))

    return any(
        turns(a, c, d) != turns(b, c, d) and turns(a, b, c) != turns(a, b, d)
        for a, b in pairwise(along(one))
        for c, d in pairwise(along(other))
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("expand", [(), ("Technology",), ("Technology", "Target", "Park")])
def test_links_of_the_tree_do_not_cross(store: Any, lang: Any, expand: Any) -> None:
    assert list(crossings(drawn(store, layout="radial", lang=lang, expand=expand))) == []


# --- springs ---------------------------------------------------------------------------------------------------------


def test_springs_pull_once_for_every_language_theme_and_selection(store: Any, hydrogen: str) -> None:
    springs._pulled.cache_clear()
    for asked in (
        {},
        {"lang": "en"},
        {"theme": "dark"},
        {"select": hydrogen},
        {"expand": ("Technology",)},
        {"width": 900},
    ):
        drawn(store, layout="force", **asked)
    assert springs._pulled.cache_info().misses == 1


def test_force_stands_on_whole_pixels_and_near_where_it_stood_when_more_unfolds(store: Any) -> None:
    before, after = by_name(drawn(store, layout="force")), by_name(drawn(store, layout="force", expand=("Technology",)))
    assert all(n.x == int(n.x) and n.y == int(n.y) for n in before.values())
    assert before.keys() < after.keys()
    (wide, high), (now_wide, now_high) = (extent(nodes) for nodes in (before, after))
    for name, node in before.items():
        (x, y), (now_x, now_y) = anchor(node), anchor(after[name])
        assert abs(x / wide - now_x / now_wide) < 0.2
        assert abs(y / high - now_y / now_high) < 0.2


def extent(nodes: dict[str, Any]) -> tuple[float, float]:
    return max(n.x + n.w for n in nodes.values()), max(n.y for n in nodes.values())


def fields(count: int) -> Graph:
    nodes = {f"f{i}": NODE_TYPES["Field"](id=f"f{i}", pref_label=Names(zh=f"领域{i}")) for i in range(count)}
    return Graph(nodes, {})


def test_force_is_refused_above_its_limit_with_the_way_out() -> None:
    with pytest.raises(InvalidInput, match=r"at most 3000 nodes, here are 3001: say layout=columns"):
        draw(selection(fields(3001)), View(layout="force"))
    assert draw(selection(fields(3001)), View(layout="radial", node="f0")).shown


def test_what_hangs_together_is_nearer_than_what_does_not(store: Any, hydrogen: str) -> None:
    nodes = by_name(drawn(store, layout="force"))
    own, other = nodes["推动集群发展，拓宽并跑赛道"], nodes["元宇宙产业发展行动方案"]
    here = anchor(nodes["氢能"])
    assert hypot(*(a - b for a, b in zip(anchor(own), here, strict=True))) < hypot(
        *(a - b for a, b in zip(anchor(other), here, strict=True))
    )


# --- figures and networks --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", FREE)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_figures_hold_every_name_the_path_and_the_rings(store: Any, layout: Any, lang: Any, hydrogen: str) -> None:
    view, held = View(layout=layout, lang=lang, select=hydrogen), store.held
    park = next(n for n in held.nodes.values() if n.pref_label.zh == "宝武（上海）碳中和产业园")
    both = [
        RELATIONSHIP_TYPES["FOCUSES_ON"](source=park.id, target=end) for end in (hydrogen, node_id("Field", "绿色材料"))
    ]
    drawing = draw(selection(Graph(held.nodes, {**held.relationships, **{r.id: r for r in both}})), view)
    source = figure.as_svg(drawing)
    root = ET.fromstring(source)
    shown = ["".join(e.itertext()) for e in root.iter(f"{SVG}text")]
    assert {line for n in drawing.nodes for line in n.lines} <= set(shown)
    assert source.count("tree path") == 3
    assert source.count('class="cross"') == 1  # of a park's two fields, it hangs on one
    assert len(list(root.iter(f"{SVG}ellipse"))) == (5 if layout == "radial" else 0)
    assert len([e for e in root.iter(f"{SVG}text") if "left" in str(e.get("class"))]) > 3
    assert figure.as_png(source).startswith(b"\x89PNG")
    assert figure.as_pdf(source).startswith(b"%PDF")


@pytest.mark.parametrize("layout", FREE)
def test_the_network_has_every_node_at_its_place(store: Any, layout: Any) -> None:
    drawing = drawn(store, layout=layout)
    nodes, edges = network.data(network.network(drawing))
    assert {n["id"]: (n["x"], n["y"]) for n in nodes} == {n.id: (round(n.x + n.w / 2, 1), n.y) for n in drawing.nodes}
    assert len(edges) == len(drawing.links)


@pytest.mark.parametrize("layout", FREE)
def test_hostile_names_stay_text(hostile: Any, layout: Any) -> None:
    view = View(layout=layout, label=("Plan", "Action", "Target", "Organization"))
    source = figure.svg(select(hostile, view), view)
    assert "<script" not in source
    assert ET.fromstring(source).tag == f"{SVG}svg"
    assert overlaps(draw(select(hostile, view), view)) == []
