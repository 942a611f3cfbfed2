"""The library on disk: what was committed is there, what was not never was, and damage is named."""

import os
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from graph.disk import write_whole
from graph.errors import InvalidInput, LibraryBusy, LibraryDamaged, UnknownNode
from graph.fragment import Fragment
from graph.library import Library
from graph.merge import merge_all
from graph.model import Names, Node, Place
from tests.graph.loading import load, told

DAMAGE = {
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:-20]),
    "flipped": lambda path: path.write_bytes(path.read_bytes().replace("绿".encode(), "红".encode(), 1)),
    "missing": lambda path: path.unlink(),
}


class Bundled:
    """A layer of one fragment."""

    def __init__(self, fragment: Fragment, version: str = "1") -> None:
        self.version = version
        self._fragment = fragment

    def fragments(self) -> Iterator[Fragment]:
        yield self._fragment


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def library(folder: Path) -> Library:
    """A library of three documents."""
    list(load(Library.open(folder), "first", 3))
    return Library.open(folder)


def files(folder: Path) -> list[Path]:
    return sorted((folder / "fragments").iterdir())


def test_a_missing_folder_is_an_empty_library_and_stays_missing(folder: Path) -> None:
    library = Library.open(folder)
    assert library.entries() == []
    assert list(library.merged()) == []
    assert not folder.exists()


def test_a_file_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InvalidInput, match="names a folder"):
        Library.open(tmp_path / "file")


def test_what_was_put_and_committed_is_there(library: Library) -> None:
    assert [entry.id for entry in library.entries()] == ["document-000", "document-001", "document-002"]
    assert library.fragment("document-001") == told(1)
    assert list(library.fragments()) == [told(0), told(1), told(2)]
    with pytest.raises(UnknownNode):
        library.fragment("document-9")


def test_without_commit_nothing_has_changed(library: Library, folder: Path) -> None:
    with library.writer() as writer:
        writer.put(told(7), source_sha256="x", reader="r")
        writer.remove("document-000")
    assert Library.open(folder).version == library.version
    assert len(files(folder)) == 3


def test_an_error_on_the_way_changes_nothing(library: Library, folder: Path) -> None:
    def fail() -> None:
        with library.writer() as writer:
            writer.put(told(7), source_sha256="x", reader="r")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert Library.open(folder).version == library.version
    with library.writer() as writer:  # the lock was given back
        writer.commit()


def test_a_document_is_loaded_unchanged_or_replaced(library: Library) -> None:
    with library.writer() as writer:
        assert writer.put(told(9), source_sha256="a", reader="r1") == "loaded"
        assert writer.put(told(9), source_sha256="a", reader="r1") == "unchanged"
        assert writer.put(told(9), source_sha256="a", reader="r2") == "replaced"
        assert writer.put(told(9, "second"), source_sha256="b", reader="r2") == "replaced"
        writer.commit()
    assert library.fragment("document-009") == told(9, "second")


def test_loading_the_same_again_gives_the_same_version(library: Library, folder: Path) -> None:
    assert list(load(Library.open(folder), "first", 3)) == [library.version]


def test_the_version_is_what_is_said_not_when_or_in_what_order(library: Library, tmp_path: Path) -> None:
    other = Library.open(tmp_path / "other")
    with other.writer() as writer:
        for number in (2, 0, 1):
            slow = told(number)
            slow = slow.model_copy(update={"report": slow.report.model_copy(update={"seconds": 3.0})})
            writer.put(slow, source_sha256="first", reader="reader-1")
        writer.commit()
    assert other.version == library.version
    assert (other.path / "manifest.json").read_bytes() == (library.path / "manifest.json").read_bytes()


def test_removing_a_document_removes_just_what_it_said(library: Library) -> None:
    with library.writer() as writer:
        writer.remove("document-001")
        with pytest.raises(UnknownNode):
            writer.remove("document-001")
        writer.commit()
    graph = library.graph()
    assert "action-1" not in graph.nodes
    assert {e.document for e in graph.nodes["plan-1"].evidence} == {"document-000", "document-002"}


def test_files_in_use_stay_until_the_next_writer(library: Library, folder: Path) -> None:
    reader = Library.open(folder)
    list(load(library, "second", 3))
    assert reader.stale
    assert list(reader.fragments()) == [told(0), told(1), told(2)]
    with library.writer():
        pass
    assert len(files(folder)) == 3
    with pytest.raises(LibraryBusy, match="rewritten meanwhile"):
        list(reader.fragments())


