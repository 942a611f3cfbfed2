"""oEmbed 1.0: what a page that embeds one of ours is told (https://oembed.com)."""

import re
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import SplitResult, urlsplit
from xml.sax.saxutils import escape

import orjson
from starlette.exceptions import HTTPException

from api.views import rendered_size, view_of
from graph.errors import ZhengtuError
from graph.store.base import Store
from viz.frame import iframe
from viz.view import View

Form = Literal["json", "xml"]
MEDIA: dict[Form, str] = {"json": "application/json", "xml": "text/xml; charset=utf-8"}
PROVIDER = "政图 Zhengtu"
WIDTH, HEIGHT = 960, 600  # px of a frame where the view names none
CACHED = 3600  # seconds a consumer may keep an answer
SHOWN = re.compile(r"/(embed|figure\.(svg|png|pdf))?")
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


def answer(store: Store, url: str, origin: str, room: Room, form: Form) -> bytes:
    """What a consumer is told of an address of ours."""
    said = described(store, asked(url, origin), origin, room)
    return orjson.dumps(said) if form == "json" else _xml(said)


def asked(url: str, origin: str) -> View:
    """The view an address of this server shows; any other address is refused."""
    parts = _split(url)
    if parts is None or _site(parts) != _site(urlsplit(origin)):
        raise HTTPException(404, f"only addresses of {origin} are known here")
    if not SHOWN.fullmatch(parts.path or "/"):
        raise HTTPException(404, "this address shows no view: the graph page, /embed and /figure.… do")
    try:
        return view_of(parts.query)
    except ZhengtuError as error:
        raise HTTPException(404, str(error)) from error


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


def described(store: Store, view: View, origin: str, room: Room) -> dict[str, Any]:
    """The frame of a view, and its picture where that fits."""
    width = min(view.width or WIDTH, room.width or WIDTH * 10)
    height = min(view.height or HEIGHT, room.height or HEIGHT * 10)
    query = view.to_query()
    title, *size = rendered_size(store, view, origin)
    said = {
        "version": "1.0",
        "type": "rich",
        "provider_name": PROVIDER,
        "provider_url": f"{origin}/",
        "title": title,
        "cache_age": CACHED,
        "html": iframe(f"{origin}/embed{'?' if query else ''}{query}", title, width, height),
        "width": width,
        "height": height,
    }
    if room.fits(*size):
        picture = f"{origin}/figure.png{'?' if query else ''}{query}"
        said |= {"thumbnail_url": picture, "thumbnail_width": size[0], "thumbnail_height": size[1]}
    return said


def _xml(said: dict[str, Any]) -> bytes:
    parts = "".join(f"<{key}>{escape(str(value))}</{key}>" for key, value in said.items())
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>{parts}</oembed>\n'.encode()
