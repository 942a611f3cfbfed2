"""The relationships of a fragment against those an annotation asks for."""

from collections.abc import Iterable, Mapping, Set
from typing import Self

from graph.evaluation.annotation import PREDICATES, SETS_TARGET, Triple
from graph.evaluation.pointing import Share, Words
from graph.evaluation.scores import Finding, Score
from graph.evaluation.statements import Statements
from graph.model import Node, Relationship

_TYPES = frozenset([*PREDICATES.values(), SETS_TARGET])


class Links:
    """What is asked for and was stated, itself or of an ancestor, and what was stated and is nothing.

    `things_of` tells what each node is in the annotation, `idle` the nodes whose relationships are not charged.
    """

    def __init__(self, statements: Statements, things_of: Mapping[str, Set[str]], idle: Set[str], words: Words) -> None:
        self._statements, self._things_of, self._idle, self._words = statements, things_of, idle, words
        self.direct: set[int] = set()
        self.lifted: set[int] = set()
        self.extra: list[Triple] = []
        self.right: dict[Triple, bool] = {}  # each relationship that was judged; what is optional is not
        self._placed: set[int] = set()
        self._there: set[int] = set()

    def read(self, relationships: Iterable[Relationship]) -> Self:
        """Judge these relationships."""
        stated: dict[Triple, set[str]] = {}
        for r in relationships:
            if r.type in _TYPES:
                triple = Triple(source=r.source, type=r.type, target=r.target)
                stated.setdefault(triple, set()).update(at for at, _ in self._words.exact(r))
        for triple, paragraphs in stated.items():
            self._judge(triple, paragraphs)
        return self

    def _judge(self, stated: Triple, paragraphs: set[str]) -> None:
        said = self._in_gold(stated)
        mine = {i for i, either in enumerate(self._statements.asked) if said & either}
        for i in mine:
            self._locate(i, said & self._statements.asked[i], paragraphs)
        self.direct |= mine
        self.lifted |= {i for i, either in enumerate(self._statements.higher) if said & either}
        if mine:
            self.right[stated] = True
        elif not said & self._statements.free and not {stated.source, stated.target} & self._idle:
            self.extra.append(stated)
            self.right[stated] = False

    def _in_gold(self, stated: Triple) -> set[Triple]:
        """What a relationship says in the annotation's terms."""
        return {
            self._statements.one_form(Triple(source=source, type=stated.type, target=target))
            for source in self._things_of.get(stated.source, ())
            for target in self._things_of.get(stated.target, ())
        }

    def _locate(self, i: int, said: Iterable[Triple], found: set[str]) -> None:
        """Does the evidence stand in the annotated paragraph?"""
        paragraphs = {p for triple in said for p in self._statements.paragraphs.get(triple, ())}
        if paragraphs:
            self._placed.add(i)
        if paragraphs & found:
            self._there.add(i)

    def _scored(self, found: set[int]) -> Score:
        return Score(len(found), len(self.extra), len(self._statements.asked) - len(found))

    @property
    def score(self) -> Score:
        """Of the most specific parents."""
        return self._scored(self.direct)

    @property
    def relaxed(self) -> Score:
        """Where an ancestor will do."""
        return self._scored(self.direct | self.lifted)

    @property
    def to_the_point(self) -> Share:
        """Of those found, so many whose evidence stands where the annotation has it."""
        return Share(len(self._there), len(self._placed))

    def by_type(self) -> dict[str, Score]:
        """The score of each type."""
        found: dict[str, Score] = {}
        for i, either in enumerate(self._statements.asked):
            score = found.setdefault(min(either, key=str).type, Score())
            score.found += i in self.direct
            score.missed += i not in self.direct
        for triple in self.extra:
            found.setdefault(triple.type, Score()).extra += 1
        return found

    def faults(self, nodes: Mapping[str, Node]) -> list[Finding]:
        """What was missed, stands elsewhere, or is too much."""
        found = []
        for i, either in enumerate(self._statements.asked):
            type_, words = min(either, key=str).type, " or ".join(sorted(map(str, either)))
            if i not in self.direct:
                found.append(Finding("missed", "relationship", type_, words))
            if i in self._placed - self._there:
                found.append(Finding("wrong", "evidence", type_, f"stands elsewhere: {words}"))
        for triple in sorted(self.extra, key=str):
            ends = (nodes[end].pref_label.best() for end in (triple.source, triple.target))
            found.append(Finding("extra", "relationship", triple.type, f" {triple.type} ".join(ends)))
        return found
