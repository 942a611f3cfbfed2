"""One plan under its titles: 《海州市深海装备产业发展行动方案》 goes by 《深海装备方案》 elsewhere in the same text.

A short title keeps the order of the full one's characters and ends as it does. What carries a place or years of its own
is a full title, and no short form of another.
"""

import re
from collections.abc import Iterable

from graph.text import bare
from loaders.reading.lexicon import either, words

_TITLE = re.compile(rf"《(?P<title>[^《》]{{4,80}}?{either('plan_heads')})(?:（[^（）]{{0,20}}）){{0,2}}》")
_HEAD = re.compile(rf"{either('plan_heads')}$")
_LEAST = 3  # characters that a short title has before 方案
_KIND = 2  # 方案 stands for 行动方案, but not for 行动计划


def full_titles(forms: Iterable[str], texts: Iterable[str]) -> tuple[str, ...]:
    """The titles that stand in 《》, each once, in order and in the text's own characters; 《方案》 alone is none."""
    found = (
        text[slice(*match.span("title"))]
        for form, text in zip(forms, texts, strict=True)
        if "《" in form
        for match in _TITLE.finditer(form)
        if match["title"] not in words("plan_heads")
    )
    return tuple(dict.fromkeys(found))


def full_title(short: str, titles: Iterable[str]) -> str | None:
    """The one title that this is a short form of; None where there is none, or more than one."""
    found = {bare(title): title for title in titles if abbreviates(bare(short), bare(title))}
    return next(iter(found.values())) if len(found) == 1 else None


def abbreviates(short: str, full: str) -> bool:
    """Is a title the other with some of its characters left out?"""
    stem, whole = _HEAD.sub("", short), _HEAD.sub("", full)
    if len(short) >= len(full) or len(stem) < _LEAST or short[-_KIND:] != full[-_KIND:] or stem[:2] not in whole:
        return False
    rest = iter(whole[whole.index(stem[:2]) :])
    return all(character in rest for character in stem)
