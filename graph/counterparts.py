"""Which thing of one document is which of another, also where their ids differ: other scope, other wording."""

from collections.abc import Callable, Hashable, Iterator, Mapping

from graph.fragment import Fragment
from graph.model import Action, Direction, Node, Quantity
from graph.text import bare
from graph.twins import HARDLY, likeness

Keys = Callable[[Node], Iterator[Hashable]]


def counterparts(before: Fragment, after: Fragment) -> dict[str, str]:
    """Id in the later document → id in the earlier one, of what is the same under two ids.

    What has one id in both is the same. Of the rest, things of one label that share a name no other of them has; the
    only plan here and the only plan there; figures of one metric and year; parts with one ordinal and names much alike.
    """
    same = {after.document.id: before.document.id}
    known = {node.id for node in before.nodes}
    new = [node for node in after.nodes if node.id not in known and node.id not in same]
    now = {node.id for node in after.nodes}
    old = [node for node in before.nodes if node.id not in now and node.id != before.document.id]
    for keys in (_names, _only_plan, _figures, _placed):
        found = _paired(old, [node for node in new if node.id not in same], keys, set(same.values()))
        same |= _renamed(found, old, new) if keys is _placed else found
    return same


def _renamed(found: Mapping[str, str], old: list[Node], new: list[Node]) -> dict[str, str]:
    """Of those at one place, the ones whose names are much alike."""
    called = {node.id: node.pref_label.best() for node in (*old, *new)}
    return {now: was for now, was in found.items() if likeness(called[was], called[now]) >= HARDLY}


def _paired(old: list[Node], new: list[Node], keys: Keys, taken: set[str]) -> dict[str, str]:
    """Those that alone have a key in common."""
    here = _by_key([node for node in old if node.id not in taken], keys)
    there = _by_key(new, keys)
    found: dict[str, str] = {}
    for key, ids in there.items():
        others = here.get(key, set())
        if len(ids) == len(others) == 1 and not others & set(found.values()):
            found.setdefault(*ids, *others)
    return found


def _by_key(nodes: list[Node], keys: Keys) -> Mapping[Hashable, set[str]]:
    found: dict[Hashable, set[str]] = {}
    for node in nodes:
        for key in keys(node):
            found.setdefault(key, set()).add(node.id)
    return found


def _names(node: Node) -> Iterator[Hashable]:
    """Its label and each of its names."""
    if not isinstance(node, Quantity):
        names = (node.pref_label.zh, node.pref_label.en, *node.alt_labels)
        yield from {(node.label, bare(name)) for name in names if name}


def _only_plan(node: Node) -> Iterator[Hashable]:
    if node.label == "Plan":
        yield node.label


def _figures(node: Node) -> Iterator[Hashable]:
    """What is measured, and for which year."""
    if isinstance(node, Quantity):
        yield node.label, bare(node.metric), node.year, node.baseline_year


def _placed(node: Node) -> Iterator[Hashable]:
    """Which part of its plan it is, by number."""
    if isinstance(node, Action | Direction) and node.ordinal is not None:
        yield node.label, node.ordinal, getattr(node, "kind", None)
