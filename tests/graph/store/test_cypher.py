"""The tokenizer cuts every text as an engine would, or refuses it; and a rewritten query means the same."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import QueryRefused
from graph.store.cypher import tokens
from graph.store.rewrite import rewrite

PIECES = st.sampled_from(
    [
        *[
            "MATCH",
            "n",
            "氢能",
            "`a b`",
            "'x'",
            '"y"',
            "'a\\'b'",
            "1",
            "1.5",
            "1..3",
            ".5",
            "0x1F",
            "$p",
            "$`p q`",
            "(",
            ")",
        ],
        *[
            "[",
            "]",
            "{",
            "}",
            "-",
            "->",
            "<-",
            "..",
            ".",
            ":",
            ",",
            ";",
            "//c\n",
            "/*c*/",
            " ",
            "\n",
            "=~",
            "<>",
            "*",
            "+",
        ],
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_tokens_are_slices_of_the_text_in_order_with_only_blanks_and_comments_between(text: str) -> None:
    try:
        found = tokens(text)
    except QueryRefused:
        return
    at = 0
    for token in found:
        assert text[token.start : token.end] == token.text
        between = text[at : token.start]
        assert not between.strip() or between.lstrip().startswith(("//", "/*"))
        assert token.line == text.count("\n", 0, token.start) + 1
        at = token.end


@given(st.text(max_size=80))
def test_any_text_is_cut_or_refused_and_nothing_else(text: str) -> None:
    with suppress(QueryRefused):
        assert all(token.text for token in tokens(text))


@given(st.text(st.characters(exclude_characters="\\'\x00"), max_size=40).filter(lambda text: "\\u" not in text.lower()))
def test_a_string_is_one_token_whatever_it_says(said: str) -> None:
    assert [token.kind for token in tokens(f"RETURN '{said}'")] == ["name", "string"]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("1..3", ["1", "..", "3"]),
        ("*1..3", ["*", "1", "..", "3"]),
        ("n.x=~'a'", ["n", ".", "x", "=~", "'a'"]),
        ("a--b", ["a", "-", "-", "b"]),
        ("'a''b'", ["'a'", "'b'"]),
        ("`a``b`", ["`a``b`"]),
        ("1.5e3", ["1.5e3"]),
        ("a/b/*c*/d//e", ["a", "/", "b", "d"]),
        ("/*/ x */ y", ["y"]),
        ("xs[1..]", ["xs", "[", "1", "..", "]"]),
    ],
)
def test_texts_that_are_easily_cut_wrong(text: str, cut: list[str]) -> None:
    assert [token.text for token in tokens(text)] == cut


@pytest.mark.parametrize(
    ("query", "rewritten"),
    [
        ("MATCH (n) RETURN n;", "MATCH (n) RETURN n"),
        ("RETURN 1 // one\n + 1", "RETURN 1 + 1"),
        ("RETURN 1/**/AS x", "RETURN 1 AS x"),
        ("RETURN 'labels(n) // x'", "RETURN 'labels(n) // x'"),
        ("RETURN labels(n)", "RETURN [label_ IN labels(n) WHERE label_ <> 'Entity']"),
        ("RETURN n.labels", "RETURN n.labels"),
        ("CALL db.labels()", "UNWIND ['Field', 'Plan'] AS label RETURN label"),
        ("CALL db . labels ( ) YIELD label", "UNWIND ['Field', 'Plan'] AS label RETURN label"),
        ("CALL db.labels() YIELD label AS x RETURN x", "UNWIND ['Field', 'Plan'] AS x RETURN x"),
        (
            "CALL db.labels() YIELD label WHERE label > 'G' RETURN label",
            "UNWIND ['Field', 'Plan'] AS label WITH * WHERE label > 'G' RETURN label",
        ),
    ],
)
def test_what_the_engine_gets(query: str, rewritten: str) -> None:
    assert rewrite(query, ("Field", "Plan")).text == rewritten


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("MATCH (n) RETURN n.name, n.id AS `the id`, count(*)", ("n.name", "the id", "count(*)")),
        ("MATCH (n) RETURN DISTINCT n.name ORDER BY n.name LIMIT 1", ("n.name",)),
        ("MATCH (n) RETURN [n.a, n.b], {c: n.d}", ("[n.a, n.b]", "{c: n.d}")),
        ("RETURN 1 AS one UNION RETURN 2 AS one", ("one",)),
        ("MATCH (n) RETURN *", ()),
        ("", ()),
    ],
)
def test_columns_as_far_as_the_text_tells(query: str, columns: tuple[str, ...]) -> None:
    assert rewrite(query).columns == columns
