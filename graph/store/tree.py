"""What hangs on a plan: followed along the relationships that lead from the whole to its parts."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import attrgetter

from graph.model import RELATIONSHIP_TYPES, Relationship
from graph.store.asked import EACH, Asked, typed

STRUCTURE = ["MENTIONS", "HAS_PASSAGE"]  # of documents, not of what they say
FACTS = [type_ for type_ in RELATIONSHIP_TYPES if type_ not in STRUCTURE]
_UP = ["PART_OF", "FOCUSES_ON", "ANNOUNCES"]  # from the part to the whole, from the park to its fields
_DOWN = [type_ for type_ in FACTS if type_ not in (*_UP, "STATES")]
# Many plans meet in these: what hangs on them besides is no longer the plan's.
_ENDS = frozenset(("Plan", "Place", "Organization", "Document"))
_STEPS = 8


def hanging_on(asked: Asked, plans: Sequence[str], most: int = 100_000) -> list[str]:
    """The ids of these nodes and of all that hangs on them, nearest first, at most so many."""
    found = dict.fromkeys(plans)
    frontier = list(found)
    for _ in range(_STEPS):
        stepped = [*_step(asked, frontier, f"-[r{typed(_DOWN)}]->"), *_step(asked, frontier, f"<-[r{typed(_UP)}]-")]
        new = {id_: label for id_, label in stepped if id_ not in found}
        found.update(dict.fromkeys(new))
        frontier = [id_ for id_, label in new.items() if label not in _ENDS]
        if not frontier or len(found) >= most:
            break
    return list(found)[:most]


def plans_above(asked: Asked, ids: Sequence[str]) -> dict[str, list[str]]:
    """For each of these nodes the ids of the plans it hangs on, the nearest first; the inverse of `hanging_on`."""
    above: dict[str, list[tuple[str, str]]] = {}
    frontier = list(dict.fromkeys(ids))
    for _ in range(_STEPS):
        found = _wholes(asked, frontier)
        above |= found
        met = {whole: label for wholes in found.values() for whole, label in wholes}
        frontier = [id_ for id_, label in met.items() if id_ not in above and label not in _ENDS]
        if not frontier:
            break
    return {id_: _plans_met(id_, above) for id_ in ids}


def _wholes(asked: Asked, ids: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """What each of these nodes is a part of, one step up, with its label."""
    found: dict[str, list[tuple[str, str]]] = {id_: [] for id_ in ids}
    for way in (f"<-[r{typed(_DOWN)}]-", f"-[r{typed(_UP)}]->"):
        rows = asked.ask_each(f"{EACH}{way}(m) RETURN DISTINCT id, m.id, labels(m)[0]", ids)
        for id_, whole, label in sorted({(id_, whole, label) for id_, whole, label in rows}):
            found[id_].append((whole, label))
    return found


def _plans_met(id_: str, above: Mapping[str, Collection[tuple[str, str]]]) -> list[str]:
    """The plans on all ways up, which end there; the nearest first."""
    plans: dict[str, None] = {}
    seen, ring = {id_}, [id_]
    while ring:
        met = {whole: label for at in ring for whole, label in above.get(at, ()) if whole not in seen}
        plans |= dict.fromkeys(sorted(whole for whole, label in met.items() if label == "Plan"))
        seen.update(met)
        ring = [whole for whole, label in met.items() if label not in _ENDS]
    return list(plans)


def _step(asked: Asked, ids: Collection[str], way: str) -> Iterable[tuple[str, str]]:
    rows = asked.ask_each(f"{EACH}{way}(m) RETURN DISTINCT m.id, labels(m)[0]", ids)
    return sorted({(id_, label) for id_, label in rows})


def between(asked: Asked, ids: Collection[str], types: Collection[str] = FACTS) -> list[Relationship]:
    """All relationships of these types that both begin and end among these nodes, by id."""
    inside = frozenset(ids)
    rows = asked.ask_each(f"{EACH}-[r{typed(types)}]->(m) RETURN type(r), n.id, m.id, properties(r)", ids)
    return sorted((asked.relationship(*row) for row in rows if row[2] in inside), key=attrgetter("id"))


def among(ids: Iterable[str]) -> dict[str, bool]:
    """For `WHERE $among[n.id]`: found at once, however many there are."""
    return dict.fromkeys(ids, True)
