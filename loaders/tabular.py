"""Rows of cells as blocks of a document: each row a passage, under headers that are known or reported."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from loaders.columns import Column, Kind, column, columns, row, row_text
from loaders.page import Block
from loaders.reading.normal import clean

_FIGURES = ("", "value")  # the roles of a header that others stand under
_FEWEST_BELOW = 2  # cells of a second row of headers
_FIGURE = re.compile(r"(?!(?:19|20|21)\d{2}$)[\d.,%+\-]+")
_ABOVE = 10  # rows in which the headers are looked for

Rows = Iterable[Sequence[str]]


class Merged(NamedTuple):
    """The cells of a column that are one, from row to row; all are counted from 1."""

    first: int
    last: int
    column: int


def blocks(rows: Rows, about: str = "") -> Iterator[Block]:
    """A block for each row that holds something: titles and notes above the headers are paragraphs."""
    coming = iter(rows)
    first = list(islice(coming, _ABOVE))
    heading = _heading(first, about)
    if heading is None:
        yield from (_plain(cells) for cells in _filled([*first, *coming]))
        return
    at, kind, found = heading
    yield from (_plain(cells) for cells in _filled(first[:at]))
    headers, below = first[at], at + 1
    if below < len(first) and (both := _two_rows(headers, first[below])):
        again = columns(both, about)
        kind, found = again or (kind, found)
        headers, below = (both, below + 1) if again else (headers, below)
    yield Block("row", row_text(headers), row=row(kind, 0, found, headers))
    for number, cells in enumerate([*first[below:], *coming], start=1):
        if text := row_text(cells):
            yield Block("row", text, row=row(kind, number, found, cells))


def _heading(first: Sequence[Sequence[str]], about: str) -> tuple[int, Kind, tuple[Column, ...]] | None:
    """Where the headers stand, and what they say."""
    said = about
    for at, cells in enumerate(first):
        found = columns(cells, said)
        if found is not None:
            return at, *found
        said += " " + row_text(cells)
    return None


def _two_rows(upper: Sequence[str], lower: Sequence[str]) -> list[str] | None:
    """Headers in two rows as one: 产值（亿元） over 2022年 and 2023年; None where the lower row is no header."""
    lower = ["" if i < len(upper) and clean(text) == clean(upper[i]) else text for i, text in enumerate(lower)]
    under = [i for i, text in enumerate(lower) if clean(text)]
    over = [_header_over(upper, i) for i in range(max(len(upper), len(lower)))]
    spanned = any(i >= len(upper) or not clean(upper[i]) for i in under)
    if (
        len(under) < _FEWEST_BELOW
        or not spanned
        or any(not over[i] or column(over[i]).role not in _FIGURES for i in under)
    ):
        return None
    if any(_FIGURE.fullmatch(clean(lower[i])) for i in under):
        return None
    parts = {i: clean(lower[i]) for i in under}
    named = [clean(text) for text in upper] + [""] * (len(over) - len(upper))
    return [_as_one(over[i], parts[i]) if i in parts else named[i] for i in range(len(over))]


def _header_over(upper: Sequence[str], i: int) -> str:
    """The header above a cell: that of its column, or the one that spans it from the left."""
    return next((text for cell in reversed(upper[: i + 1]) if (text := clean(cell))), "")


def _as_one(upper: str, lower: str) -> str:
    """A year goes in front, where headers have it; anything else behind."""
    return f"{lower}{upper}" if re.match(r"(?:19|20|21)\d{2}", lower) else f"{upper}{lower}"


def _filled(rows: Rows) -> Iterator[Sequence[str]]:
    return (cells for cells in rows if any(map(clean, cells)))


def _plain(cells: Sequence[str]) -> Block:
    """A row under no known headers; alone in its row, a cell is a line of text."""
    return Block("row" if sum(bool(clean(c)) for c in cells) > 1 else "paragraph", row_text(cells))


def is_known(found: Iterable[Block]) -> bool:
    """Were the headers of the table known?"""
    return any(block.row is not None for block in found)


def filled_down(rows: Rows, merged: Sequence[Merged]) -> Iterator[Sequence[str]]:
    """The rows, in which a cell that is merged downwards says the same in each."""
    coming, at = sorted(merged), 0
    open_: list[Merged] = []
    said: dict[int, str] = {}
    for number, cells in enumerate(rows, start=1):
        while at < len(coming) and coming[at].first <= number:
            open_.append(coming[at])
            at += 1
        open_ = [one for one in open_ if one.last >= number]
        line = list(cells)
        for one in open_ if any(map(clean, cells)) else ():
            line += [""] * (one.column - len(line))
            at_first = one.first == number
            said[one.column] = line[one.column - 1] if at_first else said.get(one.column, "")
            line[one.column - 1] = line[one.column - 1] or said[one.column]
        yield line
