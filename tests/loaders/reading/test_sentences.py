"""Sentences and clauses: where they end, and that they know where they stand."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from loaders.reading.sentences import Sentence, Span, clauses, sentences, split, trimmed

TEXT = st.text(st.sampled_from("产业发展园区一二AB12，、；。！？：\n“”《》（）〔〕 "), max_size=120)


def _whole(text: str) -> Sentence:
    return Sentence(Span(0, 0, len(text)), text)


def _texts(text: str) -> list[str]:
    return [s.text for s in sentences(0, text)]


@given(TEXT)
def test_sentences_stand_where_they_say(text: str) -> None:
    for sentence in sentences(4, text):
        assert sentence.span.passage == 4
        assert text[sentence.span.start : sentence.span.end] == sentence.text


@given(TEXT)
def test_clauses_and_their_trimmed_form_stand_where_they_say(text: str) -> None:
    for sentence in sentences(0, text):
        for clause in clauses(sentence, "，；。"):
            for piece in (clause, trimmed(clause)):
                assert text[piece.span.start : piece.span.end] == piece.text
                assert piece.span.within(sentence.span)


@given(TEXT)
def test_sentences_follow_each_other_and_lose_no_word(text: str) -> None:
    found = sentences(0, text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    held = "".join(s.text for s in found)
    assert [c for c in text if c.isalnum()] == [c for c in held if c.isalnum()]


@given(TEXT, st.integers(0, 120), st.integers(0, 120))
def test_a_cut_stands_where_it_says(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    piece = _whole(text).cut(start, end)
    assert text[piece.span.start : piece.span.end] == piece.text
    assert piece.cut(0, len(piece.text)) == piece


def test_a_full_stop_inside_quotes_or_brackets_ends_no_sentence() -> None:
    text = "他说：“先试点。再推广！”会议通过《方案（试行。修订）》。随后散会。"
    assert _texts(text) == ["他说：“先试点。再推广！”会议通过《方案（试行。修订）》。", "随后散会。"]


def test_a_bracket_nobody_closes_swallows_no_more_than_its_line() -> None:
    assert len(_texts("甲方案（试行。乙方案出台。\n丙方案出台。")) == 2


def test_a_bracket_nobody_opened_is_no_harm() -> None:
    assert _texts("甲）方案出台。乙方案出台。") == ["甲）方案出台。", "乙方案出台。"]


def test_marks_alone_are_no_sentence() -> None:
    assert _texts("。。！？\n——。") == []


def test_clauses_end_at_the_marks_asked_for() -> None:
    (sentence,) = sentences(0, "攻关甲、乙；推动丙，发展丁。")
    assert [c.text for c in clauses(sentence)] == ["攻关甲、乙；", "推动丙，发展丁。"]
    assert [trimmed(c).text for c in split(sentence, "，；")] == ["攻关甲、乙", "推动丙", "发展丁"]


def test_spans_know_how_they_lie() -> None:
    outer, inner, after, other = Span(1, 2, 9), Span(1, 3, 5), Span(1, 9, 12), Span(2, 3, 5)
    assert inner.within(outer)
    assert not outer.within(inner)
    assert outer.touches(inner)
    assert not outer.touches(after)
    assert not outer.touches(other)
    assert len(inner) == 2


def test_a_passage_without_any_mark_is_cut_and_costs_little(quick: None) -> None:
    text = "产业" * 12_000
    found = sentences(0, text)
    assert "".join(s.text for s in found) == text
    assert max(len(s.text) for s in found) < 3_000
