"""What else a sentence names, once all rules have had it: bodies, places and technologies, known things named again."""

import re
from dataclasses import dataclass

from loaders.reading.draft import Ref
from loaders.reading.hanging import hang
from loaders.reading.lexicon import lead, without_modifier
from loaders.reading.marks import Mark
from loaders.reading.naming import is_name
from loaders.reading.needed import Screened
from loaders.reading.offices import government
from loaders.reading.patterns import find
from loaders.reading.phrases import left_edge, right_edge
from loaders.reading.sentences import Sentence, Span
from loaders.reading.state import Reading

_LINKS = {"Field": "HAS_FIELD", "Industry": "HAS_FIELD", "Technology": "INVOLVES"}
_NO_PLACES = ("country",)
_GOVERNMENT = Screened(
    r"(?:(?<![一-龥])|(?<=根据)|(?<=[由和与及向经受对在按据以从让请为]))[省市区县](?:(?:人民)?政府(?:新闻办公室|新闻办|办公厅)?|委(?!员|托|派)|[一-龥]{2,7}?(?:委员会|委(?!员|托|派)|(?<![格布结])局(?!部|面|限)|厅|办公室))"
)
_SECTOR = re.compile(r"产业(?!链|园|集群|基地|带)|行业|业(?!态|务|主|界|绩|者|内|余|委)")
_GOES_ON = re.compile(
    r"(?!等|和|与|及|的)[一-龥]{0,3}?(?:材料|装备|设备|部件|器件|产业|系统|膜|线|厂|院|所|中心|基地|集群|园区?|研究|平台)"
)
_COMPANY = Screened(
    r"(?:(?<=[、，。和与及由])|(?<![一-龥]))[一-龥（）]{2,20}?(?:领导小组|有限公司|研究所|研究院|大学)(?![一-龥（]{0,8}(?:有限公司|研究所|研究院))"
)


@dataclass(frozen=True)
class Pending:
    """A sentence to be looked at again, and what it was about before and after an action was named in it."""

    sentence: Sentence
    plan: Ref | None
    before: Ref | None
    after: Ref | None
    turn: Span | None

    def parent(self, at: Span) -> Ref | None:
        """What the text is about at this place: from the turn on the action named there."""
        turned = self.turn is None or self.turn.passage != at.passage or self.turn.start <= at.start
        return self.after if turned else self.before


def strategies(reading: Reading, sentence: Sentence) -> None:
    """国家“…”战略: a strategy that the plan refers to."""
    for found in find("strategy", sentence):
        name = found.piece("name")
        if name is None or _touched(reading, name.span):
            continue
        inner = name.cut(name.text.index("“"), len(name.text))
        said = reading.draft.text(name.span)
        ref = reading.draft.say("Document", said, name.span, alt=(reading.draft.text(inner.span),))
        reading.draft.link(reading.plan, "CITES", ref, name.span, found.rule.id, 0.75)


def read(reading: Reading, pending: Pending) -> None:
    """The names in a sentence that no rule has taken."""
    for mark in reading.inside(pending.sentence):
        label = mark.concept.label
        if label == "Organization" or (label == "Place" and mark.concept.kind not in _NO_PLACES):
            if not _inside_name(reading, mark.span) and not _part_of_body(reading, mark):
                reading.draft.say(label, reading.draft.text(mark.span), mark.span)
        elif not _touched(reading, mark.span):
            _thing(reading, mark, pending)
    for found in _GOVERNMENT.finditer(pending.sentence.text):
        piece = pending.sentence.cut(*found.span())
        if not _inside_name(reading, piece.span) and not reading.inside(piece, "Organization"):
            government(reading, piece)
    for found in _COMPANY.finditer(pending.sentence.text):
        piece = pending.sentence.cut(*found.span())
        piece = lead(piece)[1]
        if len(piece.text) > 4 and not _inside_name(reading, piece.span):
            reading.draft.say("Organization", reading.draft.text(piece.span), piece.span)


def _thing(reading: Reading, mark: Mark, pending: Pending) -> None:
    """What the vocabulary knows, with the words in front of it that belong to its name."""
    said, label = reading.draft.text(mark.span), mark.concept.label
    form = reading.forms[mark.span.passage]
    known = reading.draft.find(said, "Field", "Industry", "Technology", "Trend", "Park", "Document")
    span = Span(mark.span.passage, left_edge(reading, mark.span), mark.span.end)
    whole = mark.concept.label in ("Field", "Industry") and _SECTOR.match(reading.forms[span.passage], span.end)
    full = Span(span.passage, span.start, whole.end()) if whole else span
    if known is not None and span == mark.span:
        reading.draft.again(known, mark.span)
    elif label in ("Park", "Document"):
        reading.draft.say(label, said, mark.span)
    elif (
        label in _LINKS
        and not _longer(reading, mark)
        and not reading.is_topic(form[mark.span.start : span.end], form[span.start : span.end])
    ):
        piece = pending.sentence.cut(span.start - pending.sentence.span.start, span.end - pending.sentence.span.start)
        piece = without_modifier(piece) if span.start < mark.span.start else piece
        span = Span(span.passage, min(piece.span.start, mark.span.start), span.end)
        span = span if is_name(reading, piece) and not _touched(reading, span) else mark.span
        ref = reading.draft.say(label, reading.draft.text(span), full if span == mark.span else span)
        park = reading.park_at(span)
        if park is not None:
            hang(reading, ref, span, span, "vocabulary", 0.6)
        else:
            reading.draft.link(pending.parent(span), _LINKS[label], ref, span, "vocabulary", 0.6)


def _longer(reading: Reading, mark: Mark) -> bool:
    """Is it only the beginning of a longer name (锂电池 of 锂电池检测装备)? Short names need a clear end."""
    form, end = reading.forms[mark.span.passage], mark.span.end
    return bool(_GOES_ON.match(form[end : end + 8])) or (len(mark.span) < 4 and not right_edge(form, end))


def _part_of_body(reading: Reading, mark: Mark) -> bool:
    """中国科学院 of 中国科学院西北植物研究所, 浦东 of 浦东科技有限公司: a longer name, read as such."""
    form = reading.forms[mark.span.passage]
    return bool(
        re.match(r"[一-龥（）]{1,14}?(?:研究所|研究院|大学|有限公司|实验室)", form[mark.span.end : mark.span.end + 20])
    )


def _touched(reading: Reading, span: Span) -> bool:
    return reading.draft.claimed.touch(span)


def _inside_name(reading: Reading, span: Span) -> bool:
    """A place inside the name of a plan, park or document says nothing of its own; nor does a name already taken."""
    taken = reading.draft.claimed.near(span)
    return any(span.within(claimed) and (len(claimed) < 40 or span == claimed) for claimed in taken)
