"""A journalist on a phone: search, ask, read the words, share; nothing scrolls sideways, everything can be touched."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.acts import panel

pytestmark = pytest.mark.browser
Opener = Any  # tests/browser/conftest.py
SIZE = (390, 844)
TOUCHED = (
    ".tools .btn, #filters summary, .lg, .nav a, #q, .tree .row, .panel .acts .btn, "
    ".panel .crumb button, .seg button, #suggestions [role=option]"
)
SMALL = """(touched) => [...document.querySelectorAll(touched)].filter((one) => one.checkVisibility())
  .map((one) => [one.id || one.textContent.trim(), one.getBoundingClientRect()])
  .filter(([, box]) => box.height < 43.5 || box.width < 43.5).map(([name, box]) => [name, box.width, box.height])"""
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"


def test_searching_has_the_screen_to_itself(opened: Opener) -> None:
    page = opened("/", *SIZE)
    page.locator("#q").click()
    expect(page.locator("#suggestions [data-ask]").first).to_be_visible()
    box = page.locator("#search").bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == SIZE
    page.locator("#q").fill("qn")
    expect(page.locator("#suggestions [data-node=hydrogen-energy]")).to_be_visible()
    assert page.evaluate(SMALL, TOUCHED) == []
    page.locator("#search-leave").click()
    expect(page.locator("#suggestions")).to_be_hidden()
    expect(page.locator("#tree [role=treeitem]").first).to_be_visible()


def test_a_question_leads_to_the_words_on_the_sheet(opened: Opener) -> None:
    page = opened("/", *SIZE)
    page.locator("#q").click()
    page.locator("#suggestions [data-ask=parks]").click()
    expect(page.locator("#panel .answers mark").first).to_be_in_viewport()
    page.locator("#panel .answers [data-node]").first.click()
    expect(page.locator("#panel .acts .btn").first).to_be_in_viewport()
    expect(page.locator("#copy-here")).to_be_visible()
    page.locator("#close").click()
    expect(page.locator("#panel .answers")).to_be_visible()
    page.locator("#close").click()
    expect(page.locator("#panel")).to_be_hidden()


@pytest.mark.parametrize(
    "query",
    ["", "?lang=en", "?select=hydrogen-energy", "?ask=parks&lang=en&node=hydrogen-energy", "?short=hydrogen-energy"],
)
def test_everything_can_be_touched_and_nothing_scrolls_sideways(opened: Opener, query: str) -> None:
    page = opened("/" + query, *SIZE)
    page.locator("#filter-open").dispatch_event("click")
    expect(page.locator("#filters summary").first).to_be_visible()
    assert page.evaluate(SMALL, TOUCHED) == []
    assert not page.evaluate(SIDEWAYS)


def test_the_other_end_of_a_way_is_tapped_in_the_tree(opened: Opener) -> None:
    page = opened("/?select=hydrogen-energy", *SIZE)
    page.locator("#ways").click()
    expect(page.locator("#hint")).to_be_in_viewport()
    expect(page.locator("#panel")).to_be_hidden()
    page.locator("#tree .row", has_text="绿色材料").first.click()
    page.wait_for_url("**to=green-materials**")
    expect(page.locator("#found")).to_be_visible()


def test_the_shortlist_opens_from_below(opened: Opener) -> None:
    page = opened("/?short=hydrogen-energy", *SIZE)
    page.locator("#short summary").click()
    expect(page.locator("#short-list [data-short=xlsx]")).to_be_in_viewport()
    page.locator("#short-list [data-node]").click()
    expect(panel(page)).to_have_text("氢能")


def test_the_legend_above_the_tree_filters_it(opened: Opener) -> None:
    page = opened("/", *SIZE)
    page.locator('[data-label="Field"]').click()
    page.wait_for_url("**label=**")
    expect(page.locator("#tree .row", has_text="低碳冶金")).to_have_count(0)
