"""The stored form keeps all there is of a node and a relationship, in values any engine can hold."""

from typing import Any

from hypothesis import given

from graph.model import Names, Node, Relationship, Technology
from graph.store.stored import node_from, node_properties, relationship_from, relationship_properties
from tests.strategies import any_node, relationships

Scalar = str | int | float | bool


def storable(value: Any) -> bool:
    """A plain value, or a list of texts: no engine keeps maps or mixed lists."""
    return isinstance(value, Scalar) or (isinstance(value, list) and all(isinstance(part, str) for part in value))


@given(any_node())
def test_a_node_is_what_it_was_after_storing(node: Node) -> None:
    stored = node_properties(node)
    assert node_from(node.label, stored) == node
    assert all(map(storable, stored.values()))


@given(relationships())
def test_a_relationship_is_what_it_was_after_storing(link: Relationship) -> None:
    stored = relationship_properties(link)
    assert relationship_from(link.type, link.source, link.target, stored) == link
    assert all(map(storable, stored.values()))


def test_what_cypher_users_see_is_named_as_designed() -> None:
    stored = node_properties(Technology(id="t", pref_label=Names(zh="电解", en="Electrolysis"), alt_labels=("电解法",)))
    assert stored == {"id": "t", "name": "电解", "name_en": "Electrolysis", "aliases": ["电解法"], "evidence": []}


def test_an_english_name_alone_is_not_taken_for_a_chinese_one() -> None:
    for names in (Names(en="5G"), Names(zh="5G"), Names(zh="5G", en="5G")):
        node = Technology(id="t", pref_label=names)
        assert node_properties(node)["name"] == "5G"
        assert node_from("Technology", node_properties(node)).pref_label == names
