"""What a sheet's own part says that its rows do not: merged cells, and formulas without a value."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import ZipFile

from openpyxl.utils.cell import range_boundaries

from loaders.reading.normal import clean
from loaders.source import Source
from loaders.tabular import Merged

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^<>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_NO_VALUE = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^<>]*/>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_MOST_MERGED = 10_000


class Part(NamedTuple):
    """The columns that are merged downwards, and what is to be told of the sheet."""

    merged: tuple[Merged, ...]
    warnings: tuple[str, ...]


def read_part(source: Source, sheet: Any) -> Part:
    """What the sheet's own part says of merged cells and formulas."""
    with ZipFile(BytesIO(source.data)) as archive:
        data = archive.read(sheet._worksheet_path)  # openpyxl keeps merged cells only where it keeps the whole sheet
    empty = len(_NO_VALUE.findall(data))
    told = f"sheet {clean(sheet.title)}: {empty} formulas without a stored value: open it in a spreadsheet and save it"
    return Part(tuple(_merged(data)), (told,) if empty else ())


def _merged(data: bytes) -> Iterator[Merged]:
    for _, found in zip(range(_MOST_MERGED), _MERGED.finditer(data), strict=False):
        left, top, _, bottom = range_boundaries(found[1].decode())
        if left and top and bottom and bottom > top:
            yield Merged(top, bottom, left)
