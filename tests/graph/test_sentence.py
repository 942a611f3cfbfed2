"""The sentence around some words is found in a passage, and no more of it."""

import pytest

from graph.sentence import LONGEST, around


@pytest.mark.parametrize(
    ("text", "exact", "sentence"),
    [
        ("甲说。乙产业规模突破5亿元；丙不说。", "5亿元", "乙产业规模突破5亿元；"),
        ("只有一句", "一句", "只有一句"),
        ("甲。乙。", "乙。", "乙。"),
        ("甲\n  乙到丙\n丁", "乙", "乙到丙"),
        ("First. Second!", "Second", "First. Second!"),
    ],
)
def test_a_sentence_begins_and_ends_at_its_marks(text: str, exact: str, sentence: str) -> None:
    start = text.index(exact)
    assert around(text, start, start + len(exact)) == sentence


def test_without_marks_it_is_cut_to_a_length() -> None:
    assert around("长" * 9999, 5000, 5001) == "长" * (2 * LONGEST + 1)
