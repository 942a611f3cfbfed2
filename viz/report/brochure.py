"""A shortlist as a Word document: each node's facts and words in one table."""

from collections.abc import Mapping

from viz.citing.wording import word as cited
from viz.report.link import Link
from viz.report.paper import Cell, Paper
from viz.report.shortlist import Field, Shortlist
from viz.report.wording import word
from viz.style import style

HEADS = ("item", "value", "words", "source", "date")
WIDTHS = (3.4, 2.6, 5.2, 2.9, 1.9)  # cm


def brochure(found: Shortlist) -> bytes:
    """The table as .docx."""
    say = style().word
    paper = Paper(word("shortlist", found.lang), cited("author", found.lang), found.lang)
    paper.heading(word("shortlist", found.lang), level=0)
    stamp = [say("version", found.lang, version=found.version[:12])]
    if found.made:
        stamp.append(say("made", found.lang, date=found.made.isoformat()))
    paper.text(" · ".join(stamp))
    paper.table([word(head, found.lang) for head in HEADS], _rows(found), WIDTHS)
    return paper.saved(found.made)


def _rows(found: Shortlist) -> list[list[Cell]]:
    """A node is named in the first of its rows."""
    rows, before = [], None
    for row in found.rows:
        again = row["id"] == before
        before = row["id"]
        about: list[Cell] = [[], []] if again else [_name(row, found), _value(row)]
        rows.append(about + _said(row))
    return rows


def _name(row: Mapping[str, Field], found: Shortlist) -> Cell:
    """What it is called in both languages, its kind, and the plan it hangs on."""
    names = [str(row[key]) for key in ("name_zh", "name_en") if row[key]]
    plan = f"{word('plan', found.lang)}{'：' if found.lang == 'zh' else ': '}{row['plan']}" if row["plan"] else ""
    return ["\n".join(filter(None, (*names, str(row["kind"]), plan)))]


def _value(row: Mapping[str, Field]) -> Cell:
    parts = (row.get("printed", ""), row.get("year", ""), row["properties"])
    return ["\n".join(str(part) for part in parts if part)]


def _said(row: Mapping[str, Field]) -> list[Cell]:
    words = f"“{row['words']}”" if row.get("words") else str(row["evidence"])
    link = row.get("link", "")
    title = Link(str(row.get("document", "")), link.address if isinstance(link, Link) else "")
    sure = f"\n{row['publisher']} · {row['confidence']}" if row.get("confidence") else ""
    return [[words], [title, sure], [str(row.get("date", ""))]]
