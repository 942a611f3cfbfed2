"""Whose a goal or figure is: a sector's, a park's, that of what the text is about, else the place's."""

import re

from loaders.reading.draft import Ref
from loaders.reading.lexicon import words
from loaders.reading.sentences import Sentence, Span
from loaders.reading.state import Reading

_OF_SECTOR = re.compile(
    r"(?:力争|其中|全[市省区县]|[我本]市)?(?P<sector>[一-龥]{2,14}?(?:产业|经济|制造业|服务业|工业|行业)?)"
    r"(?:总)?(?:产业)?(?:产值|规模|营收|营业收入|总收入|销售收入|增加值|产量)"
)


def subject_of(reading: Reading, sentence: Sentence, at: Span) -> Ref | None:
    """What the text is about; where it is about no plan, the place it is from."""
    if (sector := _sector(reading, sentence, at)) is not None:
        return sector
    if (park := reading.park_at(at)) is not None:
        return park
    if (sector := reading.sector_at(at) or _measured_sector(reading, sentence, at)) is not None:
        return sector
    parent = reading.parent(at)
    if reading.section == "goal" or (parent is not None and parent.id in reading.goals):
        parent = reading.plan or parent
    if parent is not None:
        return parent
    known = reading.draft.refs.get(reading.draft.place or "")
    if known is not None or reading.draft.place is None:
        return known
    here = (m for passage in reading.marks.values() for m in passage if m.concept.id == reading.draft.place)
    mark = next(here, None)
    return reading.draft.say("Place", reading.draft.text(mark.span), mark.span) if mark is not None else None


def _sector(reading: Reading, sentence: Sentence, at: Span) -> Ref | None:
    """其中X产值达…: the sector that is a part of what the goal before was for."""
    before = sentence.text[: at.start - sentence.span.start]
    start = before.rfind("其中")
    if start < 0:
        return None
    clause = max(start + 2, max(before.rfind(c) for c in "，；。") + 1)
    marks = reading.inside(sentence.cut(clause, len(before)), "Industry", "Field")
    if not marks or marks[0].span.start != sentence.span.start + clause:
        return None
    said = reading.draft.text(marks[0].span)
    known = reading.draft.find(said, "Industry", "Field")
    if known is not None:
        return reading.draft.again(known, marks[0].span)
    return reading.draft.say(marks[0].concept.label, said, marks[0].span)


def _measured_sector(reading: Reading, sentence: Sentence, at: Span) -> Ref | None:
    """X产业产值达…: the sector that the metric is measured for, where it is one among others."""
    before = sentence.text[: at.start - sentence.span.start]
    clause = sentence.cut(max(before.rfind(c) for c in "，；。") + 1, len(before))
    found = _OF_SECTOR.match(clause.text)
    if found is None or reading.is_topic(found["sector"]) or found["sector"].endswith(words("aggregates")):
        return None
    said = reading.draft.text(clause.part(*found.span("sector")))
    known = reading.draft.find(said, "Industry", "Field")
    mark = next(iter(reading.inside(clause.cut(*found.span("sector")), "Industry", "Field")), None)
    if known is not None or mark is None or len(mark.span) < len(said):
        return known
    return reading.draft.say(mark.concept.label, said, mark.span)
