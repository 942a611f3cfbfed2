"""An evaluation in words, for a terminal."""

from api.console import say, table
from graph.evaluation import Evaluation, Score

_FAULTS = {"missed": "missed", "extra": "too much", "wrong": "wrong"}
_HEAD = ("", "precision", "recall", "F1", "found", "too much", "missed")


def show(found: Evaluation) -> None:
    """The figures in all, by label and by type, and then every fault."""
    table(
        _HEAD,
        [
            _row("entities", found.entities),
            _row("entities, relaxed", found.entities_relaxed),
            _row("relationships", found.relationships),
            _row("relationships, relaxed", found.relationships_relaxed),
            _row("targets", found.targets),
        ],
    )
    for title, parts in (("label", found.by_label), ("type", found.by_type)):
        if parts:
            say()
            table((title, *_HEAD[1:]), [_row(name, score) for name, score in parts.items()])
    say()
    _counted(found)
    for finding in found.findings:
        say(f"{_FAULTS[finding.fault]}: {finding.of} {finding.kind}: {finding.words}")
    for warning in found.warnings:
        say(f"warning: {warning}")


def _row(name: str, score: Score) -> tuple[object, ...]:
    precision = f"{score.precision:.3f}" if score.found + score.extra else "-"
    recall = f"{score.recall:.3f}" if score.found + score.missed else "-"
    return name, precision, recall, f"{score.f1:.3f}", score.found, score.extra, score.missed


def _counted(found: Evaluation) -> None:
    seen, audit, evidence = found.observations, found.audit, found.evidence
    say(f"comparators right: {found.comparators.part} of {found.comparators.whole}")
    say(f"target or observation, told apart rightly: {found.kinds.part} of {found.kinds.whole}")
    say(f"observations: {seen.found} of {seen.of}, {seen.extra} too much")
    say(f"declared counts: {audit.right} of {audit.of} right, {audit.false_satisfied} falsely satisfied")
    say(f"evidence: {evidence.exact} exact, {evidence.wrong} wrong, {evidence.without} things without")
    shares = (evidence.nodes, evidence.relationships, evidence.targets)
    to_the_point = ", ".join(f"{share.part} of {share.whole}" for share in shares)
    say(f"evidence to the point (nodes, relationships, targets): {to_the_point}")
