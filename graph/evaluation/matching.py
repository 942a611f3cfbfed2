"""Which node is which entity of the annotation, and which target which goal."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import networkx as nx

from graph.evaluation.amounts import alike, same
from graph.evaluation.annotation import Entity, Goal
from graph.evaluation.spelling import Keys, closeness, keys
from graph.model import Node, quotes

_ONE = {"Organization": "Body", "Place": "Body", "Field": "Area", "Industry": "Area"}
_LOOSE = {"Area": "subject", "Technology": "subject", "Action": "undertaking", "Direction": "undertaking"}
_SHOWN, _ALIAS = 6, 4  # what a match of the name a node is shown by counts more than one of its other names
Pair = tuple[int, str, str]


class Read:
    """A node that was read, by the names it goes by."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.id = node.id
        self.shown: Keys = keys((node.pref_label.zh, node.pref_label.en))
        self.names: Keys = self.shown | keys((*node.alt_labels, *(quote.exact for quote in quotes(node))))

    @cached_property
    def looks(self) -> tuple[str, list[str], str]:
        """What it says, so that its id decides nothing."""
        evidence = [e.model_dump(exclude_none=True) for e in self.node.evidence]
        said = json.dumps([self.node.properties, evidence], sort_keys=True)
        return self.node.label, sorted(self.names), said


def in_order(nodes: Iterable[Node]) -> list[Read]:
    """The nodes by what they say."""
    return sorted(map(Read, nodes), key=lambda read: read.looks)


def assigned(pairs: Iterable[Pair]) -> dict[str, str]:
    """(weight, entity, node) → the node of each entity, each taken once, so that the weights add up to the most."""
    graph: nx.Graph[tuple[int, str]] = nx.Graph()
    for weight, wanted, found in pairs:
        graph.add_edge((0, wanted), (1, found), weight=weight)
    both = (sorted(pair) for pair in nx.max_weight_matching(graph))
    return {wanted: found for (_, wanted), (_, found) in both}


class Matching:
    """The node of each entity. Loosely, labels that are hard to tell apart are one and a name may lie in another."""

    def __init__(self, entities: Sequence[Entity], nodes: Iterable[Node], *, loose: bool) -> None:
        self.entities = {entity.id: entity for entity in entities}
        self.read = in_order(nodes)
        self.loose = loose
        exact = [pair for entity in entities for read in self.read if (pair := self._named(entity, read))]
        self.of = assigned(exact)
        if loose:
            self.of |= self._inside(entities)
        self._merged()

    def _class(self, label: str) -> str:
        label = _ONE.get(label, label)
        return _LOOSE.get(label, label) if self.loose else label

    def _fits(self, entity: Entity, read: Read) -> bool:
        return self._class(read.node.label) in map(self._class, entity.labels)

    def _named(self, entity: Entity, read: Read) -> Pair | None:
        """They have a name in common."""
        shared = entity.names & read.names
        if not shared or not self._fits(entity, read):
            return None
        best = _SHOWN if read.shown & entity.shown else _ALIAS if read.shown & shared else 0
        return 1000 * (best + min(4, 1 + len(shared))) + 10 + (not entity.spared), entity.id, read.id

    def _inside(self, entities: Sequence[Entity]) -> dict[str, str]:
        """Of what is left, those where one name lies in another."""
        taken, pairs = set(self.of.values()), []
        for entity in entities:
            for read in self.read:
                if entity.id in self.of or read.id in taken or not self._fits(entity, read):
                    continue
                if not entity.names & read.names and (near := closeness(entity.names, read.names)):
                    pairs.append((int(1000 * near) + 10 + (not entity.spared), entity.id, read.id))
        return assigned(pairs)

    def _merged(self) -> None:
        """Two entities that may be read as one."""
        by_id = {read.id: read for read in self.read}
        either = {(entity.id, other) for entity in self.entities.values() for other in entity.merge_ok}
        for one, other in sorted(either | {(b, a) for a, b in either}):
            if one in self.of and other not in self.of:
                if self._names(by_id[self.of[one]], other):
                    self.of[other] = self.of[one]
            elif one not in self.of and other not in self.of and (read := self._both(one, other)):
                self.of[one] = self.of[other] = read.id

    def _both(self, one: str, other: str) -> Read | None:
        """A node left over that has names of both."""
        taken = set(self.of.values())
        pair = (self.entities[one], self.entities[other])
        left = (read for read in self.read if read.id not in taken and any(self._fits(e, read) for e in pair))
        return next((read for read in left if self._names(read, one) and self._names(read, other)), None)

    def _names(self, read: Read, entity: str) -> bool:
        names = self.entities[entity].names
        return any(mine in said for mine in names for said in read.names) or closeness(names, read.names) > 0

    def rest(self) -> list[Read]:
        """The nodes that are no entity of the annotation."""
        taken = set(self.of.values())
        return [read for read in self.read if read.id not in taken]


def goals_found(goals: Iterable[Goal], nodes: Iterable[Node], *, any_year: bool = False) -> Mapping[str, str]:
    """The node of each goal; where several would do, those whose metric is most alike."""
    read = in_order(nodes)
    return assigned(
        (2000 + int(1000 * alike(goal, r.node)) + (not goal.optional), goal.id, r.id)
        for goal in goals
        for r in read
        if same(goal, r.node, any_year=any_year)
    )
