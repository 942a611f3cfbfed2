"""A diff of two libraries names just what came, went and changed."""

from pathlib import Path

from graph.diff import diff
from graph.library import Library
from tests.graph.loading import load, told


def test_a_library_does_not_differ_from_itself(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "one")
    list(load(library, "first", 3))
    assert list(diff(library.merged(), library.merged())) == []


def test_what_came_went_and_changed_is_named(tmp_path: Path) -> None:
    one, other = Library.open(tmp_path / "one"), Library.open(tmp_path / "other")
    list(load(one, "first", 2))
    with other.writer() as writer:
        for number in (1, 2):
            writer.put(told(number), source_sha256="x", reader="r")
        writer.commit()
    changes = {change.thing.id: change.kind for change in diff(one.merged(), other.merged())}
    assert changes["action-0"] == changes["document-000"] == "removed"
    assert changes["action-2"] == changes["document-002"] == "added"
    assert changes["plan-1"] == "changed"
    assert "action-1" not in changes
    back = {change.thing.id: change.kind for change in diff(other.merged(), one.merged())}
    assert back["action-0"] == "added"
    assert len(back) == len(changes)


def test_from_nothing_everything_came(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "one")
    list(load(library, "first", 1))
    assert [change.kind for change in diff([], library.merged())] == ["added"] * len(list(library.merged()))
