"""The sentence around some words of a passage."""

import re

_END = re.compile(r"[。！？!?；;\n]")
LONGEST = 160  # characters to either side, where a text has no full stop


def around(text: str, start: int, end: int) -> str:
    """The sentence that holds `text[start:end]`."""
    before = max((m.end() for m in _END.finditer(text, max(0, start - LONGEST), start)), default=0)
    after = _END.search(text, max(end - 1, start), end + LONGEST)
    return text[max(before, start - LONGEST) : after.end() if after else end + LONGEST].strip()
