"""Three layouts of one picture: switched by button and key, kept in the address, all of a view still at hand."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import DRAWN, choose, click_node, drawn, panel
from tests.browser.test_story import BOXES, COLOURS

pytestmark = pytest.mark.browser
Opener = Any  # tests/browser/conftest.py
FREE = ["radial", "force"]
LAYOUT = "zhengtu.picture.scene?.drawing.view.layout ?? 'columns'"
SIDES = "[...zhengtu.picture.scene.nodes.values()].map((n) => n.side)"
OUTSIDE = """() => {
  const room = document.querySelector("#room").getBoundingClientRect(), z = zhengtu.picture.cy.zoom();
  const out = (n) => n.left < 0 || n.top < 0 || n.right * z > room.width + 1 || n.bottom * z > room.height + 1;
  return [...zhengtu.picture.scene.nodes.values()].filter(out).map((n) => n.name);
}"""


def in_layout(page: Page, layout: str) -> None:
    """Wait until a layout is drawn."""
    page.wait_for_function(f"() => ({LAYOUT}) === '{layout}'")
    expect(page.locator(f"[data-layout={layout}]")).to_have_attribute("aria-pressed", "true")


def test_a_button_changes_the_layout_and_back_undoes_it(opened: Opener) -> None:
    page = opened()
    for layout in FREE:
        page.locator(f"[data-layout={layout}]").click()
        in_layout(page, layout)
        assert f"layout={layout}" in page.url
        expect(page.locator("#heads")).to_be_hidden()
        assert page.evaluate(COLOURS) > 20
    page.go_back()
    in_layout(page, "radial")
    page.go_back()
    in_layout(page, "columns")
    assert "layout" not in page.url
    expect(page.locator(".head").first).to_be_visible()


def test_keys_change_the_layout(opened: Opener) -> None:
    page = opened()
    for key, layout in (("2", "radial"), ("3", "force"), ("1", "columns")):
        page.keyboard.press(key)
        in_layout(page, layout)
    page.keyboard.press("/")
    page.keyboard.type("2")
    in_layout(page, "columns")


@pytest.mark.parametrize("layout", FREE)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1440, 900), (2560, 1440)])
def test_no_label_meets_another_and_all_can_be_reached(
    opened: Opener, width: int, height: int, lang: str, layout: str
) -> None:
    page = opened(f"/?lang={lang}&layout={layout}", width, height)
    page.wait_for_function("() => !zhengtu.picture.cy.nodes().some((n) => n.animated())")
    boxes = page.evaluate(BOXES)
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert not (a["x1"] < b["x2"] and b["x1"] < a["x2"] and a["y1"] < b["y2"] and b["y1"] < a["y2"]), (a, b)
    assert page.evaluate(OUTSIDE) == []
    assert set(page.evaluate(SIDES)) == {"left", "right"}
    assert min(page.evaluate("zhengtu.picture.cy.nodes('[label]').map((n) => n.data('size'))")) >= 12


def test_the_radial_overview_fits_a_laptop(opened: Opener) -> None:
    page = opened("/?layout=radial", 1440, 900)
    assert page.evaluate("zhengtu.picture.scroll.scrollHeight <= zhengtu.picture.scroll.clientHeight")
    assert page.evaluate("zhengtu.picture.scroll.scrollWidth <= zhengtu.picture.scroll.clientWidth")


@pytest.mark.parametrize("layout", FREE)
def test_selecting_lights_the_path_and_the_cross_links_and_moves_nothing(opened: Opener, layout: str) -> None:
    page = opened(f"/?layout={layout}")
    places = "[...zhengtu.picture.scene.nodes.values()].map((n) => [n.id, n.left, n.y])"
    before = page.evaluate(places)
    click_node(page, "氢能")
    expect(panel(page)).to_have_text("氢能")
    page.wait_for_function("() => zhengtu.picture.cy.edges('.tree.on').length === 3")
    assert page.evaluate("zhengtu.picture.cy.edges('.passing').length") >= 1
    assert page.evaluate(places) == before
    assert f"layout={layout}" in page.url
    page.keyboard.press("Escape")
    expect(page.locator("#panel .intro")).to_be_visible()


@pytest.mark.parametrize("layout", FREE)
def test_unfolding_and_filtering_hold(opened: Opener, layout: str) -> None:
    page = opened(f"/?layout={layout}")
    before = drawn(page)
    page.evaluate("id => zhengtu.picture.asked.unfold(id)", before["绿色材料"])
    page.wait_for_function(DRAWN, arg="碳纤维")
    assert set(before) <= set(drawn(page))
    page.locator('[data-label="Target"]').click()
    page.wait_for_function("() => ![...zhengtu.picture.scene.nodes.values()].some((n) => n.label === 'Target')")
    in_layout(page, layout)


@pytest.mark.parametrize("layout", FREE)
def test_the_tree_says_the_same_in_every_layout(opened: Opener, layout: str) -> None:
    levels = """() => [...document.querySelectorAll("#tree [role=treeitem]")].map((i) => [i.dataset.id,
        i.parentElement.closest("[role=treeitem]")?.dataset.id ?? ""]).sort()"""
    query = "label=Plan,Action,Direction,Field,Park"
    usual, other = opened(f"/?{query}"), opened(f"/?{query}&layout={layout}")
    assert other.evaluate(levels) == usual.evaluate(levels)


@pytest.mark.parametrize("layout", FREE)
def test_search_brings_what_it_finds_into_sight(opened: Opener, layout: str) -> None:
    page = opened(f"/?layout={layout}", 900, 700)
    choose(page, "qn")
    expect(panel(page)).to_have_text("氢能")
    box = page.evaluate("id => zhengtu.picture.box(id)", drawn(page)["氢能"])
    size = page.evaluate("[zhengtu.picture.scroll.clientWidth, zhengtu.picture.scroll.clientHeight]")
    assert 0 <= box["x1"] < size[0]
    assert 0 <= box["y1"] < size[1]


def test_a_phone_keeps_the_tree_in_every_layout(opened: Opener) -> None:
    page = opened("/?layout=force", 390, 844)
    expect(page.locator("#tree [role=treeitem]").first).to_be_visible()
    expect(page.locator("#scroll")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
