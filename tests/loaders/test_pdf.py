"""PDF: the paragraphs an author wrote, not the lines a page was set in."""

from pathlib import Path

import pytest

from graph.errors import UnreadableDocument
from graph.evidence import Quote
from loaders import pdf as loader
from loaders import read
from loaders.page import Page
from loaders.pdf_lines import _characters
from loaders.source import Source, open_source
from tests.loaders.pdf_writer import HEIGHT, WIDTH, Placed, paragraphs, pdf

FIXTURE = Path(__file__).resolve().parents[1] / "fixtures" / "pdf" / "notice.pdf"
TITLE = "海州深海装备产业行动方案"
TEXTS = (
    "近日，海州市印发了深海装备产业行动方案（2023—2026年），提出“三步走”思路，培育骨干企业，完善配套政策，优化空间布局，强化要素保障。",
    "方案明确，到2026年，全市深海装备产业产值突破800亿元，骨干企业达到60家。",
    "一、总体要求",
    "市海洋发展局表示，将加快建设东湾深海谷，引进3-5家龙头企业，推动深海采矿、水下通信等技术攻关，形成“一核两翼”的格局，支持企业牵头建设创新平台。",
)


def _load(data: bytes) -> Page:
    return loader.load(Source("notice.pdf", data))


def _texts(page: Page, kind: str | None = None) -> list[str]:
    return [one.text for one in page.document.passages[1:] if kind in (None, one.kind)]


@pytest.mark.parametrize("per_page", [3, 4, 5, 6])
def test_paragraphs_are_whole_wherever_the_page_ends(per_page: int) -> None:
    page = _load(pdf(paragraphs(*TEXTS, title=TITLE, header="海府办发〔2023〕12号", per_page=per_page)))
    assert page.document.title == TITLE
    assert _texts(page) == list(TEXTS)


def test_each_passage_keeps_the_page_it_begins_on() -> None:
    page = _load(pdf(paragraphs(*TEXTS, title=TITLE, per_page=5)))
    assert [one.page for one in page.document.passages[1:]] == [1, 1, 2, 2]


def test_evidence_names_the_page() -> None:
    (fragment,) = read(Source("notice.pdf", pdf(paragraphs(*TEXTS, title=TITLE, per_page=5))))
    quotes = [e for node in fragment.nodes for e in node.evidence if isinstance(e, Quote) and e.passage]
    assert {q.page for q in quotes} == {1, 2}
    assert all(q.page == fragment.document.passages[q.passage].page for q in quotes)


@pytest.mark.parametrize("number", ["— 3 —", "- 3 -", "3", "第3页", "第 3 页 共 12 页", "3/12", "Page 3 of 12", "iv"])
def test_page_numbers_are_dropped_in_every_form(number: str) -> None:
    page = _load(pdf([[Placed(90, 600, 16, TEXTS[1][:20]), Placed(280, 40, 10, number)]]))
    assert not _texts(page)
    assert page.document.title == TEXTS[1][:20]


def test_number_in_the_middle_of_a_page_is_no_page_number() -> None:
    page = _load(pdf([[Placed(90, 600, 16, "深海装备骨干企业培育情况"), Placed(90, 400, 16, "60")]]))
    assert _texts(page) == ["60"]


def test_line_that_is_printed_once_is_no_running_header() -> None:
    page = _load(pdf([[Placed(90, 810, 16, "海州市人民政府文件"), *paragraphs(*TEXTS)[0]]]))
    assert page.document.title == "海州市人民政府文件"


