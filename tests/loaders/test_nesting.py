"""Pages nested beyond measure are refused before they are parsed; what pages really look like is not."""

import pytest

from graph.errors import UnreadableDocument
from loaders import nesting, read
from loaders.source import Source

BEYOND = {
    "deep": "<div>" * 100_000,
    "deep lists": "<ul><li>" * 40_000,
    "elements nobody knows": "<x-y>" * 100_000,
    "formatting that begins anew": "".join(f"<p><font size={i}>字" for i in range(20_000)),
    "after a comment": "<!-- <script> --><!-->" + "<div>" * 40_000,
    "after a script": "<script>if (a<b) {}</script>" + "<div>" * 40_000,
}
USUAL = {
    "paragraphs left open": "<p>云港市发展氢能。<br>" * 20_000,
    "rows left open": "<table>" + "<tr><td>氢能<td>10家" * 20_000,
    "closed again": "<div><section><b>氢能</b></section></div>" * 20_000,
    "closed too often": "</div></b>" * 20_000 + "<div><b>氢能</b></div>",
    "a script that compares": "<script>" + "i<n;a<b;" * 20_000 + "</script>",
    "a comment": "<!--" + "<div>" * 20_000 + "-->",
    "twenty thousand deep": "<div>" * 20_000,
}


@pytest.mark.parametrize("markup", BEYOND.values(), ids=BEYOND)
def test_page_beyond_measure_is_refused(markup: str) -> None:
    with pytest.raises(UnreadableDocument, match=r"page\.html has too many elements"):
        read(Source("page.html", f"<html><body>{markup}云港市发展氢能产业。".encode()))


@pytest.mark.parametrize("markup", USUAL.values(), ids=USUAL)
def test_usual_page_is_not(markup: str) -> None:
    nesting.check(markup, "page.html")
