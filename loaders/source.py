"""A file as it comes: its name and its bytes."""

import os
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR
from typing import NamedTuple

from graph.errors import UnreadableDocument

LARGEST = 20 * 1024 * 1024  # bytes; a policy document is some hundred kilobytes


@dataclass(frozen=True)
class Source:
    """The bytes of a file and the name it had; the name is never used as a path."""

    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        """The last suffix of the name, in lower case, with its dot."""
        return Path(self.name).suffix.lower()

    @property
    def sha256(self) -> str:
        """Hash of the bytes."""
        return sha256(self.data).hexdigest()


def open_source(path: Path) -> Source:
    """The file at a path; `UnreadableDocument` where there is none, or it is empty or too large."""
    try:
        stat = path.stat()
        size = stat.st_size
        if S_ISDIR(stat.st_mode):
            raise UnreadableDocument(f"{path} is a folder: name a file in it, or load the folder with `zhengtu load`")
        if size == 0:
            raise UnreadableDocument(f"{path} is empty")
        if size > LARGEST:
            raise UnreadableDocument(f"{path} has {size:,} bytes, more than the {LARGEST:,} that are read: split it")
        return Source(path.name, path.read_bytes())
    except OSError as error:
        raise UnreadableDocument(f"{path} cannot be opened: {error.strerror or error}") from error


class Walked(NamedTuple):
    """The documents of a folder, and what else lies there, by suffix or kind."""

    files: list[Path]
    passed_over: Counter[str]


def walk(path: Path, suffixes: frozenset[str], others: Collection[str] = ()) -> Walked:
    """The file itself, or the documents below a folder, readable or other, by name; links are not followed."""
    if not path.is_dir():
        return Walked([path], Counter())
    known, found, passed_over = suffixes.union(others), list[Path](), Counter[str]()
    for entry in _below(path, passed_over):
        if kind := _no_document(entry, known):
            passed_over[kind] += 1
        else:
            found.append(Path(entry.path))
    if not found:
        raise UnreadableDocument(f"{path} holds no document that can be read ({' '.join(sorted(suffixes))})")
    return Walked(sorted(found), passed_over)


def _below(folder: Path | str, passed_over: Counter[str]) -> Iterator[os.DirEntry[str]]:
    """All that lies below a folder, but for the folders; of a hidden folder only itself."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        passed_over["folder that cannot be opened"] += 1
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
            yield from _below(entry.path, passed_over)
        else:
            yield entry


def paths(path: Path, suffixes: frozenset[str]) -> Iterator[Path]:
    """The file itself, or the readable files below a folder."""
    yield from walk(path, suffixes).files


def _no_document(entry: os.DirEntry[str], known: frozenset[str]) -> str | None:
    """Why something in a folder is no document."""
    if entry.is_symlink():
        return "link"
    if entry.name.startswith((".", "~$")):
        return "hidden"
    if not entry.is_file():
        return "no file"
    suffix = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122 (a Path of each file of a folder takes longer)
    return None if suffix in known else suffix or "without suffix"
