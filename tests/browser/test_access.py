"""What axe cannot see: languages, headings, the canvas in words, narrow windows, fewer colours, no motion."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
Opener = Any  # tests/browser/conftest.py
PATHS = ("/", "/?select=hydrogen-energy", "/documents", "/targets", "/audit", "/matrix", "/compare", "/cypher")
READY = "html[data-ready], main .tb, main .mx, main .cp, main .au, #query"

# Elements mostly in Chinese, or wholly in English, that are not told to be on a page of the other language.
FOREIGN = """() => {
  const count = (text, kind) => text.match(kind)?.length ?? 0;
  const english = document.documentElement.lang === "en", seen = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const at = walk.currentNode.parentElement;
    const text = [...at.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join(" ");
    if (!at.checkVisibility() || at.closest("script, style, option, svg, .top, code, kbd, pre")) continue;
    const han = count(text, /\\p{Script=Han}/gu), latin = count(text, /[A-Za-z]/g);
    const other = english ? han > latin : !han && /[A-Za-z]{2,} [A-Za-z]{2,}/.test(text);
    const said = at.closest("[lang]").lang.startsWith("en");
    if (other && said === english) seen.push(`${at.tagName}: ${text.slice(0, 30)}`);
  }
  return seen;
}"""
HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4")]
  .filter((h) => h.checkVisibility()).map((h) => Number(h.tagName[1]))"""


@pytest.mark.parametrize("path", PATHS)
def test_there_is_one_first_heading(opened: Opener, path: str) -> None:
    levels = opened(path, ready=READY).evaluate(HEADINGS)
    assert levels.count(1) == 1
    assert levels[0] == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", ["/?select=hydrogen-energy&", "/targets?", "/audit?", "/documents?"])
def test_texts_of_the_other_language_are_told_to_be(opened: Opener, path: str, lang: str) -> None:
    page = opened(f"{path}lang={lang}", ready=READY)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(FOREIGN) == []


def test_the_canvas_says_what_is_drawn(opened: Opener) -> None:
    page = opened("/?lang=en")
    canvas = page.get_by_role("img", name="Overview of 3 plans")
    assert canvas.count() == 1
    assert "Fields" in (canvas.get_attribute("aria-label") or "")


@pytest.mark.parametrize("path", PATHS)
def test_a_window_of_320_px_loses_nothing_sideways(opened: Opener, path: str) -> None:
    page = opened(path, 320, 640, ready=READY)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.fixture
def special(browser: Browser, server: str) -> Callable[..., Page]:
    """A page in a context of its own."""

    def open_(path: str, **context: Any) -> Page:
        page = browser.new_context(viewport={"width": 1280, "height": 800}, **context).new_page()
        page.goto(server + path)
        page.wait_for_selector("html[data-ready]", state="attached")
        return page

    return open_


def test_with_forced_colours_focus_and_marks_are_seen(special: Callable[..., Page]) -> None:
    page = special("/?select=hydrogen-energy", forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    mark = page.locator("#panel mark").first
    assert mark.evaluate("(e) => getComputedStyle(e).backgroundColor !== getComputedStyle(e).color")
    page.locator("#copy").focus()
    assert page.locator("#copy").evaluate("(e) => parseFloat(getComputedStyle(e).outlineWidth)") >= 2
    pressed, other = (page.locator(f"[data-layout={name}]") for name in ("columns", "radial"))
    looks = "(e) => { const s = getComputedStyle(e); return [s.backgroundColor, s.borderTopColor].join(); }"
    assert pressed.evaluate(looks) != other.evaluate(looks)
    page.context.close()


def test_with_reduced_motion_nothing_slides(special: Callable[..., Page]) -> None:
    page = special("/", reduced_motion="reduce")
    page.evaluate("zhengtu.picture.asked.unfold('green-materials')")
    page.wait_for_url("**expand=**")
    assert page.evaluate("zhengtu.picture.cy.nodes().filter((n) => n.animated()).length") == 0
    assert page.evaluate("document.getAnimations().filter((a) => a.playState === 'running').length") == 0
    page.context.close()
