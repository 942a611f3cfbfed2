"""Chromium on one core, and what a page costs in it: until it is painted, for each frame, in bytes."""

import os
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from shutil import which
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # what a page wants from elsewhere fails at once
]
QUIET = 1.5  # seconds in which a new window settles: Chromium loads its own pages in it
FRAMES = 60
# Painted: two frames after the page says that its picture stands.
PAINTED = """{
  const mark = performance.mark.bind(performance);
  performance.mark = (name, ...rest) => {
    if (name === "picture" && !globalThis.paintedAt) {
      globalThis.paintedAt = -1;
      requestAnimationFrame(() => requestAnimationFrame(() => { globalThis.paintedAt = performance.now(); }));
    }
    return mark(name, ...rest);
  };
}"""
WAITED = """limit => new Promise((done) => {
  const look = () => {
    if (globalThis.paintedAt > 0 || performance.now() > limit) done(globalThis.paintedAt ?? -1);
    else setTimeout(look, 20);
  };
  look();
})"""
COST = """() => {
  const [page] = performance.getEntriesByType("navigation"), others = performance.getEntriesByType("resource");
  const views = others.filter((e) => e.name.includes("/v1/view"));
  const spent = (e) => e.responseEnd - e.requestStart;
  return {
    server: [page.responseStart - page.requestStart, ...views.slice(0, 1).map(spent)].reduce((a, b) => a + b),
    bytes: [page, ...others].reduce((sum, e) => sum + e.encodedBodySize, 0),
    requests: 1 + others.length,
  };
}"""
MOVED = """async ({ frames, way }) => {
  const spent = [];
  let before = performance.now();
  for (let i = 0; i < frames; i += 1) {
    if (way === "pan") pan(i);
    else zoom(i < frames / 2 ? 1.02 : 1 / 1.02);
    const now = await new Promise(requestAnimationFrame);
    spent.push(now - before);
    before = now;
  }
  return spent.slice(1);
}"""
COLOURS = """async shot => {
  const bytes = Uint8Array.from(atob(shot), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const pen = new OffscreenCanvas(image.width, image.height).getContext("2d");
  pen.drawImage(image, 0, 0);
  return new Set(new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer)).size;
}"""


@dataclass
class Cost:
    """What a page cost in each run, in milliseconds; and in frames, of all runs."""

    painted: list[float] = field(default_factory=list)
    server: list[float] = field(default_factory=list)
    pan: list[float] = field(default_factory=list)
    zoom: list[float] = field(default_factory=list)
    bytes: int = 0
    requests: int = 0

    @property
    def first(self) -> float:
        """The middle of all runs, in seconds."""
        return median(self.painted) / 1000

    def frame(self, way: str) -> tuple[float, float]:
        """The middle and the 95th of a hundred frames, in milliseconds."""
        spent = sorted(getattr(self, way))
        return median(spent), spent[int(len(spent) * 0.95)]


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium; where the machine has cores to choose from, on the last of them alone."""
    path = which("chromium") or which("chromium-browser") or which("google-chrome")
    assert path is not None, "Chromium is not installed: make system"
    mine = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
    if mine:
        os.sched_setaffinity(0, {max(mine)})  # what is started from here inherits it
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        if mine:
            os.sched_setaffinity(0, mine)
        yield browser
        browser.close()


@contextmanager
def window(browser: Browser) -> Iterator[Page]:
    """A new window with an empty cache, once it has settled."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto("about:blank")
    page.add_init_script(PAINTED)
    time.sleep(QUIET)
    yield page
    context.close()


def measure(browser: Browser, address: str, cost: Cost, moving: Callable[[Page], Any], limit: int = 60) -> Cost:
    """One more run of a page: until it is painted, then panned and zoomed."""
    with window(browser) as page:
        page.goto(address, wait_until="commit")
        painted = page.evaluate(WAITED, limit * 1000)
        if painted < 0:
            cost.painted.append(float("inf"))
            return cost
        cost.painted.append(painted)
        told = page.evaluate(COST)
        cost.server.append(told["server"])
        shot = page.locator("canvas").first.screenshot()
        assert page.evaluate(COLOURS, b64encode(shot).decode()) > 3, f"{address} is of one colour"
        moving(page)
        cost.bytes, cost.requests = (page.evaluate(COST)[key] for key in ("bytes", "requests"))
        for way in ("pan", "zoom"):
            getattr(cost, way).extend(page.evaluate(MOVED, {"frames": FRAMES, "way": way}))
    return cost
