"""Who hangs on whom where no columns guide the eye: every drawn node in a tree around the middle."""

from collections import deque
from collections.abc import Iterator

from viz.choice import BESIDE, Choice
from viz.drawing import GLYPH, LINE, ROW, SIZE, DrawnNode
from viz.forest import NEAR, Forest
from viz.lettering import Lettering
from viz.measure import width, wrap
from viz.view import Selection, View

LEAST = 7  # things there always are beside a plan
MORE, MORE_A_LINE = 6.0, 1.0  # px for a plan's larger name and for each further line: windows letter a little wider
BETWEEN = "  "  # a name and its value


class Web(Lettering):
    """The chosen nodes as one tree: `up` says on whom a node hangs, also what in columns stands beside."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice)
        self.order: list[DrawnNode] = []
        self.up: dict[str, str] = {}
        for root, tops, beside in self.choice.bands():
            self._grow(root, tops)
            self._beside(root, beside)
        self.by_id = {node.id: node for node in self.order}
        for node in self.order:
            node.owner = node.owner if node.owner in self.by_id else None
        self.hung = self._hung()
        if self.view.node in self.by_id:
            self._turn(self.view.node)
        self.below: dict[str, list[str]] = {}
        for node in self.order:
            if node.id in self.up:
                self.below.setdefault(self.up[node.id], []).append(node.id)

    def tops(self) -> list[str]:
        """What hangs on nothing."""
        return [node.id for node in self.order if node.id not in self.up]

    def sized(self, node: DrawnNode, limit: float | None = None) -> DrawnNode:
        """As in columns; a value stands behind the name or below it."""
        super().sized(node, limit)
        if node.label == "Plan":
            node.h += MORE
        if node.note and node.label != "Plan":
            limit, whole = limit or self.longest[node.column], node.name + BETWEEN + node.note
            node.lines = [whole] if width(whole, SIZE) <= limit else [*wrap(node.name, SIZE, limit), node.note]
            node.w = GLYPH + max(width(line, SIZE) for line in node.lines)
            node.h = max(ROW, len(node.lines) * LINE + 6)
        node.h += MORE_A_LINE * (len(node.lines) - 1)
        return node

    def _grow(self, root: str, ids: list[str]) -> None:
        for id_ in ids:
            node = self.drawn(id_)
            self.order.append(node)
            if node.parent:
                self.up[id_] = node.parent
            elif id_ != root:
                node.owner = root or None
            self._grow(root, self.choice.children.get(id_, []))

    def _beside(self, root: str, ids: list[str]) -> None:
        """In an overview about as many things beside a plan as its tree has leaves."""
        if self.view.is_overview and not self.view.plan:
            ids = self.choice.fitted(root, ids, max(LEAST, self._leaves(root)))
        else:
            ids = self.choice.shortened(root, ids, BESIDE)
        for node in map(self.drawn, ids):
            node.owner = root or None
            self.order.append(node)

    def _leaves(self, id_: str) -> int:
        children = self.choice.children.get(id_, [])
        return sum(map(self._leaves, children)) if children else 1

    def _hung(self) -> dict[str, str]:
        """The link by which each thing beside a tree hangs on it: one that says most, to what is most specific."""
        best: dict[str, tuple[tuple[bool, int, str, str], str, str]] = {}
        for link in self.choice.selection.graph.relationships.values():
            for here, there in ((link.source, link.target), (link.target, link.source)):
                one, other = self.by_id.get(here), self.by_id.get(there)
                if one is None or other is None or one.parent or not one.owner or one.column <= other.column:
                    continue
                rank = (link.type not in NEAR, -other.column, there, link.id)
                if here not in best or rank < best[here][0]:
                    best[here] = (rank, there, link.id)
        for node in self.order:
            if node.id in best:
                self.up[node.id] = best[node.id][1]
            elif node.owner and self.by_id[node.owner].column < node.column:
                self.up[node.id] = node.owner
        return {id_: link for id_, (_, _, link) in best.items()}

    def _turn(self, centre: str) -> None:
        """Around a centre, everything hangs on what leads there in the fewest steps."""
        near: dict[str, list[str]] = {}
        for one, other in self._lines():
            near.setdefault(one, []).append(other)
            near.setdefault(other, []).append(one)
        up, queue = {centre: centre}, deque([centre])
        while queue:
            here = queue.popleft()
            for there in near.get(here, ()):
                if there not in up:
                    up[there] = here
                    queue.append(there)
        self.up = {id_: above for id_, above in up.items() if id_ != centre}

    def _lines(self) -> Iterator[tuple[str, str]]:
        """Both ends of all that joins drawn nodes, the tree first."""
        yield from sorted(self.up.items())
        for link in sorted(self.choice.selection.graph.relationships.values(), key=lambda link: link.id):
            if link.source in self.by_id and link.target in self.by_id:
                yield link.source, link.target


def web(selection: Selection, woods: Forest, view: View) -> Web:
    """What is drawn without the selection, which then moves nothing; with it, where it would be missing."""
    plain = Web(Choice(selection, woods, view.model_copy(update={"select": None})))
    link = selection.graph.relationships.get(view.select or "")
    ends = (link.source, link.target) if link else (view.select,) if view.select in selection.graph.nodes else ()
    return plain if plain.by_id.keys() >= set(ends) else Web(Choice(selection, woods, view))
