"""Tables (CSV, TSV) and spreadsheets (XLSX): one Fragment per file, one passage per row."""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO, StringIO
from itertools import islice
from typing import Any
from warnings import catch_warnings, simplefilter

from graph.errors import UnreadableDocument
from loaders.archive import checked
from loaders.article import dateline
from loaders.decode import decode
from loaders.page import Block, Description, Page, page, stem
from loaders.reading.normal import clean
from loaders.sheet import read_part
from loaders.source import Source
from loaders.tabular import blocks, filled_down, is_known

SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm")

MOST_ROWS = 10_000  # of a file; a list of parks or companies has some hundreds
MOST_COLUMNS = 200
_SAMPLE = 20  # lines by which the separator is told
_EMPTY_RUN = 1000  # empty rows after which a sheet is over

Rows = Iterator[Sequence[str]]


def load(source: Source) -> Page:
    """The rows of a table with what its headers mean; its title stands above them, or is the file's name."""
    return workbook(source) if source.suffix in (".xlsx", ".xlsm") else _separated(source)


def _separated(source: Source) -> Page:
    decoded = decode(source.data, source.name)
    lines = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    comma = "\t" if source.suffix == ".tsv" else _separator(lines)
    rows = _counted(_csv(lines, comma, source.name), source.name)
    title = stem(source) or "table"
    return _page(source, title, list(blocks(rows, title)), (), decoded.lost)


def _csv(text: str, comma: str, name: str) -> Rows:
    cells: Sequence[str] = ()
    try:
        for cells in csv.reader(StringIO(text, newline=""), delimiter=comma, strict=False):
            yield cells
    except csv.Error as error:
        raise UnreadableDocument(f"{name} is no table: {error}; is a quotation mark left open?") from error
    if cells and text.endswith('"' + cells[-1].replace('"', '""')):
        lines = cells[-1].count("\n") + 1
        raise UnreadableDocument(f"{name} has a quotation mark that is never closed, {lines} lines before its end")


def _separator(text: str) -> str:
    """The separator that cuts the first lines into the same number of cells, the most of them."""
    lines = [line for line in islice(StringIO(text), 2000) if line.strip()][:_SAMPLE]

    def fit(mark: str) -> tuple[int, int]:
        counts = [re.sub(r'"[^"]*"', "", line).count(mark) for line in lines]
        usual = max(counts, key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(",\t;|，", key=fit) if lines else ","


def _counted(rows: Rows, name: str) -> Rows:
    """The rows, refused where they are more than a document holds."""
    for number, cells in enumerate(rows, start=1):
        if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
            most = f"{MOST_ROWS:,} rows" if number > MOST_ROWS else f"{MOST_COLUMNS} columns"
            raise UnreadableDocument(f"{name} has more than the {most} that are read: split it")
        yield cells


def _page(source: Source, title: str, found: list[Block], warnings: tuple[str, ...], lost: int = 0) -> Page:
    """The rows under the title that stands above them, else under the file's name."""
    if not is_known(found):
        warnings = (*warnings, "no headers that are known: its rows are read as sentences")
    above = [b for b in found[:3] if b.kind == "paragraph"]
    titled = next(
        (b.text for b in above if 4 <= len(b.text) <= 80 and not re.match(r"单位|注|unit", b.text, re.IGNORECASE)),
        title,
    )
    about = Description(title=titled, warnings=warnings).or_else(dateline(above))
    return page(source, about, found, lost)


# spreadsheets


def workbook(source: Source) -> Page:
    """The rows of the sheets that are shown."""
    with catch_warnings():  # of styles, which are not read
        simplefilter("ignore")
        return _sheets(source)


def _sheets(source: Source) -> Page:
    from openpyxl import load_workbook

    checked(source)
    try:
        book = load_workbook(BytesIO(source.data), read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        raise UnreadableDocument(f"{source.name} is no spreadsheet that can be opened: {_first_line(error)}") from error
    try:
        found: list[Block] = []
        warnings: list[str] = []
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                part = read_part(source, sheet)
                rows = filled_down(_cells(sheet, source.name), part.merged)
                found += list(blocks(_counted(rows, source.name), f"{stem(source)} {sheet.title}"))
                warnings += part.warnings
            else:
                warnings.append(f"sheet {clean(sheet.title)} is hidden: not read")
        if len(found) > MOST_ROWS:
            raise UnreadableDocument(f"{source.name} has more than the {MOST_ROWS:,} rows that are read: split it")
        return _page(source, clean(book.properties.title or "") or stem(source) or "table", found, tuple(warnings))
    finally:
        book.close()


def _cells(sheet: Any, name: str) -> Rows:
    """The rows of a sheet as text; a sheet whose rows only claim to be there ends."""
    empty = 0
    sheet.reset_dimensions()  # what it says of its size may be wrong
    try:
        for row in sheet.iter_rows(max_col=MOST_COLUMNS + 1):
            cells = [shown(cell) for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            empty = 0 if cells else empty + 1
            if empty > _EMPTY_RUN:
                return
            yield cells
    except UnreadableDocument:
        raise
    except Exception as error:
        raise UnreadableDocument(f"{name} holds a sheet that cannot be read: {_first_line(error)}") from error


def shown(cell: Any) -> str:
    """A cell as a reader of the sheet sees it, near enough to quote: whole numbers whole, shares in %, days as days."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        percent = "%" in (getattr(cell, "number_format", "") or "")
        return f"{value * 100:.12g}%" if percent else str(value) if isinstance(value, int) else f"{value:.15g}"
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
