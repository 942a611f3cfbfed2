"""Where built graphs lie: a folder per build below `<library>/graphs/`, and `current`, which names the one in use."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from filelock import FileLock

from graph.disk import sync_folder, write_whole

KEPT = 3  # builds: the current one, and those that a running process may still be reading
_CURRENT = "current"
_UNFINISHED = ".building-"


class Folders:
    """The builds of one library."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def current(self) -> Path | None:
        """The folder that serves."""
        try:
            name = (self.root / _CURRENT).read_text("utf-8").strip()
        except OSError:
            return None
        return self.root / name if name and Path(name).name == name else None

    @contextmanager
    def building(self) -> Iterator[Path]:
        """A folder to build in, by one process at a time; what a killed one left is cleared away."""
        self.root.mkdir(parents=True, exist_ok=True)
        with FileLock(self.root / "lock"):
            for left in self.root.glob(f"{_UNFINISHED}*"):
                shutil.rmtree(left, ignore_errors=True)
            folder = self.root / f"{_UNFINISHED}{os.getpid()}-{uuid4().hex[:8]}"
            try:
                yield folder
            finally:
                shutil.rmtree(folder, ignore_errors=True)

    def serve(self, built: Path, version: str) -> Path:
        """Give a finished build its name, and let it serve from now on; older builds go."""
        name, others = version, 1
        while (self.root / name).exists():  # a damaged one of the same version, perhaps still open somewhere
            others += 1
            name = f"{version}-{others}"
        built.replace(self.root / name)
        sync_folder(self.root)
        write_whole(self.root / _CURRENT, f"{name}\n".encode())
        self._forget(name)
        return self.root / name

    def _forget(self, current: str) -> None:
        others = [path for path in self.root.iterdir() if path.is_dir() and path.name != current]
        others = [path for path in others if not path.name.startswith(".")]
        others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
        for path in others[KEPT - 1 :]:
            shutil.rmtree(path, ignore_errors=True)
