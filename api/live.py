"""The graph that is being served: opened, watched for a newer build, switched without dropping a request."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

from api.opening import check, opened
from api.settings import Settings, program_version
from graph.errors import StoreUnavailable, ZhengtuError
from graph.library import Layer, Library
from graph.store.base import Store
from viz.view import prepare

log = logging.getLogger("zhengtu")

VIEWS_KEPT = 64
VIEWS_BYTES = 32_000_000


@dataclass
class Serving:
    """One build of the graph, and how many requests are using it."""

    library: Library
    store: Store
    users: int = 0
    retired: bool = False
    kept: dict[str, Any] = field(default_factory=dict)  # what is derived from this build once
    views: OrderedDict[str, bytes] = field(default_factory=OrderedDict)  # the drawings asked for last

    @property
    def version(self) -> str:
        """Version of the library this build was made from."""
        return self.store.stamp.library

    def retire(self) -> None:
        """Take no new requests; close when the last one has left."""
        self.retired = True
        self._close_when_empty()

    def leave(self) -> None:
        """A request is done with this build."""
        self.users -= 1
        self._close_when_empty()

    def _close_when_empty(self) -> None:
        if self.retired and not self.users:
            self.store.close()

    def once(self, key: str, make: Callable[[], Any]) -> Any:
        """A value made on first use, for as long as this build is served."""
        if key not in self.kept:
            self.kept[key] = make()
        return self.kept[key]

    def kept_view(self, query: str) -> bytes | None:
        """A drawing made before."""
        return self.views.get(query)

    def keep_view(self, query: str, drawing: bytes) -> None:
        """Keep a drawing; the oldest make room."""
        self.views[query] = drawing
        while len(self.views) > VIEWS_KEPT or sum(map(len, self.views.values())) > VIEWS_BYTES:
            self.views.popitem(last=False)


class Live:
    """The newest build of a library; requests begun on an older one finish there."""

    def __init__(self, settings: Settings, layer: Layer | None = None) -> None:
        self.settings = settings
        self.layer = layer
        self.program = program_version()
        self.current: Serving | None = None
        self.trouble: str | None = None

    def open(self) -> Serving:
        """Open the graph, building it first where the library has moved on."""
        if self.current is None:
            self.current = self._newest()
        return self.current

    def close(self) -> None:
        """Give the graph back once its last request is done."""
        serving, self.current = self.current, None
        if serving:
            serving.retire()

    def serving(self) -> Serving:
        """The build that answers now."""
        if self.current is None:
            raise StoreUnavailable(self.trouble or "no graph is open yet: try again in a moment")
        return self.current

    async def watch(self) -> None:
        """Switch to each new build, for as long as the server runs."""
        while True:
            await asyncio.sleep(self.settings.watch_seconds)
            if self.current and (self.trouble or self.current.library.stale):
                await self._renew(self.current)

    def library(self) -> Library:
        """The library as it is now on the disk."""
        settings = self.settings
        return Library.open(settings.library, layer=self.layer, skip_damaged=settings.skip_damaged)

    async def renew(self) -> None:
        """Switch to the newest build now, rather than at the next look."""
        if self.current:
            await self._renew(self.current)

    async def _renew(self, old: Serving) -> None:
        try:
            newest = await asyncio.to_thread(self._newest, old)
        except ZhengtuError as error:
            if self.trouble != str(error):
                log.warning("still serving %s: %s", old.version, error)
            self.trouble = str(error)
            return
        self.trouble = None
        if newest is not old:
            self.current = newest
            log.info("now serving %s", newest.version)
            old.retire()

    def _newest(self, current: Serving | None = None) -> Serving:
        library = self.library()
        if current and current.version == library.version:
            current.library = library
            return current
        check(library)
        serving = Serving(library, opened(library, self.settings.engine))
        if current:
            prepare(serving.store)  # readers stay with the old build until the new one answers as quickly
        return serving


class Leased:
    """Holds the build a request began on until it is answered."""

    def __init__(self, app: ASGIApp, live: Live) -> None:
        self.app = app
        self.live = live

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lend the current build to the request."""
        serving = self.live.current
        if scope["type"] != "http" or serving is None:
            await self.app(scope, receive, send)
            return
        scope["serving"] = serving
        serving.users += 1
        try:
            await self.app(scope, receive, send)
        finally:
            serving.leave()
