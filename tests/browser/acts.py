"""What a reader does on the graph page, and what is seen of it."""

from typing import Any

from playwright.sync_api import Page, expect

REVEALED = """async (id) => {
  zhengtu.picture.reveal(id);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return zhengtu.picture.box(id);
}"""
DRAWN = "name => [...zhengtu.picture.scene.nodes.values()].some((n) => n.name === name)"
GONE = "name => ![...zhengtu.picture.scene.nodes.values()].some((n) => n.name === name)"


def drawn(page: Page) -> dict[str, str]:
    """Names that are drawn, and their ids."""
    return dict(page.evaluate("[...zhengtu.picture.scene.nodes.values()].map((n) => [n.name, n.id])"))


def click_node(page: Page, name: str, waits: bool = True) -> None:
    """Click a name in the picture, scrolled to where it is out of sight; and wait until all that follows stands."""
    box = page.evaluate(REVEALED, drawn(page)[name])
    frame = page.locator("#cy").bounding_box()
    assert frame is not None
    page.mouse.click(frame["x"] + (box["x1"] + box["x2"]) / 2, frame["y"] + (box["y1"] + box["y2"]) / 2)
    if waits:
        page.wait_for_selector("html[data-ready]", state="attached")


def choose(page: Page, typed: str) -> None:
    """Search by keyboard alone and open the first suggestion."""
    page.keyboard.press("/")
    page.keyboard.type(typed)
    expect(page.locator("#suggestions [role=option]").first).to_be_visible()
    page.keyboard.press("Enter")


def panel(page: Page) -> Any:
    """The heading of the panel."""
    return page.locator("#panel h2")
