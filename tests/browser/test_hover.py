"""Resting on a name: a tooltip and its cross links, both gone on leaving; and states in which something is missing."""

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.acts import REVEALED, click_node, drawn, panel

pytestmark = pytest.mark.browser
Opener = Any  # tests/browser/conftest.py
CROSS = "zhengtu.picture.cy.edges('.passing').length"
PLACES = "JSON.stringify([...zhengtu.picture.scene.nodes.values()].map((n) => [n.id, n.left, n.y]))"


def rest_on(page: Page, name: str) -> None:
    """Move the pointer onto a name."""
    box = page.evaluate(REVEALED, drawn(page)[name])
    frame = page.locator("#cy").bounding_box()
    assert frame is not None
    x, y = frame["x"] + (box["x1"] + box["x2"]) / 2, frame["y"] + (box["y1"] + box["y2"]) / 2
    page.mouse.move(x - 4, y)
    page.mouse.move(x, y)


def test_a_tooltip_tells_what_a_node_is_linked_to_and_nothing_moves(opened: Opener) -> None:
    page = opened()
    places = page.evaluate(PLACES)
    rest_on(page, "氢能")
    expect(page.locator("#tip")).to_contain_text("Hydrogen energy")
    expect(page.locator("#tip")).to_contain_text("园区 2")
    expect(page.locator("#tip")).to_contain_text("证据 5")
    assert page.evaluate(CROSS) == 2
    page.mouse.move(5, 5)
    expect(page.locator("#tip")).to_be_hidden()
    assert page.evaluate(CROSS) == 0
    assert page.evaluate(PLACES) == places


def test_a_service_that_does_not_answer_leaves_the_picture_usable(opened: Opener) -> None:
    page = opened()
    page.route("**/v1/**", lambda route: route.abort())
    click_node(page, "绿色材料")
    expect(page.locator("#panel .msg")).to_contain_text("服务没有回应")
    assert "氢能" in drawn(page)
    page.unroute("**/v1/**")
    page.locator("#panel .btn").click()
    expect(panel(page)).to_have_text("绿色材料")
    opened.watch.errors.clear()  # what does not arrive is in the console


def test_loading_shows_still_rows_only_after_a_while(opened: Opener) -> None:
    page = opened()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/v1/nodes/green-materials**", hold)
    click_node(page, "绿色材料", waits=False)
    expect(page.locator("#panel .still")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.still i')).animationName") == "none"
    for route in held:
        route.continue_()
    page.unroute("**/v1/nodes/green-materials**")
    expect(panel(page)).to_have_text("绿色材料")


def test_what_is_left_out_and_why_is_told(opened: Opener) -> None:
    page = opened()
    page.locator("#shown").click()
    expect(page.locator("#why-not")).to_contain_text("已折叠")
    expect(page.locator("#why-not a")).to_have_attribute("href", "/v1/export?format=csv")
    page.keyboard.press("Escape")
    expect(page.locator("#why-not")).to_be_hidden()
