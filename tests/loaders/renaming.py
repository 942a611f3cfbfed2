"""The article and its gold with other names and numbers (renamed.yaml): who knows the genre reads both alike."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

_KEPT = frozenset(["id", "type", "types", "subtype", "merge_ok", "subject"])  # words of the gold's own form
_FREE = 0xE000  # private use: marks that stand in no text


class Renaming:
    """Names and numbers to put in the place of others."""

    def __init__(self, names: Mapping[str, str], numbers: Mapping[str, str]) -> None:
        self._pairs = sorted({**names, **numbers}.items(), key=lambda pair: -len(pair[0]))
        self._values = {_figure(old): _figure(new) for old, new in numbers.items()}

    @classmethod
    def load(cls, path: Path) -> "Renaming":
        """The renaming that a file tells."""
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        return cls(table["names"], table["numbers"])

    def text(self, text: str) -> str:
        """The text renamed: the longest names first, and none twice."""
        for i, (old, _) in enumerate(self._pairs):
            text = text.replace(old, chr(_FREE + i))
        for i, (_, new) in enumerate(self._pairs):
            text = text.replace(chr(_FREE + i), new)
        return text

    def gold(self, gold: dict[str, Any]) -> dict[str, Any]:
        """The gold renamed, the values of its targets with it."""
        renamed: dict[str, Any] = self._tree(gold)
        for target in renamed["targets"]:
            target["value"] = self._values.get(target["value"], target["value"])
        return renamed

    def _tree(self, part: Any) -> Any:
        if isinstance(part, str):
            return self.text(part)
        if isinstance(part, list):
            return [self._tree(each) for each in part]
        if isinstance(part, dict):
            return {k: v if k in _KEPT else self._tree(v) for k, v in part.items()}
        return part


def _figure(text: str) -> int:
    """The number that a counted thing begins with."""
    digits = text[: next((i for i, c in enumerate(text) if not c.isdigit()), len(text))]
    return int(digits)
