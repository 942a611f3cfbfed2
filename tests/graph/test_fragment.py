"""A fragment: what one document says, written and read back unchanged, or refused."""

import json
from typing import Any

import pytest
from hypothesis import given

from graph.errors import InvalidFragment
from graph.evidence import quote
from graph.fragment import (
    DocumentText,
    Fragment,
    PassageText,
    node_from_json,
    node_to_json,
    relationship_from_json,
    relationship_to_json,
)
from graph.ids import passage_id
from graph.model import HasAction, HasPassage, Mentions, Names, Node, Passage, Place, Plan, Relationship, States
from tests.strategies import any_node, fragments, relationships

TEXT = "甲市发布绿谷行动方案。"
DOCUMENT = DocumentText(id="document-1", title="甲市方案", passages=(PassageText(index=0, text=TEXT),))


def plan(start: int = 4, end: int = 10) -> Plan:
    return Plan(id="plan-1", pref_label=Names(zh="绿谷行动方案"), evidence=(quote(DOCUMENT.id, 0, TEXT, start, end),))


@given(fragments())
def test_a_fragment_is_read_back_as_it_was_written(fragment: Fragment) -> None:
    written = json.dumps(fragment.to_json(), ensure_ascii=False)
    assert Fragment.from_json(json.loads(written)) == fragment


@given(any_node())
def test_a_node_is_read_back_as_it_was_written(node: Node) -> None:
    assert node_from_json(json.loads(json.dumps(node_to_json(node)))) == node


@given(relationships())
def test_a_relationship_is_read_back_as_it_was_written(said: Relationship) -> None:
    assert relationship_from_json(json.loads(json.dumps(relationship_to_json(said)))) == said


@given(fragments())
def test_every_quote_of_a_fragment_stands_in_its_passage(fragment: Fragment) -> None:
    for mention in fragment.structure():
        if isinstance(mention, Mentions):
            texts = {passage_id(fragment.document.id, p.index): p.text for p in fragment.document.passages}
            assert texts[mention.source][mention.start : mention.end] == mention.exact


def test_structure_follows_from_the_text() -> None:
    said = list(Fragment.of(DOCUMENT, [plan()], []).structure())
    assert [type(thing) for thing in said] == [Passage, HasPassage, Mentions, States]
    mention = said[2]
    assert isinstance(mention, Mentions)
    assert (mention.target, mention.start, mention.end, mention.exact) == ("plan-1", 4, 10, "绿谷行动方案")


def test_a_quote_that_is_not_in_the_passage_is_refused() -> None:
    stray = plan().model_copy(update={"evidence": (quote(DOCUMENT.id, 0, "乙" * 20, 0, 3),)})
    with pytest.raises(InvalidFragment, match="is not at"):
        Fragment.of(DOCUMENT, [stray], [])


@pytest.mark.parametrize(
    ("link", "why"),
    [
        (HasAction(source="plan-1", target="action-9"), "not among the nodes"),
        (HasAction(source="plan-1", target="place-1"), "does not go from Plan to Place"),
    ],
)
def test_a_link_the_model_does_not_have_is_refused(link: Relationship, why: str) -> None:
    with pytest.raises(InvalidFragment, match=why):
        Fragment.of(DOCUMENT, [plan(), Place(id="place-1", pref_label=Names(zh="甲市"))], [link])


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"document": {"id": "a b", "title": "甲"}},
        {"document": {"id": "a", "title": "甲"}, "nodes": [{"label": "Wish", "id": "x"}]},
        {"document": {"id": "a", "title": "甲"}, "nodes": [{"label": "Plan", "id": "x"}]},
        {"document": {"id": "a", "title": "甲"}, "mood": "good"},
        {"document": {"id": "a", "title": "甲", "passages": [{"index": 1, "text": "乙"}]}},
    ],
)
def test_what_is_no_fragment_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(InvalidFragment):
        Fragment.from_json(data)


def test_a_document_in_which_nothing_was_found_says_so() -> None:
    assert Fragment.of(DOCUMENT, [], []).warnings == ("nothing was found in this document but its text",)
    assert Fragment.of(DOCUMENT, [plan()], []).warnings == ()
