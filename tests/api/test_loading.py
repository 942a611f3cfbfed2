"""Loading: batches, what became of each file, and what the terminal is told."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from api import loading
from api.console import bar
from api.loading import LoadReport, load, one_by_one
from api.summary import show_audit
from graph.disagreement import Disagreement, Saying
from graph.errors import LibraryDamaged, UnreadableDocument
from graph.evidence import Citation
from graph.fragment import DocumentText, Fragment, Report
from graph.library import Library
from graph.model import Document, Names, Place, Target


@dataclass(frozen=True)
class _Source:
    name: str
    sha256: str


def _open(path: Path) -> _Source:
    if path.name.startswith("bad"):
        raise UnreadableDocument(f"{path.name} cannot be read")
    return _Source(path.name, path.name * 3)


def _read(source: _Source) -> list[Fragment]:
    document = DocumentText(id=f"document-{source.name}", title=source.name)
    place = Place(id="place-a", pref_label=Names(zh="甲市"))
    return [Fragment.of(document, (place,), (), report=Report(warnings=("odd",) if source.name == "c" else ()))]


def test_each_file_is_accounted_for(tmp_path: Path) -> None:
    seen: list[str] = []
    report = load(
        Library.open(tmp_path), map(Path, ("a", "bad", "c")), _open, one_by_one(_read), "1", progress=seen.append
    )
    assert report.loaded == ["document-a", "document-c"]
    assert report.refused == {"bad": "bad cannot be read"}
    assert report.warnings == {"c": ["odd"]}
    assert seen == ["a", "bad", "c"]


def test_what_was_read_before_is_not_read_again_unless_the_reader_is_newer(tmp_path: Path) -> None:
    load(Library.open(tmp_path), [Path("a")], _open, one_by_one(_read), "1")

    def never(source: _Source) -> list[Fragment]:
        raise AssertionError(source)

    assert load(Library.open(tmp_path), [Path("a")], _open, one_by_one(never), "1").unchanged == ["document-a"]
    assert load(Library.open(tmp_path), [Path("a")], _open, one_by_one(_read), "2").replaced == ["document-a"]


def test_batches_before_a_fault_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "BATCH", 2)

    def files() -> Iterator[Path]:
        yield from map(Path, ("a", "b", "c"))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(Library.open(tmp_path), files(), _open, one_by_one(_read), "1")
    assert [entry.id for entry in Library.open(tmp_path).entries()] == ["document-a", "document-b"]


def test_missing_fragment_is_named(tmp_path: Path) -> None:
    from api.opening import check

    library = Library.open(tmp_path)
    load(library, [Path("a")], _open, one_by_one(_read), "1")
    check(library)
    next((tmp_path / "fragments").iterdir()).unlink()
    with pytest.raises(LibraryDamaged, match="document-a"):
        check(library)


def test_damaged_fragment_is_repaired_by_loading_its_document_again(tmp_path: Path) -> None:
    from api.opening import check

    library = Library.open(tmp_path)
    load(library, [Path("a")], _open, one_by_one(_read), "1")
    (fragment,) = (tmp_path / "fragments").iterdir()
    before = fragment.read_bytes()
    fragment.write_bytes(b"{")
    report = load(library, [Path("a")], _open, one_by_one(_read), "1")
    assert report.replaced == ["document-a"]
    assert fragment.read_bytes() == before
    check(library)


def test_bar_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for terminal in (False, True):
        monkeypatch.setattr(sys.stderr, "isatty", lambda terminal=terminal: terminal, raising=False)
        with bar(2) as progress:
            progress("a.html")
    assert capsys.readouterr().out == ""


def test_contradiction_is_shown_with_who_says_what(capsys: pytest.CaptureFixture[str]) -> None:
    target = Target(id="target-x", pref_label=Names(zh="规模"), metric="规模", value=5000)
    says = tuple(
        Saying(v, target, Citation(document=f"document-{v}"), Document(id=f"document-{v}", pref_label=Names(zh=paper)))
        for v, paper in ((5000, "晨报"), (4000, "晚报"))
    )
    show_audit([], [Disagreement("values", (target,), says, "value")])
    shown = capsys.readouterr().out
    assert "contradiction: Target 规模 (target-x), value" in shown
    assert "5000: cited (晨报)" in shown
    assert "4000: cited (晚报)" in shown


def test_one_document_that_takes_the_place_of_another_of_the_same_load_is_told(tmp_path: Path) -> None:
    def same(source: _Source) -> list[Fragment]:
        return [Fragment.of(DocumentText(id="document-same", title=source.name), (), ())]

    report = load(Library.open(tmp_path), map(Path, ("a", "b")), _open, one_by_one(same), "1")
    assert (report.loaded, report.replaced) == (["document-same"], ["document-same"])
    assert "takes the place of a" in report.warnings["b"][-1]


def test_every_file_ends_in_one_way(tmp_path: Path) -> None:
    files = ("a", "bad", "c", "d")
    load(Library.open(tmp_path), [Path("d")], _open, one_by_one(_read), "1")
    report = load(Library.open(tmp_path), map(Path, files), _open, one_by_one(_read), "1")
    assert set(report.files) == set(files)
    assert report.files["bad"] == "refused"
    assert report.files["d"] == "unchanged"
    assert report.files["c"] == "warned"


def _same(source: _Source) -> list[Fragment]:
    return [Fragment.of(DocumentText(id="document-same", title=source.name), (), ())]


def _ahead(sources: Iterable[_Source]) -> Iterator[loading.Outcome]:
    """Asks for all before it reads one, as readers at work beside each other do."""
    return one_by_one(_same)(list(sources))


@pytest.mark.parametrize("reader", [_ahead, one_by_one(_same)], ids=["ahead", "one by one"])
def test_files_of_one_document_do_not_change_places_with_every_load(
    reader: loading.Reader[_Source], tmp_path: Path
) -> None:
    library = Library.open(tmp_path)
    load(library, map(Path, ("a", "b")), _open, reader, "1")
    before = library.entries()
    for _ in range(2):
        report = load(library, map(Path, ("a", "b")), _open, reader, "1")
        assert list(report.files) == ["a", "b"] or list(report.files) == ["b", "a"]
        assert any("both have the same title" in said[-1] for said in report.warnings.values())
        assert library.entries() == before
        assert [entry.title for entry in before] == ["b"]


def test_what_is_to_be_loaded_is_gathered_once_and_all_else_counted(tmp_path: Path) -> None:
    def walk(path: Path) -> tuple[list[Path], dict[str, int]]:
        if path.name == "empty":
            raise UnreadableDocument(f"{path} holds no document")
        return [path / "a", path / "b"], {".jpg": 2}

    report = LoadReport()
    assert report.gather([tmp_path, tmp_path / "empty", tmp_path], walk) == [tmp_path / "a", tmp_path / "b"]
    assert list(report.refused) == [str(tmp_path / "empty")]
    assert report.in_short() == "1 refused; passed over: 4 .jpg"


def test_a_refusal_names_the_file_with_its_folder() -> None:
    report = LoadReport()
    report.refuse(Path("2023/plan.pdf"), UnreadableDocument("plan.pdf is encrypted"))
    assert report.refused == {str(Path("2023/plan.pdf")): f"{Path('2023/plan.pdf')} is encrypted"}


@pytest.mark.parametrize("name", ["[/red].txt", "[bold]a.txt", "\x1b[31mred", "half \udc80.txt"])
def test_no_name_of_a_file_breaks_the_bar(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("api.console._REFRESH", -1.0)
    with bar(2) as progress:
        progress(name)
        progress(name)
