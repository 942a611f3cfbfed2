"""Graphs and views to be drawn, of every kind the model allows."""

from collections import Counter
from typing import Any

from hypothesis import strategies as st

from graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Graph, Names, Node, Relationship
from viz.view import Selection, View

LONG = "瞄准新赛道促进绿色低碳产业集群发展，推动 high-end energy equipment 领域“5+X”特色园区升级"
NAME = st.sampled_from(["氢能", "R&D", LONG, LONG * 2]) | st.text("绿色，“5+X”ab cW", min_size=1).filter(str.strip)


def selection(graph: Graph) -> Selection:
    """All of a graph, as a view selects it."""
    return Selection(graph, Counter(n.label for n in graph.nodes.values()), "r1")


@st.composite
def graphs(draw_: st.DrawFn) -> Graph:
    """Any nodes, linked in any way the model allows."""
    labels = draw_(st.lists(st.sampled_from([n for n in NODE_TYPES if n != "Passage"]), max_size=40))
    nodes: dict[str, Node] = {}
    for i, label in enumerate(labels):
        extra: dict[str, Any] = (
            {"metric": "规模", "value": i * 1000, "unit": "亿元"} if label in ("Target", "Observation") else {}
        )
        nodes[f"n{i}"] = NODE_TYPES[label](id=f"n{i}", pref_label=Names(zh=draw_(NAME), en=draw_(NAME)), **extra)
    pairs = draw_(
        st.lists(
            st.tuples(st.sampled_from(sorted(nodes) or ["n0"]), st.sampled_from(sorted(nodes) or ["n0"])), max_size=80
        )
    )
    links: dict[str, Relationship] = {}
    for source, target in pairs if nodes else ():
        for cls in RELATIONSHIP_TYPES.values():
            if cls.type != "MENTIONS" and source != target and cls.links(nodes[source].label, nodes[target].label):
                link = cls(source=source, target=target)
                links[link.id] = link
    return Graph(nodes, links)


@st.composite
def trees(draw_: st.DrawFn) -> Graph:
    """Full trees with long names: every node under one of the column before it, things beside under any."""
    columns = ["Plan", "Action", "Direction", "Field", "Technology", "Park"]
    links_by_column = [None, "HAS_ACTION", "HAS_DIRECTION", "HAS_FIELD", "INVOLVES", "FOCUSES_ON"]
    nodes: dict[str, Node] = {}
    links: dict[str, Relationship] = {}
    before: list[str] = []
    for label, type_ in zip(columns, links_by_column, strict=True):
        here = [f"{label}{i}" for i in range(draw_(st.integers(1, 8)))]
        for id_ in here:
            nodes[id_] = NODE_TYPES[label](id=id_, pref_label=Names(zh=draw_(NAME)))
            if type_ and before:
                up = draw_(st.sampled_from(before))
                ends = {"source": id_, "target": up} if label == "Park" else {"source": up, "target": id_}
                link = RELATIONSHIP_TYPES[type_](**ends)
                links[link.id] = link
        before = before if label == "Technology" else here
    return Graph(nodes, links)


VIEWS = st.builds(
    View,
    lang=st.sampled_from(["zh", "en"]),
    width=st.sampled_from([None, 800, 1600]),
    select=st.sampled_from([None, "n0", "n3"]),
    node=st.sampled_from([None, "n1", "Field0"]),
    label=st.sampled_from([(), ("Plan", "Field", "Technology"), tuple(NODE_TYPES)]),
    expand=st.sampled_from([(), ("Technology",), ("Field", "Technology", "Plan")]),
    fold=st.sampled_from([(), ("n0", "n1", "n2")]),
)
