"""Is the evidence exact, and does it show what it is evidence of?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.evaluation.spelling import Keys, key
from graph.fragment import Fragment
from graph.model import Node, Relationship, quotes

_STANDS = frozenset(["Passage", "HAS_PASSAGE", "MENTIONS"])  # where a text is, not what it says


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """The share, 1 of nothing."""
        return round(self.part / self.whole, 4) if self.whole else 1.0


@dataclass(frozen=True)
class Pointing:
    """How much evidence is exact, and how much of what was found has evidence to the point."""

    exact: int
    wrong: int
    without: int
    nodes: Share
    relationships: Share
    targets: Share

    def to_json(self) -> dict[str, float]:
        """For machines."""
        return {
            "exact": self.exact,
            "wrong": self.wrong,
            "without": self.without,
            "relevant_nodes": self.nodes.value,
            "relevant_relationships": self.relationships.value,
            "relevant_targets": self.targets.value,
        }


class Words:
    """The words a reading shows for what it says."""

    def __init__(self, fragment: Fragment) -> None:
        self._texts = {passage.index: passage.text for passage in fragment.document.passages}
        self._fragment = fragment

    def exact(self, thing: Node | Relationship) -> Iterator[tuple[str, str]]:
        """Paragraph and words of each quote that stands where it says."""
        for quote in quotes(thing):
            if self._texts.get(quote.passage, "")[quote.start : quote.end] == quote.exact:
                yield str(quote.passage), quote.exact

    def counted(self, own: Iterable[str], outside: Iterable[str]) -> tuple[int, int, int]:
        """Exact quotes, wrong ones, and things without any that need one."""
        spared = {*own, *outside}
        things: list[Node | Relationship] = [*self._fragment.nodes, *self._fragment.relationships]
        good = sum(1 for thing in things for _ in self.exact(thing))
        all_ = sum(len(quotes(thing)) for thing in things)
        bare = sum(1 for thing in things if not quotes(thing) and _needs(thing, spared))
        return good, all_ - good, bare


def _needs(thing: Node | Relationship, spared: set[str]) -> bool:
    if isinstance(thing, Node):
        return thing.label not in _STANDS and thing.id not in spared
    return thing.type not in _STANDS


def names(exact: str, named: Keys) -> bool:
    """Do the words hold one of the names, or are they at least half of one?"""
    said = key(exact)
    return bool(said) and any(name in said or (said in name and 2 * len(said) >= len(name)) for name in named)


def beside(words: Words, nodes: Mapping[str, Node], named: Mapping[str, Keys]) -> list[str]:
    """The nodes whose evidence does not name them."""
    return [id_ for id_, keys in named.items() if not any(names(exact, keys) for _, exact in words.exact(nodes[id_]))]
