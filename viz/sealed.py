"""A snapshot as one file that anyone can check: a ZIP, stored, in which every byte is decided by what it holds."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import orjson

from graph.disk import checksum
from graph.errors import InvalidInput
from graph.signing import fingerprint, public_key, signed_by
from viz.snapshot import FORM, MANIFEST, SIGNATURE, Snapshot

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP knows


@dataclass(frozen=True)
class Verdict:
    """What a check found."""

    broken: tuple[str, ...]  # what is not as it was
    signed_by: str | None  # fingerprint of the key, where the signature holds
    title: str = ""
    version: str = ""

    @property
    def intact(self) -> bool:
        """Is every byte as it was frozen?"""
        return not self.broken


def pack(snapshot: Snapshot) -> bytes:
    """All files as one; the same files, the same bytes."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(snapshot.files.items()):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, data)
    return made.getvalue()


def verify(data: bytes, trusted: str | None = None) -> Verdict:
    """Is a packed snapshot as it was frozen, and (with a trusted public key) was it frozen by its owner?"""
    snapshot = unpack(data)
    found = checked(snapshot.files, trusted)
    if found.intact and pack(snapshot) != data:
        return Verdict(("the archive itself",), found.signed_by, found.title, found.version)
    return found


def unpack(data: bytes) -> Snapshot:
    """The files of a packed snapshot."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            files = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError) as error:
        raise InvalidInput(f"this is not a whole snapshot: {error}") from error
    if MANIFEST not in files:
        raise InvalidInput("this is no snapshot: it has no manifest.json")
    return Snapshot(files)


def checked(files: Mapping[str, bytes], trusted: str | None = None) -> Verdict:
    """What a snapshot's files say of each other."""
    manifest = _read(files[MANIFEST])
    if manifest.get("form") != FORM or not isinstance(manifest.get("files"), dict):
        return Verdict((MANIFEST,), None)
    broken = list(_changed(manifest["files"], files))
    signer = signed_by(files[MANIFEST], _read(files[SIGNATURE])) if SIGNATURE in files else None
    name = fingerprint(signer) if signer else None
    if (manifest.get("signed_by") or SIGNATURE in files) and name != manifest.get("signed_by"):
        broken.append("the signature")
    if trusted and (signer is None or signer != public_key(trusted)):
        broken.append("the signature: it is not by the trusted key")
    return Verdict(tuple(broken), name, str(manifest.get("title", "")), str(manifest.get("version", "")))


def _changed(listed: Mapping[str, Any], files: Mapping[str, bytes]) -> list[str]:
    """Files that are missing, added, or not what the list says."""
    there = {name: checksum(data) for name, data in files.items() if name not in (MANIFEST, SIGNATURE)}
    wanted = {name: entry.get("sha256") for name, entry in listed.items() if isinstance(entry, dict)}
    return sorted(name for name in wanted.keys() | there.keys() | listed.keys() if wanted.get(name) != there.get(name))


def _read(data: bytes) -> dict[str, Any]:
    try:
        said = orjson.loads(data)
    except orjson.JSONDecodeError:
        return {}
    return said if isinstance(said, dict) else {}
