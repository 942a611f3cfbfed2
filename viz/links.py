"""The links of a picture: those of the tree, always drawn, and those that cross it; and the way each takes."""

from dataclasses import replace

from graph.model import Relationship
from viz.drawing import DrawnLink, DrawnNode, text_end
from viz.forest import Forest
from viz.placed import Placed
from viz.routes import route
from viz.view import Selection, View

FEW = 60  # links beside the tree that a picture of something asked for still draws
END = 8.0  # px from a text's end to the link that leaves it


def links(selection: Selection, view: View, woods: Forest, placed: Placed) -> list[DrawnLink]:
    """All links between drawn nodes, the tree's first."""
    trees = {link.id for link in woods.link.values()}
    found = [
        _drawn(link, link.source, link.target, tree=link.id in hung)
        for hung in [set(placed.hung.values())]
        for link in selection.graph.relationships.values()
        if link.id not in trees and link.source in placed.nodes and link.target in placed.nodes
    ]
    if not view.is_overview and len(found) <= FEW:
        found = [_plain(link, placed, bool(view.to or view.ask)) for link in found]
    for node in placed.nodes.values():
        if node.parent and not node.ghost:
            found.append(_branch(woods, placed.nodes[node.parent], node, placed))
        elif node.ghost and (above := node.parent or placed.up.get(node.id)):
            found.append(_ghostly(placed.nodes[above], node, placed))
    if not placed.columns:
        found = [replace(link, route=route(link, placed)) for link in found]
    return sorted(found, key=lambda link: (not link.tree, link.source, link.target, link.id))


def _plain(link: DrawnLink, placed: Placed, within: bool) -> DrawnLink:
    """A link between columns (`within` one, too), drawn as those of the tree: where they are few, all may be seen."""
    if not placed.columns:
        return replace(link, tree=True)
    left, right = sorted((placed.nodes[link.source], placed.nodes[link.target]), key=lambda node: node.column)
    if left.column == right.column:
        return replace(link, tree=within)
    return replace(link, tree=True, turn=_turn(left, placed))


def _drawn(link: Relationship, source: str, target: str, tree: bool = False, turn: float | None = None) -> DrawnLink:
    kinds = {e.kind for e in link.evidence}
    support = "exact" if "exact" in kinds else "citation" if kinds else "none"
    return DrawnLink(link.id, source, target, link.type, tree, support, link.confidence, turn)  # type: ignore[arg-type]


def _branch(woods: Forest, parent: DrawnNode, child: DrawnNode, placed: Placed) -> DrawnLink:
    """The link a node hangs on; the drawn parent may stand in for one of a hidden label."""
    link, turn = woods.link[child.id], _turn(parent, placed)
    ends = (parent.id, child.id) if link.target == child.id else (child.id, parent.id)
    return _drawn(link, *ends, tree=True, turn=turn)


def _ghostly(parent: DrawnNode, node: DrawnNode, placed: Placed) -> DrawnLink:
    return DrawnLink(f"to.{node.id}", parent.id, node.id, "", True, "none", 0.0, _turn(parent, placed))


def _turn(source: DrawnNode, placed: Placed) -> float | None:
    """A link runs level along its parent's text and curves in the gap before the next column that is there."""
    if not placed.columns:
        return None
    return round(max(placed.columns[source.column + 1].x - placed.gap, right_of(source)), 1)


def right_of(node: DrawnNode) -> float:
    """Where a link leaves a node."""
    return node.x + text_end(node) + END
