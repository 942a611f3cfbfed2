"""How a plan stands: its number and official title, when it was approved, issued, in force, until when."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from loaders.reading.draft import Ref
from loaders.reading.lexicon import words
from loaders.reading.patterns import Found, find
from loaders.reading.sentences import Sentence, Span, clauses, sentences
from loaders.reading.state import Reading

_SPEAKS = re.compile(r"通过|批准|批复|印发|出台|公布|施行|实施|执行|生效|有效期")
_NUMBERED = re.compile(r"[〔\[（【]\d{4}[〕\]）】]\d{1,4}号")
_NOTICE = re.compile(r"印发|发布|通知|公布")
_DRAFT = re.compile(r"征求意见稿|送审稿|草案")
_TITLED = re.compile(r"《(?P<title>[^《》]{4,100})》")
Named = dict[int, list[tuple[str, Span]]]  # by passage
_ON_ITS_OWN = 12  # characters beside its number that a line about nothing else may have


def read(reading: Reading) -> None:
    """What a document says of the standing of its plans; once all of it is read and its plans are known."""
    named: Named = {}
    for id_, span in reading.draft.places("Plan"):
        named.setdefault(span.passage, []).append((id_, span))
    _as_issued(reading, named)
    for index, form in enumerate(reading.forms):
        if _SPEAKS.search(form):
            for sentence in sentences(index, form):
                _standing(reading, sentence, named)


def _standing(reading: Reading, sentence: Sentence, named: Named) -> None:
    for clause in clauses(sentence):
        plan = _spoken_of(reading, clause, named)
        for states, properties in _STATED.items() if plan is not None else ():
            for found in find(states, clause):
                said = {name: value for name, value in properties(reading, found).items() if value is not None}
                if plan is not None and said:
                    reading.draft.again(plan, found.whole().span, **said)


def _spoken_of(reading: Reading, sentence: Sentence, named: Named) -> Ref | None:
    """The plan a sentence names; where it names nothing in 《》, the only one there is."""
    here = {id_ for id_, span in named.get(sentence.span.passage, ()) if span.within(sentence.span)}
    if not here and "《" not in sentence.text:
        return _main(reading) if reading.own or any(head in sentence.text for head in words("plan_heads")) else None
    plans = [plan for plan in reading.plans() if plan.id in here]
    return plans[0] if len(plans) == 1 else None


def _main(reading: Reading) -> Ref | None:
    plans = reading.plans()
    return plans[0] if len(plans) == 1 else None


def _as_issued(reading: Reading, named: Named) -> None:
    """The plan's own text or the notice that issues it: its title as printed, and the number that stands alone."""
    plan, form = _main(reading), reading.forms[0]
    if plan is None or not (reading.own or _NOTICE.search(form)):
        return
    title = _quoted(reading, plan, named) or (reading.title_span() if reading.own else None)
    if title is not None:
        status = "draft" if _DRAFT.search(form) else None
        reading.draft.again(plan, title, official_title=reading.draft.text(title), status=status)
    for number in _numbers(reading):
        reading.draft.again(plan, number, number=reading.draft.text(number))
        return


def _quoted(reading: Reading, plan: Ref, named: Named) -> Span | None:
    """The plan's title in the title of a notice."""
    for match in _TITLED.finditer(reading.forms[0]):
        span = Span(0, *match.span("title"))
        if any(id_ == plan.id and here.within(span) for id_, here in named.get(0, ())):
            return span
    return None


def _numbers(reading: Reading) -> Iterator[Span]:
    """Document numbers that have a line to themselves, or stand in the title."""
    for index, form in enumerate(reading.forms):
        if _NUMBERED.search(form):
            for found in find("document number", Sentence(Span(index, 0, len(form)), form)):
                number = found.piece("number")
                if number is not None and (index == 0 or len(form.strip()) - len(number.text) <= _ON_ITS_OWN):
                    yield number.span


def _day(reading: Reading, said: Sentence | None) -> str | None:
    """The day as stated; a year left out is that of the document."""
    numbers = [int(x) for x in re.findall(r"\d+", said.text)] if said is not None else []
    year = numbers.pop(0) if len(numbers) == 3 else reading.published_year
    try:
        return date(year, *numbers).isoformat() if year and numbers else None
    except (TypeError, ValueError):
        return None


def _approved(reading: Reading, found: Found) -> dict[str, Any]:
    return {"approved": _day(reading, found.piece("date")), "status": "approved"}


def _issued(reading: Reading, found: Found) -> dict[str, Any]:
    return {"published": _day(reading, found.piece("date"))}


def _in_force(reading: Reading, found: Found) -> dict[str, Any]:
    said = {"effective": _day(reading, found.piece("from")), "expires": _day(reading, found.piece("until"))}
    return {**said, "status": "in_force"}


_STATED: dict[str, Callable[[Reading, Found], dict[str, Any]]] = {
    "approval": _approved,
    "publication": _issued,
    "validity": _in_force,
}
