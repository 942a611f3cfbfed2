"""Citing from the explorer: a node, a relationship and the view, in four styles, copied or marked."""

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.acts import panel

pytestmark = pytest.mark.browser
Opener = Any  # tests/browser/conftest.py


def test_a_node_is_cited_in_four_styles_with_todays_date(opened: Opener) -> None:
    page = opened("/?select=hydrogen-energy")
    expect(panel(page)).to_have_text("氢能")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#panel .citing summary").click()
    texts = page.locator("#panel .citing pre")
    expect(texts).to_have_count(4)
    today = page.evaluate("new Date().toLocaleDateString('sv-SE')")
    expect(texts.nth(0)).to_contain_text("政图. 氢能（领域）[DB/OL].")
    expect(texts.nth(0)).to_contain_text(f"[{today}]. {_address(page)}/?select=hydrogen-energy.")
    expect(texts.nth(2)).to_contain_text("@misc{zhengtu-hydrogen-energy,")
    assert json.loads(texts.nth(3).inner_text())[0]["id"] == "zhengtu-hydrogen-energy"
    assert len([url for url in asked if "/v1/citation" in url]) == 4


def _address(page: Any) -> str:
    """The address of the server."""
    return str(page.evaluate("location.origin"))


def test_a_citation_is_copied_by_keyboard(opened: Opener) -> None:
    page = opened("/?select=hydrogen-energy&lang=en")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#panel .citing summary").focus()
    page.keyboard.press("Enter")
    button = page.locator("#panel [data-cite=apa]")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_text("Copied")
    expect(page.locator("#said")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("Zhengtu. (")


def test_where_nothing_can_be_copied_the_words_are_marked(opened: Opener) -> None:
    page = opened("/?select=hydrogen-energy")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.locator("#panel .citing summary").click()
    page.locator("#panel [data-cite=gbt7714]").click()
    expect(page.locator("#said")).to_have_text("已选中，请按复制键")
    assert page.evaluate("String(getSelection())").startswith("政图. 氢能（领域）")


def test_a_relationship_and_the_view_are_cited_too(opened: Opener) -> None:
    page = opened("/?select=hydrogen-energy")
    page.locator("#panel [data-link*='~FOCUSES_ON~']").first.click()
    expect(page.locator("#panel .ends")).to_be_visible()
    page.locator("#panel .citing summary").click()
    expect(page.locator("#panel .citing pre").first).to_contain_text("——聚焦：氢能[DB/OL]")
    page.locator("#save > summary").click()
    page.locator("#save .citing summary").click()
    expect(page.locator("#save .citing pre").first).to_contain_text("个方案总览[DB/OL]")


def test_files_for_a_report_are_offered_and_come(opened: Opener) -> None:
    page = opened("/?node=hydrogen-energy&lang=en")
    page.locator("#save > summary").click()
    for kind, suffix in (("docx", "docx"), ("md", "zip"), ("mermaid", "mmd")):
        with page.expect_download() as coming:
            page.locator(f"[data-save={kind}]").click()
        assert coming.value.suggested_filename.endswith(f".{suffix}")
