"""Rows under known headers: parks, companies and goals, each thing and figure with the words of its cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from graph.ids import quantity_id
from graph.model import Comparator, Names
from graph.targets import normalised, units
from graph.vocabulary import METRIC
from loaders.columns import Cell, Column, Row, modality, noted_unit
from loaders.reading import plans
from loaders.reading.draft import Ref
from loaders.reading.mentions import Pending
from loaders.reading.quantities import figures
from loaders.reading.sentences import Sentence, Span, sentences, split, trimmed
from loaders.reading.state import Reading

RULE = "table"
_MOST_WARNINGS = 50
_SHOWN = 3  # of the cells that a warning names
_LABELS = {
    "park": "Park", "company": "Organization", "place": "Place", "field": "Field", "industry": "Industry",
    "technology": "Technology", "plan": "Plan",
}  # fmt: skip
_LINKS = {
    "park": {
        "place": "LOCATED_IN", "parent": "PART_OF", "field": "FOCUSES_ON", "industry": "FOCUSES_ON",
        "technology": "INVOLVES", "plan": "PART_OF",
    },
    "company": {"place": "LOCATED_IN", "parent": "PART_OF"},
    "target": {},
}  # fmt: skip
_OWNERS = ("park", "company", "field", "industry", "place", "plan")  # of a goal, the most specific first
_OWN = {"target": ("number", "metric", "value", "unit", "year", "baseline_year", "modality")}
_SIGNS = (
    ("≥", "不少于"),
    (">=", "不少于"),
    ("≤", "不超过"),
    ("<=", "不超过"),
    (">", "超过"),
    ("<", "低于"),
    ("~", "约"),
)
_TITLE = re.compile(r"《?(?P<name>[^《》（]{2,60})(?:（(?P<years>[^（）]*)）)?》?")


class Amount(NamedTuple):
    """A figure as a cell prints it."""

    comparator: Comparator
    value: int | float | None
    value_max: int | float | None
    unit: str


@dataclass(frozen=True)
class _Line:
    """A row being read: its cells in matching form, and what it is about."""

    reading: Reading
    passage: int
    row: Row
    head: int | None  # the passage of the header row

    def piece(self, cell: Cell) -> Sentence:
        span = Span(self.passage, cell.start, cell.end)
        return Sentence(span, self.reading.forms[self.passage][cell.start : cell.end])

    def cells(self, *roles: str) -> Iterator[tuple[Column, Sentence]]:
        for cell in self.row.cells:
            if cell.column < len(self.row.columns) and self.row.columns[cell.column].role in roles:
                yield self.row.columns[cell.column], self.piece(cell)

    def first(self, *roles: str) -> Sentence | None:
        return next((piece for role in roles for _, piece in self.cells(role)), None)

    def warn(self, words: str) -> None:
        warnings = self.reading.draft.warnings
        if len(warnings) < _MOST_WARNINGS:
            warnings.append(f"row {self.row.number}: {words}")
        elif len(warnings) == _MOST_WARNINGS:
            warnings.append("and more rows that are not read whole")


def read(reading: Reading, passage: int, row: Row, head: int | None) -> None:
    """What a row says; a header row says which of its columns are not read."""
    if row.number == 0:
        _header(reading, passage, row)
        return
    line = _Line(reading, passage, row, head)
    if stray := [reading.draft.text(line.piece(cell).span) for cell in row.cells if not _has_header(row, cell)]:
        line.warn(f"“{'”, “'.join(stray[:_SHOWN])}” under no header: not read")
    if row.kind == "target":
        _goals(line, _owner(line))
    else:
        _thing(line)
    for sentence in sentences(passage, reading.forms[passage]):
        reading.pending.append(Pending(sentence, None, None, None, None))


def _header(reading: Reading, passage: int, row: Row) -> None:
    """Columns under headers that mean nothing here are named; the title's plan is what goals hang on."""
    unread = [row.columns[c.column].header for c in row.cells if not _is_read(reading, row, row.columns[c.column])]
    unread += [f"{column.header} (again)" for column in _again(row)]
    if unread:
        reading.draft.warnings.append(f"columns not read: {', '.join(unread)}")
    if reading.plan is None and "《" in reading.forms[0]:
        for sentence in sentences(0, reading.forms[0]):
            plans.read(reading, sentence)
    taken = (c for c in row.cells if row.columns[c.column].header not in unread)
    reading.draft.claimed.extend(Span(passage, c.start, c.end) for c in taken)


def _has_header(row: Row, cell: Cell) -> bool:
    return cell.column < len(row.columns) and bool(row.columns[cell.column].header)


def _again(row: Row) -> list[Column]:
    """Of the columns that say what a row is about only the first is read."""
    about = [column for column in row.columns if column.role == ("metric" if row.kind == "target" else row.kind)]
    return about[1:]


