"""Which functions and procedures a query calls, and whether every engine has them."""

from collections.abc import Sequence

from graph.store import words
from graph.store.brackets import is_property
from graph.store.cypher import Token
from graph.store.words import refused


def check_calls(found: Sequence[Token]) -> None:
    """Every function and procedure is on its list."""
    for i, token in enumerate(found):
        if token.text == "(" and token.kind == "symbol" and i and found[i - 1].kind in ("name", "quoted"):
            _check_function(found, i - 1)
        if token.word == "CALL" and not is_property(found, i):
            _check_procedure(found, i)


def _chain(found: Sequence[Token], last: int) -> tuple[int, str]:
    """A dotted name that ends at a token: where it begins, and the whole."""
    first = last
    while first >= 2 and found[first - 1].text == "." and found[first - 2].kind in ("name", "quoted"):
        first -= 2
    return first, ".".join(token.name for token in found[first : last + 1 : 2])


def _check_function(found: Sequence[Token], last: int) -> None:
    first, name = _chain(found, last)
    token = found[first]
    if first == last and token.word in words.KEYWORDS and token.word not in words.VALUES:
        return
    if first and found[first - 1].word == "CALL":
        return
    if any(part.kind == "quoted" for part in found[first : last + 1]):
        raise refused("quoted_function", token, text=name)
    if name.lower() not in words.FUNCTIONS:
        raise refused("function", token, text=name)


def _check_procedure(found: Sequence[Token], at: int) -> None:
    following = found[at + 1] if at + 1 < len(found) else found[at]
    if following.text in "{(" and following.kind == "symbol":
        return
    last = at + 1
    while last + 2 < len(found) and found[last + 1].text == "." and found[last + 2].kind in ("name", "quoted"):
        last += 2
    name = _chain(found, last)[1]
    plain = all(part.kind in ("name", "symbol") for part in found[at + 1 : last + 1])
    called = last + 2 < len(found) + 0 and found[last + 1].text == "(" and found[last + 2].text == ")"
    if not plain or not called or name.lower() not in words.PROCEDURES:
        raise refused("procedure", following, text=name)
