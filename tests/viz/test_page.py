"""The portable file: small, whole, silent; everything a document says is data."""

import base64
import json
import re
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest

from viz import embed, network
from viz.layout import draw
from viz.page import SCRIPTS
from viz.sources import sources
from viz.view import View, select


class Tags(HTMLParser):
    """Every tag with its attributes, and what scripts hold."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag == "script"
        if self.inside:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.scripts[-1] += data


@pytest.fixture(scope="module")
def page(store: Any, hydrogen: str) -> str:
    return embed.portable(store, View(select=hydrogen), address="https://zhengtu.example/?select=x")


def island(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_page_is_under_its_limit(page: str) -> None:
    assert len(page.encode()) < 1_200_000


def test_page_names_nothing_it_would_have_to_fetch(page: str) -> None:
    tags = Tags(page).tags
    assert not [t for t, a in tags if t in ("link", "img", "iframe", "object", "embed") or "src" in a or "srcset" in a]
    assert [a["href"] for t, a in tags if "href" in a] == ["https://zhengtu.example/?select=x"]
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert not any("url(" in text or "@import" in text for text in styles)


def test_policy_allows_these_scripts_and_no_other(page: str) -> None:
    parsed = Tags(page)
    policy = next(str(a["content"]) for t, a in parsed.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    script_rule = policy.split(";")[1]
    run = [text for text in parsed.scripts if not text.lstrip().startswith("{")]
    assert len(run) == len(SCRIPTS)
    hashes = {f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'" for text in run}
    assert hashes == set(script_rule.split()[1:])


def test_evidence_points_at_the_words_it_quotes(page: str, hydrogen: str) -> None:
    data = island(page)
    quote = data["nodes"][hydrogen]["evidence"][0]
    text = data["passages"][f"{quote['document']}/{quote['passage']}"]
    assert text[quote["start"] : quote["end"]] == "氢能"
    assert data["documents"][quote["document"]]["publisher"] == "政图"
    for link in data["links"]:
        for e in link["evidence"]:
            assert "passage" not in e or f"{e['document']}/{e['passage']}" in data["passages"]


def test_nothing_is_folded_and_both_languages_are_there(page: str) -> None:
    data = island(page)
    assert data["lang"] == "zh"
    assert set(data["drawings"]) == {"zh", "en"}
    for drawing in data["drawings"].values():
        assert not [n for n in drawing["nodes"] if n["more"]]
        assert len(drawing["network"]["nodes"]) == len(drawing["nodes"])


def test_same_view_gives_the_same_page(store: Any, page: str, hydrogen: str) -> None:
    again = embed.portable(store, View(select=hydrogen), address="https://zhengtu.example/?select=x")
    assert again == page


def test_network_is_a_pyvis_network_with_every_node_at_its_place(store: Any) -> None:
    view = View()
    drawing = draw(select(store, view), view)
    nodes, edges = network.data(network.network(drawing))
    assert {n["id"] for n in nodes} == {n.id for n in drawing.nodes}
    assert all(n["fixed"] and n["physics"] is False and n["shape"] == "box" and "x" in n and "y" in n for n in nodes)
    assert len({e["id"] for e in edges}) == len(drawing.links)


def test_hostile_texts_reach_the_page_as_data_only(hostile: Any) -> None:
    page = embed.portable(hostile, View(label=("Plan", "Action", "Target", "Organization")), address="javascript:hit()")
    parsed = Tags(page)
    assert len(parsed.scripts) == len(SCRIPTS) + 1
    assert not [a for _, a in parsed.tags if any(k.startswith("on") for k in a)]
    assert not [a for _, a in parsed.tags if "javascript:" in str(a.get("href"))]
    assert "<img" not in page
    assert any("</script><script>" in n["name"].get("zh", "") for n in island(page)["nodes"].values())


def test_sources_are_those_of_the_evidence(store: Any, hydrogen: str) -> None:
    graph = select(store, View(node=hydrogen)).graph
    behind = sources(store, graph)
    assert behind.passages
    assert set(behind.documents) == {"document-bulletin"}


def test_notebook_gets_a_frame_a_picture_and_words(store: Any, hydrogen: str) -> None:
    bundle = embed.mimebundle(store, View(node=hydrogen))
    assert 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"' in bundle["text/html"]
    assert "<script" not in bundle["text/html"]  # all of it inside srcdoc, escaped
    assert bundle["image/svg+xml"].startswith("<svg")
    assert "氢能" in bundle["text/plain"]
