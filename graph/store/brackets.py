"""What stands in which brackets of a query: a map, a list, a pattern, or a query of its own."""

from collections.abc import Sequence

from graph.store import words
from graph.store.cypher import Token
from graph.store.words import refused

_PAIRS = {")": "(", "]": "[", "}": "{"}


def brackets(found: Sequence[Token]) -> list[str]:
    """Per token the bracket it stands in: `(`, `[`, `{` of a map, or `query` for the braces of a subquery."""
    stack: list[str] = []
    inside = []
    for i, token in enumerate(found):
        if token.kind == "symbol" and token.text in _PAIRS:
            if not stack or (stack[-1] if stack[-1] != "query" else "{") != _PAIRS[token.text]:
                raise refused("brackets", token)
            stack.pop()
        inside.append(stack[-1] if stack else "query")
        if token.kind == "symbol" and token.text in "([{":
            stack.append("query" if token.text == "{" and opens_query(found, i) else token.text)
            if len(stack) > words.NESTING:
                raise refused("nesting", token, most=words.NESTING)
    if stack:
        raise refused("brackets", found[-1])
    return inside


def opens_query(found: Sequence[Token], at: int) -> bool:
    """`CALL {`, `CALL (x) {`, `EXISTS {`, `COUNT {`, `COLLECT {`."""
    before = at - 1
    if before >= 0 and found[before].text == ")":
        while before >= 0 and found[before].text != "(":
            before -= 1
        before -= 1
        return before >= 0 and found[before].word == "CALL"
    return before >= 0 and found[before].word in words.SUBQUERIES and not is_property(found, before)


def is_property(found: Sequence[Token], at: int) -> bool:
    """Does the word follow a dot?"""
    return at > 0 and found[at - 1].text == "." and found[at - 1].kind == "symbol"
