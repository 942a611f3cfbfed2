"""The form in which rules see a text: one script, one width, one kind of marks; as long as the text itself."""

import re
import unicodedata

from graph.text import simplified

_MARKS = str.maketrans(
    {
        "「": "“", "」": "”", "『": "“", "』": "”", "〝": "“", "〞": "”", "＂": '"', "﹁": "“", "﹂": "”",
        ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？", "･": "、", "﹑": "、", "‧": "·", "•": "·",
        "—": "-", "–": "-", "－": "-", "―": "-", "～": "~", "〜": "~",
        "\u3000": " ", "\xa0": " ", "\t": " ", "％": "%", "＋": "+",
    }
)  # fmt: skip
_WIDE = {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")


def matching_form(text: str) -> str:
    """The text in Simplified characters with full-width Chinese marks and half-width digits, position by position."""
    form = _COMMA.sub("，", simplified(text).translate(_WIDE).translate(_MARKS))
    return _paired_quotes(form) if '"' in form else form


def _paired_quotes(text: str) -> str:
    """Straight double quotes as opening and closing ones, in turn; one that is left over stays as it is."""
    parts = text.split('"')
    paired = (len(parts) - 1) // 2
    marks = ["“", "”"] * paired + ['"'] * (len(parts) - 1 - 2 * paired) + [""]
    return "".join(part + mark for part, mark in zip(parts, marks, strict=True))


def clean(text: str) -> str:
    """A passage's text: NFC, no control characters or zero-width marks, runs of white space one, none at the ends."""
    text = "".join(" " if c in "\t\r\n\x0b\x0c\u2028\u2029" else c for c in text if not _invisible(c))
    return re.sub(r" {2,}", " ", unicodedata.normalize("NFC", text)).strip()


def _invisible(c: str) -> bool:
    return (unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co") and c not in "\t\r\n\x0b\x0c") or c == "\ufffe"
