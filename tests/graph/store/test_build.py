"""A build is all or nothing: stamped, checked, switched to in one step; what is damaged is never served."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.errors import StoreUnavailable
from graph.library import Library
from graph.model import Names, Node, Place, Relationship
from graph.store import build, current, open_store
from graph.store import stamp as stamps

ROOT = Path(__file__).resolve().parents[3]
IMPORTS = """
import sys
from pathlib import Path
from graph.store import build, open_store
from tests.graph.store.test_build import grown
folder = Path(sys.argv[1])
"""


class Grown:
    """A layer of places, as many as wanted."""

    def __init__(self, count: int, version: str = "grown") -> None:
        self.count = count
        self.version = version

    def fragments(self) -> list[Any]:
        """No documents: `Streamed` gives the places themselves."""
        return []


class Streamed(Library):
    """A library whose graph is so many places."""

    def merged(self) -> Iterator[Node | Relationship]:
        """Place after place."""
        assert isinstance(self.layer, Grown)
        for i in range(self.layer.count):
            yield Place(id=f"place-{i:06}", pref_label=Names(zh=f"地{i}"))


def grown(folder: Path, count: int, version: str = "grown") -> Library:
    return Streamed.open(folder, layer=Grown(count, version))


def places(library: Library) -> int:
    store = open_store(library)
    try:
        return store.count("MATCH (n:Place) RETURN count(n)")
    finally:
        store.close()


def serving(library: Library) -> Path:
    """The folder that serves."""
    name = (library.path / "graphs" / "current").read_text().strip()
    return library.path / "graphs" / name


def test_nothing_is_open_before_the_first_build(library: Library) -> None:
    with pytest.raises(StoreUnavailable, match="not built yet"):
        open_store(library)
    assert current(library) is None


def test_a_build_that_is_current_is_not_repeated(library: Library) -> None:
    stamp = build(library)
    before = (serving(library) / stamps.NAME).stat().st_mtime_ns
    assert build(library) == stamp == current(library)
    assert (serving(library) / stamps.NAME).stat().st_mtime_ns == before


def test_an_older_graph_is_not_served_for_a_newer_library(tmp_path: Path) -> None:
    build(grown(tmp_path, 3, "one"))
    newer = grown(tmp_path, 5, "two")
    with pytest.raises(StoreUnavailable, match="another version"):
        open_store(newer)
    build(newer)
    assert places(newer) == 5


def test_a_graph_of_another_stored_form_is_built_anew(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    build(library)
    monkeypatch.setattr(stamps, "program", lambda: "other+9")
    with pytest.raises(StoreUnavailable, match="another version"):
        open_store(library)
    assert build(library).program == "other+9"


def test_whoever_reads_the_old_graph_may_finish(tmp_path: Path) -> None:
    old = grown(tmp_path, 3, "one")
    build(old)
    reader = open_store(old)
    build(grown(tmp_path, 5, "two"))
    assert reader.count("MATCH (n:Place) RETURN count(n)") == 3
    reader.close()


def test_only_the_last_builds_are_kept(tmp_path: Path) -> None:
    for number in range(6):
        build(grown(tmp_path, number + 1, f"v{number}"))
    kept = [path.name for path in (tmp_path / "graphs").iterdir() if path.is_dir()]
    assert len(kept) == 3
    assert grown(tmp_path, 6, "v5").version in kept


@pytest.mark.parametrize("damage", ["flip", "cut", "empty", "gone", "added"])
def test_a_damaged_graph_is_noticed_and_built_anew(tmp_path: Path, damage: str) -> None:
    library = grown(tmp_path, 50)
    build(library)
    files = sorted(path for path in serving(library).rglob("*.bucket") if path.stat().st_size)
    victim, whole = files[0], files[0].read_bytes()
    changed = {"flip": whole[:99] + bytes([whole[99] ^ 1]) + whole[100:], "cut": whole[: len(whole) // 2], "empty": b""}
    if damage in changed:
        victim.write_bytes(changed[damage])
    elif damage == "gone":
        victim.unlink()
    else:
        (victim.parent / "more.bucket").write_bytes(b"x")
    with pytest.raises(StoreUnavailable, match="damaged"):
        open_store(library)
    build(library)
    assert places(library) == 50


@pytest.mark.parametrize("content", [None, "", "{}", "[1]", "not json"])
def test_a_graph_without_a_readable_stamp_is_not_served(library: Library, content: str | None) -> None:
    build(library)
    stamp = serving(library) / stamps.NAME
    stamp.unlink() if content is None else stamp.write_text(content)
    with pytest.raises(StoreUnavailable, match="no readable stamp"):
        open_store(library)
    build(library)
    open_store(library).close()


@pytest.mark.parametrize("name", ["", "nowhere", "../..", "a/b"])
def test_a_pointer_to_nowhere_is_not_followed(library: Library, name: str) -> None:
    build(library)
    (library.path / "graphs" / "current").write_text(name)
    with pytest.raises(StoreUnavailable):
        open_store(library)
    build(library)
    open_store(library).close()


def test_reading_changes_no_file(library: Library) -> None:
    build(library)
    before = stamps.hashes(serving(library))
    for _ in range(2):
        store = open_store(library)
        store.tree()
        store.search("氢能")
        store.close()
    assert stamps.hashes(serving(library)) == before


def test_an_engine_that_loses_nodes_is_found_out(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    from graph.store import projection

    loaded = projection._load

    def forgetful(*args: Any) -> tuple[dict[str, int], dict[str, int]]:
        labels, types = loaded(*args)
        return {**labels, "Plan": labels["Plan"] + 1}, types

    monkeypatch.setattr(projection, "_load", forgetful)
    with pytest.raises(StoreUnavailable, match="kept 2 of 3 Plan"):
        build(library)
    assert current(library) is None


def test_a_failed_build_leaves_the_old_graph_and_no_rubbish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = grown(tmp_path, 3, "one")
    build(old)

    def fails(self: object) -> Iterator[Node]:
        yield Place(id="place-1", pref_label=Names(zh="地"))
        raise OSError("disk full")

    monkeypatch.setattr(Streamed, "merged", fails)
    with pytest.raises(OSError, match="disk full"):
        build(grown(tmp_path, 9, "two"))
    assert places(old) == 3
    assert not list((tmp_path / "graphs").glob(".building-*"))


def test_what_the_engine_cannot_write_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "Command failed: com.engine.IndexException: on type 'Entity' (caused by java.io.IOException: No space left)"

    def full(*_: object) -> None:
        raise RuntimeError(said)

    monkeypatch.setattr("graph.store.projection._declare", full)
    with pytest.raises(StoreUnavailable, match=r"cannot be built \(No space left\); the library is whole"):
        build(grown(tmp_path, 3))
    monkeypatch.undo()
    build(grown(tmp_path, 3))
    assert places(grown(tmp_path, 3)) == 3


def test_a_link_that_leads_nowhere_is_left_out_and_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    from graph.model import LocatedIn

    class Dangling(Streamed):
        def merged(self) -> Iterator[Node | Relationship]:
            yield from super().merged()
            yield LocatedIn(source="place-000000", target="nowhere")

    stamp = build(Dangling.open(tmp_path, layer=Grown(1)))
    assert dict(stamp.types) in ({}, {"LOCATED_IN": 0})
    assert "nowhere" in caplog.text


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_the_old_graph_serving(tmp_path: Path, rounds: int) -> None:
    old = grown(tmp_path, 3, "one")
    build(old)
    script = f"{IMPORTS}print('go', flush=True); build(grown(folder, 20000, sys.argv[2]))"
    for number in range(max(4, rounds)):
        process = subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path), f"new-{number}"],
            cwd=ROOT, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.05 + 0.3 * (number % 4))
        process.kill()
        process.wait()
        if current(old) == stamps.read(serving(old)) and current(old).library == old.version:  # type: ignore[union-attr]
            assert places(old) == 3
    newest = grown(tmp_path, 7, "last")
    build(newest)
    assert places(newest) == 7
    assert not list((tmp_path / "graphs").glob(".building-*"))


def test_two_processes_that_build_at_once_agree(tmp_path: Path) -> None:
    library = grown(tmp_path, 200)
    script = f"{IMPORTS}build(grown(folder, 200))"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    both = [subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, env=env) for _ in range(2)]
    assert [process.wait(60) for process in both] == [0, 0]
    assert places(library) == 200
    assert len([path for path in (tmp_path / "graphs").iterdir() if path.is_dir()]) == 1


def test_the_engine_says_nothing_on_the_console(tmp_path: Path) -> None:
    script = f"{IMPORTS}lib = grown(folder, 5); build(lib, sys.argv[2]); open_store(lib, sys.argv[2]).close()"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    for engine in ("native", "jvm"):
        folder = tmp_path / engine
        folder.mkdir()
        ran = subprocess.run(
            [sys.executable, "-c", script, str(folder), engine], cwd=folder, env=env, capture_output=True, text=True
        )
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
        assert [path.name for path in folder.iterdir()] == ["graphs"]
