"""A picture far taller than the window: the drawing engine holds what is near, and nothing of it is missed."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.bench.plans import library

pytestmark = pytest.mark.browser
Opener = Any  # tests/browser/conftest.py

ALL = "/?expand=Technology"
DRAWN = "zhengtu.picture.scene.nodes.size"
HELD = "zhengtu.picture.cy.nodes('[label]').length"
MISSED = """() => {
  const { scene, seen, cy } = zhengtu.picture;
  const inside = [...scene.nodes.values()].filter((n) => n.bottom > seen.from && n.top < seen.to);
  const links = scene.links.filter((l) => l.tree).filter((l) => {
    const [a, b] = [l.source, l.target].map((id) => scene.nodes.get(id).y).sort((x, y) => x - y);
    return b > seen.from && a < seen.to;
  });
  const missed = [...inside, ...links].filter((one) => cy.getElementById(one.id).empty());
  return { seen: inside.length, missed: missed.length };
}"""
TO = """async (share) => {
  const { scroll } = zhengtu.picture;
  scroll.scrollTop = share * (scroll.scrollHeight - scroll.clientHeight);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """Fifteen plans with two hundred things each: more than a picture holds."""
    home = tmp_path_factory.mktemp("tall")
    library(home / "library", 3000)
    return serve(home, "--no-bundled")


@pytest.fixture
def page(opened: Opener) -> Page:
    """As many of them as are drawn."""
    page: Page = opened(ALL)
    return page


def test_the_engine_holds_a_part_and_misses_nothing_that_is_seen(page: Page) -> None:
    assert page.evaluate(DRAWN) == 2500
    for share in (0, 0.013, 0.5, 0.52, 1, 0.1):
        page.evaluate(TO, share)
        found: Any = page.evaluate(MISSED)
        assert found["seen"] > 10
        assert found["missed"] == 0
        assert page.evaluate(HELD) < 500


def test_a_name_far_below_is_chosen_from_the_tree(page: Page) -> None:
    last = page.locator("#tree [role=treeitem]").last
    id_ = last.get_attribute("data-id")
    last.locator(".row").first.evaluate("row => row.click()")
    expect(page.locator("#panel h2")).to_be_visible()
    box = page.evaluate("id => zhengtu.picture.box(id)", id_)
    assert 0 <= box["y1"] < box["y2"] <= 800
    assert page.evaluate("zhengtu.picture.cy.nodes('.sel').map((n) => n.id())") == [id_]


def test_what_is_selected_stays_selected_while_it_is_out_of_sight(page: Page) -> None:
    id_ = page.locator("#tree [role=treeitem]").last.get_attribute("data-id")
    page.evaluate("id => zhengtu.picture.asked.select(id)", id_)
    expect(page.locator("#panel h2")).to_be_visible()
    page.evaluate(TO, 0)
    page.evaluate(TO, 1)
    assert page.evaluate("zhengtu.picture.cy.nodes('.sel').map((n) => n.id())") == [id_]
    assert page.evaluate(MISSED)["missed"] == 0


def test_a_picture_that_is_not_tall_is_held_whole(opened: Opener) -> None:
    page = opened("/?plan=plan-0&expand=Technology")
    assert page.evaluate(HELD) == page.evaluate(DRAWN) == 200


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "显示 2500 / 6030。先画与所选或各方案最近的 2500 个节点，其余未画。"),
        (
            "en",
            "Showing 2,500 of 6,030. The 2,500 nodes nearest to the selection or the plans are drawn; the rest is not.",
        ),
    ],
)
def test_what_a_picture_cannot_hold_is_told_in_it(opened: Opener, lang: str, said: str) -> None:
    page = opened(f"{ALL}&lang={lang}")
    expect(page.locator("#cut")).to_contain_text(said)
    expect(page.locator("#cut")).to_be_in_viewport(ratio=1)


def test_a_picture_that_holds_all_says_nothing_of_it(opened: Opener) -> None:
    expect(opened("/?plan=plan-0").locator("#cut")).to_be_hidden()
