"""How fast a library is written, opened and folded: twice the documents cost twice the time, not twice the memory."""

# ruff: noqa: T201
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.evidence import quote
from graph.fragment import DocumentText, Fragment, PassageText
from graph.library import Library
from graph.model import Involves, Names, Node, Plan, Technology
from graph.search import sounds, spellings, tokens

pytestmark = pytest.mark.bench

PASSAGE = "甲市绿色低碳行动方案发展氢能、储能和碳捕集技术，建设绿谷示范区，推动智能终端和元宇宙应用。"
PASSAGES, MENTIONS, TECHNOLOGIES = 20, 40, 4000


def document(number: int) -> Fragment:
    """A document of a thousand characters that names forty of four thousand technologies."""
    id_ = f"document-{number:06}"
    passages = tuple(PassageText(index=i, text=PASSAGE) for i in range(PASSAGES))
    plan = Plan(id=f"plan-{number}", pref_label=Names(zh=f"方案{number}"), evidence=(quote(id_, 0, PASSAGE, 2, 10),))
    named = {
        (number * 37 + i * 101) % TECHNOLOGIES: quote(id_, i % PASSAGES, PASSAGE, i, i + 2) for i in range(MENTIONS)
    }
    nodes: list[Node] = [
        Technology(id=f"technology-{n}", pref_label=Names(zh=f"技术{n}"), evidence=(said,)) for n, said in named.items()
    ]
    links = [Involves(source=plan.id, target=f"technology-{n}", evidence=(said,)) for n, said in named.items()]
    return Fragment.of(DocumentText(id=id_, title=f"通报{number}", passages=passages), [plan, *nodes], links)


def written(folder: Path, count: int) -> float:
    """Seconds to put and commit so many documents; making them is not counted."""
    spent = 0.0
    with Library.open(folder).writer() as writer:
        for number in range(count):
            fragment = document(number)
            begun = time.perf_counter()
            writer.put(fragment, source_sha256="x", reader="r")
            spent += time.perf_counter() - begun
        begun = time.perf_counter()
        writer.commit()
    return spent + time.perf_counter() - begun


def folded(folder: Path) -> tuple[float, int]:
    """Seconds to fold a library, and how many things come out."""
    begun = time.perf_counter()
    things = sum(1 for _ in Library.open(folder).merged())
    return time.perf_counter() - begun, things


def test_a_library_is_written_and_folded_in_linear_time(tmp_path: Path) -> None:
    seconds = {}
    for count in (250, 1000):
        folder = tmp_path / str(count)
        put = written(folder, count)
        begun = time.perf_counter()
        Library.open(folder)
        opened = time.perf_counter() - begun
        seconds[count], things = folded(folder)
        print(
            f"\n{count} documents: put {put / count * 1e3:.2f} ms each, open {opened * 1e3:.1f} ms, "
            f"fold {seconds[count]:.2f} s = {seconds[count] / things * 1e6:.0f} µs for each of {things}"
        )
    assert seconds[1000] < 8 * seconds[250]


def test_a_fold_holds_one_thing_at_a_time(tmp_path: Path) -> None:
    peaks = []
    for count in (100, 400):
        written(tmp_path / str(count), count)
        tracemalloc.start()
        folded(tmp_path / str(count))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    print(f"\npeak of Python's memory: {peaks[0] / 1e6:.1f} MB for 100 documents, {peaks[1] / 1e6:.1f} MB for 400")
    assert peaks[1] < 3 * peaks[0]  # four times the documents


def names() -> Iterator[Node]:
    """Two thousand names of four to nine characters."""
    for i in range(2000):
        start = i % 30
        yield Technology(id=f"t{i}", pref_label=Names(zh=PASSAGE[start : start + 4 + i % 6] + str(i)))


def test_search_tokens_of_a_name(tmp_path: Path) -> None:
    nodes = list(names())
    tokens(nodes[0])  # the readings' tables are loaded once
    spellings.cache_clear()
    sounds.cache_clear()
    begun = time.perf_counter()
    size = sum(len(tokens(node)) for node in nodes)
    print(
        f"\ntokens: {(time.perf_counter() - begun) / len(nodes) * 1e6:.0f} µs and {size // len(nodes)} letters a name"
    )
