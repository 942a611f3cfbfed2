"""JSON answers: the contract's forms of what the store gives, written straight to bytes.

`wire` says what these forms are; a test holds the two together, so that an answer need not be checked each time.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import orjson
from fastapi import Response

from graph.disagreement import Disagreement, Saying
from graph.evidence import Quote, level
from graph.fragment import AuditEntry, node_to_json, relationship_to_json
from graph.model import Graph, Node, Relationship
from graph.resolve import Correction
from graph.store.base import Hit, Neighbour, Page, Reading, Shown, Store
from graph.tracker import SAID, Point
from viz.questions import Offer

T = TypeVar("T")


class Answer(Response):
    """A JSON answer."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The content as JSON bytes."""
        return orjson.dumps(content)


def page(found: Page[T], form: Callable[[T], Any]) -> Answer:
    """A list in the one form lists have."""
    return Answer({"items": [form(item) for item in found.items], "total": found.total, "next": found.next})


def audited(store: Store, document: str | None, made: Iterable[Correction] = ()) -> dict[str, Any]:
    """Declared counts against what was found, what sources do not agree on, and what editors decided."""
    items = [audit(*found) for found in store.audit(document=document)]
    differing = store.disagreements(document=document)
    contested = {one.nodes[0].id: one.nodes[0] for one in differing if one.kind == "values"}
    return {
        "items": items,
        "total": len(items),
        "next": None,
        "contradictions": [node(each) for each in contested.values()],
        "disagreements": [disagreement(one) for one in differing],
        "corrections": [correction(one) | {"idle": _idle(store, one)} for one in made],
    }


def _idle(store: Store, one: Correction) -> bool:
    """Names a decision nothing in the graph? What is retracted is not there because of it."""
    return one.kind != "retract" and not store.nodes_of(one.ids)


def whole(items: list[Any]) -> Answer:
    """A list that is all there is."""
    return Answer({"items": items, "total": len(items), "next": None})


node = node_to_json


def one_node(store: Store, id_: str) -> dict[str, Any]:
    """A node with the decisions of editors that made it what it is; of a plan also what no source states."""
    made = [correction(c) for c in store.corrections(id_)]
    return node(store.node(id_)) | {"corrections": made, "not_stated": list(store.not_stated(id_))}


def correction(one: Correction) -> dict[str, Any]:
    """A decision of an editor, named by its kind."""
    said = one.model_dump(include={"documents", "values", "to", "reason", "author"}, exclude_none=True)
    return {"kind": one.kind, "ids": sorted(one.ids), **{k: v for k, v in said.items() if v}}


def relationship(one: Relationship) -> dict[str, Any]:
    """A relationship with its id and the word for its confidence."""
    return {"id": one.id, **relationship_to_json(one), "level": level(one.confidence)}


def graph(one: Graph) -> dict[str, Any]:
    """Nodes and relationships."""
    return {
        "nodes": [node(n) for n in one.nodes.values()],
        "relationships": [relationship(r) for r in one.relationships.values()],
    }


def neighbour(one: Neighbour) -> dict[str, Any]:
    """The relationship and the node it leads to."""
    return {"relationship": relationship(one.relationship), "node": node(one.node)}


def offer(one: Offer) -> dict[str, Any]:
    """A ready question, the node it is about and how many answers there are."""
    question = one.question.model_dump(exclude_none=True)
    return {"ask": one.ask, "node": node(one.node), "question": question, "total": one.total}


def hit(one: Hit) -> dict[str, Any]:
    """A found node and what of it matched."""
    return {"node": node(one.node), "matched": one.matched, "score": one.score}


def source(one: Node) -> dict[str, Any]:
    """A document as evidence names it."""
    said = one.properties
    fields = ("publisher", "published", "url")
    return {"id": one.id, "title": said.get("title") or one.pref_label.best(), **{f: said.get(f) for f in fields}}


def shown(one: Shown) -> dict[str, Any]:
    """A piece of evidence with its passage and document."""
    evidence = one.evidence.model_dump(exclude_none=True)
    return {"evidence": evidence, "text": one.text, "document": source(one.document)}


def target(one: tuple[Node, Relationship, Node]) -> dict[str, Any]:
    """Who sets which goal."""
    subject, link, goal = one
    return {"subject": node(subject), "relationship": relationship(link), "target": node(goal)}


def audit(document: Node, entry: AuditEntry) -> dict[str, Any]:
    """A declared count and what was found."""
    return {"document": source(document), **_audit(entry)}


def _audit(entry: AuditEntry) -> dict[str, Any]:
    return {"count": None, **entry.model_dump(exclude_none=True)}


def point(one: Point) -> dict[str, Any]:
    """A figure of a year, as documents state it, with their sentences."""
    figure = one.quantity
    said: dict[str, Any] = {name: one.said.get(name) for name in SAID}
    return {
        "year": figure.year,
        "kind": figure.label,
        "metric": figure.metric,
        "pref_label": figure.pref_label.model_dump(exclude_none=True),
        "node": figure.id,
        "subject": _named(one.subject),
        "place": _named(one.place) if one.place else None,
        **said,
        "baseline_year": figure.baseline_year,
        "reached": one.reached,
        "says": [_saying(each) for each in one.says],
    }


def disagreement(one: Disagreement) -> dict[str, Any]:
    """What sources do not agree on, and each side with its sentence."""
    return {
        "kind": one.kind,
        "property": one.about,
        "reason": one.reason,
        "contradicts": one.contradicts,
        "nodes": [_named(each) for each in one.nodes],
        "says": [_saying(each) for each in one.says],
        "correction": correction_line(one.correction) if one.correction else None,
    }


def _saying(one: Saying) -> dict[str, Any]:
    evidence = one.evidence.model_dump(exclude_none=True)
    said = {"value": one.value, "node": one.node.id, "sentence": one.sentence, "evidence": evidence}
    return {**said, "document": source(one.document)}


def correction_line(one: Mapping[str, Any]) -> str:
    """A decision as a line of corrections.yaml, its reason and author to be filled in."""
    kind, ids = next(iter(one.items()))
    return f"- {{{kind}: [{', '.join(ids)}], reason: , author: }}"


def reading(one: Reading, gaps: Iterable[tuple[Node, tuple[str, ...]]] = ()) -> dict[str, Any]:
    """A document with all that was read in it, and what was looked for in vain."""
    coverage = {"used": 0, "boilerplate": 0, "unused": 0}
    for sentence in one.sentences:
        coverage[sentence.status] += 1
    return {
        "document": one.document.model_dump(exclude_none=True),
        "annotations": [_annotation(quote, named) for quote, named in one.annotations],
        "audit": [_audit(entry) for entry in one.audit],
        "sentences": [sentence.model_dump() for sentence in one.sentences],
        "coverage": coverage,
        "not_stated": [{"plan": _named(plan), "missing": list(missing)} for plan, missing in gaps],
    }


def _annotation(quote: Quote, named: Node) -> dict[str, Any]:
    """A stretch of a passage and what it names, or what a model thinks that it names."""
    said = {"passage": quote.passage, "start": quote.start, "end": quote.end, "exact": quote.exact}
    proposed = {} if quote.rule is None else {"rule": quote.rule, "confidence": quote.confidence}
    return {**said, **proposed, "node": _named(named)}


def _named(one: Node) -> dict[str, Any]:
    return {"id": one.id, "label": one.label, "pref_label": one.pref_label.model_dump(exclude_none=True)}
