"""The Cypher that readers may write: clauses, operators and functions that mean the same on every engine."""

from typing import Any

from graph.errors import QueryRefused
from graph.store.cypher import Token


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STARTS = _words("MATCH OPTIONAL WITH UNWIND RETURN CALL")  # how a statement or subquery begins
CLAUSES = STARTS | _words("WHERE ORDER SKIP LIMIT UNION YIELD AS ASC ASCENDING DESC DESCENDING")
OPERATORS = _words("AND OR XOR IN STARTS ENDS CONTAINS IS WHEN THEN ELSE END")
AFTER_OPERAND = CLAUSES | OPERATORS | {"NOT"}  # what may stand after a value, a pattern or a closing bracket
BEFORE_OPERAND = _words("DISTINCT NOT CASE BY ALL EXISTS COUNT COLLECT ANY NONE SINGLE")
VALUES = _words("NULL TRUE FALSE")
KEYWORDS = AFTER_OPERAND | BEFORE_OPERAND | VALUES
CLOSING = VALUES | _words("END ASC ASCENDING DESC DESCENDING")  # keywords after which a value is complete
SUBQUERIES = _words("EXISTS COUNT COLLECT CALL")

_WRITES = _words("CREATE MERGE SET DELETE DETACH REMOVE DROP ALTER FOREACH INSERT UPDATE TRUNCATE RENAME")
_FILES = _words("LOAD CSV COPY IMPORT EXPORT ATTACH INSTALL UNINSTALL BACKUP RESTORE EXTENSION")
_SERVER = _words(
    "USE SHOW EXPLAIN PROFILE CYPHER GRANT DENY REVOKE BEGIN COMMIT ROLLBACK CHECKPOINT TRANSACTIONS CONCURRENT "
    "PERIODIC TERMINATE MACRO SELECT TRAVERSE REBUILD FINISH"
)
FORBIDDEN: dict[str, str] = {
    **dict.fromkeys(_WRITES, "write"),
    **dict.fromkeys(_FILES, "file"),
    **dict.fromkeys(_SERVER, "server"),
}
WHY = {
    "write": "Read only. {token} on line {line} would change data and was not run.",
    "file": "Read only. {token} on line {line} reaches for files or the network and was not run.",
    "server": "Read only. {token} on line {line} is addressed to the server and was not run.",
    "statement": "One statement at a time: what follows the ; on line {line} was not run.",
    "start": "A query begins with MATCH, OPTIONAL MATCH, WITH, UNWIND, RETURN or CALL, not with {token} (line {line}).",
    "following": "{token} on line {line} needs something else after it.",
    "clause": "{token} on line {line} is no clause of the portable subset. A name like it goes in `back-ticks`.",
    "function": "{token}() on line {line} is not among the functions that every engine has.",
    "procedure": "CALL {token} on line {line} is not allowed: only db.labels() and db.relationshipTypes() are.",
    "quoted_function": "{token} on line {line}: functions and procedures are written without back-ticks.",
    "engine_name": "{token} on line {line}: names that begin with @ belong to the engine.",
    "hops": "{token} on line {line}: a path of variable length needs an upper bound of at most {most}, as in *1..3.",
    "quantifier": "{token} on line {line}: write repeated patterns as -[*1..3]-, which every engine knows.",
    "range": "{token} on line {line}: range() takes plain numbers up to {most}.",
    "empty": "There is no query.",
    "length": "The query is longer than {most} bytes.",
    "tokens": "The query has more than {most} words.",
    "nesting": "{token} on line {line} nests deeper than {most} brackets.",
    "many": "The query has more than {most} of {token}.",
    "brackets": "{token} on line {line} does not fit the brackets before it.",
}

PROCEDURES = frozenset(("db.labels", "db.relationshiptypes"))
FUNCTIONS = _words(
    """
    count sum avg min max collect stdev stdevp percentilecont percentiledisc
    size length head last tail range reverse nodes relationships keys labels type properties startnode endnode
    exists coalesce reduce any all none single isempty
    shortestpath allshortestpaths
    tostring tolower toupper trim ltrim rtrim split substring left right replace
    tointeger tofloat toboolean tointegerornull tofloatornull tobooleanornull tostringornull
    abs ceil floor round sign sqrt exp log log10 pi e sin cos tan
    date datetime localdatetime localtime time duration
    duration.between duration.inmonths duration.indays duration.inseconds
    date.truncate datetime.truncate localdatetime.truncate
    elementid
    """
)

LENGTH = 8 * 1024  # bytes
TOKENS = 1500
NESTING = 40
HOPS = 15
RANGE = 10_000
MOST = {
    "arrows": 24,
    "AND, OR, XOR": 200,
    "CASE": 20,
    "NOT": 40,
    "UNION": 10,
    "subqueries": 20,
    "MATCH": 30,
    "UNWIND": 10,
}


def refused(code: str, token: Token | None, **more: Any) -> QueryRefused:
    """The refusal of a word, for a reason of `WHY`."""
    text = more.pop("text", token.text if token else "")
    line = token.line if token else None
    return QueryRefused(
        WHY[code].format(token=text, line=line, **more), token=text or None, line=line, reason_code=code
    )
