"""What users write, made to mean the same on every engine: the internal second label stays out of sight.

`labels(n)` leaves `Entity` out, and `CALL db.labels()`, `CALL db.relationshipTypes()` list what the graph holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from graph.store.cypher import Token, tokens

ENTITY = "Entity"
_AFTER_RETURN = frozenset(("ORDER", "SKIP", "LIMIT", "UNION"))
LISTS = {"labels": "label", "relationshipTypes": "relationshipType"}  # db.<procedure> YIELD <column>


@dataclass(frozen=True)
class Rewritten:
    """A query as the engine gets it, what its columns are called, and whether it speaks of paths."""

    text: str
    renamed: Mapping[str, str]  # text put in → text that stood there
    columns: tuple[str, ...]  # as far as the text tells: an empty answer has no other
    has_paths: bool

    def column(self, name: str) -> str:
        """The column's name as the user wrote it."""
        for new, old in self.renamed.items():
            name = name.replace(new, old)
        return name


@lru_cache(maxsize=512)
def rewrite(cypher: str, labels: Sequence[str] = (), types: Sequence[str] = ()) -> Rewritten:
    """The query without comments, and without sight of the internal label."""
    found = tokens(cypher)
    found = found[:-1] if found and found[-1].text == ";" else found
    changes = [*_procedures(found, {"labels": labels, "relationshipTypes": types}), *_labels(cypher, found)]
    renamed = {new: cypher[start:end] for start, end, new in changes}
    return Rewritten(_written(cypher, found, changes), renamed, _columns(cypher, found), _speaks_of_paths(found))


def _written(cypher: str, found: Sequence[Token], changes: Sequence[tuple[int, int, str]]) -> str:
    """The tokens with the spaces that stood between them; a comment becomes a space."""
    parts, at = [], 0
    replaced = {start: (end, new) for start, end, new in changes}
    for token in found:
        if token.start < at:
            continue
        gap = cypher[at : token.start]
        parts.append(gap if gap.isspace() or not gap else " ")
        end, text = replaced.get(token.start, (token.end, token.text))
        parts.append(text)
        at = end
    return "".join(parts).strip()


def _labels(cypher: str, found: Sequence[Token]) -> list[tuple[int, int, str]]:
    """`labels(x)` → `[label IN labels(x) WHERE label <> 'Entity']`."""
    changes = []
    for i, token in enumerate(found[:-1]):
        if token.word == "LABELS" and found[i + 1].text == "(" and (i == 0 or found[i - 1].text != "."):
            end = _closing(found, i + 1)
            inner = cypher[found[i + 1].start : end]
            changes.append((token.start, end, f"[label_ IN labels{inner} WHERE label_ <> '{ENTITY}']"))
    return changes


def _procedures(found: Sequence[Token], lists: Mapping[str, Sequence[str]]) -> list[tuple[int, int, str]]:
    """`CALL db.labels()` → `UNWIND ['Plan', …] AS label`, in the form the rest of the query asks for."""
    changes = []
    for i in range(len(found) - 5):
        call, db, dot, procedure, opened, closed = found[i : i + 6]
        if (call.word, db.text, dot.text, opened.text, closed.text) != ("CALL", "db", ".", "(", ")"):
            continue
        if procedure.text in LISTS:
            end, text = _listed(found, i + 6, LISTS[procedure.text])
            values = ", ".join(f"'{value}'" for value in lists[procedure.text])
            changes.append((call.start, max(end, closed.end), f"UNWIND [{values}] AS {text}"))
    return changes


def _listed(found: Sequence[Token], at: int, column: str) -> tuple[int, str]:
    """Where the call ends, and what it yields: alone it returns its column; `YIELD … WHERE` needs a WITH between."""
    if at >= len(found):
        return 0, f"{column} RETURN {column}"
    if found[at].word != "YIELD":
        return 0, column
    named = found[at + 3] if at + 3 < len(found) and found[at + 2].word == "AS" else found[at + 1 : at + 2]
    last = named if isinstance(named, Token) else named[0] if named else found[at]
    rest = found[found.index(last) + 1 :]
    name = last.text if last is not found[at] else column
    if not rest:
        return last.end, f"{name} RETURN {name}"
    return last.end, f"{name} WITH *" if rest[0].word == "WHERE" else name


def _closing(found: Sequence[Token], at: int) -> int:
    """Where the bracket that opens at a token is closed."""
    depth = 0
    for token in found[at:]:
        depth += (token.text in "([{" and token.kind == "symbol") - (token.text in ")]}" and token.kind == "symbol")
        if depth == 0:
            return token.end
    return found[-1].end


def _columns(cypher: str, found: Sequence[Token]) -> tuple[str, ...]:
    """What the last RETURN calls its columns: the alias, else the text itself."""
    starts = [i for i, token in enumerate(found) if token.word == "RETURN"]
    items: list[list[Token]] = [[]]
    depth = 0
    for token in found[starts[-1] + 1 :] if starts else ():
        if depth == 0 and token.word in _AFTER_RETURN:
            break
        depth += (token.text in "([{" and token.kind == "symbol") - (token.text in ")]}" and token.kind == "symbol")
        if depth == 0 and token.text == ",":
            items.append([])
        elif token.word != "DISTINCT" or items[-1]:
            items[-1].append(token)
    return tuple(_column(cypher, item) for item in items if item and item[0].text != "*")


def _column(cypher: str, item: Sequence[Token]) -> str:
    alias = len(item) > 2 and item[-2].word == "AS"
    return item[-1].name if alias else cypher[item[0].start : item[-1].end]


def _speaks_of_paths(found: Sequence[Token]) -> bool:
    """Is a path given a name (`p = (a)-…`), or asked for by `shortestPath`?"""
    return any(b.word.endswith("SHORTESTPATH") or (a.text == "=" and b.text == "(") for a, b in pairwise(found))
