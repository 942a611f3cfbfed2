"""Documents sent to the server: read as the command reads them, served at once, and only from who has the key."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.keys import hashed
from api.settings import Settings
from api.uploads import named

KEY = "open sesame"
HEADERS = {"authorization": f"Bearer {KEY}"}
NOTICE = """关于印发《云港市智慧农业行动方案（2026—2028年）》的通知

云港市智慧农业行动方案提出三大行动：种业振兴行动、数字田园行动、冷链提升行动。到2028年，数字经济产业规模超过300亿元。
"""
ANOTHER = NOTICE.replace("云港", "海州").replace("300", "450")


@pytest.fixture
def keyed(serve: Callable[..., Any], tmp_path: Path) -> Iterator[httpx.Client]:
    """A server over an empty library that takes documents."""
    with serve(Settings(library=tmp_path / "library", bundled=False, api_key=KEY)) as served:
        yield served.client


def files(*texts: str) -> list[tuple[str, tuple[str, bytes]]]:
    return [("file", (f"{i}.txt", text.encode())) for i, text in enumerate(texts)]


def test_what_is_sent_is_read_built_and_served(keyed: httpx.Client) -> None:
    report = keyed.post("/v1/documents", files=files(NOTICE), headers=HEADERS, timeout=120).json()
    [found] = report["found"]
    assert (report["loaded"], report["files"]) == ([found["id"]], {"0.txt": "loaded"})
    assert found["nodes"] > 5
    assert report["version"] == keyed.get("/readyz").json()["library"]
    assert keyed.get(f"/v1/documents/{found['id']}").json()["document"]["id"] == found["id"]
    again = keyed.post("/v1/documents", files=files(NOTICE), headers=HEADERS, timeout=120).json()
    assert (again["unchanged"], again["version"]) == ([found["id"]], report["version"])


def test_what_is_removed_is_gone_with_what_it_said(keyed: httpx.Client) -> None:
    before = keyed.get("/readyz").json()["library"]
    [id_] = keyed.post("/v1/documents", files=files(NOTICE), headers=HEADERS, timeout=120).json()["loaded"]
    gone = keyed.delete(f"/v1/documents/{id_}", headers=HEADERS)
    assert (gone.status_code, gone.json()["removed"]) == (200, id_)
    assert keyed.get("/readyz").json()["library"] == gone.json()["version"] == before
    assert keyed.get(f"/v1/documents/{id_}").status_code == 404
    assert keyed.delete(f"/v1/documents/{id_}", headers=HEADERS).status_code == 404


def test_lines_tell_how_far_it_is(keyed: httpx.Client) -> None:
    headers = HEADERS | {"accept": "application/x-ndjson"}
    with keyed.stream("POST", "/v1/documents", files=files(NOTICE, ANOTHER), headers=headers, timeout=120) as answer:
        told = [json.loads(line) for line in answer.iter_lines()]
    assert [event["event"] for event in told] == ["read", "read", "building", "report"]
    assert (told[1]["done"], told[1]["of"]) == (2, 2)
    assert len(told[-1]["loaded"]) == 2


def test_what_cannot_be_read_is_refused_and_costs_the_others_nothing(keyed: httpx.Client) -> None:
    sent = [*files(NOTICE), ("file", ("empty.txt", b"")), ("file", ("old.doc", b"\xd0\xcf\x11\xe0"))]
    report = keyed.post("/v1/documents", files=sent, headers=HEADERS, timeout=120).json()
    assert len(report["loaded"]) == 1
    assert set(report["refused"]) == {"empty.txt", "old.doc"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [({}, 401), ({"authorization": "Bearer wrong"}, 401), ({"x-api-key": ""}, 401), ({"authorization": KEY}, 401)],
)
def test_without_the_key_nothing_is_taken(keyed: httpx.Client, headers: dict[str, str], status: int) -> None:
    sent = keyed.post("/v1/documents", files=files(NOTICE), headers=headers)
    removed = keyed.delete("/v1/documents/document-0123456789abcdef", headers=headers)
    for answer in (sent, removed):
        assert (answer.status_code, answer.headers["www-authenticate"]) == (status, "Bearer")
    assert keyed.get("/v1/documents").json()["total"] == 0


def test_a_key_in_its_other_header_is_taken(keyed: httpx.Client) -> None:
    answer = keyed.post("/v1/documents", files=files(NOTICE), headers={"x-api-key": KEY}, timeout=120)
    assert answer.status_code == 200


def test_a_server_without_a_key_takes_no_documents(client: httpx.Client) -> None:
    answer = client.post("/v1/documents", files=files(NOTICE), headers=HEADERS)
    assert answer.status_code == 403
    assert "ZHENGTU_API_KEY" in answer.json()["detail"]


def test_a_large_body_is_refused_before_it_is_read(serve: Callable[..., Any], tmp_path: Path) -> None:
    with serve(Settings(library=tmp_path, bundled=False, api_key=f"sha256:{hashed(KEY)}", upload_bytes=1000)) as served:
        client = served.client
        assert client.post("/v1/documents", files=files("字" * 1000), headers=HEADERS).status_code == 413
        assert client.post("/v1/documents", files=files("字"), headers=HEADERS, timeout=120).status_code == 200


def test_two_at_once_are_both_answered(keyed: httpx.Client) -> None:
    started = threading.Barrier(2)

    def send(text: str) -> int:
        started.wait()
        for _ in range(20):
            answer = keyed.post("/v1/documents", files=files(text), headers=HEADERS, timeout=120)
            if answer.status_code != 409:
                break
            assert answer.json()["type"] == "urn:zhengtu:problem:library-busy"
            time.sleep(0.5)
        return answer.status_code

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(send, (NOTICE, ANOTHER))) == [200, 200]
    assert keyed.get("/v1/documents").json()["total"] == 2


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"), ("C:\\temp\\a.txt", "a.txt"), ("..", "document"), ("", "document"),
        ("a\x00\u202eb.txt", "ab.txt"), (None, "document"), ("x" * 400, "x" * 200),
    ],
)  # fmt: skip
def test_a_name_is_nothing_but_a_name(given: str | None, kept: str) -> None:
    assert [sent.name for sent in named([(given, b"x")])] == [kept]


def test_two_files_of_one_name_are_two() -> None:
    assert [sent.name for sent in named([("a.txt", b"1"), ("b/a.txt", b"2")])] == ["a.txt", "2-a.txt"]
