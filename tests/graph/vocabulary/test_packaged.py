"""The packaged concepts: ids, names and what they belong to are in order."""

from collections import defaultdict

import pytest

from docs.divisions import FILE, lines
from graph.model import NODE_TYPES
from graph.text import bare
from graph.vocabulary import METRIC, PACKAGED, Concept, Vocabulary


@pytest.fixture(scope="module")
def packaged() -> Vocabulary:
    return Vocabulary.default()


def test_every_label_is_one_of_the_models_or_a_metric(packaged: Vocabulary) -> None:
    assert {c.label for c in packaged.concepts.values()} <= {*NODE_TYPES, METRIC}


def test_no_two_concepts_of_a_label_share_a_name_in_one_place(packaged: Vocabulary) -> None:
    called: defaultdict[tuple[str, str, str | None], set[str]] = defaultdict(set)
    for c in packaged.concepts.values():
        for name in map(bare, c.all_names()):
            called[(name, c.label, c.place if name in map(bare, c.short) else None)].add(c.id)
    assert {key: ids for key, ids in called.items() if len(ids) > 1} == {}


def test_no_name_stands_for_two_kinds_of_node(packaged: Vocabulary) -> None:
    """But for a district, which is a place and, where it acts, its government."""
    called: defaultdict[str, set[str]] = defaultdict(set)
    for name, c in packaged.terms():
        called[bare(name)].add(c.id)
    assert {name: ids for name, ids in called.items() if len(ids) > 1} == {}


def test_no_concept_is_its_own_ancestor(packaged: Vocabulary) -> None:
    def climb(c: Concept, seen: tuple[str, ...]) -> None:
        assert c.id not in seen, seen
        for parent in c.broader:
            climb(packaged.concepts[parent], (*seen, c.id))

    for c in packaged.concepts.values():
        climb(c, ())


def test_every_concept_has_a_chinese_and_an_english_name(packaged: Vocabulary) -> None:
    missing = [c.id for c in packaged.concepts.values() if not (c.pref_label.zh and c.pref_label.en)]
    assert missing == []


def test_every_concept_can_be_a_node(packaged: Vocabulary) -> None:
    for c in packaged.concepts.values():
        if c.label != METRIC:
            assert packaged.node(c).id == c.id


def test_short_names_belong_to_a_place(packaged: Vocabulary) -> None:
    assert [c.id for c in packaged.concepts.values() if c.short and c.place is None] == []


def test_a_name_is_more_than_one_character(packaged: Vocabulary) -> None:
    assert [(c.id, name) for c in packaged.concepts.values() for name in c.all_names() if len(bare(name)) < 2] == []


@pytest.mark.parametrize(
    ("taiwan", "mainland"),
    [
        ("人工智慧", "人工智能"),
        ("積體電路", "集成电路"),
        ("離岸風電", "海上风电"),
        ("無人機", "无人机"),
        ("資料中心", "数据中心"),
    ],
)
def test_a_thing_is_known_by_its_name_in_taiwan(packaged: Vocabulary, taiwan: str, mainland: str) -> None:
    assert packaged.find(taiwan) is packaged.find(mainland) is not None


def test_names_are_no_sentences(packaged: Vocabulary) -> None:
    for name, c in packaged.terms():
        assert not set(name) & set("，。；：！？"), (c.id, name)


def test_it_covers_the_genre_and_not_one_article(packaged: Vocabulary) -> None:
    labels = [c.label for c in packaged.concepts.values()]
    assert sum(label in ("Field", "Industry", "Technology") for label in labels) >= 2_500
    assert labels.count("Organization") >= 500
    assert labels.count("Metric") >= 300
    assert sum(c.kind == "city" for c in packaged.concepts.values()) >= 60
    assert sum(c.label == "Place" and "china" in c.broader for c in packaged.concepts.values()) >= 34


def test_files_are_named_for_their_schemes(packaged: Vocabulary) -> None:
    schemes = {c.scheme for c in packaged.concepts.values()}
    assert schemes == {p.stem for p in (*PACKAGED.glob("*.yaml"), *PACKAGED.glob("*.tsv"))} - {"units", "bodies"}


def test_the_divisions_are_those_of_the_package_they_are_made_from() -> None:
    assert FILE.read_text(encoding="utf-8").splitlines() == list(lines())


@pytest.mark.parametrize(
    ("name", "place", "id_"),
    [
        ("市经济信息化委", "shanghai", "org-shanghai-sheitc"),
        ("市经信委", "pudong", "org-shanghai-sheitc"),
        ("上海市经信委", None, "org-shanghai-sheitc"),
        ("市政府", "shenzhen", "org-shenzhen-government"),
        ("工信部", None, "org-miit"),
        ("上海市培育“元宇宙”新赛道行动方案", None, "plan-shanghai-metaverse-2022"),
        ("促进绿色低碳产业发展行动方案", "shanghai", "plan-shanghai-green-low-carbon-2022"),
        ("促进绿色低碳产业发展行动方案", "hangzhou", None),
        ("碳达峰、碳中和", None, "doc-dual-carbon-strategy"),
        ("临港新片区", None, "lingang"),
        ("竞秀区", None, "cn-130602"),
        ("保定市竞秀区", None, "cn-130602"),
        ("竞秀", "baoding", "cn-130602"),
        ("竞秀", "hangzhou", None),
        ("和平区", "shenyang", "cn-210102"),
        ("和平区", "tianjin", "cn-120101"),
        ("和平区", "hangzhou", None),
        ("恩施", None, "cn-422800"),
    ],
)
def test_it_knows_who_is_meant(packaged: Vocabulary, name: str, place: str | None, id_: str | None) -> None:
    concept = packaged.find(name, place=place)
    assert (concept.id if concept else None) == id_
