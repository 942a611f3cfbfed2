"""YAML files, which hold the judgement: read safely, and in C where there is such a reader, ten times as fast."""

from pathlib import Path
from typing import Any

import yaml

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Any:
    """What a file of ours holds."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506 (either is a safe loader)
