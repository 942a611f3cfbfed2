"""How wide a text is set in the vendored font, and where a long name turns to a new line."""

import json
import re
from functools import cache, lru_cache
from importlib.resources import files

from viz.style import style

OPENING = "（《〈“‘「『【〔([{"
CLOSING = "，、。；：！？）》〉”’」』】〕…—)]}%,.;:!?"
PAUSES = "，；、：,;"


LONGEST = 160  # characters of a name that are drawn; no name of a policy is longer
# Control characters and marks that turn the direction of what follows: no part of a name, and unfit for XML.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff]"
)


def clean(name: str, longest: int = LONGEST) -> str:
    """A name as it is drawn: on one line, without what cannot be seen."""
    shown = " ".join(_UNSEEN.sub(" ", name).split())
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"


class _Widths(dict[str, int]):
    """Thousandths of an em; a character that is not listed is one em."""

    def __missing__(self, character: str) -> int:
        self[character] = 1000
        return 1000


@cache
def _widths() -> _Widths:
    """The wider of regular and bold: names turn bold when they are chosen."""
    table = json.loads((files("viz") / "vendor/fonts/widths.json").read_text(encoding="utf-8"))
    regular, bold = table["regular"], table["bold"]
    return _Widths({c: max(bold.get(c, w), w) for c, w in regular.items()})


@cache
def characters(weight: str) -> frozenset[str]:
    """What the vendored font can draw, `regular` or `bold`."""
    table = json.loads((files("viz") / "vendor/fonts/characters.json").read_text(encoding="utf-8"))
    return frozenset(table[weight])


def width(text: str, size: float) -> float:
    """The length of a line of text, px."""
    return size * sum(map(_widths().__getitem__, text)) / 1000


def wrap(text: str, size: float, limit: float) -> list[str]:
    """The lines of a name: one if it fits, else broken at a pause, before a known ending, or where it is full."""
    if len(text) * size <= limit or width(text, size) <= limit:
        return [text]
    return list(_wrapped(text, size, limit))


@lru_cache(maxsize=1 << 14)
def _wrapped(text: str, size: float, limit: float) -> tuple[str, ...]:
    for place in _pleasant(text):
        left, right = text[:place].rstrip(), text[place:].lstrip()
        if width(left, size) <= limit and width(right, size) <= limit:
            return left, right
    return tuple(_fill(text, size, limit))


def _pleasant(text: str) -> list[int]:
    """Places between parts of a name, the best first: after a pause near the middle, then before an ending."""
    middle = len(text) / 2
    pauses = [i + 1 for i, c in enumerate(text[:-1]) if c in PAUSES and _may_break(text, i + 1)]
    return sorted(pauses, key=lambda i: abs(i - middle)) + _endings(text)


def _endings(text: str) -> list[int]:
    """Where the words begin before which a name best turns."""
    return [i for i in (text.rfind(word) for word in style().turns) if i > 1]


def _fill(text: str, size: float, limit: float) -> list[str]:
    """The fewest lines, of about the same length; a known ending stands alone where that costs no line."""
    count = int(-(-width(text, size) // limit))
    for i in _endings(text):
        lines = [*_even(text[:i].rstrip(), size, limit), text[i:]]
        if len(lines) <= max(count, 3) and width(text[i:], size) <= limit:
            return lines
    return _even(text, size, limit)


def _even(text: str, size: float, limit: float) -> list[str]:
    """Lines of about the same length, none longer than the limit where a break is possible at all."""
    count = int(-(-width(text, size) // limit))
    aim = width(text, size) / count
    inside, lines, start = _inside(text), list[str](), 0
    while start < len(text):
        end = _line_end(text, start, size, aim, limit, inside)
        lines.append(text[start:end].strip())
        start = end
    return [line for line in lines if line]


@cache
def _whole() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, style().whole), key=len, reverse=True)))


def _inside(text: str) -> set[int]:
    """Places inside words that stay whole."""
    return {i for found in _whole().finditer(text) for i in range(found.start() + 1, found.end())}


def _line_end(text: str, start: int, size: float, aim: float, limit: float, inside: set[int]) -> int:
    """Where the line that starts here ends: at the break nearest to its aim, between words if there is one."""
    table, used, breaks = _widths(), 0.0, list[tuple[bool, float, int]]()
    for i in range(start, len(text)):
        if i > start and _may_break(text, i) and text[i] != " ":
            breaks.append((i in inside or text[i - 1] == "-" or used < aim / 2, abs(used - aim), i))
        used += size * table[text[i]] / 1000
        if used > limit and i > start:
            return min(breaks)[2] if breaks else i
    return len(text)


def _may_break(text: str, i: int) -> bool:
    """May a line end before the i-th character?"""
    before, after = text[i - 1], text[i]
    if after in CLOSING or before in OPENING:
        return False
    if after == " " or before in " -–—":
        return True
    return not (_latin(before) and _latin(after))


def _latin(c: str) -> bool:
    return c < "\u2e80" and not c.isspace()
