"""What a request may weigh, and how long its body may take to arrive."""

import asyncio

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import problem

ADDRESS_BYTES = 16_384


class _Refused(Exception):
    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status


class Limits:
    """Refuses long addresses, large, slow and compressed bodies before anything is done with them."""

    def __init__(self, app: ASGIApp, body_bytes: int, body_seconds: float) -> None:
        self.app = app
        self.body_bytes = body_bytes
        self.body_seconds = body_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the body whole, within the limits, then hand it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            self._check(scope)
            if scope["method"] not in ("GET", "HEAD"):
                receive = await self._whole(receive)
        except _Refused as refused:
            await problem(refused.status, str(refused), scope["path"])(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > ADDRESS_BYTES:
            raise _Refused(414, f"The address is longer than {ADDRESS_BYTES} bytes.")
        if headers.get("content-encoding", "identity") != "identity":
            raise _Refused(415, "Send the body uncompressed.")
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self.body_bytes:
            raise self._too_large()

    def _too_large(self) -> _Refused:
        return _Refused(413, f"The body is larger than {self.body_bytes} bytes.")

    async def _whole(self, receive: Receive) -> Receive:
        """The body as one message; what follows it is left to the server."""
        try:
            async with asyncio.timeout(self.body_seconds):
                body = await self._read(receive)
        except TimeoutError:
            raise _Refused(408, f"The body took longer than {self.body_seconds:g} s to arrive.") from None
        pending: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def replay() -> Message:
            return pending.pop() if pending else await receive()

        return replay

    async def _read(self, receive: Receive) -> bytes:
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise _Refused(400, "The request ended before its body.")
            body += message.get("body", b"")
            if len(body) > self.body_bytes:
                raise self._too_large()
            if not message.get("more_body", False):
                return bytes(body)
