"""Reading in child processes: what one document does costs no other, and each is accounted for."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from mmap import mmap
from pathlib import Path

import pytest

from graph.errors import InvalidInput, UnreadableDocument
from graph.fragment import DocumentText, Fragment
from graph.writer import Written
from loaders import bounded, child, read
from loaders.bounded import Outcome, Readers
from loaders.child import Limits
from loaders.source import Source

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the tests' own readers reach a child by fork")
TIGHT = Limits(seconds=1.0, memory=700 << 20)
PATIENT = Limits(seconds=20.0, memory=700 << 20)  # where nothing hangs, a busy machine may take its time
ARTICLE = (
    "<p>近日，海州印发了深海装备产业行动方案，提出培育骨干企业。</p><p>到2026年全市产值突破800亿元，企业达到60家。</p>"
)


def _does_as_told(source: Source) -> list[Written]:
    """Reads a document whose text says what happens to its reader."""
    match source.data.decode():
        case "hang":
            time.sleep(60)
        case "die":
            os.abort()
        case "leave":
            os._exit(3)
        case "eat" | "take" as how:
            bytearray((2000 if how == "eat" else 200) << 20)
        case "refuse":
            raise UnreadableDocument(f"{source.name} cannot be read")
        case "fault":
            raise KeyError("a fault of the reader")
        case "deep":
            raise RecursionError
        case "outside":
            return [Written("../../elsewhere", "x", b"{}")]
        case "surrogate":
            raise UnreadableDocument("\udc80 in a name")
    return [Written.of(Fragment.of(DocumentText(id=f"document-{source.name}", title=source.name), (), ()))]


def _each(words: Sequence[str], jobs: int = 1, limits: Limits = TIGHT) -> list[Outcome]:
    with Readers(jobs, limits, _does_as_told) as readers:
        return list(readers.each(Source(str(i), word.encode()) for i, word in enumerate(words)))


def _said(outcome: Outcome) -> str:
    return str(outcome) if isinstance(outcome, InvalidInput) else "".join(w.id for w in outcome)


@pytest.mark.parametrize(
    ("does", "why"),
    [
        ("hang", "is not read within 1 seconds"),
        ("die", "SIGABRT"),
        ("leave", "exit 3"),
        ("eat", "more memory than it may"),
        ("refuse", "1 cannot be read"),
        ("fault", "1 breaks the reader: KeyError"),
        ("deep", "nested too deep"),
        ("outside", "ends the process"),
        ("surrogate", "in a name"),
    ],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_happens_to_one_costs_no_other(does: str, why: str, jobs: int) -> None:
    outcomes = _each(["fine", does, "fine", "fine"], jobs, TIGHT if does == "hang" else PATIENT)
    assert [_said(outcomes[i]) for i in (0, 2, 3)] == ["document-0", "document-2", "document-3"]
    assert why in _said(outcomes[1])


def test_the_start_of_a_child_is_not_on_its_documents_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_quiet", lambda: time.sleep(1.5 * TIGHT.seconds))
    assert [_said(o) for o in _each(["fine", "fine"])] == ["document-0", "document-1"]


def test_what_the_program_holds_is_not_in_its_childrens_limit() -> None:
    with mmap(-1, 2 * TIGHT.memory):
        outcomes = _each(["take", "eat"], limits=PATIENT)
    assert _said(outcomes[0]) == "document-0"
    assert "more memory than it may" in _said(outcomes[1])


def test_answers_come_in_the_order_asked_for_whoever_is_done_first() -> None:
    outcomes = _each(["fine", "hang", *["fine"] * 30, "die", "fine"], jobs=3)
    assert [_said(o) for i, o in enumerate(outcomes) if i not in (1, 32)] == [
        f"document-{i}" for i in range(34) if i not in (1, 32)
    ]


def test_sources_are_asked_for_only_as_they_are_needed() -> None:
    asked: list[int] = []

    def sources() -> Iterator[Source]:
        for i in range(1000):
            asked.append(i)
            yield Source(str(i), b"fine")

    with Readers(2, TIGHT, _does_as_told) as readers:
        next(readers.each(sources()))
    assert len(asked) < 50


def test_no_child_is_started_for_nothing() -> None:
    with Readers(2, TIGHT, _does_as_told) as readers:
        assert not list(readers.each([]))
        assert not readers._children


def test_nothing_is_left_running() -> None:
    with Readers(2, TIGHT, _does_as_told) as readers:
        list(readers.each([Source("0", b"fine"), Source("1", b"die")]))
        children = [one.process for one in readers._children]
    assert not any(process.is_alive() for process in children)


def test_documents_are_read_as_in_the_program_itself() -> None:
    source = Source("article.html", ARTICLE.encode())
    with Readers() as readers:
        ((written,),) = (o for o in readers.each([source]) if not isinstance(o, InvalidInput))
    (here,) = read(source)
    there = written.fragment()
    assert there.model_copy(update={"report": here.report}) == here
    assert written.seconds > 0


def test_one_document_is_read_alone() -> None:
    source = Source("article.html", ARTICLE.encode())
    assert [f.document for f in bounded.read(source)] == [f.document for f in read(source)]
    with pytest.raises(UnreadableDocument, match="suffix"):
        bounded.read(Source("a.exe", b"MZ"))


def test_children_are_reused() -> None:
    with Readers(1, TIGHT, _does_as_told) as readers:
        list(readers.each([Source("first", b"fine")]))
        before = readers._children[0].process.pid
        list(readers.each(Source(str(i), b"fine") for i in range(20)))
        assert readers._children[0].process.pid == before


_HANGS = """
import os, time
from loaders.bounded import Readers
from loaders.source import Source

def hang(source):
    print(os.getpid(), file=open(source.name, "w"), flush=True)
    time.sleep(60)

with Readers(1, read=hang) as readers:
    list(readers.each([Source({name!r}, b"x")]))
"""


def test_children_of_a_killed_program_end_with_it(tmp_path: Path) -> None:
    noted = tmp_path / "pid"
    program = subprocess.Popen([sys.executable, "-c", _HANGS.format(name=str(noted))])
    while not (noted.exists() and noted.read_text()):
        assert program.poll() is None
        time.sleep(0.05)
    program.kill()
    program.wait()
    stat = Path("/proc") / noted.read_text().strip() / "stat"
    for _ in range(100):
        if not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.05)
    pytest.fail("the child lives on")
