"""Markdown: what its marks mean is kept, the marks are not; nothing that stands in it is lost."""

import pytest

from graph.vocabulary import Vocabulary
from loaders import markdown, read, text
from loaders.source import Source

ONE, TWO = "海州印发了深海装备产业行动方案。", "到2026年，全市产值突破800亿元。"


def _blocks(body: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text.strip()) for block in markdown.blocks(body) if block.text.strip()]


@pytest.mark.parametrize(
    ("body", "kind", "shown"),
    [
        (f"> {ONE}\n> {TWO}", "paragraph", ONE + TWO),
        (f"1. {ONE}\n   {TWO}", "list_item", ONE + TWO),
        (f"```text\n{ONE}\n```", "paragraph", ONE),
        (f"~~~\n{ONE}", "paragraph", ONE),
        ("总体要求\n======", "heading", "总体要求"),
        ("总体要求\n---", "heading", "总体要求"),
        (f"[^1]: {ONE}", "paragraph", ONE),
        (
            '见[方案](http://a.example/b_(c) "题")和<https://a.example>[^1]。',
            "paragraph",
            "见方案和https://a.example。",
        ),
        ("\\*不是项\\*，**是**重点，&lt;也&gt;是", "paragraph", "*不是项*，是重点，<也>是"),
        (f"<div align=center>{ONE}</div><!-- 注 -->", "paragraph", ONE),
    ],
)
def test_a_mark_is_read_and_not_shown(body: str, kind: str, shown: str) -> None:
    assert _blocks(body) == [(kind, shown)]


def test_rules_and_empty_lines_part_and_say_nothing() -> None:
    assert _blocks(f"{ONE}\n\n* * *\n\n***\n{TWO}") == [("paragraph", ONE), ("paragraph", TWO)]


def test_a_table_is_read_by_its_headers() -> None:
    plan = "# 上海市促进深海装备产业发展行动方案（2022-2025年）"
    body = f"{plan}\n\n| 指标 | 单位 | 2025年 |\n|:---|---|---:|\n| 深海装备产值 | 亿元 | 800 |\n\n{ONE}\n"
    (fragment,) = read(Source("plan.md", body.encode()), Vocabulary.default())
    assert [p.kind for p in fragment.document.passages] == ["title", "row", "row", "paragraph"]
    (target,) = (node for node in fragment.nodes if node.label == "Target")
    assert (target.properties["metric"], target.properties["value"], target.properties["year"]) == (
        "深海装备产值",
        800,
        2025,
    )


def test_markup_in_markdown_makes_it_no_web_page() -> None:
    body = f"# 海州\n\n- {ONE}\n\n<p>{TWO}</p>\n<br>\n"
    (fragment,) = read(Source("note.md", body.encode()), Vocabulary.default())
    assert [p.kind for p in fragment.document.passages] == ["title", "list_item", "paragraph"]


@pytest.mark.parametrize("piece", ["**a ", "[", "[a](", "`", "<a", "|", "> ", "\\", "# ", "- ", "[^", "---\n", "|-\n"])
def test_no_line_takes_more_than_its_length(piece: str, quick: None) -> None:
    text.load(Source("a.md", f"# 海州深海装备产业行动方案\n\n{piece * 50_000}".encode()))