def test_lines_in_cells_are_rows() -> None:
    cells = [("指标", "单位", "2026年目标"), ("产业规模", "亿元", "800"), ("骨干企业", "家", "60")]
    table = [Placed(90 + 160 * j, 400 - 30 * i, 14, c) for i, row in enumerate(cells) for j, c in enumerate(row)]
    page = _load(pdf([[*paragraphs(TEXTS[0], title=TITLE)[0], *table]]))
    assert _texts(page, "row") == [" | ".join(row) for row in cells]
    (fragment,) = read(Source("notice.pdf", pdf([[*paragraphs(TEXTS[0], title=TITLE)[0], *table]])))
    assert {(n.properties["metric"], n.properties["value"]) for n in fragment.nodes if n.label == "Target"} >= {
        ("产业规模", 800), ("骨干企业", 60)
    }  # fmt: skip


@pytest.mark.parametrize(("turned", "told"), [(90, True), (180, True), (270, True), (90, False)])
def test_page_set_sideways_is_read_as_it_is_meant(turned: int, told: bool) -> None:
    (upright,) = paragraphs(*TEXTS[:2], title=TITLE)
    cells = [("指标", "单位", "2026年目标"), ("骨干企业", "家", "60")]
    table = [Placed(90 + 160 * j, 420 - 30 * i, 14, c) for i, row in enumerate(cells) for j, c in enumerate(row)]
    lower = 0 if turned == 180 else HEIGHT - WIDTH  # a wide page is as high as a tall one is wide
    page = _load(pdf([[p._replace(y=p.y - lower) for p in [*upright, *table]]], turned=turned, told=told))
    assert page.document.title == TITLE
    assert _texts(page, "paragraph") == list(TEXTS[:2])
    assert _texts(page, "row") == [" | ".join(row) for row in cells]


def test_words_set_one_by_one_in_a_font_the_file_lacks_are_whole() -> None:
    singly = [Placed(90 + 16 * i, 600, 16, c) for i, c in enumerate(TEXTS[1][:24])]
    assert _load(pdf([[Placed(90, 700, 22, TITLE), *singly]])).document.passages[1].text == TEXTS[1][:24]


def test_a_font_the_file_lacks_is_the_same_on_every_machine() -> None:
    opened = loader._open(Source("a.pdf", pdf([[Placed(90, 600, 100, "深海")]])))
    heights = {round(char.size) for char in _characters(opened[0].get_textpage()) if char.size}
    assert heights == {101}  # that of the box; fonts of machines have 100, or other heights


def test_title_of_the_properties_is_taken_unless_it_is_a_files_name() -> None:
    pages = [[Placed(90, 700 - 30 * i, 16, TEXTS[0][20 * i : 20 * i + 20]) for i in range(3)]]
    assert _load(pdf(pages, title="深海装备行动方案解读")).document.title == "深海装备行动方案解读"
    assert _load(pdf(pages, title="Microsoft Word - 1.docx")).document.title != "Microsoft Word - 1.docx"


def test_file_of_another_program_is_read_alike() -> None:
    page = loader.load(open_source(FIXTURE))
    assert page.document.title == TITLE
    assert page.document.published == "2023-05-08"
    assert [text for text in _texts(page) if text in TEXTS] == list(TEXTS)
    assert _texts(page, "row") == ["指标 | 单位 | 2026年目标", "产业规模 | 亿元 | 800", "骨干企业 | 家 | 60"]
    assert {one.page for one in page.document.passages[1:]} == {1, 2}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (pdf(paragraphs(*TEXTS), password="geheim"), "encrypted"),
        (pdf(paragraphs(*TEXTS), picture=True), r"no text layer, its pages are pictures.*OCR"),
        (pdf([[]]), "holds no text"),
        (pdf(paragraphs(*TEXTS))[:300], "no PDF that can be opened"),
        (pdf([[Placed(90, 600, 16, "\ue000\ue001\ue002\ue003" * 9)]]), "cannot be read"),
    ],
    ids=["encrypted", "scanned", "empty", "cut", "meaningless"],
)
def test_reason_is_given(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableDocument, match=why):
        _load(data)


def test_pages_without_text_among_others_are_told() -> None:
    page = _load(pdf([*paragraphs(*TEXTS), []]))
    assert page.warnings == ("pages without text (pictures?): 2",)
