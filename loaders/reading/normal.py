"""The form in which rules see a text: one script, one width, one kind of marks; as long as the text itself."""

import re
import unicodedata

from graph.text import CharacterTable, simplified

_MARKS = str.maketrans(
    {
        "「": "“", "」": "”", "『": "“", "』": "”", "〝": "“", "〞": "”", "＂": '"', "﹁": "“", "﹂": "”",
        ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？", "･": "、", "﹑": "、", "‧": "·", "•": "·",
        "—": "-", "–": "-", "－": "-", "―": "-", "～": "~", "〜": "~",
        "矽": "硅", "\u3000": " ", "\xa0": " ", "\t": " ", "％": "%", "＋": "+",
    }
)  # fmt: skip
_WIDE = {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_SPACES = re.compile(r" {2,}")
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")


def matching_form(text: str) -> str:
    """The text in Simplified characters with full-width Chinese marks and half-width digits, position by position."""
    form = text.translate(_FORM)
    if "," in form:
        form = _COMMA.sub("，", form)
    if "计画" in form:
        form = form.replace("计画", "计划")
    return _paired_quotes(form) if '"' in form else form


def _paired_quotes(text: str) -> str:
    """Straight double quotes as opening and closing ones, in turn; one that is left over stays as it is."""
    parts = text.split('"')
    paired = (len(parts) - 1) // 2
    marks = ["“", "”"] * paired + ['"'] * (len(parts) - 1 - 2 * paired) + [""]
    return "".join(part + mark for part, mark in zip(parts, marks, strict=True))


def clean(text: str) -> str:
    """A passage's text: NFC, no control characters or zero-width marks, runs of white space one, none at the ends."""
    if not text.isprintable():
        text = text.translate(_CLEAN)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


class _Form(CharacterTable):
    def __missing__(self, code: int) -> str:
        form = self[code] = simplified(chr(code)).translate(_WIDE).translate(_MARKS)
        return form


class _Clean(CharacterTable):
    def __missing__(self, code: int) -> str | None:
        c = chr(code)
        self[code] = clean = " " if c in "\t\r\n\x0b\x0c\u2028\u2029" else None if _invisible(c) else c
        return clean


def _invisible(c: str) -> bool:
    return unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co") or c == "\ufffe"


_FORM, _CLEAN = _Form(), _Clean()
