"""The edge: headers, limits, ETags, compression, and problems in one form."""

import re
import socket
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from api.problems import MEDIA_TYPE, STATUS, status_of
from api.settings import Settings
from graph import errors
from graph.library import Library


def test_unchanged_answers_are_not_sent_again(client: httpx.Client) -> None:
    first = client.get("/v1/nodes/plan-a")
    again = client.get("/v1/nodes/plan-a", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_each_representation_has_its_own_etag(client: httpx.Client) -> None:
    addresses = (
        "/v1/nodes/plan-a",
        "/v1/nodes/action-energy",
        "/v1/nodes?limit=1",
        "/v1/nodes?limit=2",
        "/?lang=en",
        "/",
    )
    tags = [client.get(address).headers["etag"] for address in addresses]
    assert len(set(tags)) == len(tags)


def test_errors_carry_no_etag(client: httpx.Client) -> None:
    assert "etag" not in client.get("/v1/nodes/nobody").headers


@pytest.mark.parametrize("address", ["/", "/v1/schema", "/v1/nodes/plan-a", "/healthz", "/static/explorer/api.js"])
def test_head_is_get_without_the_body(client: httpx.Client, address: str) -> None:
    got, headed = client.get(address), client.head(address)
    assert headed.status_code == 200
    assert headed.content == b""
    assert {**headed.headers, "date": ""} == {**got.headers, "date": ""}
    if etag := got.headers.get("etag"):
        assert client.head(address, headers={"If-None-Match": etag}).status_code == 304


def test_head_of_nothing_is_a_problem_without_its_body(client: httpx.Client) -> None:
    headed = client.head("/v1/nodes/nobody")
    assert (headed.status_code, headed.headers["content-type"]) == (404, "application/problem+json")


def test_big_answers_are_compressed_and_small_ones_are_not(client: httpx.Client) -> None:
    assert client.get("/openapi.json").headers.get("content-encoding") == "gzip"
    assert "content-encoding" not in client.get("/healthz").headers


def test_files_of_this_version_are_kept_for_ever_and_others_asked_after(client: httpx.Client) -> None:
    (found,) = set(re.findall(r'src="(/static/[^"]+/explorer/explorer.js)"', client.get("/").text))
    now, other = client.get(found), client.get("/static/another/explorer/explorer.js")
    assert "immutable" in now.headers["cache-control"]
    assert other.headers["cache-control"] == "no-cache"
    assert other.content == now.content == client.get("/static/explorer/explorer.js").content


def test_even_small_scripts_are_packed_and_each_form_has_its_own_tag(client: httpx.Client) -> None:
    address = "/static/explorer/dom.js"
    packed, plain = client.get(address), client.get(address, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert int(packed.headers["content-length"]) < len(plain.content) == len(packed.content)
    assert packed.headers["etag"] != plain.headers["etag"]
    assert packed.headers["vary"].lower() == "accept-encoding"
    for answer in (packed, plain):
        encoding = answer.headers.get("content-encoding", "identity")
        asked = {"if-none-match": answer.headers["etag"], "accept-encoding": encoding}
        assert client.get(address, headers=asked).status_code == 304


def test_pages_run_no_inline_script_and_cannot_be_framed_elsewhere(client: httpx.Client) -> None:
    headers = client.get("/").headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"]


def test_embeds_are_sandboxed_and_framed_anywhere(client: httpx.Client) -> None:
    answer = client.get("/embed")
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "sandbox allow-scripts" in policy
    assert "frame-ancestors *" in policy
    assert "allow-same-origin" not in policy


def test_large_body_is_refused_before_it_is_read(client: httpx.Client) -> None:
    answer = client.post("/v1/cypher", content=b" " * 100_000)
    _is_problem(answer, 413)


def test_large_body_without_a_length_is_refused(client: httpx.Client) -> None:
    answer = client.post("/v1/cypher", content=(b" " * 10_000 for _ in range(20)))
    _is_problem(answer, 413)


def test_compressed_body_is_refused(client: httpx.Client) -> None:
    _is_problem(client.post("/v1/cypher", content=b"{}", headers={"content-encoding": "gzip"}), 415)


def test_body_that_never_comes_is_refused_in_time(library: Library, serve: Callable[..., Any]) -> None:
    with serve(Settings(library=library.path, bundled=False, body_seconds=0.2)) as served:
        port = served.client.base_url.port or 0
        with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
            line.sendall(b"POST /v1/cypher HTTP/1.1\r\nhost: a\r\ncontent-length: 20\r\n\r\n{")
            assert b"408" in line.recv(1000)
        with socket.create_connection(("127.0.0.1", port)) as line:
            line.sendall(b"POST /v1/cypher HTTP/1.1\r\nhost: a\r\ncontent-length: 20\r\n\r\n{")
        assert served.client.get("/healthz").status_code == 200


def test_long_address_is_refused(client: httpx.Client) -> None:
    _is_problem(client.get("/v1/search", params={"q": "a" * 20_000}), 414)


def test_broken_request_does_not_stop_the_server(client: httpx.Client) -> None:
    with socket.create_connection(("127.0.0.1", client.base_url.port or 0)) as line:
        line.sendall(b"NONSENSE\r\n\r\n")
        assert b"400" in line.recv(1000)
    assert client.get("/healthz").status_code == 200


BAD: list[tuple[str, str, dict[str, Any], int]] = [
    ("GET", "/nowhere", {}, 404),
    ("GET", "/v1/nowhere", {}, 404),
    ("GET", "/static/explorer/../../api/app.py", {}, 404),
    ("DELETE", "/v1/nodes", {}, 405),
    ("GET", "/v1/cypher", {}, 405),
    ("GET", "/v1/nodes/nobody", {}, 404),
    ("GET", "/v1/nodes/nobody/neighbours", {}, 404),
    ("GET", "/v1/nodes/nobody/evidence", {}, 404),
    ("GET", "/v1/nodes/plan-a/evidence?type=HAS_ACTION&target=nobody", {}, 404),
    ("GET", "/v1/nodes/plan-a/evidence?type=HAS_ACTION", {}, 422),
    ("GET", "/v1/paths?source=plan-a&target=nobody", {}, 404),
    ("GET", "/v1/documents/nobody", {}, 404),
    ("GET", "/v1/nodes/a%20b", {}, 422),
    ("GET", "/v1/nodes?label=Nothing", {}, 422),
    ("GET", "/v1/nodes?limit=0", {}, 422),
    ("GET", "/v1/nodes?limit=1001", {}, 422),
    ("GET", "/v1/nodes?next=garbage", {}, 422),
    ("GET", "/v1/nodes?year=20250", {}, 422),
    ("GET", "/v1/search", {}, 422),
    ("GET", "/v1/search?q=x&next=garbage", {}, 422),
    ("GET", "/v1/view?layout=spiral", {}, 422),
    ("GET", "/v1/view?cypher=CREATE (n)", {}, 400),
    ("GET", "/embed?cypher=CREATE (n)", {}, 400),
    ("GET", "/v1/view?node=nobody", {}, 404),
    ("GET", "/v1/export?format=xls", {}, 422),
    ("GET", "/?lang=fr", {}, 422),
    ("POST", "/v1/cypher", {"content": b"{"}, 422),
    ("POST", "/v1/cypher", {"json": {}}, 422),
    ("POST", "/v1/cypher", {"json": {"query": "RETURN 1", "limit": 100_000}}, 422),
    ("POST", "/v1/cypher", {"json": {"query": "MATCH (n RETURN n"}}, 400),
    ("POST", "/v1/cypher", {"json": {"query": "CREATE (n:Field {id: 'x'}) RETURN n"}}, 400),
    ("POST", "/v1/cypher", {"json": {"query": "MATCH (n) DETACH DELETE n"}}, 400),
    ("POST", "/v1/cypher", {"json": {"query": "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l"}}, 400),
    ("POST", "/v1/cypher", {"json": {"query": "RETURN 1; RETURN 2"}}, 400),
]


@pytest.mark.parametrize(
    ("method", "address", "more", "status"), BAD, ids=[f"{b[0]} {b[1]} {i}" for i, b in enumerate(BAD)]
)
def test_bad_request_is_a_problem_in_one_form(
    client: httpx.Client, method: str, address: str, more: dict[str, Any], status: int
) -> None:
    _is_problem(client.request(method, address, **more), status)


NAMES = ("q", "label", "type", "direction", "plan", "document", "year", "min_confidence", "depth", "limit", "next",
         "lang", "source", "target", "node", "layout", "select", "expand", "cypher", "format", "theme")  # fmt: skip
PATHS = ("/v1/schema", "/v1/nodes", "/v1/nodes/{}", "/v1/nodes/{}/neighbours", "/v1/nodes/{}/evidence", "/v1/paths",
         "/v1/search", "/v1/documents", "/v1/documents/{}", "/v1/audit", "/v1/targets", "/v1/view", "/v1/export",
         "/embed", "/", "/documents/{}")  # fmt: skip
WORDS = st.sampled_from(
    [
        "plan-a",
        "hydrogen-energy",
        "Field",
        "HAS_FIELD",
        "both",
        "1",
        "-1",
        "2025",
        "0.9",
        "NaN",
        "1e400",
        "zh",
        "radial",
    ]
) | st.text(max_size=12)


@trying(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(PATHS), WORDS, st.dictionaries(st.sampled_from(NAMES), WORDS, max_size=4))
def test_no_request_makes_the_server_fail(
    client: httpx.Client, path: str, id_: str, parameters: dict[str, str]
) -> None:
    written = quote(id_.encode("utf-8", "surrogatepass"), safe="")
    values = {name: value.encode("utf-8", "surrogatepass") for name, value in parameters.items()}
    answer = client.get(f"{path.format(written)}?{urlencode(values)}")
    assert answer.status_code < 500, answer.text


def _is_problem(answer: httpx.Response, status: int) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == MEDIA_TYPE
    body = answer.json()
    assert {"type", "title", "status", "detail", "instance"} <= body.keys()
    assert body["status"] == status
    assert body["detail"]
    assert body["instance"] == answer.request.url.path
    assert "Traceback" not in answer.text


def test_every_error_of_ours_has_a_status() -> None:
    classes = [c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, errors.ZhengtuError)]
    for cls in classes:
        error = cls("p", "e") if cls is errors.MissingDependency else cls("words")
        assert 400 <= status_of(error) < 600
    assert {*STATUS} <= {*classes}
