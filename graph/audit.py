"""What a graph has to answer for: values that its sources cannot all be right on, and counts that are not filled."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from graph.ids import canonical_url
from graph.text import bare

if TYPE_CHECKING:
    from graph.fragment import AuditEntry
    from graph.model import Node, Scalar, Statement

_WORDING = frozenset({"comparator", "modality", "unit", "unit_inferred", "metric", "baseline_year"})
_NO_CLAIM = frozenset(
    {"status", "ordinal"}
)  # a draft is approved in time; each text lists things in an order of its own
_PRINTED = {"value": "normalized_value", "value_max": "normalized_value_max"}
_NORMAL = {normal: printed for printed, normal in _PRINTED.items()}
_OPPOSITE = ({">", ">="}, {"<", "<="})


def fails(counts: Iterable[AuditEntry], contradicting: Iterable[object]) -> bool:
    """Does an audit fail? One contradiction or one count that is only partly filled makes it."""
    return any(True for _ in contradicting) or any(entry.status == "partial" for entry in counts)


def contradictions(node: Node) -> dict[str, tuple[Statement, ...]]:
    """What sources contradict each other on: other numbers, years, dates, two names of one action.

    Another wording (突破5000亿元, 达到0.5万亿元), a less precise date, or what catalogues say of a document is none.
    """
    if node.label in ("Document", "Passage"):
        return {}
    found = {name: said for name, said in node.statements.items() if name in node.own_fields() and _differ(node, name)}
    names = node.statements.get("pref_label.zh", ())
    if node.label == "Action" and _distinct(names) and _apart(names):
        found["pref_label.zh"] = names
    return found


def _differ(node: Node, name: str) -> bool:
    said = node.statements[name]
    if name == "comparator":
        return all(any(s.value in side for s in said) for side in _OPPOSITE)
    if name in _WORDING or name in _NO_CLAIM or not _distinct(said):
        return False
    if name in _PRINTED:  # 5000亿元 and 0.5万亿元 are one value, as long as all who say it are normalised
        normal = node.statements.get(_PRINTED[name], ())
        return _distinct(normal) or not _sayers(said) <= _sayers(normal)
    printed = _NORMAL.get(name)
    return printed is None or not _distinct(node.statements.get(printed, ()))  # said once, as it is printed


def _distinct(said: tuple[Statement, ...]) -> bool:
    """Are there two values that are not one value, less precisely, less fully or in another spelling?"""
    return any(not _agree(one.value, other.value) for i, one in enumerate(said) for other in said[:i])


def _agree(one: Scalar, other: Scalar) -> bool:
    if not (isinstance(one, str) and isinstance(other, str)):
        return one == other
    if one[:4].isdigit() and other[:4].isdigit():  # ISO dates: the less precise one begins the other
        return one.startswith(other) or other.startswith(one)
    short, long = sorted((bare(one), bare(other)), key=len)
    return (short in long and bool(short)) or canonical_url(one) == canonical_url(other)


def _sayers(said: tuple[Statement, ...]) -> frozenset[str]:
    return frozenset(document for statement in said for document in statement.documents)


def _apart(said: tuple[Statement, ...]) -> bool:
    """Do different documents say so? One document may well call a thing by two names."""
    return not frozenset.intersection(*(s.documents for s in said))
