"""Files of several parts (.docx, .xlsx, .zip) that are the same bytes on any day."""

import io
import re
from collections.abc import Mapping
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day a zip knows
UNDATED = date(2000, 1, 1)  # a file of no dated source
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip, in their order, none of them dated."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(_undated(name), data, compresslevel=6)
    return out.getvalue()


def settled(office: bytes, made: date | None) -> bytes:
    """An Office file with the day of its sources in place of the hour it was written."""
    stamp = rb"\g<1>" + f"{made or UNDATED}T00:00:00Z".encode()
    with ZipFile(io.BytesIO(office)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    return packed(parts | {core: _STAMP.sub(stamp, parts[core])})


def _undated(name: str) -> ZipInfo:
    info = ZipInfo(name, EPOCH)
    info.compress_type = ZIP_DEFLATED
    info.create_system = 3  # the same on every system
    info.external_attr = 0o644 << 16
    return info
