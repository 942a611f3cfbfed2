"""The main story in a browser: start, search, read the evidence, filter, share, save."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.acts import DRAWN, GONE, REVEALED, choose, click_node, drawn, panel

pytestmark = pytest.mark.browser
Opener = Any  # tests/browser/conftest.py

COLOURS = """() => {
  const found = new Set();
  for (const canvas of document.querySelectorAll("#cy canvas")) {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 200) found.add(data.slice(i, i + 3).join());
  }
  return found.size;
}"""
COUNT = "zhengtu.picture.scene.nodes.size"
GROUND = "getComputedStyle(document.documentElement).backgroundColor"
SAME = """names => JSON.stringify([...new Set([...zhengtu.picture.scene.nodes.values()].map((n) => n.name))].sort()) ===
  JSON.stringify([...names].sort())"""
COLUMNS = "zhengtu.picture.scene.places.map((p) => p.left)"
EDGES = """() => {
  const window = zhengtu.picture.scroll.clientWidth, heads = document.querySelector("#heads").getBoundingClientRect();
  const names = zhengtu.picture.cy.nodes("[text]").map((n) => {
    const b = n.boundingBox({ includeLabels: true, includeOverlays: false, includeUnderlays: false });
    return { text: n.data("text"), left: b.x1, over: b.x2 - window };
  });
  const parts = [...document.querySelectorAll(".head, .head > *")].map((part) => {
    const b = part.getBoundingClientRect();
    return { text: part.textContent, left: b.left, over: b.right - heads.right };
  });
  return [...names, ...parts].filter((b) => b.left < 0 || b.over > 2);
}"""
BOXES = """() => zhengtu.picture.cy.nodes("[label], .value, .more").map((n) => {
  const b = n.boundingBox({ includeLabels: true, includeOverlays: false, includeUnderlays: false });
  return { text: n.data("text"), x1: b.x1 + 2, x2: b.x2 - 2, y1: b.y1 + 2, y2: b.y2 - 2 };
})"""


def test_overview_shows_the_three_plans(opened: Opener) -> None:
    page = opened()
    names = " ".join(drawn(page))
    assert all(plan in names for plan in ("绿色低碳", "元宇宙", "智能终端"))
    assert page.evaluate(COLOURS) > 20
    expect(page.locator("#shown")).to_contain_text("显示")
    expect(page.locator(".head").first).to_contain_text("方案")


@pytest.mark.parametrize("typed", ["qn", "qingneng", "氢能", "氫能", "hydrogen"])
def test_search_finds_hydrogen_however_it_is_typed(opened: Opener, typed: str) -> None:
    page = opened()
    choose(page, typed)
    expect(panel(page)).to_have_text("氢能")
    assert page.evaluate("zhengtu.picture.cy.nodes('.sel').map((n) => n.data('text'))") == ["氢能"]


def test_suggestions_are_grouped_and_walked_by_keyboard(opened: Opener) -> None:
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("qn")
    expect(page.locator("#suggestions h4").first).to_be_visible()
    first = page.locator("#suggestions [aria-selected=true]").inner_text()
    page.keyboard.press("ArrowDown")
    assert page.locator("#suggestions [aria-selected=true]").inner_text() != first
    expect(page.locator("#q")).to_have_attribute("aria-activedescendant", "s-1")
    page.keyboard.press("Escape")
    expect(page.locator("#suggestions")).to_be_hidden()


def test_nothing_found_is_said(opened: Opener) -> None:
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("钠电池钠电池")
    expect(page.locator("#suggestions")).to_contain_text("没有找到“钠电池钠电池”")


def test_a_click_lights_the_evidence(opened: Opener) -> None:
    page = opened()
    click_node(page, "氢能")
    expect(panel(page)).to_have_text("氢能")
    expect(page.locator("#panel .ev mark").first).to_contain_text("氢能")
    expect(page.locator("#panel .ev .src a").first).to_contain_text("段")
    assert "select=" in page.url


def test_a_relationship_shows_its_own_evidence(opened: Opener) -> None:
    page = opened()
    click_node(page, "氢能")
    page.locator("#panel [data-link]").first.click()
    expect(page.locator("#panel .ends")).to_contain_text("氢能")
    expect(page.locator("#panel .facts")).to_contain_text("可信度")
    expect(page.locator("#panel .ev").first).to_be_visible()
    assert "link=" in page.url


def test_a_link_in_the_picture_can_be_clicked(opened: Opener) -> None:
    page = opened()
    click_node(page, "氢能")
    expect(panel(page)).to_have_text("氢能")
    place = page.evaluate(
        "(() => { const e = zhengtu.picture.cy.edges('.tree.on')[0]; const p = e.renderedMidpoint(); return p; })()"
    )
    frame = page.locator("#cy").bounding_box()
    assert frame is not None
    page.mouse.click(frame["x"] + place["x"], frame["y"] + place["y"])
    expect(page.locator("#panel .ends button")).to_have_count(2)


def test_the_legend_filters(opened: Opener) -> None:
    page = opened()
    button = page.locator('[data-label="Target"]')
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(page.locator('[data-label="Target"]')).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("zhengtu.picture.cy.nodes('[label = \"Target\"]').length") == 0
    page.go_back()
    expect(page.locator('[data-label="Target"]')).to_have_attribute("aria-pressed", "true")


def test_expanding_keeps_the_selection(opened: Opener) -> None:
    page = opened()
    click_node(page, "氢能")
    expect(panel(page)).to_have_text("氢能")
    page.wait_for_function(DRAWN, arg="燃料电池长寿命电堆")
    before, count = drawn(page), page.evaluate(COUNT)
    page.evaluate("id => zhengtu.picture.asked.unfold(id)", before["低碳冶金"])
    page.wait_for_function("count => zhengtu.picture.scene.nodes.size > count", arg=count)
    assert set(before) <= set(drawn(page))
    assert page.evaluate("zhengtu.picture.cy.nodes('.sel').map((n) => n.data('text'))") == ["氢能"]


def test_selecting_a_field_draws_its_technologies_and_its_parks_and_moves_no_column(opened: Opener) -> None:
    page = opened()
    columns = page.evaluate(COLUMNS)
    click_node(page, "氢能")
    page.wait_for_function(DRAWN, arg="燃料电池长寿命电堆")
    assert page.evaluate(COLUMNS) == columns
    assert "负碳技术" not in drawn(page)
    assert page.evaluate("zhengtu.picture.cy.nodes('.verb').map((n) => n.data('text'))") == ["聚焦", "聚焦"]
    crossing = page.evaluate("zhengtu.picture.cy.edges('.passing').map((e) => e.source().id())")
    assert drawn(page)["国际氢能谷"] in crossing
    page.keyboard.press("Escape")
    page.wait_for_function(GONE, arg="燃料电池长寿命电堆")


def test_a_double_click_unfolds_for_good(opened: Opener) -> None:
    page = opened()
    box = page.evaluate(REVEALED, drawn(page)["绿色材料"])
    frame = page.locator("#cy").bounding_box()
    assert frame is not None
    page.mouse.dblclick(frame["x"] + (box["x1"] + box["x2"]) / 2, frame["y"] + (box["y1"] + box["y2"]) / 2)
    page.wait_for_function(DRAWN, arg="碳纤维")
    page.wait_for_url("**expand=**")
    page.keyboard.press("Escape")
    expect(page.locator("#panel .intro")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert "碳纤维" in drawn(page)


def test_a_row_for_the_rest_unfolds_it(opened: Opener) -> None:
    page = opened()
    rest = page.evaluate("[...zhengtu.picture.scene.nodes.values()].find((n) => n.ghost && n.more > 0)")
    click_node(page, rest["name"])
    page.wait_for_function("id => !zhengtu.picture.scene.nodes.has(id)", arg=rest["id"])
    page.go_back()
    page.wait_for_function("id => zhengtu.picture.scene.nodes.has(id)", arg=rest["id"])


def test_the_permalink_opens_the_same_in_a_fresh_profile(opened: Opener) -> None:
    page = opened()
    click_node(page, "氢能")
    expect(panel(page)).to_have_text("氢能")
    page.locator('[data-label="Target"]').click()
    expect(page.locator('[data-label="Target"]')).to_have_attribute("aria-pressed", "false")
    address, names = page.url, drawn(page)
    other = opened(address[address.index("/", 8) :])
    expect(panel(other)).to_have_text("氢能")
    expect(other.locator('[data-label="Target"]')).to_have_attribute("aria-pressed", "false")
    assert drawn(other) == names
    parameters = address.partition("?")[2].split("&")
    assert parameters == sorted(parameters, key=lambda p: p.partition("=")[0])


def test_back_undoes_five_steps_one_by_one(opened: Opener) -> None:
    page = opened()
    seen = [(page.url, sorted(drawn(page)))]
    for name in ("氢能", "绿色材料", "智能机器人"):
        click_node(page, name)
        expect(panel(page)).to_have_text(name)
        seen.append((page.url, sorted(drawn(page))))
    for label in ("Target", "Park"):
        page.locator(f'[data-label="{label}"]').click()
        expect(page.locator(f'[data-label="{label}"]')).to_have_attribute("aria-pressed", "false")
        seen.append((page.url, sorted(drawn(page))))
    for url, names in reversed(seen[:-1]):
        page.go_back()
        page.wait_for_function(SAME, arg=names)
        assert page.url == url
    expect(page.locator("#panel .intro")).to_be_visible()
    page.go_forward()
    expect(panel(page)).to_have_text("氢能")


def test_an_unknown_selection_is_said_and_the_rest_can_be_used(opened: Opener) -> None:
    page = opened("/?select=nothing-of-this-name")
    expect(page.locator("#panel")).to_contain_text("图库里没有“nothing-of-this-name”")
    assert "氢能" in drawn(page)
    expect(page.locator("#shown")).to_have_attribute("title", re.compile("nothing-of-this-name"))
    click_node(page, "氢能")
    expect(panel(page)).to_have_text("氢能")
    opened.watch.errors.clear()  # a refusal is in the console, as it should be


def test_what_is_shown_of_how_much_is_true(opened: Opener) -> None:
    page = opened()
    total = sum(label["count"] for label in page.request.get(f"{opened.server}/v1/schema").json()["labels"])
    for shown in ("true", "false"):
        expect(page.locator('[data-label="Target"]')).to_have_attribute("aria-pressed", shown)
        page.wait_for_load_state("networkidle")
        real = page.evaluate("[...zhengtu.picture.scene.nodes.values()].filter((n) => !n.ghost).length")
        expect(page.locator("#shown")).to_have_text(f"显示 {real} / {total}")
        page.locator('[data-label="Target"]').click()


def test_english_and_dark_are_complete(opened: Opener) -> None:
    page = opened()
    click_node(page, "氢能")
    page.locator("[data-lang=en]").click()
    page.wait_for_selector("html[lang=en][data-ready]", state="attached")
    expect(panel(page)).to_have_text("Hydrogen energy")
    expect(page.locator("#panel .ev mark").first).to_contain_text("氢能")
    for place in ("header.top", ".bar", "#legend"):
        text = page.locator(place).inner_text().replace("中文", "").replace("政图", "")
        assert not [c for c in text if "\u4e00" <= c <= "\u9fff"], (place, text)
    light = page.evaluate(GROUND)
    page.locator("[data-theme-to=dark]").click()
    assert light != page.evaluate(GROUND)
    assert "theme=dark" in page.url


def test_the_source_opens_at_the_passage_with_its_words_lit(opened: Opener) -> None:
    page = opened()
    click_node(page, "氢能")
    page.locator("#source").click()
    page.wait_for_url("**/documents/**")
    lit = page.locator("mark").filter(has_text="氢能").first
    expect(lit).to_be_visible()
    expect(lit).to_be_in_viewport()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1440, 900), (1920, 1080)])
def test_no_label_meets_another_and_none_is_small(opened: Opener, width: int, height: int) -> None:
    page = opened("/", width, height)
    boxes = page.evaluate(BOXES)
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert not (a["x1"] < b["x2"] and b["x1"] < a["x2"] and a["y1"] < b["y2"] and b["y1"] < a["y2"]), (a, b)
    assert min(page.evaluate("zhengtu.picture.cy.nodes('[label]').map((n) => n.data('size'))")) >= 12
    assert page.evaluate("zhengtu.picture.scroll.scrollWidth <= zhengtu.picture.scroll.clientWidth")


@pytest.mark.parametrize("query", ["", "?select=hydrogen-energy", "?lang=en", "?lang=en&select=hydrogen-energy"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1440, 900), (1920, 1080)])
def test_every_name_number_and_head_lies_inside_the_canvas(opened: Opener, width: int, height: int, query: str) -> None:
    page = opened("/" + query, width, height)
    assert page.evaluate(EDGES) == []
    assert page.evaluate("zhengtu.picture.covered()") == 0
    assert min(page.evaluate("zhengtu.picture.cy.nodes('[label]').map((n) => n.data('size'))")) >= 12


def test_the_keyboard_walks_the_picture(opened: Opener) -> None:
    page = opened()
    choose(page, "qn")
    expect(panel(page)).to_have_text("氢能")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[role=treeitem]:focus")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(panel(page)).not_to_have_text("氢能")
    page.keyboard.press("Escape")
    expect(page.locator("#panel .intro")).to_be_visible()


def test_a_phone_shows_the_tree(opened: Opener) -> None:
    page = opened("/", 390, 844)
    expect(page.locator("#tree [role=treeitem]").first).to_be_visible()
    page.locator("#tree .row", has_text="氢能").first.click()
    expect(panel(page)).to_contain_text("氢能")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_portable_file_opens_from_disk_without_network(opened: Opener, browser: Browser, tmp_path: Path) -> None:
    page = opened()
    click_node(page, "氢能")
    page.locator("#save summary").click()
    with page.expect_download() as waiting:
        page.locator("[data-save=html]").click()
    file = tmp_path / "view.html"
    waiting.value.save_as(file)
    context = browser.new_context(offline=True)
    asked: list[str] = []
    alone = context.new_page()
    alone.on("request", lambda request: asked.append(request.url))
    alone.goto(file.as_uri())
    expect(alone.locator("canvas").first).to_be_visible()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    context.close()


def test_without_the_server_the_picture_stays(opened: Opener) -> None:
    page = opened()
    page.route("**/v1/nodes/**", lambda route: route.abort())
    click_node(page, "氢能")
    expect(page.locator("#panel")).to_contain_text("服务没有回应")
    page.unroute("**/v1/nodes/**")
    page.locator("#panel .btn.pri").click()
    expect(panel(page)).to_have_text("氢能")
    opened.watch.errors.clear()  # what was refused is in the console, as it should be


@pytest.mark.parametrize("query", ["", "?node=hydrogen-energy&depth=2", "?expand=Technology&lang=en"])
def test_every_link_of_a_picture_has_two_ends_on_the_canvas(opened: Opener, query: str) -> None:
    page = opened("/" + query, width=1440, height=900)
    lost = page.evaluate(
        """() => zhengtu.picture.cy.edges().toArray().filter((edge) => ![edge.sourceEndpoint(), edge.targetEndpoint()]
             .every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).map((edge) => edge.id())"""
    )
    assert page.evaluate("() => zhengtu.picture.cy.edges().length") > 20
    assert lost == []


def test_hovering_tells_the_other_name(opened: Opener) -> None:
    page = opened()
    box = page.evaluate("id => zhengtu.picture.box(id)", drawn(page)["氢能"])
    frame = page.locator("#cy").bounding_box()
    assert frame is not None
    x, y = frame["x"] + (box["x1"] + box["x2"]) / 2, frame["y"] + (box["y1"] + box["y2"]) / 2
    page.mouse.move(x - 4, y)
    page.mouse.move(x, y)
    expect(page.locator("#tip")).to_contain_text("Hydrogen energy")
    page.mouse.move(x, y - 400)
    expect(page.locator("#tip")).to_be_hidden()
