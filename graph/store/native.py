"""The native build: rows come as Python values, nodes and relationships as maps with their record id and type."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.store.arcade import Database, Record, Trail

_TRAIL = re.compile(r"\(#\d+:\d+\)(?:-\[#\d+:\d+\]->\(#\d+:\d+\))*")
_RID = re.compile(r"#\d+:\d+")


class Native:
    """`arcadedb`: the engine as a library."""

    name = "native"

    def __init__(self, module: Any) -> None:
        self._module = module

    def create(self, path: Path) -> Database:
        """A new database in a folder of its own."""
        database: Database = self._module.create_database(str(path))
        return database

    def open(self, path: Path) -> Database:
        """An existing database, read-only."""
        database: Database = self._module.open_database(str(path), read_only=True)
        return database

    def rows(self, found: Any) -> Iterator[dict[str, Any]]:
        """The rows of a result as they come."""
        return (row.to_dict() for row in found)

    def element(self, value: Any, paths: bool) -> Record | Trail | None:
        """The record or path that a value stands for. A path comes as text, where the query has paths."""
        if isinstance(value, dict) and "@rid" in value:
            properties = {k: v for k, v in value.items() if not k.startswith("@")}
            return Record(str(value["@rid"]), str(value["@type"]), properties)
        if paths and isinstance(value, str) and value.startswith("(#") and _TRAIL.fullmatch(value):
            return Trail(tuple(_RID.findall(value)))
        return None
