"""Precision, recall and F1, and what they were counted from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from graph.evaluation.annotation import Triple
from graph.evaluation.counts import Counts
from graph.evaluation.pointing import Pointing, Share


@dataclass
class Score:
    """What was found, what was too much, what was missed."""

    found: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Of what was read, the share that is right; 1 where nothing was read."""
        return self.found / (self.found + self.extra) if self.found + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Of what there is, the share that was read; 1 where there is nothing."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def to_json(self) -> dict[str, Any]:
        """For machines."""
        shares = {"p": self.precision, "r": self.recall, "f1": self.f1}
        rounded = {name: round(value, 4) for name, value in shares.items()}
        return {**rounded, "tp": self.found, "fp": self.extra, "fn": self.missed}


@dataclass(frozen=True)
class Observed:
    """Present or past figures: of those annotated so many found, and so many read that are none."""

    found: int
    of: int
    read: int
    extra: int

    def to_json(self) -> dict[str, Any]:
        """For machines."""
        return {**self.__dict__, "p": Share(self.found, self.found + self.extra).value}


@dataclass(frozen=True)
class Finding:
    """One thing that was missed, too much or told wrongly."""

    fault: Literal["missed", "extra", "wrong"]
    of: Literal["entity", "relationship", "target", "observation", "count", "evidence"]
    kind: str
    words: str


@dataclass(frozen=True)
class Evaluation:
    """The scores of one document, in all and by label and type."""

    entities: Score
    entities_relaxed: Score
    relationships: Score
    relationships_relaxed: Score
    targets: Score
    comparators: Share
    kinds: Share  # of the goals and observations that were read, so many as what they are
    observations: Observed
    audit: Counts
    evidence: Pointing
    by_label: Mapping[str, Score] = field(default_factory=dict)
    by_type: Mapping[str, Score] = field(default_factory=dict)
    judged: Mapping[Triple, bool] = field(
        default_factory=dict
    )  # relationships, right or too much; optional ones are neither
    findings: tuple[Finding, ...] = ()
    warnings: tuple[str, ...] = ()

    def figures(self) -> dict[str, Any]:
        """The figures alone."""
        right = f"{self.comparators.part}/{self.comparators.whole}"
        return {
            "entities_strict": self.entities.to_json(),
            "entities_relaxed": self.entities_relaxed.to_json(),
            "targets": {**self.targets.to_json(), "comparator_right": right},
            "observations": self.observations.to_json(),
            "relationships": self.relationships.to_json(),
            "relationships_relaxed": self.relationships_relaxed.to_json(),
            "audit": self.audit.to_json(),
            "evidence": self.evidence.to_json(),
        }

    def to_json(self) -> dict[str, Any]:
        """The figures, those by label and type, and every fault."""
        return {
            **self.figures(),
            "by_label": {name: score.to_json() for name, score in self.by_label.items()},
            "by_type": {name: score.to_json() for name, score in self.by_type.items()},
            "kinds_right": f"{self.kinds.part}/{self.kinds.whole}",
            "findings": [finding.__dict__ for finding in self.findings],
            "warnings": list(self.warnings),
        }
