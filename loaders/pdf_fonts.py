"""The one font that stands in for every font a PDF names and does not bring: reading depends on no machine's fonts.

Where a font is missing, PDFium gives its characters no width, and drops a text of one character without a word; where
the machine has one, they are as high as that one says. Here each is a box of an em (`box.ttf`, from docs/box_font.py).
"""

import ctypes
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

_FONT = Path(__file__).with_name("box.ttf")
_HANDLE = 1  # any but null: there is one font
_TYPES: dict[str, Any] = dict(pdfium.FPDF_SYSFONTINFO._fields_)


def _mapped(*_asked: Any) -> int:
    """Whatever font is asked for."""
    return _HANDLE


@cache
def install() -> Any:
    """Give PDFium the font, once; what it calls back must live as long as the program."""
    data = _FONT.read_bytes()

    def given(_info: Any, _font: Any, table: int, buffer: Any, size: int) -> int:
        """The whole file, or its length; of single tables, and of collections of fonts, there are none."""
        if table:
            return 0
        if size >= len(data):
            ctypes.memmove(buffer, data, len(data))
        return len(data)

    info = pdfium.FPDF_SYSFONTINFO(
        version=1, MapFont=_TYPES["MapFont"](_mapped), GetFontData=_TYPES["GetFontData"](given)
    )
    pdfium.FPDF_SetSystemFontInfo(ctypes.byref(info))
    return info
