"""The server's process: one line when it stands, one line when it cannot."""

import socket
import sys

import uvicorn

from api.app import create_app
from api.console import say
from api.settings import Settings
from graph.errors import InvalidInput
from graph.library import Layer


class Server(uvicorn.Server):
    """Says where it is reached once it answers."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say so."""
        await super().startup(sockets)
        if self.started and sockets:
            host, port = sockets[0].getsockname()[:2]
            say(f"Zhengtu 政图: http://{f'[{host}]' if ':' in host else host}:{port}/  (Ctrl+C stops it)")
            sys.stdout.flush()


def serve(settings: Settings, layer: Layer | None) -> None:
    """Serve until told to stop."""
    bound = bind(settings.host, settings.port)
    app = create_app(settings, layer)
    app.state.live.open()  # what is wrong with the library is said in one line, not in a traceback of the server's
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=int(settings.query_seconds) + 1,
        h11_max_incomplete_event_size=65_536,
    )
    Server(config).run(sockets=[bound])


def bind(host: str, port: int) -> socket.socket:
    """The socket to listen on; one clear line when another has it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        reason, _, _ = (error.strerror or str(error)).partition(" (while")  # Python repeats the address there
        raise InvalidInput(f"cannot listen on {host}:{port}: {reason}; --host and --port say where") from error
