"""What docs/accuracy.md tells, measured on annotated documents: `python -m docs.accuracy TUNING CHECKING` renews it.

Each folder holds documents (NAME.txt or any form that is read) with their annotations (NAME.gold.yaml). The confidences
of loaders/reading/confidence.yaml come from the first folder alone. Of the second nothing is printed but figures.
A part of the page stands between `<!-- measured: name -->` and `<!-- end -->`.
"""

import argparse
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from docs.measuring import Half, measured
from docs.reference import table
from docs.reliability import Bin, Told, bins, brier, calibration, calibration_error, told, told_by_others, written
from graph.disk import write_whole
from graph.evaluation import Evaluation, Score
from graph.evaluation.pointing import Share
from loaders.reading.confidence import FILE

PAGE = Path(__file__).with_suffix(".md")
PART = re.compile(r"(<!-- measured: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
SCORES: dict[str, Callable[[Evaluation], Score]] = {
    "entities": lambda e: e.entities,
    "entities, relaxed": lambda e: e.entities_relaxed,
    "relationships": lambda e: e.relationships,
    "relationships, relaxed": lambda e: e.relationships_relaxed,
    "targets": lambda e: e.targets,
}
SHARES: dict[str, Callable[[Evaluation], Share]] = {
    "comparators right (突破, 不少于, 左右 …)": lambda e: e.comparators,
    "figures told rightly as target or as observation": lambda e: e.kinds,
    "observations found": lambda e: Share(e.observations.found, e.observations.of),
    "declared counts told rightly": lambda e: Share(e.audit.right, e.audit.of),
    "quotes that are the text at their position": lambda e: Share(
        e.evidence.exact, e.evidence.exact + e.evidence.wrong
    ),
    "links found whose quote is in the annotated paragraph": lambda e: e.evidence.relationships,
}
COUNTS: dict[str, Callable[[Evaluation], int]] = {
    "counts falsely called satisfied": lambda e: e.audit.false_satisfied,
    "observations too much": lambda e: e.observations.extra,
    "things said without a quote": lambda e: e.evidence.without,
}
_HEAD = ("", "tuning: P", "R", "F1", "95 %", "checking: P", "R", "F1", "95 %")
_HEAD_OF_PARTS = ("", "tuning: n", "P", "R", "F1", "checking: n", "P", "R", "F1")
_HEAD_OF_BINS = ("confidence", "tuning: links", "mean", "right", "checking: links", "mean", "right")


def figures(tuning: Half, checking: Half) -> str:
    """All documents of a half together."""
    rows = []
    for name, score in SCORES.items():
        row = [name]
        for half in (tuning, checking):
            low, high = half.interval(score)
            row += [*_shares(half.pooled(score)), f"{low:.2f} to {high:.2f}"]
        rows.append(row)
    documents = f"{len(tuning.documents)} tuning documents, {len(checking.documents)} checking documents.\n\n"
    return documents + table(_HEAD, rows)


def counts(tuning: Half, checking: Half) -> str:
    """What is counted beside precision and recall."""
    both = (tuning, checking)
    rows = [[name, *(_said(half.share(share)) for half in both)] for name, share in SHARES.items()]
    rows += [[name, *(str(half.total(count)) for half in both)] for name, count in COUNTS.items()]
    return table(("", "tuning", "checking"), rows)


def labels(tuning: Half, checking: Half) -> str:
    """Entities by label, strictly."""
    return _parts(*(half.parts(lambda e: e.by_label) for half in (tuning, checking)))


def types(tuning: Half, checking: Half) -> str:
    """Relationships by type."""
    return _parts(*(half.parts(lambda e: e.by_type) for half in (tuning, checking)))


def documents(tuning: Half, checking: Half) -> str:
    """F1 of each document."""
    parts = []
    for name, half in (("tuning", tuning), ("checking", checking)):
        rows = [
            [d.name, *(_f1(SCORES[what](d.found)) for what in ("entities", "relationships", "targets"))]
            for d in half.documents
        ]
        parts.append(table((name, "entities", "relationships", "targets"), rows))
    return "\n".join(parts)


def reliability(tuning: Half, checking: Half) -> str:
    """Links by their confidence: as rules state it, and as calibrated."""
    halves, known = (tuning, checking), calibration(tuning.links)
    stated, calibrated = ([told(half.links, by) for half in halves] for by in ({}, known))
    apart = told_by_others([d.links for d in tuning.documents])
    return (
        f"As rules state it: {_reliability(*stated)}\nCalibrated: {_reliability(*calibrated)}\n"
        "Each tuning document calibrated by all others: expected calibration error "
        f"{calibration_error(apart):.3f}, Brier score {brier(apart):.3f}.\n"
    )


def _reliability(tuning: Told, checking: Told) -> str:
    both = (tuning, checking)
    error, score = ([f"{measure(links):.3f}" for links in both] for measure in (calibration_error, brier))
    said = (
        f"expected calibration error {error[0]} (tuning), {error[1]} (checking); Brier score {score[0]}, {score[1]}\n\n"
    )
    pairs = zip(*map(bins, both), strict=True)
    rows = [[f"{a.low:.1f} to {min(a.high, 1):.1f}", *_bin(a), *_bin(b)] for a, b in pairs if a.n or b.n]
    return said + table(_HEAD_OF_BINS, rows)


PARTS: dict[str, Callable[[Half, Half], str]] = {
    f.__name__: f for f in (figures, counts, labels, types, documents, reliability)
}


def _shares(score: Score) -> tuple[str, str, str]:
    read, there = score.found + score.extra, score.found + score.missed
    f1 = f"**{score.f1:.2f}**" if read + there else "–"
    return f"{score.precision:.2f}" if read else "–", f"{score.recall:.2f}" if there else "–", f1


def _said(share: Share) -> str:
    percent = f" ({share.part / share.whole:.1%})" if share.whole else ""
    return f"{share.part} of {share.whole}{percent}"


def _f1(score: Score) -> str:
    return f"{score.f1:.2f}" if score.found + score.extra + score.missed else "–"


def _bin(found: Bin) -> tuple[str, str, str]:
    return (str(found.n), f"{found.confidence:.2f}", f"{found.right:.2f}") if found.n else ("0", "–", "–")


def _parts(*halves: Mapping[str, Score]) -> str:
    rows = []
    for name in sorted({name for half in halves for name in half}):
        row = [name]
        for score in (half.get(name, Score()) for half in halves):
            row += [str(score.found + score.missed), *_shares(score)]
        rows.append(row)
    return table(_HEAD_OF_PARTS, rows)


def renewed(text: str, tuning: Half, checking: Half) -> str:
    """A page with its measured parts made anew."""
    return PART.sub(lambda part: f"{part[1]}\n{PARTS[part[2]](tuning, checking).rstrip()}\n\n{part[3]}", text)


def renew(tuning: Path, checking: Path, page: Path = PAGE, confidences: Path = FILE) -> None:
    """Measure both halves; write the confidences and the page."""
    halves = measured(tuning), measured(checking)
    write_whole(confidences, written(halves[0].links).encode())
    write_whole(page, renewed(page.read_text(encoding="utf-8"), *halves).encode())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m docs.accuracy", description=renew.__doc__)
    parser.add_argument("tuning", type=Path, help="folder of annotated documents in view")
    parser.add_argument("checking", type=Path, help="folder of annotated documents that are held back")
    asked = parser.parse_args()
    renew(asked.tuning, asked.checking)
