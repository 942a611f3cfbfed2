"""The model: every label and relationship type is defined by its class, and impossible values cannot be built."""

import pytest
from pydantic import ValidationError

from graph.evidence import Citation, quote
from graph.model import (
    NODE_TYPES,
    RELATIONSHIP_TYPES,
    Action,
    HasAction,
    HasField,
    Mentions,
    Names,
    Node,
    Place,
    Plan,
    Relationship,
    Target,
    citations,
    quotes,
)

LABELS = set(NODE_TYPES)


@pytest.mark.parametrize("label", NODE_TYPES)
def test_a_label_is_defined_and_named_after_its_class(label: str) -> None:
    kind = NODE_TYPES[label]
    assert kind.label == label
    assert kind.__doc__
    assert kind.__doc__.endswith(".")
    assert all(kind.model_fields[name].description for name in kind.own_fields())


@pytest.mark.parametrize("type_", RELATIONSHIP_TYPES)
def test_a_relationship_type_is_defined_and_links_labels_that_exist(type_: str) -> None:
    kind = RELATIONSHIP_TYPES[type_]
    assert kind.type == type_ == type_.upper()
    assert kind.__doc__
    assert kind.ends
    assert all(side <= LABELS for ends in kind.ends for side in ends)


def test_every_label_is_linked_by_some_relationship() -> None:
    named = {label for kind in RELATIONSHIP_TYPES.values() for ends in kind.ends for side in ends for label in side}
    assert named == LABELS


def test_a_passage_may_mention_anything_and_nothing_else_may() -> None:
    assert all(Mentions.links("Passage", label) for label in LABELS)
    assert not Mentions.links("Plan", "Place")
    assert HasField.links("Direction", "Industry")
    assert not HasField.links("Park", "Field")


def test_a_thing_needs_a_name_and_an_id_that_fits_a_url() -> None:
    with pytest.raises(ValidationError):
        Names()
    with pytest.raises(ValidationError):
        Place(id="甲 市", pref_label=Names(zh="甲市"))
    with pytest.raises(ValidationError):
        Plan(id="plan-1", pref_label=Names(zh="甲"), period_start=20225)
    with pytest.raises(ValidationError):
        Action(id="a", pref_label=Names(zh="甲"), mood="good")  # type: ignore[call-arg]
    with pytest.raises(ValidationError):
        HasAction(source="a", target="b", confidence=1.2)


def test_what_is_built_stays_as_it_is() -> None:
    plan = Plan(id="plan-1", pref_label=Names(zh="甲"))
    with pytest.raises(ValidationError):
        plan.id = "plan-2"  # type: ignore[misc]


def test_a_whole_number_has_one_spelling() -> None:
    target = Target(id="t", pref_label=Names(zh="规模"), metric="规模", value=5000.0)
    assert repr(target.value) == "5000"
    assert target.properties == {"metric": "规模", "comparator": "=", "value": 5000}


def test_a_name_is_shown_in_the_language_asked_for_or_the_other() -> None:
    assert Names(zh="氢能", en="Hydrogen").best("en") == "Hydrogen"
    assert Names(zh="氢能").best("en") == "氢能"
    assert Names(en="Hydrogen").best("zh") == "Hydrogen"


def test_what_a_node_says_of_itself_rests_on_its_evidence() -> None:
    cited = Citation(document="d", confidence=0.9)
    said = Plan(id="p", pref_label=Names(zh="甲"), period_end=2025, evidence=(cited,))
    assert {name: s[0].value for name, s in said.statements.items()} == {"period_end": 2025, "pref_label.zh": "甲"}
    assert said.statements["period_end"][0].documents == {"d"}
    assert citations(said) == (cited,)
    assert quotes(said) == ()


def test_statements_given_are_completed_not_replaced() -> None:
    given = {"period_end": [{"value": 2025}, {"value": 2030, "evidence": [quote("d", 0, "2030", 0, 4)]}]}
    plan = Plan.model_validate({"id": "p", "pref_label": {"zh": "甲"}, "period_end": 2025, "statements": given})
    assert set(plan.statements) == {"period_end", "pref_label.zh"}
    assert list(plan.contradictions) == ["period_end"]


def test_a_relationship_is_identified_by_who_what_and_whom() -> None:
    one = HasAction(source="p", target="a", rule="x")
    assert one.id == HasAction(source="p", target="a", rule="y").id
    assert one.id != HasAction(source="p", target="b").id
    places = [Mentions(source="passage-1", target="p", start=s, end=s + 1, exact="甲") for s in (0, 5)]
    assert places[0].id != places[1].id


def test_node_and_relationship_are_roots_only() -> None:
    assert Node not in NODE_TYPES.values()
    assert Relationship not in RELATIONSHIP_TYPES.values()
