"""Figures at addresses of their own, and oEmbed as its specification has it."""

import struct
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import httpx
import pypdfium2
import pytest

ID = "hydrogen-energy"
KINDS = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_is_the_view_in_its_form_and_changes_only_with_the_library(client: httpx.Client, kind: str) -> None:
    first = client.get(f"/figure.{kind}?node={ID}")
    assert (first.status_code, first.headers["content-type"]) == (200, KINDS[kind])
    assert first.content == client.get(f"/figure.{kind}?node={ID}").content
    assert first.content != client.get(f"/figure.{kind}?node=energy-storage").content
    assert client.get(f"/figure.{kind}?node={ID}", headers={"if-none-match": first.headers["etag"]}).status_code == 304


@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_may_stand_anywhere_and_runs_nothing(client: httpx.Client, kind: str) -> None:
    headers = client.get(f"/figure.{kind}?node={ID}").headers
    assert headers["cross-origin-resource-policy"] == "cross-origin"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "frame-ancestors *" in policy


def test_no_page_may_be_framed(client: httpx.Client) -> None:
    for page in ("/", "/documents", "/targets", "/audit", "/matrix", "/compare", "/cypher"):
        assert "frame-ancestors 'none'" in client.get(page).headers["content-security-policy"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_of_nothing_is_a_problem(client: httpx.Client, kind: str) -> None:
    answer = client.get(f"/figure.{kind}?node=nobody")
    assert (answer.status_code, answer.json()["type"]) == (404, "urn:zhengtu:problem:unknown-node")


def test_a_pdf_has_words_one_can_select_and_carries_its_font(client: httpx.Client) -> None:
    data = client.get(f"/figure.pdf?node={ID}").content
    words = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()
    assert "氢能" in words
    assert f"node={ID}" in words
    assert b"/FontFile" in data


def test_an_svg_carries_the_glyphs_it_needs(client: httpx.Client) -> None:
    text = client.get(f"/figure.svg?node={ID}").text
    assert 'src:url("data:font/woff2;base64,' in text
    assert '<title id="title">氢能' in text


# oEmbed 1.0, section 2.3.4: what every answer and what a rich one must have.
REQUIRED = {"type": str, "version": str}
RICH = {"html": str, "width": int, "height": int}
THUMBNAIL = {"thumbnail_url", "thumbnail_width", "thumbnail_height"}


def valid(said: dict[str, Any], maxwidth: int | None = None, maxheight: int | None = None) -> dict[str, Any]:
    """An answer that keeps to the specification."""
    for name, kind in (REQUIRED | RICH).items():
        assert isinstance(said[name], kind), name
    assert (said["type"], said["version"]) == ("rich", "1.0")
    assert said["width"] <= (maxwidth or said["width"])
    assert said["height"] <= (maxheight or said["height"])
    assert THUMBNAIL & said.keys() in (set(), THUMBNAIL)
    if "thumbnail_url" in said:
        assert said["thumbnail_width"] <= (maxwidth or said["thumbnail_width"])
        assert said["thumbnail_height"] <= (maxheight or said["thumbnail_height"])
    return said


def frame(html: str) -> dict[str, str]:
    """The attributes of the only element of a piece of HTML."""
    found: list[tuple[str, dict[str, str]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: Any) -> None:
            found.append((tag, dict(attrs)))

    Reader().feed(html)
    [(tag, attributes)] = found
    assert tag == "iframe"
    return attributes


def described(client: httpx.Client, path: str, **more: Any) -> httpx.Response:
    return client.get("/oembed", params={"url": f"{client.base_url}{path}", **more})


@pytest.mark.parametrize("path", [f"/?node={ID}", f"/embed?node={ID}", f"/figure.png?node={ID}"])
def test_oembed_frames_the_view_of_an_address(client: httpx.Client, path: str) -> None:
    said = valid(described(client, path).json())
    attributes = frame(said["html"])
    assert attributes["src"] == f"{client.base_url}/embed?node={ID}"
    assert attributes["title"] == said["title"]
    assert set(attributes["sandbox"].split()).isdisjoint({"allow-same-origin", "allow-top-navigation", "allow-forms"})
    assert client.get(attributes["src"]).status_code == 200


def test_oembed_in_xml_says_the_same(client: httpx.Client) -> None:
    answer = described(client, f"/?node={ID}&lang=en", format="xml")
    assert answer.headers["content-type"].startswith("text/xml")
    root = ET.fromstring(answer.text)
    said = described(client, f"/?node={ID}&lang=en").json()
    assert root.tag == "oembed"
    assert {part.tag: part.text for part in root} == {key: str(value) for key, value in said.items()}


def test_the_thumbnail_is_as_large_as_oembed_says(client: httpx.Client) -> None:
    said = valid(described(client, f"/?node={ID}").json())
    png = client.get(said["thumbnail_url"]).content
    assert struct.unpack(">II", png[16:24]) == (said["thumbnail_width"], said["thumbnail_height"])


@pytest.mark.parametrize(("maxwidth", "maxheight"), [(400, None), (None, 300), (320, 200), (1, 1)])
def test_oembed_keeps_within_the_consumer_s_room(
    client: httpx.Client, maxwidth: int | None, maxheight: int | None
) -> None:
    asked = {name: value for name, value in (("maxwidth", maxwidth), ("maxheight", maxheight)) if value}
    valid(described(client, f"/?node={ID}", **asked).json(), maxwidth, maxheight)


FOREIGN = [
    "http://other.example/?node=x", "https://{host}.other.example/", "http://{host}@other.example/",
    "http://other.example@{host}/", "//{host}/", "ftp://{host}/", "javascript:alert(1)", "http://{host}\\@other.example/",
    "http://other.example#{host}", "http://{host}:1/", "http://{name}/", "http://[::1", "", " http://{host}/",
    "http://{host}\n/", "data:text/html,x", "file:///etc/passwd",
]  # fmt: skip


@pytest.mark.parametrize("url", FOREIGN)
def test_oembed_refuses_what_is_not_ours(client: httpx.Client, url: str) -> None:
    host = urlsplit(str(client.base_url)).netloc
    answer = client.get("/oembed", params={"url": url.format(host=host, name=host.split(":")[0])})
    assert answer.status_code == 404, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path", ["/v1/nodes", "/documents", "/?node=nobody", "/?depth=99", "/?cypher=MATCH+(n)+DELETE+n"]
)
def test_oembed_knows_only_addresses_that_show_a_view(client: httpx.Client, path: str) -> None:
    assert described(client, path).status_code == 404


def test_oembed_has_two_forms(client: httpx.Client) -> None:
    assert described(client, "/", format="yaml").status_code == 501


def links(page: str) -> dict[str, str]:
    """The alternates a page names, by media type."""
    found: dict[str, str] = {}

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: Any) -> None:
            given = dict(attrs)
            if tag == "link" and given.get("rel") == "alternate":
                found[given["type"]] = given["href"]

    Reader().feed(page)
    return found


