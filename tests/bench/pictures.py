"""The explorer's picture of a library, beside other libraries' pages of the same graph: what each costs, run by run."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Browser, Page

from graph.store import build
from tests.bench import peers, plans, serving
from tests.bench.chromium import Cost, measure, window

RUNS = int(os.environ.get("ZHENGTU_BENCH_RUNS", "5"))
ALL = "/?expand=Technology"  # every node of the library, as far as a picture may hold it
VIEW = "/v1/view?expand=Technology&width=1078"
OURS, AS_IS, PLACED = "zhengtu", "pyvis as generated", "pyvis, places given"
PATIENCE = 40  # seconds for pyvis, which places the nodes itself
NEAREST = """() => {
  const { picture } = globalThis.zhengtu;
  const all = [...picture.scene.nodes.values()].filter((n) => n.label === "Field" && n.bottom < picture.seen.to);
  const box = picture.box(all.at(-1).id), place = document.getElementById("cy").getBoundingClientRect();
  return { id: all.at(-1).id, x: place.x + (box.x1 + box.x2) / 2, y: place.y + (box.y1 + box.y2) / 2 };
}"""
LIT = """id => new Promise((done) => {
  let began = 0;
  addEventListener("pointerup", () => { began = performance.now(); }, { capture: true, once: true });
  const look = () => {
    const lit = began && location.search.includes(id) && document.querySelector("#panel .ev mark");
    requestAnimationFrame(lit ? () => done(performance.now() - began) : look);
  };
  look();
})"""


@dataclass
class Compared:
    """One library's pictures."""

    nodes: int
    drawn: int = 0
    why: str = ""
    costs: dict[str, Cost] = field(default_factory=dict)
    absent: list[str] = field(default_factory=list)
    lit: list[float] = field(default_factory=list)

    @property
    def ours(self) -> Cost:
        """The explorer's."""
        return self.costs[OURS]

    def beside(self, peer: str) -> float | None:
        """How many times as long ours takes as a peer."""
        found = self.costs.get(peer)
        return self.ours.first / found.first if found else None


@contextmanager
def served(folder: Path, nodes: int) -> Iterator[str]:
    """A library of so many nodes, built and served."""
    build(plans.library(folder / "library", nodes))
    with serving.ours(folder / "library", "--no-bundled") as address:
        yield address


def compared(browser: Browser, folder: Path, nodes: int, runs: int = RUNS) -> Compared:
    """The pages by turns, so that whatever else the machine does falls on all of them."""
    found = Compared(nodes)
    with served(folder, nodes) as address, serving.folder(folder) as files:
        found.costs[OURS] = _ours(browser, address, Cost())
        drawing = json.loads(urlopen(address + VIEW, timeout=60).read())
        found.drawn, found.why = len(drawing["nodes"]), drawing["why"]
        written = list(_written(folder, drawing, found))
        for _ in range(runs):
            _ours(browser, address, found.ours)
            for name in written:
                _peer(browser, f"{files}/{name}.html", found.costs.setdefault(name, Cost()), name)
        if nodes <= 200:
            found.costs[AS_IS] = _as_generated(browser, folder, files, drawing)
        found.lit = [_lit(browser, address) for _ in range(runs)]
    return found


def _written(folder: Path, drawing: dict[str, Any], found: Compared) -> Iterator[str]:
    """The peers' pages, those of them that can be had."""
    pages: dict[str, Callable[[], str]] = {name: partial(peers.page, name, drawing) for name in peers.PEERS}
    pages[PLACED] = partial(peers.pyvis_page, drawing, places=True)
    for name, made in pages.items():
        try:
            (folder / f"{name}.html").write_text(made(), encoding="utf-8")
            yield name
        except peers.Absent as reason:
            found.absent.append(f"{name}: {reason}")


def _ours(browser: Browser, address: str, cost: Cost) -> Cost:
    return measure(browser, address + ALL, cost, _moved_as("ours"))


