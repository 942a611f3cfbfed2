"""Many documents, one graph, as a reader sees it: two names side by side, a metric by year, what is not stated."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import loaders
from graph.library import Library
from loaders.source import Source

pytestmark = pytest.mark.browser

TITLE = "《烟台市深海装备产业发展行动方案（2023-2026年）》"
TEXTS = {
    "2024-05-10": f"烟台市政府印发{TITLE}。到2026年，深海装备产业规模达到4000亿元。实施首台套攻关、园区提质两大行动。",
    "2024-05-16": f"烟台近日印发{TITLE}。到2026年，深海装备产业规模突破5000亿元。实施首台套突破、园区提质两大行动。",
    "2027-02-10": f"{TITLE}收官。2026年，深海装备产业规模达到4600亿元。",
}
CORRECTIONS = """
- {rename: yantai, to: {zh: 烟台, en: Yantai (port)}, reason: 港口城市, author: 李}
- {same_as: [park-nowhere, park-nobody], reason: 笔误, author: 王}
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """Where the service answers, over these documents alone."""
    home = tmp_path_factory.mktemp("many")
    with Library.open(home / "library").writer() as writer:
        for day, text in TEXTS.items():
            head = f"---\ntitle: 烟台{day}新闻\npublisher: 海报\npublished: {day}\n---\n"
            (fragment,) = loaders.read(Source(f"{day}.txt", (head + text).encode()))
            writer.put(fragment, source_sha256="0" * 64, reader="test")
        writer.commit()
    (home / "library/corrections.yaml").write_text(CORRECTIONS, encoding="utf-8")
    return serve(home, "--no-bundled")


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that complains of nothing."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    page, errors = context.new_page(), list[str]()
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def _ask(page: Page, path: str) -> Any:
    answer = page.request.get(path)
    assert answer.ok, answer.text()
    return answer.json()


def _plan(page: Page) -> str:
    (plan,) = _ask(page, "/v1/nodes?label=Plan")["items"]
    return str(plan["id"])


def test_two_names_for_one_action_stand_with_both_sentences(page: Page) -> None:
    page.goto("/audit")
    sides = page.locator("#twins article.vs .say")
    expect(sides).to_have_count(2)
    assert {"首台套攻关行动", "首台套突破行动"} == set(sides.locator(".val").all_text_contents())
    expect(page.locator("#twins blockquote").first).to_contain_text("两大行动")
    expect(page.locator("#twins .fix code")).to_contain_text("same_as: [action-")


def test_only_the_value_is_called_a_contradiction(page: Page) -> None:
    page.goto("/audit")
    heads = page.locator("#contradictions article h3")
    expect(heads.first).to_be_visible()
    hard = [text for text in heads.all_text_contents() if "相互矛盾" in text]
    assert len(hard) == 1
    assert "数值" in hard[0]


def test_what_editors_decided_is_listed_and_an_idle_line_is_told(page: Page) -> None:
    page.goto("/audit")
    lines = page.locator("#corrections li")
    expect(lines).to_have_count(2)
    expect(lines.nth(0)).to_contain_text("港口城市（李）")
    expect(lines.nth(1)).to_contain_text("图中没有所指的对象")


def test_a_metric_is_drawn_through_the_years(page: Page) -> None:
    page.goto("/targets?metric=深海装备产业规模")
    rows = page.locator(".tb.track tbody tr")
    expect(rows).to_have_count(3)
    assert [row.split()[0] for row in rows.all_inner_texts()] == ["2026"] * 3
    expect(rows.filter(has_text="4000 亿元").locator(".tag")).to_have_text("已达到")
    expect(rows.filter(has_text="5000 亿元").locator(".tag")).to_have_text("未达到")
    expect(rows.first.locator("q")).to_have_text("2026年，深海装备产业规模达到4600亿元。")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    assert "4600" in Path(download.value.path()).read_text(encoding="utf-8-sig")


def test_a_metric_is_chosen_and_left_again(page: Page) -> None:
    page.goto("/targets")
    expect(page.locator(".tb.targets")).to_be_visible()
    page.get_by_label("指标").select_option("产业规模")
    expect(page.locator(".tb.track")).to_be_visible()
    page.get_by_label("指标").select_option("")
    expect(page.locator(".tb.targets")).to_be_visible()


def test_a_document_says_what_it_does_not_state(page: Page) -> None:
    last = next(d for d in _ask(page, "/v1/documents")["items"] if d["properties"]["published"] == "2027-02-10")
    page.goto(f"/documents/{last['id']}")
    expect(page.locator(".gaps .mm")).to_contain_text("目标")
    expect(page.locator(".gaps .mm")).not_to_contain_text("期限")


def test_the_panel_says_what_no_source_states_of_a_plan(page: Page) -> None:
    page.goto(f"/?select={_plan(page)}")
    expect(page.locator("#unstated")).to_contain_text("文号")
    expect(page.locator("#unstated")).not_to_contain_text("目标")
