"""A small graph in our own sentences, served by both builds of the engine."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from graph.evidence import Citation, Quote, quote
from graph.fragment import AuditEntry, DocumentText, Fragment, PassageText, Sentence
from graph.library import Library
from graph.model import (
    Action,
    Cites,
    Document,
    FieldOfWork,
    FocusesOn,
    FollowsTrend,
    FollowsUp,
    HasAction,
    HasField,
    Involves,
    IssuedBy,
    LedBy,
    LocatedIn,
    Names,
    Node,
    Organization,
    Park,
    PartOf,
    Place,
    Plan,
    Relationship,
    SetsTarget,
    Target,
    Technology,
    Trend,
)
from graph.store import build, open_store
from graph.store.base import Store

NOTICE = (
    "青州发布绿色产业行动方案",
    "2022年7月8日，青州市公布《绿色产业行动方案》，由市发展改革委牵头。",
    "方案提出两大行动：园区升级行动和技术攻关行动。",
    "技术攻关行动布局氢能、储能两个领域，突破电解制氢和液流电池。",
    "到2025年，氢能产业规模达到500亿元；力争培育龙头企业10家。",
    "东湖氢能谷主攻氢能，落户青州市。",
)
REVIEW = ("晚报评绿色产业方案", "到2025年，氢能产业规模达到400亿元。", "方案顺应绿色化趋势。")


class Told:
    """A document in the making: quotes of its words, things and links with what states them."""

    def __init__(self, id_: str, texts: tuple[str, ...], publisher: str, published: str) -> None:
        self.texts = texts
        self.text = DocumentText(
            id=id_,
            title=texts[0],
            publisher=publisher,
            published=published,
            url=f"https://example.org/{id_}",
            passages=tuple(
                PassageText(index=i, kind="paragraph" if i else "title", text=t) for i, t in enumerate(texts)
            ),
        )

    def said(self, passage: int, words: str) -> tuple[Quote]:
        """Words of a passage."""
        start = self.texts[passage].index(words)
        return (quote(self.text.id, passage, self.texts[passage], start, start + len(words)),)


def notice() -> Fragment:
    """What the plan's announcement says."""
    told = Told("document-notice", NOTICE, "青州日报", "2022-07-08")
    said = told.said
    curated = Citation(document="document-law", published="2021", outlets=1, confidence=0.7)
    nodes: list[Node] = [
        Plan(
            id="plan-green",
            pref_label=Names(zh="绿色产业行动方案", en="Green industry action plan"),
            period_start=2022,
            period_end=2025,
            evidence=said(1, "绿色产业行动方案"),
        ),
        Plan(
            id="plan-old", pref_label=Names(zh="青州产业规划"), period_start=2018, period_end=2021, evidence=(curated,)
        ),
        Action(id="action-parks", pref_label=Names(zh="园区升级行动"), ordinal=1, evidence=said(2, "园区升级行动")),
        Action(id="action-tech", pref_label=Names(zh="技术攻关行动"), ordinal=2, evidence=said(2, "技术攻关行动")),
        FieldOfWork(id="hydrogen", pref_label=Names(zh="氢能", en="Hydrogen energy"), evidence=said(3, "氢能")),
        FieldOfWork(
            id="storage",
            pref_label=Names(zh="储能", en="Energy storage"),
            alt_labels=("储电",),
            evidence=said(3, "储能"),
        ),
        Technology(id="electrolysis", pref_label=Names(zh="电解制氢"), kind="process", evidence=said(3, "电解制氢")),
        Technology(id="flow-battery", pref_label=Names(zh="液流电池"), kind="product", evidence=said(3, "液流电池")),
        Target(
            id="target-size",
            pref_label=Names(zh="氢能产业规模达到500亿元"),
            metric="氢能产业规模",
            value=500,
            unit="亿元",
            normalized_value=50_000_000_000,
            normalized_unit="CNY",
            year=2025,
            comparator=">=",
            modality="firm",
            evidence=said(4, "氢能产业规模达到500亿元"),
        ),
        Target(
            id="target-leaders",
            pref_label=Names(zh="龙头企业10家"),
            metric="龙头企业",
            value=10,
            unit="家",
            normalized_value=10,
            normalized_unit="count",
            year=2025,
            modality="aim",
            evidence=said(4, "龙头企业10家"),
        ),
        Park(id="east-lake", pref_label=Names(zh="东湖氢能谷"), kind="park", evidence=said(5, "东湖氢能谷")),
        Place(
            id="qingzhou",
            pref_label=Names(zh="青州", en="Qingzhou"),
            alt_labels=("青州市",),
            evidence=said(5, "青州市"),
        ),
        Organization(
            id="reform",
            pref_label=Names(zh="青州市发展改革委"),
            alt_labels=("市发展改革委",),
            evidence=said(1, "市发展改革委"),
        ),
        Document(
            id="document-law",
            pref_label=Names(zh="《节约用能条例》", en="5G"),
            title="节约用能条例",
            evidence=(curated,),
        ),
    ]
    links: list[Relationship] = [
        HasAction(source="plan-green", target="action-parks", rule="list", evidence=said(2, "两大行动：园区升级行动")),
        HasAction(
            source="plan-green",
            target="action-tech",
            rule="list",
            evidence=said(2, "两大行动：园区升级行动和技术攻关行动"),
        ),
        HasField(source="action-tech", target="hydrogen", evidence=said(3, "布局氢能")),
        HasField(source="action-tech", target="storage", confidence=0.8, evidence=said(3, "布局氢能、储能")),
        Involves(source="hydrogen", target="electrolysis", confidence=0.7, evidence=said(3, "电解制氢")),
        Involves(source="storage", target="flow-battery", confidence=0.5, evidence=said(3, "液流电池")),
        SetsTarget(source="hydrogen", target="target-size", evidence=said(4, "氢能产业规模达到500亿元")),
        SetsTarget(source="plan-green", target="target-leaders", evidence=said(4, "力争培育龙头企业10家")),
        FocusesOn(source="east-lake", target="hydrogen", evidence=said(5, "主攻氢能")),
        LocatedIn(source="east-lake", target="qingzhou", evidence=said(5, "落户青州市")),
        PartOf(source="east-lake", target="action-parks", rule="curated", confidence=0.6, evidence=(curated,)),
        IssuedBy(source="plan-green", target="qingzhou", valid_from="2022-07-08", evidence=said(1, "青州市公布")),
        LedBy(source="plan-green", target="reform", evidence=said(1, "由市发展改革委牵头")),
        FollowsUp(source="plan-green", target="plan-old", rule="curated", confidence=0.7, evidence=(curated,)),
        Cites(source="plan-green", target="document-law", rule="curated", confidence=0.7, evidence=(curated,)),
    ]
    audit = AuditEntry(
        declared="两大行动",
        count=2,
        members=("action-parks", "action-tech"),
        status="satisfied",
        evidence=said(2, "两大行动"),
    )
    sentences = [Sentence(passage=i, start=0, end=len(t), status="used") for i, t in enumerate(NOTICE)]
    return Fragment.of(told.text, nodes, links, audit=(audit,), sentences=tuple(sentences))


