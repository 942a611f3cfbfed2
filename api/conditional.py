"""ETags: what has not changed since the reader last asked is answered with 304 and not made again."""

from hashlib import blake2s

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

UNTAGGED = ("/healthz", "/readyz", "/metrics", "/openapi.json", "/static/", "/s/")


def tag(library: str, program: str, scope: Scope) -> str:
    """Names one representation: this address, from this library, by this program.

    Weak, as the compressed and the plain form share it.
    """
    address = scope.get("raw_path", b"") + b"?" + scope["query_string"]
    return f'W/"{library[:16]}-{program}-{blake2s(address, digest_size=6).hexdigest()}"'


def held(header: str | None, etag: str) -> bool:
    """Does `If-None-Match` name the tag?"""
    return header is not None and etag.removeprefix("W/") in {t.strip().removeprefix("W/") for t in header.split(",")}


class Conditional:
    """Stamps answers with their ETag, and answers a request that already has them with 304."""

    def __init__(self, app: ASGIApp, program: str) -> None:
        self.app = app
        self.program = program

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Compare, then answer."""
        serving = scope.get("serving")
        if serving is None or scope["method"] != "GET" or scope["path"].startswith(UNTAGGED):
            await self.app(scope, receive, send)
            return
        etag = tag(serving.version, self.program, scope)
        if held(Headers(scope=scope).get("if-none-match"), etag):
            headers = [(b"etag", etag.encode()), (b"cache-control", b"no-cache")]
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return

        async def stamped(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                headers = MutableHeaders(raw=message["headers"])
                headers["etag"] = etag
                headers["cache-control"] = "no-cache"
            await send(message)

        await self.app(scope, receive, stamped)
