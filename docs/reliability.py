"""Do rules know how sure they are? Their confidence against how often they were right."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from loaders.reading.confidence import WEIGHT, Said, shrunken

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
HEAD = f"""\
# Made by `python -m docs.accuracy`, see docs/accuracy.md: of the links that a rule states with this confidence, so many
# were right in annotated documents. confidence = (right + {WEIGHT} * stated) / (of + {WEIGHT})
"""
Links = Sequence[tuple[Said, bool]]
Told = Sequence[tuple[float, bool]]  # how sure, and whether right


class Bin(NamedTuple):
    """Links of about the same confidence."""

    low: float
    high: float
    n: int
    confidence: float  # on average
    right: float  # the share that is right


def counted(links: Links) -> dict[Said, tuple[int, int]]:
    """Of each rule so many right of so many."""
    of, right = Counter(said for said, _ in links), Counter(said for said, ok in links if ok)
    return {said: (right[said], of[said]) for said in sorted(of)}


def calibration(links: Links) -> dict[Said, float]:
    """The confidence of each rule, in the light of these links."""
    return {said: shrunken(said.stated, *counts) for said, counts in counted(links).items()}


def written(links: Links) -> str:
    """The file that the reader takes its confidences from."""
    lines = (
        f"- {{rule: {said.rule}, type: {said.type}, stated: {said.stated:g}, right: {right}, of: {of}, "
        f"confidence: {shrunken(said.stated, right, of):g}}}\n"
        for said, (right, of) in counted(links).items()
    )
    return HEAD + "".join(lines)


def told(links: Links, known: Mapping[Said, float]) -> Told:
    """The confidence of each link, the rule's own word where it was not measured."""
    return [(known.get(said, said.stated), right) for said, right in links]


def told_by_others(documents: Sequence[Links]) -> Told:
    """The confidence of each link as all other documents have it."""
    found: list[tuple[float, bool]] = []
    for i, links in enumerate(documents):
        others = [link for j, each in enumerate(documents) if j != i for link in each]
        found += told(links, calibration(others))
    return found


def bins(links: Told) -> list[Bin]:
    """The links by their confidence, bins that hold none included."""
    return [_bin(low, high, [link for link in links if low <= link[0] < high]) for low, high in pairwise(EDGES)]


def _bin(low: float, high: float, held: Told) -> Bin:
    n = len(held) or 1
    return Bin(low, high, len(held), sum(sure for sure, _ in held) / n, sum(right for _, right in held) / n)


def calibration_error(links: Told) -> float:
    """How far confidence and share lie apart, bin by bin: the expected calibration error."""
    return sum(b.n * abs(b.confidence - b.right) for b in bins(links)) / (len(links) or 1)


def brier(links: Told) -> float:
    """The mean squared distance of confidence and truth: small where sure links are right and unsure ones are not."""
    return sum((sure - right) ** 2 for sure, right in links) / (len(links) or 1)