def _is_read(reading: Reading, row: Row, column: Column) -> bool:
    if row.kind == "target":
        return column.role in (*_OWN["target"], *_OWNERS)
    return column.role in ("number", row.kind, *_LINKS[row.kind]) or _metric(reading, column) is not None


def _metric(reading: Reading, column: Column) -> Names | None:
    """The metric that a column of figures is named for."""
    names = [column.name, re.sub(r"^(?:目标|预计|计划|规划|实际|现状|完成)|(?:目标|现状)值?$", "", column.name)]
    found = (reading.draft.vocabulary.find(name, METRIC) for name in names if name and not column.role)
    return next((concept.pref_label for concept in found if concept is not None), None)


def _thing(line: _Line) -> None:
    """A park or company: where it lies, what it belongs to, what it works on, its figures."""
    name = line.first(line.row.kind)
    if name is None:
        line.warn(f"no {line.row.kind} is named: not read")
        return
    place = line.first("place")
    scope = _place(line, place).id if place is not None and line.row.kind == "park" else ""
    more = {"kind": "company"} if line.row.kind == "company" else {}
    ref = line.reading.draft.say(_LABELS[line.row.kind], _said(line, name), name.span, scope=scope, **more)
    for role, type_ in _LINKS[line.row.kind].items():
        for _, cell in line.cells(role):
            for other in _named(line, role, cell):
                line.reading.draft.link(ref, type_, other, _both(name, cell), RULE)
    for column, cell in line.cells(""):
        if (metric := _metric(line.reading, column)) is not None:
            _figure(line, ref, name, metric, column, cell, "", ())


def _said(line: _Line, piece: Sentence) -> str:
    return line.reading.draft.text(trimmed(piece).span) or line.reading.draft.text(piece.span)


def _both(one: Sentence, other: Sentence) -> Span:
    """From the one cell to the other."""
    return Span(one.span.passage, min(one.span.start, other.span.start), max(one.span.end, other.span.end))


def _named(line: _Line, role: str, cell: Sentence) -> Iterator[Ref]:
    """The things a cell lists."""
    if role == "place":
        yield _place(line, cell)
    elif role == "plan":
        yield from _plan(line, cell)
    elif role == "parent":
        yield line.reading.draft.say(_LABELS[line.row.kind], _said(line, cell), cell.span)
    else:
        for part in split(cell, "、，；/"):
            name = trimmed(part.cut(0, len(part.text) - 1) if part.text[-1:] == "/" else part)
            name = name.cut(0, len(name.text.removesuffix("等")))
            if name.text:
                yield line.reading.draft.say(_LABELS[role], line.reading.draft.text(name.span), name.span)


def _place(line: _Line, cell: Sentence) -> Ref:
    """The place a cell names: the vocabulary's where it ends with one, else the cell's own words."""
    marks = [m for m in line.reading.inside(cell, "Place") if m.span.end == cell.span.end]
    span = marks[-1].span if marks else trimmed(cell).span
    return line.reading.draft.say("Place", line.reading.draft.text(span), span)


def _plan(line: _Line, cell: Sentence) -> Iterator[Ref]:
    found = _TITLE.search(cell.text)
    if found:
        years, name = re.findall(r"(?:19|20)\d{2}", found["years"] or ""), cell.cut(*found.span("name"))
        if line.reading.draft.document.language == "en":
            yield line.reading.draft.say("Plan", _said(line, name), name.span, scope=line.reading.draft.place or "")
        else:
            yield line.reading.plan_named(name, years)


# goals


def _owner(line: _Line) -> tuple[Ref | None, Sentence | None]:
    """Whose the goals of a row are: what the row names, else the plan or place of the title."""
    for role in _OWNERS:
        for _, cell in line.cells(role):
            for ref in _named_owner(line, role, cell):
                return ref, cell
    reading = line.reading
    if reading.plan is not None:
        return reading.plan, None
    title = next((m for m in reading.marks.get(0, ()) if m.concept.label == "Place"), None)
    if title is None:
        return None, None
    return reading.draft.say("Place", reading.draft.text(title.span), title.span), None


def _named_owner(line: _Line, role: str, cell: Sentence) -> Iterator[Ref]:
    if role in ("park", "company"):
        more = {"kind": "company"} if role == "company" else {}
        yield line.reading.draft.say(_LABELS[role], _said(line, cell), cell.span, **more)
    else:
        yield from _named(line, role, cell)


