"""A drawing as a Mermaid flowchart: the tree in its colours, no larger than Mermaid draws."""

import re
from collections.abc import Iterable

from viz.drawing import Drawing, DrawnLink, DrawnNode
from viz.measure import clean
from viz.report.wording import word
from viz.style import Theme, style

NODES, LINKS = 300, 480  # Mermaid refuses more than 500 links,
SIZE = 40_000  # and more than 50,000 characters
NAME = 80  # characters
# A number, dash or plus at the beginning would be a list.
_MARKUP = re.compile(r"""["'#<>&`\\%;{}\[\]()|:*_~$@^=!/?]|(?<=^\d)\.|(?<=^\d\d)\.|^[-+]""")


def mermaid(drawing: Drawing) -> str:
    """The flowchart; plans before what hangs on them, and the rest is counted where there is too much."""
    theme: Theme = "dark" if drawing.view.get("theme") == "dark" else "light"
    ranked = sorted(drawing.nodes, key=lambda node: node.column)
    fitting = _fitting(ranked)
    names = {node.id: f"n{i}" for i, node in enumerate(fitting)}
    lines = [f"accTitle: {text(drawing.title)}", *(_node(node, names) for node in fitting), *_links(drawing, names)]
    if rest := len(ranked) - len(fitting):
        lines.append(f'rest["{text(word("not_drawn", drawing.lang, n=rest))}"]:::ghost')
    lines += _classes({node.label for node in fitting}, theme)
    return "flowchart LR\n" + "".join(f"  {line}\n" for line in lines)


def text(name: str) -> str:
    """A label's text: whatever Mermaid could take for its own is written as a number."""
    return _MARKUP.sub(lambda found: f"#{ord(found[0])};", clean(name, NAME))


def _fitting(nodes: list[DrawnNode]) -> list[DrawnNode]:
    """As many as Mermaid takes, with room for a link each."""
    kept, size = [], 0
    for node in nodes[:NODES]:
        size += len(text(node.name)) + len(text(node.note or "")) + 50
        if size > SIZE:
            break
        kept.append(node)
    return kept


def _node(node: DrawnNode, names: dict[str, str]) -> str:
    said = text(node.name) + (f"<br>{text(node.note)}" if node.note else "")
    return f'{names[node.id]}["{said}"]:::{"ghost" if node.ghost else node.label}'


def _links(drawing: Drawing, names: dict[str, str]) -> list[str]:
    """The tree, from left to right; what no branch reaches hangs dotted on a link of its own, with its verb."""
    column = {node.id: node.column for node in drawing.nodes}
    among = [link for link in drawing.links if link.source in names and link.target in names]
    lines, reached = [], set[str]()
    for link in (link for link in among if link.tree):
        left, right = sorted((link.source, link.target), key=lambda end: column[end])
        lines.append(f"{names[left]} --> {names[right]}")
        reached |= {left, right}
    for link in (link for link in among if not link.tree and not {link.source, link.target} <= reached):
        lines.append(_said(link, drawing, names))
        reached |= {link.source, link.target}
    loose = [node for node in drawing.nodes if node.id in names and node.id not in reached and node.parent in names]
    lines += [f"{names[str(node.parent)]} -.- {names[node.id]}" for node in loose]
    return lines[:LINKS]


def _said(link: DrawnLink, drawing: Drawing, names: dict[str, str]) -> str:
    verb = style().types[link.type].title(drawing.lang)
    return f'{names[link.source]} -.->|"{text(verb)}"| {names[link.target]}'


def _classes(labels: Iterable[str], theme: Theme) -> list[str]:
    """The colours of the labels drawn; names stand in ink on pale ground, as everywhere."""
    ground = style().grounds[theme]
    lines = [
        f"classDef ghost fill:{ground['paper']},stroke:{ground['ink_3']},color:{ground['ink_3']},stroke-dasharray:3"
    ]
    for label in (label for label in style().labels if label in labels):
        fill, ink = style().labels[label].colours(theme)
        lines.append(f"classDef {label} fill:{fill},stroke:{ink},color:{_readable(fill)}")
    return lines


def _readable(fill: str) -> str:
    """Black or white, whichever stands out more from a fill."""
    channels = [int(fill[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#000000" if light > 0.179 else "#FFFFFF"
