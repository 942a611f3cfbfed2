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


def main(folder: Path, library: Path, jobs: int) -> dict[str, float]:
    """The load's figures."""
    begun = time.perf_counter()
    with Readers(jobs) as readers:
        report = load(Library.open(library), sorted(folder.iterdir()), open_source, readers.each, reader_version())
    spent = time.perf_counter() - begun
    peaks = [resource.getrusage(who).ru_maxrss * _BYTES for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    counts = {name: len(getattr(report, name)) for name in ("loaded", "unchanged", "replaced", "refused")}
    return {"seconds": spent, "peak": peaks[0], "reader_peak": peaks[1], **counts}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
