"""From the library to a graph folder: built apart, stamped, checked, then put in the old one's place in one step.

The library comes as a stream; what is kept in memory is one number per node. A build that is killed leaves the old
graph serving.
"""

import logging
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Protocol

import orjson

from graph.errors import StoreUnavailable, ZhengtuError
from graph.fragment import AuditEntry, Fragment
from graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Node, Relationship
from graph.resolve import Correction
from graph.search import tokens
from graph.store import stamp as stamps
from graph.store.answers import Stamp
from graph.store.arcade import SETTINGS, Build, Database
from graph.store.stored import as_json, node_properties, relationship_properties
from graph.store.tree import STRUCTURE

log = logging.getLogger(__name__)

DATA = "data"  # the engine's files, beside the stamp
_BATCH = 5_000
_IN_MEMORY = 64 * 2**20  # bytes of a stream kept in memory before it goes to a temporary file
_JAVA_NAME = re.compile(r"\b(?:[a-z]\w*\.)+[A-Z]\w*(?:\$\w+)?:\s*")
_ANALYZER = "org.apache.lucene.analysis.core.WhitespaceAnalyzer"


class Source(Protocol):
    """What a graph is built from: a library."""

    path: Path

    @property
    def version(self) -> str:
        """Stands for all that the library says."""

    def merged(self) -> Iterator[Node | Relationship]:
        """All nodes, then all relationships."""

    def fragments(self) -> Iterable[Fragment]:
        """What each document says."""

    def corrections(self, id_: str | None = None) -> tuple[Correction, ...]:
        """What editors decided; of one node or relationship, or at all."""

    def corrected(self, entry: AuditEntry, document_id: str) -> AuditEntry:
        """An audit entry with its members as the graph has them."""


def project(library: Source, folder: Path, build: Build) -> Stamp:
    """Build the library's graph in a folder of its own, check it as it will be served, and stamp it."""
    folder.mkdir()
    try:
        labels, types = _filled(build, folder / DATA, library)
    except (ZhengtuError, OSError):
        raise
    except Exception as error:  # the engine's classes differ by build; most often the disk is full
        raise StoreUnavailable(
            f"the graph cannot be built ({_cause(error)}); the library is whole: `zhengtu build` tries again"
        ) from error
    stamp = Stamp(library.version, stamps.program(), labels, types)
    _check(build, folder / DATA, stamp)
    stamps.write(folder, stamp, stamps.hashes(folder / DATA))
    return stamp


def _filled(build: Build, path: Path, library: Source) -> tuple[dict[str, int], dict[str, int]]:
    database = build.create(path)
    try:
        return _fill(database, library)
    finally:
        database.close()


def _cause(error: Exception) -> str:
    """What began it, in the engine's words and without its Java names."""
    *_, innermost = str(error).strip().rpartition("(caused by ")
    return _JAVA_NAME.sub("", innermost).partition("\n")[0].rstrip(")") or type(error).__name__


def _fill(database: Database, library: Source) -> tuple[dict[str, int], dict[str, int]]:
    _declare(database)
    degree: Counter[str] = Counter()
    corrected = bool(library.corrections())
    with _spool() as nodes, _spool() as links:
        for thing in library.merged():
            if isinstance(thing, Node):
                made = library.corrections(thing.id) if corrected else ()
                nodes.write(orjson.dumps([thing.label, _searchable(thing, made)]) + b"\n")
            else:
                links.write(
                    orjson.dumps([thing.source, thing.type, thing.target, relationship_properties(thing)]) + b"\n"
                )
                if thing.type not in STRUCTURE:
                    degree.update((thing.source, thing.target))
        counts = _load(database, nodes, links, degree, _held(library))
    _run(database, f"CREATE INDEX ON Entity (search) FULL_TEXT METADATA {{analyzer: '{_ANALYZER}'}}")
    for key, value in SETTINGS.items():
        _run(database, f"ALTER DATABASE `{key}` {str(value).lower()}")
    return counts


