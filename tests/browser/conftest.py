"""A real server on a library of its own, and the system's Chromium, watched for what it should not do."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

expect.set_options(timeout=20_000)  # a slow machine is no fault of the page


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """Starts `zhengtu serve` over the library in a home, to the end of the session; returns its address.

    Options are the command's, named ones go to its environment.
    """
    with ExitStack() as running:
        yield lambda home, *options, **more: running.enter_context(_served(home, *options, **more))


@contextmanager
def _served(home: Path, *options: str, **more: str) -> Iterator[str]:
    command = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", "0", *options]
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ZHENGTU_")}
    environment = {**kept, "HOME": str(home), "ZHENGTU_LIBRARY": str(home / "library"), "PYTHONUNBUFFERED": "1"}
    with (home / "log").open("w+") as log:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=log, text=True, env={**environment, "PYTHONUTF8": "1", **more}
        )
        try:
            yield _address(process, Path(log.name))
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """The address of `zhengtu serve` over the bundled library, in an empty home."""
    return serve(tmp_path_factory.mktemp("home"))


def _address(process: "subprocess.Popen[str]", log: Path) -> str:
    """What the server says when it stands."""
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://[\d.]+:\d+", line):
            return found[0]
    pytest.fail(f"the server did not start: {log.read_text(encoding='utf-8')[-2000:]}")


@dataclass
class Watch:
    """What a page asked for and complained about."""

    home: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Watch a page."""
        page.on("request", lambda request: self._asked(request.url))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob", "about", "file") and f"{parts.scheme}://{parts.netloc}" != self.home:
            self.outside.append(url)


class Opener:
    """Opens addresses of the server, each in a fresh profile, and watches them."""

    def __init__(self, browser: Browser, server: str) -> None:
        self.browser, self.server = browser, server
        self.watch, self.contexts = Watch(server), list[BrowserContext]()

    def __call__(self, path: str = "/", width: int = 1280, height: int = 800, ready: str = "html[data-ready]") -> Page:
        """The page at an address, when it is ready."""
        context = self.browser.new_context(viewport={"width": width, "height": height}, color_scheme="light")
        self.contexts.append(context)
        page = context.new_page()
        self.watch.over(page)
        page.goto(self.server + path)
        page.wait_for_selector(ready, state="attached")
        return page


@pytest.fixture
def opened(browser: Browser, server: str) -> Iterator[Opener]:
    """Opens an address; at the end nothing left the machine and nothing went wrong."""
    opener = Opener(browser, server)
    yield opener
    for context in opener.contexts:
        context.close()
    assert opener.watch.outside == []
    assert opener.watch.errors == []
