"""The verb that follows one metric through the years."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from graph.errors import UnknownNode
from graph.model import Node, Quantity
from graph.store.asked import EACH
from graph.store.doubts import Doubts
from graph.text import bare
from graph.tracker import Point, accounts, asked_for, judged, measures

_METRICS = "MATCH (s:Entity)-[r:SETS_TARGET|REPORTS]->(n) RETURN DISTINCT n.metric AS metric ORDER BY metric"
_FIGURES = (
    "MATCH (s:Entity)-[r:SETS_TARGET|REPORTS]->(n) WHERE n.metric IN $metrics "
    "RETURN s.id AS subject, n.id AS figure ORDER BY subject, figure"
)
_WHOLES = f"{EACH}<-[:HAS_ACTION|HAS_DIRECTION|HAS_FIELD]-(m) RETURN n.id AS id, m.id AS whole ORDER BY id, whole"
_WHERE = f"{EACH}-[:ISSUED_BY|LOCATED_IN]->(x:Place) RETURN n.id AS id, x.id AS place ORDER BY id, place"
_STEPS = 3  # a field of a direction of an action of a plan
_PLACES = "MATCH (x:Place) RETURN x.id AS id ORDER BY id"


class Tracking(Doubts):
    """Verbs about figures through the years."""

    def track(self, metric: str, *, place: str | None = None, plan: str | None = None) -> list[Point]:
        """A metric's targets and observations, place by place and year by year; of one place or plan where asked."""
        where = None if place is None else self._place(place)
        of_plan = None if plan is None else self.node(plan).id
        points = [p for p in self._points(metric, of_plan) if where is None or (p.place and p.place.id == where)]
        return judged(points)

    def _points(self, metric: str, plan: str | None) -> Iterator[Point]:
        wanted = asked_for(metric)
        near = [row[0] for row in self.ask(_METRICS) if row[0] and _may_be(row[0], wanted)]
        rows = self.ask(_FIGURES, metrics=near)
        wholes = self._wholes({row[0] for row in rows})
        places = self._related(_WHERE, {id_ for each in wholes.values() for id_ in each})
        by_name = {name: node.id for node in self.nodes_of(r[0] for r in self.ask(_PLACES)) for name in _names(node)}
        for subject_id, figure_id in rows:
            subject, figure, own = self.node(subject_id), self.node(figure_id), wholes[subject_id]
            named = [name for node in self.nodes_of(own) for name in _names(node)]
            if isinstance(figure, Quantity) and plan in (None, *own) and measures(wanted, figure.metric, named):
                at = [subject_id] if subject.label == "Place" else [p for id_ in own for p in places.get(id_, ())]
                where = at[0] if at else _begun_with(named, by_name)
                place = self.node(where) if where else None
                yield from self._stated_by(Point(figure, subject, place, {}, named="".join(map(bare, named))))

    def _wholes(self, subjects: Collection[str]) -> dict[str, list[str]]:
        """Each subject with what it is a part of, the nearest first."""
        found = {id_: [id_] for id_ in subjects}
        for _ in range(_STEPS):
            above = self._related(_WHOLES, {each[-1] for each in found.values()})
            for chain in found.values():
                chain += [id_ for id_ in above.get(chain[-1], ())[:1] if id_ not in chain]
        return found

    def _related(self, cypher: str, ids: Collection[str]) -> dict[str, list[str]]:
        """What each of these is related to."""
        found: dict[str, list[str]] = {}
        for id_, other in self.ask(cypher, ids=sorted(ids)):
            found.setdefault(id_, []).append(other)
        return found

    def _stated_by(self, point: Point) -> Iterator[Point]:
        """The figure as each group of documents states it."""
        for said, evidence in accounts(point.quantity):
            says = self._says(point.quantity, said.get("value", ""), evidence)
            yield replace(point, said=said, says=tuple(says))

    def _place(self, named: str) -> str:
        """A place by id or by one of its names."""
        known = self.nodes_of([named])
        found = known or [hit.node for hit in self.search(named, label=("Place",)).items if named in _names(hit.node)]
        if not found:
            raise UnknownNode(f"there is no place {named}: search for its name")
        return found[0].id


def _begun_with(named: Iterable[str], places: Mapping[str, str]) -> str | None:
    """The place that a title begins with; the longest."""
    begun = (name[:n] for name in named for n in range(min(len(name), 8), 1, -1))
    return next((places[head] for head in begun if head in places), None)


def _may_be(metric: str, wanted: frozenset[str]) -> bool:
    own = bare(metric)
    return any(own.endswith(each) or each.endswith(own) for each in wanted)


def _names(node: Node) -> tuple[str, ...]:
    return tuple(n for n in (node.pref_label.zh, node.pref_label.en, *node.alt_labels) if n)
