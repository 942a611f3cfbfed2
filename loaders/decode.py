"""Bytes to text: byte order mark, then UTF-8, then what the file declares, then what reads best."""

import codecs
import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from graph.errors import UnreadableDocument

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs"}
# What a page may declare; Python knows codecs besides that are no character sets (zlib, base64, punycode).
_DECLARABLE = frozenset(
    [
        "utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "gb2312", "hz", "big5", "big5hkscs", "cp950",
        "ascii", "iso8859-1", "cp1252", "shift_jis", "euc_jp", "euc_kr",
    ]
)  # fmt: skip
_CANDIDATES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "cp1252")
_ODD = re.compile("[\ufffd\x00-\x08\x0e-\x1f\x7f-\x9f]")  # control characters that no text has, and what was lost
_SAMPLE = 200_000


class Decoded(NamedTuple):
    """The text, the encoding it was in, and how many characters could not be read."""

    text: str
    encoding: str
    lost: int


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file; `UnreadableDocument` where the bytes are not text."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data, encoding, name)
    try:
        return _checked(Decoded(data.decode("utf-8"), "utf-8", 0), name)
    except UnicodeDecodeError:
        return _decoded(data, _encoding(data), name)


def _encoding(data: bytes) -> str:
    """The declared encoding where it reads well, else the one that reads best."""
    declared = _DECLARED.search(data[:4096])
    encoding = declared.group(1).decode("ascii").lower() if declared else ""
    encoding = _WIDER.get(encoding, encoding)
    candidates: list[str] = [*((encoding,) if _known(encoding) else ()), *_CANDIDATES, "utf-8"]
    return max(candidates, key=lambda e: _legibility(data[:_SAMPLE], e))


@cache
def _common() -> frozenset[str]:
    """The everyday characters: the first levels of GB 2312 and of Big5, which are ordered by use."""
    rows = ((0xB0, 0xD8, "gb2312", range(0xA1, 0xFF)), (0xA4, 0xC7, "big5", (*range(0x40, 0x7F), *range(0xA1, 0xFF))))
    pairs = (
        bytes((high, low)).decode(encoding, errors="ignore")
        for first, end, encoding, lows in rows
        for high in range(first, end)
        for low in lows
    )
    return frozenset("".join(pairs)) | frozenset("，。、；：！？“”《》（）")


def _known(encoding: str) -> bool:
    try:
        return bool(encoding) and codecs.lookup(encoding).name in _DECLARABLE
    except LookupError:
        return False


def _legibility(data: bytes, encoding: str) -> float:
    """Share of common characters and letters, less what could not be read."""
    text = data.decode(encoding, errors="replace")
    common = _common()
    counts = Counter(text).items()
    good = sum(n for c, n in counts if c in common or (c.isascii() and (c.isprintable() or c.isspace())))
    return (good - 3 * text.count("\ufffd")) / max(1, len(text))


def _decoded(data: bytes, encoding: str, name: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return _checked(Decoded(text.lstrip("\ufeff"), encoding, text.count("\ufffd")), name)


def _checked(decoded: Decoded, name: str) -> Decoded:
    """Not text: many control characters, or hardly a character that could be read."""
    sample = decoded.text[:_SAMPLE]
    odd = len(_ODD.findall(sample))
    if not sample.strip() or odd > len(sample) / 20:
        raise UnreadableDocument(f"{name} is not a text document: its bytes are no text in any encoding tried")
    return decoded
