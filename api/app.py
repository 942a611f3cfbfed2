"""The service: one app from one set of settings."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from anyio import CapacityLimiter
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from api import problems, wire
from api.conditional import Conditional
from api.fingerprint import fingerprint
from api.head import Head
from api.headers import SecurityHeaders
from api.limits import Limits
from api.live import Leased, Live
from api.metrics import Measured, Metrics
from api.routes import (
    cypher,
    documents,
    figures,
    nodes,
    operations,
    pages,
    questions,
    reports,
    schema,
    snapshots,
    uploads,
    views,
)
from api.settings import Settings, program_version
from api.static import Static
from graph.library import Layer
from graph.search import spellings
from viz.view import prepare

DESCRIPTION = "Policy documents as a graph in which every fact shows the words it was read from."
PROBLEM = {"model": wire.ProblemOut, "content": {problems.MEDIA_TYPE: {}}}
WARM_AFTER = 2.0  # seconds: the first page comes first
COMPRESSED_FROM = 2048  # bytes: below, packing costs the machine more than it saves the wire


def create_app(settings: Settings | None = None, layer: Layer | None = None) -> FastAPI:
    """The service over a library; `layer` is what lies under it."""
    settings = settings or Settings()
    live, metrics = Live(settings, layer), Metrics()
    app = FastAPI(
        title="Zhengtu 政图",
        version=program_version(),
        description=DESCRIPTION,
        lifespan=partial(_lifespan, live=live),
        docs_url=None,
        redoc_url=None,
        middleware=_middleware(settings, live, metrics),
        generate_unique_id_function=_operation_id,
    )
    app.state.live, app.state.metrics = live, metrics
    problems.install(app)
    for room in (schema, nodes, questions, documents, views, figures, snapshots, reports, uploads, cypher):
        app.include_router(room.router, responses={"4XX": PROBLEM, 503: PROBLEM})
    app.include_router(operations.router, responses={503: PROBLEM})
    app.include_router(pages.router)
    for name in ("explorer", "vendor"):
        files = Static(packages=[("viz", name)])
        app.mount(f"/static/{name}", files, name=name)
        app.mount(f"/static/{{version}}/{name}", files, name=f"versioned {name}")
    return app


def _operation_id(route: APIRoute) -> str:
    return route.name


def _middleware(settings: Settings, live: Live, metrics: Metrics) -> list[Middleware]:
    """Outermost first."""
    return [
        Middleware(Head),
        Middleware(Measured, metrics),
        Middleware(SecurityHeaders, settings.frame_ancestors),
        Middleware(GZipMiddleware, minimum_size=COMPRESSED_FROM, compresslevel=5),
        Middleware(Limits, settings),
        Middleware(Leased, live),
        Middleware(Conditional, f"{live.program}-{fingerprint()}"),
    ]


@asynccontextmanager
async def _lifespan(app: FastAPI, live: Live) -> AsyncIterator[None]:
    """Open the graph, watch for newer ones, give it back."""
    app.state.queries = CapacityLimiter(live.settings.query_workers)
    await asyncio.to_thread(live.open)
    tasks = [asyncio.create_task(live.watch()), asyncio.create_task(_warm(live))]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        live.close()


async def _warm(live: Live) -> None:
    """Read what the first picture is chosen from; later load the pinyin tables, a quarter of a second, once."""
    await asyncio.to_thread(prepare, live.serving().store)
    await asyncio.sleep(WARM_AFTER)
    await asyncio.to_thread(spellings, "政")
