"""What a document says of one thing, gathered while it is read: the node is built once, from all of it."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from itertools import chain
from typing import Annotated, Any, NamedTuple

from pydantic import TypeAdapter

from graph.evidence import Quote
from graph.model import NODE_TYPES, Implied, Names, Node, Scalar, Statement, Statements
from graph.unchecked import defaults, unchecked
from loaders.reading.sentences import Span

Spans = dict[Span, None]  # each once
Quotes = Callable[[Iterable[Span]], tuple[Quote, ...]]  # the evidence of these stretches, in reading order
Values = tuple[tuple[str, Scalar], ...]


_UNDESCRIBED: tuple[str | None, str | None] = (None, None)


class Version(NamedTuple):
    """What one mention says of a thing: how it is called and described, and its properties."""

    zh: str | None
    en: str | None
    description: tuple[str | None, str | None] = _UNDESCRIBED
    values: Values = ()

    def statements(self) -> Values:
        """Each property with its value, names among them."""
        if self.en is None and self.zh and self.description is _UNDESCRIBED:  # most
            return (*self.values, (_NAMES[0], self.zh))
        names = zip(_NAMES, (self.zh, self.en, *self.description), strict=True)
        return (*self.values, *[(key, value) for key, value in names if value])


_NAMES = ("pref_label.zh", "pref_label.en", "description.zh", "description.en")


class Account:
    """All that is said of a thing, each version with the words that give it."""

    def __init__(self, id_: str, label: str, first: Version) -> None:
        self.id, self.label, self.first = id_, label, first
        self.also: set[str] = set()  # further names
        self.versions: dict[Version, Spans] = {}
        self.elsewhere: Spans = {}  # where it is named as what turned out to be the same thing

    def add(self, version: Version, spans: Iterable[Span], also: Iterable[str]) -> None:
        """One mention more."""
        self.versions.setdefault(version, {}).update(dict.fromkeys(spans))
        self.also.update(also)

    def take(self, other: "Account") -> None:
        """The other turns out to be this one: its names and words are this one's, its properties are not."""
        for version, spans in other.versions.items():
            self.also.update(name for name in (version.zh, version.en) if name)
            self.elsewhere.update(spans)
        self.elsewhere.update(other.elsewhere)
        self.also |= other.also

    def node(self, quotes: Quotes) -> Node:
        """The node; what is shown of several values is decided as in `graph.merge`, which a test compares."""
        plain = len(self.versions) == 1 and not self.elsewhere
        statements = (_implied if plain else _stated)(self.versions, quotes)
        shown: dict[str, Any]
        if isinstance(statements, Implied):
            shown, evidence = dict(statements.said), statements.evidence
        else:
            shown = {key: said[0].value for key, said in statements.items()}
            evidence = quotes(dict.fromkeys(chain(*self.versions.values(), self.elsewhere)))
        zh, en, about_zh, about_en = [shown.pop(key, None) for key in _NAMES]
        called = self.also | {name for v in self.versions for name in (v.zh, v.en) if name}
        called -= {zh, en}
        kind = NODE_TYPES[self.label]
        values = defaults(kind) | shown
        values |= {
            "id": self.id, "pref_label": unchecked(Names, {"zh": zh, "en": en}),
            "alt_labels": tuple(sorted(called)) if called else (),
            "description": Names(zh=about_zh, en=about_en) if about_zh or about_en else None,
            "evidence": evidence, "statements": statements,
        }  # fmt: skip
        return unchecked(kind, values)


def _implied(versions: Mapping[Version, Spans], quotes: Quotes) -> Statements:
    ((version, spans),) = versions.items()
    return Implied(dict(version.statements()), quotes(spans))


def _stated(versions: Mapping[Version, Spans], quotes: Quotes) -> Statements:
    """Per property every value said, with the words of all versions that give it, the best supported first."""
    said: dict[str, dict[Any, list[Version]]] = {}
    for version in versions:
        for key, value in version.statements():
            said.setdefault(key, {}).setdefault((type(value) is bool, value), []).append(version)
    evidence: dict[tuple[int, ...], tuple[Quote, ...]] = {}
    stated = {}
    for key in sorted(said):
        statements = []
        for (_, value), by in said[key].items():
            which = tuple(map(id, by))
            if which not in evidence:
                evidence[which] = quotes(dict.fromkeys(chain(*(versions[v] for v in by))))
            statements.append(unchecked(Statement, {"value": value, "evidence": evidence[which]}))
        stated[key] = tuple(sorted(statements, key=_support, reverse=True) if len(statements) > 1 else statements)
    return stated


def _support(statement: Statement) -> tuple[bool, str]:
    """As `graph.merge.support`, in a single document."""
    return bool(statement.evidence), json.dumps(statement.value, ensure_ascii=False)


def values(label: str, properties: Mapping[str, Any]) -> Values:
    """A label's own properties as they are kept; `ValidationError` for a value that cannot be."""
    if not properties:
        return _values(label)
    said = {name: _checked(label, name, value) for name, value in properties.items() if value is not None}
    return tuple((_usual(label) | said).items())


@cache
def _values(label: str) -> Values:
    return tuple(_usual(label).items())


@cache
def _usual(label: str) -> dict[str, Scalar]:
    """What a label's properties are where nothing is said."""
    kind = NODE_TYPES[label]
    defaults = {name: kind.model_fields[name].get_default() for name in kind.own_fields()}
    return {name: value for name, value in defaults.items() if isinstance(value, Scalar)}


@lru_cache(maxsize=1 << 14, typed=True)
def _checked(label: str, name: str, value: Scalar) -> Scalar:
    checked: Scalar = _adapter(label, name).validate_python(value)
    return checked


@cache
def _adapter(label: str, name: str) -> TypeAdapter[Any]:
    field = NODE_TYPES[label].model_fields[name]
    kind: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    return TypeAdapter(kind)
