"""What a rule states is moved to what was measured, in one place, and nothing else changes by it."""

from pathlib import Path

import pytest

import loaders
from graph.fragment import Fragment
from graph.model import RELATIONSHIP_TYPES
from graph.yaml_file import read_yaml
from loaders.reading import confidence
from loaders.reading.confidence import LEAST, MOST, Said, as_stated, calibrated, shown, shrunken
from loaders.reading.english import rules as english
from loaders.reading.patterns import rules
from loaders.source import Source

TEXT = """\
海州市推进氢能产业发展

海州市政府发布《海州市氢能产业发展行动方案》。
方案明确了“三大行动”：强链行动、补链行动、育才行动。
"""
CODE = "".join(path.read_text(encoding="utf-8") for path in Path(loaders.__file__).parent.rglob("*.py"))
ACTION = Said("P13", "HAS_ACTION", 0.9)


def _read() -> Fragment:
    (fragment,) = loaders.read(Source("harbour.txt", TEXT.encode()))
    return fragment


def test_it_names_only_rules_and_types_that_there_are() -> None:
    known = {rule.id for rule in (*rules(), *english.rules())}
    for said in calibrated():
        assert said.rule in known or f'"{said.rule}"' in CODE, f"{said.rule} is no rule"
        assert said.type in RELATIONSHIP_TYPES


def test_each_confidence_is_what_its_counts_give() -> None:
    for entry in read_yaml(confidence.FILE):
        assert 0 <= entry["right"] <= entry["of"]
        assert entry["confidence"] == shrunken(entry["stated"], entry["right"], entry["of"])


def test_few_examples_move_a_confidence_little_and_many_all_the_way() -> None:
    assert shrunken(0.9, 0, 0) == 0.9
    assert 0.8 < shrunken(0.9, 0, 1) < 0.9
    assert shrunken(0.9, 500, 1000) == pytest.approx(0.5, abs=0.02)
    assert (shrunken(0.9, 0, 10_000), shrunken(0.9, 10_000, 10_000)) == (LEAST, MOST)


def test_a_calibrated_confidence_reaches_the_relationship(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "calibrated", lambda: {ACTION: 0.48})
    assert [r.confidence for r in _read().relationships if r.rule == "P13"] == [0.48] * 3


def test_a_rule_that_was_not_measured_keeps_its_own_word() -> None:
    assert shown(Said("nobody's", "CITES", 0.7)) == 0.7


def test_as_stated_only_the_confidences_differ() -> None:
    with as_stated():
        before = _read()
    after = _read()
    assert {r.confidence for r in before.relationships if r.rule == "P13"} == {0.9}
    for one, other in zip(before.relationships, after.relationships, strict=True):
        assert other.model_copy(update={"confidence": one.confidence}) == one
    assert before.nodes == after.nodes
