"""The manifest: which documents a library holds, from which bytes, read by which reader. It holds no times."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import orjson
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from graph.disk import checksum, write_whole
from graph.errors import LibraryDamaged
from graph.ids import NodeId

NAME = "manifest.json"
FRAGMENTS = "fragments"
SCHEMA = "zhengtu-library/1"


class Entry(BaseModel):
    """A document of the library: the bytes it was read from, what it says, and who read it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: NodeId
    title: str
    source_sha256: str = Field(description="Of the bytes that were read")
    fragment_sha256: str = Field(pattern="^[0-9a-f]{64}$", description="Of the fragment's file")
    reader: str = Field(description="Version of reader and vocabulary")

    @property
    def file(self) -> str:
        """The name of the fragment's file."""
        return f"{self.id}-{self.fragment_sha256[:16]}.json"

    def path(self, library: Path) -> Path:
        """The fragment's file."""
        return library / FRAGMENTS / self.file

    def whole(self, library: Path) -> bool:
        """Is the fragment's file as it was written?"""
        try:
            with open(f"{library}/{FRAGMENTS}/{self.file}", "rb", buffering=0) as file:  # noqa: PTH123 (asked of each of many)
                return checksum(file.read()) == self.fragment_sha256
        except OSError:
            return False


_ENTRIES = TypeAdapter(tuple[Entry, ...])


@dataclass(frozen=True)
class Manifest:
    """The documents of a library, by id."""

    documents: Mapping[str, Entry] = field(default_factory=dict)

    @classmethod
    def read(cls, library: Path) -> "Manifest":
        """The manifest on disk; empty where there is no library yet."""
        path = library / NAME
        try:
            data = orjson.loads(path.read_bytes())
            documents = _ENTRIES.validate_python(data["documents"])
            said = data["documents"]
            if data["schema"] != SCHEMA:
                raise LibraryDamaged(f"{path} is of {data['schema']}, this program reads {SCHEMA}")
            if data["sha256"] != _seal(said):
                raise LibraryDamaged(f"{path} is not as it was written: restore it, or serve with --skip-damaged")
        except FileNotFoundError:
            if (library / FRAGMENTS).exists():
                raise LibraryDamaged(f"{path} is missing: restore it, or serve with --skip-damaged") from None
            return cls()
        except (ValueError, KeyError, TypeError) as error:
            raise LibraryDamaged(f"{path} is not a manifest: restore it, or serve with --skip-damaged") from error
        return cls({entry.id: entry for entry in documents})

    def write(self, library: Path) -> None:
        """Put this manifest in the place of the old one, in one step."""
        documents = tuple(self.documents[id_] for id_ in sorted(self.documents))
        said = [entry.model_dump() for entry in documents]
        data = {"schema": SCHEMA, "documents": said, "sha256": _seal(said)}
        write_whole(library / NAME, orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))

    def without(self, *ids: str) -> "Manifest":
        """The manifest without some documents."""
        return Manifest({id_: entry for id_, entry in self.documents.items() if id_ not in ids})

    def entries(self) -> list[Entry]:
        """The documents, by id."""
        return [self.documents[id_] for id_ in sorted(self.documents)]

    @cached_property
    def version(self) -> str:
        """Stands for what the documents say and how they were read."""
        return _seal(entry.model_dump() for entry in self.entries())[:16] if self.documents else ""


def _seal(documents: Iterable[dict[str, Any]]) -> str:
    return checksum(b"\n".join(map(orjson.dumps, documents)))
