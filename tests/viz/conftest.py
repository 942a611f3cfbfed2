"""A small library in memory: three plans in our own sentences, and a store that answers what views ask."""

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

import pytest

from graph.evidence import Citation, quote
from graph.fragment import AuditEntry
from graph.ids import node_id, passage_id
from graph.model import (
    NODE_TYPES,
    RELATIONSHIP_TYPES,
    Document,
    Graph,
    Names,
    Node,
    Passage,
    Relationship,
)
from graph.store.base import Hit, Page, Result, Stamp, Store

DOCUMENT = "document-bulletin"
METAVERSE = ("关键技术突破工程", "数字IP市场培育工程", "数字人全方位提升工程")
TREE = {"HAS_ACTION", "HAS_DIRECTION", "HAS_FIELD", "INVOLVES", "SETS_TARGET", "PART_OF", "FOCUSES_ON", "FOLLOWS_TREND"}


class Draft:
    """A graph in the making: names in, nodes and links out, each with the words it stands on."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.links: dict[str, Relationship] = {}
        self.passages: list[str] = ["简报"]
        document = Document(id=DOCUMENT, pref_label=Names(zh="政图简报"), publisher="政图", published="2022-07-08")
        self.nodes[DOCUMENT] = document

    def say(self, text: str) -> None:
        """Begin a passage; what is added next is quoted from it."""
        self.passages.append(text)
        index = len(self.passages) - 1
        passage = Passage(
            id=passage_id(DOCUMENT, index), pref_label=Names(zh=f"政图简报 · {index}"), index=index, text=text
        )
        self.nodes[passage.id] = passage
        self.link(DOCUMENT, "HAS_PASSAGE", passage.id)

    def add(self, label: str, zh: str, en: str | None = None, **properties: Any) -> str:
        """A node, quoted where the passage names it, else cited."""
        id_ = node_id(label, zh, str(properties.get("metric", "")))
        evidence = self._evidence(zh)
        self.nodes[id_] = NODE_TYPES[label](id=id_, pref_label=Names(zh=zh, en=en), evidence=evidence, **properties)
        return id_

    def link(self, source: str, type_: str, target: str, words: str = "") -> str:
        """A relationship, quoted where words are given."""
        evidence = self._evidence(words) if words else ()
        link = RELATIONSHIP_TYPES[type_](source=source, target=target, evidence=evidence, rule="test", confidence=0.9)
        self.links[link.id] = link
        return target

    def _evidence(self, words: str) -> tuple[Any, ...]:
        text = self.passages[-1]
        at = text.find(words)
        if at < 0:
            return (Citation(document=DOCUMENT, published="2022-07-08", outlets=2, confidence=0.7),)
        return (quote(DOCUMENT, len(self.passages) - 1, text, at, at + len(words)),)

    def graph(self) -> Graph:
        """What was drafted."""
        return Graph(self.nodes, self.links)


def three_plans() -> Graph:
    """Three plans as in the mock-ups, in our own wording."""
    d = Draft()
    d.say(
        "绿色低碳产业发展行动方案到 2025 年产业规模超过 5000 亿元，"
        "由绿色低碳产业培育行动、特色园区升级行动、产业生态完善行动组成。"
    )
    green = d.add(
        "Plan",
        "绿色低碳产业发展行动方案",
        "Green and low-carbon industries action plan",
        period_start=2022,
        period_end=2025,
    )
    grow = d.link(
        green,
        "HAS_ACTION",
        d.add("Action", "绿色低碳产业培育行动", "Green industry cultivation", ordinal=1),
        "绿色低碳产业培育行动",
    )
    d.link(green, "HAS_ACTION", d.add("Action", "特色园区升级行动", "Park upgrade", ordinal=2))
    d.link(green, "HAS_ACTION", d.add("Action", "产业生态完善行动", "Ecosystem", ordinal=3))
    d.link(
        green,
        "SETS_TARGET",
        d.add(
            "Target",
            "产业规模",
            "Industry scale",
            metric="产业规模",
            comparator=">",
            value=5000,
            unit="亿元",
            year=2025,
        ),
        "产业规模超过 5000 亿元",
    )
    for metric, value, unit in (
        ("千亿级产业集群", 2, "个"),
        ("百亿级产业集群", 5, "个"),
        ("十亿级产业集群", None, "个"),
        ("龙头企业", 10, "家"),
        ("核心企业", 100, "家"),
        ("特色企业", 1000, "家"),
    ):
        d.link(green, "SETS_TARGET", d.add("Target", metric, metric=metric, value=value, unit=unit, year=2025))
    d.say(
        "方向一聚焦产业高端，领跑优势赛道；方向二推动集群发展，拓宽并跑赛道；方向三拓展应用场景，抢占新兴赛道；方向四加大集成创新，实现弯道超车。"
    )
    tree: dict[str, dict[str, list[str]]] = {
        "聚焦产业高端，领跑优势赛道": {
            "绿色低碳前沿技术": ["负碳技术", "新能源", "高效储能"],
            "高端能源装备": ["重型燃气轮机", "核能", "风能"],
            "极致能效": ["数据中心"],
            "低碳冶金": ["富氢碳循环高炉", "绿色精品钢"],
        },
        "推动集群发展，拓宽并跑赛道": {"新能源汽车关键零部件": ["动力电池循环利用"], "氢能": ["燃料电池长寿命电堆"]},
        "拓展应用场景，抢占新兴赛道": {
            "绿色材料": ["碳纤维", "高温超导", "光催化材料"],
            "碳交易和碳金融": ["碳金融衍生品"],
        },
        "加大集成创新，实现弯道超车": {"碳捕集及应用": [], "智能电网": []},
    }
    for i, (direction, fields) in enumerate(tree.items(), 1):
        d.say(f"{direction}：" + "；".join(f"{f}（{'、'.join(t)}）" for f, t in fields.items()) + "。")
        way = d.link(
            grow, "HAS_DIRECTION", d.add("Direction", direction, f"Direction {i}", ordinal=i, kind="focus"), direction
        )
        for field, technologies in fields.items():
            area = d.link(
                way, "HAS_FIELD", d.add("Field", field, "Hydrogen energy" if field == "氢能" else None), field
            )
            for technology in technologies:
                d.link(area, "INVOLVES", d.add("Technology", technology), technology)
    hydrogen = node_id("Field", "氢能")
    d.say("国际氢能谷主攻氢能装备；“5+X”特色园区也对应氢能。")
    for park in ("国际氢能谷", "“5+X”特色园区"):
        d.link(d.add("Park", park), "FOCUSES_ON", hydrogen, park)
    d.link(d.add("Park", "宝武（上海）碳中和产业园"), "PART_OF", green)
    d.link(
        hydrogen,
        "SETS_TARGET",
        d.add("Target", "氢能产业规模", metric="氢能产业规模", comparator=">", value=1000, unit="亿元", year=2025),
    )
    d.link(green, "FOLLOWS_TREND", d.add("Trend", "能源清洁化", "Clean energy"))
    d.say("元宇宙产业发展行动方案：关键技术突破工程、数字IP市场培育工程、数字人全方位提升工程。")
    meta = d.add("Plan", "元宇宙产业发展行动方案", "Metaverse action plan", period_start=2022, period_end=2025)
    for i, name in enumerate(METAVERSE, 1):
        d.link(meta, "HAS_ACTION", d.add("Action", name, ordinal=i), name)
    for park in ("漕河泾元创未来", "张江数链"):
        d.link(d.add("Park", park), "PART_OF", meta)
    for i, metric in enumerate(
        (
            "元宇宙产业规模",
            "带动软件和信息服务业",
            "带动电子信息制造业",
            "头部和链主企业",
            "专精特新企业",
            "示范场景",
            "标杆性产品和服务",
            "新赛道产业基金",
        )
    ):
        d.link(
            meta,
            "SETS_TARGET",
            d.add("Target", metric, metric=metric, comparator=">=", value=3500 + i, unit="亿元", year=2025),
        )
    d.say(
        "智能终端产业发展行动方案：消费终端爆款打造行动，涉及智能网联汽车、智能机器人、智能家居、智能穿戴、虚拟现实。"
    )
    term = d.add("Plan", "智能终端产业发展行动方案", "Smart terminals action plan", period_start=2022, period_end=2025)
    d.link(term, "HAS_ACTION", d.add("Action", "消费终端爆款打造行动", ordinal=1))
    for name in ("智能网联汽车", "智能机器人", "智能家居", "智能穿戴", "虚拟现实"):
        d.link(term, "HAS_FIELD", d.add("Field", name), name)
    d.link(
        term,
        "SETS_TARGET",
        d.add("Target", "终端产业规模", metric="终端产业规模", comparator=">", value=7000, unit="亿元", year=2025),
    )
    d.link(term, "LED_BY", d.add("Organization", "市经济信息化委"))
    return d.graph()


class FakeStore(Store):
    """A store over a graph in memory; it answers what views and pages ask."""

    def __init__(self, graph: Graph) -> None:
        self.held = graph
        labels = Counter(n.label for n in graph.nodes.values())
        types = Counter(r.type for r in graph.relationships.values())
        self.stamp = Stamp(library="r7c41e", program="test", labels=labels, types=types)

    def run(
        self, cypher: str, parameters: Mapping[str, Any] | None = None, *, limit: int = 1000, timeout: float = 5.0
    ) -> Result:
        """Knows two queries: passages and documents by id."""
        wanted = set((parameters or {})["ids"])
        found = [n for n in self.held.nodes.values() if n.id in wanted]
        rows: list[list[Any]] = [[n.id, n.text] for n in found if isinstance(n, Passage)]
        rows += [[n.id, n.pref_label.best(), n.publisher, n.published, n.url] for n in found if isinstance(n, Document)]
        return Result(["id", "text"], rows, self._around(wanted, 0), False, 0.1)

    def close(self) -> None:
        """Nothing to give back."""

    def node(self, id: str) -> Node:  # noqa: A002
        return self.held.nodes[id]

    def tree(self, plans: Iterable[str] = (), *, limit: int = 3000) -> Graph:
        links = [r for r in self.held.relationships.values() if r.type in TREE]
        found = set(plans) or {n.id for n in self.held.nodes.values() if n.label == "Plan"}
        other_plans = {n.id for n in self.held.nodes.values() if n.label == "Plan"} - found
        for _ in range(6):
            found |= {end for r in links for end in (r.source, r.target) if {r.source, r.target} & found} - other_plans
        return self._around(found, 0)

    def subgraph(self, ids: Iterable[str], *, depth: int = 1, label: Iterable[str] = (), limit: int = 300) -> Graph:
        return self._around(set(ids), depth, set(label))

    def search(self, q: str, *, label: Iterable[str] = (), limit: int = 20, next: str | None = None) -> Page[Hit]:  # noqa: A002
        hits = [Hit(n, "name", 1.0) for n in self.held.nodes.values() if q in n.pref_label.best()]
        return Page(hits[:limit], len(hits))

    def paths(self, source: str, target: str, *, depth: int = 4, limit: int = 10) -> list[Graph]:
        """Found by going outwards from the source, a step at a time."""
        ways = [[source]]
        for _ in range(depth):
            ways = [[*way, other] for way in ways for other in sorted(self._next(way[-1])) if other not in way]
            if found := [way for way in ways if way[-1] == target]:
                return [self._along(way) for way in found[:limit]]
        return []

    def _next(self, id_: str) -> set[str]:
        ends = [{r.source, r.target} for r in self.held.relationships.values() if "PASSAGE" not in r.type]
        return {other for pair in ends if id_ in pair for other in pair - {id_}}

    def _along(self, way: list[str]) -> Graph:
        steps = {frozenset(pair) for pair in pairwise(way)}
        links = {i: r for i, r in self.held.relationships.items() if frozenset((r.source, r.target)) in steps}
        return Graph({i: self.held.nodes[i] for i in way}, links)

    def audit(self, *, document: str | None = None) -> list[tuple[Node, AuditEntry]]:
        """Eight projects are counted, three are named; the same count stands in two documents."""
        actions = [node_id("Action", name) for name in METAVERSE]
        found = [id_ for id_ in actions if id_ in self.held.nodes]
        entry = AuditEntry(declared="八大重点工程", count=8, members=tuple(found), status="partial")
        return [(self.held.nodes[DOCUMENT], entry)] * 2 if found else []

    def _around(self, ids: set[str], depth: int, labels: set[str] | None = None) -> Graph:
        near: dict[str, list[str]] = {}
        for r in self.held.relationships.values():
            near.setdefault(r.source, []).append(r.target)
            near.setdefault(r.target, []).append(r.source)
        queue, found = deque((i, 0) for i in ids), set(ids)
        while queue:
            id_, steps = queue.popleft()
            for other in near.get(id_, ()) if steps < depth else ():
                if other not in found and (not labels or self.held.nodes[other].label in labels):
                    found.add(other)
                    queue.append((other, steps + 1))
        nodes = {i: n for i, n in self.held.nodes.items() if i in found}
        links = {i: r for i, r in self.held.relationships.items() if r.source in nodes and r.target in nodes}
        return Graph(nodes, links)


@pytest.fixture(scope="session")
def store() -> FakeStore:
    """Three plans, held in memory."""
    return FakeStore(three_plans())


@pytest.fixture(scope="session")
def hydrogen() -> str:
    """The id of 氢能."""
    return node_id("Field", "氢能")


CANARIES = (
    "</script><script>window.hit=1</script>",
    '"><img src=x onerror="window.hit=1">',
    "<svg onload=window.hit=1>",
    "javascript:window.hit=1",
    '<a href="javascript:window.hit=1">href</a>',
    "\u202eevil\u202c\u2066\u200f",
    "]]>&lt;<!--",
    "</style></title><script>window.hit=1</script>",
    "{{ 7*7 }}${7*7}\u2028\x00\ud800",
)


def hostile_graph() -> Graph:
    """A canary in every text a document, node or relationship can carry."""
    d = Draft()
    canary = "".join(CANARIES[:5])
    d.say(canary)
    document = Document(
        id=DOCUMENT, pref_label=Names(zh=canary), publisher=canary, published=canary, url="javascript:window.hit=1"
    )
    d.nodes[DOCUMENT] = document
    plan = d.add("Plan", "<b>方案</b>" + canary, canary, official_title=canary, period_start=2022, period_end=2025)
    for i, text in enumerate(CANARIES):
        action = d.link(plan, "HAS_ACTION", d.add("Action", f"{text}{i}", text), canary)
        d.link(action, "SETS_TARGET", d.add("Target", f"{text}!", metric=text, value=i, unit=text), canary)
        body = d.add("Organization", text, kind=text)
        d.link(plan, "LED_BY", body, text)
        d.nodes[body] = d.nodes[body].model_copy(
            update={"description": Names(zh=text), "alt_labels": (text,), "pref_label": Names(zh=text * 1200)}
        )
    return d.graph()


@pytest.fixture(scope="session")
def hostile() -> FakeStore:
    """A library in which every text is an attack."""
    return FakeStore(hostile_graph())
