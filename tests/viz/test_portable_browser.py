"""The portable file in a browser whose network is cut: it answers, and attacks in its texts do nothing."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from viz import embed
from viz.view import View

pytestmark = pytest.mark.browser


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    """A page without a network that remembers what it asked for and what went wrong."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.asked, page.faults = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    yield page
    context.close()


def show(tab: Any, page: str, folder: Path) -> None:
    (folder / "view.html").write_text(page, encoding="utf-8")
    tab.goto((folder / "view.html").as_uri())
    tab.wait_for_function("performance.getEntriesByName('picture').length > 0")


def colours(tab: Any) -> int:
    """Number of colours on the canvas."""
    script = """() => {
      const c = document.querySelector("#canvas canvas");
      const d = c.getContext("2d").getImageData(0, 0, c.width, c.height).data;
      return new Set(new Uint32Array(d.buffer)).size;
    }"""
    tab.wait_for_timeout(200)
    return int(tab.evaluate(script))


def spot(tab: Any, id_: str) -> dict[str, float]:
    """Where a node's text is on screen."""
    data = json.loads(tab.inner_text("#data") or tab.evaluate("document.getElementById('data').textContent"))
    node = next(n for n in data["drawings"]["zh"]["nodes"] if n["id"] == id_)
    heads = tab.evaluate("""() => [...document.querySelectorAll("#heads span")].map(
        (s) => [Number(s.dataset.x), parseFloat(s.style.left)])""")
    (x0, left0), (x1, left1) = heads[0], heads[-1]
    scale = (left1 - left0) / (x1 - x0)
    box = tab.locator("#canvas").bounding_box()
    return {"x": box["x"] + left0 + (node["x"] - x0 + 30) * scale, "y": box["y"] + 46 + (node["y"] - 48) * scale}


def test_file_from_disk_answers_without_a_network(tab: Any, store: Any, hydrogen: str, tmp_path: Path) -> None:
    show(tab, embed.portable(store, View()), tmp_path)
    assert colours(tab) > 50
    at = spot(tab, hydrogen)
    tab.mouse.click(at["x"], at["y"])
    tab.wait_for_selector("#panel mark")
    assert tab.inner_text("#panel h2") == "氢能"
    assert tab.inner_text("#panel mark") == "氢能"
    assert "推动集群发展" in tab.inner_text("#panel blockquote p")

    tab.click("#panel .tag.exact >> nth=1")  # the evidence of a relationship
    assert tab.locator("#panel mark").count() >= 1
    assert "第" in tab.inner_text("#panel cite")

    tab.fill("#q", "hydrogen")
    tab.wait_for_selector("#hits [role=option]")
    tab.press("#q", "Enter")
    assert tab.inner_text("#panel h2") == "氢能"

    before = tab.inner_text("#said")
    tab.click("#legend button >> nth=4")
    assert tab.inner_text("#said") != before
    tab.click("[data-lang=en]")
    assert tab.inner_text("#panel h2") == "Hydrogen energy"
    assert tab.inner_text("#title") == "Overview of 3 plans"

    assert [url for url in tab.asked if not url.startswith("file:")] == []
    assert len(tab.asked) == 1
    assert tab.faults == []


def test_attacks_in_every_text_do_nothing(tab: Any, hostile: Any, tmp_path: Path) -> None:
    view = View(label=("Plan", "Action", "Target", "Organization"))
    show(tab, embed.portable(hostile, view, address="javascript:window.hit=1"), tmp_path)
    for text in ("script", "img", "evil", "href"):
        tab.fill("#q", text)
        tab.wait_for_timeout(50)
        if tab.locator("#hits [role=option]").count():
            tab.press("#q", "Enter")
            for i in range(min(4, tab.locator("#panel .to").count())):
                tab.locator("#panel .to").nth(i).click()
    tab.mouse.move(200, 300)
    assert tab.evaluate("window.hit") is None
    assert tab.locator("#panel img, #panel script, #hits img").count() == 0
    assert tab.locator("a[href^='javascript']").count() == 0
    assert [url for url in tab.asked if not url.startswith("file:")] == []
    assert tab.faults == []


def test_page_lives_in_a_sandboxed_frame(tab: Any, store: Any, hydrogen: str, tmp_path: Path) -> None:
    html = embed.mimebundle(store, View(node=hydrogen))["text/html"]
    (tmp_path / "note.html").write_text(f"<!doctype html><meta charset=utf-8>{html}", encoding="utf-8")
    tab.goto((tmp_path / "note.html").as_uri())
    frame = tab.frame_locator("iframe")
    frame.locator("#canvas canvas").wait_for()
    frame.locator("#q").fill("燃料电池")
    frame.locator("#q").press("Enter")
    assert frame.locator("#panel h2").inner_text() == "燃料电池长寿命电堆"
    assert tab.faults == []


@pytest.mark.parametrize("layout", ["radial", "force"])
def test_every_layout_answers_from_the_disk(tab: Any, store: Any, hydrogen: str, layout: Any, tmp_path: Path) -> None:
    show(tab, embed.portable(store, View(layout=layout)), tmp_path)
    assert colours(tab) > 50
    assert tab.locator("#heads").is_hidden()
    tab.fill("#q", "hydrogen")
    tab.wait_for_selector("#hits [role=option]")
    tab.press("#q", "Enter")
    assert tab.inner_text("#panel h2") == "氢能"
    tab.click("[data-lang=en]")
    assert tab.inner_text("#panel h2") == "Hydrogen energy"
    assert colours(tab) > 50
    assert tab.faults == []
