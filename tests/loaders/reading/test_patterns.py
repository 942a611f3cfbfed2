"""The rules, common ones and those of each genre, by the examples and counter-examples that each brings along."""

import re
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.reading import patterns
from loaders.reading.genres import FOLDER, genres, lists
from loaders.reading.lexicon import words
from loaders.reading.normal import matching_form
from loaders.reading.patterns import Found, Rule, find, rules
from loaders.reading.sentences import Sentence, Span
from tests.generator import document

READING = Path(patterns.__file__).parent
GENRES = sorted(FOLDER.glob("*.yaml"))
FILES = [READING / "patterns.yaml", READING / "lexicon.yaml", *GENRES]
EXAMPLES = [pytest.param(rule, shown, id=f"{rule.id}-{i}") for rule in rules() for i, shown in enumerate(rule.examples)]
COUNTER_EXAMPLES = [
    pytest.param(rule, text, id=f"{rule.id}-{text}") for rule in rules() for text in rule.counter_examples
]
UNUSED: set[str] = set()
ONE_DOCUMENTS_WORDS = ("上海", "绿色低碳", "元宇宙", "智能终端", "六化", "弯道超车", "氢能谷")


def _without_comments(file: Path) -> str:
    return re.sub(r"(?m)(^|\s)#.*$", "", file.read_text(encoding="utf-8"))


def _patterns(file: Path) -> list[dict[str, Any]]:
    said = yaml.safe_load(file.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = said if isinstance(said, list) else said.get("patterns", [])
    return found if said else []


def _sentence(text: str) -> Sentence:
    form = matching_form(text)
    return Sentence(Span(1, 0, len(form)), form)


def _found(rule: Rule, text: str) -> list[Found]:
    return [found for found in find(rule.states, _sentence(text)) if found.rule.id == rule.id]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_rule_finds_its_example_with_its_groups(rule: Rule, example: dict[str, str]) -> None:
    (found,) = _found(rule, example["text"])
    for group, expected in example.items():
        if group != "text":
            piece = found.piece(group)
            assert piece is not None, group
            assert piece.text == matching_form(expected), group


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_rule_finds_its_example_whole(rule: Rule, example: dict[str, str]) -> None:
    """All but the marks that bound it; after an ordinal comes what other rules read."""
    (found,) = _found(rule, example["text"])
    left = found.sentence.text.replace(found.whole().text, "", 1)
    assert rule.states == "ordinal" or not re.search(r"\w", left)


@pytest.mark.parametrize(("rule", "text"), COUNTER_EXAMPLES)
def test_a_rule_leaves_its_counter_example_alone(rule: Rule, text: str) -> None:
    assert not _found(rule, text)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_has_examples_counter_examples_and_a_confidence(rule: Rule) -> None:
    assert rule.examples
    assert rule.counter_examples
    assert 0 < rule.confidence <= 1


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_an_example_names_every_group_it_shows(rule: Rule) -> None:
    for example in rule.examples:
        assert set(example) - {"text"} <= set(rule.pattern.groupindex)


def test_ids_are_given_once_in_all_files() -> None:
    given = Counter(rule["id"] for file in FILES for rule in _patterns(file))
    assert not [id_ for id_, n in given.items() if n > 1]
    assert set(given) == {rule.id for rule in rules()}


@pytest.mark.parametrize("file", GENRES, ids=lambda file: file.stem)
def test_a_genre_adds_something_that_is_not_there_already(file: Path) -> None:
    genre, common = genres()[file], yaml.safe_load((READING / "lexicon.yaml").read_text(encoding="utf-8"))
    assert genre.words or genre.patterns or genre.boilerplate
    assert not {name: twice for name, ws in genre.words.items() if (twice := set(ws) & set(common.get(name, ())))}


def test_every_rule_is_asked_for_by_the_reader() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in READING.glob("*.py"))
    assert {rule.id for rule in rules() if f'"{rule.states}"' not in code} <= UNUSED


def test_a_rule_the_reader_asks_for_exists() -> None:
    with pytest.raises(KeyError, match="no rule"):
        list(find("the weather", _sentence("晴")))


def test_every_word_list_is_used() -> None:
    """By its name in the rules or in the code; a list no one asks for is judgement no one follows."""
    rules_ = "".join(rule["pattern"] for file in FILES for rule in _patterns(file))
    used = "".join(path.read_text(encoding="utf-8") for path in READING.glob("*.py")) + rules_
    named = set(re.findall(r"[\"{']([a-z_]+)[\"}']", used))
    assert {name for name in set(lists()) - named if not name.endswith("_cues")} == set()


def test_word_lists_put_the_longest_first() -> None:
    heads = words("plan_heads", "action_heads")
    assert [len(w) for w in heads] == sorted((len(w) for w in heads), reverse=True)


def test_rules_name_no_wording_of_one_document() -> None:
    """Whoever adds the bulletin's or an article's own phrase to a rule makes the figures of the referee worthless."""
    text = "".join(map(_without_comments, FILES))
    assert not [name for name in ONE_DOCUMENTS_WORDS if name in text]


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_a_rule_that_begins_anywhere_finds_the_same_when_tried_only_before_its_tail(seed: int) -> None:
    text = matching_form("".join(document(Random(seed)).paragraphs))
    for rule in rules():
        assert [m.span() for m in rule.matches(text)] == [m.span() for m in rule.pattern.finditer(text)], rule.id
