"""What may run: one reading statement of the portable subset, of bounded size.

Decided on real tokens before any engine sees the text. After a value, a pattern or a closing bracket only known words
may follow, so that a clause nobody thought of is refused like one that is known to write.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from graph.errors import QueryRefused
from graph.store import words
from graph.store.cypher import Token, tokens
from graph.store.extent import check_hops, check_ranges


def check(cypher: str, parameters: Mapping[str, Any] | None = None) -> None:
    """Let a query pass, or raise `QueryRefused` with the word, its line and the reason."""
    if len(cypher.encode("utf-8", "surrogatepass")) > words.LENGTH:
        raise refused("length", None, most=words.LENGTH)
    found = _one_statement(tokens(cypher))
    if len(found) > words.TOKENS:
        raise refused("tokens", None, most=words.TOKENS)
    roles = _brackets(found)
    _check_words(found, roles)
    _check_calls(found)
    _check_counts(found)
    check_hops(found)
    check_ranges(found, parameters or {})


def refused(code: str, token: Token | None, **more: Any) -> QueryRefused:
    """The refusal of a word for a reason of `words.WHY`."""
    text = more.pop("text", token.text if token else "")
    line = token.line if token else None
    return QueryRefused(
        words.WHY[code].format(token=text, line=line, **more), token=text or None, line=line, reason_code=code
    )


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
_PAIRS = {")": "(", "]": "[", "}": "{"}


def _brackets(found: Sequence[Token]) -> list[str]:
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
            stack.append("query" if token.text == "{" and _opens_query(found, i) else token.text)
            if len(stack) > words.NESTING:
                raise refused("nesting", token, most=words.NESTING)
    if stack:
        raise refused("brackets", found[-1])
    return inside


def _opens_query(found: Sequence[Token], at: int) -> bool:
    """`CALL {`, `CALL (x) {`, `EXISTS {`, `COUNT {`, `COLLECT {`."""
    before = at - 1
    if before >= 0 and found[before].text == ")":
        while before >= 0 and found[before].text != "(":
            before -= 1
        before -= 1
        return before >= 0 and found[before].word == "CALL"
    return before >= 0 and found[before].word in words.SUBQUERIES and not _is_property(found, before)


def _is_property(found: Sequence[Token], at: int) -> bool:
    return at > 0 and found[at - 1].text == "." and found[at - 1].kind == "symbol"


def _check_words(found: Sequence[Token], inside: Sequence[str]) -> None:
    """No forbidden word; after what is complete only words that may follow it."""
    complete = False
    for i, token in enumerate(found):
        if token.kind == "quoted" and token.name.startswith("@"):
            raise refused("engine_name", token)
        if token.kind == "symbol":
            complete = token.text in ")]}" or (token.text == "*" and _is_everything(found, i))
            if token.text == "{" and inside_query(found, i):
                _check_start(found, i + 1)
            continue
        if token.kind == "name" and not _names_something(found, i, inside[i]):
            complete = _check_word(found, i, complete)
            continue
        if complete:
            raise refused("clause", token)
        complete = True


def inside_query(found: Sequence[Token], at: int) -> bool:
    """Do these braces hold a subquery?"""
    return _opens_query(found, at)


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
                return found[i].text != "{" or _opens_query(found, i)
            depth -= 1
    return True


def _check_calls(found: Sequence[Token]) -> None:
    """Every function and procedure is on its list."""
    for i, token in enumerate(found):
        if token.text == "(" and token.kind == "symbol" and i and found[i - 1].kind in ("name", "quoted"):
            _check_function(found, i - 1)
        if token.word == "CALL" and not _is_property(found, i):
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


def _is_everything(found: Sequence[Token], at: int) -> bool:
    """The star of `RETURN *`, `count(*)`, `n {.*}`, not that of a product or of `-[*1..3]-`."""
    before = found[at - 1]
    return before.word in ("RETURN", "WITH", "DISTINCT", "YIELD") or before.text in "(."


def _check_counts(found: Sequence[Token]) -> None:
    """Not so many parts that planning alone takes seconds."""
    counts: Counter[str] = Counter()
    for i, token in enumerate(found):
        if _is_property(found, i):
            continue
        if token.word in ("AND", "OR", "XOR"):
            counts["AND, OR, XOR"] += 1
        elif token.word in words.MOST:
            counts[token.word] += 1
        elif token.text == "{" and _opens_query(found, i):
            counts["subqueries"] += 1
        elif token.text == "-" and i + 1 < len(found) and found[i + 1].text in ("[", "-"):
            counts["arrows"] += 1
    for what, number in counts.items():
        if number > words.MOST[what]:
            raise refused("many", None, text=what, most=words.MOST[what])
