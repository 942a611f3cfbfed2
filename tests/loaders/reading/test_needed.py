"""What a pattern needs: whatever it matches has it, so that leaving texts out by it loses nothing."""

import re
import subprocess
import sys
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.reading.needed import SCREEN, Screened, needs
from loaders.reading.normal import matching_form
from loaders.reading.patterns import Rule, rules
from tests.generator import document


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("实施.*行动", [{"实施"}, {"行动"}]),
        ("(?P<n>[一二]|\\d+)个(?:重点)?(?:领域|产业链|产业)", [{"个领域", "个产业", "个重点领域", "个重点产业"}]),
        ("(?:建设|打造)?[^，]+园区(?=，|$)", [{"园区"}]),
        ("以[^，]{2,4}为(?!主)(?:核心|.+支撑)", [{"以"}, {"为"}, {"核心", "支撑"}]),
        ("(?:A[^，]*业|产.*)", [{"业", "产"}]),
        ("\\d{4}年?", []),
        ("(?i)gdp", []),
        ("(?:突破|.)+", []),
    ],
)
def test_what_a_pattern_needs(pattern: str, expected: list[set[str]]) -> None:
    assert needs(pattern) == expected


def test_a_word_that_holds_another_is_not_asked_for() -> None:
    assert needs("新赛道|赛道|产业新赛道") == [{"赛道"}]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_is_tried_wherever_it_holds(rule: Rule) -> None:
    texts = [matching_form(p) for seed in range(30) for p in document(Random(seed)).paragraphs]
    texts += [matching_form(example["text"]) for other in rules() for example in other.examples]
    for text in texts:
        if rule.pattern.search(text):
            assert SCREEN.there(text) & rule.needs == rule.needs, text


@given(st.text(alphabet="以为核心支撑园区，建设", max_size=30))
def test_a_screened_pattern_finds_what_the_pattern_finds(text: str) -> None:
    pattern = "以[^，]{2,4}为(?:核心|.?支撑)(?=，|$)|建设.园区"
    screened = Screened(pattern)
    assert [m.span() for m in screened.finditer(text)] == [m.span() for m in re.finditer(pattern, text)]
    assert bool(screened.search(text)) == bool(re.search(pattern, text))


def test_no_rule_is_lost_on_the_first_sentence_of_a_process() -> None:
    """What the rules need is known before the first text is looked through."""
    said = (
        "from loaders.reading.patterns import find; from loaders.reading.sentences import Sentence, Span;"
        "t = '围绕3个重点方向发展8个领域'; print(len(list(find('two levels', Sentence(Span(0, 0, len(t)), t)))))"
    )
    assert subprocess.run([sys.executable, "-c", said], capture_output=True, check=True).stdout.split() == [b"1"]
