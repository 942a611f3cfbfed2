"""`zhengtu evaluate`: the figures in words and as JSON, and one line for what cannot be used."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
TEXT, GOLD = FIXTURES / "reading" / "guiyang.txt", FIXTURES / "gold" / "guiyang.gold.yaml"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_figures_are_printed_with_what_was_missed(run: Run) -> None:
    done = run("evaluate", GOLD, TEXT)
    assert done.returncode == 0, done.stderr
    for words in ("entities, relaxed", "Direction", "HAS_DIRECTION", "comparators right", "told apart rightly: 4 of 4"):
        assert words in done.stdout


def test_what_was_missed_is_named(run: Run, tmp_path: Path) -> None:
    shorter = tmp_path / "guiyang.txt"
    shorter.write_text(TEXT.read_text(encoding="utf-8").rsplit("\n", 3)[0], encoding="utf-8")
    assert "missed: " in run("evaluate", GOLD, shorter).stdout


def test_json_has_the_figures_by_label_and_type(run: Run) -> None:
    found = json.loads(run("evaluate", GOLD, TEXT, "--json").stdout)
    assert {"p", "r", "f1", "tp", "fp", "fn"} == set(found["entities_strict"])
    assert found["by_label"]["Plan"]["f1"] == 1.0
    assert found["by_type"]["ISSUED_BY"]["tp"] == 1
    assert {"fault", "of", "kind", "words"} == set(found["findings"][0])


def test_what_is_no_annotation_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    for name, text in (("a.yaml", "entities: ["), ("b.yaml", "entities: []"), ("c.yaml", "- 1")):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        done = run("evaluate", path, TEXT)
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1
        assert name in done.stderr
    assert "nowhere.yaml" in run("evaluate", tmp_path / "nowhere.yaml", TEXT).stderr
