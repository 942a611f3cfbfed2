"""What is vendored is what its list says, and its licence lies beside it."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

VENDOR = Path(__file__).resolve().parents[1] / "viz" / "vendor"
LINES: list[dict[str, Any]] = yaml.safe_load((VENDOR / "vendored.yaml").read_text(encoding="utf-8"))
OWN = {"README.md", "revendor.py", "vendored.yaml"}


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["file"])
def test_vendored_file_is_unchanged(line: dict[str, Any]) -> None:
    assert sha256((VENDOR / line["file"]).read_bytes()).hexdigest() == line["sha256"]
    assert line["version"]
    assert line["licence"]


def test_every_file_is_listed() -> None:
    found = {
        p.relative_to(VENDOR).as_posix() for p in VENDOR.rglob("*") if p.is_file() and "__pycache__" not in p.parts
    }
    assert found - OWN == {line["file"] for line in LINES}


def test_every_package_has_its_licence() -> None:
    with_text = {line["name"] for line in LINES if line["file"].startswith("licences/")}
    assert with_text == {line["name"] for line in LINES}


def test_scripts_can_stand_inside_a_page() -> None:
    """The portable file inlines them between script tags."""
    for name in ("vis-network.min.js", "vis-data.min.js"):
        text = (VENDOR / name).read_text(encoding="utf-8").lower()
        assert "</script" not in text
        assert "<!--" not in text


def test_font_has_every_character_of_our_own_texts() -> None:
    """The bold one may lack some: the regular one steps in."""
    ttlib = pytest.importorskip("fontTools.ttLib")
    cmap = ttlib.TTFont(VENDOR / "fonts/NotoSansCJKsc-Regular.otf").getBestCmap()
    root = VENDOR.parents[1]
    files = [*root.glob("graph/vocabulary/*.yaml"), *root.glob("loaders/datasets/*"), root / "viz/style.yaml"]
    ours = {c for path in files for c in path.read_text(encoding="utf-8")}
    missing = {c for c in ours if c.isprintable() and ord(c) not in cmap}
    assert missing == set(), "run viz/vendor/revendor.py"


def test_widths_are_those_of_the_font() -> None:
    ttlib = pytest.importorskip("fontTools.ttLib")
    widths = json.loads((VENDOR / "fonts/widths.json").read_text(encoding="utf-8"))
    for weight in ("Regular", "Bold"):
        font = ttlib.TTFont(VENDOR / f"fonts/NotoSansCJKsc-{weight}.otf")
        for code, name in font.getBestCmap().items():
            assert widths[weight.lower()].get(chr(code), 1000) == font["hmtx"][name][0], hex(code)
