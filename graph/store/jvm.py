"""The JVM build: nodes, relationships, paths and dates come as Java objects."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import orjson

from graph.store.arcade import OPTIONS, Database, Record, Trail, heap_megabytes

_LOGGING = Path(__file__).with_name("logging.properties")


class Jvm:
    """`arcadedb_embedded`: the engine in a Java machine of its own, inside this process."""

    name = "jvm"

    def __init__(self, module: Any) -> None:
        self._module = module
        jpype = import_module("jpype")
        if not jpype.isJVMStarted():
            with _quiet():
                options = [*OPTIONS, f"-Xmx{heap_megabytes()}m", f"-Djava.util.logging.config.file={_LOGGING}"]
                import_module(f"{module.__name__}.jvm").start_jvm(heap_size=None, jvm_args=options)
        self._factory = jpype.JClass("com.arcadedb.database.DatabaseFactory")
        self._mode = jpype.JClass("com.arcadedb.engine.ComponentFile$MODE")
        self._record = jpype.JClass("com.arcadedb.database.Document")
        self._path = jpype.JClass("com.arcadedb.query.opencypher.traversal.TraversalPath")

    def create(self, path: Path) -> Database:
        """A new database in a folder of its own."""
        database: Database = self._module.create_database(str(path))
        return database

    def open(self, path: Path) -> Database:
        """An existing database, read-only."""
        database: Database = self._module.Database(self._factory(str(path)).open(self._mode.READ_ONLY))
        return database

    def rows(self, found: Any) -> Iterator[dict[str, Any]]:
        """The rows of a result as they come."""
        rows: Iterator[dict[str, Any]] = found.iter_dicts()
        return rows

    def element(self, value: Any, paths: bool) -> Record | Trail | None:  # noqa: ARG002
        """The record or path that a Java object is."""
        if isinstance(value, self._record):
            properties = orjson.loads(str(value.toJSON(False)))
            return Record(str(value.getIdentity()), str(value.getTypeName()), properties)
        if isinstance(value, self._path):
            return Trail(tuple(str(part.getIdentity()) for part in value.toAlternatingList()))
        return None


@contextmanager
def _quiet() -> Iterator[None]:
    """The Java machine writes a warning about its own modules straight to the process's stderr as it starts."""
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