def _goals(line: _Line, owner: tuple[Ref | None, Sentence | None]) -> None:
    """The figures of one indicator, a year a column or one year a row."""
    metric = line.first("metric")
    ref, cell = owner
    if metric is None:
        return
    if ref is None:
        line.warn(f"“{_said(line, metric)}” is nobody's: neither the row nor the title names a plan, park or place")
        return
    unit = line.first("unit")
    said = re.sub(r"（[^（）]*）$", "", metric.text)
    inner = re.search(r"（([^（）]{1,12})）$", metric.text)
    concept = line.reading.draft.vocabulary.find(said, METRIC)
    names = concept.pref_label if concept else Names(zh=line.reading.draft.text(metric.cut(0, len(said)).span))
    printed = unit.text if unit is not None else inner[1] if inner and units().read(inner[1]) else ""
    also = tuple(c.span for c in (metric, unit) if c is not None)
    for column, value in line.cells("value"):
        _figure(line, ref, cell or metric, names, column, value, printed, also)


def _figure(
    line: _Line,
    ref: Ref,
    name: Sentence,
    metric: Names,
    column: Column,
    cell: Sentence,
    unit: str,
    also: tuple[Span, ...],
) -> None:
    """One figure: a goal or a fact, with the words of its cell and of what names it."""
    draft, printed = line.reading.draft, line.reading.draft.text(cell.span)
    if re.fullmatch(r"[-—–/\s.]*", cell.text):
        return
    found = amount(cell, unit or column.unit or _noted(line))
    if isinstance(found, str):
        line.warn(f"“{printed}” ({metric.best()}) {found}: not read")
        return
    year = column.year or _year(line)
    kind = _kind(line, column, year)
    if kind is None:
        line.warn(f"“{printed}” ({column.header}) is a goal or a fact? Neither header nor date says: not read")
        return
    baseline = line.first("baseline_year")
    base = int(m[0]) if baseline is not None and (m := re.search(r"(?:19|20)\d{2}", baseline.text)) else None
    norm = normalised(found.value, found.unit, found.value_max)
    own = {"modality": _modality(line)} if kind == "Target" else {}
    place = metric.best()
    said = draft.figure(
        kind, quantity_id(kind, ref.id, place, year, base), metric, (*also, cell.span, *_head(line, column)),
        metric=place, comparator=found.comparator, value=found.value, value_max=found.value_max,
        unit=found.unit or None, year=year, baseline_year=base, **(norm.properties() if norm else {}), **own,
    )  # fmt: skip
    draft.link(ref, "SETS_TARGET" if kind == "Target" else "REPORTS", said, _both(name, cell), RULE)


def amount(cell: Sentence, unit: str) -> Amount | str:
    """The one figure of a cell, in its own unit or the given one; words saying why there is none."""
    text = cell.text.strip()
    for sign, words in _SIGNS:
        text = text.replace(sign, words)
    text = re.sub(r"(?<=\d)，(?=\d{3}\b)", ",", text).replace(" ", "")
    for tried in (text, text + unit):
        found = list(figures(Sentence(Span(0, 0, len(tried)), tried)))
        if len(found) == 1:
            one = found[0]
            whole = one.bound_start == 0 and one.end == len(tried)
            return Amount(one.comparator, one.value, one.value_max, one.unit) if whole else "is more than a figure"
        if found:
            return "holds several figures"
    plain = re.fullmatch(r"\d{1,15}(?:\.\d{1,6})?|\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?", text)
    if plain and units().read(unit) is not None:
        value = float(text.replace(",", ""))
        return Amount("=", int(value) if value.is_integer() else value, None, unit)
    if not re.search(r"\d", text):
        return "is no figure"
    return "has no unit" if not unit else f"in “{unit}” is no figure the table of units knows"


def _noted(line: _Line) -> str:
    """The unit that the lines above the table give."""
    before = line.reading.draft.document.passages[: line.head] if line.head else ()
    return noted_unit(p.text for p in before[-3:])


def _year(line: _Line) -> int | None:
    cell = line.first("year")
    found = re.search(r"(?:19|20|21)\d{2}", cell.text) if cell is not None else None
    return int(found[0]) if found else None


def _kind(line: _Line, column: Column, year: int | None) -> str | None:
    """The header's own words decide, then the date of publication, then the plan's period."""
    if column.sense is not None:
        return "Target" if column.sense == "goal" else "Observation"
    reading = line.reading
    if year is not None and reading.published_year is not None:
        return "Target" if year > reading.published_year else "Observation"
    if line.row.kind != "target":
        return "Observation"
    period = [int(y) for y in re.findall(r"(?:19|20)\d{2}", reading.forms[0])]
    if year is not None and period:
        return "Target" if year >= min(period) else "Observation"
    values = [c for c in line.row.columns if c.role == "value"]
    return "Target" if len(values) == 1 else None


def _modality(line: _Line) -> str:
    cell = line.first("modality")
    return (modality(cell.text) if cell is not None else None) or "firm"


def _head(line: _Line, column: Column) -> tuple[Span, ...]:
    """The header's words, where they give the unit or the year."""
    if line.head is None or not (column.unit or column.year):
        return ()
    at = line.reading.draft.document.passages[line.head].text.find(column.header)
    return (Span(line.head, at, at + len(column.header)),) if at >= 0 else ()
