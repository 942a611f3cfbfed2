"""Snapshots over HTTP and by command: the same bytes whatever the library becomes; who may make them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner

from api.cli import app as cli
from api.keys import hashed
from viz.sealed import verify

VIEW = {"view": "node=hydrogen-energy"}
FILES = ("", "/embed", ".svg", ".png", ".pdf", ".json", ".zip")


@pytest.fixture
def frozen(client: httpx.Client) -> str:
    """The address of a snapshot."""
    answer = client.post("/v1/snapshots", json=VIEW)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["path"])


def test_freezing_twice_is_one_snapshot_and_it_is_listed(client: httpx.Client, frozen: str) -> None:
    assert client.post("/v1/snapshots", json=VIEW).json()["path"] == frozen
    listed = client.get("/v1/snapshots").json()
    assert [item["path"] for item in listed["items"]].count(frozen) == 1


@pytest.mark.parametrize("suffix", FILES)
def test_every_file_may_be_kept_for_ever(client: httpx.Client, frozen: str, suffix: str) -> None:
    answer = client.get(frozen + suffix)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    held = client.get(frozen + suffix, headers={"if-none-match": answer.headers["etag"]})
    assert (held.status_code, held.content) == (304, b"")


def test_embed_and_figures_may_be_framed_the_page_not(client: httpx.Client, frozen: str) -> None:
    policies = {suffix: client.get(frozen + suffix).headers["content-security-policy"] for suffix in FILES}
    assert {s for s, policy in policies.items() if "frame-ancestors *" in policy} == {"/embed", ".svg", ".png", ".pdf"}
    assert all("script-src 'unsafe-inline'" not in policy for policy in policies.values())


def test_the_packed_file_is_intact(client: httpx.Client, frozen: str) -> None:
    assert verify(client.get(f"{frozen}.zip").content).intact


@pytest.mark.parametrize("path", ["/s/0123456789abcdef/0123456789abcdef", "/s/..%2f..%2fx/0123456789abcdef", "/s/x/y"])
def test_what_does_not_stand_there_is_a_problem(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code in (404, 422)
    assert client.get(f"{path}.svg").status_code in (404, 422)


def test_no_other_site_and_no_form_can_make_one(client: httpx.Client) -> None:
    assert client.post("/v1/snapshots", json=VIEW, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post("/v1/snapshots", json=VIEW, headers={"host": "other.example"}).status_code == 403
    text = client.post("/v1/snapshots", content=json.dumps(VIEW), headers={"content-type": "text/plain"})
    assert text.status_code == 422
    assert client.post("/v1/snapshots", json={"view": "cypher=MATCH (n) DELETE n"}).status_code == 400


def test_without_a_key_there_is_no_public_one(client: httpx.Client) -> None:
    assert client.get("/s/key").status_code == 404


def test_a_key_is_known_by_its_hash_too() -> None:
    assert hashed("sha256:" + hashed("open sesame").upper()) == hashed("open sesame")


def run(*arguments: str) -> Any:
    return CliRunner().invoke(cli, list(arguments))


def test_the_command_freezes_and_verifies(
    make_library: Callable[[Path], Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_library(tmp_path / "library")
    monkeypatch.setenv("ZHENGTU_LIBRARY", str(tmp_path / "library"))
    monkeypatch.setenv("ZHENGTU_BUNDLED", "false")
    file = tmp_path / "figure.zip"
    made = run("snapshot", "hydrogen-energy", "-o", str(file))
    assert made.exit_code == 0, made.output
    good = run("verify", str(file), "--json")
    assert (good.exit_code, json.loads(good.stdout)["intact"]) == (0, True)
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    assert run("verify", str(file)).exit_code == 1
    address = run("snapshot", "http://127.0.0.1:8000/?node=hydrogen-energy").stdout.strip()
    assert address.startswith("/s/")
    assert run("snapshot", "hydrogen-energy").stdout.strip() == address
