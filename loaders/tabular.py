"""Rows of cells as blocks of a document: each row a passage, under headers that are known or reported."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from loaders.columns import Column, Kind, columns, row, row_text
from loaders.page import Block
from loaders.reading.normal import clean

_ABOVE = 10  # rows in which the headers are looked for

Rows = Iterable[Sequence[str]]


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
    yield Block("row", row_text(first[at]), row=row(kind, 0, found, first[at]))
    for number, cells in enumerate([*first[at + 1 :], *coming], start=1):
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


def _filled(rows: Rows) -> Iterator[Sequence[str]]:
    return (cells for cells in rows if any(map(clean, cells)))


def _plain(cells: Sequence[str]) -> Block:
    """A row under no known headers; alone in its row, a cell is a line of text."""
    return Block("row" if sum(bool(clean(c)) for c in cells) > 1 else "paragraph", row_text(cells))


def is_known(found: Iterable[Block]) -> bool:
    """Were the headers of the table known?"""
    return any(block.row is not None for block in found)
