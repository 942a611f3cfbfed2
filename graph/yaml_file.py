"""YAML files, which hold the judgement: read safely, and in C where there is such a reader, ten times as fast."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TextLoader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_yaml(path: Path) -> Any:
    """What a file of ours holds."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506 (either is a safe loader)


def read_texts(path: Path) -> Any:
    """What a file of ours holds in which every value is text: faster, as nothing is taken for a number or a date."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=TextLoader)  # noqa: S506 (builds only str, list, dict)


@contextmanager
def uncollected() -> Iterator[None]:
    """Long files are many small objects that all live; looking for dead ones costs a third of the reading."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
