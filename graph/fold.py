"""What fragments add up to, sorted on disk: memory stays that of one thing, however many documents speak of it.

The sorting is SQLite's, in a temporary database without a name, gone with the process: it keeps small graphs in memory,
spills large ones to disk, and merges its sorted runs better than we would.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from typing import Any

import orjson

from graph.errors import InvalidFragment, InvalidInput
from graph.fragment import (
    Fragment,
    node_from_json,
    node_to_json,
    relationship_from_json,
    relationship_to_json,
)
from graph.merge import merge_all, merge_all_relationships
from graph.model import Node, Relationship
from graph.resolve import Corrections

_Row = tuple[int, str, bytes]


def fold(fragments: Iterable[Fragment], corrections: Corrections) -> Iterator[Node | Relationship]:
    """Every node once, by id, then every relationship, by source, type and target; as the corrections have them."""
    with closing(sqlite3.connect("", isolation_level=None)) as sorter:
        sorter.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;"
            "CREATE TABLE said (kind INTEGER, key TEXT, json BLOB);"
        )
        sorter.execute("BEGIN")
        for fragment in fragments:
            sorter.executemany("INSERT INTO said VALUES (?, ?, ?)", _rows(fragment, corrections))
        rows: Iterator[_Row] = sorter.execute("SELECT kind, key, json FROM said ORDER BY kind, key")
        for (kind, _), group in groupby(rows, key=itemgetter(0, 1)):
            said = [orjson.loads(json) for *_, json in group]
            yield _relationship(said) if kind else corrections.finished(_node(said))


def _rows(fragment: Fragment, corrections: Corrections) -> Iterator[_Row]:
    document = fragment.document.id
    for thing in (*fragment.nodes, *fragment.relationships, *fragment.structure()):
        if isinstance(thing, Node):
            node = corrections.node(thing, document) if corrections.made else thing
            if node is not None:
                yield 0, node.id, orjson.dumps(node_to_json(node))
        else:
            link = corrections.relationship(thing, document) if corrections.made else thing
            if link is not None:
                key = f"{link.source} {link.type} {link.target} {link.id}"
                yield 1, key, orjson.dumps(relationship_to_json(link))


def _node(said: list[dict[str, Any]]) -> Node:
    try:
        return merge_all([node_from_json(data) for data in said])
    except InvalidFragment as error:
        raise InvalidInput(
            f"{error}: a same_as of corrections.yaml, or two documents, unite different labels"
        ) from error


def _relationship(said: list[dict[str, Any]]) -> Relationship:
    return merge_all_relationships([relationship_from_json(data) for data in said])
