"""Loads a folder into a library and says how long it took and the most memory it needed: FOLDER LIBRARY JOBS."""

import json
import resource
import sys
import time
from pathlib import Path

from api.loading import load
from graph.library import Library
from loaders import reader_version
from loaders.bounded import Readers
from loaders.source import open_source

_BYTES = 1 if sys.platform == "darwin" else 1024  # what getrusage counts memory in


def _peak() -> int:
    """The most memory this process held. Linux lets getrusage count that of the process it was started by, too."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _BYTES
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def main(folder: Path, library: Path, jobs: int) -> dict[str, float]:
    """The load's figures."""
    begun = time.perf_counter()
    with Readers(jobs) as readers:
        report = load(Library.open(library), sorted(folder.iterdir()), open_source, readers.each, reader_version())
    spent = time.perf_counter() - begun
    reader_peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _BYTES
    counts = {name: len(getattr(report, name)) for name in ("loaded", "unchanged", "replaced", "refused")}
    return {"seconds": spent, "peak": _peak(), "reader_peak": reader_peak, **counts}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
