"""A load killed at any moment leaves the library as it was before or after one of its batches, never between."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.library import Library
from tests.graph.loading import BATCH, DOCUMENTS, load

SCRIPT = Path(__file__).with_name("loading.py")


def start(folder: Path, edition: str) -> "subprocess.Popen[str]":
    """A load in a process of its own, which holds the library by now."""
    process = subprocess.Popen([sys.executable, SCRIPT, folder, edition], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def held(folder: Path) -> list[str]:
    """Which edition of each document a library holds; every fragment is whole and what its entry says."""
    library = Library.open(folder)
    editions = [entry.source_sha256 for entry in library.entries()]
    texts = [fragment.document.passages[0].text for fragment in library.fragments()]
    assert all(f"见{edition}版" in text for edition, text in zip(editions, texts, strict=True))
    return editions


@pytest.mark.slow
def test_a_killed_load_leaves_the_old_library_or_a_new_one(tmp_path: Path, rounds: int) -> None:
    folder, chance = tmp_path / "library", random.Random(7)
    list(load(Library.open(folder), "edition-0"))
    process, begun = start(folder, "edition-1"), time.monotonic()
    assert process.wait() == 0
    takes = time.monotonic() - begun
    for turn in range(1, max(3, rounds) + 1):
        process = start(folder, f"edition-{turn + 1}")
        time.sleep(chance.uniform(0, takes))
        process.kill()
        process.wait()
        editions = held(folder)
        new = editions.count(f"edition-{turn + 1}")
        assert new % BATCH == 0
        assert editions == [f"edition-{turn + 1}"] * new + [f"edition-{turn}"] * (DOCUMENTS - new)
        finished = list(load(Library.open(folder), f"edition-{turn + 1}"))[-1]
        assert len(list((folder / "fragments").iterdir())) <= 2 * DOCUMENTS  # what was killed leaves no litter
    assert finished == list(load(Library.open(tmp_path / "fresh"), f"edition-{turn + 1}"))[-1]
