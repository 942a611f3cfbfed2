"""Word documents: what Word shows, in its order, with the numbers it counts by itself."""

import pytest

from graph.errors import UnreadableDocument
from graph.vocabulary import Vocabulary
from loaders import docx as loader
from loaders import read
from loaders.numbering import chinese
from loaders.page import Page
from loaders.source import Source
from tests.loaders.word_writer import OUTLINE, W, docx, lvl, p, tbl

TITLE = "海州市深海装备产业行动方案（2023-2026年）"
STYLES = (
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="N"><w:name w:val="条目"/><w:basedOn w:val="M"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="M"><w:name w:val="条"/><w:pPr><w:numPr><w:ilvl w:val="1"/>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)


def _load(body: str, **parts: str) -> Page:
    return loader.load(Source("plan.docx", docx(body, **({"styles": STYLES} | parts))))


def _texts(page: Page, kind: str | None = None) -> list[str]:
    return [one.text for one in page.document.passages[1:] if kind in (None, one.kind)]


def _numbered(body: str, numbering: str = OUTLINE) -> list[str]:
    return _texts(_load(p(TITLE) + body, numbering=numbering))


# order and structure


def test_paragraphs_and_tables_stay_in_their_order() -> None:
    page = _load(p(TITLE, style="T") + p("前言部分。") + tbl(["事项", "进度"], ["装船", "过半"]) + p("结语部分。"))
    assert page.document.title == TITLE
    assert _texts(page) == ["前言部分。", "事项 | 进度", "装船 | 过半", "结语部分。"]
    assert _texts(page, "row") == ["事项 | 进度", "装船 | 过半"]


def test_headings_are_told_by_style() -> None:
    page = _load(p(TITLE, style="T") + p("总体要求", style="H") + p("坚持陆海统筹。"))
    assert _texts(page, "heading") == ["总体要求"]


def test_first_short_line_is_the_title_where_no_style_says_it() -> None:
    assert _load(p(TITLE) + p("坚持陆海统筹，推动协同发展。")).document.title == TITLE


def test_date_of_the_signature_is_the_date() -> None:
    page = _load(p(TITLE) + p("坚持陆海统筹，推动协同发展。") + p("海州市人民政府") + p("2023年5月8日"))
    assert page.document.published == "2023-05-08"


def test_cell_merged_downwards_is_said_in_every_row() -> None:
    page = _load(p(TITLE) + tbl(["任务", "单位"], ["造船↓", "甲局"], ["↓", "乙局"]))
    assert _texts(page, "row") == ["任务 | 单位", "造船 | 甲局", "造船 | 乙局"]


def test_table_that_lays_out_text_is_text() -> None:
    long = "海州市将加快建设东湾深海谷，" * 8
    assert _texts(_load(p(TITLE) + tbl([long, long])), "paragraph") == [long, long]


def test_insertions_are_read_and_deletions_are_not() -> None:
    changed = "<w:ins><w:r><w:t>新增内容</w:t></w:r></w:ins><w:del><w:r><w:delText>旧内容</w:delText></w:r></w:del>"
    assert _texts(_load(p(TITLE) + p("保留内容，", xml=changed))) == ["保留内容，新增内容"]


def test_content_controls_text_boxes_and_links_are_read_once() -> None:
    control = f"<w:sdt><w:sdtContent>{p('控件中的段落。')}</w:sdtContent></w:sdt>"
    box = f"<w:r><w:pict><w:txbxContent>{p('文本框中的话。')}</w:txbxContent></w:pict></w:r>"
    link = "<w:hyperlink><w:r><w:t>链接文字</w:t></w:r></w:hyperlink>"
    found = _texts(_load(p(TITLE) + control + p("正文", xml=box) + p("见", xml=link)))
    assert found == ["控件中的段落。", "正文", "文本框中的话。", "见链接文字"]


def test_footnotes_are_told_as_not_read() -> None:
    page = _load(p(TITLE) + p("坚持陆海统筹。"), footnotes=f"<w:footnote>{p('注释文字')}</w:footnote>")
    assert page.warnings == ("footnotes are not read",)


# numbers


