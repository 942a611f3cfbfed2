"""English accounts written from random plans: reading returns what they were written from."""

from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import loaders
from graph.evaluation import Gold, evaluate
from tests.genre.accounts import Account, Write, account, forms

SOME = settings(max_examples=12, deadline=None, derandomize=True, phases=[Phase.generate])
RANDOM = st.integers(0, 2**32 - 1).map(Random)


def _faults(made: Account) -> list[str]:
    (fragment,) = loaders.read(made.source())
    return [str(fault) for fault in evaluate(Gold(**made.gold), fragment).findings]


@pytest.mark.parametrize(("text", "write"), [pytest.param(*each, id=each[0]) for each in forms("body")])
@SOME
@given(random=RANDOM)
def test_a_form_is_read_as_it_was_meant(text: str, write: Write, random: Random) -> None:
    made = account(random, (text, write))
    assert not _faults(made), made.text()


@settings(SOME, max_examples=60)
@given(random=RANDOM)
def test_a_whole_account_is_read_as_it_was_meant(random: Random) -> None:
    made = account(random)
    assert not _faults(made), made.text()


@SOME
@given(random=RANDOM)
def test_the_truth_stands_in_the_text(random: Random) -> None:
    made = account(random)
    texts = [made.title, *made.paragraphs]
    places = [place for entity in made.gold["entities"] for place in entity["mentions"]]
    places += [[goal["p"], goal["term"]] for goal in (*made.gold["targets"], *made.gold["observations"])]
    assert [(at, term) for at, term in places if term not in texts[at]] == []
