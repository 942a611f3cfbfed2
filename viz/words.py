"""The words of the interface, in both languages; a source's own words are never among them."""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from viz.style import Lang

@lru_cache
def words(lang: Lang = "zh") -> Mapping[str, str]:
    """Key → text in one language, for templates and for the pages' scripts."""
    table: dict[str, list[str]] = json.loads((files("viz") / "explorer" / "words.json").read_text(encoding="utf-8"))
    return {key: pair[lang == "en"] for key, pair in table.items()}
