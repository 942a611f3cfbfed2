"""Texts of strangers in every field, on every page, in every file and frame: nothing runs, nothing is asked for."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Frame, Page

from graph.library import Library
from graph.store import open_store
from graph.store.base import Store
from tests.hostile import ATTACKS, LABELS, hostile_library, id_of
from viz import embed, figure
from viz.layout import draw
from viz.view import View, select

pytestmark = pytest.mark.browser

# Addresses that would run or fetch something when followed.
LURES = """() => [...document.querySelectorAll("*")].flatMap((e) => [...e.attributes]
  .filter((a) => /^(href|src|srcdoc|action|formaction|data|xlink:href)$/.test(a.name))
  .filter((a) => /^\\s*(javascript|vbscript|data:text)/i.test(a.value) ||
    (a.name !== "srcdoc" && /canary/.test(a.value)))
  .map((a) => `${e.tagName} ${a.name}=${a.value.slice(0, 80)}`))"""
HANDLERS = """() => [...document.querySelectorAll("*")].flatMap((e) => [...e.attributes]
  .filter((a) => a.name.startsWith("on")).map((a) => `${e.tagName} ${a.name}`))"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("hostile")
    hostile_library(home / "library")
    return home


@pytest.fixture(scope="module")
def server(home: Path, serve: Callable[..., str]) -> str:
    return serve(home, "--no-bundled")


@pytest.fixture(scope="module")
def store(home: Path, server: str) -> Iterator[Store]:
    """The graph the server has built."""
    assert server
    store = open_store(Library.open(home / "library"))
    yield store
    store.close()


class Trap:
    """A browser in which whatever an attack does is seen."""

    def __init__(self, context: BrowserContext, server: str) -> None:
        self.context, self.server = context, server
        self.sprung: list[str] = []
        context.on("request", lambda request: self._asked(request.url))
        context.on("dialog", self._asks)

    def _asks(self, dialog: Dialog) -> None:
        self.sprung.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _asked(self, url: str) -> None:
        if not url.startswith((self.server, "data:", "blob:", "about:", "file:")):
            self.sprung.append(f"request {url}")

    def check(self, page: Page) -> None:
        """Nothing has run in any frame, nothing was asked for, and no address waits to be followed."""
        page.wait_for_timeout(120)
        for frame in page.frames:
            assert self._hit(frame) is False, frame.url
            assert frame.evaluate(LURES) == [], frame.url
            assert frame.evaluate(HANDLERS) == [], frame.url
        assert self.sprung == []

    @staticmethod
    def _hit(frame: Frame) -> bool:
        return bool(frame.evaluate("() => 'hit' in window || 'hit' in document"))


@pytest.fixture
def trap(browser: Browser, server: str) -> Iterator[Trap]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield Trap(context, server)
    context.close()


