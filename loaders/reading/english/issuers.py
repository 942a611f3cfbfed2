"""Who issued a plan: the body or place before the verb of issue, or behind `released by`."""

import re

from loaders.reading.draft import Ref
from loaders.reading.english.names import Mark
from loaders.reading.english.state import Telling
from loaders.reading.english.words import pattern
from loaders.reading.patterns import Found
from loaders.reading.sentences import Sentence, Span

_SELF = re.compile(
    r"\b(?:[Tt]he|[Ii]ts) (?:(?:municipal|provincial|city|district|county|local) (?:people's )?governments?"
    r"|city|municipality|province|district|county|capital|metropolis|area)\b"
)
_JOINT = re.compile(r"(?:, (?:and )?| and | together with | along with )(?:the )?")
_BRACKET = re.compile(r"\([^()]{1,40}\)")
_AFTER_BODY = re.compile(r"\b(?:on|in|at|with|which|to|for) ")


def issued_by(telling: Telling, found: Found, _: list[Span]) -> None:
    """released by A and B: the plan that the sentence names."""
    by = found.piece("by")
    before = found.sentence.text[: found.match.start()]
    if by is None or telling.plan is None or pattern("plan_words").search(before) is None:
        return
    end = _AFTER_BODY.search(by.text)
    area = by.cut(0, end.start()) if end and not telling.inside(by.cut(0, end.end() + 20), "Organization") else by
    for mark in telling.inside(area, "Organization", "Place"):
        _link(telling, telling.plan, mark, found.whole().span, found.rule.id)
    if _SELF.match(area.text):
        telling.draft.link(telling.plan, "ISSUED_BY", telling.home(), found.whole().span, found.rule.id, 0.75)


def issuer(telling: Telling, before: Sentence, plan: Ref, named: Span, rule: str) -> None:
    """Who stands before the verb of issue: the nearest body or place, or the city, which is the account's own."""
    aside = [before.part(*bracket.span()) for bracket in _BRACKET.finditer(before.text)]
    speakers = [
        m
        for m in telling.inside(before, "Organization", "Place")
        if not telling.is_proper(m.span) and not any(m.span.within(span) for span in aside)
    ]
    own = list(_SELF.finditer(before.text))
    if own and (not speakers or before.span.start + own[-1].start() > speakers[-1].span.end):
        speakers = []
    if speakers:
        for mark in _joined(before, speakers):
            _link(telling, plan, mark, Span(named.passage, mark.span.start, named.end), rule)
    elif own:
        telling.draft.link(
            plan, "ISSUED_BY", telling.home(), before.part(own[-1].start(), len(before.text)), rule, 0.75
        )


def _joined(before: Sentence, marks: list[Mark]) -> list[Mark]:
    """The last that is named, and those that a list joins to it: A, B and C."""
    chosen = [marks[-1]]
    for mark in reversed(marks[:-1]):
        gap = before.text[mark.span.end - before.span.start : chosen[0].span.start - before.span.start]
        if not _JOINT.fullmatch(gap):
            break
        chosen.insert(0, mark)
    return chosen


def _link(telling: Telling, plan: Ref, mark: Mark, span: Span, rule: str) -> None:
    if mark.concept is not None and mark.concept.kind == "country":
        return
    issuer = telling.draft.say(mark.label, telling.draft.text(mark.span), mark.span)
    telling.draft.link(plan, "ISSUED_BY", issuer, span, rule)
