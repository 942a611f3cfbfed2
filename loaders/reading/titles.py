"""One plan under its titles: 《海州市深海装备产业发展行动方案》 goes by 《深海装备方案》 elsewhere in the same text.

A short title keeps the order of the full one's characters and ends as it does. What carries a place or years of its own
is a full title, and no short form of another.
"""

import re
from collections.abc import Iterable

from graph.text import bare
from graph.twins import abbreviates
from loaders.reading.lexicon import either, words

_TITLE = re.compile(rf"《(?P<title>[^《》]{{4,80}}?{either('plan_heads')})(?:（[^（）]{{0,20}}）){{0,2}}》")


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
