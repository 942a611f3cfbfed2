"""A file as it comes: its name and its bytes."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR

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


def paths(path: Path, suffixes: frozenset[str]) -> Iterator[Path]:
    """The file itself, or the readable files below a folder, in order of their names; links are not followed."""
    if not path.is_dir():
        yield path
        return
    found = [p for p in sorted(path.rglob("*")) if p.suffix.lower() in suffixes and p.is_file() and not p.is_symlink()]
    if not found:
        known = " ".join(sorted(suffixes))
        raise UnreadableDocument(f"{path} holds no document that can be read ({known})")
    yield from found
