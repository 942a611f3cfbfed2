"""A View in a real notebook kernel, and that notebook as a page."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter, MarkdownExporter
from playwright.sync_api import Browser

from graph.library import Library
from loaders.bundled import BUNDLED
from viz.view import View

CELL = """
from viz.view import View
View(node="hydrogen-energy", lang="en")
"""


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A notebook of one cell, run in a kernel of its own over an empty library."""
    patch, folder = pytest.MonkeyPatch(), tmp_path_factory.mktemp("notebook")
    patch.setenv("ZHENGTU_LIBRARY", str(folder / "library"))
    patch.setenv("IPYTHONDIR", str(folder / "ipython"))
    patch.setenv("JUPYTER_PLATFORM_DIRS", "1")
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    try:
        NotebookClient(
            book, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
        ).execute()
    finally:
        patch.undo()
    return book


def shown(book: Any) -> dict[str, str]:
    """What the cell shows, by media type."""
    [output] = [each for each in book.cells[0].outputs if each.output_type == "execute_result"]
    return dict(output.data)


def test_a_kernel_shows_page_figure_and_words(notebook: Any) -> None:
    data = shown(notebook)
    assert data.keys() == {"text/html", "image/svg+xml", "text/plain"}
    assert "Hydrogen energy" in data["text/plain"]
    assert data["image/svg+xml"].startswith("<svg")
    assert 'sandbox="allow-scripts' in data["text/html"]
    assert "allow-same-origin" not in data["text/html"]


def test_where_scripts_are_stripped_the_figure_stays(notebook: Any) -> None:
    exporter = MarkdownExporter()
    exporter.register_filter("filter_data_type", lambda output: ["image/svg+xml"])
    _, files = exporter.from_notebook_node(notebook)
    [figure] = [data for name, data in files["outputs"].items() if name.endswith(".svg")]
    assert b"Hydrogen energy" in figure


@pytest.mark.browser
def test_the_rendered_notebook_draws_the_view_and_asks_nobody(notebook: Any, browser: Browser, tmp_path: Path) -> None:
    html, _ = HTMLExporter(template_name="basic").from_notebook_node(notebook)
    path = tmp_path / "notebook.html"
    path.write_text(f"<!doctype html><meta charset='utf-8'>{html}", encoding="utf-8")
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    inside = page.frame_locator("iframe")
    inside.locator("#canvas canvas").wait_for()
    assert inside.locator("#title").inner_text().startswith("Hydrogen energy")
    assert [url for url in asked if not url.startswith(("file:", "about:", "data:", "blob:"))] == []
    page.close()


def test_a_view_on_a_library_shows_that_library(tmp_path: Path) -> None:
    view = View(node="hydrogen-energy").on(Library.open(tmp_path, layer=BUNDLED))
    data = view._repr_mimebundle_(include=None, exclude=None)
    [inner] = re.findall(r'srcdoc="([^"]*)"', data["text/html"])
    assert unescape(inner).startswith("<!doctype html>")
    assert (tmp_path / "graphs").is_dir()
    assert view.to_query() == "node=hydrogen-energy"
