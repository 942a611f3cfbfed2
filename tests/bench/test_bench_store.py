"""How fast a graph is built, opened and asked; a large one is asked as fast as a small one."""

# ruff: noqa: T201
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import pytest

from graph.evidence import quote
from graph.library import Library
from graph.model import FieldOfWork, HasField, Involves, Names, Node, Plan, Relationship, Technology
from graph.store import build, open_store
from loaders.bundled import BUNDLED

pytestmark = pytest.mark.bench

TEXT = "甲市绿色低碳行动方案发展氢能、储能和碳捕集技术，建设绿谷示范区，推动智能终端和元宇宙应用。"


class Large:
    """A layer that stands for a graph of so many nodes."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.version = f"large-{count}"

    def fragments(self) -> list[Any]:
        """None: the things come from `LargeLibrary`."""
        return []


class LargeLibrary(Library):
    """One plan per hundred nodes, one field per four, technologies besides; three links each, evidence on all."""

    def merged(self) -> Iterator[Node | Relationship]:
        """The nodes, then the links."""
        assert isinstance(self.layer, Large)
        chance, count = random.Random(7), self.layer.count
        said = (quote("document-large", 0, TEXT, 12, 14),)
        kinds = [Plan if i % 100 == 0 else FieldOfWork if i % 4 == 0 else Technology for i in range(count)]
        ids = [f"{kind.label.lower()}-{i:06}" for i, kind in enumerate(kinds)]
        for kind, id_ in zip(kinds, ids, strict=True):
            yield kind(
                id=id_, pref_label=Names(zh=f"绿色氢能{id_[-6:]}", en=f"Green hydrogen {id_[-6:]}"), evidence=said
            )
        fields = [id_ for id_ in ids if id_.startswith("field")]
        for id_ in ids:
            if id_.startswith("plan"):
                for field in chance.sample(fields, 3):
                    yield HasField(source=id_, target=field, evidence=said)
            elif id_.startswith("technology"):
                for field in chance.sample(fields, 3):
                    yield Involves(source=field, target=id_, evidence=said)


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def effort(work: Callable[[], object]) -> float:
    """Seconds of processor time, in all threads."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def spread(ask: Callable[[str], object], ids: list[str], rounds: int = 5) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds of this thread, whatever else the machine does meanwhile."""
    taken = []
    for id_ in ids * rounds:
        begun = time.thread_time()
        ask(id_)
        taken.append((time.thread_time() - begun) * 1000)
    return median(taken), quantiles(taken, n=20)[-1]


@pytest.mark.parametrize("engine", ["native", pytest.param("jvm", marks=pytest.mark.jvm)])
def test_store(tmp_path: Path, engine: str) -> None:
    """The figures of issue 2: build of the bundled graph, and neighbours on it and on 10,000 nodes."""
    libraries = {
        "bundled": Library.open(tmp_path / "bundled", layer=BUNDLED),
        "10,000": LargeLibrary.open(tmp_path / "large", layer=Large(10_000)),
    }
    build(LargeLibrary.open(tmp_path / "warm", layer=Large(200)), engine)
    neighbours = {}
    for name, library in libraries.items():
        begun = time.perf_counter()
        worked = effort(lambda library=library: build(library, engine))  # type: ignore[misc]
        built = time.perf_counter() - begun
        current = seconds(lambda library=library: build(library, engine))  # type: ignore[misc]
        begun = time.perf_counter()
        store = open_store(library, engine)
        opened = time.perf_counter() - begun
        nodes = [row[0] for row in store.ask("MATCH (n:Entity) RETURN n.id ORDER BY n.id")]
        ids = random.Random(1).sample(nodes, min(200, len(nodes)))
        cold = spread(store.neighbours, ids, rounds=1)
        neighbours[name] = spread(store.neighbours, ids)
        found = spread(lambda _, store=store: store.search("qingneng"), ids[:30], 1)  # type: ignore[misc]
        word = spread(lambda id_, store=store: store.search(id_[-6:]), ids[:30], 1)  # type: ignore[misc]
        tree = seconds(store.tree), seconds(store.tree)
        figures = {
            "build": f"{built:.2f} s ({worked:.2f} s of processor; {current * 1000:.0f} ms when current)",
            "open": f"{opened * 1000:.0f} ms",
            "neighbours": "p50/p95 {:.2f}/{:.2f} ms".format(*neighbours[name]),
            "for the first time": "{:.2f}/{:.2f} ms".format(*cold),
            "search found everywhere": "{:.1f}/{:.1f} ms".format(*found),
            "search found once": "{:.1f}/{:.1f} ms".format(*word),
            "tree": f"{tree[0] * 1000:.0f} ms, then {tree[1] * 1000:.0f} ms",
        }
        print(f"\n{engine}, {name} ({len(nodes)} nodes):", "; ".join(f"{k} {v}" for k, v in figures.items()))
        store.close()
        if name == "bundled" and engine == "native":
            assert worked < 1
    assert neighbours["10,000"][1] <= 2 * neighbours["bundled"][1] + 0.2
