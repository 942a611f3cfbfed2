"""What is exported is read back by the tools it is for."""

import csv
import io
import json

import httpx
import networkx as nx
import pytest

from api.exports import COLUMNS, FORMATS
from graph.library import Library
from graph.model import Graph


@pytest.fixture(scope="module")
def graph(library: Library) -> Graph:
    return library.graph()


def _ids(plain: "nx.Graph[str]") -> set[str]:
    return set(plain.nodes)


def test_graphml_is_read_by_networkx(graph: Graph) -> None:
    plain = nx.parse_graphml(FORMATS["graphml"].write(graph).decode(), force_multigraph=True)
    assert _ids(plain) == set(graph.nodes)
    assert plain.number_of_edges() == len(graph.relationships)
    assert "氢能" in plain.nodes["hydrogen-energy"].values()


def test_gexf_is_read_by_networkx(graph: Graph) -> None:
    assert _ids(nx.read_gexf(io.BytesIO(FORMATS["gexf"].write(graph)))) == set(graph.nodes)


def test_node_link_and_cytoscape_are_read_by_networkx(graph: Graph) -> None:
    link = nx.node_link_graph(json.loads(FORMATS["node-link"].write(graph)), edges="edges")
    assert _ids(link) == set(graph.nodes)
    elements = json.loads(FORMATS["cytoscape"].write(graph))["elements"]
    assert {node["data"]["id"] for node in elements["nodes"]} == set(graph.nodes)


def test_csv_has_a_row_for_each_relationship(graph: Graph) -> None:
    text = FORMATS["csv"].write(graph).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == len(graph.relationships)
    found = next(r for r in rows if r["target"] == "hydrogen-energy" and r["type"] == "HAS_FIELD")
    assert (found["source_name"], found["target_name"], found["exact"]) == ("清洁能源行动", "氢能", "重点发展氢能")


@pytest.mark.parametrize("name", FORMATS)
def test_route_sends_a_file_of_the_format(client: httpx.Client, name: str) -> None:
    answer = client.get("/v1/export", params={"format": name})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == FORMATS[name].media_type
    assert FORMATS[name].suffix in answer.headers["content-disposition"]


def test_view_parameters_select_what_is_exported(client: httpx.Client) -> None:
    part = client.get("/v1/export", params={"node": "hydrogen-energy", "depth": 1}).json()
    assert "hydrogen-energy" in {n["id"] for n in part["nodes"]}
    assert "action-reuse" not in {n["id"] for n in part["nodes"]}
