"""A running server follows the library: a load shows, old requests finish, damage is told."""

import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.live import Leased, Live, Serving
from api.settings import Settings
from graph.errors import LibraryDamaged, StoreUnavailable
from graph.fragment import Fragment
from graph.library import Library

NODES = 7 + 3  # what our bulletin says, and its passages


def _until(true: Callable[[], bool], seconds: float = 20) -> None:
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.05)


def test_server_shows_what_was_loaded_meanwhile(
    make_library: Callable[[Path], Library], tmp_path: Path, serve: Callable[..., Any]
) -> None:
    library = make_library(tmp_path)
    with serve(Settings(library=tmp_path, bundled=False, watch_seconds=0.1)) as served:
        before = served.client.get("/readyz").json()["library"]
        tag = served.client.get("/v1/nodes/plan-a").headers["etag"]
        with library.writer() as writer:
            writer.remove("document-00000000000000aa")
            writer.commit()
        _until(lambda: served.client.get("/readyz").json()["library"] != before)
        assert served.client.get("/v1/nodes/plan-a", headers={"if-none-match": tag}).status_code == 404


def test_server_follows_corrections_and_their_undoing(
    make_library: Callable[[Path], Library], tmp_path: Path, serve: Callable[..., Any]
) -> None:
    make_library(tmp_path)
    corrections = tmp_path / "corrections.yaml"
    with serve(Settings(library=tmp_path, bundled=False, watch_seconds=0.1)) as served:

        def name() -> str:
            return str(served.client.get("/v1/nodes/plan-a").json()["pref_label"]["zh"])

        before = name()
        corrections.write_text("- {rename: plan-a, to: {zh: 新名}, reason: official, author: li}", "utf-8")
        _until(lambda: name() == "新名")
        corrections.write_text("- {rename: plan-a, reason: unfinished", "utf-8")
        _until(lambda: "corrections.yaml" in (served.client.get("/readyz").json()["trouble"] or ""))
        assert name() == "新名"
        corrections.unlink()
        _until(lambda: name() == before)
        assert served.client.get("/readyz").json()["trouble"] is None


@pytest.mark.slow
def test_switching_under_load_loses_no_request(
    make_library: Callable[[Path], Library],
    fragment: Fragment,
    tmp_path: Path,
    serve: Callable[..., Any],
    rounds: int,
) -> None:
    library = make_library(tmp_path)
    stop = threading.Event()
    wrong: list[str] = []

    def ask(client: httpx.Client) -> None:
        while not stop.is_set():
            answer = client.get("/v1/nodes")
            whole = answer.status_code == 200 and answer.json()["total"] in (0, NODES)
            if not whole:
                wrong.append(answer.text)

    with serve(Settings(library=tmp_path, bundled=False, watch_seconds=0.05)) as served:
        clients = [httpx.Client(base_url=served.client.base_url) for _ in range(3)]
        threads = [threading.Thread(target=ask, args=(client,)) for client in clients]
        for thread in threads:
            thread.start()
        for _ in range(rounds):
            before = served.client.get("/readyz").json()["library"]
            with library.writer() as writer:
                if library.entries():
                    writer.remove(fragment.document.id)
                else:
                    writer.put(fragment, source_sha256="0" * 64, reader="test")
                writer.commit()
            _until(lambda before=before: served.client.get("/readyz").json()["library"] != before)  # type: ignore[misc]
        stop.set()
        for thread in threads:
            thread.join()
    assert not wrong


def test_server_keeps_serving_when_the_library_is_damaged_and_says_so(
    make_library: Callable[[Path], Library], tmp_path: Path, serve: Callable[..., Any]
) -> None:
    make_library(tmp_path)
    with serve(Settings(library=tmp_path, bundled=False, watch_seconds=0.1)) as served:
        (tmp_path / "manifest.json").write_text("{}")
        _until(lambda: served.client.get("/readyz").json()["trouble"] is not None)
        assert served.client.get("/v1/nodes/plan-a").status_code == 200
        assert "manifest.json" in served.client.get("/readyz").json()["trouble"]


def test_damaged_file_is_named_and_the_rest_served_on_demand(
    make_library: Callable[[Path], Library], fragment: Fragment, tmp_path: Path
) -> None:
    make_library(tmp_path)
    shutil.rmtree(tmp_path / "graphs", ignore_errors=True)
    (damaged,) = (tmp_path / "fragments").glob("*.json")
    damaged.write_bytes(damaged.read_bytes()[:-40])
    with pytest.raises(LibraryDamaged, match=damaged.name):
        Live(Settings(library=tmp_path, bundled=False)).open()
    live = Live(Settings(library=tmp_path, bundled=False, skip_damaged=True))
    assert damaged.name in str(live.open().library.damaged)
    live.close()


class _Store:
    """Notes that it was closed."""

    closed = False

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def serving(library: Library) -> Serving:
    return Serving(library, _Store())  # type: ignore[arg-type]


def test_old_build_is_closed_when_its_last_request_has_left(serving: Serving) -> None:
    serving.users = 1
    serving.retire()
    assert not serving.store.closed  # type: ignore[attr-defined]
    serving.leave()
    assert serving.store.closed  # type: ignore[attr-defined]


async def _nothing(*_: Any) -> Any:
    return None


def test_request_keeps_the_build_it_began_on(serving: Serving, library: Library) -> None:
    import asyncio

    live = Live(Settings(library=library.path, bundled=False))
    live.current = serving
    newer = Serving(library, _Store())  # type: ignore[arg-type]
    seen: list[Any] = []

    async def app(scope: Any, *_: Any) -> None:
        live.current = newer
        serving.retire()
        seen.append((scope["serving"], serving.store.closed))  # type: ignore[attr-defined]

    asyncio.run(Leased(app, live)({"type": "http"}, _nothing, _nothing))
    assert seen == [(serving, False)]
    assert serving.store.closed  # type: ignore[attr-defined]


def test_nothing_open_is_said_so(library: Library) -> None:
    with pytest.raises(StoreUnavailable):
        Live(Settings(library=library.path)).serving()
