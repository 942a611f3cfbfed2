"""The verb that follows one metric through the years."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graph.errors import UnknownNode
from graph.model import Node, Quantity
from graph.store.doubts import Doubts
from graph.text import bare
from graph.tracker import Point, accounts, asked_for, judged, measures

_METRICS = "MATCH (s:Entity)-[r:SETS_TARGET|REPORTS]->(n) RETURN DISTINCT n.metric AS metric ORDER BY metric"
_FIGURES = (
    "MATCH (s:Entity)-[r:SETS_TARGET|REPORTS]->(n) WHERE n.metric IN $metrics "
    "OPTIONAL MATCH (p:Plan)-[:HAS_ACTION|HAS_DIRECTION|HAS_FIELD*1..2]->(s) "
    "OPTIONAL MATCH (p)-[:ISSUED_BY]->(x:Place) OPTIONAL MATCH (s)-[:ISSUED_BY|LOCATED_IN]->(y:Place) "
    "RETURN s.id AS subject, n.id AS figure, collect(DISTINCT p.id) AS plans, collect(DISTINCT x.id) AS theirs, "
    "collect(DISTINCT y.id) AS own ORDER BY subject, figure"
)


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
        by_name = {name: node.id for node in self.nodes_of(r[0] for r in self.ask(_PLACES)) for name in _names(node)}
        near = [row[0] for row in self.ask(_METRICS) if row[0] and _may_be(row[0], wanted)]
        for subject_id, figure_id, plans, theirs, own in self.ask(_FIGURES, metrics=near):
            subject, figure = self.node(subject_id), self.node(figure_id)
            named = [name for node in (subject, *self.nodes_of(plans)) for name in _names(node)]
            if not isinstance(figure, Quantity) or (plan is not None and plan not in (subject_id, *plans)):
                continue
            if measures(wanted, figure.metric, named):
                places = [subject_id] if subject.label == "Place" else sorted({*own, *theirs})
                where = places[0] if places else _begun_with(named, by_name)
                place = self.node(where) if where else None
                yield from self._stated_by(Point(figure, subject, place, {}, named="".join(map(bare, named))))

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
