"""A report as Markdown: read by a Markdown reader, labels are text and nothing else."""

from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from markdown_it import MarkdownIt

from viz.report.markdown import markdown, plain
from viz.report.report import ITEMS, Report, report
from viz.view import View

ADDRESS = "http://127.0.0.1:8000/?node=x"
ATTACKS = (
    "a | b `c` [d](javascript:window.hit=1) <b>e</b>",
    "![x](https://example.org/x.png)",
    "https://example.org www.example.org me@example.org @key [@key] [^1]",
    "{{< include secret.md >}} $x$ ~~no~~ :smile: ***bold*** __too__",
    "&lt;script&gt; \\[x\\](y) # head",
)


class Read(HTMLParser):
    """Tags with their attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def attributes(self, tag: str, name: str) -> list[str]:
        return [str(attributes[name]) for found, attributes in self.tags if found == tag]


@pytest.fixture
def made(store: Any, hydrogen: str) -> Report:
    return report(store, View(node=hydrogen), date(2022, 7, 8), ADDRESS)


@pytest.mark.parametrize("text", ATTACKS)
def test_a_label_is_read_back_as_it_was_and_as_text_only(text: str) -> None:
    read = Read(f"| a | b |\n|---|---|\n| {plain(text)} | x |\n")
    assert text in read.text
    assert {tag for tag, _ in read.tags} == {"table", "thead", "tbody", "tr", "th", "td"}


def test_quarto_finds_no_command_and_no_citation_in_a_label() -> None:
    assert plain("{{< include x >}} @key $x$ :::") == "\\{\\{\\< include x \\>\\}\\} \\@key \\$x\\$ \\:\\:\\:"


def test_report_has_picture_with_alt_text_caption_citation_and_words(made: Report) -> None:
    read = Read(markdown(made, "report.png"))
    [picture] = [attributes for tag, attributes in read.tags if tag == "img"]
    assert picture["src"] == "report.png"
    assert "领域 1" in str(picture["alt"])
    assert "图 1 氢能与相连各项 · 图库版本 r7c41e · 资料截至 2022-07-08" in read.text
    assert f"政图. 氢能与相连各项[DB/OL]. 图库版本 r7c41e. (2022-07-08). {ADDRESS}." in read.text
    assert "“国际氢能谷主攻氢能装备；”" in read.text
    assert "[1] 政图简报 · 2022-07-08" in read.text
    assert read.attributes("a", "href") == [ADDRESS, ADDRESS]


def test_quarto_has_a_figure_to_refer_to(made: Report) -> None:
    text = markdown(made, "report.png", quarto=True)
    assert text.startswith('---\ntitle: "氢能与相连各项"\nlang: zh-CN\n---\n')
    assert '](report.png){#fig-zhengtu fig-alt="' in text


def test_a_diagram_stands_in_place_of_the_picture(made: Report) -> None:
    text = markdown(made, "report.png", diagram=True)
    assert "```mermaid\nflowchart LR\n" in text
    assert "report.png" not in text


def test_what_is_left_out_is_told(store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "另有" not in markdown(report(store, View()), "x.png")
    monkeypatch.setattr("viz.report.report.ITEMS", 5)
    found = report(store, View())
    assert len(found.items) == 5
    assert f"列出前 5 项，另有 {found.drawing.shown - 5} 项未列" in markdown(found, "x.png")
    assert ITEMS == 200


@pytest.mark.parametrize("view", [View(), View(lang="en"), View(q="javascript")])
@pytest.mark.parametrize("quarto", [False, True])
def test_hostile_labels_are_text(hostile: Any, view: View, quarto: bool) -> None:
    found = report(hostile, view, date(2022, 7, 8), "javascript:window.hit=1")
    text = markdown(found, "x.png", quarto)
    read = Read(text.split("---\n", 2)[-1])
    assert {tag for tag, _ in read.tags} <= {
        "h1", "h2", "p", "img", "strong", "br", "a", "table", "thead", "tbody", "tr", "th", "td", "ol", "li",
    }  # fmt: skip
    assert read.attributes("img", "src") == ["x.png"]
    assert not [href for href in read.attributes("a", "href") if not href.startswith("http")]
    assert all(item.name in read.text for item in found.items)
    assert not set("\u202e\u2066\u200f\x00\ud800") & set(text)
    assert len(max(text.splitlines(), key=len)) < 6000
