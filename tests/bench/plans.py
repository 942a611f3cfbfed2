"""A library of plans with two hundred things each, as many as one likes: what pictures are measured on."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from graph.evidence import Quote, quote
from graph.fragment import DocumentText, Fragment, PassageText
from graph.library import Library
from graph.model import NODE_TYPES, RELATIONSHIP_TYPES, FocusesOn, Involves, Names, Node, Relationship

TREE = (
    ("Action", "HAS_ACTION", 3),
    ("Direction", "HAS_DIRECTION", 3),
    ("Field", "HAS_FIELD", 4),
    ("Technology", "INVOLVES", 4),
)
OF_A_PLAN = 200  # the plan, its tree, and beside it:
TARGETS, PARKS = 4, 3
ACROSS = 100  # fields that also involve a technology of another: every node has about three links
YEARS = {"period_start": 2022, "period_end": 2025}
KINDS = ("绿色", "Green"), ("智能", "Smart"), ("高端", "High-end"), ("新型", "New"), ("先进", "Advanced")
MATTERS = (
    ("氢能储运", "hydrogen storage"),
    ("动力电池", "traction batteries"),
    ("工业软件", "industrial software"),
    ("碳捕集利用与封存", "carbon capture, utilisation and storage"),
    ("虚拟现实终端", "virtual reality devices"),
    ("碳纤维", "carbon fibre"),
    ("车规级芯片", "automotive chips"),
    ("数字孪生平台", "digital twin platforms"),
    ("生物基材料", "bio-based materials"),
    ("机器人关节", "robot joints"),
)


class Writing:
    """One plan as a document states it: each of its things in a passage that the evidence quotes."""

    def __init__(self, number: int) -> None:
        self.chance, self.first = Random(number), number * OF_A_PLAN
        self.document = f"document-{number}"
        self.passages = [f"海州市印发第{number}号行动方案"]
        self.nodes: list[Node] = []
        self.links: list[Relationship] = []

    def add(self, label: str, **own: Any) -> Node:
        """A thing with a name of its own in both languages, and the sentence that names it."""
        (zh, en), (matter, thing) = self.chance.choice(KINDS), self.chance.choice(MATTERS)
        number = self.first + len(self.nodes)
        names = Names(zh=f"{zh}{matter}{number}", en=f"{en} {thing} {number}")
        said = self.say(f"大力发展{names.zh}，支持企业牵头攻关。", 4, 4 + len(str(names.zh)))
        node = NODE_TYPES[label](id=f"{label.lower()}-{number}", pref_label=names, evidence=(said,), **own)
        self.nodes.append(node)
        return node

    def say(self, text: str, start: int, end: int) -> Quote:
        """One more passage, and the words of it that count."""
        self.passages.append(text)
        return quote(self.document, len(self.passages) - 1, text, start, end)

    def link(self, kind: type[Relationship], source: Node, target: Node) -> None:
        """A link that rests on what its target rests on."""
        self.links.append(kind(source=source.id, target=target.id, evidence=target.evidence))

    def fragment(self) -> Fragment:
        """All that the document says."""
        passages = tuple(PassageText(index=i, text=text) for i, text in enumerate(self.passages))
        text = DocumentText(id=self.document, title=self.passages[0], published="2022-07-08", passages=passages)
        return Fragment.of(text, self.nodes, self.links)


def plan(number: int) -> Fragment:
    """A plan with its tree, its targets and its parks, and links across."""
    writing = Writing(number)
    level = [writing.add("Plan", **YEARS)]
    for n in range(TARGETS):
        goal = writing.add("Target", metric="产业规模", value=(n + 1) * 500, unit="亿元", year=2025)
        writing.link(RELATIONSHIP_TYPES["SETS_TARGET"], level[0], goal)
    for label, type_, many in TREE:
        above, level = level, []
        for parent in above:
            for _ in range(many):
                level.append(writing.add(label))
                writing.link(RELATIONSHIP_TYPES[type_], parent, level[-1])
    fields = above
    for _ in range(PARKS):
        writing.link(FocusesOn, writing.add("Park"), writing.chance.choice(fields))
    for _ in range(ACROSS):
        writing.link(Involves, writing.chance.choice(fields), writing.chance.choice(level))
    return writing.fragment()


def plans(nodes: int) -> Iterator[Fragment]:
    """As many plans as have so many things."""
    return map(plan, range(nodes // OF_A_PLAN))


def library(folder: Path, nodes: int) -> Library:
    """A library that holds so many things, besides what its documents are made of."""
    made = Library.open(folder)
    with made.writer() as writer:
        for number, fragment in enumerate(plans(nodes)):
            writer.put(fragment, source_sha256=f"{number:064}", reader="bench")
        writer.commit()
    return made
