"""oEmbed 1.0: what a page that embeds one of ours is told (https://oembed.com)."""

import re
import struct
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import SplitResult, urlsplit
from xml.sax.saxutils import escape

import orjson
from starlette.exceptions import HTTPException

from api.views import rendered_size, view_of
from graph.errors import ZhengtuError
from graph.library import Library
from graph.store.base import Store
from viz.frame import iframe
from viz.shelf import Shelf

Form = Literal["json", "xml"]
MEDIA: dict[Form, str] = {"json": "application/json", "xml": "text/xml; charset=utf-8"}
PROVIDER = "政图 Zhengtu"
WIDTH, HEIGHT = 960, 600  # px of a frame where the view names none
CACHED = 3600  # seconds a consumer may keep an answer
LIVE = re.compile(r"/(embed|figure\.(svg|png|pdf))?")
FROZEN = re.compile(r"/s/(?P<version>[0-9a-f]{16})/(?P<id>[0-9a-f]{16})(/embed|\.(svg|png|pdf))?")
PORTS = {"http": 80, "https": 443}

EXAMPLE: dict[str, Any] = {
    "version": "1.0",
    "type": "rich",
    "provider_name": PROVIDER,
    "title": "氢能",
    "html": '<iframe src="http://127.0.0.1:8000/embed?node=hydrogen-energy" …></iframe>',
    "width": WIDTH,
    "height": HEIGHT,
}


@dataclass(frozen=True)
class Room:
    """How large the consumer lets a frame be, px."""

    width: int | None = None
    height: int | None = None

    def fits(self, width: int, height: int) -> bool:
        """Has it room for this?"""
        return width <= (self.width or width) and height <= (self.height or height)


def form(named: str) -> Form:
    """The form a consumer asks for; the specification's 501 for any other."""
    if named not in MEDIA:
        raise HTTPException(501, f"oEmbed answers are json or xml, not {named}")
    return "xml" if named == "xml" else "json"


def answer(library: Library, store: Store, url: str, origin: str, room: Room, form: Form) -> bytes:
    """What a consumer is told of an address of ours; the specification's 404 for any other."""
    try:
        shown = _shown(library, store, ours(url, origin), origin)
    except ZhengtuError as error:
        raise HTTPException(404, str(error)) from error
    said = _described(shown, origin, room)
    return orjson.dumps(said) if form == "json" else _xml(said)


def ours(url: str, origin: str) -> SplitResult:
    """The parts of an address of this server."""
    parts = _split(url)
    if parts is None or _site(parts) != _site(urlsplit(origin)):
        raise HTTPException(404, f"only addresses of {origin} are known here")
    return parts


@dataclass(frozen=True)
class Shown:
    """What an address shows: a page to frame, and its picture."""

    title: str
    page: str
    picture: str
    size: tuple[int, int]  # of the picture, px
    frame: tuple[int, int]  # as the view would have it, px


def _shown(library: Library, store: Store, parts: SplitResult, origin: str) -> Shown:
    if found := FROZEN.fullmatch(parts.path):
        return _frozen(library, origin, found["version"], found["id"])
    if not LIVE.fullmatch(parts.path or "/"):
        raise HTTPException(404, "this address shows no view: the graph page, /embed, /figure.… and /s/… do")
    view = view_of(parts.query)
    query = f"?{view.to_query()}".rstrip("?")
    title, *size = rendered_size(store, view, origin)
    frame = (view.width or WIDTH, view.height or HEIGHT)
    return Shown(title, f"{origin}/embed{query}", f"{origin}/figure.png{query}", (size[0], size[1]), frame)


def _frozen(library: Library, origin: str, version: str, id_: str) -> Shown:
    """A snapshot: its own page and picture, which never change."""
    snapshot = Shelf(library.path).get(version, id_)
    width, height = struct.unpack(">II", snapshot.files["figure.png"][16:24])
    here = f"{origin}{snapshot.path}"
    return Shown(str(snapshot.manifest["title"]), f"{here}/embed", f"{here}.png", (width, height), (WIDTH, HEIGHT))


def _split(url: str) -> SplitResult | None:
    """The parts of an address; none where anything of it can be read in two ways."""
    if re.search(r"[\s\\\x00-\x1f\x7f]", url):
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    plain = parts.scheme in PORTS and parts.hostname and "@" not in parts.netloc
    return parts if plain else None


def _site(parts: SplitResult) -> tuple[str | None, int | None]:
    """Host and port; whether a proxy speaks TLS before us is not seen from here."""
    port = parts.port or PORTS.get(parts.scheme)
    return parts.hostname, None if port in PORTS.values() else port


def _described(shown: Shown, origin: str, room: Room) -> dict[str, Any]:
    """The frame of what is shown, and its picture where that fits."""
    width, height = (
        min(shown.frame[0], room.width or shown.frame[0]),
        min(shown.frame[1], room.height or shown.frame[1]),
    )
    said = {
        "version": "1.0",
        "type": "rich",
        "provider_name": PROVIDER,
        "provider_url": f"{origin}/",
        "title": shown.title,
        "cache_age": CACHED,
        "html": iframe(shown.page, shown.title, width, height),
        "width": width,
        "height": height,
    }
    if room.fits(*shown.size):
        return said | dict(
            zip(("thumbnail_url", "thumbnail_width", "thumbnail_height"), (shown.picture, *shown.size), strict=True)
        )
    return said


def _xml(said: dict[str, Any]) -> bytes:
    parts = "".join(f"<{key}>{escape(str(value))}</{key}>" for key, value in said.items())
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>{parts}</oembed>\n'.encode()
