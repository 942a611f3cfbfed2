"""Files as they come: what is opened, and what is refused with one clear line."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import loaders
from graph.errors import UnreadableDocument
from graph.vocabulary import Vocabulary
from loaders.source import LARGEST, Source, open_source, paths, walk

TEXT = "海州市海洋发展局发布消息，全市深海装备企业达到60家。\n"


def _refused(do: Callable[[], object]) -> str:
    with pytest.raises(UnreadableDocument) as refused:
        do()
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_a_file_keeps_its_name_and_bytes(tmp_path: Path) -> None:
    path = tmp_path / "消息.TXT"
    path.write_text(TEXT, encoding="utf-8")
    source = open_source(path)
    assert (source.name, source.data, source.suffix) == ("消息.TXT", TEXT.encode(), ".txt")
    assert len(source.sha256) == 64


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "nowhere.txt" in _refused(lambda: open_source(tmp_path / "nowhere.txt"))


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "empty.html").touch()
    assert "empty" in _refused(lambda: open_source(tmp_path / "empty.html"))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "folder" in _refused(lambda: open_source(tmp_path))


def test_thirty_megabytes_are_too_many(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    with path.open("wb") as file:
        file.truncate(30 * 1024 * 1024)
    assert f"{LARGEST:,}" in _refused(lambda: open_source(path))


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.txt"
    path.write_text(TEXT, encoding="utf-8")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "Permission denied" in _refused(lambda: open_source(path))


def test_a_folder_gives_its_readable_files_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "a.md", "picture.png", "c.HTML"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert [source.name for source in loaders.sources(tmp_path)] == ["a.md", "2.txt", "c.HTML"]


def test_a_folder_without_documents_says_what_it_looked_for(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    said = _refused(lambda: list(loaders.sources(tmp_path)))
    assert ".html" in said
    assert str(tmp_path) in said


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    (outside / "secret.txt").write_text(TEXT, encoding="utf-8")
    (inside / "own.txt").write_text(TEXT, encoding="utf-8")
    (inside / "link.txt").symlink_to(outside / "secret.txt")
    (inside / "folder").symlink_to(outside, target_is_directory=True)
    assert [path.name for path in paths(inside, frozenset([".txt"]))] == ["own.txt"]


def test_what_of_a_folder_is_no_document_is_counted(tmp_path: Path) -> None:
    for name in ("a.txt", "b.doc", "c.jpg", "d.JPG", "README", ".git", "~$a.docx"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "e.txt").write_text(TEXT, encoding="utf-8")
    found = walk(tmp_path, loaders.READABLE, loaders.FORMS)
    assert [path.name for path in found.files] == ["a.txt", "b.doc"]
    assert found.passed_over == {".jpg": 2, "without suffix": 1, "hidden": 3}  # a hidden folder is one


def test_a_folder_that_cannot_be_opened_costs_the_others_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("locked", "open"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TEXT, encoding="utf-8")
    scandir = os.scandir

    def refuse(folder: Path | str) -> Any:
        if Path(folder).name == "locked":
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    found = walk(tmp_path, loaders.READABLE)
    assert [path.parent.name for path in found.files] == ["open"]
    assert found.passed_over == {"folder that cannot be opened": 1}


@pytest.mark.parametrize(("name", "way"), [("plan.doc", ".docx"), ("list.XLS", ".xlsx"), ("plan.ofd", "PDF")])
def test_a_form_that_is_not_read_is_refused_with_the_way_out(name: str, way: str) -> None:
    said = _refused(lambda: loaders.read(Source(name, b"\xd0\xcf\x11\xe0" + bytes(600))))
    assert name in said
    assert way in said


@pytest.mark.parametrize("name", ["saved.doc", "saved.xls", "saved.pdf", "saved.docx"])
def test_a_web_page_is_read_whatever_it_is_called(name: str) -> None:
    (fragment,) = loaders.read(Source(name, f"<html><body><p>{TEXT}</p><p>{TEXT}</p></body></html>".encode()))
    assert [p.text for p in fragment.document.passages if p.kind == "paragraph"]


def test_an_unknown_suffix_names_the_known_ones() -> None:
    said = _refused(lambda: loaders.read(Source("table.xyz", TEXT.encode())))
    assert "table.xyz" in said
    assert ".html" in said


@pytest.mark.parametrize("data", [b"", b" \n ", "。。。".encode(), b"<html><body></body></html>"])
def test_a_document_without_words_is_refused(data: bytes) -> None:
    assert "page.html" in _refused(lambda: loaders.read(Source("page.html", data)))


def test_content_decides_who_reads_a_file() -> None:
    """An article may lie in a .txt."""
    (fragment,) = loaders.read(Source("saved.txt", f"<html><body><p>{TEXT}</p><p>{TEXT}</p></body></html>".encode()))
    assert "<p>" not in "".join(p.text for p in fragment.document.passages)


def test_the_readers_version_changes_with_the_vocabulary() -> None:
    fewer = Vocabulary.default().without({"上海"})
    assert loaders.reader_version() == loaders.reader_version()
    assert loaders.reader_version() != loaders.reader_version(fewer)
