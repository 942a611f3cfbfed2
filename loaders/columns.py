"""What the columns of a table mean, by their headers (columns.yaml), and the row form in which they are read."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from graph.text import bare
from graph.yaml_file import read_yaml
from loaders.reading.normal import clean

Kind = Literal["park", "company", "target"]
Sense = Literal["goal", "fact"]
SEPARATOR = " | "

_TABLE = Path(__file__).with_suffix(".yaml")
_UNIT = re.compile(
    r"[（(\[【]\s*(?:单位\s*[:：])?\s*(?P<unit>[^（）()\[\]【】]{1,20}?)\s*[)）\]】]\s*$|/(?P<per>[^/\s]{1,8})$"
)
_YEAR = re.compile(r"(?P<year>(?:19|20|21)\d{2})\s*(?:年度?|fy)?", re.IGNORECASE)
_NOTE = re.compile(
    r"单位\s*[:：]\s*(?P<unit>[^\s，,；;、（）()]{1,12})|\bunit\s*:\s*(?P<en>[^,;()]{1,24})", re.IGNORECASE
)


class Column(NamedTuple):
    """A column by its header: its role (empty where none is known), and the unit, year and sense the header gives."""

    header: str
    name: str
    role: str = ""
    unit: str = ""
    year: int | None = None
    sense: Sense | None = None


class Cell(NamedTuple):
    """A cell that holds something, and where it stands in its row's passage."""

    column: int
    start: int
    end: int


class Row(NamedTuple):
    """A row under known headers; of the header row itself the number is 0."""

    kind: Kind
    number: int
    columns: tuple[Column, ...]
    cells: tuple[Cell, ...]


@cache
def _words() -> Mapping[str, Any]:
    words: Mapping[str, Any] = read_yaml(_TABLE)
    return words


@cache
def _roles() -> Mapping[str, str]:
    return {key: role for role, names in _words()["roles"].items() for name in names if (key := bare(name))}


def modality(said: str) -> str | None:
    """Is an indicator of this nature (约束性, 预期性) a firm goal or an aim?"""
    return next((value for name, value in _words()["modality"].items() if bare(name) == bare(said)), None)


def row_text(cells: Sequence[str]) -> str:
    """A row as a passage: its cells that hold something, in order."""
    return SEPARATOR.join(filter(None, map(clean, cells)))


def row(kind: Kind, number: int, columns: tuple[Column, ...], cells: Sequence[str]) -> Row:
    """The cells of a row with their places in `row_text`."""
    found, at = [], 0
    for i, text in enumerate(map(clean, cells)):
        if text:
            found.append(Cell(i, at, at + len(text)))
            at += len(text) + len(SEPARATOR)
    return Row(kind, number, columns, tuple(found))


def column(header: str) -> Column:
    """What a header says."""
    rest = header = clean(header)
    plain = _roles().get(bare(header)) if bare(header) else None
    if plain:
        return Column(header, header, plain, sense=_sense(header))
    unit = _UNIT.search(rest)
    if unit:
        rest = rest[: unit.start()]
    year = _YEAR.search(rest)
    if year:
        rest = rest[: year.start()] + rest[year.end() :]
    rest = rest.strip(" ：:-_")
    role = _roles().get(bare(rest), "" if rest else "value" if year else "")
    return Column(
        header, rest, role, (unit["unit"] or unit["per"] or "").strip() if unit else "",
        int(year["year"]) if year else None, _sense(rest),
    )  # fmt: skip


def _sense(header: str) -> Sense | None:
    """Does the header speak of goals or of facts?"""
    said = header.lower()
    for sense in ("fact", "goal"):
        if any(word in said for word in _words()[sense]):
            return "goal" if sense == "goal" else "fact"
    return None


def columns(headers: Sequence[str], about: str = "") -> tuple[Kind, tuple[Column, ...]] | None:
    """The columns under these headers, and what the rows are of; None where no header says it."""
    found = tuple(map(column, headers))
    named = next((kind for kind, words in _words()["titles"].items() if any(w in about.lower() for w in words)), "")
    found = tuple(c._replace(role=named) if c.role == "name" else c for c in found)
    roles = {c.role for c in found}
    if sum(bool(c.header) for c in found) < 2:
        return None
    if "metric" in roles and "value" in roles:
        return "target", found
    for kind in ("company", "park"):
        if kind in roles:
            return ("company" if kind == "company" else "park"), found
    return None


def noted_unit(lines: Iterable[str]) -> str:
    """The unit that a line above a table gives for all of it: 单位：亿元."""
    found = next(filter(None, map(_NOTE.search, lines)), None)
    return (found["unit"] or found["en"]).strip() if found else ""
