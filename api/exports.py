"""The graph in the formats other tools read."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import orjson

from api.answers import graph as graph_form
from graph.model import Graph, Node, quotes
from viz.report.cells import harmless

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Format:
    """A file format: how it is called on the wire and on disk, and what writes it."""

    media_type: str
    suffix: str
    write: Callable[[Graph], bytes]


def _json(graph: Graph) -> bytes:
    """Everything, in the API's own form."""
    return orjson.dumps(graph_form(graph), option=orjson.OPT_INDENT_2)


def _node_link(graph: Graph) -> bytes:
    """networkx's node-link form."""
    import networkx as nx

    return orjson.dumps(nx.node_link_data(_plain(graph), edges="edges"))


def _cytoscape(graph: Graph) -> bytes:
    """Cytoscape's elements."""
    import networkx as nx

    return orjson.dumps(nx.cytoscape_data(_plain(graph)))


def _graphml(graph: Graph) -> bytes:
    """GraphML, as Gephi, yEd and igraph open it."""
    import networkx as nx

    return "\n".join(nx.generate_graphml(_plain(graph))).encode()


def _gexf(graph: Graph) -> bytes:
    """GEXF, as Gephi opens it."""
    import networkx as nx

    return "\n".join(nx.generate_gexf(_plain(graph))).encode()


def _plain(graph: Graph) -> Any:
    """The graph with numbers and texts only: lists and records as JSON text, nothing where nothing is known."""
    from graph.analysis import to_networkx

    plain = to_networkx(graph)
    for _, data in plain.nodes(data=True):
        _flatten(data)
    for _, _, data in plain.edges(data=True):
        _flatten(data)
    plain.graph.clear()
    return plain


def _flatten(data: dict[str, Any]) -> None:
    for key, value in list(data.items()):
        if value is None:
            del data[key]
        elif not isinstance(value, str | int | float | bool):
            data[key] = orjson.dumps(value, default=_record).decode()


def _record(value: Any) -> Any:
    """What orjson cannot write by itself: models and sets."""
    return value.model_dump(exclude_none=True) if hasattr(value, "model_dump") else sorted(value)


COLUMNS = (
    "source", "source_label", "source_name", "type", "target", "target_label", "target_name", "confidence", "rule",
    "document", "exact",
)  # fmt: skip


def _csv(graph: Graph) -> bytes:
    """One statement a row, with its first quote; a byte order mark, as Excel wants it for Chinese."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for link in graph.relationships.values():
        first = next(iter(link.evidence), None)
        quote = next(iter(quotes(link)), None)
        source, target = (_end(graph.nodes.get(id_), id_) for id_ in (link.source, link.target))
        said = (link.confidence, link.rule, first.document if first else "", quote.exact if quote else "")
        rows.writerow(map(harmless, (*source, link.type, *target, *said)))
    return out.getvalue().encode("utf-8-sig")


def _end(node: Node | None, id_: str) -> tuple[str, str, str]:
    return (id_, node.label, node.pref_label.best()) if node else (id_, "", "")


FORMATS: dict[str, Format] = {
    "json": Format("application/json", "json", _json),
    "node-link": Format("application/json", "json", _node_link),
    "cytoscape": Format("application/json", "cyjs", _cytoscape),
    "graphml": Format("application/graphml+xml", "graphml", _graphml),
    "gexf": Format("application/gexf+xml", "gexf", _gexf),
    "csv": Format("text/csv; charset=utf-8", "csv", _csv),
}
