"""What a page's script imports is known before the browser asks for it."""

import re
from importlib.resources import files
from typing import Any

import pytest

from viz import site
from viz.modules import imported

PAGES = sorted(p.name.removesuffix(".html") for p in (files("viz") / "templates").iterdir() if p.name.endswith(".html"))


def test_modules_of_modules_are_found_and_the_vendored_come_first() -> None:
    found = imported("explorer/explorer.js")
    assert found[0] == "vendor/cytoscape.esm.min.mjs"
    assert {"explorer/picture.js", "explorer/elements.js", "explorer/curve.js"} <= set(found)
    assert len(set(found)) == len(found)
    assert "explorer/explorer.js" not in found


def test_a_module_on_one_line_or_several_is_found() -> None:
    for module in imported("explorer/explorer.js"):
        text = (files("viz") / module).read_text(encoding="utf-8")
        told = set(imported(module))
        for name in re.findall(r'\bfrom "\./([\w-]+\.js)"', text):
            assert f"explorer/{name}" in told or f"explorer/{name}" == module


@pytest.mark.parametrize("page", [p for p in PAGES if p not in ("base", "portable", "snapshot")])
def test_every_file_of_a_page_is_named_with_the_version(page: str) -> None:
    context: dict[str, Any] = {"document": "d", "title": "t"} if page == "document" else {}
    text = site.html(page, static="/static/1234", version="v", **context)
    named = re.findall(r'(?:src|href)="(/static/[^"]+)"', text)
    assert any(link.endswith("/explorer/dom.js") for link in named)
    assert [link for link in named if not link.startswith("/static/1234/")] == []
