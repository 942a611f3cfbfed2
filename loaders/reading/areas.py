"""Places and bodies no list of names can hold: city regions and towns behind a place, national bodies in a list."""

import re
from collections.abc import Iterator

from graph.ids import node_id
from graph.model import Names
from graph.vocabulary import Concept, Vocabulary
from loaders.reading.marks import Mark
from loaders.reading.sentences import Span

_REGION = re.compile(r"(?:都市圈|城市群|经济圈|片区(?=[，。；、）”的和与及是在将建发]|$))")
_TOWN = re.compile(r"[一-龥]{2}(?:镇|街道)(?![村长办])")
_LISTED = re.compile(r"(?:^|(?<=[、 ]))(?P<name>[一-龥]{2,6}(?:局|委|总署))(?=[、 ]|$)")
_SIGNED = re.compile(r"[一-龥]{2,8}[局委部署院行](?:[、 ][一-龥]{2,8}[局委部署院行]){2,}")
_SEVERAL = 3


def regions(form: str, passage: int, found: list[Mark]) -> Iterator[Mark]:
    """甲都市圈, 甲市乙镇: where a place is named, and what lies around or in it."""
    for mark in found:
        if mark.concept.label != "Place":
            continue
        if (region := _REGION.match(form, mark.span.end)) is not None:
            yield _place(form, passage, mark.span.start, region.end(), "region")
        elif (town := _TOWN.match(form, mark.span.end)) is not None:
            yield _place(form, passage, mark.span.end, town.end(), "town")


def _place(form: str, passage: int, start: int, end: int, kind: str) -> Mark:
    said = form[start:end]
    concept = Concept(id=node_id("Place", said), label="Place", pref_label=Names(zh=said), kind=kind, scheme="areas")
    return Mark(Span(passage, start, end), concept)


def national(form: str, passage: int, found: list[Mark], vocabulary: Vocabulary) -> Iterator[Mark]:
    """In a list of national bodies 能源局 is the national one."""
    bodies = [mark for mark in found if mark.concept.label == "Organization"]
    if len(bodies) < _SEVERAL and not _SIGNED.fullmatch(form):
        return
    for each in _LISTED.finditer(form):
        concept = vocabulary.find("国家" + each["name"], "Organization")
        if concept is not None and concept.label == "Organization":
            yield Mark(Span(passage, *each.span("name")), concept.model_copy(update={"scheme": "areas"}))
