"""The ways between two nodes: asked for by mouse and by keyboard, drawn, told step by step, kept in the address."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import choose, click_node, drawn, panel

pytestmark = pytest.mark.browser
Opener = Any  # tests/browser/conftest.py
HYDROGEN, METAVERSE = "hydrogen-energy", "metaverse"


def pick(page: Page) -> None:
    """Ask for the ways from what is selected."""
    page.locator("#ways").click()
    expect(page.locator("#hint")).to_contain_text("从“氢能”到哪里")


def test_the_other_end_is_picked_in_the_picture(opened: Opener) -> None:
    page = opened()
    click_node(page, "氢能")
    pick(page)
    click_node(page, "张江数链")
    page.wait_for_url("**/?node=hydrogen-energy&to=**")
    expect(page.locator("#hint")).to_be_hidden()
    expect(page.locator("#title")).to_have_text("从氢能到张江数链的路径")
    expect(page.locator("#found")).to_contain_text("最短路径")
    assert {"氢能", "张江数链"} < set(drawn(page))
    page.go_back()
    expect(panel(page)).to_have_text("氢能")


def test_the_other_end_is_found_by_keyboard_alone(opened: Opener) -> None:
    page = opened()
    choose(page, "qn")
    expect(panel(page)).to_have_text("氢能")
    page.locator("#ways").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("yuanyuzhou")
    expect(page.locator("#suggestions [data-node=metaverse]")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**to=**")
    expect(page.locator("#found")).to_be_visible()


def test_each_step_has_its_verb_and_its_words(opened: Opener) -> None:
    page = opened(f"/?node={HYDROGEN}&to={METAVERSE}")
    way = page.locator("#panel .way").first
    ways = page.request.get(f"{opened.server}/v1/paths?source={HYDROGEN}&target={METAVERSE}&depth=5").json()["items"]
    expect(page.locator("#panel details.ways")).to_have_count(len(ways))
    expect(way.locator(".step")).to_have_count(len(ways[0]["nodes"]) - 1)
    expect(way.locator(".step .verb").first).to_contain_text("园区聚焦")
    expect(way.locator(".step mark").first).to_contain_text("氢能")
    expect(way.locator(".step .src a").first).to_contain_text("段")
    way.locator("[data-link]").first.click()
    expect(page.locator("#panel .facts")).to_contain_text("可信度")
    page.keyboard.press("Escape")
    expect(page.locator("#found")).to_be_visible()


def test_the_way_reads_from_left_to_right(opened: Opener) -> None:
    page = opened(f"/?node={HYDROGEN}&to={METAVERSE}")
    lefts = page.evaluate("[...zhengtu.picture.scene.nodes.values()].map((n) => [n.id, n.column])")
    columns = dict(lefts)
    assert columns[HYDROGEN] == 0
    assert columns[METAVERSE] == max(columns.values())
    assert page.evaluate("zhengtu.picture.cy.edges('.tree').length") == page.evaluate(
        "zhengtu.picture.scene.links.length"
    )


def test_that_there_is_no_way_is_said_in_words(opened: Opener) -> None:
    page = opened(f"/?lang=en&node={HYDROGEN}&to=digital-human")
    expect(page.locator("#panel")).to_contain_text('join "Hydrogen energy" and "Digital human"')
    expect(page.locator("#shown")).to_have_attribute("title", "No way of 5 steps or fewer joins them.")
    page.locator("#home").click()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert "node=" not in page.url
    assert "lang=en" in page.url


def test_esc_chooses_no_end(opened: Opener) -> None:
    page = opened()
    click_node(page, "氢能")
    pick(page)
    page.keyboard.press("Escape")
    expect(page.locator("#hint")).to_be_hidden()
    expect(panel(page)).to_have_text("氢能")
    click_node(page, "绿色材料")
    expect(panel(page)).to_have_text("绿色材料")


def test_a_node_that_is_not_there_is_said(opened: Opener) -> None:
    page = opened(f"/?node={HYDROGEN}&to=nothing-of-this-name")
    expect(page.locator("#panel")).to_contain_text("nothing-of-this-name")
    expect(page.locator("#state")).to_contain_text("nothing-of-this-name")
    opened.watch.errors.clear()  # refusals are in the console, as they should be
