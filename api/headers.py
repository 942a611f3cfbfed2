"""Security headers: what a browser may do with an answer, by kind of address."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
DATA = "default-src 'none'; frame-ancestors 'none'; sandbox"
FIGURE = (  # a picture opened by itself: its style and font lie in it, and it runs nothing
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox; frame-ancestors {ancestors}"
)
EMBED = (  # the page carries a stricter policy of its own; a link that leaves it opens an ordinary page
    "sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox; base-uri 'none'; form-action 'none'; "
    "frame-ancestors {ancestors}"
)

Raw = list[tuple[bytes, bytes]]


def _raw(policy: str, resource: str) -> Raw:
    named = {
        "content-security-policy": policy,
        "cross-origin-resource-policy": resource,
        "referrer-policy": "strict-origin-when-cross-origin",
        "x-content-type-options": "nosniff",
    }
    return [(name.encode(), value.encode()) for name, value in named.items()]


class SecurityHeaders:
    """Adds to each answer the headers of its kind: page, data, figure or embed."""

    def __init__(self, app: ASGIApp, frame_ancestors: str) -> None:
        self.app = app
        self.page = _raw(PAGE, "same-origin")
        self.data = _raw(DATA, "same-origin")
        self.figure = _raw(FIGURE.format(ancestors=frame_ancestors), "cross-origin")
        self.embed = _raw(EMBED.format(ancestors=frame_ancestors), "cross-origin")

    def of(self, path: str) -> Raw:
        """The headers of an address."""
        if path.startswith("/v1/") or path == "/oembed":
            return self.data
        if path.startswith("/s/"):
            return self._of_snapshot(path)
        if path.startswith("/figure."):
            return self.figure
        return self.embed if path == "/embed" or path.startswith("/embed/") else self.page

    def _of_snapshot(self, path: str) -> Raw:
        """A frozen view's page, its embed, its figures, its data."""
        if path.endswith("/embed"):
            return self.embed
        if path.endswith((".svg", ".png", ".pdf")):
            return self.figure
        return self.data if path.endswith((".json", ".zip", "/status", "/key")) else self.page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the headers added."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        added = self.of(scope["path"])

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *added]
            await send(message)

        await self.app(scope, receive, guarded)
