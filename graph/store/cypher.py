"""The words of a Cypher text as an engine cuts them: no string is taken for a clause, no clause for a comment."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from graph.errors import QueryRefused

Kind = Literal["name", "quoted", "string", "number", "parameter", "symbol"]

_TOKEN = re.compile(
    r"""
      (?P<space>[ \t\r\n]+)
    | (?P<comment>//[^\r\n]*|/\*[\s\S]*?\*/)
    | (?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    | (?P<quoted>`(?:[^`]|``)*`)
    | (?P<parameter>\$(?:\w+|`(?:[^`]|``)*`))
    | (?P<number>0x[0-9a-fA-F]+|0o[0-7]+|(?:\d+\.(?!\.)\d*|\.?\d+)(?:[eE][+-]?\d+)?)
    | (?P<name>[^\W\d]\w*)
    | (?P<symbol>\.\.|<>|<=|>=|=~|\|\||/(?!\*)|[()\[\]{}.,:;|+\-*%^=<>!&])
    """,
    re.VERBOSE | re.DOTALL,
)
_UNTERMINATED = {"'": "string", '"': "string", "`": "name", "/": "comment"}
_ODD_IN_COMMENT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a query and where it stands."""

    kind: Kind
    text: str
    line: int
    start: int
    end: int

    @property
    def word(self) -> str:
        """A bare name in capitals, as keywords are compared; empty for all else."""
        return self.text.upper() if self.kind == "name" else ""

    @property
    def name(self) -> str:
        """A name without its back-ticks."""
        return self.text[1:-1].replace("``", "`") if self.kind == "quoted" else self.text


@lru_cache(maxsize=512)
def tokens(cypher: str) -> tuple[Token, ...]:
    """The tokens of a query, comments and spaces left out; `QueryRefused` for what no portable query holds."""
    if (at := cypher.lower().find("\\u")) >= 0:
        raise _refused(
            cypher, at, cypher[at : at + 6], "unicode_escape", "hides a character: write the character itself"
        )
    return tuple(_cut(cypher))


def _cut(cypher: str) -> Iterator[Token]:
    at, line = 0, 1
    while at < len(cypher):
        found = _TOKEN.match(cypher, at)
        if found is None or "\x00" in found.group():
            raise _not_cypher(cypher, at)
        kind, text = found.lastgroup, found.group()
        if kind == "comment" and _ODD_IN_COMMENT.search(text):
            raise _not_cypher(cypher, at + _ODD_IN_COMMENT.search(text).start())  # type: ignore[union-attr]
        if kind == "name" and (odd := next(filter(_looks_ascii, text), None)):
            raise _refused(cypher, at, odd, "character", "only looks like a plain letter: write the plain one")
        if kind not in ("space", "comment"):
            yield Token(kind, text, line, at, found.end())  # type: ignore[arg-type]
        line += text.count("\n") + text.replace("\r\n", "").count("\r")
        at = found.end()


def _looks_ascii(character: str) -> bool:
    """Would an engine that changes case or width take it for a plain letter (long s, Kelvin sign, full width)?"""
    if character.isascii():
        return False
    forms = unicodedata.normalize("NFKD", character) + character.upper() + character.lower() + character.casefold()
    return any(c.isascii() and c.isalnum() for c in forms)


def _not_cypher(cypher: str, at: int) -> QueryRefused:
    character = cypher[at]
    if what := _UNTERMINATED.get(character):
        return _refused(cypher, at, cypher[at : at + 12], "unterminated", f"opens a {what} that does not end")
    name = unicodedata.name(character, f"U+{ord(character):04X}")
    shown = character if character.isprintable() else f"U+{ord(character):04X}"
    return _refused(cypher, at, shown, "character", f"({name}) does not belong in a query")


def _refused(cypher: str, at: int, token: str, code: str, why: str) -> QueryRefused:
    line = cypher.count("\n", 0, at) + 1
    return QueryRefused(f"{token} on line {line} {why}.", token=token, line=line, reason_code=code)
