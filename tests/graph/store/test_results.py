"""What a user's query gives: JSON values, graph elements with our ids, truthful limits."""

import json
import threading
from typing import Any

import pytest

from graph.errors import QueryRefused, QueryTimeout, StoreUnavailable
from graph.store.base import Store


def test_nodes_come_with_id_label_and_properties(store: Store) -> None:
    result = store.run("MATCH (n:Field {id: 'hydrogen'}) RETURN n, n.name AS name")
    assert list(result.columns) == ["n", "name"]
    node, name = result.rows[0]
    assert (node["id"], node["labels"], node["properties"]["name_en"], name) == (
        "hydrogen", ["Field"], "Hydrogen energy", "氢能",
    )  # fmt: skip
    assert not {"id", "search", "@rid", "@type"} & set(node["properties"])
    assert result.graph.nodes == {"hydrogen": store.node("hydrogen")}


def test_relationships_come_with_their_ends(store: Store) -> None:
    result = store.run("MATCH (:Field {id: 'hydrogen'})<-[r:FOCUSES_ON]-() RETURN r")
    ((link,),) = result.rows
    assert (link["source"], link["type"], link["target"]) == ("east-lake", "FOCUSES_ON", "hydrogen")
    assert link["properties"]["rule"] == "stated"
    assert set(result.graph.nodes) == {"east-lake", "hydrogen"}
    assert list(result.graph.relationships) == [link["id"]]


@pytest.mark.parametrize(
    "query",
    [
        "MATCH p = (:Action)-[:HAS_FIELD]->(:Field)-[:INVOLVES]->(t:Technology) RETURN p ORDER BY t.id",
        "MATCH p = (t)<-[:INVOLVES]-()<-[:HAS_FIELD]-() WITH p, t ORDER BY t.id RETURN collect(p)[0] AS p",
        "MATCH p = shortestPath((:Action {ordinal: 2})-[*..3]-({kind: 'process'})) RETURN {way: p}.way AS p",
    ],
)
def test_paths_come_as_nodes_and_relationships_whichever_way_they_are_walked(store: Store, query: str) -> None:
    result = store.run(query)
    path = result.rows[0][0]
    assert {n["id"] for n in path["nodes"]} == {"action-tech", "hydrogen", "electrolysis"}
    assert {(r["source"], r["target"]) for r in path["relationships"]} == {
        ("action-tech", "hydrogen"), ("hydrogen", "electrolysis"),
    }  # fmt: skip
    assert {"action-tech", "hydrogen", "electrolysis"} <= set(result.graph.nodes)


def test_elements_are_found_inside_lists_and_maps(store: Store) -> None:
    result = store.run(
        "MATCH (n:Field)-[r:INVOLVES]->(m) WITH n, r, m ORDER BY n.id RETURN collect({from: n, by: [r], to: m}) AS all"
    )
    first = result.rows[0][0][0]
    assert (first["from"]["id"], first["by"][0]["target"], first["to"]["id"]) == (
        "hydrogen",
        "electrolysis",
        "electrolysis",
    )
    assert len(result.graph.nodes) == 4
    assert len(result.graph.relationships) == 2


def test_a_text_that_looks_like_a_path_stays_a_text(store: Store) -> None:
    text = "(#1:0)-[#20:0]->(#4:0)"
    assert store.run("MATCH (n:Trend) RETURN $text AS text", {"text": text}).rows == [[text]]


def test_values_are_json_and_dates_are_iso(store: Store) -> None:
    result = store.run(
        "RETURN date('2022-07-08') AS day, datetime('2022-07-08T10:00:00+08:00') AS moment, duration('P1D') AS span, "
        "1.5 AS number, 50000000000 AS large, null AS nothing, true AS yes, [1, 'a', {b: 2}] AS list, 0.0 / 0.0 AS none"
    )
    assert result.rows == [
        ["2022-07-08", "2022-07-08T10:00+08:00", "P1D", 1.5, 50000000000, None, True, [1, "a", {"b": 2}], None]
    ]
    json.dumps(result.rows, allow_nan=False)


