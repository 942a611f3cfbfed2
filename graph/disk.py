"""Files that are there whole or not at all, whatever happens to the process or the machine while they are written."""

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

_AT_ONCE = 8  # files


def write_whole(path: Path, data: bytes, *, sync: bool = True) -> None:
    """Put a file in place in one step: a temporary name, the data on the disk, then the name.

    Without `sync` the system may keep the data in memory until `sync_files`: for files that do not count before.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            if sync:
                os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if sync:
        sync_folder(path.parent)


def sync_files(paths: Iterable[Path]) -> None:
    """Put the data of files of one folder, and their names, on the disk: together, for the disk waits once for all."""
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        folders = set(threads.map(_sync_file, paths))
    for folder in folders:
        sync_folder(folder)


def _sync_file(path: Path) -> Path:
    with path.open("rb+") as file:  # Windows syncs only what may be written
        os.fsync(file.fileno())
    return path.parent


def sync_folder(folder: Path) -> None:
    """Put a folder's names on the disk. Windows has no such call and keeps them itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def checksum(data: bytes) -> str:
    """SHA-256 of bytes, in hex."""
    return sha256(data).hexdigest()
