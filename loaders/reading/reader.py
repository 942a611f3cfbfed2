"""Reading a document: passage by passage, each sentence by every rule, then the title, then the accounts."""

import re
from collections import Counter
from time import perf_counter

from graph.fragment import Fragment, Report, SentenceStatus
from graph.fragment import Sentence as SentenceReport
from graph.unchecked import unchecked
from graph.vocabulary import Vocabulary
from loaders.page import Page
from loaders.reading import (
    about,
    announcements,
    counted,
    directions,
    enumerations,
    events,
    groups,
    leading,
    lists,
    mentions,
    outline,
    parks,
    people,
    plans,
    proposals,
    rows,
    standing,
    targets,
    work,
)
from loaders.reading.draft import Ref
from loaders.reading.english import reader as english
from loaders.reading.english.prose import is_english
from loaders.reading.english.prose import sentences as english_sentences
from loaders.reading.recogniser import Recogniser
from loaders.reading.sentences import Sentence, sentences
from loaders.reading.state import Reading, begin

_ACTION_START = re.compile(r"^(?:同时|此外)?[^，。；：]{4,24}(?:行动|工程)(?:，|方面)")


def read_page(page: Page, vocabulary: Vocabulary, recognise: Recogniser | None = None) -> Fragment:
    """The fragment of a document: what it says, each thing with its words, and what became of its sentences.

    Where a model is asked for names, what it sees and no rule has read is proposed.
    """
    started = perf_counter()
    reading = begin(page.document, vocabulary)
    foreign = _english(page)
    if page.document.language != "en":
        outline.own_plan(reading)
    head: int | None = None
    for passage in page.document.passages[1:]:
        if passage.index in page.rows:
            head = passage.index if page.rows[passage.index].number == 0 else head
            rows.read(reading, passage.index, page.rows[passage.index], head)
        elif passage.kind != "boilerplate" and passage.index not in foreign:
            _passage(reading, passage.index)
    targets.settle(reading)
    if page.document.language != "en":
        _title(reading)
    standing.read(reading)
    outline.counts(reading)
    counted.unlisted(reading)
    for pending in reading.pending:
        mentions.read(reading, pending)
    english.read(reading.draft, reading.published_year, foreign)
    if recognise is not None:
        proposals.read(reading, recognise, {*foreign, *page.rows})
    said = tuple(_sentences(reading, foreign))
    counts: Counter[SentenceStatus] = Counter(s.status for s in said)
    nodes, relationships, audit = reading.draft.settled()
    return Fragment.of(
        page.document,
        nodes,
        relationships,
        audit=tuple(audit),
        sentences=said,
        report=Report(
            seconds=round(perf_counter() - started, 4),
            sentences={status: counts[status] for status in ("used", "boilerplate", "unused")},
            warnings=(*page.warnings, *reading.draft.warnings),
        ),
    )


def _english(page: Page) -> set[int]:
    """The passages of prose in English; the title goes with the document."""
    language = page.document.language
    prosaic = (p for p in page.document.passages if p.kind != "boilerplate" and p.index not in page.rows)
    return {p.index for p in prosaic if (p.index > 0 or language == "en") and is_english(p.text, language)}


def _passage(reading: Reading, index: int) -> None:
    """One passage: its sentences, and the directions that its ordinals list."""
    form = reading.forms[index]
    heading = outline.heading(index, form)
    if heading is not None:
        outline.enter(reading, heading)
    reading.enter(index)
    found = list(directions.segments(index, form))
    if heading is not None:
        found = [(o, after) for o, s in found if (after := _after(s, heading.title)).text.strip("，。；：、 ")]
    run = directions.Run() if directions.is_run(found) else None
    for ordinal, segment in found:
        rest = segment
        if run is not None and ordinal is None and not run.directions:
            directions.announced(run, segment)
        if run is not None and ordinal is not None:
            rest = directions.begin(reading, run, ordinal, segment)
        if run is None and heading is None:
            rest = directions.aspect(reading, rest)
        _sentence(reading, rest, run)
    if run is not None:
        directions.finish(reading, run)
    reading.direction = None


def _after(sentence: Sentence, title: Sentence) -> Sentence:
    """What of a sentence stands behind the heading it begins with."""
    return sentence.cut(max(0, min(len(sentence.text), title.span.end - sentence.span.start)), len(sentence.text))


def _sentence(reading: Reading, sentence: Sentence, run: "directions.Run | None") -> None:
    """Every rule on one sentence; inside a direction also what it works on."""
    if not sentence.text.strip("，。；：、 "):
        return
    before = reading.parent()
    plans.read(reading, sentence)
    events.read(reading, sentence)
    people.read(reading, sentence)
    announcements.read(reading, sentence)
    groups.read(reading, sentence)
    leading.read(reading, sentence)
    if reading.direction is not None and reading.section != "measure" and (run is not None or reading.outline):
        reading.holds_fields = run is not None and run.holds_fields
        fields = work.read(reading, sentence)
        if run is not None:
            run.fields.setdefault(reading.direction.id, []).extend(fields)
    elif reading.action is not None and _ACTION_START.match(sentence.text) and not re.search(r"\d", sentence.text):
        body = sentence.cut(sentence.text.index("，") + 1, len(sentence.text)) if "，" in sentence.text else sentence
        directions.measures(reading, reading.action, body)
    directions.quoted(reading, sentence)
    lists.projects(reading, sentence)
    counted.read(reading, sentence)
    parks.read(reading, sentence)
    about.sectors(reading, sentence)
    lists.read(reading, sentence)
    enumerations.read(reading, sentence)
    targets.read(reading, sentence)
    _later(reading, sentence, before)


def _later(reading: Reading, sentence: Sentence, before: Ref | None) -> None:
    mentions.strategies(reading, sentence)
    pending = mentions.Pending(sentence, reading.plan, before, reading.parent(), reading.action_at)
    reading.pending.append(pending)


def _title(reading: Reading) -> None:
    """The headline repeats what the text says of its main plan; it is read when the plan is known."""
    reading.action = reading.direction = None
    reading.enter(0)
    if reading.plan is None and len(main := _main_plans(reading)) == 1:
        reading.plan = main[0]
    for sentence in sentences(0, reading.forms[0]):
        plans.read(reading, sentence)
        targets.read(reading, sentence)
        _later(reading, sentence, reading.parent())


def _main_plans(reading: Reading) -> list[Ref]:
    """The plans that set targets."""
    setting = {r.source for r in reading.draft.relationships if r.type == "SETS_TARGET"}
    return [p for p in reading.plans() if p.id in setting]


def _sentences(reading: Reading, foreign: set[int]) -> list[SentenceReport]:
    """Each sentence as used, boilerplate or unused."""
    counted, found = reading.draft.counted(), []
    for passage in reading.draft.document.passages:
        here = [span for span in counted if span.passage == passage.index]
        cut = english_sentences if passage.index in foreign else sentences
        for sentence in cut(passage.index, reading.forms[passage.index]):
            used = (
                reading.draft.claimed.touch(sentence.span)
                or reading.draft.figures.touch(sentence.span)
                or any(span.touches(sentence.span) for span in here)
            )
            status: SentenceStatus = "boilerplate" if passage.kind == "boilerplate" else "used" if used else "unused"
            _, start, end = sentence.span
            values = {"passage": passage.index, "start": start, "end": end, "status": status}
            found.append(unchecked(SentenceReport, values))
    return found