def test_a_second_writer_is_told_to_wait(library: Library, folder: Path) -> None:
    with library.writer(), pytest.raises(LibraryBusy, match="being written"), Library.open(folder).writer():
        pass


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_fragment_is_named_and_the_rest_is_served_on_request(
    library: Library, folder: Path, how: str
) -> None:
    broken = files(folder)[1]
    DAMAGE[how](broken)
    with pytest.raises(LibraryDamaged, match=broken.name):
        list(Library.open(folder).merged())
    rest = Library.open(folder, skip_damaged=True)
    assert [entry.id for entry in rest.entries()] == ["document-000", "document-002"]
    assert [broken.name in line for line in rest.damaged] == [True]
    assert rest.version != library.version
    assert "action-1" not in rest.graph().nodes


@pytest.mark.parametrize("how", DAMAGE)
def test_loading_a_damaged_document_again_repairs_it(library: Library, folder: Path, how: str) -> None:
    DAMAGE[how](files(folder)[1])
    list(load(Library.open(folder), "first", 3))
    assert Library.open(folder).version == library.version
    assert Library.open(folder).fragment("document-001") == told(1)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"schema": "other", "documents": [], "sha256": ""}', None])
def test_a_damaged_manifest_is_named(library: Library, folder: Path, data: bytes | None) -> None:
    manifest = folder / "manifest.json"
    manifest.unlink() if data is None else manifest.write_bytes(data)
    with pytest.raises(LibraryDamaged, match=r"manifest\.json"):
        Library.open(folder)
    with pytest.raises(LibraryDamaged), library.writer():
        pass
    rest = Library.open(folder, skip_damaged=True, layer=Bundled(told(5)))
    assert len(rest.damaged) == 1
    assert "action-5" in rest.graph().nodes


def test_a_manifest_that_was_tampered_with_is_named(library: Library, folder: Path) -> None:
    manifest = folder / "manifest.json"
    data = orjson.loads(manifest.read_bytes())
    data["documents"].pop()
    manifest.write_bytes(orjson.dumps(data))
    with pytest.raises(LibraryDamaged, match="not as it was written"):
        Library.open(folder)


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_library(
    library: Library, folder: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with library.writer() as writer:
        writer.put(told(7), source_sha256="x", reader="r")
        monkeypatch.setattr(os if step == "fsync" else Path, step, full)
        with pytest.raises(OSError, match="No space left"):
            writer.commit()
    monkeypatch.undo()
    again = Library.open(folder)
    assert again.version == library.version
    assert len(list(again.fragments())) == len(files(folder)) == 3


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    write_whole(path, b"old")
    monkeypatch.setattr(os, "fsync", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_graph_is_what_all_documents_say_together(library: Library) -> None:
    graph = library.graph()
    plan = graph.nodes["plan-1"]
    assert {e.document for e in plan.evidence} == {"document-000", "document-001", "document-002"}
    assert plan == merge_all([node for number in range(3) for node in told(number).nodes if node.id == "plan-1"])
    assert sum(link.type == "HAS_ACTION" for link in graph.relationships.values()) == 3
    assert sum(node.label == "Passage" for node in graph.nodes.values()) == 3


def test_the_fold_gives_nodes_by_id_then_relationships_each_once(library: Library) -> None:
    things = list(library.merged())
    nodes = [thing for thing in things if isinstance(thing, Node)]
    links = [thing for thing in things if not isinstance(thing, Node)]
    assert things == [*nodes, *links]
    assert [n.id for n in nodes] == sorted({n.id for n in nodes})
    keys = [(r.source, r.type, r.target) for r in links]
    assert keys == sorted(keys)
    assert len({r.id for r in links}) == len(links)


def test_a_layer_lies_under_the_library(folder: Path) -> None:
    layer = Bundled(told(5))
    library = Library.open(folder, layer=layer)
    assert library.entries() == []
    assert library.fragment("document-005") == told(5)
    assert library.version != Library.open(folder).version
    assert library.version != Library.open(folder, layer=Bundled(told(5), "2")).version
    list(load(library, "first", 1))
    assert {"action-0", "action-5"} <= set(library.graph().nodes)
    assert [e.id for e in library.entries()] == ["document-000"]


def test_documents_that_disagree_on_a_label_are_named(folder: Path) -> None:
    library = Library.open(folder)
    fragment = told(0)
    place = Place(id="plan-1", pref_label=Names(zh="甲"))
    with library.writer() as writer:
        writer.put(fragment, source_sha256="a", reader="r")
        writer.put(Fragment.of(told(1).document, [place], []), source_sha256="b", reader="r")
        writer.commit()
    with pytest.raises(InvalidInput, match="plan-1"):
        list(library.merged())
