"""Corrections: what an editor knows better than the sources, as a layer over what they say.

`corrections.yaml` in the library is a list; a correction is undone by deleting its line:

    - {same_as: [park-a, park-b], reason: one park under two names, author: li}            # the first id stays
    - {not_same: [park-a, park-c], reason: two zones, author: li}                           # forbids a same_as
    - {not_same: park-a, documents: [document-x], reason: its namesake, author: li}         # those mean another one
    - {retract: rel-1, reason: misread, author: li}                                         # a relationship or node
    - {retract: target-a, documents: [document-x], reason: misprint, author: li}            # only what those say of it
    - {retract: target-a, values: {value: 4000}, reason: misprint, author: li}              # single values
    - {rename: park-a, to: {zh: 碳谷, en: Carbon Valley}, reason: official name, author: li}
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Self

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from graph.errors import InvalidInput
from graph.fragment import AuditEntry
from graph.ids import NodeId, digest
from graph.merge import told
from graph.model import Names, Node, Relationship, Scalar, Statement

KINDS = ("same_as", "not_same", "retract", "rename")


def _listed(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


class Correction(BaseModel):
    """One decision of an editor, with the reason."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    same_as: tuple[NodeId, ...] = Field((), description="Ids of one thing; the first stays")
    not_same: Annotated[tuple[NodeId, ...], BeforeValidator(_listed)] = Field((), description="Different things")
    retract: NodeId | None = Field(None, description="A node or relationship that is not so")
    rename: NodeId | None = Field(None, description="A node that is shown under another name")
    documents: tuple[NodeId, ...] = Field((), description="Only as these documents say it")
    values: Mapping[str, Scalar] = Field(default_factory=dict, description="Retract only these values of properties")
    to: Names | None = Field(None, description="The name to show")
    reason: str = Field(min_length=1)
    author: str = Field(min_length=1)

    @model_validator(mode="after")
    def _is_one_decision(self) -> Self:
        if sum(bool(getattr(self, kind)) for kind in KINDS) != 1:
            raise ValueError(f"a correction is exactly one of {', '.join(KINDS)}")
        if (len(self.same_as) == 1) or (len(self.not_same) == 1 and not self.documents):
            raise ValueError(f"{self.kind} needs two ids, or not_same one id and the documents that mean another thing")
        if self.same_as and any(id_.startswith(("document-", "passage-")) for id_ in self.same_as):
            raise ValueError("documents are not united: their evidence would lose its text")
        if bool(self.rename) != bool(self.to):
            raise ValueError("rename goes with `to`, the new name")
        if self.values and not self.retract:
            raise ValueError("`values` goes with retract")
        return self

    @property
    def kind(self) -> str:
        """same_as, not_same, retract or rename."""
        return next(kind for kind in KINDS if getattr(self, kind))

    @property
    def splits(self) -> bool:
        """Do some documents mean another thing by an id?"""
        return bool(self.not_same and self.documents)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The nodes and relationships this is about, a thing split off included."""
        named = {*self.same_as, *self.not_same, *filter(None, (self.retract, self.rename))}
        return frozenset(named | {self.split_id(id_) for id_ in self.not_same if self.splits})

    def split_id(self, id_: str) -> str:
        """The id of the other thing that the documents mean."""
        return f"{id_}.{digest(*sorted(self.documents))[:8]}"


_LIST = TypeAdapter(tuple[Correction, ...])


class Corrections:
    """All corrections of a library, applied while its fragments are folded."""

    def __init__(self, made: Iterable[Correction] = ()) -> None:
        self.made = tuple(made)
        self._canonical = _united(c.same_as for c in self.made)
        self._splits = {
            (c.not_same[0], d): c.split_id(c.not_same[0]) for c in self.made if c.splits for d in c.documents
        }
        whole = [c for c in self.made if c.retract and not c.values]
        self._gone = {(c.retract, d) for c in whole for d in c.documents or (None,)}
        self._finish: dict[str, list[Correction]] = {}
        for c in self.made:
            if c.values or c.to:
                self._finish.setdefault(self._kept(c.retract or c.rename or ""), []).append(c)
            if len(set(map(self._kept, c.not_same))) < len(c.not_same):
                raise InvalidInput(f"corrections say both same_as and not_same of {', '.join(c.not_same)}")

    def _kept(self, id_: str) -> str:
        return self._canonical.get(id_, id_)

    @classmethod
    def read(cls, path: Path) -> "Corrections":
        """The corrections of a file; none where there is no file."""
        if not path.exists():
            return cls()
        try:
            return cls(_LIST.validate_python(yaml.safe_load(path.read_text(encoding="utf-8")) or ()))
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise InvalidInput(f"{path} is not YAML: {' '.join(str(error).split())}") from error
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise InvalidInput(f"{path}, correction {where}: {first['msg']}") from error

    @cached_property
    def version(self) -> str:
        """Stands for what the corrections say; comments and layout aside. Empty where there are none."""
        return digest(*(c.model_dump_json(exclude_defaults=True) for c in self.made)) if self.made else ""

    def of(self, id_: str) -> tuple[Correction, ...]:
        """The corrections that made a node or relationship what it is shown as."""
        return tuple(c for c in self.made if not c.ids.isdisjoint((id_, self._kept(id_))))

    def id(self, id_: str, document: str) -> str | None:
        """The id of what a document means by an id; None where that is retracted."""
        meant = self._splits.get((id_, document), id_)
        meant = self._kept(meant)
        gone = any((x, d) in self._gone for x in (id_, meant) for d in (document, None))
        return None if gone else meant

    def node(self, node: Node, document: str) -> Node | None:
        """A node as a document means it."""
        id_ = self.id(node.id, document)
        if id_ is None or id_ == node.id:
            return node if id_ else None
        return node.model_copy(update={"id": id_})

    def relationship(self, told_: Relationship, document: str) -> Relationship | None:
        """A relationship between what a document means; none where it is retracted, or folded into one thing."""
        source, target = self.id(told_.source, document), self.id(told_.target, document)
        if source is None or target is None or self.id(told_.id, document) is None:
            return None
        if (source, target) == (told_.source, told_.target):
            return told_
        moved = type(told_)(
            **{**told_.model_dump(exclude={"evidence"}), "source": source, "target": target}, evidence=told_.evidence
        )
        return None if source == target or self.id(moved.id, document) is None else moved

    def entry(self, entry: AuditEntry, document: str) -> AuditEntry:
        """An audit entry whose members are what the graph has; a member that is gone makes it partial."""
        if not self.made:
            return entry
        members = tuple(dict.fromkeys(filter(None, (self.id(member, document) for member in entry.members))))
        lost = entry.status == "satisfied" and len(members) < len(entry.members)
        return entry.model_copy(update={"members": members, "status": "partial" if lost else entry.status})

    def finished(self, node: Node) -> Node:
        """A merged node without the values retracted, under the name given to it."""
        for correction in self._finish.get(node.id, ()):
            node = _renamed(node, correction.to) if correction.to else _without(node, correction.values)
        return node


def _united(groups: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """id → the id that stays, across groups that overlap."""
    stays: dict[str, str] = {}
    for first, *others in filter(None, groups):
        kept = stays.get(first, first)
        for other in others:
            gone = stays.get(other, other)
            if gone != kept:
                stays |= {id_: kept for id_, to in stays.items() if to == gone} | {gone: kept}
    return stays


def _without(node: Node, wrong: Mapping[str, Scalar]) -> Node:
    """Without some values; a property keeps its last one."""
    kept = {key: tuple(s for s in said if s.value != wrong.get(key)) or said for key, said in node.statements.items()}
    return told(type(node), node.id, kept, node.alt_labels, node.evidence)


def _renamed(node: Node, to: Names) -> Node:
    """Shown under another name; the names it had stay its aliases."""
    names = to.model_dump(exclude_none=True)
    said = {f"pref_label.{lang}": (Statement(value=name, evidence=node.evidence),) for lang, name in names.items()}
    had = (*node.alt_labels, *node.pref_label.model_dump(exclude_none=True).values())
    return told(type(node), node.id, {**node.statements, **said}, had, node.evidence)
