"""Nodes as they are drawn: what a picture calls them, in how many lines, and how sure they are."""

from graph.evidence import Citation, Quote, level
from graph.model import Node
from viz.choice import Choice, Rest
from viz.drawing import GLYPH, LINE, PERIOD, ROW, SIZE, DrawnNode
from viz.measure import clean, width, wrap
from viz.quantity import note, usual_year
from viz.style import style


class Lettering:
    """Names and measures what was chosen; every layout then gives it its place."""

    def __init__(self, choice: Choice, longest: list[float] | None = None) -> None:
        self.choice, self.view = choice, choice.view
        self.nodes = choice.selection.graph.nodes
        self.column = {label: style().column(label) for label in style().labels}
        self.last = len(style().columns) - 1
        self.year = usual_year(self.nodes.values())
        self.lettered: dict[str, DrawnNode] = {}
        self.longest = longest or [SIZE * column.wide[self.view.lang] for column in style().columns]

    def drawn(self, id_: str) -> DrawnNode:
        """A node, named and measured once, or a row for others; with its value and what is folded below it."""
        if id_ in self.choice.rests:
            return self._rest(self.choice.rests[id_])
        if id_ not in self.lettered:
            self.lettered[id_] = self._named(id_)
        return self.lettered[id_]

    def _named(self, id_: str) -> DrawnNode:
        node = self.nodes[id_]
        words = note(node, self.view.lang, self.year)
        name = clean(node.pref_label.best(self.view.lang))
        drawn = DrawnNode(
            id_, node.label, name, [], note=clean(words) if words else None, level=level(confidence(node))
        )
        drawn.more = self.choice.more.get(id_, 0)
        drawn.parent = self.choice.parent.get(id_)
        own = self.choice.woods.column.get(id_, self.column[drawn.label])
        drawn.column = self.last if self.choice.stands_beside(id_) else own
        return self.sized(drawn)

    def _rest(self, rest: Rest) -> DrawnNode:
        many = style().labels[rest.label].title(self.view.lang).lower()
        name = style().word("unnamed" if rest.unnamed else "rest", self.view.lang, n=rest.count, label=many)
        drawn = DrawnNode(rest.id, rest.label, name, [], more=0 if rest.unnamed else rest.count, ghost=True)
        drawn.parent = self.choice.parent.get(rest.id)
        drawn.column = self.choice.woods.column.get(rest.id, self.column[drawn.label])
        return self.sized(drawn)

    def sized(self, node: DrawnNode, limit: float | None = None) -> DrawnNode:
        """Its name in lines no longer than this, or than its column's, and the ground it covers."""
        plan = node.label == "Plan"
        size = SIZE + plan
        node.lines = wrap(node.name, size, limit or self.longest[node.column])
        node.w = GLYPH + max(width(line, size) for line in node.lines)
        if plan and node.note:
            node.w = max(node.w, GLYPH + width(node.note, SIZE - 1))
        node.h = max(ROW, len(node.lines) * LINE + 6 + (PERIOD if plan and node.note else 0))
        return node


def confidence(node: Node) -> float:
    """How sure a node is: exact words, else its best citation or proposal; what follows from structure is sure."""
    return max((e.confidence or 0.0 if _is_weak(e) else 0.9 for e in node.evidence), default=0.9)


def _is_weak(evidence: Quote | Citation) -> bool:
    """Is it less than words that a rule has read?"""
    return evidence.kind == "citation" or evidence.rule is not None
