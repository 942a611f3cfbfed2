"""A view taken elsewhere says how far its sources reach and where it stands; corrections are told with their node."""

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from api import answers, views
from api.opening import opened
from api.wire import OneNodeOut
from graph.library import Library
from graph.store import build, open_store
from viz.view import View

ID = "hydrogen-energy"


@pytest.mark.parametrize("address", ["/v1/export?format=svg&", "/embed?"])
def test_figures_and_embeds_carry_day_and_permalink_in_their_text(client: httpx.Client, address: str) -> None:
    page = client.get(f"{address}select={ID}&lang=en").text
    assert "Sources up to 2022-07-08" in page
    assert f"{client.base_url}/?lang=en&amp;select={ID}" in page


def test_the_permalink_leads_back_to_the_view(client: httpx.Client) -> None:
    asked = views.permalink(View(select=ID, lang="en", width=900))
    assert asked == f"/?lang=en&select={ID}"
    assert client.get(asked).status_code == 200
    assert (views.permalink(View(), "http://127.0.0.1:1"), views.permalink(View())) == ("http://127.0.0.1:1/", "")


@pytest.mark.parametrize("suffix", [".svg", ".html", ".png", ".pdf"])
def test_the_same_view_is_the_same_bytes_on_any_day(library: Library, suffix: str) -> None:
    store = open_store(library)
    try:
        first, again = (views.rendered(store, View(node=ID), suffix) for _ in range(2))
    finally:
        store.close()
    assert first == again


def test_a_figure_of_no_dated_document_carries_no_day(tmp_path: Path) -> None:
    store = opened(Library.open(tmp_path), None)
    try:
        assert views.as_of(store) is None
        assert "资料截至".encode() not in views.rendered(store, View(), ".svg")
    finally:
        store.close()


def test_corrections_are_told_with_the_node_they_are_about(
    make_library: Callable[[Path], Library], tmp_path: Path
) -> None:
    make_library(tmp_path)
    line = f"- {{rename: {ID}, to: {{zh: 氢, en: Hydrogen}}, reason: shorter, author: li}}\n"
    (tmp_path / "corrections.yaml").write_text(line, encoding="utf-8")
    library = Library.open(tmp_path)
    build(library)
    store = open_store(library)
    try:
        node = OneNodeOut.model_validate(answers.one_node(store, ID))
        assert store.corrections("energy-storage") == []
    finally:
        store.close()
    assert node.pref_label.en == "Hydrogen"
    [told] = node.corrections
    assert (told.kind, told.ids, told.reason, told.author) == ("rename", [ID], "shorter", "li")
