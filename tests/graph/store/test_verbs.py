"""Every verb answers alike on both builds, and as the documents say."""

from collections.abc import Callable
from typing import Any

import pytest

from graph.errors import InvalidInput, UnknownNode
from graph.library import Library
from graph.model import Node
from graph.store.base import Page, Store


def ids(nodes: Any) -> list[str]:
    return [node.id for node in nodes]


def all_pages(ask: Callable[..., Page[Any]], limit: int, **asked: Any) -> list[Any]:
    """Every item, page by page; each page tells the same total."""
    items: list[Any] = []
    next_, totals = None, set()
    while True:
        page = ask(limit=limit, next=next_, **asked)
        assert len(page.items) <= limit
        items += page.items
        totals.add(page.total)
        if page.next is None:
            assert totals == {len(items)}
            return items
        next_ = page.next


def test_every_node_and_relationship_of_the_library_is_there_unchanged(store: Store, graph_as_told: Library) -> None:
    told = graph_as_told.graph()
    assert {id_: store.node(id_) for id_ in told.nodes} == told.nodes
    around = [store.neighbours(id_, direction="out").items for id_ in told.nodes]
    assert {n.relationship.id: n.relationship for items in around for n in items} == told.relationships


def test_an_unknown_node_is_named(store: Store) -> None:
    for ask in (store.node, store.neighbours, store.evidence, store.document):
        with pytest.raises(UnknownNode, match="nobody"):
            ask("nobody")
    for plan in (
        lambda: store.tree(["nobody"]),
        lambda: store.subgraph(["nobody"]),
        lambda: store.nodes(plan="nobody"),
    ):
        with pytest.raises(UnknownNode, match="nobody"):
            plan()


def test_nodes_come_by_label_plan_document_year_confidence_and_words(store: Store) -> None:
    assert ids(store.nodes(label=["Field", "Trend"]).items) == ["hydrogen", "storage", "trend-green"]
    assert ids(store.nodes(year=2020).items) == ["plan-old"]
    assert ids(store.nodes(year=2025).items) == ["plan-green", "target-leaders", "target-size"]
    assert ids(store.nodes(document="document-review", label=["Trend", "Field"]).items) == ["hydrogen", "trend-green"]
    assert "plan-old" not in ids(store.nodes(label=["Plan"], min_confidence=0.8).items)
    assert ids(store.nodes(q="qn", label=["Field", "Park"]).items) == ["east-lake", "hydrogen"]
    assert ids(store.nodes(plan="plan-old").items) == ["plan-old"]
    hanging = ids(store.nodes(plan="plan-green").items)
    assert {"electrolysis", "east-lake", "target-size", "reform", "plan-old"} <= set(hanging)
    assert not {"document-notice", "document-review"} & set(hanging)


def test_a_label_or_type_that_does_not_exist_is_refused_by_name(store: Store) -> None:
    for ask in (
        lambda: store.nodes(label=["Feild"]),
        lambda: store.neighbours("hydrogen", type=["HAS_FEILD"]),
        lambda: store.search("x", label=["a) DELETE (n"]),
    ):
        with pytest.raises(InvalidInput, match=r"Feild|HAS_FEILD|DELETE"):
            ask()


@pytest.mark.parametrize("limit", [1, 2, 7, 100])
def test_pages_add_up_to_the_whole_each_item_once(store: Store, graph_as_told: Library, limit: int) -> None:
    told = graph_as_told.graph()
    assert ids(all_pages(store.nodes, limit)) == sorted(told.nodes)
    found = all_pages(store.neighbours, limit, id="hydrogen")
    touching = {r.id for r in told.relationships.values() if "hydrogen" in (r.source, r.target)}
    assert [n.relationship.id for n in found] == list(dict.fromkeys(n.relationship.id for n in found))
    assert {n.relationship.id for n in found} == touching
    assert len(all_pages(store.targets, limit)) == 2
    assert len(all_pages(store.search, limit, q="q")) == len(store.search("q", limit=500).items)
    assert ids(all_pages(store.documents, limit)) == ["document-review", "document-notice"]
    assert len(all_pages(store.evidence, limit, id="hydrogen")) == len(told.nodes["hydrogen"].evidence)


