"""Phrases in both languages, kept in a YAML file beside the module that says them."""

from functools import cache
from pathlib import Path
from typing import Any, Protocol

from graph.yaml_file import read_yaml
from viz.style import Lang


class Word(Protocol):
    """Says a phrase."""

    def __call__(self, key: str, lang: Lang, **values: Any) -> str:
        """The phrase of a key in a language, with what is filled into it."""


def phrases(module: str, name: str = "words.yaml") -> Word:
    """What says the phrases of the file of this name beside a module (its `__file__`)."""
    path = Path(module).with_name(name)

    def word(key: str, lang: Lang, **values: Any) -> str:
        return _read(path)[key][lang == "en"].format(**values)

    return word


@cache
def _read(path: Path) -> dict[str, list[str]]:
    words: dict[str, list[str]] = read_yaml(path)
    return words
