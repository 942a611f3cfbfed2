"""A report as a Word document, read back by python-docx."""

import io
import re
import zipfile
from datetime import date
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm

from viz.report.report import report
from viz.report.word import docx
from viz.view import View

ADDRESS = "http://127.0.0.1:8000/?node=x"


def _made(store: Any, view: View, address: str = ADDRESS) -> bytes:
    return docx(report(store, view, date(2022, 7, 8), address))


def _targets(document: Any) -> list[str]:
    return [rel.target_ref for rel in document.part.rels.values() if rel.is_external]


@pytest.fixture
def document(store: Any, hydrogen: str) -> Any:
    return Document(io.BytesIO(_made(store, View(node=hydrogen))))


def test_picture_has_words_and_a_numbered_caption(document: Any) -> None:
    [picture] = document.inline_shapes
    assert "氢能与相连各项: " in picture._inline.docPr.get("descr")
    assert picture.width < Cm(16.1)
    [caption] = [p for p in document.paragraphs if p.style.name == "Caption"]
    [field] = caption._p.findall(qn("w:fldSimple"))
    assert field.get(qn("w:instr")) == "SEQ 图 \\* ARABIC"
    assert "图库版本 r7c41e · 资料截至 2022-07-08" in caption.text


def test_table_has_item_value_words_source_and_date(document: Any) -> None:
    [table] = document.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["项目", "数值", "原文", "出处", "日期"]
    assert ["国际氢能谷（园区）", "", "“国际氢能谷主攻氢能装备；”", "[1] 政图简报", "2022-07-08"] in rows
    assert ["氢能产业规模（目标）", "> 1000 亿元 · 2025", "引证", "[1] 政图简报", "2022-07-08"] in rows
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_page_is_a4_with_numbers_and_every_style_names_its_chinese_face(document: Any) -> None:
    section = document.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    fields = [f.get(qn("w:instr")) for f in section.footer.paragraphs[0]._p.findall(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    for name, face in (("Normal", "宋体"), ("Heading 1", "黑体"), ("Caption", "黑体")):
        assert document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) == face
        assert document.styles[name].element.rPr.rFonts.get(qn("w:asciiTheme")) is None
    assert {"图中各项及其出处", "来源文献"} <= {p.text for p in document.paragraphs if p.style.name == "Heading 1"}
    assert _targets(document) == [ADDRESS]


def test_same_report_is_the_same_bytes_and_dated_by_its_sources(store: Any, hydrogen: str) -> None:
    first, again = (_made(store, View(node=hydrogen)) for _ in range(2))
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert re.findall(r"<dcterms:\w+[^>]*>([^<]*)", core) == ["2022-07-08T00:00:00Z"] * 2


@pytest.mark.parametrize("view", [View(), View(lang="en")])
def test_hostile_texts_are_text_and_lead_nowhere(hostile: Any, view: View) -> None:
    document = Document(io.BytesIO(_made(hostile, view, "javascript:window.hit=1")))
    assert _targets(document) == []
    [table] = document.tables
    cells = [cell.text for row in table.rows for cell in row.cells]
    assert any("<script>window.hit=1</script>" in cell for cell in cells)
    assert max(map(len, cells)) < 500
    assert not set("\u202e\u2066\u200f\x00") & set("".join(cells))
