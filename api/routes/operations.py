"""For who runs the service: is it alive, is it ready, what did it do."""

from fastapi import APIRouter, Request, Response

from api import answers, deps, wire

router = APIRouter(tags=["operations"])


@router.get("/healthz", response_model=wire.HealthOut)
async def healthz() -> answers.Answer:
    """The process is alive."""
    return answers.Answer({"status": "alive"})


@router.get("/readyz", response_model=wire.ReadyOut)
async def readyz(live: deps.OurLive, serving: deps.OurServing) -> answers.Answer:
    """A verified graph is open; which one, and what is wrong with the library if anything is."""
    stamp = serving.store.stamp
    return answers.Answer(
        {
            "status": "ready",
            "library": stamp.library,
            "program": live.program,
            "nodes": sum(stamp.labels.values()),
            "relationships": sum(stamp.types.values()),
            "damaged": [str(name) for name in serving.library.damaged],
            "trouble": live.trouble,
        }
    )


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"example": "# TYPE zhengtu_info gauge\n"}}}},
)
async def metrics(request: Request, live: deps.OurLive) -> Response:
    """Requests by route and status, their times, and what is being served, as Prometheus reads it."""
    stamp = live.serving().store.stamp
    sizes = {"zhengtu_nodes": sum(stamp.labels.values()), "zhengtu_relationships": sum(stamp.types.values())}
    text = request.app.state.metrics.text({"library": stamp.library, "program": live.program}, sizes)
    return Response(text, media_type="text/plain; version=0.0.4; charset=utf-8")
