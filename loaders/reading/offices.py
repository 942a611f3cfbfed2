"""Bodies by the form of their names, where neither the vocabulary nor the kinds of bodies know them."""

import re

from loaders.reading.draft import Ref
from loaders.reading.sentences import Sentence
from loaders.reading.state import Reading

BODY = re.compile(
    r"(?:国家|中央|全国|省|市|区|县|自治区|[一-龥]{2,7}(?:省|市|区|县))?[一-龥]{1,16}?"
    r"(?:委员会|办公厅|办公室|研究室|人民政府|政府|管委会|研究总院|研究院|研究所|研究中心|集团|公司|协会|学会|商会|联盟|银行|大学|学院|中心|工委|党委|党组|"
    r"医院|法院|检察院|海关|总署|总局|分局|领导小组|委|局|厅|部|办|院|署|社|行|司)"
)


def body(reading: Reading, piece: Sentence, label: str | None = None) -> Ref | None:
    """The body or place that a piece names: the vocabulary's, else by the form of its name."""
    for mark in reversed(reading.inside(piece, "Organization", "Place")):
        if len(mark.span) * 2 > len(piece.text):
            return reading.draft.say(label or mark.concept.label, reading.draft.text(mark.span), mark.span)
    if label and re.fullmatch(r"[一-龥]{2,6}(?:新区|自治县|区|县|市|州|旗)", piece.text):
        return reading.draft.say(label, reading.draft.text(piece.span), piece.span)
    return government(reading, piece) if BODY.fullmatch(piece.text) else None


def government(reading: Reading, piece: Sentence) -> Ref:
    """A body no vocabulary knows: 市海洋局 is that of the document's city, 省委 that of its province."""
    said = reading.draft.text(piece.span)
    return reading.draft.say("Organization", _of(reading, piece.text[0]) + said, piece.span, alt=(said,))


def _of(reading: Reading, tier: str) -> str:
    """The name of the document's province (省) or city (市), without the word for it."""
    concepts = reading.draft.vocabulary.concepts
    for place in reading.draft.vocabulary.around(reading.draft.place) if tier in "省市" else ():
        concept = concepts[place]
        if (concept.kind == "province") == (tier == "省") and concept.kind != "country":
            return (concept.pref_label.zh or "").removesuffix("市").removesuffix("省")
    return ""