def test_a_consumer_that_knows_only_the_page_finds_the_view(client: httpx.Client) -> None:
    found = links(client.get(f"/?select={ID}&lang=en").text)
    assert found.keys() == {"application/json+oembed", "text/xml+oembed"}
    assert parse_qs(urlsplit(found["application/json+oembed"]).query)["format"] == ["json"]
    said = valid(client.get(found["application/json+oembed"]).json())
    assert frame(said["html"])["src"].endswith(f"/embed?lang=en&select={ID}")
    assert ET.fromstring(client.get(found["text/xml+oembed"]).text).findtext("type") == "rich"


def test_a_frozen_view_is_framed_as_it_was_frozen(client: httpx.Client) -> None:
    path = client.post("/v1/snapshots", json={"view": f"node={ID}"}).json()["path"]
    found = links(client.get(path).text)
    said = valid(client.get(found["application/json+oembed"]).json())
    assert frame(said["html"])["src"] == f"{client.base_url}{path}/embed"
    png = client.get(said["thumbnail_url"]).content
    assert struct.unpack(">II", png[16:24]) == (said["thumbnail_width"], said["thumbnail_height"])
    assert described(client, "/s/0123456789abcdef/0123456789abcdef").status_code == 404


def test_what_is_no_view_has_no_alternates_and_still_a_page(client: httpx.Client) -> None:
    page = client.get(f"/?depth=99&q={quote('<script>')}")
    assert page.status_code == 200
    assert links(page.text) == {}
