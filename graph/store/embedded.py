"""The embedded engine: ArcadeDB in this process, opened read-only, one opening per folder."""

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

from graph.errors import QueryRefused, QueryTimeout, StoreUnavailable
from graph.store.answers import Result, Stamp
from graph.store.arcade import SECONDS, SETTINGS, Build, Database, Record
from graph.store.asked import ALL
from graph.store.base import Store
from graph.store.rewrite import Rewritten, rewrite
from graph.store.rows import Lookup, Rows

BYTES = 5_000_000  # of an answer, about; our own questions are bounded by who asks them
_AT_ONCE = 500  # record ids in one look-up
_JAVA_NAME = re.compile(r"(?:[a-z]\w*\.)+([A-Z]\w*): ?")


@dataclass
class _Opened:
    database: Database
    users: int


_opened: dict[tuple[str, Path], _Opened] = {}
_lock = Lock()


def borrow(build: Build, path: Path) -> Database:
    """The database of a folder, read-only. The engine opens a folder once per process: whoever comes next shares it."""
    key = (build.name, path.resolve())
    with _lock:
        if key not in _opened:
            _opened[key] = _Opened(_opening(build, path), 0)
        _opened[key].users += 1
        return _opened[key].database


def give_back(build: Build, path: Path) -> None:
    """Close the folder's database once nobody uses it."""
    key = (build.name, path.resolve())
    with _lock:
        _opened[key].users -= 1
        if _opened[key].users == 0:
            _opened.pop(key).database.close()


def _opening(build: Build, path: Path) -> Database:
    try:
        database = build.open(path)
    except Exception as error:
        raise StoreUnavailable(f"the graph in {path} does not open ({_reason(error)}): build it again") from error
    rows = build.rows(database.query("sql", "SELECT settings FROM schema:database"))
    found = {s["key"]: s["value"] for row in rows for s in row["settings"] if s["key"] in SETTINGS}
    if found != SETTINGS:
        database.close()
        raise StoreUnavailable(f"the graph in {path} was built with other limits: build it again")
    return database


class EmbeddedStore(Store):
    """A graph folder, opened."""

    def __init__(self, path: Path, stamp: Stamp, build: Build) -> None:
        super().__init__()
        self.path = path
        self.stamp = stamp
        self._build = build
        self._database: Database | None = borrow(build, path)
        self._lookup = _RidLookup(build, self._database)
        self._late = ThreadPoolExecutor(4, "query")

    def close(self) -> None:
        """Give the engine back."""
        if self._database is not None:
            self._database = None
            self._late.shutdown(wait=False)
            give_back(self._build, self.path)

    def run(
        self, cypher: str, parameters: Mapping[str, Any] | None = None, *, limit: int = 1000, timeout: float = SECONDS
    ) -> Result:
        """Run one reading statement. A `timeout` beyond the engine's own (5 s) does not lengthen that."""
        _check_parameters(parameters or {})
        query = rewrite(cypher, *self._held())
        begun = time.perf_counter()
        work = partial(self._answered, query, dict(parameters or {}), limit, begun + timeout)
        try:
            # The engine knows one deadline for all: a nearer one is watched from outside.
            result = work() if timeout >= SECONDS else self._late.submit(work).result(timeout)
        except Late:
            raise _too_slow(timeout) from None
        except (QueryRefused, QueryTimeout, StoreUnavailable):
            raise
        except Exception as error:
            raise _explained(error, min(timeout, SECONDS)) from error
        return Result(*result, elapsed_ms=round((time.perf_counter() - begun) * 1000, 3))

    def _held(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return tuple(sorted(self.stamp.labels)), tuple(sorted(self.stamp.types))

    def _answered(
        self, query: Rewritten, parameters: dict[str, Any], limit: int, deadline: float
    ) -> tuple[list[str], list[list[Any]], Any, bool]:
        if self._database is None:
            raise StoreUnavailable("the graph was closed: open it again")
        found = self._database.query("opencypher", query.text, *([parameters] if parameters else []))
        rows = Rows(self._build.element, query.has_paths)
        columns: list[str] = []
        truncated = False
        try:
            for row in self._build.rows(found):
                columns = columns or list(row)
                truncated = len(rows.rows) == limit or (rows.size > BYTES and limit < ALL)
                if truncated:
                    break
                rows.add(row.values())
                if time.perf_counter() > deadline:
                    raise _too_slow(SECONDS)
        finally:
            found.close()
        json, graph = rows.finished(self._lookup)
        return [query.column(name) for name in columns] or list(query.columns), json, graph, truncated


class _RidLookup(Lookup):
    """Looks records up by the ids the engine itself gave."""

    def __init__(self, build: Build, database: Database) -> None:
        self._build = build
        self._database = database

    def records(self, rids: Sequence[str]) -> Mapping[str, Record]:
        """The records of these ids."""
        return {record.rid: record for row in self._rows("$current AS record", rids) for record in self._in(row)}

    def ends(self, rids: Sequence[str]) -> Mapping[str, tuple[Record, Record]]:
        """Start and end node of each of these relationships."""
        found = {}
        for row in self._rows("@rid AS rid, @out AS source, @in AS target", rids):
            found[str(row["rid"])] = (str(row["source"]), str(row["target"]))
        nodes = self.records(sorted({rid for pair in found.values() for rid in pair}))
        return {rid: (nodes[source], nodes[target]) for rid, (source, target) in found.items()}

    def _rows(self, what: str, rids: Sequence[str]) -> Iterator[dict[str, Any]]:
        for at in range(0, len(rids), _AT_ONCE):
            some = ",".join(rids[at : at + _AT_ONCE])
            yield from self._build.rows(self._database.query("sql", f"SELECT {what} FROM [{some}]"))  # noqa: S608

    def _in(self, row: Mapping[str, Any]) -> Iterator[Record]:
        for value in row.values():
            element = self._build.element(value, False)
            if isinstance(element, Record):
                yield element


def _check_parameters(value: Any) -> None:
    """A map with the engine's own keys could pass for a node of the graph."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            if str(key).startswith("@"):
                raise QueryRefused(
                    f"{key} is no name for a parameter: leave the @ out", token=str(key), reason_code="key"
                )
            _check_parameters(part)
    elif isinstance(value, list | tuple):
        for part in value:
            _check_parameters(part)


def _too_slow(seconds: float) -> QueryTimeout:
    return QueryTimeout(f"Stopped after {seconds:g} seconds. Narrow it or add LIMIT.")


def _explained(error: Exception, seconds: float) -> Exception:
    """What the engine says, as an error of ours."""
    said = str(error)
    if "TimeoutException" in said:
        return _too_slow(seconds)
    if "OutOfMemory" in said:
        return QueryRefused("The query needs more memory than there is. Narrow it or add LIMIT.", reason_code="memory")
    return QueryRefused(f"The query does not run: {_reason(error)}", reason_code="engine")


def _reason(error: Exception) -> str:
    """The engine's own words, without its Java names."""
    lines = str(error).strip().splitlines()
    said = lines[0] if lines else type(error).__name__
    for prefix in ("Reading the result set failed: ", "Query failed: ", "Failed to open database: "):
        said = said.removeprefix(prefix)
    return _JAVA_NAME.sub("", said).split(". You can set ")[0].split(" (caused by ")[0]
