"""The relationships an annotation asks for, those that cost nothing, and what an ancestor may say instead."""

from collections.abc import Collection, Iterable

from graph.evaluation.annotation import SETS_TARGET, Triple
from graph.evaluation.gold import Gold

_HANGS = frozenset(
    ["HAS_ACTION", "HAS_DIRECTION", "HAS_FIELD", "INVOLVES", "FOLLOWS_TREND", "FOCUSES_ON", SETS_TARGET, "CITES"]
)
_DOWN = frozenset(["HAS_ACTION", "HAS_DIRECTION", "HAS_FIELD"])
_UP = frozenset(["PART_OF", "LOCATED_IN"])
_BODIES = frozenset(["Organization", "Place"])
_CITED = frozenset(["Document", "Plan"])
Either = frozenset[Triple]


class Statements:
    """What is asked for (one of each set), what is free, and for each asked the same from an ancestor."""

    def __init__(self, gold: Gold, targets_found: Collection[str]) -> None:
        self._labels = {entity.id: entity.labels for entity in gold.entities}
        self._waived = gold.spared
        self._spare = {goal.id for goal in gold.targets if goal.optional}
        self.paragraphs = self._paragraphs(gold)
        asked = self._asked(gold, targets_found)
        free = {self.one_form(relation.triple) for relation in gold.relations_optional}
        self._above = self._ancestors(free.union(*asked))
        lifted = {up for triple in free.union(*filter(self._all_waived, asked)) for up in self._lifted(triple)}
        free |= {triple for either in asked for triple in either if self._all_waived(either)}
        self.asked = [either for either in asked if not self._all_waived(either)]
        self.higher = [
            frozenset(up for triple in either for up in self._lifted(triple)) - either for either in self.asked
        ]
        self.free = free.union(lifted, *self.higher)

    def one_form(self, triple: Triple) -> Triple:
        """An action that is part of a plan is the plan's action."""
        action, plan = self._labels.get(triple.source, ()), self._labels.get(triple.target, ())
        if triple.type == "PART_OF" and "Action" in action and "Plan" in plan:
            return Triple(source=triple.target, type="HAS_ACTION", target=triple.source)
        return triple

    def _asked(self, gold: Gold, targets_found: Collection[str]) -> list[Either]:
        single = [frozenset([self.one_form(relation.triple)]) for relation in gold.relations]
        goals = [
            frozenset([Triple(source=goal.subject, type=SETS_TARGET, target=goal.id)])
            for goal in gold.targets
            if goal.subject and goal.id in targets_found
        ]
        either = [frozenset(self.one_form(relation.triple) for relation in group) for group in gold.relations_either]
        return [*single, *goals, *either]

    def _paragraphs(self, gold: Gold) -> dict[Triple, frozenset[str]]:
        """Where each statement stands."""
        found: dict[Triple, frozenset[str]] = {}
        for relation in (*gold.relations, *(r for group in gold.relations_either for r in group)):
            here = frozenset([relation.paragraph]) if relation.paragraph is not None else frozenset()
            triple = self.one_form(relation.triple)
            found[triple] = found.get(triple, frozenset()) | here
        for goal in gold.targets:
            if goal.subject:
                found[Triple(source=goal.subject, type=SETS_TARGET, target=goal.id)] = goal.paragraphs
        return found

    def _ancestors(self, triples: Iterable[Triple]) -> dict[str, set[str]]:
        """What each thing hangs on."""
        above: dict[str, set[str]] = {}
        for triple in triples:
            if triple.type in _DOWN:
                above.setdefault(triple.target, set()).add(triple.source)
            elif triple.type == "PART_OF" or (
                triple.type == "LOCATED_IN" and _BODIES & set(self._labels.get(triple.source, ()))
            ):
                above.setdefault(triple.source, set()).add(triple.target)
        return above

    def _climb(self, id_: str) -> set[str]:
        """Everything above a thing."""
        seen: set[str] = set()
        todo = [id_]
        while todo:
            new = self._above.get(todo.pop(), set()) - seen
            seen |= new
            todo += new
        return seen - {id_}

    def _lifted(self, triple: Triple) -> set[Triple]:
        """The same said of an ancestor."""
        if triple.type in _HANGS:
            return {Triple(source=up, type=triple.type, target=triple.target) for up in self._climb(triple.source)}
        if triple.type in _UP:
            ups = self._climb(triple.target)
            return {self.one_form(Triple(source=triple.source, type=triple.type, target=up)) for up in ups}
        return set()

    def _all_waived(self, either: Either) -> bool:
        return all(map(self._is_waived, either))

    def _is_waived(self, triple: Triple) -> bool:
        """It links something that need not be found, or cites what is no document."""
        cites = triple.type == "CITES" and not _CITED & set(self._labels.get(triple.target, ()))
        return triple.source in self._waived or triple.target in self._waived | self._spare or cites