def review() -> Fragment:
    """What an evening paper says of it: another figure, and a trend."""
    told = Told("document-review", REVIEW, "青州晚报", "2022-07-09")
    nodes: list[Node] = [
        Plan(id="plan-green", pref_label=Names(zh="绿色产业方案"), evidence=told.said(0, "绿色产业方案")),
        Trend(id="trend-green", pref_label=Names(zh="绿色化"), evidence=told.said(2, "绿色化")),
        FieldOfWork(id="hydrogen", pref_label=Names(zh="氢能"), evidence=told.said(1, "氢能")),
        Target(
            id="target-size",
            pref_label=Names(zh="氢能产业规模达到400亿元"),
            metric="氢能产业规模",
            value=400,
            unit="亿元",
            normalized_value=40_000_000_000,
            normalized_unit="CNY",
            year=2025,
            comparator=">=",
            modality="firm",
            evidence=told.said(1, "氢能产业规模达到400亿元"),
        ),
    ]
    links: list[Relationship] = [
        FollowsTrend(source="plan-green", target="trend-green", evidence=told.said(2, "方案顺应绿色化趋势")),
        SetsTarget(source="hydrogen", target="target-size", evidence=told.said(1, "氢能产业规模达到400亿元")),
    ]
    return Fragment.of(told.text, nodes, links)


class Told2022:
    """The two documents, as the layer of a library."""

    def __init__(self, version: str = "1", fragments: Iterable[Fragment] = ()) -> None:
        self.version = version
        self._fragments = tuple(fragments) or (notice(), review())

    def fragments(self) -> Iterable[Fragment]:
        """Both of them."""
        return self._fragments


ENGINES = [pytest.param("native"), pytest.param("jvm", marks=pytest.mark.jvm)]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The two documents' library, not built yet."""
    return Library.open(tmp_path / "library", layer=Told2022())


@pytest.fixture(scope="session", params=ENGINES)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The two documents' graph, opened by each build of the engine."""
    library = Library.open(tmp_path_factory.mktemp(request.param), layer=Told2022())
    build(library, request.param)
    store = open_store(library, request.param)
    yield store
    store.close()


@pytest.fixture(scope="session")
def graph_as_told(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The library the store was built from."""
    return Library.open(tmp_path_factory.mktemp("told"), layer=Told2022())
