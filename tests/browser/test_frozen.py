"""A frozen view: made from the menu, opened at its address, and the same bytes when the library has moved on."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
Opener = Any  # tests/browser/conftest.py
NOTICE = """关于印发《云港市绿色产业行动方案（2026—2028年）》的通知

云港市绿色产业行动方案提出，到2028年，氢能产业规模超过300亿元。
"""
FROZEN = ("/embed", ".svg", ".png", ".pdf", ".json", ".zip", "")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("frozen")


@pytest.fixture(scope="module")
def server(home: Path, serve: Callable[..., str]) -> str:
    """A server on a library that will be loaded into."""
    return serve(home)


def load(home: Path, server: str) -> None:
    """Load a document, as another process does."""
    (home / "notice.txt").write_text(NOTICE, encoding="utf-8")
    command = [sys.executable, "-c", "from api.cli import main; main()", "load", "--library", str(home / "library")]
    subprocess.run([*command, str(home / "notice.txt")], check=True, capture_output=True, timeout=120)


def test_a_figure_that_is_frozen_stays_when_the_library_moves_on(opened: Opener, home: Path, server: str) -> None:
    page = opened("/?node=hydrogen-energy")
    page.locator("#save summary").click()
    page.locator("[data-save=freeze]").click()
    path = page.locator(".freeze a").get_attribute("href")
    assert path
    frozen = opened(path)
    expect(frozen.locator("h1")).to_contain_text("氢能")
    expect(frozen.frame_locator("iframe").locator("#canvas canvas")).to_be_visible()
    expect(frozen.locator("#newer")).to_be_hidden()
    before = {suffix: frozen.request.get(server + path + suffix).body() for suffix in FROZEN}

    load(home, server)
    frozen.wait_for_function(
        "async (path) => (await (await fetch(path)).json()).newer", arg=f"{path}/status", polling=200, timeout=60_000
    )
    frozen.reload()
    expect(frozen.locator("#newer")).to_be_visible()
    expect(frozen.locator("#newer")).to_contain_text("此图保持原样")
    assert {suffix: frozen.request.get(server + path + suffix).body() for suffix in FROZEN} == before
    frozen.locator("#newer a").click()
    expect(frozen.locator("#panel, #title").first).to_be_visible()


def test_the_page_of_a_frozen_figure_fits_a_phone(opened: Opener) -> None:
    page = opened("/?node=hydrogen-energy&lang=en")
    page.locator("#save summary").click()
    page.locator("[data-save=freeze]").click()
    frozen = opened(page.locator(".freeze a").get_attribute("href"), 390, 844)
    assert frozen.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(frozen.locator("html")).to_have_attribute("lang", "en")
    expect(frozen.get_by_text("Unsigned")).to_be_visible()
