"""A Word document as we set it: A4, numbered pages, Chinese fonts by name, captions, tables, links."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from viz.report import ooxml
from viz.report.archive import settled
from viz.report.link import Link
from viz.style import Lang

ROOM = (16.0, 19.0)  # cm for a picture
SIZE = 72 / (2 * 96)  # of a PNG: two pixels to a point of the screen
SMALL = Pt(8.5)
HEAD = "EEF1F0"


Piece = str | Link
Cell = Sequence[Piece]


class Paper:
    """A document in the making."""

    def __init__(self, title: str, author: str, lang: Lang) -> None:
        self.document = Document()
        ooxml.set_page(self.document)
        ooxml.set_styles(self.document, lang)
        ooxml.number_pages(self.document)
        core = self.document.core_properties
        core.title, core.author, core.last_modified_by, core.comments = title[:255], author, author, ""
        core.language = "zh-CN" if lang == "zh" else "en"

    def heading(self, text: str, level: int = 1) -> None:
        """A heading; level 0 is the title."""
        self.document.add_heading(text, level)

    def text(self, *pieces: Piece, style: str | None = None) -> None:
        """A paragraph."""
        _fill(self.document.add_paragraph(style=style), pieces)

    def picture(self, png: bytes, alt: str) -> None:
        """A picture as large as the page allows, with its words for those who do not see it."""
        paragraph = self.document.add_paragraph()
        paragraph.alignment, paragraph.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True
        shape: Any = paragraph.add_run().add_picture(io.BytesIO(png))
        scale = min(ROOM[0] / shape.width.cm, ROOM[1] / shape.height.cm, SIZE)
        shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
        shape._inline.docPr.set("descr", alt)

    def caption(self, kind: str, text: str) -> None:
        """A caption whose number is a field, so that Word lists and renumbers it."""
        paragraph = self.document.add_paragraph(f"{kind} ", style="Caption")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        ooxml.add_field(paragraph, f"SEQ {kind} \\* ARABIC", "1")
        paragraph.add_run(f"  {text}")

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[float]) -> None:
        """A table whose heads come again on every page and whose rows stay together; widths in cm."""
        table: Any = self.document.add_table(rows=0, cols=len(heads), style="Table Grid")
        table.autofit = False
        for column, wide in zip(table.columns, widths, strict=True):
            column.width = Cm(wide)
        ooxml.mark_row(_row(table, [[head] for head in heads], widths, bold=True), "cantSplit", "tblHeader")
        for cells in rows:
            ooxml.mark_row(_row(table, cells, widths), "cantSplit")

    def saved(self, made: date | None) -> bytes:
        """The file; the same content, the same bytes."""
        out = io.BytesIO()
        self.document.save(out)
        return settled(out.getvalue(), made)


def _row(table: Any, cells: Sequence[Cell], widths: Sequence[float], bold: bool = False) -> Any:
    row = table.add_row()
    for cell, pieces, wide in zip(row.cells, cells, widths, strict=True):
        cell.width = Cm(wide)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(2)
        for run in _fill(paragraph, pieces):
            run.font.size, run.font.bold = SMALL, bold
        if bold:
            ooxml.shade(cell, HEAD)
    return row


def _fill(paragraph: Paragraph, pieces: Sequence[Piece]) -> list[Run]:
    """The pieces as runs, those with an address as links."""
    return [
        ooxml.add_link(paragraph, piece.text, piece.address)
        if isinstance(piece, Link) and piece.address
        else paragraph.add_run(piece.text if isinstance(piece, Link) else piece)
        for piece in pieces
    ]
