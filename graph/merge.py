"""How several accounts of the same thing become one: nothing is lost, and their order does not matter.

`merge` is idempotent, commutative and associative; what is shown is a function of all statements together.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import groupby
from operator import attrgetter
from typing import Any

from graph.errors import InvalidFragment
from graph.evidence import Citation, Quote, unite
from graph.model import Node, Relationship, Statement, Statements


def support(statement: Statement) -> tuple[Any, ...]:
    """Sort key: how well a value is supported: by how many sources, by exact words; ties by the value itself."""
    read_in = {e.document for e in statement.evidence if isinstance(e, Quote) and e.rule is None}
    outlets = max((e.outlets for e in statement.evidence if isinstance(e, Citation)), default=0)
    return (len(read_in) + outlets, len(read_in), json.dumps(statement.value, ensure_ascii=False))


def unite_statements(one: Statements, other: Statements) -> dict[str, tuple[Statement, ...]]:
    """Per property every value said, with all who say it, the best supported first."""
    united: dict[str, tuple[Statement, ...]] = {}
    for key in sorted({*one, *other}):
        values: dict[Any, list[Statement]] = {}
        for statement in (*one.get(key, ()), *other.get(key, ())):
            values.setdefault((type(statement.value) is bool, statement.value), []).append(statement)
        said = (Statement(value=s[0].value, evidence=unite(*(x.evidence for x in s))) for s in values.values())
        united[key] = tuple(sorted(said, key=support, reverse=True))
    return united


def merge(one: Node, other: Node) -> Node:
    """Both accounts of a thing as one node."""
    if (one.id, one.label) != (other.id, other.label):
        raise InvalidFragment(f"{one.label} {one.id} and {other.label} {other.id} are not the same thing")
    if one == other:
        return one
    return told(
        type(one),
        one.id,
        unite_statements(one.statements, other.statements),
        (*one.alt_labels, *other.alt_labels),
        unite(one.evidence, other.evidence),
    )


def told(
    kind: type[Node],
    id_: str,
    statements: Statements,
    alt_labels: Iterable[str],
    evidence: Iterable[Quote | Citation],
) -> Node:
    """The node that statements make: of each property the best supported value is shown; every name it has is kept."""
    shown: dict[str, Any] = {"pref_label": {}, "description": {}}
    for key, values in statements.items():
        name, _, lang = key.partition(".")
        if lang:
            shown[name][lang] = values[0].value
        else:
            shown[name] = values[0].value
    called = {str(s.value) for key in ("pref_label.zh", "pref_label.en") for s in statements.get(key, ())}
    return kind(
        id=id_,
        alt_labels=tuple({*alt_labels, *called} - {*shown["pref_label"].values()}),
        evidence=tuple(evidence),
        statements=statements,
        **{k: v for k, v in shown.items() if v != {}},
    )


def merge_all(nodes: Sequence[Node]) -> Node:
    """All accounts of a thing as one node; in halves, so that a city in a thousand documents grows ten times only."""
    if len(nodes) < 2:
        return nodes[0]
    middle = len(nodes) // 2
    return merge(merge_all(nodes[:middle]), merge_all(nodes[middle:]))


def merge_relationships(one: Relationship, other: Relationship) -> Relationship:
    """Both accounts of a link as one: all evidence, and the surer reading's rule."""
    if one == other:
        return one
    return _surer(one, other).model_copy(update={"evidence": unite(one.evidence, other.evidence)})


def _surer(one: Relationship, other: Relationship) -> Relationship:
    return max(one, other, key=lambda r: (r.confidence, r.rule, r.valid_from or "", r.valid_to or ""))


def merge_all_relationships(relationships: Sequence[Relationship]) -> Relationship:
    """All accounts of a link as one."""
    first, *others = relationships
    if not others:
        return first
    surest = reduce(_surer, others, first)
    return surest.model_copy(update={"evidence": unite(*(r.evidence for r in relationships))})


def merged_nodes(nodes: Iterable[Node]) -> Iterator[Node]:
    """Each thing once, sorted by id."""
    for _, group in groupby(sorted(nodes, key=attrgetter("id")), key=attrgetter("id")):
        yield merge_all(list(group))


def merged_relationships(
    relationships: Iterable[Relationship],
) -> Iterator[Relationship]:
    """Each link once, sorted by source, type, target."""
    ends = attrgetter("source", "type", "target")
    for _, between in groupby(sorted(relationships, key=ends), key=ends):
        alike = list(between)
        if len(alike) > 1:  # mostly one, whose id need not be made
            alike.sort(key=attrgetter("id"))
            for _, group in groupby(alike, key=attrgetter("id")):
                yield merge_all_relationships(list(group))
        else:
            yield alike[0]
