"""What a file of zipped parts may unpack to: looked at before a parser sees it, and counted, for headers may lie."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from graph.errors import UnreadableDocument
from loaders.source import Source

LARGEST = 100 * 1024 * 1024  # bytes that all members unpack to
LARGEST_RATIO = 200  # of a member that unpacks to more than a megabyte
MOST_MEMBERS = 2000
_CHUNK = 1 << 20
_DAMAGED = (BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError)  # one of them: a form not known
_OLD = b"\xd0\xcf\x11\xe0"  # the container of old Word and Excel files, and of encrypted new ones


def is_archive(data: bytes) -> bool:
    """Do the bytes begin like a zip file?"""
    return data.startswith(b"PK\x03\x04")


def members(source: Source) -> frozenset[str]:
    """The names of the parts; empty where there are none."""
    try:
        with ZipFile(BytesIO(source.data)) as archive:
            return frozenset(archive.namelist())
    except _DAMAGED:
        return frozenset()


def checked(source: Source) -> None:
    """`UnreadableDocument` where the parts are damaged, encrypted, or more than a document has."""
    if source.data.startswith(_OLD):
        raise UnreadableDocument(
            f"{source.name} is encrypted, or in the form before 2007: save it without a password as {source.suffix}"
        )
    try:
        with ZipFile(BytesIO(source.data)) as archive:
            parts = archive.infolist()
            _declared(parts, source.name)
            _counted(archive, parts, source.name)
    except _DAMAGED as error:
        raise UnreadableDocument(f"{source.name} is damaged, or no {source.suffix} file: {error}") from error


def _declared(parts: list[ZipInfo], name: str) -> None:
    """What the parts say of their sizes."""
    if len(parts) > MOST_MEMBERS:
        raise UnreadableDocument(f"{name} holds {len(parts):,} parts, more than the {MOST_MEMBERS:,} that are read")
    if len({part.filename for part in parts}) < len(parts):
        raise UnreadableDocument(f"{name} holds two parts of one name")
    total = sum(part.file_size for part in parts)
    if total > LARGEST:
        raise UnreadableDocument(f"{name} unpacks to {total:,} bytes, more than the {LARGEST:,} that are read")
    for part in parts:
        _ratio(part.file_size, part.compress_size, name)
        if part.flag_bits & 1:
            raise UnreadableDocument(f"{name} is encrypted: save it without a password")


def _ratio(unpacked: int, packed: int, name: str) -> None:
    if unpacked > _CHUNK and unpacked > LARGEST_RATIO * max(1, packed):
        raise UnreadableDocument(f"{name} holds a part that unpacks to {unpacked // max(1, packed):,} times its size")


def _counted(archive: ZipFile, parts: list[ZipInfo], name: str) -> None:
    """What they really unpack to; the check sum of each part is checked on the way."""
    total = 0
    for part in parts:
        with archive.open(part) as file:
            while chunk := file.read(_CHUNK):
                total += len(chunk)
                if total > LARGEST:
                    raise UnreadableDocument(f"{name} unpacks to more than the {LARGEST:,} bytes that are read")
