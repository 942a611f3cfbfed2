"""A drawing as a pyvis `Network`: the model of the portable file, and what notebooks of pyvis users take.

Only its data is used. pyvis's own template loads scripts from elsewhere and lets a title run as a script.
"""

from typing import TYPE_CHECKING, Any

from viz.drawing import Drawing, DrawnLink, DrawnNode
from viz.style import style

if TYPE_CHECKING:
    from pyvis.network import Network


def network(drawing: Drawing) -> "Network":
    """The drawing with every node at its place, as boxes: a layered picture under which no label hides another."""
    from pyvis.network import Network  # slow to import: it brings IPython

    net = Network(directed=True)
    net.toggle_physics(False)
    for node in drawing.nodes:
        net.add_node(node.id, **_node(node))
    for link in drawing.links:
        net.add_edge(link.source, link.target, **_edge(link, drawing))
    return net


def data(net: "Network") -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The network's nodes and edges."""
    nodes, edges, *_ = net.get_network_data()
    return nodes, edges


def _node(node: DrawnNode) -> dict[str, Any]:
    fill, ink = style().labels[node.label].light
    return {
        "label": "\n".join(node.lines),
        "title": node.name,
        "group": node.label,
        "shape": "box",
        "x": round(node.x + node.w / 2, 1),
        "y": node.y,
        "fixed": True,
        "physics": False,
        "color": {"background": fill, "border": ink},
    }


def _edge(link: DrawnLink, drawing: Drawing) -> dict[str, Any]:
    title = style().types[link.type].title(drawing.lang) if link.type else ""
    return {"id": link.id, "title": title, "physics": False, "smooth": False, "dashes": not link.tree}
