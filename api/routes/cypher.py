"""Cypher that readers write: through the guard, beside the point queries, within time, rows and bytes."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import orjson
from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException

from api import answers, deps, wire
from graph.model import Graph
from graph.store import guard

router = APIRouter(prefix="/v1", tags=["cypher"])


@router.post("/cypher", response_model=wire.CypherOut)
async def cypher(
    request: Request, serving: deps.OurServing, settings: deps.OurSettings, asked: wire.CypherIn
) -> answers.Answer:
    """Run one reading statement of the portable subset."""
    guard.check(asked.query, asked.parameters)
    limit = min(asked.limit, settings.query_rows)
    run = partial(serving.store.run, asked.query, asked.parameters, limit=limit, timeout=settings.query_seconds)
    result = await aside(request, run)
    rows, cut = fitting(result.rows, settings.query_bytes)
    return answers.Answer(
        {
            "columns": list(result.columns),
            "rows": rows,
            "graph": answers.graph(Graph() if cut and not rows else result.graph),
            "truncated": result.truncated or cut,
            "elapsed_ms": result.elapsed_ms,
            "version": serving.version,
        }
    )


async def aside(request: Request, work: Any) -> Any:
    """Run readers' work in its own threads, so that it holds up nobody else; refuse when too much is waiting."""
    limiter: CapacityLimiter = request.app.state.queries
    if limiter.statistics().tasks_waiting >= request.app.state.live.settings.query_queue:
        raise HTTPException(503, "Too many queries are waiting: try again in a moment.", {"Retry-After": "5"})
    return await to_thread.run_sync(work, limiter=limiter)


def fitting(rows: Sequence[Sequence[Any]], most: int) -> tuple[list[Any], bool]:
    """As many rows as fit in so many bytes, already written, and whether any were left out."""
    written: list[orjson.Fragment] = []
    size = 0
    for row in rows:
        text = orjson.dumps(row)
        size += len(text) + 1
        if size > most:
            return written, True
        written.append(orjson.Fragment(text))
    return written, False
