"""Names that only a model sees: people, bodies and places where no rule has read the words, as proposals."""

import re
from collections.abc import Collection, Iterator

from loaders.reading.lexicon import either, starts, words
from loaders.reading.recogniser import Named, Recogniser
from loaders.reading.sentences import Sentence, Span, sentences, trimmed
from loaders.reading.state import Reading

RULE, CONFIDENCE = "lac", 0.5
MOST = 200_000  # characters that the model is shown of one document: a few seconds

_PERSON = re.compile(r"[一-龥]{2,4}|[一-龥]{1,8}·[一-龥]{1,8}")
_BODY = re.compile(rf"[一-龥（）A-Za-z0-9]{{2,30}}{either('body_ends')}")
_CREDIT = re.compile(rf"{either('credits')}[：: ]*(?:[一-龥]{{2,4}}[、 ])*$")
_LANDSCAPE = re.compile(rf"[一-龥]{{2,8}}{either('landscape_ends')}")


def read(reading: Reading, recognise: Recogniser, besides: Collection[int]) -> None:
    """What the model sees in the prose of a document; `besides` are passages it is not shown."""
    left = MOST
    for sentence in _prose(reading, besides):
        left -= len(sentence.text)
        if left < 0:
            reading.draft.warnings.append(f"names by model were looked for in the first {MOST:,} characters only")
            return
        for named in recognise(sentence.text):
            piece = trimmed(sentence.cut(named.start, named.end))
            like = _is_like(reading, named.label, piece) and not _is_credit(sentence, named)
            if like and not _read(reading, named.label, piece):
                reading.draft.propose(named.label, piece.span, RULE, CONFIDENCE)


def _prose(reading: Reading, besides: Collection[int]) -> Iterator[Sentence]:
    for passage in reading.draft.document.passages:
        if passage.kind != "boilerplate" and passage.index not in besides:
            yield from sentences(passage.index, reading.forms[passage.index])


def _is_like(reading: Reading, label: str, piece: Sentence) -> bool:
    """Has it the form of such a name? The model also takes fragments and common nouns for names."""
    text = piece.text
    if label == "Person":
        like = bool(_PERSON.fullmatch(text)) and ("·" in text or bool(starts(text, "surnames")))
        return like and not text.endswith(words("tiers")) and text not in words("not_people")
    if label == "Organization":
        return bool(_BODY.fullmatch(text)) and text not in words("generic_bodies")
    known = (reading.draft.vocabulary.find(text + tier, "Place") for tier in words("tiers"))
    return len(text) > 1 and (bool(_LANDSCAPE.fullmatch(text)) or any(known))


def _is_credit(sentence: Sentence, named: Named) -> bool:
    """Is it who wrote the text or took the picture? They are nobody's policy."""
    before, after = sentence.text[max(0, named.start - 30) : named.start], sentence.text[named.end :].lstrip()
    alone = before.endswith("（") and after.startswith("）")
    credited = alone or bool(_CREDIT.search(before)) or after.startswith(words("photographed"))
    return named.label == "Person" and credited


def _read(reading: Reading, label: str, piece: Sentence) -> bool:
    """Has a rule read any of these words? The place that a body's name begins with does not count."""
    places = {m.span for m in reading.inside(piece, "Place")} if label == "Organization" else set()
    begins = {span for span in places if span.start == piece.span.start and span != piece.span}
    near = (claim for claim in reading.draft.claimed.near(piece.span) if claim.touches(piece.span))
    return any(claim not in begins for claim in near) or _known(reading, piece.span)


def _known(reading: Reading, span: Span) -> bool:
    """Does the vocabulary know it? Then the rules had their reasons."""
    return any(span.within(mark.span) for mark in reading.marks.get(span.passage, ()))
