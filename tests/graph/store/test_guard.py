"""Nothing that writes, reaches out or runs away passes the guard; what analysts ask does, and is answered."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graph.errors import QueryRefused, QueryTimeout
from graph.store import stamp as stamps
from graph.store import words
from graph.store.base import Store
from graph.store.cypher import tokens
from graph.store.guard import check

HERE = Path(__file__).parent
ATTACKS: dict[str, list[str]] = yaml.safe_load((HERE / "attacks.yaml").read_text("utf-8"))
HONEST: list[list[Any]] = yaml.safe_load((HERE / "honest.yaml").read_text("utf-8"))
ALL_ATTACKS = [attack for attacks in ATTACKS.values() for attack in attacks]


def passes(query: str) -> bool:
    try:
        check(query)
    except QueryRefused:
        return False
    return True


@pytest.mark.parametrize(("aim", "attack"), [(aim, attack) for aim, attacks in ATTACKS.items() for attack in attacks])
def test_an_attack_is_refused_with_its_reason(aim: str, attack: str) -> None:
    with pytest.raises(QueryRefused) as refused:
        check(attack)
    assert refused.value.reason_code
    assert len(str(refused.value)) < 300
    assert refused.value.token is None or refused.value.token in str(refused.value)


def test_there_are_enough_of_both() -> None:
    assert len(set(ALL_ATTACKS)) >= 120
    assert len({query for query, *_ in HONEST}) >= 80


def row_key(row: Any) -> str:
    return repr(row)


@pytest.mark.parametrize("case", HONEST, ids=lambda case: case[0][:60])
def test_an_honest_query_is_answered(store: Store, case: list[Any]) -> None:
    query, rows, parameters, *loose = [*case, {}][: max(3, len(case))]
    check(query, parameters)
    found = store.run(query, parameters).rows
    if loose:
        found, rows = sorted(found, key=row_key), sorted(rows, key=row_key)
    assert found == rows


@pytest.mark.parametrize(
    ("query", "token", "line", "code", "message"),
    [
        ("MATCH (n)\nDELETE n", "DELETE", 2, "write", "Read only. DELETE on line 2 would change data and was not run."),
        ("MATCH (n)\r\n\r\nset n.x = 1", "set", 3, "write", "Read only. set on line 3 would change data"),
        ("/* a\nb */ LOAD CSV FROM 'x' AS l RETURN l", "LOAD", 2, "file", "LOAD on line 2 reaches for files"),
        ("RETURN 1;\nRETURN 2", ";", 1, "statement", "One statement at a time"),
        ("CALL apoc.load.json('x')", "apoc.load.json", 1, "procedure", "only db.labels"),
        ("RETURN\napoc.text.join(['a'])", "apoc.text.join", 2, "function", "apoc.text.join() on line 2"),
        ("MATCH (a)-[*1..]-(b) RETURN a", "*1..", 1, "hops", "upper bound of at most 15"),
        ("RETURN range(1, 20000)", "20000", 1, "range", "plain numbers up to 10000"),
        ("MATCH (n) RETURN n.name ？", "？", 1, "character", "does not belong"),
        ("RETURN 'abc", "'abc", 1, "unterminated", "opens a string that does not end"),
        ("EXPLAIN RETURN 1", "EXPLAIN", 1, "server", "addressed to the server"),
        ("HELLO WORLD", "HELLO", 1, "start", "begins with MATCH"),
        ("MATCH (n) RETURN n QUALIFY x", "QUALIFY", 1, "clause", "back-ticks"),
        ("RETURN \\u0041", "\\u0041", 1, "unicode_escape", "write the character itself"),
    ],
)
def test_a_refusal_names_the_word_its_line_and_the_reason(
    query: str, token: str, line: int, code: str, message: str
) -> None:
    with pytest.raises(QueryRefused) as refused:
        check(query)
    assert (refused.value.token, refused.value.line, refused.value.reason_code) == (token, line, code)
    assert message in str(refused.value)


def bracketed(depth: int) -> str:
    return f"RETURN {'[' * depth}1{']' * depth}"


def repeated(what: str, count: int) -> str:
    return {
        "hops": f"MATCH (a){'-->()' * count} RETURN a",
        "ands": f"RETURN {' AND '.join(['true'] * (count + 1))}",
        "cases": f"RETURN {'CASE WHEN true THEN ' * count}1{' END' * count}",
        "nots": f"RETURN {'NOT ' * count}true",
        "unions": " UNION ".join(["RETURN 1 AS x"] * (count + 1)),
        "matches": "MATCH (n) " * count + "RETURN n",
        "subqueries": "CALL { RETURN 1 AS x } " * count + "RETURN 1",
        "words": f"RETURN [{','.join('1' * count)}]",
    }[what]


@pytest.mark.parametrize(
    ("small", "large"),
    [
        (partial(bracketed, 30), partial(bracketed, 1000)),
        (partial(repeated, "hops", 20), partial(repeated, "hops", 40)),
        (partial(repeated, "ands", 150), partial(repeated, "ands", 400)),
        (partial(repeated, "cases", 15), partial(repeated, "cases", 100)),
        (partial(repeated, "nots", 30), partial(repeated, "nots", 1000)),
        (partial(repeated, "unions", 9), partial(repeated, "unions", 50)),
        (partial(repeated, "matches", 20), partial(repeated, "matches", 60)),
        (partial(repeated, "subqueries", 10), partial(repeated, "subqueries", 50)),
        (partial(repeated, "words", 500), partial(repeated, "words", 900)),
        (lambda: f"RETURN '{'氢' * 2000}'", lambda: f"RETURN '{'氢' * 3000}'"),
    ],
)
def test_a_query_of_common_size_passes_and_a_huge_one_does_not(small: Any, large: Any) -> None:
    check(small())
    with pytest.raises(QueryRefused):
        check(large())


def test_a_parameter_does_not_make_a_range_large() -> None:
    check("RETURN range(1, $n)", {"n": 100})
    with pytest.raises(QueryRefused, match="range"):
        check("RETURN range(1, $n)", {"n": 10**9})


SPLICES = [
    "CREATE (x)",
    "SET n.x = 1",
    "DELETE n",
    "LOAD CSV FROM 'x' AS l",
    "CALL apoc.load.csv('x')",
    "; RETURN 2",
    "//",
    "/*",
    "*/",
    "'",
    '"',
    "`",
    "\\",
    "\n",
    "\r",
    "}",
    "{",
    ")",
    "(",
    "]",
    "[",
    "UNION",
    "CALL {",
    "FOREACH (x IN [1] | SET n.x = 1)",
    "MERGE (m)",
    "USE x",
    "IN TRANSACTIONS",
    "*1..",
    "REMOVE n.x",
    ":",
    ".",
    "|",
    "$p",
    "\u017f",
    "\u2028",
    "WITH n",
    "RETURN n",
    "DETACH",
    "EXPLAIN",
    "EXISTS {",
    "INSERT (:Y)",
    "DROP TYPE Plan",
    "CREATE VERTEX TYPE Z",
    "NULL",
    "END",
    "AS x",
    "1",
    "-",
    ">",
]


@st.composite
def mutants(draw: st.DrawFn) -> str:
    """An attack or an honest query, cut, spliced, recased."""
    text: str = draw(st.sampled_from([*ALL_ATTACKS, *(case[0] for case in HONEST)]))
    for _ in range(draw(st.integers(1, 4))):
        at, to = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        change = draw(st.sampled_from(["cut", "splice", "recase", "double", "space"]))
        if change == "cut":
            text = text[:at] + text[min(to, at + 6) :]
        elif change == "splice":
            text = f"{text[:at]} {draw(st.sampled_from(SPLICES))} {text[at:]}"
        elif change == "recase":
            text = text[:at] + text[at:to].swapcase() + text[to:]
        elif change == "double":
            text = text[:to] + text[at:to] + text[to:]
        else:
            text = text.replace(" ", draw(st.sampled_from(["\n", "\t", "/**/", " // x\n", "\r\n"])), 3)
    return text


FORBIDDEN_IN_CODE = frozenset(word for word, kind in words.FORBIDDEN.items() if kind in ("write", "file"))


@pytest.mark.slow
def test_no_mutant_that_passes_has_an_effect(store: Store, rounds: int) -> None:
    """What the guard lets through is run: on an engine without a guard it may fail, but never write or reach out."""
    data: Path = store.path  # type: ignore[attr-defined]
    before = stamps.hashes(data)
    ran = 0
    said: list[str] = []

    @settings(max_examples=400 * rounds, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(mutants())
    @example("MATCH (n) RETURN n")
    def run(query: str) -> None:
        nonlocal ran
        if not passes(query):
            return
        ran += 1
        clauses = [
            t.word
            for t, b in zip(tokens(query)[1:], tokens(query), strict=False)
            if b.text not in (".", ":", "{", ",", "|")
        ]
        assert not FORBIDDEN_IN_CODE & set(clauses)
        try:
            store.run(query, {"p": 1}, timeout=0.5, limit=20)
        except QueryRefused as refused:
            said.append(f"{query} → {refused}")
        except QueryTimeout:
            pass

    run()
    assert ran > 0
    assert not [line for line in said if "not idempotent" in line or "disabled" in line]
    assert stamps.hashes(data) == before
