"""A fragment against its annotation: entities, targets, relationships, counts and evidence, one after another."""

from collections.abc import Mapping
from functools import cached_property

from graph.evaluation import counts, pointing
from graph.evaluation.amounts import states
from graph.evaluation.gold import Gold
from graph.evaluation.links import Links
from graph.evaluation.matching import Matching, Read, goals_found
from graph.evaluation.pointing import Pointing, Share, Words
from graph.evaluation.scores import Evaluation, Finding, Observed, Score
from graph.evaluation.spelling import closeness, keys
from graph.evaluation.statements import Statements
from graph.fragment import Fragment
from graph.model import Node

LABELS = frozenset(
    [
        "Plan", "Action", "Direction", "Field", "Technology", "Trend", "Park", "Organization", "Person", "Event",
        "Place", "Document", "Industry",
    ]
)  # fmt: skip


def evaluate(gold: Gold, fragment: Fragment) -> Evaluation:
    """How well the fragment says what the annotation holds."""
    return _Comparison(gold, fragment).evaluation()


class _Comparison:
    """One document's comparison; each part rests on those before it."""

    def __init__(self, gold: Gold, fragment: Fragment) -> None:
        self.gold, self.fragment = gold, fragment
        self.nodes = {node.id: node for node in fragment.nodes}
        self.words = Words(fragment)
        self.faults: list[Finding] = []
        self.by_label: dict[str, Score] = {}

    def evaluation(self) -> Evaluation:
        """All scores; the faults in the order of the parts."""
        entities = self._entities()
        targets, comparators = self._targets()
        observed = self._observed()
        self.links = self._links()
        self.faults += self.links.faults(self.nodes)
        return Evaluation(
            entities=entities,
            entities_relaxed=self._score(self.loosely),
            relationships=self.links.score,
            relationships_relaxed=self.links.relaxed,
            targets=targets,
            comparators=comparators,
            kinds=self._kinds(),
            observations=observed,
            audit=self._audit(),
            evidence=self._evidence(),
            by_label=dict(sorted(self.by_label.items())),
            by_type=dict(sorted(self.links.by_type().items())),
            judged=self.links.right,
            findings=tuple(self.faults),
            warnings=self.gold.warnings(),
        )

    def _fault(self, finding: Finding) -> None:
        self.faults.append(finding)

    # entities

    @cached_property
    def _own(self) -> frozenset[str]:
        """Nodes of the document itself."""
        document = self.fragment.document
        titles = keys([document.title])
        return frozenset(
            n.id
            for n in self.fragment.nodes
            if n.label == "Document" and (n.id == document.id or titles & keys((n.pref_label.zh, n.pref_label.en)))
        )

    @cached_property
    def _named(self) -> list[Node]:
        """The nodes that are judged as entities."""
        return [n for n in self.fragment.nodes if n.label in LABELS and n.id not in self._own]

    @cached_property
    def loosely(self) -> Matching:
        """Entities and nodes, loosely: relationships are judged between these."""
        return Matching(self.gold.entities, self._named, loose=True)

    def _excused(self, matching: Matching) -> set[str]:
        """Nodes that are none of the entities asked for, and cost nothing."""
        names = [entity.names for entity in self.gold.entities if entity.spared]
        names += [keys([term]) for term in self.gold.optional_terms]
        rest = matching.rest()
        return {r.id for r in rest if any(free & r.names or closeness(free, r.names) for free in names)}

    def _extra(self, matching: Matching) -> list[Read]:
        excused = self._excused(matching)
        return [read for read in matching.rest() if read.id not in excused]

    def _score(self, matching: Matching) -> Score:
        spared = self.gold.spared
        asked = [entity for entity in self.gold.entities if entity.id not in spared]
        found = sum(entity.id in matching.of for entity in asked)
        return Score(found, len(self._extra(matching)), len(asked) - found)

    def _entities(self) -> Score:
        strictly = Matching(self.gold.entities, self._named, loose=False)
        for entity in self.gold.entities:
            if entity.spared:
                continue
            score = self.by_label.setdefault(entity.type, Score())
            if entity.id in strictly.of:
                score.found += 1
            else:
                score.missed += 1
                name = next(iter((*entity.zh, *entity.en)), "")
                self._fault(Finding("missed", "entity", entity.type, f"{name} ({entity.id})"))
        for read in self._extra(strictly):
            self.by_label.setdefault(read.node.label, Score()).extra += 1
            self._fault(Finding("extra", "entity", read.node.label, _called(read.node)))
        return self._score(strictly)

    # quantities

    def _of_label(self, label: str) -> list[Node]:
        return [node for node in self.fragment.nodes if node.label == label]

    @cached_property
    def hit(self) -> Mapping[str, str]:
        """The target of each goal."""
        return goals_found(self.gold.targets, self._of_label("Target"))

    @cached_property
    def over(self) -> list[Node]:
        """Targets that are no goal."""
        taken = set(self.hit.values())
        return [node for node in self._of_label("Target") if node.id not in taken]

    def _targets(self) -> tuple[Score, Share]:
        asked = [goal for goal in self.gold.targets if not goal.optional]
        missed = [goal for goal in asked if goal.id not in self.hit]
        for goal in missed:
            self._fault(Finding("missed", "target", "Target", f"{goal.term} ({goal.id})"))
        for node in self.over:
            self._fault(Finding("extra", "target", "Target", _called(node)))
        said = [(goal, self.nodes[self.hit[goal.id]]) for goal in self.gold.targets if goal.id in self.hit]
        right = 0
        for goal, node in said:
            read = node.properties.get("comparator")
            right += read == goal.comparator
            if read != goal.comparator:
                words = f"{goal.term} ({goal.id}): {read} instead of {goal.comparator}"
                self._fault(Finding("wrong", "target", "comparator", words))
        return Score(len(asked) - len(missed), len(self.over), len(missed)), Share(right, len(said))

    @cached_property
    def seen(self) -> Mapping[str, str]:
        """The node of each observation."""
        return goals_found(self.gold.observations, self._of_label("Observation"), any_year=True)

    @cached_property
    def _unknown(self) -> list[Node]:
        """Observations that were read and are none."""
        taken = set(self.seen.values())
        return [node for node in self._of_label("Observation") if node.id not in taken]

    def _kinds(self) -> Share:
        """Of the figures that were read at all, those that are a target, or an observation, as annotated."""
        goals = [goal for goal in self.gold.targets if not goal.optional]
        facts = [goal for goal in self.gold.observations if not goal.optional]
        right = sum(goal.id in self.hit for goal in goals) + sum(fact.id in self.seen for fact in facts)
        goals_as_facts = goals_found((g for g in goals if g.id not in self.hit), self._unknown, any_year=True)
        facts_as_goals = goals_found((f for f in facts if f.id not in self.seen), self.over, any_year=True)
        return Share(right, right + len(goals_as_facts) + len(facts_as_goals))

    def _observed(self) -> Observed:
        read, found, rest = self._of_label("Observation"), self.seen, self._unknown
        optional = [goal for goal in self.gold.targets if goal.optional]
        spare = set(goals_found(optional, rest, any_year=True).values())
        extra = [node for node in rest if node.id not in spare]
        for goal in self.gold.observations:
            if goal.id not in found:
                self._fault(Finding("missed", "observation", "Observation", f"{goal.term} ({goal.id})"))
        for node in extra:
            self._fault(Finding("extra", "observation", "Observation", _called(node)))
        return Observed(len(found), len(self.gold.observations), len(read), len(extra))

    # who is what

    @cached_property
    def _entities_of(self) -> dict[str, set[str]]:
        """The entities each node is."""
        found: dict[str, set[str]] = {node.id: set() for node in self.fragment.nodes}
        for entity, node in self.loosely.of.items():
            found[node].add(entity)
        return found

    @cached_property
    def _things_of(self) -> dict[str, set[str]]:
        """The entities and goals each node is, where it is any."""
        found = {node: set(entities) for node, entities in self._entities_of.items() if entities}
        for goal, node in self.hit.items():
            found.setdefault(node, set()).add(goal)
        return found

    @cached_property
    def _idle(self) -> set[str]:
        """Nodes whose relationships are not charged: charged already, or not at all."""
        waived = self.gold.spared | {goal.id for goal in self.gold.targets if goal.optional}
        free = {node for node, things in self._things_of.items() if things <= waived}
        return self._excused(self.loosely) | free | {node.id for node in self.over}

    def _links(self) -> Links:
        """The relationships between what is judged."""
        judged = {node.id for node in (*self._named, *self._of_label("Target"))}
        stated = [r for r in self.fragment.relationships if {r.source, r.target} <= judged]
        return Links(Statements(self.gold, self.hit), self._things_of, self._idle, self.words).read(stated)

    # counts and evidence

    def _audit(self) -> counts.Counts:
        found = counts.compared(self.gold, self.fragment.audit, self._entities_of)
        for group in found.wrong:
            wanted = "/".join(group.status)
            self._fault(Finding("wrong", "count", "audit", f"{group.term}: declared {group.declared}, is {wanted}"))
        return found

    def _evidence(self) -> Pointing:
        outer = {entity.id for entity in self.gold.entities if entity.inferred}
        names = {entity.id: entity.names for entity in self.gold.entities}
        outside = {node for node, mine in self._entities_of.items() if mine and mine <= outer}
        named = {
            node: frozenset(name for entity in mine for name in names[entity])
            for node, mine in self._entities_of.items()
            if mine and node not in outside
        }
        beside = pointing.beside(self.words, self.nodes, named)
        unsaid = self._unsaid()
        for node in beside:
            self._fault(Finding("wrong", "evidence", "Node", f"does not name {_called(self.nodes[node])}"))
        for goal in unsaid:
            self._fault(Finding("wrong", "evidence", "Target", f"does not hold the number of {goal}"))
        good, bad, bare = self.words.counted(self._own, outside)
        return Pointing(
            good, bad, bare,
            nodes=Share(len(named) - len(beside), len(named)),
            relationships=self.links.to_the_point,
            targets=Share(len(self.hit) - len(unsaid), len(self.hit)),
        )  # fmt: skip

    def _unsaid(self) -> list[str]:
        """Goals found whose evidence does not state them."""
        found = [(goal, self.nodes[self.hit[goal.id]]) for goal in self.gold.targets if goal.id in self.hit]
        return [
            f"{goal.term} ({goal.id})"
            for goal, node in found
            if not any(states(exact, goal) for _, exact in self.words.exact(node))
        ]


def _called(node: Node) -> str:
    """A node in words: its name, and what it says of a quantity."""
    said = node.properties
    value = said.get("value", "")
    if "comparator" not in said:
        return f"{node.pref_label.best()} ({node.id})"
    year = f" {said['year']}" if "year" in said else ""
    return f"{node.pref_label.best()} {said['comparator']} {value}{said.get('unit', '')}{year} ({node.id})"
