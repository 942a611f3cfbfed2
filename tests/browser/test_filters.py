"""Filters by plan, document, year, evidence and confidence: each is in the address, and can be cleared."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import DRAWN, drawn

pytestmark = pytest.mark.browser
Opener = Any  # tests/browser/conftest.py
BULLETIN = "document-254f340ede66c93a"
SHOWN = "Number(document.querySelector('#shown').textContent.split('/')[1])"


def total(page: Page, query: str) -> int:
    """How many nodes the service knows under a view."""
    found: dict[str, int] = page.request.get(page.url.split("?")[0] + f"v1/view?{query}").json()
    return found["total"]


@pytest.mark.parametrize(
    ("key", "value"), [("document", BULLETIN), ("year", "2025"), ("evidence", "exact"), ("min_confidence", "0.85")]
)
def test_a_filter_narrows_is_in_the_address_and_is_cleared(opened: Opener, key: str, value: str) -> None:
    page = opened()
    whole = page.evaluate(SHOWN)
    page.locator(f"[data-filter={key}] summary").click()
    page.locator(f'[data-filter={key}] input[value="{value}"]').check()
    page.wait_for_url(f"**/?{key}={value}")
    page.wait_for_function(f"(whole) => {SHOWN} < whole", arg=whole)
    assert page.evaluate(SHOWN) == total(page, f"{key}={value}")
    expect(page.locator(f"[data-filter={key}]")).to_have_attribute("open", "")
    page.locator(f"[data-clear={key}]").click()
    page.wait_for_function(f"(whole) => {SHOWN} === whole", arg=whole)
    assert "?" not in page.url
    expect(page.locator("[data-clear]")).to_have_count(0)


def test_plans_are_filtered_by_keyboard_alone(opened: Opener) -> None:
    page = opened()
    page.locator("[data-filter=plan] summary").focus()
    page.keyboard.press("Enter")
    boxes = page.locator("[data-filter=plan] input[type=checkbox]")
    green = "plan-shanghai-green-low-carbon-2022"
    for i in range(boxes.count()):
        if boxes.nth(i).get_attribute("value") != green:
            boxes.nth(i).focus()
            page.keyboard.press(" ")
            expect(boxes.nth(i)).not_to_be_checked()
            expect(boxes.nth(i)).to_be_focused()
    page.wait_for_url(f"**/?plan={green}")
    expect(page.locator("#title")).to_have_text("绿色低碳产业发展行动方案")
    assert "智能机器人" not in drawn(page)
    page.keyboard.press("Escape")
    expect(page.locator("[data-filter=plan] summary")).to_be_focused()
    expect(page.locator("[data-filter=plan]")).not_to_have_attribute("open", "")
    page.keyboard.press("Tab")
    expect(page.locator("[data-clear=plan]")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_function(DRAWN, arg="智能机器人")


def test_several_filters_are_cleared_at_once(opened: Opener) -> None:
    page = opened("/?evidence=exact&year=2025")
    expect(page.locator("[data-clear]")).to_have_count(2)
    page.locator("#clear-all").click()
    expect(page.locator("[data-clear]")).to_have_count(0)
    page.go_back()
    expect(page.locator("[data-clear]")).to_have_count(2)


def test_that_nothing_is_left_is_said_with_a_way_out(opened: Opener) -> None:
    page = opened("/?document=document-of-nobody&lang=en")
    expect(page.locator("#state")).to_contain_text("Nothing to draw here")
    page.locator("#state button").first.click()
    page.wait_for_url("**/?lang=en")
    expect(page.locator("#state")).to_be_hidden()


def test_filters_stay_within_reach_in_a_narrow_window(opened: Opener) -> None:
    page = opened("/", 1024, 768)
    for chip in page.locator("#filters summary").all():
        expect(chip).to_be_in_viewport()
