"""The picture of a selection: chosen, placed and measured. The same graph and view give the same drawing."""

from collections import Counter
from collections.abc import Mapping

from graph.model import Node
from viz.choice import Choice
from viz.columns import Columns
from viz.drawing import GLYPH, PERIOD, SIZE, Box, Column, Drawing, LegendEntry, has_period, pill, pill_left, pill_y
from viz.force import Force
from viz.forest import Forest, forest
from viz.links import links
from viz.measure import clean, width
from viz.placed import Placed
from viz.quantity import usual_year
from viz.questions import question
from viz.radial import Radial
from viz.style import Lang, style
from viz.view import Selection, View
from viz.ways import steps
from viz.web import web


def draw(selection: Selection, view: View) -> Drawing:
    """A drawing of what a view selected."""
    apart = steps(selection.graph, view.node) if view.node and view.to else None
    woods = forest(selection.graph, anyhow=not view.is_overview, centre=view.node, steps=apart)
    placed = _placed(selection, woods, view)
    shown = Counter(node.label for node in placed.nodes.values() if not node.ghost)
    return Drawing(
        view=view.parameters(),
        title=clean(title(selection, view, placed)),
        subtitle=subtitle(placed),
        version=selection.version,
        lang=view.lang,
        width=placed.width,
        height=round(placed.height, 1),
        columns=_columns(selection, view, placed, shown),
        rings=placed.rings,
        nodes=list(placed.nodes.values()),
        links=links(selection, view, woods, placed),
        legend=_legend(selection, view, shown),
        bands=placed.bands,
        shown=shown.total(),
        total=max(selection.total, shown.total()),
        why=_why(selection, view, placed, shown),
        cut=selection.cut,
    )


def _placed(selection: Selection, woods: Forest, view: View) -> Placed:
    """Everything at its place."""
    if view.layout == "radial":
        return Radial(web(selection, woods, view)).place()
    if view.layout == "force":
        return Force(web(selection, woods, view)).place()
    return _in_columns(selection, woods, view)


def _in_columns(selection: Selection, woods: Forest, view: View) -> Placed:
    """In a frame, what a selection adds moves no column."""
    before = None
    if view.select and view.width and view.is_overview:
        before = Columns(Choice(selection, woods, view.model_copy(update={"select": None})))
        before.place()
    return Columns(Choice(selection, woods, view), before).place()


def title(selection: Selection, view: View, placed: Placed) -> str:
    """What the picture is of, in its reader's language."""
    nodes, word = selection.graph.nodes, style().word
    if view.cypher:
        return word("query", view.lang)
    if view.node:
        return _about(nodes, view.node, view)
    if view.q:
        return word("found", view.lang, q=view.q)
    plans = [node for node in placed.nodes.values() if node.label == "Plan" and not node.ghost]
    return plans[0].name if len(plans) == 1 else word("overview", view.lang, n=len(plans))


def _about(nodes: Mapping[str, Node], id_: str, view: View) -> str:
    """Of a node: the ways from it, the question about it, or what is around it."""
    word, name = style().word, _named(nodes, id_, view.lang)
    if view.to:
        return word("ways", view.lang, a=name, b=_named(nodes, view.to, view.lang))
    if view.ask and id_ in nodes:
        return question(view.ask, nodes[id_]).said(nodes[id_]).best(view.lang)
    return word("linked" if view.depth == 1 else "surroundings", view.lang, name=name, n=view.depth)


def _named(nodes: Mapping[str, Node], id_: str, lang: Lang) -> str:
    return nodes[id_].pref_label.best(lang) if id_ in nodes else id_


def subtitle(placed: Placed) -> str:
    """The plans' years, where they agree."""
    spans = {node.note or "" for node in placed.nodes.values() if node.label == "Plan" and not node.ghost}
    return spans.pop() if len(spans) == 1 else ""


def _columns(selection: Selection, view: View, placed: Placed, shown: Mapping[str, int]) -> list[Column]:
    year = usual_year(selection.graph.nodes.values())
    return [_column(selection, view, placed, shown, year, i) for i in range(len(placed.columns))]


