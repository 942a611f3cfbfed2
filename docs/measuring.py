"""Annotated documents, read and compared: figures of each, of all together, and how far those can be trusted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

import loaders
from graph.errors import InvalidInput
from graph.evaluation import Evaluation, Score, evaluate, read_gold
from graph.evaluation.annotation import Triple
from graph.evaluation.pointing import Share
from graph.fragment import Fragment
from loaders.reading.confidence import Said, as_stated
from loaders.source import open_source

DRAWS, SEED = 2_000, 1
GOLD = ".gold.yaml"


@dataclass(frozen=True)
class Document:
    """One annotated document: what was found in it, and which of its links are right, by the rules that state them."""

    name: str
    found: Evaluation
    links: Sequence[tuple[Said, bool]]


@dataclass(frozen=True)
class Half:
    """The annotated documents of a folder."""

    documents: Sequence[Document]

    def pooled(self, score: Callable[[Evaluation], Score]) -> Score:
        """A score over all documents."""
        return added(score(d.found) for d in self.documents)

    def parts(self, scores: Callable[[Evaluation], Mapping[str, Score]]) -> dict[str, Score]:
        """Scores by label or type over all documents."""
        every = [scores(d.found) for d in self.documents]
        names = sorted({name for each in every for name in each})
        return {name: added(each.get(name, Score()) for each in every) for name in names}

    def share(self, share: Callable[[Evaluation], Share]) -> Share:
        """So many of so many over all documents."""
        every = [share(d.found) for d in self.documents]
        return Share(sum(s.part for s in every), sum(s.whole for s in every))

    def total(self, count: Callable[[Evaluation], int]) -> int:
        """A count over all documents."""
        return sum(count(d.found) for d in self.documents)

    def interval(self, score: Callable[[Evaluation], Score]) -> tuple[float, float]:
        """Between which F1 would lie, in 95 of 100 cases, with other documents of the kind: bootstrap by document."""
        scores, draw = [score(d.found) for d in self.documents], Random(SEED)  # noqa: S311 (no secret)
        f1 = sorted(added(draw.choices(scores, k=len(scores))).f1 for _ in range(DRAWS))
        return f1[DRAWS // 40], f1[-DRAWS // 40 - 1]

    @cached_property
    def links(self) -> list[tuple[Said, bool]]:
        """The judged links of all documents."""
        return [link for d in self.documents for link in d.links]


def added(scores: Iterator[Score] | Sequence[Score]) -> Score:
    """Scores of several documents as one."""
    total = Score()
    for each in scores:
        total.found += each.found
        total.extra += each.extra
        total.missed += each.missed
    return total


def measured(folder: Path) -> Half:
    """Every NAME.gold.yaml of a folder with the document NAME beside it."""
    golds = sorted(folder.glob(f"*{GOLD}"))
    if not golds:
        raise InvalidInput(f"{folder} has no annotation (NAME{GOLD} beside the document NAME)")
    return Half([_document(gold) for gold in golds])


def _document(annotation: Path) -> Document:
    name = annotation.name.removesuffix(GOLD)
    paths = [p for s in sorted(loaders.READABLE) if (p := annotation.with_name(name + s)).exists()]
    if not paths:
        raise InvalidInput(f"{annotation} has no document {name} beside it")
    with as_stated():
        (fragment,) = loaders.read(open_source(paths[0]))
    found = evaluate(read_gold(annotation), fragment)
    return Document(name, found, list(_links(fragment, found)))


def _links(fragment: Fragment, found: Evaluation) -> Iterator[tuple[Said, bool]]:
    for link in fragment.relationships:
        right = found.judged.get(Triple(source=link.source, type=link.type, target=link.target))
        if right is not None:
            yield Said(link.rule, link.type, link.confidence), right