PAGES = (
    "/", "/?lang=en", "/?layout=radial", "/?layout=force", "/?expand=Technology", "/documents", "/documents?lang=en",
    "/targets", "/audit", "/audit?lang=en", "/matrix", "/compare", "/cypher", "/cypher?lang=en",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_moved_by_what_it_shows(trap: Trap, server: str, path: str) -> None:
    page = trap.context.new_page()
    page.goto(server + path)
    page.wait_for_timeout(1200)
    trap.check(page)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nodes_are_looked_at_and_found(trap: Trap, server: str, attack: str, rounds: int) -> None:
    page = trap.context.new_page()
    first, step = list(ATTACKS).index(attack), max(1, 10 // rounds)  # a few labels of each; all of them where it soaks
    for label in LABELS[first % step :: step]:
        page.goto(f"{server}/?select={id_of(label, attack)}")
        page.wait_for_selector("html[data-ready]", state="attached")
        page.locator("#panel h2").first.wait_for()
        trap.check(page)
    page.locator("#q").fill(ATTACKS[attack][:60])
    page.wait_for_timeout(500)
    trap.check(page)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_document_and_its_annotations_are_read(trap: Trap, server: str, attack: str) -> None:
    page = trap.context.new_page()
    page.goto(f"{server}/documents/document-{attack}-1?passage=1&start=0&end=3")
    page.wait_for_timeout(700)
    for mark in page.locator("main [data-id], main mark, main button").all()[:4]:
        if mark.is_visible():
            mark.click(timeout=2000, no_wait_after=True, force=True)
    trap.check(page)


def test_what_a_query_answers_is_shown_as_text(trap: Trap, server: str) -> None:
    page = trap.context.new_page()
    queries = ("MATCH (n:Plan) RETURN n, n.name, n.official_title, n.evidence", f"RETURN '{ATTACKS['image']}' AS x")
    for query in queries:
        page.goto(f"{server}/cypher?cypher={quote(query)}")
        page.locator("#query").fill(query)
        page.locator("#run").click()
        page.wait_for_timeout(900)
        trap.check(page)


VIEWS = [View(), View(lang="en", expand=("Technology",)), View(node=id_of("Field", "script"), depth=2)]
VIEWS += [View(node=id_of("Park", attack)) for attack in ATTACKS]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.to_query() or "overview")
def test_files_and_frames_are_still(trap: Trap, store: Store, tmp_path: Path, view: View) -> None:
    drawing = draw(select(store, view), view)
    bundle = embed.mimebundle(store, view)
    pages = {
        "portable.html": embed.portable(store, view, address="https://zhengtu.example/?q=<b>"),
        "figure.svg": figure.as_svg(drawing, carries_font=True),
        "inlined.html": f"<!doctype html><meta charset=utf-8>{figure.as_svg(drawing)}",
        "notebook.html": f"<!doctype html><meta charset=utf-8>{bundle['text/html']}{bundle['image/svg+xml']}",
    }
    for name, text in pages.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        page = trap.context.new_page()
        page.goto((tmp_path / name).as_uri())
        page.wait_for_timeout(250)
        trap.check(page)
        page.close()
    assert len(figure.render(drawing, "png")) > 1000


@pytest.mark.parametrize("attack", ["marks", "long", "script"])
def test_a_pdf_is_made_of_any_text(store: Store, attack: str) -> None:
    view = View(node=id_of("Park", attack))
    assert figure.render(draw(select(store, view), view), "pdf").startswith(b"%PDF")


@pytest.mark.parametrize("attack", ["script", "image", "quoted", "markdown", "long"])
def test_what_a_consumer_inserts_into_its_page_is_still(trap: Trap, server: str, tmp_path: Path, attack: str) -> None:
    page = trap.context.new_page()
    address = f"{server}/?node={id_of('Park', attack)}"
    said = page.request.get(f"{server}/oembed?url={quote(address, safe='')}").json()
    (tmp_path / "blog.html").write_text(f"<!doctype html><meta charset=utf-8>{said['html']}", encoding="utf-8")
    page.goto((tmp_path / "blog.html").as_uri())
    page.wait_for_timeout(600)
    trap.check(page)
    xml = page.request.get(f"{server}/oembed?format=xml&url={quote(address, safe='')}").text()
    assert re.search(r"<script|<img", xml) is None


def test_a_frozen_view_is_still(trap: Trap, server: str) -> None:
    page = trap.context.new_page()
    for attack in ("script", "image", "quoted", "style"):
        view = {"view": f"node={id_of('Park', attack)}"}
        made = page.request.post(
            f"{server}/v1/snapshots", data=json.dumps(view), headers={"content-type": "application/json"}
        )
        page.goto(server + made.json()["path"])
        page.wait_for_timeout(700)
        trap.check(page)


def test_the_trap_springs(trap: Trap, tmp_path: Path) -> None:
    for attack in ("script", "image", "vector", "quoted"):
        page = trap.context.new_page()
        (tmp_path / "bare.html").write_text(
            f"<!doctype html><input value='{ATTACKS[attack]}'><p>{ATTACKS[attack]}", "utf-8"
        )
        page.goto((tmp_path / "bare.html").as_uri())
        with pytest.raises(AssertionError):
            trap.check(page)
        page.close()
        trap.sprung.clear()