def test_a_page_that_nobody_gave_is_refused(store: Store) -> None:
    for ask in (store.nodes, store.documents):
        with pytest.raises(InvalidInput, match="begin anew"):
            ask(next="%%%")
    with pytest.raises(InvalidInput, match="begin anew"):
        store.search("氢能", next="Zm9v")


def test_neighbours_by_direction_type_label_and_confidence(store: Store) -> None:
    def around(**asked: Any) -> list[tuple[str, str]]:
        return [(n.relationship.type, n.node.id) for n in store.neighbours("hydrogen", **asked).items]

    facts = ["HAS_FIELD", "INVOLVES", "FOCUSES_ON", "SETS_TARGET"]
    assert around(direction="out") == [("INVOLVES", "electrolysis"), ("SETS_TARGET", "target-size")]
    assert around(direction="in", type=facts) == [("FOCUSES_ON", "east-lake"), ("HAS_FIELD", "action-tech")]
    assert around(label=["Park", "Target"]) == [("FOCUSES_ON", "east-lake"), ("SETS_TARGET", "target-size")]
    assert around(type=facts, min_confidence=0.8) == [
        ("FOCUSES_ON", "east-lake"),
        ("HAS_FIELD", "action-tech"),
        ("SETS_TARGET", "target-size"),
    ]
    assert around(label=["Person"]) == []


def test_evidence_comes_with_its_passage_and_document(store: Store) -> None:
    shown = store.evidence("hydrogen", type="SETS_TARGET", target="target-size")
    assert [(s.evidence.exact, s.document.id) for s in shown.items if s.evidence.kind == "exact"] == [
        ("氢能产业规模达到500亿元", "document-notice"),
        ("氢能产业规模达到400亿元", "document-review"),
    ]
    for s in shown.items:
        assert s.text is not None
        assert s.evidence.kind == "exact"
        assert s.text[s.evidence.start : s.evidence.end] == s.evidence.exact
    (cited,) = store.evidence("plan-old").items
    assert (cited.evidence.kind, cited.text, cited.document.pref_label.zh) == ("citation", None, "《节约用能条例》")


def test_a_relationship_that_is_not_there_is_named(store: Store) -> None:
    with pytest.raises(UnknownNode, match="LED_BY to storage"):
        store.evidence("hydrogen", type="LED_BY", target="storage")


def test_the_shortest_ways_go_over_facts(store: Store) -> None:
    (way,) = store.paths("plan-green", "electrolysis")
    assert set(way.nodes) == {"plan-green", "action-tech", "hydrogen", "electrolysis"}
    assert sorted(r.type for r in way.relationships.values()) == ["HAS_ACTION", "HAS_FIELD", "INVOLVES"]
    assert store.paths("plan-green", "electrolysis", depth=2) == []
    assert [list(way.nodes) for way in store.paths("hydrogen", "hydrogen")] == [["hydrogen"]]
    with pytest.raises(InvalidInput, match="depth=99"):
        store.paths("hydrogen", "storage", depth=99)


@pytest.mark.parametrize("q", ["氢能", "qingneng", "qn", "氫能", "hydrogen", "Hydro", "\uff31\uff2e"])
def test_search_finds_a_name_however_it_is_typed(store: Store, q: str) -> None:
    assert store.search(q).items[0].node.id == "hydrogen"


