"""The shortlist: put on, taken off, kept in the address and on other pages, taken along as a file."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.acts import choose, click_node, panel

pytestmark = pytest.mark.browser
Opener = Any  # tests/browser/conftest.py


def test_a_node_goes_on_the_list_and_back_takes_it_off(opened: Opener) -> None:
    page = opened()
    click_node(page, "氢能")
    page.locator("#keep").click()
    expect(page.locator("#short-count")).to_have_text("1")
    expect(page.locator("#keep")).to_have_attribute("aria-pressed", "true")
    assert "short=hydrogen-energy" in page.url
    page.go_back()
    expect(page.locator("#short-count")).to_have_text("")
    expect(page.locator("#keep")).to_have_attribute("aria-pressed", "false")
    expect(panel(page)).to_have_text("氢能")


def test_the_list_is_made_and_read_by_keyboard_alone(opened: Opener) -> None:
    page = opened()
    for typed, count in (("qn", "1"), ("绿色材料", "2")):
        choose(page, typed)
        expect(panel(page)).to_have_text("氢能" if count == "1" else "绿色材料")
        page.keyboard.press("s")
        expect(page.locator("#short-count")).to_have_text(count)
    expect(page.locator("#said")).to_contain_text("共 2 项")
    page.locator("#short summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#short-list li")).to_have_count(2)
    page.locator("#short-list .drop").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#short-list li")).to_have_count(1)
    expect(page.locator("#short-list .drop")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#short-list")).to_be_hidden()
    expect(page.locator("#short summary")).to_be_focused()


def test_the_list_is_in_the_address_and_goes_to_other_pages(opened: Opener) -> None:
    page = opened("/?select=hydrogen-energy&short=hydrogen-energy,green-materials")
    expect(page.locator("#short-count")).to_have_text("2")
    page.locator(".nav a[href^='/targets']").click()
    page.wait_for_url("**/targets?short=**")
    page.locator(".brand").click()
    expect(page.locator("#short-count")).to_have_text("2")
    page.locator("[data-lang=en]").click()
    page.wait_for_selector("html[lang=en][data-ready]", state="attached")
    expect(page.locator("#short-count")).to_have_text("2")


def test_the_list_is_taken_along_as_a_table_with_quotes(opened: Opener) -> None:
    page = opened("/?lang=en&short=hydrogen-energy,green-materials")
    page.locator("#short summary").click()
    expect(page.locator("#short-list li").first).to_contain_text("Hydrogen energy")
    for form in ("xlsx", "docx", "csv"):
        address = page.locator(f"[data-short={form}]").get_attribute("href")
        assert address is not None
        parts = urlsplit(address)
        assert parts.path == "/v1/shortlist"
        assert parse_qs(parts.query) == {
            "id": ["hydrogen-energy", "green-materials"],
            "format": [form],
            "lang": ["en"],
        }


def test_the_list_changes_neither_picture_nor_panel(opened: Opener) -> None:
    page = opened("/?select=hydrogen-energy")
    page.evaluate("document.querySelector('#panel').scrollTop = 120")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("s")
    expect(page.locator("#short-count")).to_have_text("1")
    assert page.evaluate("document.querySelector('#panel').scrollTop") == 120
    assert [url for url in asked if "/v1/view" in url] == []


def test_an_empty_list_says_how_it_is_filled_and_clearing_empties_it(opened: Opener) -> None:
    page = opened("/?short=hydrogen-energy")
    page.locator("#short summary").click()
    page.locator("#short-clear").click()
    expect(page.locator("#short-list")).to_contain_text("还没有候选")
    assert "short=" not in page.url
