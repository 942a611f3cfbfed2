"""axe finds nothing on a page, in either language, theme and size, nor in what opens there."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.axe import found

pytestmark = pytest.mark.browser
Opener = Any  # tests/browser/conftest.py
GRAPH = ("/", "/?select=hydrogen-energy")
PAGES = ("/documents", "/targets", "/audit", "/matrix", "/compare", "/cypher", "/embed")
LOOKS = (("zh", "dark", 1280), ("en", "light", 390))


@pytest.mark.parametrize(("lang", "theme", "width"), LOOKS)
@pytest.mark.parametrize("path", [*PAGES, *GRAPH])
def test_a_page_has_no_violation(opened: Opener, path: str, lang: str, theme: str, width: int) -> None:
    query = f"{'&' if '?' in path else '?'}lang={lang}&theme={theme}"
    page = opened(path + query, width, 800, ready="html[data-ready]" if path in GRAPH else "body")
    page.wait_for_load_state("networkidle")
    assert found(page) == []


def opens(page: Page, selector: str) -> Callable[[], None]:
    """Opens a menu of the bar."""
    return lambda: page.locator(f"{selector} summary").click()


def test_what_opens_in_the_explorer_has_no_violation(opened: Opener) -> None:
    page = opened("/?select=hydrogen-energy&short=hydrogen-energy&theme=light")
    acts: dict[str, Callable[[], None]] = {
        "suggestions": lambda: page.locator("#q").press_sequentially("qn"),
        "nothing found": lambda: page.locator("#q").press_sequentially("zzz"),
        "a filter": opens(page, "[data-filter=plan]"),
        "the ways to save": opens(page, "#save"),
        "the shortlist": opens(page, "#short"),
        "a relationship": page.locator("#panel [data-link]").first.click,
        "the keys": lambda: page.keyboard.press("?"),
    }
    for name, act in acts.items():
        act()
        page.wait_for_timeout(500)
        assert found(page) == [], name
        page.keyboard.press("Escape")
        page.mouse.click(640, 90)


@pytest.mark.parametrize(
    "query",
    [
        "layout=radial&theme=dark",
        "layout=force&lang=en",
        "node=hydrogen-energy&to=metaverse",
        "ask=parks&node=hydrogen-energy&lang=en",
        "select=nobody",
    ],
)
def test_other_pictures_have_no_violation(opened: Opener, query: str) -> None:
    page = opened(f"/?{query}")
    page.wait_for_timeout(400)
    opened.watch.errors.clear()  # the browser itself tells of the node that is not there
    assert found(page) == []


def test_a_phone_s_sheet_and_search_have_no_violation(opened: Opener) -> None:
    page = opened("/?select=hydrogen-energy&lang=en&theme=dark", 390, 844)
    assert found(page) == []
    page.locator("#q").press_sequentially("qn")
    page.wait_for_timeout(500)
    assert found(page) == []


def test_what_opens_on_other_pages_has_no_violation(opened: Opener, server: str) -> None:
    page = opened("/matrix?theme=light", ready=".mx .ev")
    page.locator(".mx .ev").first.click()
    page.locator(".mx mark").first.wait_for()
    assert found(page) == [], "a cell"
    page.goto(f"{server}/cypher?theme=light")
    page.locator("#run").click()
    page.locator("#answer table").wait_for()
    assert found(page) == [], "an answer"
    page.goto(f"{server}/documents")
    page.locator(".held a").first.click()
    page.locator(".an").first.click()
    page.get_by_role("dialog").wait_for()
    assert found(page) == [], "a card"
    page.goto(f"{server}/documents/nowhere")
    page.wait_for_load_state("networkidle")
    opened.watch.errors.clear()  # the browser itself tells of the document that is not there
    assert found(page) == [], "a document that is not there"


def test_a_frozen_figure_and_a_file_have_no_violation(opened: Opener, server: str, tmp_path: Path) -> None:
    page = opened("/?node=hydrogen-energy")
    made = page.request.post(f"{server}/v1/snapshots", data={"view": "node=hydrogen-energy"}).json()
    page.goto(server + made["path"])
    page.wait_for_selector("html[data-ready]", state="attached")
    assert found(page) == [], "the page around"
    (tmp_path / "view.html").write_bytes(page.request.get(f"{server}/embed?select=hydrogen-energy&lang=en").body())
    page.goto((tmp_path / "view.html").as_uri())
    page.locator("#canvas canvas").wait_for()
    assert found(page) == [], "the file"
