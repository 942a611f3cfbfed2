"""Documents written from random plans: reading returns what they were written from, nothing less and nothing more."""

from functools import cache
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from opencc import OpenCC

import loaders
from graph.evaluation import Finding, evaluate
from loaders.source import Source
from tests.generator import ROOMS, alone, document, gold
from tests.genre.manuscript import Manuscript
from tests.genre.templates import Template, templates, unread

# Seeds do not shrink to anything simpler.
SOME = settings(max_examples=6, deadline=None, derandomize=True, phases=[Phase.generate])
RANDOM = st.integers(0, 2**32 - 1).map(Random)
ALL = list(templates("opening", "body", "direction", "outline"))
WIDTHS = str.maketrans({"，": ",", "：": ":", "；": ";", "（": "(", "）": ")"})


def _case(template: Template) -> object:
    marks = [pytest.mark.xfail(reason=template.broken, strict=True)] if template.broken else []
    return pytest.param(template, id=str(template), marks=marks)


def _faults(manuscript: Manuscript, source: Source | None = None) -> tuple[str, tuple[Finding, ...]]:
    (fragment,) = loaders.read(source or manuscript.source())
    return manuscript.text(), evaluate(gold(manuscript), fragment).findings


@pytest.mark.parametrize("template", [_case(template) for template in ALL])
@SOME
@given(random=RANDOM)
def test_a_form_is_read_as_it_was_meant(template: Template, random: Random) -> None:
    text, faults = _faults(alone(template, random))
    assert not faults, text


@settings(SOME, max_examples=60)
@given(random=RANDOM)
def test_a_whole_document_is_read_as_it_was_meant(random: Random) -> None:
    text, faults = _faults(document(random))
    assert not faults, text


@SOME
@given(random=RANDOM)
def test_a_web_page_is_read_like_its_text(random: Random) -> None:
    manuscript = document(random)
    text, faults = _faults(manuscript, manuscript.source("page.html"))
    assert not faults, text


@cache
def _converter() -> OpenCC:
    return OpenCC("s2t")


@SOME
@given(random=RANDOM)
def test_traditional_script_is_read_alike(random: Random) -> None:
    manuscript = document(random)
    text, faults = _faults(manuscript, Source("t.txt", _converter().convert(manuscript.text()).encode()))
    assert not [fault for fault in faults if fault.of != "evidence"], text


@SOME
@given(random=RANDOM)
def test_half_width_marks_are_read_alike(random: Random) -> None:
    manuscript = document(random)
    manuscript.paragraphs = [paragraph.translate(WIDTHS) for paragraph in manuscript.paragraphs]
    text, faults = _faults(manuscript)
    assert not [fault for fault in faults if fault.of != "evidence"], text


@SOME
@given(random=RANDOM)
def test_the_truth_stands_in_the_text(random: Random) -> None:
    """What the generator says a paragraph names is in that paragraph: the truth is no guess."""
    manuscript = document(random)
    texts = [manuscript.title, *manuscript.paragraphs]
    truth = gold(manuscript)
    assert truth.warnings() == ()
    places = [place for entity in truth.entities for place in entity.mentions]
    places += [(goal.p or "", goal.term) for goal in (*truth.targets, *truth.observations)]
    assert [(at, term) for at, term in places if term not in texts[int(at)]] == []


def test_what_is_not_read_yet_is_a_form_there_is() -> None:
    assert len(ROOMS) == 6
    assert set(unread()) <= set(map(str, ALL))
    assert len(set(map(str, ALL))) == len(ALL)
