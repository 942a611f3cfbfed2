"""The graph in networkx, and what an analyst asks of it: who is central, what hangs together, what lies between."""

from itertools import islice
from typing import Any

import networkx as nx

from graph.errors import UnknownNode
from graph.model import Graph, Node, Relationship

_SAMPLE = 500  # sources that betweenness is estimated from in a larger graph; exact up to here


def to_networkx(graph: Graph) -> "nx.MultiDiGraph[str]":
    """The graph with plain attributes, which survive GraphML, GEXF and every other format of networkx."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in graph.nodes.values():
        made.add_node(node.id, **_of_node(node))
    for link in graph.relationships.values():
        if link.source in graph.nodes and link.target in graph.nodes:
            made.add_edge(link.source, link.target, key=link.id, **_of_relationship(link))
    return made


def degree(graph: Graph) -> dict[str, float]:
    """Per node the share of others it is linked with, the most first."""
    return _ranked(nx.degree_centrality(_plain(graph)))


def betweenness(graph: Graph) -> dict[str, float]:
    """Per node the share of shortest paths that run through it, the most first; estimated in a large graph."""
    plain = _plain(graph)
    return _ranked(nx.betweenness_centrality(plain, k=min(_SAMPLE, len(plain)) or None, seed=1))


def communities(graph: Graph) -> list[list[str]]:
    """Groups of nodes more linked within than without, the largest first; the same for the same graph."""
    plain = _plain(graph)
    if not plain.number_of_edges():
        return [[node] for node in plain]
    found = nx.community.louvain_communities(plain, seed=1)
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))


def shortest_paths(graph: Graph, source: str, target: str, limit: int = 10) -> list[list[str]]:
    """The shortest ways from one node to another, whatever the direction of the links; none where there is none."""
    plain = _plain(graph)
    for end in (source, target):
        if end not in plain:
            raise UnknownNode(f"no node {end} in this graph")
    try:
        return list(islice(nx.all_shortest_paths(plain, source, target), limit))
    except nx.NetworkXNoPath:
        return []


def _plain(graph: Graph) -> "nx.Graph[str]":
    """Nodes and who is linked with whom, in the order of ids: what is asked gets the same answer every time."""
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(graph.nodes))
    links = (r for r in graph.relationships.values() if r.source in graph.nodes and r.target in graph.nodes)
    plain.add_edges_from(sorted({(r.source, r.target) for r in links}))
    return plain


def _ranked(measured: dict[str, float]) -> dict[str, float]:
    return dict(sorted(measured.items(), key=lambda pair: (-pair[1], pair[0])))


def _of_node(node: Node) -> dict[str, Any]:
    described = node.description.best("zh") if node.description else None
    named = {"label": node.label, "name": node.pref_label.best("zh"), "name_en": node.pref_label.en}
    told = {"aliases": "; ".join(node.alt_labels), "description": described, "evidence": len(node.evidence)}
    return _known(named | told | node.properties)


def _of_relationship(link: Relationship) -> dict[str, Any]:
    """GEXF keeps `type`, `start` and `end` of an edge for itself: its `label` says the type there."""
    own = link.model_dump(exclude={"source", "target", "evidence"})
    own |= {"text_start": own.pop("start", None), "text_end": own.pop("end", None)}
    return _known({"id": link.id, "label": link.type, "type": link.type, "evidence": len(link.evidence)} | own)


def _known(attributes: dict[str, Any]) -> dict[str, Any]:
    """What is known, in characters XML can hold."""
    clean = {key: _printable(value) if isinstance(value, str) else value for key, value in attributes.items()}
    return {key: value for key, value in clean.items() if value is not None and value != ""}


def _printable(text: str) -> str:
    return "".join(
        c for c in text if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
