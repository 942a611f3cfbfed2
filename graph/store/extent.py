"""How far a query may reach: hops of a path, length of a range, number of its parts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from graph.store import words
from graph.store.brackets import is_property, opens_query
from graph.store.cypher import Token
from graph.store.words import refused


def check_hops(found: Sequence[Token]) -> None:
    """Every path of variable length ends after so many hops, and no pattern is repeated in another way."""
    for i, token in enumerate(found):
        if token.text == "*" and _in_relationship(found, i):
            _check_bound(found, i)
        if token.kind == "symbol" and token.text in ("+", "*", "{") and _after_pattern(found, i):
            raise refused("quantifier", token)


def _in_relationship(found: Sequence[Token], at: int) -> bool:
    """Between `-[` and `]`, before its properties."""
    for i in range(at - 1, -1, -1):
        if found[i].kind == "symbol" and found[i].text in "](){}":
            return False
        if found[i].text == "[":
            return i > 0 and found[i - 1].text == "-"
    return False


def _check_bound(found: Sequence[Token], at: int) -> None:
    """`*3`, `*1..3`, `*..3`: the last number bounds it."""
    end = at + 1
    while end < len(found) and (found[end].kind == "number" or found[end].text == ".."):
        end += 1
    last = found[end - 1]
    if last.kind != "number" or not last.text.isdecimal() or int(last.text) > words.HOPS:
        text = "".join(token.text for token in found[at:end])
        raise refused("hops", found[at], text=text, most=words.HOPS)


def _after_pattern(found: Sequence[Token], at: int) -> bool:
    """`->+`, `--*`, `-[]-{2}`, and `(…){2}` that is no subquery: the ways newer Cypher repeats a pattern."""
    if at < 2:
        return False
    before, first = found[at - 1], found[at - 2]
    if before.text == ")":
        return _closes_pattern(found, at - 1)
    arrow = before.text == ">" and first.text == "-"
    line = before.text == "-" and first.text in ("-", "]")
    return (arrow or line) and before.start == first.end


def _closes_pattern(found: Sequence[Token], at: int) -> bool:
    """Is this the end of `((a)-->(b))`: brackets round a pattern, not round a value?"""
    depth = 0
    for i in range(at, -1, -1):
        depth += (found[i].text == ")") - (found[i].text == "(")
        if depth == 0:
            return found[i + 1].text == "(" and any(_is_arrow(found, k) for k in range(i, at))
    return False


def _is_arrow(found: Sequence[Token], at: int) -> bool:
    """`--`, `-[`, `]-`, `->`, `<-`, written together."""
    one, other = found[at], found[at + 1]
    return one.end == other.start and one.text + other.text in ("--", "-[", "]-", "->", "<-")


def check_ranges(found: Sequence[Token], parameters: Mapping[str, Any]) -> None:
    """`range()` counts to what is written out, or to the size of something: no arithmetic makes it large."""
    for i, token in enumerate(found[:-1]):
        if token.word == "RANGE" and found[i + 1].text == "(":
            _check_range(found, i + 1, parameters)


def _check_range(found: Sequence[Token], at: int, parameters: Mapping[str, Any]) -> None:
    depth = 0
    for token in found[at:]:
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0:
            return
        if token.kind == "number" and not (token.text.isdecimal() and int(token.text) <= words.RANGE):
            raise refused("range", token, most=words.RANGE)
        if token.kind == "symbol" and token.text in ("*", "^"):
            raise refused("range", token, most=words.RANGE)
        if token.kind == "parameter" and _is_large(parameters.get(token.text[1:].strip("`"))):
            raise refused("range", token, most=words.RANGE)


def _is_large(value: Any) -> bool:
    return isinstance(value, int | float) and abs(value) > words.RANGE


def check_counts(found: Sequence[Token]) -> None:
    """Not so many parts that planning alone takes seconds."""
    counts: Counter[str] = Counter()
    for i, token in enumerate(found):
        if is_property(found, i):
            continue
        if token.word in ("AND", "OR", "XOR"):
            counts["AND, OR, XOR"] += 1
        elif token.word in words.MOST:
            counts[token.word] += 1
        elif token.text == "{" and opens_query(found, i):
            counts["subqueries"] += 1
        elif token.text == "-" and i + 1 < len(found) and found[i + 1].text in ("[", "-"):
            counts["arrows"] += 1
    for what, number in counts.items():
        if number > words.MOST[what]:
            raise refused("many", None, text=what, most=words.MOST[what])
