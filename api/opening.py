"""The graph of a library, opened; built first where it is not current."""

from graph.errors import LibraryDamaged, StoreUnavailable
from graph.library import Library
from graph.store import build, open_store
from graph.store.base import Store


def opened(library: Library, engine: str | None) -> Store:
    """The verified store: checked once when it is current, else made anew."""
    try:
        return open_store(library, engine)
    except StoreUnavailable:
        build(library, engine)
        return open_store(library, engine)


def check(library: Library) -> None:
    """Is every file of the library what the manifest says? A graph built before the damage would not tell."""
    for entry in library.entries():
        if not entry.whole(library.path):
            raise LibraryDamaged(
                f"{entry.path(library.path)} is damaged or missing: "
                f"load {entry.title} again, or serve with --skip-damaged"
            )
