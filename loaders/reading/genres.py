"""Kinds of text (press news, plan texts, project lists …), each a YAML file of `genres/` that adds to the common rules.

A file says which genre it is and what that is (`genre`, `about`), and may add words to the lists of lexicon.yaml
(`words`), rules like those of patterns.yaml (`patterns`), and what lines begin with that are no text (`boilerplate`).
All genres hold at once: what a document is need not be known to read it.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from graph.errors import InvalidInput
from graph.yaml_file import read_yaml
from loaders.reading.normal import matching_form

LEXICON, PATTERNS = (Path(__file__).with_name(name) for name in ("lexicon.yaml", "patterns.yaml"))
T = TypeVar("T")
FOLDER = Path(__file__).with_name("genres")  # looked into once, when the first word or rule is asked for


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Entry(_Read):
    """A rule as its file has it."""

    id: str
    states: str
    pattern: str
    confidence: float = Field(0.9, gt=0, le=1)
    examples: tuple[dict[str, str], ...]
    counter_examples: tuple[str, ...] = Field(alias="not")


class Genre(_Read):
    """What one kind of text adds."""

    genre: str
    about: str
    words: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    patterns: tuple[Entry, ...] = ()
    boilerplate: tuple[str, ...] = ()


@cache
def genres() -> Mapping[Path, Genre]:
    """Each genre by its file, in the order of their names; `InvalidInput` for a file that is not one."""
    return {file: _checked(file, TypeAdapter(Genre)) for file in sorted(FOLDER.glob("*.yaml"))}


def entries() -> Iterator[Entry]:
    """The common rules, then those of each genre; `InvalidInput` where two have one id."""
    common = _checked(PATTERNS, TypeAdapter(tuple[Entry, ...]))
    known: dict[str, Path] = {}
    for file, rules in [(PATTERNS, common), *((file, genre.patterns) for file, genre in genres().items())]:
        for rule in rules:
            if rule.id in known:
                raise InvalidInput(f"{file}: rule {rule.id} is in {known[rule.id].name} already")
            known[rule.id] = file
            yield rule


@cache
def lists() -> Mapping[str, tuple[str, ...]]:
    """The words of each list, common ones and those of the genres, the longest first."""
    found = {name: set(words) for name, words in read_yaml(LEXICON).items()}
    for file, genre in genres().items():
        for name, words in genre.words.items():
            if name not in found and not any(f"{{{name}}}" in rule.pattern for rule in genre.patterns):
                raise InvalidInput(f"{file}: words: neither lexicon.yaml nor a pattern of the genre has a list {name}")
            found.setdefault(name, set()).update(words)
    return {name: tuple(sorted(words, key=lambda w: (-len(w), w))) for name, words in found.items()}


@cache
def boilerplate() -> tuple[str, ...]:
    """What a line begins with, in matching form, that is no text in any genre."""
    return tuple(matching_form(prefix) for genre in genres().values() for prefix in genre.boilerplate)


def _checked(file: Path, form: TypeAdapter[T]) -> T:
    try:
        return form.validate_python(read_yaml(file))
    except ValidationError as error:
        first = error.errors()[0]
        raise InvalidInput(f"{file}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
