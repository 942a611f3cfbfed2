""" "Not stated" is an answer: what was looked for in a plan and is not there, in one document or in all."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from graph.model import Plan, Relationship

LOOKED_FOR: Mapping[str, tuple[str, ...]] = {  # by relationships of the plan or its parts, or by its own properties
    "action": ("HAS_ACTION",),
    "direction": ("HAS_DIRECTION",),
    "field": ("HAS_FIELD",),
    "target": ("SETS_TARGET",),
    "leader": ("LED_BY",),
    "issuer": ("ISSUED_BY",),
    "period": ("period_start", "period_end"),
    "number": ("number",),
    "approved": ("approved",),
    "published": ("published",),
}
PARTS = ("HAS_ACTION", "HAS_DIRECTION")  # what a plan consists of: what these lead to is the plan's
TYPES = tuple(name for names in LOOKED_FOR.values() for name in names if name.isupper())


def unstated(plan: Plan, links: Iterable[Relationship], document: str | None = None) -> tuple[str, ...]:
    """What nobody states of a plan, or one document does not; `links` are those of the plan and of its parts."""
    said = {link.type for link in links if document is None or any(e.document == document for e in link.evidence)}
    said |= {
        name
        for name, statements in plan.statements.items()
        if document is None or any(document in statement.documents for statement in statements)
    }
    return tuple(what for what, names in LOOKED_FOR.items() if said.isdisjoint(names))


def links_of(plan: str, links: Collection[Relationship]) -> Iterator[Relationship]:
    """Those of the plan, of its parts, and of their parts."""
    parts = {plan}
    for _ in PARTS:
        parts |= {link.target for link in links if link.source in parts and link.type in PARTS}
    yield from (link for link in links if link.source in parts)
