"""The stored form: a node or relationship as the flat properties an engine keeps and Cypher users see.

Both ways it loses nothing: `node_from(label, node_properties(node)) == node`.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import orjson
from pydantic import BaseModel

from graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Mentions, Names, Node, Relationship

FORM = 2  # raised whenever the stored form changes: graphs of another form are built anew

_NAMES = {"pref_label": ("name", "name_en"), "description": ("description", "description_en")}
_OF_EVERY_RELATIONSHIP = ("id", "rule", "confidence", "valid_from", "valid_to")


def node_properties(node: Node) -> dict[str, Any]:
    """A node's properties: names, values, evidence as JSON; statements where they say more than the node itself."""
    stored: dict[str, Any] = {"id": node.id, **_named(node), "aliases": list(node.alt_labels)}
    stored |= node.properties
    stored["evidence"] = as_json(node.evidence)
    if _say_more(node):
        stored["statements"] = [
            orjson.dumps({"property": name, **s.model_dump(exclude_none=True)}).decode()
            for name, said in node.statements.items()
            for s in said
        ]
    return stored


def node_from(label: str, stored: Mapping[str, Any]) -> Node:
    """The node that `node_properties` described."""
    cls = NODE_TYPES[label]
    said: dict[str, list[Any]] = {}
    for text in stored.get("statements") or ():
        statement = orjson.loads(text)
        said.setdefault(statement.pop("property"), []).append(statement)
    values = {name: stored[name] for name in cls.own_fields() if stored.get(name) is not None}
    for field in _NAMES:
        if names := _names(field, stored, said):
            values[field] = names
    return cls(
        id=stored["id"],
        alt_labels=tuple(stored.get("aliases") or ()),
        evidence=from_json(stored.get("evidence")),
        statements=said,
        **values,
    )


def relationship_properties(relationship: Relationship) -> dict[str, Any]:
    """A relationship's properties, without its ends."""
    fields = _OF_EVERY_RELATIONSHIP + (("start", "end", "exact") if isinstance(relationship, Mentions) else ())
    stored = {name: value for name in fields if (value := getattr(relationship, name)) is not None}
    if relationship.evidence:
        stored["evidence"] = as_json(relationship.evidence)
    return stored


def relationship_from(type_: str, source: str, target: str, stored: Mapping[str, Any]) -> Relationship:
    """The relationship that `relationship_properties` described, between two nodes."""
    values = {k: v for k, v in stored.items() if k not in ("id", "evidence") and v is not None}
    evidence = from_json(stored.get("evidence"))
    return RELATIONSHIP_TYPES[type_](source=source, target=target, evidence=evidence, **values)


def as_json(parts: Iterable[BaseModel]) -> list[str]:
    """Each part as one JSON string: an engine's list holds plain values only."""
    return [orjson.dumps(part.model_dump(exclude_none=True)).decode() for part in parts]


def from_json(texts: Iterable[str] | None) -> tuple[Any, ...]:
    """The parts, parsed."""
    return tuple(map(orjson.loads, texts or ()))


def _named(node: Node) -> dict[str, str]:
    """`name` is the Chinese one where there is one, so that every node has a name."""
    found = {}
    for field, (best, english) in _NAMES.items():
        names: Names | None = getattr(node, field)
        if names:
            found[best] = names.best()
            if names.en:
                found[english] = names.en
    return found


def _names(field: str, stored: Mapping[str, Any], said: Mapping[str, Any]) -> Names | None:
    best, english = (stored.get(key) for key in _NAMES[field])
    if best is None:
        return None
    only_english = best == english and f"{field}.zh" not in said
    return Names(zh=None if only_english else best, en=english)


def _say_more(node: Node) -> bool:
    """Is a value contested, or rests it on other evidence than the node? Or has it one name in both languages?"""
    return any(len(said) > 1 or said[0].evidence != node.evidence for said in node.statements.values()) or any(
        names and names.zh == names.en for names in (node.pref_label, node.description)
    )
