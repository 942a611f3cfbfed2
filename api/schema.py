"""What there is, described from the model: labels and relationship types with their look and their counts."""

from typing import Annotated, Any, Literal, get_args, get_origin

from graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Node, Relationship
from graph.store.base import Stamp
from viz.style import Style, style


def schema(stamp: Stamp, program: str) -> dict[str, Any]:
    """Labels and types in the model's order."""
    look = style()
    return {
        "version": stamp.library,
        "program": program,
        "labels": [_label(cls, look, stamp.labels.get(name, 0)) for name, cls in NODE_TYPES.items()],
        "types": [_type(cls, look, stamp.types.get(name, 0)) for name, cls in RELATIONSHIP_TYPES.items()],
    }


def _label(cls: type[Node], look: Style, count: int) -> dict[str, Any]:
    line = look.labels[cls.label]
    return {
        "label": cls.label,
        "definition": definition(cls),
        "title": {"zh": line.zh, "en": line.en},
        "count": count,
        "shape": line.shape,
        "light": line.light,
        "dark": line.dark,
        "properties": properties(cls),
    }


def _type(cls: type[Relationship], look: Style, count: int) -> dict[str, Any]:
    line = look.types[cls.type]
    links = [(sorted(sources), sorted(targets)) for sources, targets in cls.ends]
    return {
        "type": cls.type,
        "definition": definition(cls),
        "title": {"zh": line.zh[0], "en": line.en[0]},
        "reverse": {"zh": line.zh[1], "en": line.en[1]},
        "ends": _union(links),
        "links": links,
        "count": count,
    }


def _union(links: list[tuple[list[str], list[str]]]) -> tuple[list[str], list[str]]:
    return sorted({s for sources, _ in links for s in sources}), sorted({t for _, targets in links for t in targets})


def definition(cls: type[Node | Relationship]) -> str:
    """What a class is, in a sentence or two: its docstring."""
    return " ".join((cls.__doc__ or "").split())


def properties(cls: type[Node]) -> list[dict[str, str]]:
    """The label's own properties, each with its meaning and kind of value."""
    fields = cls.model_fields
    return [
        {"name": name, "description": fields[name].description or "", "type": _kind(fields[name].annotation)}
        for name in cls.own_fields()
    ]


def _kind(annotation: Any) -> str:
    """`int | None` → int; a closed set of words is a str."""
    names = _names(annotation) - {"NoneType"}
    return "float" if names == {"int", "float"} else min(names)


def _names(annotation: Any) -> set[str]:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return {type(part).__name__ for part in parts}
    if origin is Annotated:
        return _names(parts[0])
    return {name for part in parts for name in _names(part)} if parts else {annotation.__name__}