def _column(
    selection: Selection, view: View, placed: Placed, shown: Mapping[str, int], year: int | None, index: int
) -> Column:
    strip = placed.columns[index]
    here = {node.label for node in placed.nodes.values() if node.column == index}
    own = style().columns[strip.style].labels
    labels = [label for label in dict.fromkeys((*own, *style().labels)) if label in here] or [own[0]]
    drawn, total = _how_many(labels, selection, placed, shown, index if view.to else None)
    return Column(
        labels=labels,
        title=" · ".join(head(label, view, year) for label in labels),
        x=strip.x,
        width=strip.width,
        shown=drawn,
        total=total,
    )


def _how_many(
    labels: list[str], selection: Selection, placed: Placed, shown: Mapping[str, int], step: int | None
) -> tuple[int, int]:
    """Nodes drawn of these labels, and all there are; a step of a way has its own, whatever their labels."""
    if step is not None:
        here = sum(node.column == step for node in placed.nodes.values())
        return here, here
    totals = selection.totals
    return sum(shown.get(i, 0) for i in labels), sum(max(totals.get(i, 0), shown.get(i, 0)) for i in labels)


def head(label: str, view: View, year: int | None) -> str:
    """A label above its nodes; figures with their year."""
    name = style().labels[label].title(view.lang)
    return style().word("year", view.lang, n=year, label=name) if label == "Target" and year else name


def _legend(selection: Selection, view: View, shown: Mapping[str, int]) -> list[LegendEntry]:
    return [
        LegendEntry(
            label=label,
            title=line.title(view.lang),
            shape=line.shape,
            shown=shown.get(label, 0),
            total=max(selection.totals.get(label, 0), shown.get(label, 0)),
        )
        for label, line in style().labels.items()
    ]


def _why(selection: Selection, view: View, placed: Placed, shown: Mapping[str, int]) -> str:
    """What is not drawn, and why."""
    said, word = [selection.why] if selection.why else [], style().word
    folded = Counter(node.label for node in placed.nodes.values() if node.ghost)
    count = sum(node.more for node in placed.nodes.values())
    if count:
        said.append(word("folded", view.lang, n=count))
    hidden = [label for label, n in selection.totals.items() if n and not shown.get(label) and not folded[label]]
    hidden = [label for label in style().labels if label in hidden and not (count and label in _foldable())]
    if hidden and placed.nodes:
        titles = [style().labels[label].title(view.lang) for label in hidden]
        said.append(word("hidden", view.lang, labels=("、" if view.lang == "zh" else ", ").join(titles)))
    if not placed.nodes:
        said.append(word("empty", view.lang))
    return " ".join(said)


def _foldable() -> set[str]:
    return {label for column in style().columns if column.folded for label in column.labels}


def boxes(drawing: Drawing) -> list[Box]:
    """The ground every text of a drawing covers."""
    result = []
    for node in drawing.nodes:
        top, bottom = node.y - node.h / 2 + 2, node.y + node.h / 2 - 2
        name = bottom - PERIOD if has_period(node) else bottom
        result.append(Box(node.x, top, node.x + node.w, name, node.id))
        if node.note and has_period(node):
            wide = GLYPH + width(node.note, SIZE - 1)
            left = node.x if node.side == "right" else node.x + node.w - wide
            result.append(Box(left, name, left + wide, bottom, f"{node.id} note"))
        elif node.note and drawing.columns:
            right = drawing.columns[node.column].x + drawing.columns[node.column].width
            result.append(Box(right - width(node.note, SIZE), node.y - 9, right, node.y + 9, f"{node.id} note"))
        if node.more:
            left, y = pill_left(node), pill_y(node)
            result.append(
                Box(left, max(y - 9, name) if has_period(node) else y - 9, left + pill(node), y + 9, f"{node.id} +")
            )
    return result


def overlaps(drawing: Drawing) -> list[tuple[str, str]]:
    """Pairs of texts that cover common ground; none in a good drawing."""
    ordered, found = sorted(boxes(drawing), key=lambda box: box.top), []
    for i, box in enumerate(ordered):
        for other in ordered[i + 1 :]:
            if other.top >= box.bottom:
                break
            if box.meets(other):
                found.append((box.what, other.what))
    return found
