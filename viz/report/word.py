"""A report as a Word document: picture, caption, citation, what is shown with its words, sources."""

from viz import figure
from viz.citing.wording import word as cited
from viz.report.link import Link
from viz.report.paper import Cell, Paper, Piece
from viz.report.report import Item, Report
from viz.report.wording import word

HEADS = ("item", "value", "words", "source", "date")
WIDTHS = (3.1, 2.2, 4.9, 3.9, 1.9)  # cm


def docx(report: Report) -> bytes:
    """The report as .docx."""
    paper = Paper(report.drawing.title, cited("author", report.lang), report.lang)
    paper.heading(report.drawing.title, level=0)
    paper.picture(figure.render(report.drawing, "png", report.made, report.address), report.alt)
    paper.caption(word("figure", report.lang), report.caption)
    if report.drawing.why:
        paper.text(report.drawing.why)
    if report.address:
        paper.text(*_online(report))
    paper.text(f"{word('cite_this', report.lang)} ", *linked(report.entry(report.record), report.record.url))
    _evidence(paper, report)
    return paper.saved(report.made)


def _evidence(paper: Paper, report: Report) -> None:
    """What is shown, and the documents it was read from."""
    if report.items:
        paper.heading(word("overview_table", report.lang))
        paper.table([word(head, report.lang) for head in HEADS], [_row(i, report) for i in report.items], WIDTHS)
    if report.left_out:
        paper.text(report.left_out)
    if report.documents:
        paper.heading(word("sources", report.lang))
    for number, one in enumerate(report.documents, 1):
        paper.text(f"[{number}] ", *linked(report.entry(one), one.url))


def _online(report: Report) -> list[Piece]:
    before, after = word("read_at", report.lang, address="\0").split("\0")
    return [before, Link(report.address, report.record.url), after]


def linked(entry: str, url: str) -> list[Piece]:
    """An entry whose address can be followed."""
    before, found, after = entry.partition(url) if url else (entry, "", "")
    return [before, Link(url, url), after] if found else [before]


def _row(item: Item, report: Report) -> list[Cell]:
    name = f"{item.name}（{item.label}）" if report.lang == "zh" else f"{item.name} ({item.label})"
    said = item.said
    if said is None:
        return [[name], [item.value], [word("none", report.lang)], [], []]
    words = f"“{said.words}”" if said.words else word("cited", report.lang)
    return [[name], [item.value], [words], [f"[{item.number}] ", Link(said.title, said.url)], [said.published]]
