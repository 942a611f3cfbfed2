"""What the pages of a measurement are served by: our own server on a core of its own, and a folder of files."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

ADDRESS = re.compile(r"http://[\d.]+:\d+")


@contextmanager
def ours(library: Path, *options: str) -> Iterator[str]:
    """The address of `zhengtu serve` over a library; where there are cores to choose from, on the first."""
    command = [sys.executable, "-m", "api.cli", "serve", "--port", "0", "--library", str(library), *options]
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ZHENGTU_")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**kept, "PYTHONUNBUFFERED": "1"}) as server:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(server.pid, {min(os.sched_getaffinity(0))})
        assert server.stdout is not None
        try:
            yield next(found[0] for line in server.stdout if (found := ADDRESS.search(line)))
        finally:
            server.terminate()


@contextmanager
def folder(path: Path) -> Iterator[str]:
    """The address of a folder's files."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(path))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
