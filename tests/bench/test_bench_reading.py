"""How fast documents are read: against a bare scan of the same text, by length, and by how many are loaded."""

# ruff: noqa: T201
import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random
from statistics import quantiles

import pytest
from ahocorasick_rs import AhoCorasick

import loaders
from graph.vocabulary import Vocabulary
from loaders.decode import decode
from loaders.reading.normal import matching_form
from loaders.source import Source
from tests.generator import document, sources

pytestmark = pytest.mark.bench

PAGE = 20_000  # bytes
CHILD = Path(__file__).with_name("load_generated.py")
CLAUSE = "突破变推力发动机和轻质贮箱等地面装备"


@pytest.fixture(scope="module", autouse=True)
def _as_in_a_child() -> Iterator[None]:
    """Documents are read in children, whose collector leaves out what was there before the first (loaders/child)."""
    loaders.read(next(sources(1)))
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def _seconds(work: Callable[[], object]) -> float:
    """Processor time, the best of three: other processes may share the machine."""
    found = []
    for _ in range(3):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return min(found)


def pages(count: int, size: int = PAGE) -> list[Source]:
    """Web pages of about so many bytes, each of several documents' paragraphs."""
    made = []
    for number in range(count):
        page = document(Random(number))
        more = number * 1000
        while len(page.html().encode()) < size:
            more += 1
            page.paragraphs += document(Random(more)).paragraphs
        made.append(page.source(f"{number}.html"))
    return made


def _scanned(texts: Iterable[str]) -> Callable[[], object]:
    """A bare scan for every name of the vocabulary."""
    automaton = AhoCorasick(sorted({matching_form(name) for name, _ in Vocabulary.default().terms()}))
    held = list(texts)
    return lambda: [automaton.find_matches_as_indexes(text) for text in held]


def _told(name: str, found: list[Source]) -> float:
    """Prints what reading these costs beside the scan; documents per second."""
    size = sum(len(source.data) for source in found) / 1e6
    read = _seconds(lambda: [loaders.read(source) for source in found])
    scan = _seconds(_scanned(decode(source.data, source.name).text for source in found))
    print(
        f"\n{name}: {len(found) / read:.0f} documents/s, {size / read:.2f} MB/s of HTML; "
        f"a bare scan {size / scan:.0f} MB/s, {read / scan:.0f}× as fast"
    )
    return len(found) / read


def test_reading_beside_a_bare_scan() -> None:
    _told("short pages", list(sources(200)))
    _told(f"pages of {PAGE // 1000} KB", pages(30))


def test_the_slowest_of_a_hundred_pages() -> None:
    found = pages(25)
    loaders.read(found[0])
    spent = sorted(_seconds(lambda s=source: loaders.read(s)) for source in found)  # type: ignore[misc]
    cuts = quantiles(spent, n=100, method="inclusive")
    print(f"\npages of {PAGE // 1000} KB: p50 {cuts[49] * 1e3:.0f} ms, p99 {cuts[98] * 1e3:.0f} ms")


def _text(body: str) -> Source:
    return Source("long.txt", f"---\ntitle: 海州要闻\npublished: 2024-05-16\n---\n{body}\n".encode())


LONG: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "产业规模突破" + "7" * (2500 * n) + "亿元。",
    "no marks": lambda n: CLAUSE * (660 * n),
    "one paragraph": lambda n: f"到2027年，{CLAUSE}，培育30家龙头企业。" * (700 * n),
    "commas": lambda n: f"{CLAUSE}，" * (660 * n),
    "a list": lambda n: "实施" + "、".join(["链主培育"] * (2000 * n)) + "三大行动。",
    "ordinals": lambda n: "".join(f"{'一二三四五六七八九'[i % 9]}是{CLAUSE}。" for i in range(300 * n)),
    "paragraphs": lambda n: "\n".join([f"到2027年，{CLAUSE}，培育30家龙头企业。"] * (300 * n)),
}


@pytest.mark.parametrize("kind", LONG)
def test_twice_the_text_takes_twice_the_time(kind: str) -> None:
    once, twice = (_seconds(lambda n=n: loaders.read(_text(LONG[kind](n)))) for n in (1, 2))  # type: ignore[misc]
    size = len(LONG[kind](2))
    print(f"\n{kind}: {size // 2:,} characters {once * 1e3:.0f} ms, {size:,} {twice * 1e3:.0f} ms, {twice / once:.1f}×")
    assert twice < 3 * once + 0.05


def _loaded(folder: Path, library: Path, jobs: int = 1) -> dict[str, float]:
    words = [sys.executable, str(CHILD), str(folder), str(library), str(jobs)]
    found: dict[str, float] = json.loads(subprocess.run(words, capture_output=True, check=True).stdout)
    return found


def _written(folder: Path, count: int) -> Path:
    folder.mkdir()
    for source in sources(count):
        (folder / source.name).write_bytes(source.data)
    return folder


def test_many_documents_are_loaded_in_little_memory_and_once(tmp_path: Path) -> None:
    peaks = {}
    for count in (1000, 10_000):
        folder, library = _written(tmp_path / f"{count}", count), tmp_path / f"library-{count}"
        first, again = _loaded(folder, library), _loaded(folder, library)
        assert (first["loaded"], again["unchanged"]) == (count, count)
        peaks[count] = first["peak"]
        print(
            f"\n{count:,} documents: {count / first['seconds']:.0f}/s, peak {first['peak'] / 1e6:.0f} MB "
            f"and {first['reader_peak'] / 1e6:.0f} MB in the reader; "
            f"again unchanged {again['seconds']:.2f} s, {first['seconds'] / again['seconds']:.0f}× less"
        )
    assert peaks[10_000] < 3 * peaks[1000]


def test_two_jobs_beside_one(tmp_path: Path) -> None:
    folder = _written(tmp_path / "texts", 1000)
    one, two = (_loaded(folder, tmp_path / f"jobs-{jobs}", jobs)["seconds"] for jobs in (1, 2))
    print(f"\ntwo jobs: {one / two:.2f}× one")
