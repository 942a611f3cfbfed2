"""What sources do not agree on: the values of one thing, or the names of what may be one; each with who says it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from graph.evidence import Citation, Quote
from graph.model import Node, Quantity, Scalar
from graph.sentence import around
from graph.twins import Twins

Kind = Literal["values", "names"]
Evidence = Quote | Citation


@dataclass(frozen=True)
class Saying:
    """A value or name, the thing it is said of, and a piece of the evidence for it."""

    value: Scalar
    node: Node
    evidence: Evidence
    document: Node
    text: str | None = None

    @property
    def sentence(self) -> str | None:
        """The sentence that says so; None for a citation."""
        if self.text is None or not isinstance(self.evidence, Quote):
            return None
        return around(self.text, self.evidence.start, self.evidence.end)


@dataclass(frozen=True)
class Disagreement:
    """One thing on whose property sources differ, or two things that may be one."""

    kind: Kind
    nodes: tuple[Node, ...]
    says: tuple[Saying, ...]
    about: str | None = None  # the property whose values differ
    reason: str = "values"

    @property
    def contradicts(self) -> bool:
        """Can the sources not all be right? Else it is a question to an editor."""
        return self.kind == "values" or self.reason == "same place"

    @property
    def documents(self) -> frozenset[str]:
        """The documents that take part."""
        return frozenset(saying.evidence.document for saying in self.says)

    @property
    def correction(self) -> dict[str, Any] | None:
        """The line of corrections.yaml that would unite them, where an editor finds that they are one."""
        return {"same_as": [node.id for node in self.nodes]} if self.kind == "names" else None


def called(twins: Twins) -> Iterator[tuple[Node, Scalar, Sequence[Evidence]]]:
    """Each of two things, what it is called, and what that rests on."""
    for node in (twins.one, twins.other):
        yield node, _in_words(node), node.evidence


def _in_words(node: Node) -> str:
    name = node.pref_label.best()
    return f"{name} {node.value:g} {node.unit or ''}".strip() if isinstance(node, Quantity) and node.value else name