def test_search_says_what_matched_and_takes_labels(store: Store) -> None:
    assert [(h.node.id, h.matched) for h in store.search("储电").items] == [("storage", "alias")]
    assert [h.node.label for h in store.search("qn", label=["Park"]).items] == ["Park"]
    assert store.search("没有的东西").total == 0
    for odd in ("", "   ", '+-&|!(){}[]^"~*?:\\/', "AND OR NOT", "氢能 AND (", "*"):
        assert store.search(odd).total >= 0


def test_documents_are_those_held_not_those_cited(store: Store) -> None:
    assert ids(store.documents().items) == ["document-review", "document-notice"]


def test_a_document_comes_back_as_it_was_read(store: Store, graph_as_told: Library) -> None:
    told = graph_as_told.fragment("document-notice")
    reading = store.document("document-notice")
    assert reading.document == told.document
    assert list(reading.audit) == list(told.audit)
    assert list(reading.sentences) == list(told.sentences)
    assert ("氢能", "hydrogen") in {(quote.exact, node.id) for quote, node in reading.annotations}
    for quote, _ in reading.annotations:
        assert told.document.passages[quote.passage].text[quote.start : quote.end] == quote.exact
    cited = store.document("document-law")
    assert (cited.document.title, cited.document.passages) == ("节约用能条例", ())
    with pytest.raises(UnknownNode, match="Field"):
        store.document("hydrogen")


def test_audit_and_contradictions(store: Store) -> None:
    ((document, entry),) = store.audit()
    assert (document.id, entry.declared, entry.members) == (
        "document-notice",
        "两大行动",
        ("action-parks", "action-tech"),
    )
    assert store.audit(document="document-review") == []
    (contested,) = store.contradictions()
    assert contested.id == "target-size"
    assert [s.value for s in contested.contradictions["value"]] == [500, 400]


def test_what_sources_do_not_agree_on_has_both_sentences(store: Store) -> None:
    (one,) = store.disagreements()
    assert (one.kind, one.about, one.contradicts) == ("values", "value", True)
    assert [(s.value, s.document.id, s.sentence) for s in one.says] == [
        (500, "document-notice", "到2025年，氢能产业规模达到500亿元；"),
        (400, "document-review", "到2025年，氢能产业规模达到400亿元。"),
    ]
    assert store.disagreements(document="document-law") == []
    assert store.disagreements(document="document-review") == [one]


def test_targets_by_plan_and_year(store: Store) -> None:
    found = store.targets()
    assert [(a.id, r.type, t.id) for a, r, t in found.items] == [
        ("hydrogen", "SETS_TARGET", "target-size"),
        ("plan-green", "SETS_TARGET", "target-leaders"),
    ]
    assert store.targets(year=2024).total == 0
    assert store.targets(plan="plan-green", year=2025).total == 2
    assert store.targets(plan="plan-old").total == 0
    assert store.targets(label=["Observation"]).total == 0


def test_a_plans_tree_holds_what_hangs_on_it_and_stops_where_plans_meet(store: Store) -> None:
    tree = store.tree(["plan-green"])
    assert {"electrolysis", "target-size", "east-lake", "qingzhou", "trend-green", "plan-old"} <= set(tree.nodes)
    assert not any(node.label == "Passage" for node in tree.nodes.values())
    assert all({r.source, r.target} <= set(tree.nodes) for r in tree.relationships.values())
    assert set(store.tree().nodes) == set(tree.nodes)
    assert list(store.tree(["plan-old"]).nodes) == ["plan-old"]
    assert len(store.tree(limit=5).nodes) == 5


def test_plans_of_a_node_are_those_it_hangs_on(store: Store) -> None:
    tree = store.tree(["plan-green"]).nodes
    found = store.plans_of(list(tree))
    assert ids(found["plan-green"]) == ["plan-green"]
    assert ids(found["plan-old"]) == ["plan-old"]  # a plan stands for itself, whichever it follows up
    assert all(ids(plans) == ["plan-green"] for id_, plans in found.items() if not id_.startswith("plan-"))
    assert store.plans_of(["document-notice"]) == {"document-notice": []}
    assert store.plans_of([]) == {}


