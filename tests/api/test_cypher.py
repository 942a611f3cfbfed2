"""Cypher over HTTP: rows, graph, truncation, time, and no hold-up of others."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from api.routes.cypher import fitting
from api.settings import Settings
from graph.library import Library

SLOW = "UNWIND range(1, 9000) AS a UNWIND range(1, 9000) AS b UNWIND range(1, 9000) AS c RETURN sum(a * b * c)"


def test_rows_and_graph_come_back(client: httpx.Client) -> None:
    query = "MATCH (a:Action)-[r:HAS_FIELD]->(f:Field) WHERE f.id = $id RETURN a, r, f, f.name AS name"
    answer = client.post("/v1/cypher", json={"query": query, "parameters": {"id": "hydrogen-energy"}}).json()
    assert answer["columns"] == ["a", "r", "f", "name"]
    assert answer["rows"][0][3] == "氢能"
    assert {n["id"] for n in answer["graph"]["nodes"]} == {"action-energy", "hydrogen-energy"}
    assert [r["type"] for r in answer["graph"]["relationships"]] == ["HAS_FIELD"]
    assert answer["truncated"] is False
    assert answer["version"] == client.get("/readyz").json()["library"]


def test_truncated_says_whether_there_was_more(client: httpx.Client) -> None:
    query = "MATCH (f:Field) RETURN f.name AS name ORDER BY name"
    assert client.post("/v1/cypher", json={"query": query, "limit": 1}).json()["truncated"] is True
    exact = client.post("/v1/cypher", json={"query": query, "limit": 2}).json()
    assert exact["truncated"] is False
    assert len(exact["rows"]) == 2


def test_rows_are_cut_where_the_bytes_end() -> None:
    rows, cut = fitting([["a" * 100]] * 10, 350)
    assert (len(rows), cut) == (3, True)
    assert fitting([["a"]], 350)[1] is False


def test_parameters_are_bound_not_inserted(client: httpx.Client) -> None:
    hostile = "' OR 1=1 RETURN 1 //"
    answer = client.post(
        "/v1/cypher", json={"query": "MATCH (n:Field {name: $name}) RETURN n.id", "parameters": {"name": hostile}}
    )
    assert answer.json()["rows"] == []


@pytest.mark.slow
def test_slow_query_ends_in_time_and_holds_up_nobody(client: httpx.Client) -> None:
    answers: list[httpx.Response] = []
    asking = threading.Thread(
        target=lambda: answers.append(
            httpx.post(str(client.base_url.join("/v1/cypher")), json={"query": SLOW}, timeout=60)
        )
    )
    asking.start()
    meanwhile = 0
    while asking.is_alive() and meanwhile < 200:
        assert client.get("/v1/nodes/plan-a").status_code == 200
        meanwhile += 1
    asking.join()
    assert meanwhile == 200
    assert answers[0].status_code == 422
    assert answers[0].json()["type"] == "urn:zhengtu:problem:query-timeout"


def test_time_is_told_in_milliseconds(client: httpx.Client) -> None:
    begun = time.perf_counter()
    elapsed = client.post("/v1/cypher", json={"query": "RETURN 1 AS one"}).json()["elapsed_ms"]
    assert 0 <= elapsed <= (time.perf_counter() - begun) * 1000


@pytest.mark.slow
def test_too_many_slow_queries_are_asked_to_come_back(library: Library, serve: Callable[..., Any]) -> None:
    settings = Settings(library=library.path, bundled=False, query_seconds=1, query_workers=1, query_queue=1)
    with serve(settings) as served:
        address = str(served.client.base_url.join("/v1/cypher"))
        with ThreadPoolExecutor(6) as several:
            asked = [several.submit(httpx.post, address, json={"query": SLOW}, timeout=60) for _ in range(6)]
            answers = [one.result() for one in asked]
    busy = [answer for answer in answers if answer.status_code == 503]
    assert busy
    assert all(answer.headers["retry-after"] for answer in busy)
    assert {answer.status_code for answer in answers} == {422, 503}
