"""What docs/speed.md tells, measured here and now: `python -m docs.speed` renews it.

It takes some minutes in Chromium on one core; ZHENGTU_BENCH_RUNS says how often each page is opened (5).
A part of the page stands between `<!-- measured: name -->` and `<!-- end -->`.
"""

import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from docs.reference import table
from graph.disk import write_whole
from tests.bench.chromium import chromium
from tests.bench.pictures import RUNS, Compared, compared, rows, targets, weight

PAGE = Path(__file__).with_suffix(".md")
PART = re.compile(r"(<!-- measured: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
SIZES = (200, 2_000, 10_000)
HEAD = ("nodes", "drawn", "page", "painted after", "ours takes so many times that", "pan, ms", "zoom, ms", "sent")


def measured(folder: Path) -> dict[str, str]:
    """The page's parts."""
    with chromium() as browser:
        version, before = browser.version, _load()
        found = [compared(browser, folder / str(nodes), nodes) for nodes in SIZES]
        bytes_ = weight(browser, folder / "start")
    told = (
        f"Chromium {version} on one of {os.cpu_count()} cores, each page opened {RUNS + 1} times by turns; "
        f"load of the machine {before} before and {_load()} after.\n"
    )
    return {"setting": told, "pages": _pages(found), "promises": _promises(bytes_, found)}


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _pages(found: list[Compared]) -> str:
    absent = sorted({name for one in found for name in one.absent})
    return table(HEAD, [row for one in found for row in rows(one)]) + "".join(f"\nAbsent: {name}\n" for name in absent)


def _promises(bytes_: int, found: list[Compared]) -> str:
    told = [(promised, said, "met" if met else "**not met**") for promised, said, met in targets(bytes_, *found)]
    return table(("promised", "measured", ""), told)


def renewed(page: str, parts: Mapping[str, str]) -> str:
    """The page with these parts in place."""
    return PART.sub(lambda found: f"{found[1]}\n{parts[found[2]]}\n{found[3]}", page)


def main() -> None:
    """Measure, and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        parts = measured(Path(folder))
    write_whole(PAGE, renewed(PAGE.read_text(encoding="utf-8"), parts).encode())


if __name__ == "__main__":
    main()
