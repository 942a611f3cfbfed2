"""How fast a picture stands in a browser on one core, beside other libraries' pages of the same graph in the same run.

What is measured is told, never demanded: a machine that does other things besides is slower in all rows alike.
`python -m docs.speed` writes the same to docs/speed.md.
"""

# ruff: noqa: T201
from pathlib import Path

import pytest

from docs.speed import measured

pytestmark = pytest.mark.bench


def test_pictures(tmp_path: Path) -> None:
    parts = measured(tmp_path)
    print("", *parts.values(), sep="\n")
    assert "zhengtu" in parts["pages"]
