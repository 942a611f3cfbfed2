"""Saved articles and web pages: the traps that real ones set, in texts of our own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnreadableDocument
from loaders import html
from loaders.page import Page
from loaders.source import Source, open_source

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "html"
CASES = sorted(FIXTURES.glob("*.html"))
ONE = "近日，海州印发了深海装备产业行动方案，提出培育骨干企业。"
TWO = "方案明确，到2026年全市产值突破800亿元，企业达到60家。"
THREE = "市海洋发展局表示，将加快建设东湾深海谷，完善配套政策。"


def _load(body: str, name: str = "page.html") -> Page:
    return html.load(Source(name, body.encode()))


def _titled(body: str) -> Page:
    """The page with a title of its own, so that its first line is none."""
    return _load(f"<title>海州深海装备</title>{body}")


def _texts(page: Page, kind: str | None = None) -> list[str]:
    return [p.text for p in page.document.passages[1:] if kind in (None, p.kind)]


def _paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_page_of_its_kind_is_read_as_expected(path: Path, golden: Callable[[Path, Any], None]) -> None:
    document = html.load(open_source(path)).document.model_dump(exclude={"id", "sha256"}, exclude_none=True)
    golden(path.with_suffix(".expected.json"), json.loads(json.dumps(document)))


def test_there_are_cases() -> None:
    assert len(CASES) >= 6


# the body


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{_paragraphs(ONE, TWO, THREE)}</div>",
        f'<p cms-style="font-L">{ONE}</p><p cms-style="font-L ">{TWO}</p><p class=x >{THREE}</p>',
        f"<div>\u3000\u3000{ONE}<br><br>\u3000\u3000{TWO}<br/><br/>{THREE}</div>",
        f"<div>{ONE}</div><div>{TWO}</div><div>{THREE}</div>",
        f"<article>{ONE}<p>{TWO}<p>{THREE}",
        f"<table><tr><td><table><tr><td>{_paragraphs(ONE, TWO)}</td></tr></table></td></tr><tr><td>{THREE}</table>",
        f"<p><b>{ONE[:9]}</b>{ONE[9:]}</p><p>{TWO[:5]}<a href='/x'>{TWO[5:14]}</a>{TWO[14:]}</p><p>{THREE}</p>",
        f"<p>{ONE}</p>\r\n<p>{TWO}</p>\r\n\r\n<p>\r\n{THREE}\r\n</p>",
        f"<p>{ONE}</p><!-- 正文 --><p>{TWO}</p><!--a--><!-- b --><p>{THREE}</p>",
        f"<p>&#36817;&#26085;{ONE[2:]}</p><p>{TWO}</p><p>{THREE}&nbsp;&#12288;</p>",
        f"<style>.qr&#123;border:0;&#125;</style>{_paragraphs(ONE, TWO, THREE)}<script>a='<p>甲，乙。</p>';</script>",
        f"<main><h1>海州</h1></main>{_paragraphs(ONE, TWO, THREE)}",
    ],
    ids=[
        "paragraphs", "attributes", "line breaks", "no p", "not closed", "nested tables", "inline marks", "CRLF",
        "comments", "entities", "style and script", "heading apart",
    ],
)  # fmt: skip
def test_the_paragraphs_are_those_of_the_article(body: str) -> None:
    page = _load(f"<html><head><title>海州深海装备</title></head><body>{body}</body></html>")
    assert [text for text in _texts(page) if text != "海州"] == [ONE, TWO, THREE]


def test_a_comment_nobody_closes_hides_no_paragraph_before_it() -> None:
    assert _texts(_titled(f"<div>{_paragraphs(ONE, TWO)}<!-- 文末二维码 start <div>扫码，看更多。</div>"))[:2] == [
        ONE,
        TWO,
    ]


def test_a_stray_bracket_loses_no_text() -> None:
    page = _titled(f"<p>{ONE}</p><p>能耗 < 0.5吨，水耗<2吨，效率>90%。</p><p>{TWO}</p>")
    assert _texts(page) == [ONE, "能耗 < 0.5吨，水耗<2吨，效率>90%。", TWO]


def test_deep_nesting_loses_no_text() -> None:
    depth = 300
    page = _titled(f"<html><body>{'<div>' * depth}<p>{ONE}</p>{'</div>' * depth}<p>{TWO}</p></body></html>")
    assert _texts(page) == [ONE, TWO]


def test_a_paragraph_goes_on_after_one_line_break_and_ends_at_two() -> None:
    assert _texts(_titled(f"<p>{ONE}<br>{TWO}</p><p>{TWO}<br><br>{THREE}</p>")) == [f"{ONE} {TWO}", TWO, THREE]


def test_a_row_of_a_table_is_one_passage() -> None:
    rows = "<tr><th>指标</th><th>2026年</th></tr><tr><td><p>产业规模</p></td><td>800亿元</td></tr>"
    assert _texts(_titled(f"<p>{ONE}</p><table>{rows}</table><p>{TWO}</p>"), "row") == [
        "指标 | 2026年",
        "产业规模 | 800亿元",
    ]


def test_text_between_blocks_keeps_its_place() -> None:
    assert _texts(_titled(f"<div>{ONE}<p>{TWO}</p>{THREE}</div>")) == [ONE, TWO, THREE]


def test_traditional_characters_stay_as_they_are() -> None:
    text = "近日，臺海市公布離岸風電產業發展計畫，預計產值突破八百億元。"
    page = _titled(_paragraphs(text, text + "其後續措施將陸續出臺。"))
    assert _texts(page)[0] == text
    assert page.document.language == "zh-Hant"


# what is not the article


def test_an_editors_credit_is_kept_as_boilerplate() -> None:
    page = _load(f'{_paragraphs(ONE, TWO)}<p class="article-editor">责任编辑：周明远 HZ012</p>')
    assert _texts(page, "boilerplate") == ["责任编辑：周明远 HZ012"]


@pytest.mark.parametrize(
    "credit", ["责任编辑：周明远", "（编辑：周明远）", "原标题：海州发布方案，共六条。", "責任編輯：周明遠"]
)
def test_a_credit_is_known_by_its_words_too(credit: str) -> None:
    assert _texts(_load(_paragraphs(ONE, TWO, credit)), "boilerplate") == [credit]


def test_a_promotion_under_the_article_is_left_out() -> None:
    promo = '<div class="appendQr_wrap"><div class="appendQr_txt">海量资讯、精准解读，尽在海州新闻客户端。</div></div>'
    assert _texts(_titled(_paragraphs(ONE, TWO) + promo)) == [ONE, TWO]


def test_navigation_sidebar_and_footer_are_left_out() -> None:
    page = _titled(
        '<body><nav><a>首页</a> <a>要闻，政策。</a></nav><div id="sidebar"><p>热点：某地出台新规，市民热议。</p></div>'
        f'<div class="content">{_paragraphs(ONE, TWO)}</div>'
        "<footer><p>海州新闻网版权所有，未经许可不得转载。</p></footer></body>"
    )
    assert _texts(page) == [ONE, TWO]


def test_a_class_that_only_resembles_a_share_bar_is_kept() -> None:
    """`shared-text`, `navigate-inner`, `loginfo`: names are compared word by word."""
    assert _texts(
        _titled(f'<div class="headline-sharedtext"><p>{ONE}</p></div><div id="adsorption"><p>{TWO}</p></div>')
    ) == [ONE, TWO]


# what a page says of itself


def test_front_matter_after_a_blank_line_is_read_as_such() -> None:
    page = _load(
        "\n---\ntitle: '海州：到2026年，培育60家深海装备企业'\nauthor: 海州财经\ncategories: \n - 财经\n"
        "date: Fri, 08 Mar 2024 02:30:54 GMT\nlink: https://news.example/1?utm_source=x\n---\n\n"
        f"<div>{_paragraphs(ONE, TWO)}</div>",
        "saved.txt",
    )
    document = page.document
    assert document.title == "海州：到2026年，培育60家深海装备企业"
    assert document.publisher == "海州财经"
    assert (document.published or "").startswith("2024-03-08T02:30:54")
    assert document.url == "https://news.example/1?utm_source=x"
    assert _texts(page) == [ONE, TWO]


def test_the_head_of_a_page_says_what_front_matter_would() -> None:
    page = _load(
        '<html><head><title>海州印发方案_海州新闻网</title><meta property="og:title" content="海州印发深海装备方案">'
        '<meta property="og:site_name" content="海州新闻网">'
        '<meta property="article:published_time" content="2024-03-08T10:30:00+08:00">'
        f'<link rel="canonical" href="https://news.example/a/1.html"></head><body>{_paragraphs(ONE, TWO)}</body></html>'
    )
    document = page.document
    assert (document.title, document.publisher) == ("海州印发深海装备方案", "海州新闻网")
    assert document.published == "2024-03-08T10:30:00+08:00"
    assert document.url == "https://news.example/a/1.html"


def test_government_pages_have_names_of_their_own_for_it() -> None:
    page = _load(
        '<meta name="ArticleTitle" content="海州市深海装备产业行动方案">'
        '<meta name="PubDate" content="2024-03-08 10:30">'
        f'<meta name="ContentSource" content="海州市海洋发展局">{_paragraphs(ONE, TWO)}'
    )
    assert (page.document.title, page.document.publisher) == ("海州市深海装备产业行动方案", "海州市海洋发展局")
    assert (page.document.published or "")[:10] == "2024-03-08"


def test_without_a_word_in_the_head_the_heading_is_the_title() -> None:
    page = _load(f"<title>首页_海州新闻网</title><body><h1>海州印发深海装备方案</h1>{_paragraphs(ONE, TWO)}</body>")
    assert page.document.title == "海州印发深海装备方案"
    assert _texts(page) == [ONE, TWO]


def test_without_a_heading_the_pages_title_is_cut_from_the_sites_name() -> None:
    assert _load(f"<title>海州印发方案_海州新闻网</title>{_paragraphs(ONE, TWO)}").document.title == "海州印发方案"


def test_without_anything_the_first_line_is_the_title() -> None:
    page = _load(_paragraphs("海州印发深海装备产业行动方案", ONE, TWO))
    assert page.document.title == "海州印发深海装备产业行动方案"
    assert _texts(page) == [ONE, TWO]


def test_short_lines_before_the_prose_are_paragraphs_too() -> None:
    """A byline or a salutation is a paragraph like any other: what follows keeps its number."""
    page = _titled(_paragraphs("本报记者 周明远", ONE, TWO, "海州市海洋发展局", "2024年3月8日"))
    assert _texts(page) == ["本报记者 周明远", ONE, TWO, "海州市海洋发展局", "2024年3月8日"]


@pytest.mark.parametrize(
    "text",
    [
        "打印设备产业加快发展，产值突破80亿元。",
        "来源于海洋的新材料，已有三种投产。",
        "编辑基因的新工具，已进入临床试验。",
    ],
)
def test_a_sentence_that_begins_like_a_credit_is_text(text: str) -> None:
    assert _texts(_titled(_paragraphs(ONE, text, TWO)), "paragraph") == [ONE, text, TWO]


def test_a_date_line_under_the_heading_dates_the_page() -> None:
    page = _load(f"<h1>海州印发深海装备方案</h1><div>2024-03-08 10:30　来源：海州日报</div>{_paragraphs(ONE, TWO)}")
    assert (page.document.published or "")[:10] == "2024-03-08"
    assert page.document.publisher == "海州日报"


def test_the_same_page_has_the_same_id_wherever_it_is_saved() -> None:
    head = '<link rel="canonical" href="https://news.example/a/1.html">'
    one, other = _load(head + _paragraphs(ONE, TWO)), _load(head + _paragraphs(ONE, TWO, THREE), "copy.txt")
    assert one.document.id == other.document.id
    assert one.document.sha256 != other.document.sha256


# hostile and empty pages


def test_a_hundred_thousand_open_tags_cost_little(quick: None) -> None:
    with pytest.raises(UnreadableDocument):
        _load("<a " * 100_000)
    assert _texts(_titled(_paragraphs(ONE, TWO) + "<a " * 100_000))[:2] == [ONE, TWO]


def test_a_very_deep_page_costs_little(quick: None) -> None:
    assert _texts(_titled("<div>" * 20_000 + _paragraphs(ONE, TWO)))[:2] == [ONE, TWO]


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="no text"):
        _load("<html><body><img src='x.png'></body></html>")


def test_markup_is_known_when_it_is_seen() -> None:
    assert html.is_html(f"<div><p>{ONE}</p></div>")
    assert not html.is_html("能耗<0.5吨，水耗<2吨。")


@given(st.text(st.sampled_from("<>/!-apdivbrtablehscript \"'=&#;12\n海州。，"), max_size=300))
def test_no_markup_crashes_the_loader(body: str) -> None:
    try:
        page = _load(body + _paragraphs(ONE))
    except UnreadableDocument:
        return
    assert [p.index for p in page.document.passages] == list(range(len(page.document.passages)))
