"""One written form for comparing texts: width, script, case and punctuation folded away."""

import unicodedata
from functools import cache, lru_cache

from opencc import OpenCC

_CJK = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00))


class CharacterTable(dict[int, int | str | None]):
    """For `str.translate`: what a character becomes; one that is not listed stays, and is looked up once."""

    def __missing__(self, code: int) -> int | str | None:
        self[code] = code
        return code


@cache
def _to_simplified() -> CharacterTable:
    """Traditional → Simplified, character by character, so that positions hold."""
    characters = [chr(code) for block in _CJK for code in block]
    simplified = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return CharacterTable({ord(a): b for a, b in zip(characters, simplified, strict=True) if a != b and len(b) == 1})


def simplified(text: str) -> str:
    """The text in Simplified characters; as long as the text, position by position."""
    return text.translate(_to_simplified())


def fold(text: str) -> str:
    """Half width, Simplified, lower case; marks kept. Its length may differ from the text's."""
    return simplified(unicodedata.normalize("NFKC", text)).casefold()


@lru_cache(maxsize=1 << 15)
def bare(text: str) -> str:
    """The folded text without spaces, quotes and punctuation: what makes two names the same name."""
    return fold(text).translate(_KEPT)


class _Kept(CharacterTable):
    """Letters, digits and symbols as they are, the rest gone."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.category(chr(code))[0] in "PZC" else code
        self[code] = kept
        return kept


_KEPT = _Kept()
