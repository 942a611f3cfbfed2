"""The visual lines of a PDF page: where each stands, how large it is printed, and into which cells gaps divide it."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_NEW_LINE = 0.5  # of a character's height; what stands farther from the middle of the line is another line
_SAMPLE = 200  # characters by which it is told how a page is turned
_CELL_GAP = 2.5  # characters; a wider gap in a line divides cells


class _Char(NamedTuple):
    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    generated: bool


@dataclass(frozen=True)
class Line:
    """A visual line: its text, its box in points from the page's lower left corner, the size of its print."""

    page: int
    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    cells: tuple[str, ...] = ()

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.bottom + self.top) / 2


def lines(text_page: Any, number: int, size: tuple[float, float] = (0.0, 0.0)) -> Iterator[Line]:
    """The lines of a page, in the order of its text; of one of this size that is set sideways, as it is meant."""
    pending: list[_Char] = []
    turns, broken = quarters(text_page), False
    for printed in _characters(text_page):
        char = _turned(printed, turns, *size) if turns else printed
        if char.text in "\r\n" and char.generated:
            broken = True  # so PDFium thinks; of a single character it does not know how it is turned
            continue
        if (
            char.text.strip()
            and pending
            and (_is_elsewhere(pending, char) or (broken and not _is_beside(pending, char)))
        ):
            yield from _line(pending, number)
            pending = []
        broken = broken and not char.text.strip()
        pending.append(char)
    yield from _line(pending, number)


def quarters(text_page: Any) -> int:
    """By how many quarters of a turn most characters of a page are turned to the right: a wide table on a tall page."""
    seen: Counter[int] = Counter()
    for i in range(0, count := pdfium.FPDFText_CountChars(text_page), max(1, count // _SAMPLE)):
        if chr(pdfium.FPDFText_GetUnicode(text_page, i)).strip():
            seen[round(pdfium.FPDFText_GetCharAngle(text_page, i) / (math.pi / 2)) % 4] += 1
    return max(seen, key=lambda turn: (seen[turn], -turn), default=0)


def _turned(char: _Char, turns: int, width: float, height: float) -> _Char:
    """Where a character stands, and how high it is, once the page is turned back to the left."""
    left, bottom, right, top = char.left, char.bottom, char.right, char.top
    if turns == 1:
        left, bottom, right, top = height - top, left, height - bottom, right
    elif turns == 2:
        left, bottom, right, top = width - right, height - top, width - left, height - bottom
    else:
        left, bottom, right, top = bottom, width - right, top, width - left
    return _Char(char.text, left, bottom, right, top, 0.0 if char.generated else abs(top - bottom), char.generated)


def _characters(text_page: Any) -> Iterator[_Char]:
    """The characters with their loose boxes; tight ones would part a line at every quotation mark."""
    box, half = pdfium.FS_RECTF(), ""
    for i in range(pdfium.FPDFText_CountChars(text_page)):
        code = pdfium.FPDFText_GetUnicode(text_page, i)
        if 0xD800 <= code < 0xDC00:
            half = chr(code)
            continue
        text = chr(code)
        if half and 0xDC00 <= code < 0xE000:
            text = (half + text).encode("utf-16", "surrogatepass").decode("utf-16")
        half = ""
        generated = pdfium.FPDFText_IsGenerated(text_page, i) == 1
        if not pdfium.FPDFText_GetLooseCharBox(text_page, i, ctypes.byref(box)):
            box.left = box.right = box.top = box.bottom = 0.0
        size = 0.0 if generated else abs(box.top - box.bottom)
        yield _Char(text, box.left, box.bottom, box.right, box.top, size, generated)


def _is_elsewhere(line: list[_Char], char: _Char) -> bool:
    """Does a character stand above or below its line, or back at the left?"""
    last = next((c for c in reversed(line) if c.size), None)
    if last is None or not char.size:
        return False
    high = max(last.top - last.bottom, char.top - char.bottom, 1.0)
    apart = abs((last.top + last.bottom) - (char.top + char.bottom)) / 2
    return apart > _NEW_LINE * high or char.right < last.left - high


def _is_beside(line: list[_Char], char: _Char) -> bool:
    """Does a character stand to the right of its line, at the very same height?"""
    last = next((c for c in reversed(line) if c.size), None)
    return last is not None and abs(last.bottom - char.bottom) < 0.1 * char.size and char.left >= last.right


def _line(chars: list[_Char], number: int) -> Iterator[Line]:
    printed = [c for c in chars if c.size and c.text.strip()]
    if not printed:
        return
    heights = sorted(c.size for c in printed)
    size = heights[len(heights) // 2]
    pieces = _pieces(chars, size)
    yield Line(
        page=number, text=" ".join(pieces), left=min(c.left for c in printed), bottom=min(c.bottom for c in printed),
        right=max(c.right for c in printed), top=max(c.top for c in printed), size=size,
        cells=tuple(pieces) if len(pieces) > 1 else (),
    )  # fmt: skip


def _pieces(chars: list[_Char], size: float) -> list[str]:
    """The text of a line, parted where a gap is as wide as some characters."""
    pieces, last = [""], None
    for char in chars:
        if not char.text.strip():
            pieces[-1] += " "
            continue
        if last is not None and char.left - last.right > _CELL_GAP * size:
            pieces.append("")
        pieces[-1] += char.text
        last = char if char.size else last
    return [text for piece in pieces if (text := _set_close(piece))]


def joined(found: Sequence[str]) -> str:
    """Lines as one text: Chinese joins without a space, and so does a number that the line's end cut."""
    text = found[0]
    for line in found[1:]:
        chinese = any(map(_is_wide, text[-40:])) and any(map(_is_wide, line))
        cut = chinese and re.search(r"[\d.]$", text) and re.match(r"[\d.,%～~\-–]", line)
        text += ("" if _is_wide(text[-1]) or _is_wide(line[0]) or cut else " ") + line
    return text


def _set_close(text: str) -> str:
    """Without the spaces that only the setting of the page put between Chinese characters."""
    text = " ".join(text.split())
    kept = (
        c
        for i, c in enumerate(text)
        if c != " " or not 0 < i < len(text) - 1 or not (_is_wide(text[i - 1]) and _is_wide(text[i + 1]))
    )
    return "".join(kept)


def _is_wide(c: str) -> bool:
    return ord(c) > 0x2E7F or c in "“”‘’—…"
