"""What a request may weigh, and how long its body may take to arrive."""

import asyncio
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.keys import refusal
from api.problems import problem
from api.settings import Settings

ADDRESS_BYTES = 16_384
UPLOADS = "/v1/documents"


class _Room(NamedTuple):
    """What a body may weigh, and how long it may take."""

    bytes: int
    seconds: float


class Limits:
    """Refuses long addresses, large, slow and compressed bodies before anything is done with them.

    Documents may be larger than other bodies; they are taken only from those who have the key.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the body whole, within the limits, then hand it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            room = self._room(scope)
            _check(scope, room.bytes)
            if scope["method"] not in ("GET", "HEAD"):
                receive = await _whole(receive, room)
        except HTTPException as refused:
            answer = problem(refused.status_code, refused.detail, scope["path"], headers=dict(refused.headers or {}))
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _room(self, scope: Scope) -> _Room:
        """What this request's body may weigh."""
        settings = self.settings
        if (scope["method"], scope["path"]) != ("POST", UPLOADS):
            return _Room(settings.body_bytes, settings.body_seconds)
        if refused := refusal(settings, Headers(scope=scope)):
            raise refused
        return _Room(settings.upload_bytes, settings.upload_seconds)


def _check(scope: Scope, most: int) -> None:
    headers = Headers(scope=scope)
    if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > ADDRESS_BYTES:
        raise HTTPException(414, f"The address is longer than {ADDRESS_BYTES} bytes.")
    if headers.get("content-encoding", "identity") != "identity":
        raise HTTPException(415, "Send the body uncompressed.")
    length = headers.get("content-length", "0")
    if not length.isdigit() or int(length) > most:
        raise _too_large(most)


def _too_large(most: int) -> HTTPException:
    return HTTPException(413, f"The body is larger than {most} bytes.")


async def _whole(receive: Receive, room: _Room) -> Receive:
    """The body as one message; what follows it is left to the server."""
    try:
        async with asyncio.timeout(room.seconds):
            body = await _read(receive, room.bytes)
    except TimeoutError:
        raise HTTPException(408, f"The body took longer than {room.seconds:g} s to arrive.") from None
    pending: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return pending.pop() if pending else await receive()

    return replay


async def _read(receive: Receive, most: int) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise HTTPException(400, "The request ended before its body.")
        body += message.get("body", b"")
        if len(body) > most:
            raise _too_large(most)
        if not message.get("more_body", False):
            return bytes(body)
