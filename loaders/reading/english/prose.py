"""English text: the form in which rules see it, its sentences, and whether a passage is English at all."""

import re

from loaders.reading.sentences import Sentence, Span

_MARKS = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "《": '"', "》": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "－": "-", "−": "-",
        "\xa0": " ", "\u3000": " ", "，": ",", "。": ".", "；": ";", "：": ":", "（": "(", "）": ")", "％": "%",
    }
)  # fmt: skip
_LONGEST = 2000  # a sentence without any full stop is cut here, so that rules stay linear
_END = re.compile(r'[.!?]["\')]*(?=\s+["\'(]?[A-Z0-9])|;(?=\s)|[.!?]["\')]*$|\n')
_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_ABBREVIATION = re.compile(
    rf"(?:\b(?:Co|Ltd|Inc|Corp|No|Mr|Ms|Mrs|Dr|St|vs|approx|Prof|Gov|Sen|{_MONTHS})|\b[A-Z]|\b[a-z]\.[a-z])$"
)
_TWO_WORDS = re.compile(r"\b[a-z]{2,} [a-z]{2,}\b")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[A-Za-z]")
_DATELINE = re.compile(
    r"^[A-Z][A-Z ,'-]{2,40},(?: [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)? \([\w /,-]{2,60}\) ?(?:-{1,2} ?)?"
)


def is_english(text: str, document: str) -> bool:
    """Is this passage in English? In a Chinese document names and abbreviations in Latin letters do not make it so."""
    if document != "en" and len(_TWO_WORDS.findall(text[:2000])) < 2:
        return False
    return len(_CHINESE.findall(text)) * 3 < len(_LETTER.findall(text))


def form(text: str) -> str:
    """The text with straight quotes, plain hyphens and half-width marks, position by position."""
    return text.translate(_MARKS)


def sentences(passage: int, text: str) -> list[Sentence]:
    """The sentences of a passage; a full stop after an abbreviation or initial ends none, nor does a dateline count."""
    opening = _DATELINE.match(text)
    start, found = opening.end() if opening else 0, []
    whole = Sentence(Span(passage, 0, len(text)), text)
    for end in _ends(text, start):
        piece = whole.cut(start, end)
        lead = len(piece.text) - len(piece.text.lstrip())
        piece = piece.cut(lead, len(piece.text.rstrip()))
        if re.search(r"\w", piece.text):
            found.append(piece)
        start = end
    return found


def _ends(text: str, start: int) -> list[int]:
    ends, last = [], start
    for mark in _END.finditer(text, start):
        if mark[0][0] == "." and _ABBREVIATION.search(text[max(last, mark.start() - 8) : mark.start()]):
            continue
        ends += [*range(last + _LONGEST, mark.end(), _LONGEST), mark.end()]
        last = mark.end()
    return [*ends, *range(last + _LONGEST, len(text), _LONGEST), len(text)]