def _declare(database: Database) -> None:
    """Labels as kinds of `Entity`, which alone is indexed: one look-up serves every label."""
    lines = ["CREATE VERTEX TYPE Entity", "CREATE PROPERTY Entity.id STRING", "CREATE PROPERTY Entity.search STRING"]
    lines += [f"CREATE VERTEX TYPE `{label}` EXTENDS Entity" for label in NODE_TYPES]
    lines += [f"CREATE EDGE TYPE `{type_}`" for type_ in RELATIONSHIP_TYPES]
    lines += ["CREATE INDEX ON Entity (id) UNIQUE"]
    database.command("sqlscript", ";\n".join(lines))


def _run(database: Database, sql: str) -> None:
    database.command("sql", sql)


def _spool() -> IO[bytes]:
    return tempfile.SpooledTemporaryFile(_IN_MEMORY)


def _searchable(node: Node, corrections: Iterable[Correction] = ()) -> dict[str, Any]:
    """The stored form, what editors decided of it, and what only the engine needs: search tokens, a mark of dispute."""
    stored = node_properties(node)
    if decided := as_json(corrections):
        stored["corrections"] = decided
    if found := tokens(node):
        stored["search"] = found
    if node.contradictions:
        stored["contested"] = True
    return stored


def _held(library: Source) -> dict[str, dict[str, list[str]]]:
    """What the held documents carry beside their text: their audit, and what became of each sentence."""
    held = {}
    for fragment in library.fragments():
        id_ = fragment.document.id
        audit = as_json(library.corrected(entry, id_) for entry in fragment.audit)
        held[id_] = {"audit": audit, "sentences": as_json(fragment.sentences)}
    return held


def _load(
    database: Database, nodes: IO[bytes], links: IO[bytes], degree: Counter[str], held: dict[str, Any]
) -> tuple[dict[str, int], dict[str, int]]:
    labels: Counter[str] = Counter()
    types: Counter[str] = Counter()
    rids: dict[str, str] = {}
    with database.graph_batch() as batch:
        for label, rows in _batches(nodes):
            stored = [{**row, "degree": degree[row["id"]], **held.get(row["id"], {})} for (row,) in rows]
            made = batch.create_vertices(label, stored)
            rids.update(zip((row["id"] for row in stored), made, strict=True))
            labels[label] += len(made)
        for type_, links_ in _batches(links, at=1):
            whole = [link for link in links_ if _leads_somewhere(type_, link, rids)]
            sources, targets = [rids[link[0]] for link in whole], [rids[link[1]] for link in whole]
            batch.new_edges(sources, type_, targets, [link[2] for link in whole])
            types[type_] += len(whole)
    return dict(labels), dict(types)


def _leads_somewhere(type_: str, link: list[Any], rids: Mapping[str, str]) -> bool:
    if link[0] in rids and link[1] in rids:
        return True
    log.warning("%s from %s to %s leads nowhere: left out", type_, link[0], link[1])
    return False


def _batches(lines: IO[bytes], at: int = 0) -> Iterator[tuple[str, list[list[Any]]]]:
    """The lines by the kind that stands at a place in each, in batches."""
    lines.seek(0)
    waiting: dict[str, list[list[Any]]] = {}
    for line in lines:
        row = orjson.loads(line)
        kind = row.pop(at)
        rows = waiting.setdefault(kind, [])
        rows.append(row)
        if len(rows) == _BATCH:
            yield kind, waiting.pop(kind)
    yield from waiting.items()


def _check(build: Build, data: Path, stamp: Stamp) -> None:
    """Open the graph as it will be served, and count: an engine does not say what it has lost."""
    database = build.open(data)
    try:
        for kind, number in {**stamp.labels, **stamp.types}.items():
            rows = build.rows(database.query("sql", f"SELECT count(*) AS number FROM `{kind}`"))  # noqa: S608
            found = int(next(rows)["number"])
            if found != number:
                raise StoreUnavailable(f"the engine kept {found} of {number} {kind}: build it again")
    finally:
        database.close()
