"""How fast a picture stands in a browser on one core, beside other libraries' pages of the same graph in the same run.

What is measured is told, never demanded: a machine that does other things besides is slower in all rows alike.
Of pyvis, both its own page as it is generated and that with places given; its files are in the page, Bootstrap,
which it asks for elsewhere, fails at once.
"""

# ruff: noqa: T201
from pathlib import Path

import pytest

from docs.reference import table
from tests.bench.chromium import chromium
from tests.bench.pictures import compared, rows, targets, weight

pytestmark = pytest.mark.bench
SIZES = (200, 2_000, 10_000)
HEAD = (
    "nodes",
    "drawn",
    "page",
    "painted after",
    "ours is so many times that",
    "pan ms/frame",
    "zoom ms/frame",
    "sent",
)


def test_pictures(tmp_path: Path) -> None:
    with chromium() as browser:
        found = [compared(browser, tmp_path / str(nodes), nodes) for nodes in SIZES]
        bytes_ = weight(browser, tmp_path / "start")
    print(f"\n{table(HEAD, [row for one in found for row in rows(one)])}")
    for one in found:
        print(f"{one.nodes:,} nodes, {one.drawn:,} drawn. {one.why}")
        assert one.drawn > 0
    for name in sorted({name for one in found for name in one.absent}):
        print(f"absent: {name}")
    for promised, measured, met in targets(bytes_, *found):
        print(f"{'met    ' if met else 'not met'} {promised}: {measured}")
