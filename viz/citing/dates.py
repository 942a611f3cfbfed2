"""Dates as sources give them: ISO 8601, as precise as known, and sometimes no date at all."""

import re
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?![\d-])")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def parts(said: str) -> tuple[int, ...]:
    """Year, month and day, as many as a text gives; none where it is no date."""
    found = _ISO.match(said)
    if found is None:
        return ()
    given = tuple(int(part) for part in found.groups() if part)
    try:
        date(*(*given, 1, 1)[:3])
    except ValueError:
        return ()
    return given


def iso(said: str) -> str:
    """2022-07-08, 2022-07 or 2022; nothing where it is no date."""
    return "-".join(f"{part:02}" for part in parts(said))
