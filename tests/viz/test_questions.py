"""Ready questions: what they are about, how they are said."""

import pytest

from graph.errors import InvalidInput
from graph.model import NODE_TYPES, Names, Plan
from viz.questions import question, questions


@pytest.mark.parametrize("name", questions())
def test_a_question_is_about_labels_there_are_and_names_its_two_ends(name: str) -> None:
    each = questions()[name]
    assert set(each.of) <= set(NODE_TYPES)
    assert "(n)" in each.match
    assert "(m" in each.match
    assert "p = " in each.match


@pytest.mark.parametrize("name", questions())
def test_both_languages_say_what_it_is_about(name: str) -> None:
    each = questions()[name]
    assert ("{name}" in each.zh, "{metric}" in each.zh) == ("{name}" in each.en, "{metric}" in each.en)
    assert "{name}" in each.zh or "{metric}" in each.zh


def test_a_question_names_its_node_in_the_readers_language() -> None:
    plan = Plan(id="p", pref_label=Names(zh="绿色方案", en="Green plan"), period_end=2025)
    said = question("promises", plan).said(plan)
    assert said.zh == "绿色方案到 2025 年要达到哪些目标？"
    assert said.en == "What does Green plan promise by 2025?"


def test_braces_in_a_name_are_only_words() -> None:
    field = NODE_TYPES["Field"](id="f", pref_label=Names(zh="{id}{0}"))
    assert question("parks", field).said(field).zh == "哪些园区聚焦{id}{0}？"


def test_a_question_about_another_label_is_refused_with_those_there_are() -> None:
    plan = Plan(id="p", pref_label=Names(zh="方案"))
    with pytest.raises(InvalidInput, match="promises"):
        question("parks", plan)
