"""What of a page is read: the article wherever it stands, and no sentence of it lost without a word."""

import pytest

from graph.errors import UnreadableDocument
from loaders import html, read
from loaders.lost import lost
from loaders.page import Page
from loaders.source import Source

TEXTS = (
    "近日，海州印发了深海装备产业行动方案，提出培育骨干企业。",
    "方案明确，到2026年全市产值突破800亿元，企业达到60家。",
    "市海洋发展局表示，将加快建设东湾深海谷，完善配套政策。",
)
ARTICLE = "".join(f"<p>{text}</p>" for text in TEXTS)


def _load(body: str) -> Page:
    return html.load(Source("page.html", f"<title>海州深海装备</title>{body}".encode()))


def _texts(page: Page) -> list[str]:
    return [p.text for p in page.document.passages[1:]]


@pytest.mark.parametrize(
    "page",
    [
        f"<form action=search><div>{ARTICLE}</div></form>",
        f"<form><div class='main share'><div id=footer>{ARTICLE}</div></div></form>",
        f"<div class='article-comment'>{ARTICLE}</div><div class=share>分享到</div>",
        f"<nav><a href=1>首页</a>{ARTICLE}",
        f"<noscript>{ARTICLE}</noscript><script>show()</script>",
        f"<div style='display: none'>{ARTICLE}</div>",
    ],
    ids=["form", "names in names", "name", "nav never closed", "noscript", "shown by script"],
)
def test_an_article_is_read_whatever_it_is_wrapped_in(page: str) -> None:
    assert [text for text in _texts(_load(page)) if text in TEXTS] == list(TEXTS)


def test_a_form_beside_the_article_is_none() -> None:
    page = _load(f"{ARTICLE}<form>您的留言我们会尽快答复。请填写真实姓名。谢谢。</form>")
    assert _texts(page) == list(TEXTS)
    assert page.warnings == ()


def test_what_is_hidden_is_no_evidence() -> None:
    assert _texts(_load(f"{ARTICLE}<p style='display:none'>到2030年产值达到9999亿元。</p>")) == list(TEXTS)


def test_more_sentences_beside_the_article_than_in_it_are_told() -> None:
    page = _load(f"<p>{TEXTS[0]}</p><div class=comment><p>{TEXTS[1]}</p><p>{TEXTS[2]}</p></div>")
    assert _texts(page) == [TEXTS[0]]
    assert "2 sentences in parts of the page that are forms, menus, comments or hidden" in page.warnings[0]


def test_lines_that_were_typed_as_such_are_lines() -> None:
    assert _texts(_load("<pre>\n" + "\n    ".join(TEXTS) + "\n</pre>")) == list(TEXTS)


def test_a_table_of_a_page_is_read_by_its_headers_and_merged_cells_hold_in_every_row() -> None:
    rows = (
        "<tr><th>园区名称<th>所在地<th colspan=2>产值（亿元）",
        "<tr><td><td><td>2022年<td>2023年",
        "<tr><td>东湾深海谷<td rowspan=2>上海<td>100<td>120",
        "<tr><td>南港智能园<td>80<td>90",
    )
    (fragment,) = read(Source("page.html", f"<title>名单</title>{ARTICLE}<table>{''.join(rows)}</table>".encode()))
    names = {node.id: node.pref_label.best() for node in fragment.nodes}
    links = {(names[r.source], r.type, names[r.target]) for r in fragment.relationships}
    assert {(park, "LOCATED_IN", "上海") for park in ("东湾深海谷", "南港智能园")} <= links
    found = {(n.properties["value"], n.properties["year"]) for n in fragment.nodes if n.label == "Observation"}
    assert found == {(100, 2022), (120, 2023), (80, 2022), (90, 2023)}


@pytest.mark.parametrize(("count", "kept"), [(1, 0), (5, 5)])
def test_a_table_below_the_article_is_of_it_and_a_row_of_links_is_not(count: int, kept: int) -> None:
    rows = "".join(f"<tr><td>事项{i}<td>说明{i}" for i in range(count))
    assert len(_load(f"{ARTICLE}<table>{rows}</table>").document.passages) == 1 + len(TEXTS) + kept


def test_a_table_without_a_title_has_the_name_of_its_file() -> None:
    data = "<table><tr><td>园区名称<td>所在地<tr><td>东湾深海谷<td>上海</table>"
    (fragment,) = read(Source("2023_园区.xls", data.encode()))
    assert fragment.document.title == "2023 园区"
    assert [p.text for p in fragment.document.passages[1:]] == ["园区名称 | 所在地", "东湾深海谷 | 上海"]


@pytest.mark.parametrize(
    "left_open",
    [
        "<a href='x>链接</a>",
        "<!-- 注",
        "<script>x = 1;",
        "<style>p {}",
        "<iframe src=x>",
        "<textarea>留言",
        "<![CDATA[",
    ],
)
def test_text_hidden_by_what_is_never_closed_is_told(left_open: str) -> None:
    page = _load(f"<p>{TEXTS[0]}</p>{left_open}{TEXTS[1]}{TEXTS[2]}")
    assert _texts(page) == [TEXTS[0]]
    assert "2 sentences of its markup are in no part of the page" in page.warnings[0]


def test_a_page_whose_text_is_all_hidden_is_refused_with_the_reason() -> None:
    with pytest.raises(UnreadableDocument, match=r"no text.*3 sentences of its markup are in no part"):
        html.load(Source("page.html", f"<html><head><title>海州深海装备<body>{ARTICLE}</body></html>".encode()))


@pytest.mark.parametrize(
    "page", ["<frameset><frame src=a></frameset>", f"<script>say('{TEXTS[0]}')</script><div id=app>"]
)
def test_a_page_that_comes_by_script_or_frames_says_so(page: str) -> None:
    with pytest.raises(UnreadableDocument, match="by script or from other files"):
        _load(page)


@pytest.mark.parametrize(
    "markup",
    [
        f"<!-- <p>{TEXTS[1]}</p> --><p>{TEXTS[0]}</p>",
        f"<script>var a = '{TEXTS[1]}'; /* <!-- */</script><p>{TEXTS[0]}</p>",
        "<p><b>近日，</b>海州&nbsp;印发了<i>深海</i>装备产业行动方案，<br>提出培育<a href='?a=1'>骨干</a>企业。</p>",
        f"<p title='说明>正文'>{TEXTS[0]}</p>",
        f"<p>{TEXTS[0]}</p><p>&#{'9' * 5000};</p>",
    ],
    ids=["comment", "script", "inline", "bracket in a value", "huge reference"],
)
def test_what_was_never_to_be_seen_is_not_missed(markup: str) -> None:
    assert lost(markup, [TEXTS[0]]) == []


@pytest.mark.parametrize("piece", ["<script ", "<!--", "<", "<a ", "&#", "。", "<p"])
def test_looking_a_second_time_costs_little(piece: str, quick: None) -> None:
    lost(piece * 300_000, [])
