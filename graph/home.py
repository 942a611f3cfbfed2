"""Where this user's library is, and what lies under it: what a program finds that is told nothing."""

import os
import sys
from importlib.metadata import entry_points
from pathlib import Path

from graph.library import Layer, Library

LAYERS = "zhengtu.layers"  # entry points of this group are layers
NO = ("0", "false", "no", "off")


def data_folder() -> Path:
    """Where this platform keeps a user's data of this program."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "zhengtu"


def layer() -> Layer | None:
    """The bundled facts, as the installed program names them; none where `ZHENGTU_BUNDLED` says no."""
    if os.environ.get("ZHENGTU_BUNDLED", "").lower() in NO:
        return None
    found: Layer | None = next((point.load() for point in entry_points(group=LAYERS, name="bundled")), None)
    return found


def library() -> Library:
    """The library `ZHENGTU_LIBRARY` names, else the user's own."""
    return Library.open(Path(os.environ.get("ZHENGTU_LIBRARY") or data_folder()), layer=layer())
