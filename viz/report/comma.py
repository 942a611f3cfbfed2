"""A shortlist as CSV that Excel, LibreOffice and pandas open: UTF-8 with its mark, and no formulas."""

import csv
import io

from viz.report.cells import harmless
from viz.report.link import Link
from viz.report.shortlist import COLUMNS, Field, Shortlist


def comma_separated(found: Shortlist) -> bytes:
    """The table as .csv."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(found.heads)
    rows.writerows([harmless(_bare(row.get(key, ""))) for key in COLUMNS] for row in found.rows)
    return out.getvalue().encode("utf-8-sig")


def _bare(value: Field) -> str | int:
    return value.address if isinstance(value, Link) else value