def test_outline_of_a_plan_is_counted_as_word_counts_it() -> None:
    body = (
        p("总体要求", level=0) + p("重点任务", level=0) + p("提升能级", level=1) + p("水下机器人", level=2)
        + p("深海钻机", level=2) + p("优化布局", level=1) + p("海底电缆", level=2) + p("保障措施", level=0)
        + p("加强领导", level=1)
    )  # fmt: skip
    assert _numbered(body) == [
        "一、总体要求", "二、重点任务", "（一）提升能级", "1.水下机器人", "2.深海钻机", "（二）优化布局",
        "1.海底电缆", "三、保障措施", "（一）加强领导",
    ]  # fmt: skip


def test_number_of_a_style_counts_too() -> None:
    assert _numbered(p("总则", level=0) + p("目标", style="N") + p("原则", style="N")) == [
        "一、总则",
        "（一）目标",
        "（二）原则",
    ]


@pytest.mark.parametrize(
    ("form", "text", "shown"),
    [
        ("decimal", "%1.", "3."), ("decimalFullWidth", "%1．", "\uff13．"), ("decimalEnclosedCircle", "%1", "③"),
        ("chineseCountingThousand", "第%1条", "第三条"), ("chineseLegalSimplified", "%1、", "叁、"),
        ("ideographTraditional", "%1、", "丙、"), ("upperRoman", "%1.", "III."), ("lowerLetter", "（%1）", "（c）"),
        ("bullet", "", ""), ("none", "", ""), ("decimalZero", "%1)", "03)"),
    ],
)  # fmt: skip
def test_every_common_form_of_number(form: str, text: str, shown: str) -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{lvl(0, form, text)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert _numbered("".join(p("项目", level=0) for _ in range(3)), numbering)[-1] == f"{shown}项目"


def test_a_use_of_a_list_may_begin_anew_and_levels_name_those_above() -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{lvl(0, "decimal", "%1.")}{lvl(1, "decimal", "%1.%2")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = p("甲", level=0) + p("乙", level=1) + p("丙", level=0) + p("丁", level=1) + p("戊", level=0, list_="2")
    assert _numbered(body, numbering) == ["1.甲", "1.1乙", "2.丙", "2.1丁", "1.戊"]


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (103, "一百零三"), (110, "一百一十"), (1005, "一千零五")],
)
def test_chinese_numbers(number: int, shown: str) -> None:
    assert chinese(number) == shown


def test_restored_numbers_make_the_outline_that_the_reader_reads() -> None:
    body = p(TITLE) + p("重点任务", level=0) + p("提升装备能级", level=1) + p("培育骨干企业", level=1)
    (fragment,) = read(Source("plan.docx", docx(body, numbering=OUTLINE)), Vocabulary.default())
    found = {n.pref_label.best(): n.properties.get("ordinal") for n in fragment.nodes if n.label == "Direction"}
    assert found == {"提升装备能级": 1, "培育骨干企业": 2}


# what cannot be read


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "encrypted, or in the form before 2007"),
        (b"PK\x03\x04 and no more of it", "damaged"),
        (docx(p(""), styles=STYLES), "no text"),
        (docx("<?xml version='1.0'?><a>"), "cannot be opened|no Word document"),
    ],
)
def test_reason_is_given(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableDocument, match=why):
        loader.load(Source("plan.docx", data))


def test_entities_that_multiply_are_refused() -> None:
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "啊" * 100}">' for i in range(9))
    text = "<w:p><w:r><w:t>&e8;</w:t></w:r></w:p>"
    document = f'<w:document xmlns:w="{W}"><w:body>{text}</w:body></w:document>'
    body = f'<?xml version="1.0"?><!DOCTYPE d [{entities}]>{document}'
    with pytest.raises(UnreadableDocument):
        loader.load(Source("laughs.docx", docx(body)))


def test_entities_that_name_files_are_not_opened() -> None:
    body = (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document xmlns:w="{W}">'
        f"<w:body>{p('坚持陆海统筹推动协同发展')}<w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    )
    page = loader.load(Source("xxe.docx", docx(body)))
    assert "坚持陆海统筹推动协同发展" in [page.document.title, *_texts(page)]
    assert len(page.document.passages) <= 2
