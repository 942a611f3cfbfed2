"""The engines a graph is served from, behind one set of verbs."""

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from graph.errors import StoreUnavailable
from graph.store import stamp as stamps
from graph.store.answers import Stamp
from graph.store.folders import Folders

if TYPE_CHECKING:
    from graph.store.base import Store
    from graph.store.projection import Source

__all__ = ["build", "current", "open_store"]


def build(library: "Source", engine: str | None = None, root: Path | None = None) -> Stamp:
    """Bring the library's graph up to date: built apart, checked, then switched to in one step."""
    from graph.store.arcade import engine as embedded
    from graph.store.projection import project

    wanted = build_of(engine)
    folders = _folders(library, root)
    if stamp := _sound(folders, library.version):
        return stamp
    with folders.building() as folder:
        if stamp := _sound(folders, library.version):  # built meanwhile by whoever held the lock
            return stamp
        stamp = project(library, folder, embedded(wanted))
        folders.serve(folder, library.version)
    return stamp


def open_store(library: "Source", engine: str | None = None, root: Path | None = None) -> "Store":
    """The library's graph, verified and read-only; `StoreUnavailable` where it must be built first."""
    from graph.store.arcade import engine as embedded
    from graph.store.embedded import EmbeddedStore
    from graph.store.projection import DATA

    wanted = build_of(engine)
    folder = _folders(library, root).current
    if folder is None:
        raise StoreUnavailable("the graph is not built yet: zhengtu build")
    stamp = stamps.verified(folder, folder / DATA)
    if (stamp.library, stamp.program) != (library.version, stamps.program()):
        raise StoreUnavailable(f"the graph in {folder} is of another version of the library: zhengtu build")
    return EmbeddedStore(folder / DATA, stamp, embedded(wanted))


def current(library: "Source", root: Path | None = None) -> Stamp | None:
    """What the graph that serves was built from, as it says itself; nothing where none is built."""
    folder = _folders(library, root).current
    try:
        return stamps.read(folder) if folder else None
    except StoreUnavailable:
        return None


def build_of(engine: str | None) -> str | None:
    """Which build of the embedded engine an engine setting asks for; the one place where engines are told apart."""
    if engine in (None, "", "embedded"):
        return None
    if engine in ("native", "jvm"):
        return engine
    scheme = urlsplit(engine).scheme or engine
    if scheme.startswith(("neo4j", "bolt")):
        raise StoreUnavailable(f"{scheme}:// engines are not available in this version: leave --engine out")
    raise StoreUnavailable(f"there is no engine {engine!r}: leave --engine out, or say embedded, native or jvm")


def _folders(library: "Source", root: Path | None) -> Folders:
    return Folders(root or library.path / "graphs")


def _sound(folders: Folders, version: str) -> Stamp | None:
    """The stamp of the graph that serves, if it is whole and of this version."""
    from graph.store.projection import DATA

    folder = folders.current
    try:
        stamp = stamps.verified(folder, folder / DATA) if folder else None
    except StoreUnavailable:
        return None
    return stamp if stamp and (stamp.library, stamp.program) == (version, stamps.program()) else None
