"""Plain text and Markdown: one passage per line or paragraph, without the marks that made it so."""

import pytest

from graph.errors import UnreadableDocument
from loaders import text
from loaders.page import Page, iso_date, language
from loaders.source import Source

ONE = "近日，海州印发了深海装备产业行动方案。"
TWO = "到2026年，全市产值突破800亿元。"


def _load(body: str, name: str = "note.txt") -> Page:
    return text.load(Source(name, body.encode()))


def _passages(page: Page) -> list[tuple[str, str]]:
    return [(p.kind, p.text) for p in page.document.passages]


def test_a_plain_texts_first_line_is_its_title_and_each_further_line_a_passage() -> None:
    page = _load(f"海州深海装备\n\n　　{ONE}\r\n{TWO}\n")
    assert _passages(page) == [("title", "海州深海装备"), ("paragraph", ONE), ("paragraph", TWO)]


def test_front_matter_gives_the_title_and_more() -> None:
    page = _load(
        f"---\ntitle: 海州深海装备\npublisher: 海州日报\npublished: 2024-03-08\nurl: https://a.example/1\n---\n{ONE}\n"
    )
    document = page.document
    assert (document.title, document.publisher, document.published) == ("海州深海装备", "海州日报", "2024-03-08")
    assert document.url == "https://a.example/1"
    assert _passages(page)[1:] == [("paragraph", ONE)]


def test_a_title_that_is_repeated_stands_once() -> None:
    assert len(_passages(_load(f"---\ntitle: 海州深海装备\n---\n海州深海装备\n{ONE}"))) == 2


def test_a_first_line_that_is_a_whole_text_is_shortened_as_title_and_kept() -> None:
    page = _load(ONE * 20)
    assert len(page.document.title) == 200
    assert page.document.passages[1].text == ONE * 20


@pytest.mark.parametrize("first", [ONE, "海州起步。" + TWO])
def test_a_first_line_that_is_a_sentence_is_title_and_text(first: str) -> None:
    assert _passages(_load(f"{first}\n{TWO}")) == [("title", first), ("paragraph", first), ("paragraph", TWO)]


def test_a_line_above_the_text_dates_it() -> None:
    page = _load(f"海州深海装备\n发布日期：2024年3月8日　来源：海州日报\n{ONE}")
    assert (page.document.published, page.document.publisher) == ("2024-03-08", "海州日报")


@pytest.mark.parametrize("line", ["自2024年5月1日起施行", "到2026年3月8日前建成", "2023年5月1日，海州起步。"])
def test_a_date_the_text_tells_of_is_not_its_own(line: str) -> None:
    assert _load(f"海州深海装备\n{line}\n{ONE}").document.published is None


def test_broken_front_matter_is_text() -> None:
    page = _load(f"---\ntitle: [海州\n---\n{ONE}\n{TWO}")
    assert ("paragraph", TWO) in _passages(page)


def test_front_matter_builds_no_objects() -> None:
    page = _load(f"---\ntitle: !!python/object/apply:os.getcwd []\ncreator: x\n---\n{ONE}\n{TWO}")
    assert ("paragraph", TWO) in _passages(page)


def test_markdown_has_headings_items_and_paragraphs() -> None:
    body = f"# 海州深海装备\n\n## 一、目标\n{ONE}\n{TWO}\n\n- 建设**海试平台**，开放`两处`海域。\n- [细则](https://a.example)\n"
    assert _passages(_load(body, "note.md"))[:5] == [
        ("title", "海州深海装备"),
        ("heading", "一、目标"),
        ("paragraph", ONE + TWO),
        ("list_item", "建设海试平台，开放两处海域。"),
        ("list_item", "细则"),
    ]


def test_lines_of_a_paragraph_join_as_their_script_does() -> None:
    body = "# Haizhou\n\nThe city issued\na plan of action.\n\n海州印发\n行动方案。\n"
    assert [t for _, t in _passages(_load(body, "note.md"))[1:]] == [
        "The city issued a plan of action.",
        "海州印发行动方案。",
    ]


def test_emphasis_inside_a_word_is_no_markup() -> None:
    body = f"# 海州\n\n变量 a_b_c 与 2*3*4 不变，共{TWO}\n"
    assert "a_b_c 与 2*3*4" in _passages(_load(body, "note.md"))[1][1]


def test_a_text_without_words_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match=r"note\.txt"):
        _load("。。。\n——\n")


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("2024-03-08", "2024-03-08"),
        ("2024-03-08 10:30", "2024-03-08T10:30:00"),
        ("2024-03-08T10:30:00+08:00", "2024-03-08T10:30:00+08:00"),
        ("Fri, 08 Mar 2024 02:30:54 GMT", "2024-03-08T02:30:54+00:00"),
        ("2024年3月8日", "2024-03-08"),
        ("发布时间：2024/3/8 10:30", "2024-03-08"),
        ("2024.03.08", "2024-03-08"),
        ("2024-13-45", None),
        ("第2024号", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_understood_however_it_is_written(said: str | None, iso: str | None) -> None:
    assert iso_date(said) == iso


@pytest.mark.parametrize(
    ("sample", "tag"),
    [
        ("推动产业发展", "zh-Hans"),
        ("推動產業發展", "zh-Hant"),
        ("The city issued a plan.", "en"),
        ("培育AI产业", "zh-Hans"),
    ],
)
def test_the_language_is_that_of_most_letters(sample: str, tag: str) -> None:
    assert language(sample) == tag
