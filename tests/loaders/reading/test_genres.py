"""A genre is a YAML file: its words, rules and boilerplate change what is read, and nothing else has to."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest

from graph.errors import InvalidInput
from loaders.article import is_credit
from loaders.reading import genres

ROOT = Path(genres.__file__).parents[2]
GENRE = """
genre: harbour diary
about: What harbour masters write.
words: {event_heads: [起锚礼], roles: [港务长]}
boilerplate: [潮汐表]
patterns:
  - id: H01
    states: event
    pattern: '(?P<name>[一-龥]{2,6}{event_heads})礼成'
    examples: [{text: 东湾起锚礼礼成, name: 东湾起锚礼}]
    not: [礼成]
"""
TEXT = """海州港日志
2024-03-05
海州市印发深海装备产业发展行动方案。东湾起锚礼礼成，各船依次离港。
海州市渔业局港务长周明远表示，航道要畅通。
潮汐表：三月五日六时十分，高潮位三米二，低潮位一米一。
"""
READ = """
import json, sys
import loaders
from loaders.source import Source
(fragment,) = loaders.read(Source("a.html", sys.stdin.buffer.read()))
print(json.dumps(fragment.to_json() | {"by": loaders.__file__, "version": loaders.reader_version()}))
"""


def _read(where: Path) -> Any:
    """What the text says to the program whose loaders lie here; words and rules are read once a process."""
    page = "".join(f"<p>{line}</p>" for line in TEXT.splitlines())
    environment = os.environ | {"PYTHONPATH": f"{where}{os.pathsep}{ROOT}"}
    run = partial(subprocess.run, [sys.executable, "-c", READ], check=True, capture_output=True, timeout=120)
    said = json.loads(run(input=page.encode(), cwd=where, env=environment).stdout)
    assert Path(said["by"]).is_relative_to(where)
    return said


def _named(said: Any, label: str) -> set[str]:
    return {node["pref_label"]["zh"] for node in said["nodes"] if node["label"] == label}


def test_a_file_in_the_folder_changes_what_is_read(tmp_path: Path) -> None:
    """The program is copied without change; only the file is new."""
    copytree(ROOT / "loaders", tmp_path / "loaders", ignore=ignore_patterns("__pycache__", "datasets"))
    before = _read(tmp_path)
    (tmp_path / "loaders" / "reading" / "genres" / "harbour.yaml").write_text(GENRE, encoding="utf-8")
    after = _read(tmp_path)
    assert (_named(before, "Event"), _named(before, "Person")) == (set(), set())
    assert _named(after, "Event") == {"东湾起锚礼"}  # by the rule, which names a list
    assert _named(after, "Person") == {"周明远"}  # by the word
    assert [said["document"]["passages"][-1]["kind"] for said in (before, after)] == ["paragraph", "boilerplate"]
    assert after["version"] != before["version"]  # so that a library is read anew


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of genres in place of the program's own."""
    monkeypatch.setattr(genres, "FOLDER", tmp_path)
    _forget()
    yield tmp_path
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    for kept in (genres.genres, genres.lists, genres.boilerplate):
        kept.cache_clear()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("", "should be a valid dictionary"),
        ("genre: a", "about: Field required"),
        ("genre: a\nabout: b\nword: {roles: [港务长]}", "word: Extra inputs"),
        ("genre: a\nabout: b\nwords: {roles: 港务长}", "words.roles"),
        ("genre: a\nabout: b\nwords: {rolls: [港务长]}", "has a list rolls"),
        ("genre: a\nabout: b\npatterns: [{id: H01, states: event, pattern: x, examples: []}]", "not: Field required"),
        (GENRE.replace("H01", "P01"), "rule P01 is in patterns.yaml already"),
    ],
)
def test_a_file_that_is_no_genre_is_refused_with_the_reason(folder: Path, said: str, reason: str) -> None:
    (folder / "wrong.yaml").write_text(said, encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"wrong\.yaml") as refused:
        _asked()
    assert reason in str(refused.value)


def _asked() -> None:
    list(genres.entries())
    genres.lists()


def test_a_genre_may_bring_a_list_for_its_own_rules(folder: Path) -> None:
    text = GENRE.replace("{event_heads}", "{anchors}").replace("event_heads:", "anchors:")
    (folder / "harbour.yaml").write_text(text, encoding="utf-8")
    assert genres.lists()["anchors"] == ("起锚礼",)


def test_boilerplate_is_told_in_either_script(folder: Path) -> None:
    (folder / "harbour.yaml").write_text(GENRE.replace("潮汐表", "航运资讯"), encoding="utf-8")
    assert is_credit("航运资讯：")
    assert is_credit("（航運資訊）")
    assert not is_credit("本港航运资讯")


def test_the_genres_of_the_program_are_told_apart() -> None:
    found = [genre.genre for genre in genres.genres().values()]
    assert len(set(found)) == len(found) > 3
    assert all(genre.about for genre in genres.genres().values())