def test_a_tree_is_whole_however_much_it_holds(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = store.tree(limit=900)
    monkeypatch.setattr("graph.store.embedded.BYTES", 100)
    monkeypatch.setattr("graph.store.asked.AT_ONCE", 3)
    again = store.tree(limit=901)
    assert again is not whole
    assert (again.nodes, again.relationships) == (whole.nodes, whole.relationships)


def test_a_tree_is_read_once_and_the_oldest_make_room(store: Store) -> None:
    assert store.tree(["plan-green"]) is store.tree(["plan-green"])
    first = store.tree(limit=700)
    for limit in range(701, 705):
        store.tree(limit=limit)
    assert store.tree(limit=704) is store.tree(limit=704)
    assert store.tree(limit=700) is not first
    assert store.tree(limit=700).nodes == first.nodes


def test_a_subgraph_grows_by_steps_and_keeps_to_labels_and_limit(store: Store) -> None:
    def around(**asked: Any) -> set[str]:
        return set(store.subgraph(["hydrogen"], **asked).nodes)

    assert around(depth=0) == {"hydrogen"}
    labels = ["Park", "Action", "Technology", "Place"]
    assert around(label=labels) == {"hydrogen", "east-lake", "action-tech", "electrolysis"}
    assert around(label=labels, depth=2) == around(label=labels) | {"qingzhou", "action-parks"}
    assert any(id_.startswith("passage-") for id_ in around())
    assert len(around(depth=3, limit=4)) == 4


def test_a_relationships_id_stands_for_its_ends(store: Store) -> None:
    link = store.neighbours("storage", type=["INVOLVES"]).items[0].relationship
    graph = store.subgraph([link.id], depth=0)
    assert set(graph.nodes) == {"storage", "flow-battery"}
    assert link.id in graph.relationships


def test_the_stamp_counts_what_is_there(store: Store, graph_as_told: Library) -> None:
    told = graph_as_told.graph()
    assert store.stamp.library == graph_as_told.version
    assert sum(store.stamp.labels.values()) == len(told.nodes)
    assert sum(store.stamp.types.values()) == len(told.relationships)


def test_degree_counts_facts_not_mentions(store: Store) -> None:
    (found,) = store.run("MATCH (n:Field {id: 'hydrogen'}) RETURN n.degree").rows
    assert found == [4]


def test_what_was_read_is_kept_and_bounded(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.store.asked.KEPT", 3)
    many: list[Node] = store.nodes_of(["hydrogen", "storage", "electrolysis", "qingzhou", "reform", "hydrogen"])
    assert ids(many) == ["hydrogen", "storage", "electrolysis", "qingzhou", "reform", "hydrogen"]
    assert store.neighbours("hydrogen").total == len(store.neighbours("hydrogen").items)


def test_a_metric_is_followed_as_each_source_states_it(store: Store) -> None:
    points = store.track("氢能产业规模")
    assert [(p.quantity.id, p.said["value"], p.place and p.place.id) for p in points] == [
        ("target-size", 400, "qingzhou"),
        ("target-size", 500, "qingzhou"),
    ]
    assert {s.document.id for p in points for s in p.says} >= {"document-notice", "document-review"}
    assert store.track("氢能产业规模", place="青州") == points
    with pytest.raises(UnknownNode, match="nowhere"):
        store.track("氢能产业规模", place="nowhere")


def test_what_a_document_does_not_state_of_a_plan(store: Store) -> None:
    gaps = {plan.id: missing for plan, missing in store.gaps("document-notice")}
    assert gaps
    for plan, missing in gaps.items():
        assert set(store.not_stated(plan)) <= set(missing)
    assert store.not_stated("hydrogen") == ()
    assert store.gaps("document-law") == []


def test_nothing_of_one_document_is_a_twin(store: Store) -> None:
    assert store.twins() == []
