"""Where snapshots stand: a folder beside the library, one below it for each; written once, whole, and never again."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

from graph.disk import sync_files, sync_folder
from graph.errors import LibraryDamaged, UnknownNode
from viz.sealed import checked, pack
from viz.snapshot import MANIFEST, Snapshot

FOLDER = "snapshots"


class Shelf:
    """The snapshots of a library."""

    def __init__(self, library: Path) -> None:
        self.folder = library / FOLDER

    def put(self, snapshot: Snapshot) -> Snapshot:
        """Put a snapshot in its place; what stands there stays, to the byte."""
        place = self._place(snapshot.version, snapshot.id)
        if not place.is_dir():
            self._write(snapshot, place)
        return self.get(snapshot.version, snapshot.id)

    def _write(self, snapshot: Snapshot, place: Path) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        making = Path(mkdtemp(prefix=".", dir=place.parent))
        try:
            for name, data in snapshot.files.items():
                (making / name).write_bytes(data)
            sync_files(making.iterdir())
            making.chmod(0o755)
            os.rename(making, place)  # noqa: PTH104 - unlike `replace`, says where another was faster
        except OSError:
            if not place.is_dir():
                raise
        finally:
            shutil.rmtree(making, ignore_errors=True)
        sync_folder(place.parent)

    def has(self, version: str, id_: str) -> bool:
        """Does it stand here?"""
        return self._place(version, id_).is_dir()

    def get(self, version: str, id_: str) -> Snapshot:
        """A snapshot, checked to the last byte."""
        place = self._place(version, id_)
        if not place.is_dir():
            raise UnknownNode(f"there is no snapshot {version}/{id_}: zhengtu snapshot makes them")
        files = {path.name: path.read_bytes() for path in sorted(place.iterdir()) if path.is_file()}
        broken = checked(files).broken if MANIFEST in files else (MANIFEST,)
        if broken:
            raise LibraryDamaged(f"the snapshot {version}/{id_} is damaged ({', '.join(broken)}): restore {place}")
        return Snapshot(files)

    def packed(self, version: str, id_: str) -> bytes:
        """A snapshot as one file."""
        return pack(self.get(version, id_))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Version and id of each."""
        for place in sorted(self.folder.glob("[!.]*/[!.]*")):
            if place.is_dir():
                yield place.parent.name, place.name

    def _place(self, version: str, id_: str) -> Path:
        return self.folder / version / id_
