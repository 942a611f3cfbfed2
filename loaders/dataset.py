"""Curated facts: a YAML dataset becomes one Fragment in which every fact cites its sources.

    schema: zhengtu-dataset/1
    title: …                                   # the dataset itself is a document: title, publisher, published, language
    sources:                                   # each becomes a Document
      S01: {title: …, url: …, publisher: …, published: '2022-07-08', language: zh-Hans}
    nodes:                                     # a vocabulary concept, or a thing with a label and a name of its own
      - {concept: hydrogen-energy, sources: [S01], outlets: 2, confidence: high}
      - {id: raise, label: Action, name: {zh: …, en: …}, scope: plan-…, properties: {ordinal: 1}, sources: [S01], …}
      - {id: raise, properties: {ordinal: 2}, sources: [S02], …}          # what another source says of the same thing
    relationships:                             # by id or concept; target may be a list
      - {source: raise, type: HAS_FIELD, target: [hydrogen-energy, smart-grid], sources: [S01], …}
    targets:                                   # goals (SETS_TARGET) and, in the same form, observations (REPORTS)
      - {of: plan-…, metric: 产业规模, comparator: '>', value: 5000, unit: 亿元, year: 2025, sources: [S01], …}
    audit:                                     # a count that the sources declare
      - {declared: …, count: 8, members: [raise], status: partial, reason: …, sources: [S01], …}

`scope` is what makes a name one thing: the plan of an Action, Direction or Trend, the place of a Plan, Park or Event,
the organization of a Person. `confidence` is high, medium or low; `outlets` the number of independent outlets.
Ids are those a reader would give, so that facts and documents meet in one node.
"""

from collections.abc import Sequence
from typing import Any

import yaml
from pydantic import ValidationError

from graph.errors import InvalidFragment, UnreadableDocument
from graph.fragment import Fragment
from graph.vocabulary import Vocabulary
from graph.yaml_file import Loader
from loaders.curated import Draft
from loaders.dataset_form import SCHEMA, Dataset, called
from loaders.source import Source

SUFFIXES = (".yaml", ".yml")
_DEEPEST = 12  # levels; a dataset has five


def load(source: Source, vocabulary: Vocabulary) -> Fragment:
    """The facts of a dataset; `UnreadableDocument` names the file and the entry that is not in order."""
    dataset = _parsed(source)
    draft = Draft(dataset, vocabulary)
    for place, entry, add in draft.steps():
        try:
            add(entry)
        except (ValueError, KeyError, TypeError, UnreadableDocument) as error:
            raise UnreadableDocument(f"{source.name}: {place}: {_reason(error)}") from error
    try:
        return Fragment.of(
            dataset.document(source.sha256),
            (*draft.documents.values(), *draft.nodes),
            draft.relationships,
            audit=tuple(draft.audit),
        )
    except InvalidFragment as error:
        raise UnreadableDocument(f"{source.name}: {error}") from error


def _parsed(source: Source) -> Dataset:
    data = _plain_yaml(source)
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise UnreadableDocument(f"{source.name} is not a dataset: its first line should be `schema: {SCHEMA}`")
    try:
        return Dataset(**data)
    except ValidationError as error:
        first = error.errors()[0]
        where = [str(part) for part in first["loc"]]
        raise UnreadableDocument(f"{source.name}: {_entry_name(data, where)}: {first['msg']}") from error
    except TypeError as error:
        raise UnreadableDocument(f"{source.name}: {error}") from error


def _plain_yaml(source: Source) -> Any:
    """The file's content; nesting is measured first, for the parser in C crashes on what is very deep."""
    try:
        depth = 0
        for event in yaml.parse(source.data, Loader=Loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST or isinstance(event, yaml.AliasEvent):
                raise UnreadableDocument(f"{source.name} is nested too deeply, or has aliases: no dataset needs either")
        return yaml.load(source.data, Loader=Loader)  # noqa: S506 (a safe loader, in C where there is one)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        raise UnreadableDocument(f"{source.name} is not YAML: {' '.join(str(error).split())[:200]}") from error


def _entry_name(data: dict[str, Any], where: Sequence[str]) -> str:
    """`nodes 3 (raise), label`: the section, the entry's number from 1 and its own name."""
    if len(where) < 2 or not where[1].isdigit():
        return " ".join(where)
    entry = data[where[0]][int(where[1])]
    own = called(entry) if isinstance(entry, dict) else None
    return f"{where[0]} {int(where[1]) + 1}{f' ({own})' if own else ''}{''.join(f', {part}' for part in where[2:])}"


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{' '.join(map(str, first['loc']))}: {first['msg']}".removeprefix(": ")
    return str(error.args[0]) if isinstance(error, KeyError) else str(error)
