"""`zhengtu diff`: two documents by file or id, two libraries by folder; each change with its words."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.settings import Settings

Run = Callable[..., "subprocess.CompletedProcess[str]"]
TEXT = (Path(__file__).resolve().parents[1] / "fixtures" / "reading" / "yantai.txt").read_text(encoding="utf-8")
LATER = (
    TEXT.replace("300亿元", "350亿元")
    .replace("05-16", "05-20")
    .replace("金融服务护航三大", "金融服务护航、人才集聚四大")
)


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    """A document and a later one."""
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text(TEXT, encoding="utf-8")
    other.write_text(LATER, encoding="utf-8")
    return one, other


def _found(run: Run, *words: object) -> dict[str, Any]:
    done = run("diff", *words, "--json")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _by_name(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {item["name"]: item for item in found["items"]}


def test_two_files_differ_in_what_they_say(run: Run, texts: tuple[Path, Path]) -> None:
    found = _found(run, *texts)
    scale = _by_name(found)["Target 产业规模"]
    assert (scale["kind"], scale["differences"]["value"]) == ("changed", [300, 350])
    assert scale["words"] == {"before": ["商业航天产业规模突破300亿元"], "after": ["商业航天产业规模突破350亿元"]}
    assert (found["added"], found["removed"]) == (2, 0)
    shown = run("diff", *texts).stdout
    assert "value: 300 → 350" in shown
    assert "2 added, 0 removed" in shown
    assert "No difference." in run("diff", texts[0], texts[0]).stdout


def test_a_document_of_the_library_is_named_by_its_id(run: Run, texts: tuple[Path, Path]) -> None:
    (held,) = json.loads(run("load", texts[0], "--no-bundled", "--json").stdout)["loaded"]
    assert _found(run, held, texts[1])["items"] == _found(run, *texts)["items"]


def test_two_libraries_differ_in_what_their_documents_say(run: Run, texts: tuple[Path, Path], tmp_path: Path) -> None:
    one, other = tmp_path / "first", tmp_path / "second"
    run("load", texts[0], "--no-bundled", "--library", one)
    run("load", *texts, "--no-bundled", "--library", other)
    items = _by_name(_found(run, one, other))
    assert items["Target 产业规模"]["differences"]["value"] == [300, [300, 350]]
    assert items["Action 人才集聚行动"]["kind"] == "added"
    assert len(items["Person 周明远"]["differences"]["documents"][1]) == 2
    assert _found(run, one, one)["items"] == []


def test_what_cannot_be_compared_gets_one_line(run: Run, texts: tuple[Path, Path], tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for words in ((texts[0], "document-nobody"), (empty, empty)):
        done = run("diff", *words)
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1
        assert str(words[1]) in done.stderr
    run("load", texts[0], "--no-bundled", "--library", tmp_path / "first")
    assert "two documents or two libraries" in run("diff", texts[0], tmp_path / "first").stderr


def test_the_service_tells_of_two_documents_what_the_command_tells(
    run: Run, texts: tuple[Path, Path], serve: type, tmp_path: Path
) -> None:
    before, after = (json.loads(run("load", text, "--no-bundled", "--json").stdout)["loaded"][0] for text in texts)
    with serve(Settings(library=tmp_path / "library", bundled=False)) as served:

        def ask(**asked: Any) -> dict[str, Any]:
            answer: dict[str, Any] = served.client.get("/v1/diff", params=asked).json()
            return answer

        told = _found(run, before, after)
        found = ask(before=before, after=after)
        assert (found["items"], found["total"], found["next"]) == (told["items"], len(told["items"]), None)
        assert [found[kind] for kind in ("added", "removed", "changed")] == [2, 0, told["changed"]]
        first = ask(before=before, after=after, limit=2)
        rest = ask(before=before, after=after, next=first["next"])
        assert first["items"] + rest["items"] == told["items"]
        assert ask(before=before, after=before)["items"] == []
        assert ask(before=before, after="document-nobody")["status"] == 404
