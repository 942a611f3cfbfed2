"""The rules for English accounts, by the examples and counter-examples that each brings along."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from loaders.reading.english import rules as room
from loaders.reading.english.prose import form
from loaders.reading.english.rules import find, rules
from loaders.reading.patterns import Found, Rule
from loaders.reading.sentences import Sentence, Span

ROOM = Path(room.__file__).parent
EXAMPLES = [pytest.param(rule, shown, id=f"{rule.id}-{i}") for rule in rules() for i, shown in enumerate(rule.examples)]
COUNTER_EXAMPLES = [
    pytest.param(rule, text, id=f"{rule.id}-{text}") for rule in rules() for text in rule.counter_examples
]
ONE_DOCUMENTS_WORDS = ("Shanghai", "metaverse", "low-carbon businesses", "Zhangjiang", "industrial agglomeration")


def _found(rule: Rule, text: str) -> list[Found]:
    said = form(text)
    return [found for found in find(rule.states, Sentence(Span(1, 0, len(said)), said)) if found.rule.id == rule.id]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_rule_finds_its_example_with_its_groups(rule: Rule, example: dict[str, str]) -> None:
    (found,) = _found(rule, example["text"])
    assert {name: found.match[name] for name in example if name != "text"} == {
        name: said for name, said in example.items() if name != "text"
    }


@pytest.mark.parametrize(("rule", "text"), COUNTER_EXAMPLES)
def test_a_rule_leaves_its_counter_example_alone(rule: Rule, text: str) -> None:
    assert not _found(rule, text)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_has_examples_counter_examples_and_a_confidence(rule: Rule) -> None:
    assert rule.examples
    assert rule.counter_examples
    assert 0 < rule.confidence <= 1


def test_ids_are_given_once() -> None:
    assert not [id_ for id_, n in Counter(rule.id for rule in rules()).items() if n > 1]


def test_every_rule_is_asked_for_by_the_reader() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in ROOM.glob("*.py"))
    assert {rule.states for rule in rules() if f'"{rule.states}"' not in code} == set()


def test_every_word_list_is_used() -> None:
    """By its name in the rules or in the code; a list no one asks for is judgement no one follows."""
    lists = set(yaml.safe_load((ROOM / "words.yaml").read_text(encoding="utf-8")))
    used = "".join(path.read_text(encoding="utf-8") for path in (*ROOM.glob("*.py"), ROOM / "patterns.yaml"))
    assert lists - set(re.findall(r"[\"{']([a-z_]+)[\"}']", used)) == set()


def test_rules_name_no_wording_of_one_document() -> None:
    text = "".join((ROOM / name).read_text(encoding="utf-8") for name in ("patterns.yaml", "words.yaml"))
    assert not [name for name in ONE_DOCUMENTS_WORDS if name in text]


def test_a_rule_the_reader_asks_for_exists() -> None:
    with pytest.raises(KeyError, match="no rule"):
        list(find("the weather", Sentence(Span(0, 0, 5), "sunny")))


def test_every_word_is_a_word() -> None:
    """Unquoted, YAML takes on, off and no for truth values."""
    lists = yaml.safe_load((ROOM / "words.yaml").read_text(encoding="utf-8"))
    assert [word for entries in lists.values() for word in entries if not isinstance(word, str)] == []
