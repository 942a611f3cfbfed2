"""axe finds nothing on a page, in either language, theme and size."""

from typing import Any

import pytest

from tests.browser.axe import found

pytestmark = pytest.mark.browser
Opener = Any  # tests/browser/conftest.py
GRAPH = ("/", "/?select=hydrogen-energy")
PAGES = ("/documents", "/targets", "/audit", "/matrix", "/compare", "/cypher", "/embed")
LOOKS = (("zh", "dark", 1280), ("en", "light", 390))


@pytest.mark.parametrize(("lang", "theme", "width"), LOOKS)
@pytest.mark.parametrize("path", [*PAGES, *GRAPH])
def test_a_page_has_no_violation(opened: Opener, path: str, lang: str, theme: str, width: int) -> None:
    query = f"{'&' if '?' in path else '?'}lang={lang}&theme={theme}"
    page = opened(path + query, width, 800, ready="html[data-ready]" if path in GRAPH else "body")
    page.wait_for_load_state("networkidle")
    assert found(page) == []
