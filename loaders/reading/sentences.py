"""Sentences and clauses of a passage, with their positions."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

_EDGES = "，、；：。！？" + "".join(filter(str.isspace, map(chr, range(0x3001))))
_WORD = re.compile(r"\w")
_new = tuple.__new__  # what a NamedTuple's own constructor does, without the call
_OPEN, _CLOSE = "《（“〔【", "》）”〕】"
_LONGEST = 2000  # a sentence without any full stop is cut here, so that rules stay linear


class Span(NamedTuple):
    """A stretch of a passage: code points, end exclusive."""

    passage: int
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def within(self, other: "Span") -> bool:
        """Does it lie inside the other?"""
        return self.passage == other.passage and other.start <= self.start and self.end <= other.end

    def touches(self, other: "Span") -> bool:
        """Do the two share a character?"""
        return self.passage == other.passage and self.start < other.end and other.start < self.end


class Sentence(NamedTuple):
    """A stretch of text in matching form, knowing where it stands."""

    span: Span
    text: str

    def part(self, start: int, end: int) -> Span:
        """A stretch of this sentence as a stretch of its passage."""
        passage, first, _ = self.span
        return _new(Span, (passage, first + start, first + end))

    def cut(self, start: int, end: int) -> "Sentence":
        """A piece of this sentence."""
        passage, first, _ = self.span
        return _new(Sentence, (_new(Span, (passage, first + start, first + end)), self.text[start:end]))


def split(piece: Sentence, marks: str) -> Iterator[Sentence]:
    """The pieces between marks, each with the mark that ends it; marks inside brackets and quotes do not count."""
    start, depth, text = 0, 0, piece.text
    for i in _places(text, marks):
        c = text[i]
        if c in _OPEN:
            depth += 1
        elif c in _CLOSE:
            depth = max(0, depth - 1)
        elif (c in marks and (depth == 0 or c == "\n")) or i - start >= _LONGEST:
            if text[start : i + 1].strip():
                yield piece.cut(start, i + 1)
            start, depth = i + 1, 0
    if not start and text.strip():
        yield piece
    elif text[start:].strip():
        yield piece.cut(start, len(text))


def _places(text: str, marks: str) -> Iterable[int]:
    """Where a character can matter to a split; in what is longer than a sentence any may be the one to cut at."""
    return range(len(text)) if len(text) > _LONGEST else [found.start() for found in _telling(marks).finditer(text)]


@cache
def _telling(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks + _OPEN + _CLOSE)}]")


@lru_cache(maxsize=4)  # several rooms in turn ask for those of the passage that is read
def sentences(passage: int, text: str) -> tuple[Sentence, ...]:
    """The sentences of a passage in matching form."""
    whole = Sentence(Span(passage, 0, len(text)), text)
    return tuple(s for s in split(whole, "。！？\n") if _WORD.search(s.text))


def clauses(sentence: Sentence, marks: str = "；。！？") -> list[Sentence]:
    """The clauses of a sentence."""
    return list(split(sentence, marks))


def trimmed(piece: Sentence) -> Sentence:
    """The piece without white space and marks at its ends."""
    text = piece.text
    kept = text.lstrip(_EDGES)
    start = len(text) - len(kept)
    end = start + len(kept.rstrip(_EDGES))
    return piece.cut(start, end) if end - start < len(text) else piece


@lru_cache(maxsize=8)
def pieces(sentence: Sentence) -> tuple[Sentence, ...]:
    """The stretches between the marks of a sentence, without them; several rooms ask for those of the same one."""
    return tuple(map(trimmed, split(sentence, "，；：。！？")))
