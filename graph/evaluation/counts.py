"""The declared counts of an annotation against the audit of a reading."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from graph.evaluation.annotation import Group
from graph.evaluation.gold import Gold
from graph.evaluation.spelling import key
from graph.fragment import AuditEntry

_ENOUGH = (4, 5)  # of the members an annotation lists, so many must be among those found


@dataclass
class Counts:
    """How many declared counts are told as annotated."""

    right: int = 0
    of: int = 0
    false_satisfied: int = 0
    wrong: list[Group] = field(default_factory=list)
    extra: list[AuditEntry] = field(default_factory=list)

    def to_json(self) -> dict[str, int]:
        """For machines."""
        return {
            "right": self.right,
            "of": self.of,
            "false_satisfied": self.false_satisfied,
            "extra": len(self.extra),
        }


def compared(gold: Gold, audit: Sequence[AuditEntry], entities_of: Mapping[str, Set[str]]) -> Counts:
    """Each declared count against what was read of it; `entities_of` every node read."""
    found, claimed = Counts(), set()
    for group in gold.groups:
        about = [entry for entry in audit if _about(entry, group)]
        claimed |= {id(entry) for entry in about}
        if not group.graded:
            continue
        same = [entry for entry in about if key(entry.declared) == key(group.term)]
        check = _Check(group, same if same and not group.parts else about, entities_of)
        found.of += 1
        found.right += check.right
        found.false_satisfied += check.falsely_satisfied
        if not check.right:
            found.wrong.append(group)
    goals = [key(term) for goal in (*gold.targets, *gold.observations) for term in goal.terms]
    rest = [entry for entry in audit if id(entry) not in claimed]
    found.extra = [e for e in rest if not any(_within(key(e.declared), goal) for goal in goals)]
    return found


def _within(one: str, other: str) -> bool:
    return bool(one) and (one in other or other in one)


def _about(entry: AuditEntry, group: Group) -> bool:
    return len(key(entry.declared)) > 1 and _within(key(entry.declared), key(group.term))


class _Check:
    """One declared count and the entries of the audit that are about it."""

    def __init__(self, group: Group, entries: Sequence[AuditEntry], entities_of: Mapping[str, Set[str]]) -> None:
        self.group, self.entries, self.entities_of = group, entries, entities_of
        self.full = [entry for entry in entries if entry.status == "satisfied"]
        self.split = [e for e in self.full if group.parts and e.count not in (None, group.declared)]
        self.falsely_satisfied = bool(self.full) and "satisfied" not in group.status
        self.right = self._counted() and self._status() and self._listed()

    def _members(self, entry: AuditEntry) -> frozenset[str]:
        """Its members, where all of them were read."""
        return frozenset(entry.members) if self._known(entry) else frozenset()

    def _known(self, entry: AuditEntry) -> bool:
        return all(member in self.entities_of for member in entry.members)

    def _counted(self) -> bool:
        """The number is told, or all parts of a compound one, and no other number of the same words."""
        counts, parts = Counter(entry.count for entry in self.entries), Counter(self.group.parts)
        told = counts[self.group.declared] > 0 or (
            bool(parts) and all(counts[part] >= often for part, often in parts.items())
        )
        return told and set(counts) <= {self.group.declared, *parts}

    def _status(self) -> bool:
        if "satisfied" not in self.group.status:
            return not self.full
        return len(self.group.status) > 1 or len(self.full) == len(self.entries)

    def _listed(self) -> bool:
        """A satisfied count names as many as it declares, most of the annotated among them."""
        if not all(map(self._known, self.entries)):
            return False
        if not all(e.count is not None and len(self._members(e)) == e.count for e in self.full):
            return False
        together = frozenset[str]().union(*map(self._members, self.split))
        if self.split and len(together) < sum({key(e.declared): e.count or 0 for e in self.split}.values()):
            return False
        whole = [self._members(e) for e in self.full if not self.group.parts or e.count == self.group.declared]
        return all(map(self._most, [*whole, together] if self.split else whole))

    def _most(self, members: frozenset[str]) -> bool:
        wanted = set(self.group.members)
        found = {entity for member in members for entity in self.entities_of[member]}
        most, of = _ENOUGH
        return len(wanted & found) >= len(wanted) * most // of
