"""A Mermaid flowchart: of the tree, in its colours, within what Mermaid takes, and labels only text."""

import re
from typing import Any

import pytest

from graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Graph, Names
from tests.viz.conftest import FakeStore, hostile_graph, three_plans
from viz.embed import unfolded
from viz.layout import draw
from viz.report.mermaid import LINKS, NODES, mermaid, text
from viz.style import style
from viz.view import View, select

# what a line may be; a label's text holds no quote, bracket, tag or directive
LABEL = r'[^"<>&`\\%{}\[\]()|]*'
NODE = rf'n\d+\["{LABEL}(<br>{LABEL})?"\]:::\w+|rest\["{LABEL}"\]:::ghost'
LINK = rf'n\d+ (-->|-\.-|-\.->\|"{LABEL}"\|) n\d+'
LINE = re.compile(rf"accTitle: {LABEL}|{NODE}|{LINK}|classDef \w+ [\w:#,-]+")


def _drawn(store: Any, view: View) -> str:
    return mermaid(draw(select(store, view), view))


@pytest.mark.parametrize("view", [View(), View(lang="en", theme="dark"), View(q="氢能")])
@pytest.mark.parametrize("graph", [three_plans, hostile_graph])
def test_every_line_is_a_node_a_link_or_a_class(graph: Any, view: View) -> None:
    head, *lines = _drawn(FakeStore(graph()), view).splitlines()
    assert head == "flowchart LR"
    assert [line for line in lines if not LINE.fullmatch(line.strip())] == []


def test_the_tree_is_drawn_and_what_hangs_beside_it_says_how(store: Any) -> None:
    found = _drawn(store, View())
    names = {name: id_ for id_, name in re.findall(r'(n\d+)\["([^"<]*)', found)}
    assert f"{names['推动集群发展，拓宽并跑赛道']} --> {names['氢能']}" in found
    assert f'{names["国际氢能谷"]} -.->|"聚焦"| {names["氢能"]}' in found
    assert f"classDef Field fill:{style().labels['Field'].light[0]}," in found


def test_signs_are_written_as_numbers_and_lists_are_none() -> None:
    assert text('a"b<c>;#') == "a#34;b#60;c#62;#59;#35;"
    assert text("%%{init: {}}%%") == "#37;#37;#123;init#58; #123;#125;#125;#37;#37;"
    assert text("1. 一") == "1#46; 一"
    assert text("- 一") == "#45; 一"
    assert len(text("长" * 10_000)) == 80


def test_what_mermaid_could_not_draw_is_counted() -> None:
    held = three_plans()
    plan = next(node for node in held.nodes.values() if node.label == "Plan")
    fields = [NODE_TYPES["Field"](id=f"f{i}", pref_label=Names(zh=f"领域{i}")) for i in range(NODES)]
    links = [RELATIONSHIP_TYPES["HAS_FIELD"](source=plan.id, target=f.id) for f in fields]
    graph = Graph({plan.id: plan} | {f.id: f for f in fields}, {r.id: r for r in links})
    selection = select(FakeStore(graph), View(plan=(plan.id,)))
    found = mermaid(draw(selection, unfolded(selection, View(plan=(plan.id,)))))
    drawn = len(re.findall(r"^  n\d+\[", found, re.MULTILINE))
    assert drawn == NODES
    assert 'rest["另有 1 个节点未画"]' in found
    assert 0 < found.count(" --> ") <= LINKS
    assert len(found) < 50_000
