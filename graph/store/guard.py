"""What may run: one reading statement of the portable subset, of bounded size.

Decided on real tokens before any engine sees the text. After a value, a pattern or a closing bracket only known words
may follow, so that a clause nobody thought of is refused like one that is known to write.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from graph.store import words
from graph.store.brackets import brackets, opens_query
from graph.store.calls import check_calls
from graph.store.cypher import Token, tokens
from graph.store.extent import check_counts, check_hops, check_ranges
from graph.store.words import refused


def check(cypher: str, parameters: Mapping[str, Any] | None = None) -> None:
    """Let a query pass, or raise `QueryRefused` with the word, its line and the reason."""
    if len(cypher.encode("utf-8", "surrogatepass")) > words.LENGTH:
        raise refused("length", None, most=words.LENGTH)
    found = _one_statement(tokens(cypher))
    if len(found) > words.TOKENS:
        raise refused("tokens", None, most=words.TOKENS)
    roles = brackets(found)
    _check_words(found, roles)
    check_calls(found)
    check_counts(found)
    check_hops(found)
    check_ranges(found, parameters or {})


def _one_statement(found: Sequence[Token]) -> Sequence[Token]:
    """The tokens without a closing semicolon."""
    for i, token in enumerate(found):
        if token.text == ";" and token.kind == "symbol":
            if i + 1 < len(found):
                raise refused("statement", token)
            found = found[:i]
    if not found:
        raise refused("empty", None)
    if found[0].word not in words.STARTS:
        code = words.FORBIDDEN.get(found[0].word, "start")
        raise refused(code, found[0])
    return found


_FOLLOWED = frozenset(("UNION", "OPTIONAL", "MATCH"))


def _check_words(found: Sequence[Token], inside: Sequence[str]) -> None:
    """No forbidden word; after what is complete only words that may follow it."""
    complete = False
    for i, token in enumerate(found):
        if token.kind == "quoted" and token.name.startswith("@"):
            raise refused("engine_name", token)
        if token.kind == "symbol":
            complete = token.text in ")]}" or (token.text == "*" and _is_everything(found, i))
            if token.text == "{" and opens_query(found, i):
                _check_start(found, i + 1)
            continue
        if token.kind == "name" and not _names_something(found, i, inside[i]):
            complete = _check_word(found, i, complete)
            continue
        if complete:
            raise refused("clause", token)
        complete = True


def _check_start(found: Sequence[Token], at: int) -> None:
    """A subquery begins as a statement does, or with a pattern."""
    token = found[at]
    path = token.kind in ("name", "quoted") and at + 1 < len(found) and found[at + 1].text == "="
    if not (token.word in words.STARTS or token.text == "(" or path):
        raise refused(words.FORBIDDEN.get(token.word, "start"), token)


def _check_word(found: Sequence[Token], at: int, complete: bool) -> bool:
    """A bare word where a clause, an operator or a variable may stand; is something complete after it?"""
    token, word = found[at], found[at].word
    if word in words.FORBIDDEN:
        raise refused(words.FORBIDDEN[word], token)
    if complete and word not in words.AFTER_OPERAND:
        raise refused("clause", token)
    if word in words.KEYWORDS and (complete or _is_keyword_here(found, at)):
        if word in _FOLLOWED:
            _check_following(found, at)
        return word in words.CLOSING
    return True


def _check_following(found: Sequence[Token], at: int) -> None:
    """`OPTIONAL` goes with MATCH, `MATCH` with a pattern, and after `UNION` a statement begins anew."""
    rest = found[at + 1 : at + 3]
    word = found[at].word
    if word == "UNION" and rest and rest[0].word == "ALL":
        rest = rest[1:]
    fits = bool(rest) and {
        "UNION": rest[0].word in words.STARTS,
        "OPTIONAL": rest[0].word == "MATCH",
        "MATCH": rest[0].text == "(" or rest[0].kind in ("name", "quoted"),
    }.get(word, True)
    if not fits:
        raise refused("following", found[at])


def _is_keyword_here(found: Sequence[Token], at: int) -> bool:
    """A word that could be a variable is one where an operator, comma or closing bracket follows."""
    word = found[at].word
    if word in words.VALUES or word in words.CLOSING:
        return True
    after = found[at + 1] if at + 1 < len(found) else None
    return after is not None and not (after.kind == "symbol" and after.text in ").],}=<>+/%|:;")


def _names_something(found: Sequence[Token], at: int, inside: str) -> bool:
    """Is the word a property, a label or type, or a key of a map: a name whatever it says?"""
    before = found[at - 1] if at else None
    after = found[at + 1] if at + 1 < len(found) else None
    if before is None or before.kind != "symbol":
        return False
    if before.text == ".":
        return True
    if inside == "{" and before.text in "{," and after is not None and after.text == ":":
        return True
    return before.text in ":&|!" and _in_label(found, at)


def _in_label(found: Sequence[Token], at: int) -> bool:
    """Does a chain of label operators and names lead back to a colon that follows a variable or an opening bracket?"""
    at -= 1
    while at >= 0 and found[at].kind == "symbol" and found[at].text in ":&|!":
        if found[at].text == ":":
            before = found[at - 1] if at else None
            if before is None or before.text in "([" or before.kind in ("name", "quoted"):
                return _is_label_colon(found, at)
        at -= 1
        if at >= 0 and found[at].kind in ("name", "quoted"):
            at -= 1
    return False


def _is_label_colon(found: Sequence[Token], at: int) -> bool:
    """The colon of `n:Label`, not of a map's `key:` (its key follows a brace or comma inside braces)."""
    depth = 0
    for i in range(at - 1, -1, -1):
        if found[i].kind != "symbol":
            continue
        if found[i].text in ")]}":
            depth += 1
        elif found[i].text in "([{":
            if depth == 0:
                return found[i].text != "{" or opens_query(found, i)
            depth -= 1
    return True


def _is_everything(found: Sequence[Token], at: int) -> bool:
    """The star of `RETURN *`, `count(*)`, `n {.*}`, not that of a product or of `-[*1..3]-`."""
    before = found[at - 1]
    return before.word in ("RETURN", "WITH", "DISTINCT", "YIELD") or before.text in "(."
