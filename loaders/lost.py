"""Sentences of a page's markup that stand in no part of the page as parsed.

A quotation mark, a comment or a script that is never closed hides what follows, and says nothing.

The markup is looked at a second time, roughly: what is between `<` and `>` is taken out, and each sentence is known by
its last letters, so that marks and tags inside it do not matter.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape

_HIDDEN = ("script", "style", "template", "iframe", "svg", "canvas", "title", "textarea")  # once closed, none is missed
_OPENS = re.compile(rf"<!--(?!-?>)|<({'|'.join(_HIDDEN)})\b[^<>]*>", re.IGNORECASE)
_CLOSES = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in _HIDDEN} | {"": re.compile(r"--!?>")}
_BLOCK = re.compile(
    r"</?(?:p|div|br|hr|h[1-6]|t[dhr]|table|tbody|li|ul|ol|d[dlt]|pre|section|article|option|body|main|header)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(?:[a-zA-Z/?]|!doctype)[^<>]*>", re.IGNORECASE)
_BEYOND = re.compile(r"&#\d{8,};?")  # a reference to no character; of some thousand digits it would be an error
_MARKS = "。；！？"
_STOP = re.compile(r"[.;!?](?=\s|$)")
_END = re.compile(rf"[{_MARKS}]|{_STOP.pattern}")
_LETTER = re.compile(r"[^\W_]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_SHARE = 4  # of the sentences that were seen, one in so many
_LETTERS = 12  # a sentence with fewer is a remark of the page


def sentences(text: str) -> int:
    """How many sentences a text has, near enough to compare two texts."""
    return sum(map(text.count, _MARKS)) + len(_STOP.findall(text))


def lost(markup: str, seen: Iterable[str]) -> list[str]:
    """The last letters of the sentences in the markup that are in nothing that was seen; a few in English are code."""
    shown = "\n".join(seen)
    text = unescape(_BEYOND.sub("", _TAG.sub("", _BLOCK.sub("\n", "".join(_open_parts(markup))))))
    if sentences(text) <= sentences(shown):
        return []
    known = set(_keys(shown))
    gone = [key for key in _keys(text) if key not in known]
    return (
        gone if len(gone) > len(known) / _SHARE else [key for key in gone if len(_CHINESE.findall(key)) > _LETTERS / 2]
    )


def _keys(text: str) -> Iterator[str]:
    for sentence in _END.split(text)[:-1]:
        letters = "".join(_LETTER.findall(sentence[-4 * _LETTERS :]))
        if len(letters) >= _LETTERS:
            yield letters[-_LETTERS:]


def _open_parts(markup: str) -> Iterator[str]:
    """The markup without scripts, comments and their like that are closed; one that is not hides nothing here."""
    at, unclosed = 0, set()
    for found in _OPENS.finditer(markup):
        name = (found[1] or "").lower()
        if found.start() < at or name in unclosed:
            continue
        closes = _CLOSES[name].search(markup, found.end())
        if closes is None:
            unclosed.add(name)
            continue
        yield markup[at : found.start()]
        at = closes.end()
    yield markup[at:]
