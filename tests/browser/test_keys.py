"""The graph page by keyboard: what each key does, and the list of them."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.acts import DRAWN, GONE, choose, drawn, panel

pytestmark = pytest.mark.browser
Opener = Any  # tests/browser/conftest.py


@pytest.mark.parametrize(("lang", "said"), [("", "加入或移出候选"), ("?lang=en", "on or off the shortlist")])
def test_a_question_mark_lists_the_keys_and_gives_the_focus_back(opened: Opener, lang: str, said: str) -> None:
    page = opened("/" + lang)
    page.locator("#copy").focus()
    page.keyboard.press("?")
    dialog = page.locator("#help")
    expect(dialog).to_contain_text(said)
    assert dialog.locator("kbd").count() > 20
    for _ in range(3):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('#help')")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.locator("#copy")).to_be_focused()


def test_keys_do_nothing_under_the_list(opened: Opener) -> None:
    page = opened("/?select=hydrogen-energy")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("s")
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_have_count(0)
    expect(panel(page)).to_have_text("氢能")
    assert "short=" not in page.url


def test_space_unfolds_what_is_selected(opened: Opener) -> None:
    page = opened()
    choose(page, "绿色材料")
    page.wait_for_function(DRAWN, arg="碳纤维")
    page.keyboard.press(" ")
    page.wait_for_url("**expand=**")
    page.keyboard.press("Escape")
    page.wait_for_load_state("networkidle")
    assert "碳纤维" in drawn(page)


def test_ctrl_z_takes_steps_back_but_never_leaves_the_page(opened: Opener) -> None:
    page = opened()
    expect(page.locator("#undo")).to_be_disabled()
    choose(page, "qn")
    expect(panel(page)).to_have_text("氢能")
    expect(page.locator("#undo")).to_be_enabled()
    page.keyboard.press("Control+z")
    expect(page.locator("#panel .intro").first).to_be_visible()
    page.keyboard.press("Control+z")
    page.wait_for_timeout(200)
    assert page.url.rstrip("/") == opened.server
    expect(page.locator("#undo")).to_be_disabled()


def test_e_goes_to_the_evidence_and_l_to_the_legend(opened: Opener) -> None:
    page = opened("/?select=hydrogen-energy")
    page.keyboard.press("e")
    expect(page.locator("#panel")).to_be_focused()
    expect(page.locator("#evidence")).to_be_in_viewport()
    page.keyboard.press("l")
    expect(page.locator("#labels button").first).to_be_focused()


def test_the_legend_shows_only_one_label_by_alt_enter_and_the_hidden_ones_are_hollow(opened: Opener) -> None:
    page = opened()
    page.locator('[data-label="Park"]').focus()
    page.keyboard.press("Alt+Enter")
    expect(page.locator('[data-label="Target"]')).to_have_attribute("aria-pressed", "false")
    expect(page.locator('[data-label="Park"]')).to_have_attribute("aria-pressed", "true")
    hidden = page.locator('[data-label="Target"]')
    assert hidden.inner_text().split("0/")[-1].isdigit()
    assert hidden.locator("svg").evaluate("(shape) => getComputedStyle(shape).fill") == "none"
    assert page.url.endswith("?label=Park")


def test_shift_enter_adds_to_the_picture(opened: Opener) -> None:
    page = opened()
    choose(page, "绿色材料")
    page.wait_for_function(DRAWN, arg="碳纤维")
    page.keyboard.press("/")
    page.keyboard.type("qn")
    expect(page.locator("#suggestions [data-node=hydrogen-energy]")).to_be_visible()
    page.keyboard.press("Shift+Enter")
    expect(panel(page)).to_have_text("氢能")
    page.wait_for_function(DRAWN, arg="燃料电池长寿命电堆")
    assert "碳纤维" in drawn(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    page.wait_for_function(GONE, arg="燃料电池长寿命电堆")
