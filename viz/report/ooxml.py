"""What python-docx has no word for: Chinese fonts, fields, links, marks of a table's rows."""

from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from viz.style import Lang

# Latin and Chinese faces that Word and WPS have, and LibreOffice replaces well.
SERIF, SANS = ("Times New Roman", "宋体"), ("Arial", "黑体")
INK, LINK = RGBColor(0x15, 0x18, 0x1B), "1B6FA6"
_LANGUAGES = {"zh": ("zh-CN", "zh-CN"), "en": ("en-GB", "zh-CN")}
# style: faces, size, space before and after, pt
_STYLES = {
    "Normal": (SERIF, 10.5, 0, 6),
    "Title": (SANS, 20, 0, 12),
    "Heading 1": (SANS, 14, 14, 6),
    "Caption": (SANS, 9, 4, 8),
    "List Number": (SERIF, 9.5, 0, 3),
}


def set_page(document: Document) -> None:
    """A4, with margins for binding."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.4)


def set_styles(document: Document, lang: Lang) -> None:
    """Every style in ink, its faces by name, its language said, so that no reader's theme decides."""
    for name, (faces, size, before, after) in _STYLES.items():
        style: Any = document.styles[name]
        style.font.size, style.font.italic, style.font.color.rgb = Pt(size), False, INK
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        set_faces(style.element.get_or_add_rPr(), *faces)
        _say_language(style.element.get_or_add_rPr(), lang)
    title: Any = document.styles["Title"]
    for border in title.element.pPr.findall(qn("w:pBdr")):
        title.element.pPr.remove(border)


def set_faces(properties: Any, latin: str, chinese: str) -> None:
    """The faces of a run or style; those of the theme go."""
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), latin)
    fonts.set(qn("w:eastAsia"), chinese)


def _say_language(properties: Any, lang: Lang) -> None:
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    said = OxmlElement("w:lang")
    latin, chinese = _LANGUAGES[lang]
    said.set(qn("w:val"), latin)
    said.set(qn("w:eastAsia"), chinese)
    properties.append(said)


def number_pages(document: Document) -> None:
    """Page of pages, in the middle of the foot."""
    foot = document.sections[0].footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_field(foot, "PAGE", "1")
    foot.add_run(" / ")
    add_field(foot, "NUMPAGES", "1")


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field and what it shows until it is renewed."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = shown
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def add_link(paragraph: Paragraph, text: str, address: str) -> Run:
    """Words that lead to an address of the web."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run(text)
    run.font.color.rgb, run.font.underline = RGBColor.from_string(LINK), True
    link.append(run._r)
    paragraph._p.append(link)
    return run


def mark_row(row: Any, *marks: str) -> None:
    """`cantSplit`: it stays together; `tblHeader`: it comes again on every page."""
    properties = row._tr.get_or_add_trPr()
    for mark in marks:
        properties.append(OxmlElement(f"w:{mark}"))


def shade(cell: Any, colour: str) -> None:
    """A cell's ground."""
    ground = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        ground.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(ground)
