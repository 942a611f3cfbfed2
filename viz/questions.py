"""Ready questions about a node: `questions.yaml`, checked, and what the graph answers."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from graph.errors import InvalidInput, QueryTimeout
from graph.model import Graph, Names, Node
from graph.store.base import Page, Result, Store
from graph.yaml_file import read_yaml
from viz.forest import reading
from viz.style import Lang

MOST = 200  # ways to answers of a question


class Question(BaseModel):
    """A question about nodes of some labels: how the graph answers it, and how it is said."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    of: tuple[str, ...] = Field(min_length=1)
    match: str = Field(description="Cypher: (n) is asked about, m an answer, p leads from one to the other")
    zh: str
    en: str
    start: bool = False

    def about(self, label: str, id_: str = "$id") -> str:
        """The pattern for a node of a label; without an id for any of them."""
        held = f" {{id: {id_}}}" if id_ else ""
        return f"MATCH {self.match.replace('(n)', f'(n:{label}{held})', 1)}"

    def said(self, node: Node) -> Names:
        """The question about this node."""
        return Names(zh=self._said(node, "zh"), en=self._said(node, "en"))

    def _said(self, node: Node, lang: Lang) -> str:
        text = self.zh if lang == "zh" else self.en
        return text.format_map({**node.properties, "name": node.pref_label.best(lang)})


@dataclass(frozen=True)
class Offer:
    """A question that has answers: about which node, and how many."""

    ask: str
    node: Node
    question: Names
    total: int


@cache
def questions() -> Mapping[str, Question]:
    """The packaged questions."""
    read = read_yaml(Path(__file__).with_name("questions.yaml"))
    return {name: Question.model_validate(line) for name, line in read.items()}


def question(ask: str, node: Node) -> Question:
    """The question of this name, which must be one about such a node."""
    found = questions().get(ask)
    if found is None or node.label not in found.of:
        names = [name for name, each in questions().items() if node.label in each.of]
        raise InvalidInput(f"ask={ask} is no question about a {node.label}: {', '.join(names) or 'there is none'}")
    return found


def offers(store: Store, ids: Iterable[str]) -> list[Offer]:
    """The questions about some nodes that the graph has an answer to, node by node."""
    return [offer for id_ in dict.fromkeys(ids) for offer in _about(store, store.node(id_))]


def _about(store: Store, node: Node) -> Iterator[Offer]:
    for name, each in questions().items():
        total = _count(store, each, node) if node.label in each.of else 0
        if total:
            yield Offer(name, node, each.said(node), total)


def starters(store: Store) -> list[Offer]:
    """What to ask first: each starting question about the node with the most answers, as far as one finds it soon."""
    return [offer for name, each in questions().items() if each.start for offer in _best(store, name, each)]


def answer(store: Store, ask: str, id_: str) -> Result:
    """What a question has for an answer: the graph to draw, and row by row the nodes on the way to each answer."""
    node = store.node(id_)
    match = question(ask, node).about(node.label)
    cypher = f"{match} RETURN p, [x IN nodes(p) | x.id] AS ids, m.id AS answer ORDER BY size(ids), answer"
    return store.run(cypher, {"id": id_}, limit=MOST)


def answers(store: Store, ask: str, id_: str) -> Page[Graph]:
    """Each answer with what leads to it, by the shortest way; nearest first, then in reading order."""
    result, ways = answer(store, ask, id_), dict[str, list[str]]()
    for _, ids, found in result.rows:
        ways.setdefault(found, ids)
    nodes = result.graph.nodes
    ordered = sorted(ways, key=lambda found: (len(ways[found]), reading(nodes[found])))
    node = store.node(id_)
    total = _count(store, question(ask, node), node) if result.truncated else len(ordered)
    return Page([_part(result.graph, ways[found]) for found in ordered], total)


def _part(graph: Graph, ids: list[str]) -> Graph:
    """The nodes of a way, in its order, and the links between them."""
    links = {i: r for i, r in graph.relationships.items() if r.source in ids and r.target in ids}
    return Graph({i: graph.nodes[i] for i in ids}, links)


def _count(store: Store, asked: Question, node: Node) -> int:
    ((total,),) = store.ask(f"{asked.about(node.label)} RETURN count(DISTINCT m.id) AS total", id=node.id)
    return int(total)


def _best(store: Store, name: str, asked: Question) -> Iterator[Offer]:
    count = "RETURN n.id AS id, count(DISTINCT m.id) AS total ORDER BY total DESC, id LIMIT 1"
    found: list[tuple[int, str]] = []
    for label in asked.of:
        with suppress(QueryTimeout):  # in a library so large that counting takes long, there is no such start
            found += [(int(total), id_) for id_, total in store.ask(f"{asked.about(label, '')} {count}")]
    if found:
        total, id_ = max(found, key=lambda each: each[0])
        node = store.node(id_)
        yield Offer(name, node, asked.said(node), total)
