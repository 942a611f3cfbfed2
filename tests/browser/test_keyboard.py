"""Every task of the story by keyboard alone: keys and Tab, never a mouse; the focus is always somewhere to be seen."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import choose, panel

pytestmark = pytest.mark.browser
Opener = Any  # tests/browser/conftest.py
STEPS = 140  # Tabs until a thing must be reached

RING = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return "";
  const ringed = (e) => {
    const style = getComputedStyle(e);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
  };
  if (at.closest("#tree")) return zhengtu.picture.cy.nodes(".focus").nonempty() || ringed(at) ? "tree" : "";
  return [at, at.nextElementSibling, at.parentElement, at.closest(".ed")].some((e) => e && ringed(e)) ? at.tagName : "";
}"""


@pytest.fixture(autouse=True)
def no_mouse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever clicks here fails."""
    from playwright.sync_api import Locator, Mouse

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a mouse was used")

    for cls, name in ((Mouse, "click"), (Mouse, "move"), (Locator, "click"), (Locator, "fill"), (Page, "click")):
        monkeypatch.setattr(cls, name, refuse)


def tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Press Tab until the focus is there, and can be seen."""
    for _ in range(STEPS):
        page.keyboard.press(key)
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            assert page.evaluate(RING), f"no ring around {selector}"
            return
    pytest.fail(f"{selector} is not reached by {key}")


def stands(page: Page) -> None:
    """All that follows from the last key is there."""
    page.wait_for_selector("html[data-ready]", state="attached")


def test_search_read_the_words_open_the_source_and_come_back(opened: Opener) -> None:
    page = opened("/?lang=en")
    page.evaluate("""() => {
      window.told = [];
      new MutationObserver(() => told.push(document.querySelector("#said").textContent))
        .observe(document.querySelector("#said"), { childList: true, characterData: true, subtree: true });
    }""")
    choose(page, "qn")
    expect(panel(page)).to_have_text("Hydrogen energy")
    stands(page)
    assert len([said for said in page.evaluate("told") if "Hydrogen energy" in said]) == 1
    page.keyboard.press("e")
    expect(page.locator("#evidence")).to_be_in_viewport()
    assert page.evaluate("document.activeElement.closest('#panel') !== null")
    tab_to(page, "#source", "Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/**")
    expect(page.locator("mark").filter(has_text="氢能").first).to_be_in_viewport()
    page.go_back()
    expect(panel(page)).to_have_text("Hydrogen energy")


def test_walk_the_tree_unfold_and_leave(opened: Opener) -> None:
    page = opened()
    choose(page, "绿色材料")
    stands(page)
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(RING) == "tree"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    stands(page)
    expect(panel(page)).not_to_have_text("绿色材料")
    for key in ("ArrowUp", "ArrowRight", "ArrowRight", " "):
        page.keyboard.press(key)
    page.wait_for_url("**expand=**")
    stands(page)
    page.keyboard.press("Escape")
    expect(page.locator("#panel .intro").first).to_be_visible()
    assert page.evaluate(RING)


def test_filter_by_legend_and_year_and_undo(opened: Opener) -> None:
    page = opened()
    page.keyboard.press("l")
    tab_to(page, "[data-label=Park]")
    page.keyboard.press("Enter")
    page.wait_for_url("**label=**")
    stands(page)
    expect(page.locator("[data-label=Park]")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Control+z")
    expect(page.locator("[data-label=Park]")).to_have_attribute("aria-pressed", "true")
    tab_to(page, "[data-filter=year] summary", "Shift+Tab")
    page.keyboard.press("Enter")
    tab_to(page, "[data-filter=year] input")
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**year=**")
    stands(page)
    tab_to(page, "[data-clear=year]", "Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("!location.search.includes('year=')")


def test_layouts_language_and_theme(opened: Opener) -> None:
    page = opened()
    for key, layout in (("2", "radial"), ("3", "force")):
        page.keyboard.press(key)
        page.wait_for_url(f"**layout={layout}**")
    page.keyboard.press("1")
    page.wait_for_function("!location.search.includes('layout')")
    tab_to(page, "[data-theme-to=dark]")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    tab_to(page, "[data-lang=en]", "Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**lang=en**")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_ask_find_ways_shortlist_copy_and_save(opened: Opener) -> None:
    page = opened()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    choose(page, "qn")
    stands(page)
    page.keyboard.press("s")
    page.wait_for_url("**short=**")
    page.keyboard.press("s")
    page.wait_for_function("!location.search.includes('short=')")
    page.keyboard.press("e")
    tab_to(page, "#ways", "Shift+Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("yyz")
    expect(page.locator("#suggestions [role=option]").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**to=**")
    expect(page.locator("#panel")).to_contain_text("元宇宙")
    stands(page)
    tab_to(page, "#copy", "Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("async () => (await navigator.clipboard.readText()) === location.href")
    tab_to(page, "#save summary")
    page.keyboard.press("Enter")
    tab_to(page, "[data-save=svg]")
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    assert saved.value.suggested_filename.endswith(".svg")
    page.keyboard.press("/")
    page.keyboard.type("qn")
    expect(page.locator("#suggestions [data-ask]").first).to_be_visible()
    for _ in range(20):
        page.keyboard.press("ArrowDown")
        if page.locator("#suggestions [aria-selected=true][data-ask]").count():
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**ask=**")


def runs_a_query(page: Page) -> None:
    tab_to(page, "#query")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#answer table")).to_be_visible()
    tab_to(page, "#summary button")
    assert page.evaluate("document.activeElement.textContent.length") > 0


def filters_targets(page: Page) -> None:
    tab_to(page, "main select, .bar select")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("location.search.length > 1")


def follows_a_count(page: Page) -> None:
    tab_to(page, "main a[href*='/documents/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/**")


def compares_two_plans(page: Page) -> None:
    before = page.url
    tab_to(page, ".bar select")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("(before) => location.href !== before", arg=before)
    tab_to(page, "main button, main a")


def opens_a_cell(page: Page) -> None:
    tab_to(page, ".mx .ev")
    page.keyboard.press("Enter")
    expect(page.locator(".mx mark").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".mx mark")).to_have_count(0)


def opens_a_document(page: Page) -> None:
    tab_to(page, ".held a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/**")
    tab_to(page, ".an")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    assert page.evaluate(RING)


TASKS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "/cypher": ("#query", runs_a_query),
    "/targets": ("[data-target]", filters_targets),
    "/audit": ("main a", follows_a_count),
    "/compare": ("main .g", compares_two_plans),
    "/matrix": (".mx .ev", opens_a_cell),
    "/documents": (".held a", opens_a_document),
}


@pytest.mark.parametrize("path", TASKS)
def test_each_page_is_used_by_keyboard(opened: Opener, path: str) -> None:
    ready, task = TASKS[path]
    task(opened(path, ready=ready))
