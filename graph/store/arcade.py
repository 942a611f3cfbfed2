"""The engine's two builds, native and JVM, opened and read alike.

Both carry the same engine and the same file format: a graph built by one is served by the other.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from graph.errors import MissingDependency, StoreUnavailable

MODULES = {"native": "arcadedb", "jvm": "arcadedb_embedded"}  # the preferred first
SECONDS = 5  # what a query may take; kept in each database, for a read-only one cannot be told
# LOAD CSV reads files and the network even from a read-only database: both are switched off, here and in the database.
SETTINGS: Mapping[str, object] = {
    "arcadedb.opencypher.loadCsv.allowFileUrls": False,
    "arcadedb.opencypher.loadCsv.allowRemoteUrls": False,
    "arcadedb.command.timeout": SECONDS * 1000,
    "arcadedb.queryMaxRangeSize": 100_000,
}
OPTIONS = [f"-D{key}={str(value).lower()}" for key, value in SETTINGS.items()]
_HEAP = 4096  # megabytes; on a small machine half of its memory


class Database(Protocol):
    """What we use of either build's database."""

    def query(self, language: str, command: str, *parameters: Any) -> Any:
        """Run a reading statement."""

    def command(self, language: str, command: str, *parameters: Any) -> Any:
        """Run a statement."""

    def graph_batch(self, **settings: Any) -> Any:
        """A bulk load."""

    def close(self) -> None:
        """Give the files back."""


@dataclass(frozen=True)
class Record:
    """A node or relationship as the engine hands it over."""

    rid: str
    type: str
    properties: Mapping[str, Any]


@dataclass(frozen=True)
class Trail:
    """A path as the engine hands it over: the record ids of its nodes and relationships, in turn."""

    rids: tuple[str, ...]


class Build(Protocol):
    """One build of the engine."""

    name: str

    def create(self, path: Path) -> Database:
        """A new database in a folder of its own."""

    def open(self, path: Path) -> Database:
        """An existing database, read-only."""

    def rows(self, found: Any) -> Iterator[dict[str, Any]]:
        """The rows of a result as they come."""

    def element(self, value: Any, paths: bool) -> Record | Trail | None:
        """The record or path that a value of a row stands for; `paths`: the query has paths."""


def engine(wanted: str | None = None) -> Build:
    """The build that is asked for, by name or `ZHENGTU_ARCADEDB`; else the first that is installed."""
    wanted = wanted or os.environ.get("ZHENGTU_ARCADEDB") or None
    if wanted is not None and wanted not in MODULES:
        raise StoreUnavailable(f"there is no build {wanted!r} of the engine: ZHENGTU_ARCADEDB is native or jvm")
    for name in [wanted] if wanted else MODULES:
        if find_spec(MODULES[name]):
            return _loaded(name)
    if wanted == "jvm":
        raise MissingDependency(MODULES["jvm"], "jvm")
    raise StoreUnavailable(
        "the embedded engine (arcadedb, or arcadedb-embedded) is not installed or has no package for this machine: "
        "use Linux with glibc, Apple silicon or 64-bit Windows, or a version of Zhengtu that serves from Neo4j"
    )


@cache
def _loaded(name: str) -> Build:
    """The build, started once: its options reach it only then."""
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")
    try:
        if name == "native":
            set_ = os.environ.get("ARCADEDB_NATIVE_ISOLATE_ARGS", "").split()
            heap = (
                [] if any(option.startswith(("-Xmx", "-XX:Max")) for option in set_) else [f"-Xmx{heap_megabytes()}m"]
            )
            ours = [option for option in [*OPTIONS, *heap] if option not in set_]
            os.environ["ARCADEDB_NATIVE_ISOLATE_ARGS"] = " ".join([*ours, *set_])
            from graph.store.native import Native

            return Native(import_module(MODULES[name]))
        from graph.store.jvm import Jvm

        return Jvm(import_module(MODULES[name]))
    except (ImportError, OSError) as error:
        raise StoreUnavailable(f"the engine's {name} build does not start here: {error}") from error


def heap_megabytes() -> int:
    """How much memory the engine may take for its objects."""
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    except (AttributeError, OSError, ValueError):  # Windows does not tell in this way
        return _HEAP
    return max(256, min(_HEAP, memory // 2))
