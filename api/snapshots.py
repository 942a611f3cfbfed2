"""Freezing a view beside the library, and what a check of a frozen one finds."""

from pathlib import Path
from typing import Any

from api.settings import Settings
from api.views import as_of, view_of
from graph.errors import InvalidInput, ShelfFull
from graph.library import Library
from graph.signing import Signer
from graph.store.base import Store
from viz import sealed
from viz.shelf import Shelf
from viz.snapshot import Snapshot, freeze, identity
from viz.view import View


def signer(settings: Settings) -> Signer | None:
    """The key snapshots are signed with, where one is set."""
    return Signer.read(settings.signing_key.get_secret_value()) if settings.signing_key else None


def frozen(
    library: Library, store: Store, view: View, settings: Settings, origin: str = "", most: int | None = None
) -> Snapshot:
    """The snapshot of a view: the one that stands there, else made now, where there is room for one more."""
    shelf, key = Shelf(library.path), signer(settings)
    id_ = identity(store.stamp.library, view, origin, key)
    if shelf.has(store.stamp.library, id_):
        return shelf.get(store.stamp.library, id_)
    if most is not None and sum(1 for _ in shelf) >= most:
        raise ShelfFull(f"there are {most} snapshots: ZHENGTU_SNAPSHOTS allows more, `zhengtu snapshot` has no limit")
    return shelf.put(freeze(store, view, as_of(store), origin, key))


def asked(view: str) -> View:
    """The view of an address, of its query, or of a node's id."""
    if "?" in view or "=" in view:
        return view_of(view.partition("?")[2] if "?" in view else view)
    if "/" in view:
        return view_of("")
    return view_of({"node": view} if view else {})


def verified(file: Path, trusted: str | None = None) -> sealed.Verdict:
    """What a check of a packed snapshot finds."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise InvalidInput(f"cannot read {file}: {error.strerror}") from error
    return sealed.verify(data, trusted)


def told(verdict: sealed.Verdict) -> dict[str, Any]:
    """A verdict for machines."""
    return {
        "intact": verdict.intact,
        "broken": list(verdict.broken),
        "signed_by": verdict.signed_by,
        "title": verdict.title,
        "version": verdict.version,
    }


def in_words(verdict: sealed.Verdict) -> str:
    """A verdict for people: what holds, and what that proves."""
    if not verdict.intact:
        return f"NOT as it was frozen: {', '.join(verdict.broken)}"
    head = f"intact: {verdict.title} (library version {verdict.version})"
    if verdict.signed_by is None:
        return f"{head}\nunsigned: nobody vouches for who made it"
    return f"{head}\nsigned by key {verdict.signed_by}: --key PEM checks that this key is the one you trust"
