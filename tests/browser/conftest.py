"""A real `zhengtu serve` over the bundled library and one text of our own, and a browser to look at it with."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
RARE = """云港市氢能行动方案发布

云港市八月一日公布氢能产业发展行动方案。😀𠮷方案聚焦氢能、储能两个领域，到2025年产业规模突破300亿元。

会后有参观活动。
"""


@pytest.fixture(scope="session")
def rare_text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A text whose characters are not all one UTF-16 unit long."""
    path = tmp_path_factory.mktemp("texts") / "yungang.txt"
    path.write_text(RARE, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def address(rare_text: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the service answers."""
    library = tmp_path_factory.mktemp("library")
    environment = {**os.environ, "ZHENGTU_LIBRARY": str(library), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "api.cli"]
    loaded = subprocess.run([*command, "load", str(rare_text)], env=environment, capture_output=True, text=True)
    assert loaded.returncode == 0, loaded.stderr
    with subprocess.Popen(
        [*command, "serve", "--port", "0"], env=environment, stdout=subprocess.PIPE, text=True
    ) as served:
        try:
            assert served.stdout
            said = served.stdout.readline()
            found = re.search(r"http://[\d.:]+", said)
            assert found, f"the service did not start: {said}"
            yield found[0]
        finally:
            served.terminate()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.skip("no Chromium on this system")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Seen:
    """What a page complained of, and what it asked of others than its server."""

    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext, address: str) -> None:
        """Listen to every page of a context."""

        def request(asked: Request) -> None:
            if not asked.url.startswith((address, "data:", "blob:")):
                self.outside.append(asked.url)

        def console(message: ConsoleMessage) -> None:
            if message.type == "error":
                self.errors.append(message.text)

        context.on("request", request)
        context.on("console", console)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))


@pytest.fixture
def seen() -> Seen:
    """What the test's page complained of."""
    return Seen()


@pytest.fixture
def page(browser: Browser, address: str, seen: Seen) -> Iterator[Page]:
    """A page of a laptop's size; in the end nothing failed in it and nothing was asked of anybody else."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 800}, locale="zh-CN")
    seen.watch(context, address)
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()
    assert seen.errors == []
    assert seen.outside == []
