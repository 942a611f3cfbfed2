"""Evidence: exact words at a position, found again when the passage has been edited."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from graph.errors import AnchorLost
from graph.evidence import Citation, Quote, level, quote, reanchor, unite
from tests.strategies import LETTERS, TEXT, evidence


@st.composite
def anchored(draw: st.DrawFn) -> tuple[str, Quote]:
    text = draw(TEXT)
    start = draw(st.integers(0, len(text) - 1))
    return text, quote("d", 0, text, start, draw(st.integers(start + 1, len(text))))


@given(anchored())
def test_a_quote_is_the_text_at_its_position_with_what_stands_around_it(one: tuple[str, Quote]) -> None:
    text, said = one
    position, words = said.selectors()
    assert text[position.start : position.end] == words.exact == said.exact
    assert words.prefix + words.exact + words.suffix in text


@given(anchored())
def test_a_quote_in_its_own_passage_stays_where_it_is(one: tuple[str, Quote]) -> None:
    text, said = one
    assert reanchor(said, text) == said


@given(anchored(), st.text(LETTERS, max_size=20), st.text(LETTERS, max_size=20))
def test_a_quote_is_found_again_after_reflow(one: tuple[str, Quote], before: str, after: str) -> None:
    text, said = one
    edited = before + text + after
    found = reanchor(said, edited)
    assert edited[found.start : found.end] == said.exact


@given(anchored(), st.text(st.sampled_from("丙丁"), min_size=1, max_size=20))
def test_a_unique_quote_moves_with_what_is_put_before_it(one: tuple[str, Quote], before: str) -> None:
    text, said = one
    assume(text.count(said.exact) == 1 and text.find(said.exact, said.start + 1) < 0)
    assert reanchor(said, before + text).start == said.start + len(before)


def test_of_two_places_the_one_with_the_same_neighbours_is_taken() -> None:
    text = "东区建氢能谷，西区建氢能站。"
    said = quote("d", 0, text, 10, 12)
    assert said.exact == "氢能"
    assert reanchor(said, "近期，" + text).start == 13


def test_words_that_are_gone_are_said_to_be_gone() -> None:
    with pytest.raises(AnchorLost, match="load it again"):
        reanchor(quote("d", 0, "氢能", 0, 2), "风能")


def test_a_quote_fills_its_position() -> None:
    with pytest.raises(ValidationError, match="does not fill"):
        Quote(document="d", passage=0, start=0, end=3, exact="氢能")


@given(evidence(), evidence())
def test_evidence_unites_without_order_or_repetition(one: tuple[Quote, ...], other: tuple[Quote, ...]) -> None:
    assert unite(one, other) == unite(other, one) == unite(unite(one, other), one)


def test_exact_words_come_before_citations_and_better_ones_first() -> None:
    weak, strong = Citation(document="a", confidence=0.5), Citation(document="b", confidence=0.9)
    said = quote("z", 0, "氢能", 0, 2)
    assert unite([weak, strong, said]) == (said, strong, weak)


@pytest.mark.parametrize(("confidence", "shown"), [(0.85, "high"), (0.84, "medium"), (0.6, "medium"), (0.59, "low")])
def test_confidence_is_shown_in_three_levels(confidence: float, shown: str) -> None:
    assert level(confidence) == shown
