"""The page on Cypher names every clause and function that is allowed, and its examples pass the guard."""

import re
from pathlib import Path

import pytest

from graph.store import words
from graph.store.base import Store
from graph.store.guard import check

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "cypher.md").read_text("utf-8")
NAMED = {name.rstrip("()").lower() for name in re.findall(r"`([\w.]+(?:\(\))?)`", PAGE)}
EXAMPLES = re.search(r"```cypher\n(.*?)```", PAGE, re.DOTALL)


def test_every_function_and_procedure_is_documented() -> None:
    assert set() == (words.FUNCTIONS | words.PROCEDURES) - NAMED


@pytest.mark.parametrize("clause", sorted(words.STARTS | {"WHERE", "ORDER BY", "SKIP", "LIMIT", "UNION", "YIELD"}))
def test_every_clause_is_documented(clause: str) -> None:
    assert clause in PAGE


@pytest.mark.parametrize("number", [words.HOPS, words.NESTING, words.MOST["arrows"]])
def test_limits_are_documented(number: int) -> None:
    assert f" {number} " in PAGE or f" {number};" in PAGE


def test_the_examples_run(store: Store) -> None:
    assert EXAMPLES
    for example in EXAMPLES[1].split("\n\n"):
        check(example)
        assert store.run(example).rows
