"""Names as they are typed: 氢能, 氫能, qingneng, qn, hydrogen all ask for the same thing.

Each node carries its search tokens in one text property, so that any engine finds them with a plain whitespace index.
A name gives its characters, their pairs, its words, and its pinyin and initials from every syllable on
(国际氢能谷: guojiqingnenggu, jiqingnenggu, qingnenggu …), so that a prefix is enough to find the middle of a name.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Literal, cast

from graph.model import Node
from graph.text import bare, fold

Matched = Literal["name", "alias", "pinyin", "initials", "english"]

LONGEST = 32  # letters of a token; longer ones, asked or kept, are cut here
_SHORT = 16  # syllables; a longer name is found by its usual reading alone
_READ_TWO_WAYS = frozenset("长重行都乐朝会调传校藏厦参车卡曾单解区盖石沈弹降率强省模便系薄壳中大")
_HAN = r"\u3400-\u9fff\uf900-\ufaff"
_RUN = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")


def tokens(node: Node) -> str:
    """What a node is found by, in one text. A passage is found through what it mentions, not by a name."""
    if node.label == "Passage":
        return ""
    return " ".join(sorted({token for name in names(node) for token in spellings(name)}))


def query(q: str) -> list[str]:
    """The tokens a search asks for: all must occur, the last (and any in Latin letters) as the beginning of one."""
    asked = [token for run in _runs(q) for token in (_pairs(run) if _is_han(run) else [run[:LONGEST]])]
    return list(dict.fromkeys(asked))


def lucene(q: str) -> str:
    """The search as a Lucene query over the tokens; empty where nothing is asked."""
    return " ".join(f"+{token}" if _is_han(token) else f"+{token}*" for token in query(q))


def matched(node: Node, q: str) -> Matched:
    """What of the node a search met."""
    return rank(node, q)[0]


def rank(node: Node, q: str) -> tuple[Matched, float]:
    """What of the node a search met, and how closely, 0 to 1: the whole name before its beginning before its middle."""
    kinds: list[tuple[Matched, float, Iterable[str | None]]] = [
        ("name", 1.0, [node.pref_label.zh]),
        ("english", 0.98, [node.pref_label.en]),
        ("alias", 0.95, node.alt_labels),
    ]
    best: tuple[Matched, float] = ("name", 0.0)
    for kind, weight, called in kinds:
        for name in filter(None, called):
            best = max(best, (kind, weight * _closeness(name, q)), key=lambda found: found[1])
    return best if best[1] else _by_sound(node, bare(q))


def names(node: Node) -> Iterator[str]:
    """Every name a node goes by."""
    yield from filter(None, (node.pref_label.zh, node.pref_label.en, *node.alt_labels))


@lru_cache(maxsize=1 << 16)
def spellings(name: str) -> frozenset[str]:
    """All tokens of one name."""
    return frozenset(words(name) | {token for kind in sounds(name) for token in kind})


def words(name: str) -> set[str]:
    """A name's words; of Chinese its characters and their pairs."""
    found: set[str] = set()
    for run in _runs(name):
        found |= {*run, *_pairs(run)} if _is_han(run) else {run[:LONGEST]}
    return found


@lru_cache(maxsize=1 << 14)
def sounds(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """A Chinese name's pinyin and its initials, each from every syllable on; nothing for other names."""
    full: set[str] = set()
    initials: set[str] = set()
    for reading in readings(name):
        full |= {*reading, *_onward(reading)}
        initials |= {token for token in _onward([_initial(syllable) for syllable in reading]) if len(token) > 1}
    return frozenset(full), frozenset(initials)


def readings(name: str) -> list[tuple[str, ...]]:
    """The ways to read a Chinese name aloud, the usual one first; words in Latin letters stay as they are."""
    runs = _runs(name)
    if not any(map(_is_han, runs)):
        return []
    syllables = [choice for run in runs for choice in (_syllables(run) if _is_han(run) else [[run]])]
    usual = tuple(choice[0] for choice in syllables)
    if len(usual) > _SHORT:
        return [usual]
    # One other reading at a time: short names hold one such character, if any.
    return [usual, *((*usual[:i], other, *usual[i + 1 :]) for i, some in enumerate(syllables) for other in some[1:])]


def _syllables(run: str) -> list[list[str]]:
    """Per character its reading in its phrase, and the other common one where no phrase settles it (长三角)."""
    from pypinyin import Style, pinyin  # here: it takes longer to import than most commands need

    read = pinyin(run, style=Style.NORMAL, heteronym=True, errors=cast("Any", list))
    return [_as_typed(choice[: 1 + (character in _READ_TWO_WAYS)]) for character, choice in zip(run, read, strict=True)]


def _as_typed(choice: list[str]) -> list[str]:
    """绿 is typed lv, and lu."""
    return [*choice, *(syllable.replace("v", "u") for syllable in choice if "v" in syllable)]


def _onward(syllables: Iterable[str]) -> Iterator[str]:
    parts = list(syllables)
    for start in range(len(parts)):
        yield "".join(parts[start : start + LONGEST])[:LONGEST]


def _initial(syllable: str) -> str:
    return syllable[0] if syllable.isalpha() and syllable.isascii() else syllable


def _runs(text: str) -> list[str]:
    """Stretches of Chinese characters and of other letters and digits, without accents."""
    plain = unicodedata.normalize("NFD", fold(text))
    return _RUN.findall(unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c))))


def _is_han(run: str) -> bool:
    return re.match(f"[{_HAN}]", run) is not None


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def _closeness(name: str, q: str) -> float:
    """The whole, the beginning, the middle, scattered words of a name, or nothing; longer shares first."""
    asked, whole = bare(q), bare(name)
    if not asked or not whole:
        return 0.0
    if asked in whole:
        return _graded(whole, asked)
    found = words(name)
    return 0.5 if all(any(t.startswith(token) for t in found) for token in query(q)) else 0.0


def _by_sound(node: Node, letters: str) -> tuple[Matched, float]:
    best: tuple[Matched, float] = ("name", 0.0)
    if not (letters.isascii() and letters.isalnum()):
        return best
    for name in names(node):
        for kind, weight, heard in zip(("pinyin", "initials"), (0.85, 0.7), sounds(name), strict=True):
            close = max((_graded(t, letters[:LONGEST]) for t in heard if t.startswith(letters[:LONGEST])), default=0.0)
            if weight * close > best[1]:
                best = ("pinyin" if kind == "pinyin" else "initials", weight * close)
    return best


def _graded(whole: str, asked: str) -> float:
    place = 0.9 if whole == asked else 0.8 if whole.startswith(asked) else 0.7
    return place + 0.1 * len(asked) / len(whole)
