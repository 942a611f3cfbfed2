"""What clauses are about: the park or the sector at their head, of which the next clauses go on to speak."""

import re
from collections.abc import Iterator

from loaders.reading.draft import Ref
from loaders.reading.hanging import hang
from loaders.reading.lexicon import starts
from loaders.reading.marks import Mark
from loaders.reading.normal import matching_form
from loaders.reading.sentences import Sentence, Span, split, trimmed
from loaders.reading.state import Reading

_ACTS = re.compile(
    r"(?:产业|行业|领域|产业链|产业集群)?(?:方面|上|发展|高质量发展)?$|(?:产业|行业|领域|方面)?(?:是以|要|将|重点|着力|应)(?=[一-龥])"
)
_TOWARDS = re.compile(
    r"其中|在|围绕|聚焦|面向|(?P<work>(?:大力|加快|重点|积极|着力)?(?:发展|推动|壮大|培育|做强|做大做强))"
)
_BUILDS = re.compile(
    r"(?:重点|加快|着力|大力|积极|规划|高标准|高水平)*(?:建设|打造|支持|推动|依托|鼓励|引导|推进|发挥|以)+"
)
_SAYS = ("adverbs", "verbs", "modals", "park_predicates")
_AFTER_PLACE = 4


def parks(reading: Reading, clauses: list[Sentence]) -> None:
    """甲园加快A、B引进，…: what is said behind a park's name is said of it."""
    owner: Ref | None = None
    for clause in clauses:
        if owner is None and reading.direction is None and (built := _built(reading, clause)) is not None:
            reading.owners.append((clause.span, built))
            owner = built if clause.text.endswith(matching_form(built.name)) else None
            continue
        at = next(((ref, size) for ref, size in _begins(reading, clause)), None)
        if at is not None and (len(clause.text) == at[1] or starts(clause.text[at[1] :], *_SAYS)):
            owner = at[0]
        elif reading.inside(clause, "Place", "Organization"):
            owner = None
        if owner is not None:
            reading.owners.append((clause.span, owner))


def _built(reading: Reading, clause: Sentence) -> Ref | None:
    """建设甲园，重点发展…; 支持甲园发展…: the park that is built or helped, with what is said of it behind."""
    found = _BUILDS.match(clause.text)
    rest = clause.text[found.end() :] if found else ""
    named = (ref for ref in reading.draft.known("Park") if rest.startswith(matching_form(ref.name)))
    park = max(named, key=lambda ref: len(ref.name), default=None)
    behind = rest[len(matching_form(park.name)) :] if park else ""
    return park if park and (not behind or starts(behind, *_SAYS)) else None


def _begins(reading: Reading, clause: Sentence) -> Iterator[tuple[Ref, int]]:
    """The parks whose name a clause begins with, each with the length of the name."""
    for mark in reading.inside(clause, "Park")[:1]:
        if mark.span.start - clause.span.start <= _AFTER_PLACE:
            ref = reading.draft.say("Park", reading.draft.text(mark.span), mark.span)
            yield ref, mark.span.end - clause.span.start
    for ref in reading.draft.known("Park"):
        name = matching_form(ref.name)
        if clause.text.startswith(name):
            yield ref, len(name)


def sectors(reading: Reading, sentence: Sentence) -> None:
    """其中锂电产业要…: what is made there is made for the sector, up to the end of the sentence."""
    for clause in map(trimmed, split(sentence, "，；：。！？")):
        towards = _TOWARDS.match(clause.text)
        start = clause.span.start + (towards.end() if towards else 0)
        for mark in reading.inside(clause, "Industry", "Field")[:1]:
            end = mark.span.end - clause.span.start
            if mark.span.start != start or not _ACTS.match(clause.text, end):
                continue
            if reading.is_topic(clause.text[start - clause.span.start : end]) or (
                towards and towards["work"] and reading.direction
            ):
                continue
            headed = trimmed(sentence).span.end == clause.span.end and start == trimmed(sentence).span.start
            until = len(reading.forms[clause.span.passage]) if headed else sentence.span.end
            reading.sectors.append((Span(clause.span.passage, clause.span.start, until), _sector(reading, mark)))


def _sector(reading: Reading, mark: Mark) -> Ref:
    """The sector of a name; one not named before is a field of what the text is about."""
    said = reading.draft.text(mark.span)
    known = reading.draft.find(said, "Industry", "Field")
    if known is not None:
        return reading.draft.again(known, mark.span)
    sector = reading.draft.say(mark.concept.label, said, mark.span)
    hang(reading, sector, mark.span, mark.span, "P29", 0.75)
    return sector
