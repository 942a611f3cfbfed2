"""The stamp of a graph folder: what it was built from, what it holds, and the hash of each of its files.

An engine opens a damaged or shortened file without a word, so nothing is served before its stamp has been checked.
"""

from collections.abc import Mapping
from functools import cache
from hashlib import file_digest
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import orjson

from graph.disk import write_whole
from graph.errors import StoreUnavailable
from graph.store.answers import Stamp
from graph.store.stored import FORM

NAME = "stamp.json"


@cache
def program() -> str:
    """The version of this program, and of the form it stores graphs in."""
    try:
        return f"{version('zhengtu')}+{FORM}"
    except PackageNotFoundError:
        return f"0+{FORM}"


def hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of a folder, by its path in it."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                found[path.relative_to(folder).as_posix()] = file_digest(file, "sha256").hexdigest()
    return found


def write(folder: Path, stamp: Stamp, files: Mapping[str, str]) -> None:
    """Stamp a graph folder."""
    body = {
        "library": stamp.library,
        "program": stamp.program,
        "labels": dict(stamp.labels),
        "types": dict(stamp.types),
        "files": dict(files),
    }
    write_whole(folder / NAME, orjson.dumps(body, option=orjson.OPT_INDENT_2))


def read(folder: Path) -> Stamp:
    """The stamp of a graph folder; `StoreUnavailable` where it has none."""
    return _stamp(_body(folder))


def verified(folder: Path, data: Path) -> Stamp:
    """The stamp of a graph folder whose files are the ones that were stamped."""
    body = _body(folder)
    found = hashes(data)
    if found != body["files"]:
        changed = sorted(name for name in {*found, *body["files"]} if found.get(name) != body["files"].get(name))
        raise StoreUnavailable(f"the graph in {folder} is damaged ({', '.join(changed[:3])}): build it again")
    return _stamp(body)


def _body(folder: Path) -> dict[str, Any]:
    try:
        body = orjson.loads((folder / NAME).read_bytes())
        if isinstance(body, dict) and {"library", "program", "labels", "types", "files"} <= body.keys():
            return body
    except (OSError, orjson.JSONDecodeError):
        pass
    raise StoreUnavailable(f"the graph in {folder} has no readable stamp: build it again")


def _stamp(body: Mapping[str, Any]) -> Stamp:
    return Stamp(body["library"], body["program"], body["labels"], body["types"])
