"""The words of the interface, in both languages; a source's own words are never among them."""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from viz.style import Lang

# the frame and the graph page; what one does there; the other pages
TABLES = ("words.json", "words-tasks.json", "words-pages.json")


@lru_cache
def words(lang: Lang = "zh") -> Mapping[str, str]:
    """Key → text in one language, for templates and for the pages' scripts."""
    folder = files("viz") / "explorer"
    tables: list[dict[str, list[str]]] = [json.loads((folder / name).read_text(encoding="utf-8")) for name in TABLES]
    return {key: pair[lang == "en"] for table in tables for key, pair in table.items()}
