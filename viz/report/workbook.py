"""A shortlist as an Excel workbook: texts as texts, links of the web only, a head that stays."""

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from math import ceil
from typing import Any
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from viz.citing import apa, gbt7714
from viz.citing.reference import Stand
from viz.citing.wording import word as cited
from viz.report.archive import UNDATED, settled
from viz.report.cells import is_formula
from viz.report.link import Link
from viz.report.shortlist import COLUMNS, Field, Shortlist
from viz.report.wording import word

LINE, LINES = 14.5, 30  # height of a line, pt; lines a row takes at most
# Styles are made once: a cell that gets a new one is ten times as slow.
_TEXT, _HEAD = Font(name="Arial", size=10), Font(name="Arial", size=10, bold=True)
_LINK = Font(name="Arial", size=10, color="1B6FA6", underline="single")
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_GROUND, _RULE = PatternFill("solid", start_color="EEF1F0"), Border(bottom=Side(style="thin", color="C6CCCA"))


def workbook(found: Shortlist) -> bytes:
    """The table as .xlsx, with a second sheet that says what it is and how to cite it."""
    book: Any = Workbook()
    book.properties.creator = cited("author", found.lang)
    book.properties.title = word("shortlist", found.lang)
    day = found.made or UNDATED
    book.properties.created = book.properties.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)
    _table(book.active, found)
    _about(book.create_sheet(word("about", found.lang)), found)
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue(), found.made)


def _table(sheet: Any, found: Shortlist) -> None:
    sheet.title = word("shortlist", found.lang)
    for column, (key, wide) in enumerate(COLUMNS.items(), 1):
        _put(sheet.cell(1, column), word(key, found.lang), head=True)
        sheet.column_dimensions[get_column_letter(column)].width = wide
        for line, row in enumerate(found.rows, 2):
            _put(sheet.cell(line, column), row.get(key, ""))
    for line, row in enumerate(found.rows, 2):
        sheet.row_dimensions[line].height = LINE * _lines(row)
    sheet.freeze_panes = "D2"  # the head, and what a row is about
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _lines(row: Mapping[str, Field]) -> int:
    """How many lines a row takes at the widths of its columns, as not every program finds out by itself."""
    texts = {key: str(value.text if isinstance(value, Link) else value) for key, value in row.items()}
    return min(max(ceil(_width(text) / (COLUMNS[key] - 1)) for key, text in texts.items() if text), LINES)


def _width(text: str) -> int:
    """In the characters spreadsheets measure by: a Chinese one takes two."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def _about(sheet: Any, found: Shortlist) -> None:
    """What the table is, of which library, and how it is cited."""
    title = word("shortlist", found.lang)
    record = Stand(found.version, found.made, found.address, None, found.lang).record("shortlist", title)
    entry = gbt7714.entry(record) if found.lang == "zh" else apa.entry(record)
    day = found.made.isoformat() if found.made else ""
    address = Link(record.url, record.url) if record.url else found.address
    said = {"title": title, "version": found.version, "made": day, "address": address, "citation": entry}
    for line, (key, value) in enumerate(said.items(), 1):
        _put(sheet.cell(line, 1), word(key, found.lang), head=True)
        _put(sheet.cell(line, 2), value)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 16, 90


def _put(cell: Any, value: str | int | Link, head: bool = False) -> None:
    """A value; a text is a text whatever it begins with, and stays one when it is edited."""
    cell.value = value.text if isinstance(value, Link) else value
    if isinstance(cell.value, str):
        cell.data_type = "s"
        cell.quotePrefix = is_formula(cell.value)
    if isinstance(value, Link):
        cell.hyperlink = value.address
    cell.alignment = _WRAPPED
    cell.font = _LINK if isinstance(value, Link) else _HEAD if head else _TEXT
    if head:
        cell.fill, cell.border = _GROUND, _RULE
