"""Words by what they do in a sentence (lexicon.yaml, genres/), and the cutting of noun phrases with them."""

import re
from functools import cache, lru_cache

from loaders.reading.genres import lists
from loaders.reading.sentences import Sentence

NUMERAL = r"(?:\d{1,4}|[一二两三四五六七八九十百]{1,4})"
_TIME = re.compile(
    r"(?:到|至|在|自)?(?:\d{4} ?年(?:底|前|末|内|来)?(?!级)"
    r"|[\d一二三四五六七八九十]{1,2}年(?:内|来|间|时间)?(?![期级代])|“十[一二三四五六]五”(?:期间|时期|末))"
)


@cache
def words(*names: str) -> tuple[str, ...]:
    """The words of these lists, the longest first."""
    return tuple(sorted({w for name in names for w in lists()[name]}, key=lambda w: (-len(w), w)))


@cache
def periods() -> dict[str, int]:
    """The last year of each five-year period."""
    return {name: int(year) for name, _, year in (entry.partition("=") for entry in words("periods"))}


@cache
def either(*names: str) -> str:
    """A group that matches any word of these lists, the longest first."""
    return "(?:" + "|".join(map(re.escape, words(*names))) + ")"


def expand(pattern: str) -> str:
    """A pattern with `{list}` for the words of a list and `{n}` for a numeral."""
    known = {name: either(name) for name in lists()} | {"n": NUMERAL}
    return re.sub(r"\{([a-z_]+)\}", lambda m: known[m.group(1)] if m.group(1) in known else m.group(), pattern)


@cache
def _by_first(*names: str) -> dict[str, list[str]]:
    """The words of these lists, the longest first, by the character they begin with."""
    found: dict[str, list[str]] = {}
    for word in words(*names):
        found.setdefault(word[:1], []).append(word)
    return found


def starts(text: str, *names: str) -> str:
    """The word of these lists that the text begins with, or nothing."""
    for word in _by_first(*names).get(text[:1], ()):
        if text.startswith(word):
            return word
    return ""


def lead(piece: Sentence, *also: str) -> tuple[str, Sentence]:
    """What a clause begins with (adverbs and verbs, and words of other lists), the last verb of it, and its object."""
    verb, at = _led(piece.text, *also)
    return verb, piece.cut(at, len(piece.text)) if at else piece


@lru_cache(maxsize=1 << 12)  # one room after the other asks what the same clause begins with
def _led(text: str, *also: str) -> tuple[str, int]:
    """The last verb that a text begins with, and where what follows begins."""
    verb, at = "", 0
    while at < len(text):
        rest = text[at:]
        if starts(rest, "not_verbs", "not_names"):
            break
        found = starts(rest, "adverbs", "verbs", *also) or (_time(rest) if also else "")
        if not found or len(rest) - len(found) < 2 or rest[len(found) :] in heads():
            break
        verb = found if found in lists()["verbs"] else verb
        at += len(found)
        if text[at : at + 1] in "了、":  # 推动、促进… and 出台了…
            at += 1
    return verb, at


@cache
def heads() -> frozenset[str]:
    """Nouns that name nothing without what stands before them."""
    return frozenset(words("action_heads", "plan_heads", "park_heads", "industry_heads", "field_heads", "tails"))


def _time(text: str) -> str:
    found = _TIME.match(text)
    return found.group() if found else ""


def without_tail(piece: Sentence, *names: str) -> Sentence:
    """A noun phrase without the nominalised actions it ends with, as long as something is left."""
    end = _kept(piece.text, *names)
    return piece.cut(0, end) if end < len(piece.text) else piece


@lru_cache(maxsize=1 << 12)
def _kept(text: str, *names: str) -> int:
    """How many characters stand before the words of these lists that a text ends with."""
    end = len(text)
    while found := next((w for w in words(*names) if text[:end].endswith(w) and end - len(w) >= 2), ""):
        end -= len(found)
    return end


def without_lead(piece: Sentence, *names: str) -> Sentence:
    """A phrase without the words of these lists in front, as long as something is left."""
    at = 0
    while (found := starts(piece.text[at:], *names)) and len(piece.text) - at - len(found) >= 2:
        if starts(piece.text[at:], "not_verbs"):
            break
        at += len(found)
    return piece.cut(at, len(piece.text)) if at else piece


def without_modifier(piece: Sentence) -> Sentence:
    """A noun phrase without general adjectives in front."""
    return without_lead(piece, "modifiers")


def unquoted(piece: Sentence) -> Sentence:
    """A name without the quotation marks that enclose all of it."""
    if piece.text[:1] == "“" and piece.text.find("”") == len(piece.text) - 1:
        return piece.cut(1, len(piece.text) - 1)
    return piece
