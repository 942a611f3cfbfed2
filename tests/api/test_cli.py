"""The command: what it prints, what it returns, and one clear line for what it cannot do."""

import csv
import io
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.exports import FORMATS
from api.options import ExportFormat
from api.settings import program_version
from graph.home import data_folder
from graph.library import Library

Run = Callable[..., "subprocess.CompletedProcess[str]"]

ARTICLE = """<!doctype html><html><head><meta charset="utf-8"><title>云港市发布绿色产业行动方案</title></head><body>
<article><h1>云港市发布绿色产业行动方案</h1><p>云港日报2023年3月2日讯，云港市今天发布《云港市绿色产业行动方案》。</p>
<p>方案提出，到2025年，绿色产业规模突破3000亿元，培育10家龙头企业。</p>
<p>一是清洁能源方向，重点发展氢能、储能2个领域。</p></article></body></html>"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.html"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def _one_line(done: "subprocess.CompletedProcess[str]", *words: str) -> None:
    """Exit 1 and one line on stderr that names the thing."""
    assert done.returncode == 1, done
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("zhengtu: ")
    for word in words:
        assert word in lines[0]


def test_help_lists_every_command_with_a_sentence(command: Run) -> None:
    done = command("--help")
    assert done.returncode == 0
    for name in ("read", "load", "remove", "documents", "build", "serve", "query", "view", "audit", "track", "export"):
        assert name in done.stdout


def test_unknown_command_is_usage(run: Run) -> None:
    assert run("frobnicate").returncode == 2
    assert run("read").returncode == 2
    assert run("query", "RETURN 1", "-p", "nonsense", "--no-bundled").returncode == 2


def test_read_prints_one_fragment_and_stores_nothing(run: Run, article: Path, tmp_path: Path) -> None:
    done = run("read", article, "--json")
    assert done.returncode == 0, done.stderr
    fragment = json.loads(done.stdout)
    assert fragment["document"]["title"] == "云港市发布绿色产业行动方案"
    assert not (tmp_path / "library").exists()
    assert "3000" in run("read", article).stdout


def test_load_query_audit_export_remove(run: Run, article: Path, tmp_path: Path) -> None:
    loaded = run("load", article, "--no-bundled", "--json")
    assert loaded.returncode == 0, loaded.stderr
    (document,) = json.loads(loaded.stdout)["loaded"]
    assert json.loads(run("load", article, "--no-bundled", "--json").stdout)["unchanged"] == [document]
    assert [d["id"] for d in json.loads(run("documents", "--json").stdout)] == [document]
    assert document in run("documents").stdout

    cypher = "MATCH (d:Document) WHERE d.id = $id RETURN d.id AS id, d.title AS title"
    asked = run("query", cypher, "-p", f"id={document}", "--format", "csv", "--no-bundled")
    assert list(csv.reader(io.StringIO(asked.stdout)))[1] == [document, "云港市发布绿色产业行动方案"]
    asked = run("query", cypher, "-p", f"id={document}", "--format", "json", "--no-bundled")
    assert json.loads(asked.stdout) == [{"id": document, "title": "云港市发布绿色产业行动方案"}]
    assert "云港市发布绿色产业行动方案" in run("query", cypher, "-p", f"id={document}", "--no-bundled").stdout

    audit = run("audit", "--json", "--no-bundled")
    found = json.loads(audit.stdout)
    partial = any(item["status"] == "partial" for item in found["items"]) or found["contradictions"]
    assert audit.returncode == (1 if partial else 0)

    out = tmp_path / "graph.json"
    assert run("export", "--format", "json", "-o", out, "--no-bundled").returncode == 0
    assert document in {node["id"] for node in json.loads(out.read_text(encoding="utf-8"))["nodes"]}

    assert run("remove", document, "--no-bundled").returncode == 0
    assert json.loads(run("documents", "--json").stdout) == []


@pytest.mark.parametrize("suffix", [".html", ".svg", ".png", ".pdf"])
def test_view_is_saved_as_one_file(run: Run, library: Library, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"view{suffix}"
    done = run("view", "--no-bundled", "--library", library.path, "-o", out)
    assert done.returncode == 0, done.stderr
    begins = {".html": b"<!doctype html", ".svg": b"<svg", ".png": b"\x89PNG", ".pdf": b"%PDF"}[suffix]
    assert begins in out.read_bytes()[:400].lower() or out.read_bytes().startswith(begins)


@pytest.mark.parametrize("suffix", [".html", ".svg"])
def test_view_is_the_same_bytes_from_any_process(
    command: Run, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    saved = []
    for seed in ("1", "2"):
        out = tmp_path / seed / f"view{suffix}"
        out.parent.mkdir()
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        monkeypatch.setenv("TZ", f"UTC{seed}")
        done = command("view", "--no-bundled", "--library", library.path, "-o", out)
        assert done.returncode == 0, done.stderr
        saved.append(out.read_bytes())
    assert saved[0] == saved[1]


def test_only_load_and_remove_write_the_library(
    run: Run, article: Path, make_library: Callable[[Path], Library], tmp_path: Path
) -> None:
    folder, out = tmp_path / "kept", tmp_path / "out.json"
    make_library(folder)

    def truth() -> dict[str, bytes]:
        files = (path for path in folder.rglob("*") if path.is_file() and "graphs" not in path.parts)
        return {str(path): path.read_bytes() for path in files}

    before = truth()
    asked: list[tuple[object, ...]] = [
        ("build",), ("query", "MATCH (n) RETURN n.id"), ("audit",), ("view", "-o", tmp_path / "view.svg"),
        ("export", "--format", "json", "-o", out),
    ]  # fmt: skip
    for words in asked:
        run(*words, "--no-bundled", "--library", folder)
    run("documents", "--library", folder)
    run("read", article, env={"ZHENGTU_LIBRARY": str(folder)})
    assert out.exists()
    assert truth() == before


def _nothing(_: Path) -> None:
    return None


def _write(data: bytes) -> Callable[[Path], None]:
    return lambda path: (path.write_bytes(data), None)[1]


BAD_FILES: dict[str, tuple[str, Callable[[Path], Any]]] = {
    "missing": ("missing.html", _nothing),
    "empty": ("empty.html", _write(b"")),
    "binary": ("binary.html", _write(bytes(range(256)) * 40)),
    "image": ("picture.txt", _write(b"\x89PNG\r\n\x1a\n" + bytes(5000))),
    "suffix": ("table.xyz", _write("云港市".encode())),
    "large": ("large.html", _write(b"<html><body>" + b"<p>a</p>" * 3_800_000 + b"</body></html>")),
    "blank": ("blank.html", _write(b"<html><body>   </body></html>")),
}


@pytest.mark.parametrize("command", ["read", "load"])
@pytest.mark.parametrize("case", BAD_FILES)
def test_bad_file_gets_one_line_and_changes_nothing(run: Run, tmp_path: Path, command: str, case: str) -> None:
    name, write = BAD_FILES[case]
    path = tmp_path / name
    write(path)
    _one_line(run(command, path), name)
    assert json.loads(run("documents", "--json").stdout) == []


def test_wrong_charset_is_read_rightly_or_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "wrong.html"
    path.write_bytes(ARTICLE.encode("gb18030"))  # the page says utf-8
    done = run("read", path, "--json")
    if done.returncode:
        _one_line(done, "wrong.html")
    else:
        assert json.loads(done.stdout)["document"]["title"] == "云港市发布绿色产业行动方案"


def test_folder_without_documents_is_refused(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    _one_line(run("load", folder), str(folder))
    _one_line(run("read", folder), str(folder))


def test_folder_is_loaded_but_for_what_cannot_be_read(run: Run, article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    article.rename(folder / "a.html")
    (folder / "b.html").write_bytes(b"")
    done = run("load", folder, "--no-bundled")
    assert "1 loaded" in done.stdout
    _one_line(done, "b.html")


def test_unknown_document_and_node_are_named(run: Run, library: Library, tmp_path: Path) -> None:
    _one_line(run("remove", "document-nobody", "--no-bundled"), "document-nobody")
    out = tmp_path / "view.svg"
    _one_line(run("view", "nobody", "--no-bundled", "--library", library.path, "-o", out), "nobody")
    assert not out.exists()


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (n RETURN n",
        "CREATE (n:Field {id: 'x'})",
        "MATCH (n) DELETE n",
        "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l",
        "RETURN 1; RETURN 2",
        "",
    ],
)
def test_query_that_may_not_or_cannot_run_gets_one_line(run: Run, library: Library, query: str) -> None:
    _one_line(run("query", query, "--no-bundled", "--library", library.path))


@pytest.mark.slow
def test_query_over_its_time_gets_one_line(run: Run, library: Library) -> None:
    slow = "UNWIND range(1, 9000) AS a UNWIND range(1, 9000) AS b UNWIND range(1, 9000) AS c RETURN sum(a * b * c)"
    _one_line(run("query", slow, "--no-bundled", "--library", library.path, env={"ZHENGTU_QUERY_SECONDS": "0.5"}))


def test_damaged_library_is_named(run: Run, make_library: Callable[[Path], Library], tmp_path: Path) -> None:
    folder = tmp_path / "damaged"
    make_library(folder)
    (fragment,) = (folder / "fragments").glob("*.json")
    fragment.write_bytes(b"{")
    asked: list[tuple[object, ...]] = [("build",), ("serve", "--port", "0")]
    for command in asked:
        _one_line(run(*command, "--library", folder, "--no-bundled"), fragment.name)
    (folder / "manifest.json").write_bytes(b"rubbish")
    out = tmp_path / "x.json"
    for command in [*asked, ("query", "RETURN 1 AS one"), ("export", "--format", "json", "-o", out)]:
        _one_line(run(*command, "--library", folder, "--no-bundled"), "manifest.json")
    _one_line(run("documents", "--library", folder), "manifest.json")
    assert not out.exists()


def test_second_writer_is_refused(run: Run, article: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library").writer():
        _one_line(run("load", article, "--no-bundled"))


def test_port_in_use_gets_one_line(run: Run, library: Library) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("serve", "--port", port, "--no-bundled", "--library", library.path)
        _one_line(done, str(port))
        assert done.stderr.count(str(port)) == 1


def test_address_that_is_not_this_machines_gets_one_line(run: Run, library: Library) -> None:
    _one_line(run("serve", "--host", "192.0.2.1", "--no-bundled", "--library", library.path), "192.0.2.1")


def test_setting_that_is_not_one_gets_one_line(run: Run) -> None:
    _one_line(run("documents", env={"ZHENGTU_PORT": "many"}), "port")


@pytest.mark.parametrize("engine", ["nonsense", "neo4j://127.0.0.1"])
def test_engine_that_is_not_there_gets_one_line(run: Run, library: Library, engine: str) -> None:
    _one_line(run("query", "RETURN 1 AS one", "--engine", engine, "--no-bundled", "--library", library.path), "engine")


def test_debug_shows_where_an_error_comes_from(command: Run) -> None:
    assert "Traceback" in command("--debug", "read", "nowhere.html").stderr


def test_command_fails_with_one_line(command: Run) -> None:
    _one_line(command("read", "nowhere.html"), "nowhere.html")


def test_version_is_told(run: Run) -> None:
    assert run("--version").stdout.strip() == program_version()


def test_pipe_that_closes_early_is_no_fault(environment: dict[str, str], library: Library) -> None:
    words = [sys.executable, "-m", "api.cli", "query", "UNWIND range(1, 9000) AS n RETURN n", "--limit", "10000"]
    words += ["--no-bundled", "--library", str(library.path)]
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **environment}
    ) as asked:
        assert asked.stdout
        assert asked.stderr
        asked.stdout.readline()
        asked.stdout.close()
        assert b"Traceback" not in asked.stderr.read()


def test_serve_says_where_it_is_and_stops_when_told(library: Library) -> None:
    command = [sys.executable, "-m", "api.cli", "serve", "--port", "0", "--no-bundled", "--library", str(library.path)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as server:
        assert server.stdout
        said = server.stdout.readline()
        address = next(word for word in said.split() if word.startswith("http://127.0.0.1:"))
        assert httpx.get(f"{address}readyz").status_code == 200
        server.terminate()
        begun = time.monotonic()
        server.wait(10)
        assert time.monotonic() - begun < 10
        assert server.returncode in (0, -15)
        assert server.stderr
        assert "Traceback" not in server.stderr.read()


def test_export_formats_of_the_command_are_those_there_are() -> None:
    assert [*ExportFormat] == [*FORMATS]


@pytest.mark.parametrize(
    ("platform", "variable", "below"),
    [
        ("linux", "XDG_DATA_HOME", "zhengtu"),
        ("win32", "LOCALAPPDATA", "zhengtu"),
        ("darwin", "HOME", "Library/Application Support/zhengtu"),
    ],
)
def test_library_lies_where_the_platform_keeps_data(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, variable: str, below: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(variable, str(tmp_path))
    assert data_folder() == tmp_path / below
