"""What the server did so far, in Prometheus' text form."""

from collections import Counter, defaultdict
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """Requests by route and status, and how long they took."""

    def __init__(self) -> None:
        self.requests: Counter[tuple[str, int]] = Counter()
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.buckets: defaultdict[str, list[int]] = defaultdict(lambda: [0] * len(BOUNDS))
        self.running = 0

    def observe(self, route: str, status: int, seconds: float) -> None:
        """One request, answered."""
        self.requests[route, status] += 1
        self.seconds[route] += seconds
        place = next((i for i, bound in enumerate(BOUNDS) if seconds <= bound), None)
        if place is not None:
            self.buckets[route][place] += 1

    def text(self, info: dict[str, str], gauges: dict[str, int]) -> str:
        """All of it, as Prometheus scrapes it."""
        labels = ",".join(f'{k}="{v}"' for k, v in info.items())
        lines = ["# TYPE zhengtu_info gauge", f"zhengtu_info{{{labels}}} 1"]
        for name, value in {"zhengtu_requests_running": self.running, **gauges}.items():
            lines += [f"# TYPE {name} gauge", f"{name} {value}"]
        lines.append("# TYPE zhengtu_requests_total counter")
        lines += [
            f'zhengtu_requests_total{{route="{route}",status="{status}"}} {count}'
            for (route, status), count in sorted(self.requests.items())
        ]
        lines.append("# TYPE zhengtu_request_seconds histogram")
        for route in sorted(self.seconds):
            lines += self._histogram(route)
        return "\n".join(lines) + "\n"

    def _histogram(self, route: str) -> list[str]:
        count = sum(n for (name, _), n in self.requests.items() if name == route)
        lines, below = [], 0
        for bound, n in zip(BOUNDS, self.buckets[route], strict=True):
            below += n
            lines.append(f'zhengtu_request_seconds_bucket{{route="{route}",le="{bound}"}} {below}')
        return [
            *lines,
            f'zhengtu_request_seconds_bucket{{route="{route}",le="+Inf"}} {count}',
            f'zhengtu_request_seconds_sum{{route="{route}"}} {self.seconds[route]:.6f}',
            f'zhengtu_request_seconds_count{{route="{route}"}} {count}',
        ]


class Measured:
    """Counts and times each request by the route that answered it."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and note how it went."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status, begun = 500, perf_counter()

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        self.metrics.running += 1
        try:
            await self.app(scope, receive, noted)
        finally:
            self.metrics.running -= 1
            self.metrics.observe(_route(scope), status, perf_counter() - begun)


def _route(scope: Scope) -> str:
    """The route's pattern: an address itself would make a line each."""
    return str(getattr(scope.get("route"), "path", None) or ("/static" if "endpoint" in scope else "none"))
