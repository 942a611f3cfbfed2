"""A view's URL form: its fields in alphabetical order, defaults left out, and back."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidInput
from graph.model import NODE_TYPES
from viz.view import View

IDS = st.from_regex(r"[A-Za-z0-9._-]{1,20}", fullmatch=True)
VIEWS = st.builds(
    View,
    cypher=st.none() | st.text(min_size=1, max_size=50),
    depth=st.integers(0, 4),
    expand=st.lists(IDS, max_size=3, unique=True).map(tuple),
    label=st.lists(st.sampled_from(sorted(NODE_TYPES)), max_size=4, unique=True).map(tuple),
    lang=st.sampled_from(["zh", "en"]),
    node=st.none() | IDS,
    plan=st.lists(IDS, max_size=3, unique=True).map(tuple),
    q=st.none() | st.text(min_size=1, max_size=20),
    theme=st.sampled_from([None, "light", "dark"]),
    year=st.none() | st.integers(1900, 2200),
    min_confidence=st.none() | st.sampled_from([0.6, 0.85]),
)


@given(VIEWS)
def test_view_survives_its_url(view: View) -> None:
    assert View.from_query(view.to_query()) == view


@given(VIEWS)
def test_parameters_stand_in_alphabetical_order(view: View) -> None:
    keys = [key for key, _ in parse_qsl(view.to_query(), keep_blank_values=True)]
    assert keys == sorted(keys)


def test_default_view_is_an_empty_query() -> None:
    assert View().to_query() == ""


def test_commas_and_repetition_are_the_same_list_in_the_model_s_order() -> None:
    view = View.from_query("label=Park,Field&label=Target")
    assert view == View.from_query({"label": ["Target", "Field", "Park"]})
    assert view.to_query() == "label=Field&label=Park&label=Target"


def test_parameters_of_others_and_empty_ones_are_passed_over() -> None:
    assert View.from_query([("utm_source", "x"), ("q", ""), ("lang", "en")]) == View(lang="en")


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("depth=9", "depth"),
        ("label=Foo", "no label Foo"),
        ("lang=fr", "lang"),
        ("node=a b", "node"),
        ("year=x", "year"),
    ],
)
def test_impossible_view_is_refused_by_name(query: str, word: str) -> None:
    with pytest.raises(InvalidInput, match=word):
        View.from_query(query)


def test_view_of_something_is_no_overview() -> None:
    assert View(plan=("p",)).is_overview
    assert not View(node="n").is_overview
    assert not View(q="x").is_overview
    assert not View(cypher="MATCH (n) RETURN n").is_overview
