"""Files that are there whole or not at all, whatever happens to the process or the machine while they are written."""

import os
from hashlib import sha256
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in place in one step: a temporary name, the data on the disk, then the name."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


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