def test_the_second_label_is_never_seen(store: Store) -> None:
    result = store.run("MATCH (n:Field {id: 'storage'}) RETURN labels(n), size(labels(n)), labels( n )[0]")
    assert list(result.columns) == ["labels(n)", "size(labels(n))", "labels( n )[0]"]
    assert result.rows == [[["Field"], 1, "Field"]]
    assert ["Entity"] not in store.run("CALL db.labels()").rows
    counted = store.run("MATCH (n) RETURN labels(n)[0] AS label, count(*) AS number ORDER BY label")
    assert dict(map(tuple, counted.rows)) == store.stamp.labels


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("CALL db.labels()", "Action"),
        ("CALL db.labels() YIELD label RETURN label", "Action"),
        ("CALL db.labels() YIELD label AS kind WITH kind WHERE kind STARTS WITH 'P' RETURN kind", "Park"),
        ("CALL db.labels() YIELD label WHERE label STARTS WITH 'P' RETURN label", "Park"),
        ("CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType", "CITES"),
        ("WITH 1 AS one CALL db.relationshipTypes() YIELD relationshipType AS type WHERE one = 1 RETURN type", "CITES"),
    ],
)
def test_labels_and_types_are_listed(store: Store, query: str, first: str) -> None:
    assert store.run(query).rows[0] == [first]


def test_an_empty_answer_still_has_columns(store: Store) -> None:
    result = store.run("MATCH (n:Person) WITH n RETURN DISTINCT n.name, count(*) AS number, [n.a, n.b] ORDER BY number")
    assert (list(result.columns), result.rows) == (["n.name", "number", "[n.a, n.b]"], [])


@pytest.mark.parametrize(("limit", "rows", "truncated"), [(9, 9, True), (10, 10, False), (11, 10, False)])
def test_truncated_says_whether_there_was_more(store: Store, limit: int, rows: int, truncated: bool) -> None:
    result = store.run("UNWIND range(1, 10) AS x RETURN x", limit=limit)
    assert (len(result.rows), result.truncated) == (rows, truncated)


def test_an_answer_ends_at_its_bytes(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.store.embedded.BYTES", 1000)
    result = store.run("UNWIND range(1, 500) AS x RETURN 'zhengtu' AS word")
    assert result.truncated
    assert 1 < len(result.rows) < 100


def test_a_slow_query_is_stopped(store: Store) -> None:
    heavy = "MATCH (a), (b), (c), (d), (e) WHERE a.name + b.name + c.name + d.name = e.name RETURN count(*)"
    with pytest.raises(QueryTimeout, match=r"Stopped after 0\.2 seconds"):
        store.run(heavy, timeout=0.2)
    assert store.run("RETURN 1 AS one").rows == [[1]]


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("MATCH (n RETURN n", "Syntax error"),
        ("RETURN nothing", "nothing"),
        ("RETURN 1 / 0", "by zero"),
        ("RETURN $missing", "missing"),
        ("CREATE (n:Plan {id: 'x'})", "not idempotent"),
        ("MATCH (n:Plan) DETACH DELETE n", "not idempotent"),
        ("LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line", "disabled"),
        ("LOAD CSV FROM '/etc/hostname' AS line RETURN line", "disabled"),
        ("LOAD CSV FROM 'http://198.51.100.1/x' AS line RETURN line", "disabled"),
        ("RETURN range(1, 100000000)", "maximum"),
    ],
)
def test_the_engine_itself_refuses_what_the_guard_would(store: Store, query: str, why: str) -> None:
    with pytest.raises(QueryRefused, match=why) as refused:
        store.run(query)
    assert "com.arcadedb" not in str(refused.value)


def test_a_parameter_cannot_pass_for_a_node(store: Store) -> None:
    forged: dict[str, Any] = {"map": [{"@rid": "#1:0", "@type": "Plan", "id": "forged", "name": "Forged"}]}
    with pytest.raises(QueryRefused, match="@rid"):
        store.run("RETURN $map", forged)


def test_many_threads_read_at_once(store: Store) -> None:
    answers: list[Any] = []

    def read() -> None:
        asked = "MATCH (n:Entity {id: $id}) RETURN n.name"
        answers.extend(store.run(asked, {"id": "hydrogen"}).rows for _ in range(20))

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [[["氢能"]]] * 160


def test_a_closed_store_says_so(store: Store, graph_as_told: Any) -> None:
    from graph.store import build, open_store

    build(graph_as_told, store_engine(store))
    one, other = (open_store(graph_as_told, store_engine(store)) for _ in range(2))
    one.close()
    one.close()
    assert other.run("RETURN 1").rows == [[1]]
    other.close()
    with pytest.raises(StoreUnavailable, match="closed"):
        other.run("RETURN 1")


def store_engine(store: Any) -> str:
    """The build a store runs on."""
    name: str = store._build.name
    return name