def _peer(browser: Browser, address: str, cost: Cost, name: str) -> Cost:
    return measure(browser, address, cost, _moved_as("pyvis") if name == PLACED else lambda page: None)


def _as_generated(browser: Browser, folder: Path, files: str, drawing: dict[str, Any]) -> Cost:
    (folder / "pyvis.html").write_text(peers.pyvis_page(drawing, places=False), encoding="utf-8")
    return measure(browser, f"{files}/pyvis.html", Cost(), _moved_as("pyvis"), PATIENCE)


def _moved_as(name: str) -> Callable[[Page], None]:
    """How a page is panned and zoomed, once it is ready."""
    script = (peers.HERE / "pages" / f"{name}.js").read_text(encoding="utf-8")

    def moved(page: Page) -> None:
        if name == "ours":
            page.wait_for_selector("html[data-ready]", state="attached")
        page.evaluate(f"() => {{ {script} }}")

    return moved


def _lit(browser: Browser, address: str) -> float:
    """From the click on a name to its evidence, lit and painted, in milliseconds."""
    with window(browser) as page:
        page.goto(address + ALL)
        page.wait_for_selector("html[data-ready]", state="attached")
        target = page.evaluate(NEAREST)
        page.evaluate(f"id => {{ globalThis.litAfter = ({LIT})(id); }}", target["id"])
        page.mouse.click(target["x"], target["y"])
        return float(page.evaluate("globalThis.litAfter"))


def weight(browser: Browser, folder: Path) -> int:
    """Bytes that the start page of the bundled library asks for, all requests together, as they are sent."""
    folder.mkdir()
    with serving.ours(folder) as address:
        return measure(browser, address + "/", Cost(), _moved_as("ours")).bytes


def rows(found: Compared) -> Iterator[list[str]]:
    """A line for each page."""
    for name, cost in found.costs.items():
        times = "1" if name == OURS else f"{found.ours.first / cost.first:.2f}"
        frames = [
            " / ".join(f"{t:.0f}" for t in cost.frame(way)) if getattr(cost, way) else "" for way in ("pan", "zoom")
        ]
        yield [
            f"{found.nodes:,}",
            f"{found.drawn:,}",
            name,
            f"{cost.first:.2f} s",
            times,
            *frames,
            f"{cost.bytes / 1000:.0f} KB",
        ]


def targets(bytes_: int, small: Compared, middle: Compared, large: Compared) -> Iterator[tuple[str, str, bool]]:
    """What the project promises, what was measured, and whether it is met."""
    ratio = middle.beside("vis-network") or float("inf")
    served_in = max(max(one.ours.server[1:]) for one in (small, middle, large)) / 1000
    cold = max(one.ours.server[0] for one in (small, middle, large)) / 1000
    frames = [middle.ours.frame(way)[0] for way in ("pan", "zoom")]
    yield "200 nodes in 0.25 s", f"{small.ours.first:.2f} s", small.ours.first <= 0.25
    yield (
        "2,000 nodes in 0.8 s, or twice vis-network",
        f"{middle.ours.first:.2f} s, {ratio:.2f}×",
        middle.ours.first <= 0.8 or ratio <= 2,
    )
    yield "a view of 10,000 in 3 s", f"{large.ours.first:.2f} s", large.ours.first <= 3
    yield "the server's share 0.2 s", f"{served_in:.2f} s; {cold:.2f} s in the first moments", served_in <= 0.2
    yield "a frame of 2,000 in 33 ms, panned and zoomed", " and ".join(f"{t:.0f} ms" for t in frames), max(frames) <= 34
    yield "evidence lit 100 ms after a click, 2,000 nodes", f"{median(middle.lit):.0f} ms", median(middle.lit) <= 100
    yield "the start page in 250 KB", f"{bytes_ / 1000:.0f} KB", bytes_ <= 250_000
