"""What kind of thing a head noun makes of the names before it (等高端材料, 等新兴支柱产业, 等领域)."""

import re
from functools import cache

from loaders.reading.lexicon import either, words
from loaders.reading.sentences import Sentence

_KINDS = (
    ("Organization", ("organization_heads",)),
    ("Place", ("place_heads",)),
    ("Park", ("park_heads",)),
    ("Action", ("undertaking_heads", "works_heads")),
    ("Field", ("area_heads",)),
    ("Industry", ("sector_heads",)),
    ("Technology", ("product_heads",)),
)


@cache
def _ends() -> tuple[tuple[str, str], ...]:
    found = [(word, label) for label, lists in _KINDS for word in words(*lists)]
    return tuple(sorted(found, key=lambda entry: -len(entry[0])))


@cache
def kind_of(text: str, *, head: bool = False) -> str | None:
    """The label of what ends so; None where the head says nothing, '' where what it heads is nothing in a graph.

    A `head` says it by itself; a name has words of its own before.
    """
    bare = without_work(text)
    if bare.endswith(words("void_heads")):
        return ""
    least = 0 if head else 2
    return next((label for word, label in _ends() if bare.endswith(word) and len(bare) - len(word) >= least), None)


@cache
def without_work(text: str) -> str:
    """The head without what is done with it (研发及产业化, 建设, 推广应用)."""
    for word in words("work_tails"):
        if text.endswith(word) and len(text) - len(word) >= 2:
            return without_work(text[: -len(word)])
    return text


def head_of(rest: Sentence) -> Sentence:
    """The head noun behind 等: up to a verb or a particle."""
    stop = re.search(rf"的|(?<=.){either('head_stops')}", rest.text)
    return rest.cut(0, stop.start()) if stop else rest
