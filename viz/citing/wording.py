"""The words a citation adds to what it cites."""

from functools import cache
from pathlib import Path
from typing import Any

from graph.yaml_file import read_yaml
from viz.style import Lang


@cache
def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = read_yaml(Path(__file__).with_name("words.yaml"))
    return words


def word(key: str, lang: Lang, **values: Any) -> str:
    """A phrase in a language."""
    return _words()[key][lang == "en"].format(**values)
