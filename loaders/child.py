"""The child process in which documents are read, one after another, within its limits."""

import ctypes
import faulthandler
import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import orjson

from graph.errors import InvalidInput
from graph.writer import Written
from loaders.source import Source

Read = Callable[[Source], list[Written]]

READY = b"ready"
_PDEATHSIG = 1  # of prctl(2)
_GRACE = 5  # seconds after which a child whose parent has died ends by itself


@dataclass(frozen=True)
class Limits:
    """What one document may cost."""

    seconds: float = 30.0
    memory: int = 1536 << 20  # bytes of address space beyond what the process has when it starts


LIMITS = Limits()


def serve(connection: Connection, other: Connection, read: Read, limits: Limits) -> None:
    """Read what comes until nothing comes any more."""
    other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent()
    _quiet()
    _bound(limits)
    gc.freeze()  # the words and rules stay: no collection need go through them
    tired = _peak() + limits.memory // 3  # what it has from its parent a fresh one would have too
    with suppress(EOFError, OSError):
        connection.send_bytes(READY)
        while True:
            name = connection.recv_bytes().decode("utf-8", "surrogatepass")
            source = Source(name, connection.recv_bytes())
            _alarm(limits.seconds + _GRACE)
            _answer(connection, read, source, tired)
            _alarm(0)


def _answer(connection: Connection, read: Read, source: Source, tired: int) -> None:
    said: list[Written] | None = None
    refused: str | None = None
    try:
        said = read(source)
    except InvalidInput as error:
        refused = str(error)
    except MemoryError:
        pass
    except RecursionError:
        refused = f"{source.name} is nested too deep"
    except Exception as error:  # noqa: BLE001 (a fault of ours must not cost the other documents)
        first = (str(error).strip().splitlines() or [""])[0][:200]
        refused = f"{source.name} breaks the reader: {type(error).__name__} {first}".rstrip()
    heads = None if said is None else [(w.id, w.title, w.warnings, w.seconds) for w in said]
    head = {"refused": _clean(refused), "said": heads, "tired": _peak() > tired}
    connection.send_bytes(orjson.dumps(head))
    for one in said or ():
        connection.send_bytes(one.data)


def _clean(text: str | None) -> str | None:
    """Without halves of characters, which no message can carry."""
    return None if text is None else text.encode("utf-8", "replace").decode()


def _end_with_parent() -> None:
    """What the parent holds, the library's lock among it, must not outlive it in its children."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PDEATHSIG, signal.SIGKILL)


def _quiet() -> None:
    """What libraries print is nobody's; what a document did is told by the answer, or by the way the child dies."""
    faulthandler.disable()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _bound(limits: Limits) -> None:
    """Memory as an address space, and no core dumps; where the system has no such limits the time still holds."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = _held() + limits.memory
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _held() -> int:
    """The address space that this process has now; what is forked has all of its parent's."""
    try:
        import resource

        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except (ImportError, OSError, ValueError):
        return 0


def _alarm(seconds: float) -> None:
    """A second end, should the parent be gone."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _peak() -> int:
    """The most memory that this process has held."""
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def written(source: Source, names: bool = False) -> list[Written]:
    """What a file says, as the library keeps it."""
    from loaders import read

    return [Written.of(fragment) for fragment in read(source, names=names)]
