"""Reading the English passages of a document: each sentence by every rule, then the title, then mere mentions."""

from collections.abc import Iterable

from loaders.reading.draft import Draft, Ref
from loaders.reading.english import areas, counts, parks, people, places, plans, targets
from loaders.reading.english.names import bodies, known, longest
from loaders.reading.english.prose import form, sentences
from loaders.reading.english.state import Telling
from loaders.reading.sentences import Sentence, Span


def read(draft: Draft, published_year: int | None, passages: Iterable[int]) -> None:
    """The English passages of a document: first which plans they tell of, then all else, last what is only named."""
    telling = Telling(draft, published_year, named_plans={plan.id: None for plan in draft.known("Plan")})
    language, draft.language = draft.language, "en"
    found = {index: _prepared(telling, index) for index in passages}
    about = {index: _plans(telling, index, sentences_) for index, sentences_ in found.items() if index > 0}
    if 0 in found:
        for sentence in found[0]:
            plans.title(telling, sentence)
    for index in sorted(found, key=lambda i: (i == 0, i)):
        _passage(telling, index, found[index], about.get(index, {}))
    for sentence in (sentence for sentences_ in found.values() for sentence in sentences_):
        places.mentions(telling, sentence)
        areas.mentions(telling, sentence)
    draft.language = language


def _plans(telling: Telling, index: int, found: list[Sentence]) -> dict[Span, Ref | None]:
    """The plan that each sentence of a passage is about, as far as is known by then."""
    telling.enter(telling.draft.document.passages[index].text)
    about = {}
    for sentence in found:
        plans.read(telling, sentence)
        about[sentence.span] = telling.plan
    return about


def _passage(telling: Telling, index: int, found: list[Sentence], about: dict[Span, Ref | None]) -> None:
    telling.enter(telling.draft.document.passages[index].text)
    for sentence in found:
        telling.turn(about.get(sentence.span))
        if index > 0:
            _sentence(telling, sentence)
        else:
            areas.industries(telling, sentence)
            targets.read(telling, sentence)
    counts.directions(telling, found)


def _prepared(telling: Telling, index: int) -> list[Sentence]:
    """The sentences of a passage, its names marked."""
    text = form(telling.draft.document.passages[index].text)
    found = sentences(index, text)
    marks = known(text, index, telling.draft.vocabulary, telling.draft.place)
    marks += [mark for sentence in found for mark in bodies(sentence)]
    telling.marks[index] = longest(marks)
    telling.proper.extend(m.span for m in telling.marks[index] if m.label == "Organization")
    return found


def _sentence(telling: Telling, sentence: Sentence) -> None:
    people.read(telling, sentence)
    parks.read(telling, sentence)
    places.actions(telling, sentence)
    counts.read(telling, sentence)
    areas.read(telling, sentence)
    targets.read(telling, sentence)
