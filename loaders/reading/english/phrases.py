"""Noun phrases without a parser: where one begins and ends by the words that cannot be in it."""

import re
from functools import cache

from loaders.reading.english.words import words
from loaders.reading.sentences import Sentence

_TOKEN = re.compile(r"[\w$%&+'/.-]*[\w%+]|[\"(),:;.!?-]")
_ADJECTIVE = re.compile(
    r"(?:-\w+|ed|al|ive|ary|ous|ent|able|small|medium|large|big|high|low|new|clean|green|smart|unmanned|first)$"
)
_BREAK = re.compile(r"[,.;:)\"]|$| and | etc")
_LONGEST = 9  # words of a name


def after(sentence: Sentence, at: int, *, joined: bool = False) -> Sentence:
    """The noun phrase that begins here, over `of` and over `and` between adjectives; `joined`, over any `and`."""
    start = end = -1
    depth, count, last = 0, 0, ""
    for token in _TOKEN.finditer(sentence.text, at):
        word = token[0]
        if word == '"' and (start < 0 or depth):
            depth, start = 1 - depth, token.start() if start < 0 else start
            end = token.end()
            continue
        gerund = is_gerund(word.lower()) and _BREAK.match(sentence.text, token.end())
        if (
            not depth
            and not gerund
            and (_stops(word, "joined-up" if joined and last else last, start < 0) or count >= _LONGEST)
        ):
            break
        if start < 0:
            if word.lower() in words("determiners"):
                continue
            start = token.start()
        end, last, count = token.end(), word, count + 1
    return _ended(sentence, start, end)


def _ended(sentence: Sentence, start: int, end: int) -> Sentence:
    """Without a conjunction or preposition left over at its end."""
    if start < 0:
        return sentence.cut(0, 0)
    text = sentence.text[start:end]
    while (last := re.search(r"[ ,]+(?:and|or|of|the|a|an)$", text)) is not None:
        text = text[: last.start()]
    return sentence.cut(start, start + len(text))


def _stops(word: str, last: str, first: bool) -> bool:
    lower = word.lower()
    if lower in ("of", "the", "a", "an"):
        return not first and lower != "of" and last.lower() != "of"
    if lower == "and":
        return not _ADJECTIVE.search(last)
    if not word[0].isalnum() and word[0] not in "$&+":
        return True
    return not (first and lower in words("determiners")) and is_stop(lower, first=first)


@cache
def is_stop(lower: str, *, first: bool = False) -> bool:
    """A word that no name goes over: preposition, conjunction, verb, a form in -ing that is none of the known nouns."""
    if first and lower.endswith("ly"):
        return False
    if lower in words("prepositions", "conjunctions", "determiners"):
        return True
    if lower in words("verbs", "speech"):
        return lower not in ("strong", "worth", "related") or not first
    return lower.endswith("ing") and not first and lower not in words("nouns_in_ing") and "-" not in lower


def is_gerund(lower: str) -> bool:
    """A form in -ing that may be a noun where nothing follows it: kelp farming."""
    return lower.endswith("ing") and lower not in words("verbs", "speech", "prepositions")


def before(sentence: Sentence, end: int, least: int = 0) -> Sentence:
    """The noun phrase that ends here, as far back as its words go; without article. Its last word may end in -ing."""
    tokens = list(_TOKEN.finditer(sentence.text, max(least, end - 160), end))
    start = end
    for count, token in enumerate(reversed(tokens)):
        lower = token[0].lower()
        stops = lower == "of" or is_stop(lower, first=not count and is_gerund(lower))
        if not token[0][0].isalnum() or count >= _LONGEST or stops:
            break
        start = token.start()
    return sentence.cut(start, end)


def chain_before(sentence: Sentence, end: int, least: int = 0) -> Sentence:
    """As `before`, going on over `of`, `in` and articles: the output value of the sector."""
    piece = before(sentence, end, least)
    while link := re.search(
        r"(?:(?:of|in) )(?:(?:the|its|their|an?) )?$", sentence.text[least : piece.span.start - sentence.span.start]
    ):
        at = least + link.start()
        front = before(sentence, len(sentence.text[:at].rstrip()), least)
        if not front.text:
            break
        piece = sentence.cut(front.span.start - sentence.span.start, end)
    return piece


def bared(piece: Sentence, *lists: str) -> Sentence:
    """A phrase without determiners in front; with lists, also without their words and whose it is (the city's)."""
    start = 0
    while word := re.match(r"[\w'&+-]+ ", piece.text[start:]):
        lower = word[0].strip().lower()
        owner = lower.endswith("'s") and (bool(lists) or word[0][0].islower())
        if not owner and lower not in words("determiners", *lists):
            break
        start += word.end()
    return piece.cut(start, len(piece.text))


def unquoted(piece: Sentence) -> Sentence:
    """A name without quotation marks, and the comma before the closing one, at its ends."""
    left = len(piece.text) - len(piece.text.lstrip("\"' ,"))
    return piece.cut(left, max(left, len(piece.text.rstrip('" ,'))))
