"""Search: a name is found by whatever of it is typed, in any script, in pinyin, by initials or in English."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import FieldOfWork, Names, Node, Park, Passage, Place, Technology
from graph.search import lucene, matched, query, rank, readings, tokens

HYDROGEN = FieldOfWork(id="h", pref_label=Names(zh="氢能", en="Hydrogen energy"), alt_labels=("氢能产业", "H2"))
VALLEY = Park(id="v", pref_label=Names(zh="“国际氢能谷”"))
METAVERSE = Technology(id="m", pref_label=Names(zh="元宇宙", en="Metaverse"))
ALL = (HYDROGEN, VALLEY, METAVERSE)


def found(q: str, *nodes: Node) -> list[str]:
    """Ids of the nodes an engine finds: every token asked for begins one of the node's, the closest first."""
    asked = query(q)
    hits = [n for n in nodes if asked and all(any(t.startswith(a) for t in tokens(n).split()) for a in asked)]
    return [n.id for n in sorted(hits, key=lambda n: -rank(n, q)[1])]


@pytest.mark.parametrize(
    "q",
    [
        "氢能",
        "氫能",
        "氢",
        "qingneng",
        "qing",
        "qing*",
        "QN",
        "qn",
        "qing neng",
        "qing'neng",
        "\uff51\uff4e",
        "能 氢",
        " 氢能 ",
    ],
)
def test_hydrogen_is_found_and_the_valley_named_after_it(q: str) -> None:
    assert found(q, *ALL) == ["h", "v"]


@pytest.mark.parametrize("q", ["hydrogen", "Hydrogen energy", "HYDRO", "energy hydrogen", "h2", "氢能产业"])
def test_hydrogen_is_found_in_english_and_by_its_aliases(q: str) -> None:
    assert found(q, *ALL) == ["h"]


@pytest.mark.parametrize("q", ["国际氢能谷", "际氢", "gjqng", "guojiqing", "jiqing", "qingneng gu", "qng"])
def test_a_long_name_is_found_by_its_beginning_or_middle(q: str) -> None:
    assert found(q, *ALL) == ["v"]


@pytest.mark.parametrize("q", ["", " ", "*", "+-!(){}", "“”", "風", "qx", "hydrogen 元宇宙"])
def test_nothing_else_is_found(q: str) -> None:
    assert found(q, *ALL) == []


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("长三角示范区", ["csj", "zsj", "changsanjiao"]),
        ("长江口", ["cjk", "changjiang"]),
        ("重庆", ["cq", "chongqing"]),
        ("银行", ["yh", "yinhang"]),
        ("重点方向", ["zd", "zhongdian"]),
        ("绿色低碳", ["lsdt", "lvse", "luse"]),
        ("5G网络", ["5g", "5gwl", "wangluo", "网络"]),
        ("AR/VR终端", ["ar", "vr", "zd", "终端", "vrzhongduan"]),
    ],
)
def test_a_name_is_read_as_people_read_it(name: str, typed: list[str]) -> None:
    node = Place(id="x", pref_label=Names(zh=name))
    assert [q for q in typed if not found(q, node)] == []


@pytest.mark.parametrize(
    ("node", "q", "kind"),
    [
        (HYDROGEN, "氫能", "name"),
        (HYDROGEN, "氢能产业", "alias"),
        (HYDROGEN, "h2", "alias"),
        (HYDROGEN, "qingneng", "pinyin"),
        (HYDROGEN, "qn", "initials"),
        (HYDROGEN, "hydrogen", "english"),
        (VALLEY, "gjqng", "initials"),
    ],
)
def test_what_matched_is_said(node: Node, q: str, kind: str) -> None:
    assert matched(node, q) == kind


def test_the_closer_a_name_the_higher_it_stands() -> None:
    scores = [rank(HYDROGEN, q)[1] for q in ("氢能", "氢", "qingneng", "qn", "风")]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1
    assert scores[-1] == 0


def test_a_passage_is_found_through_what_it_mentions_only() -> None:
    assert tokens(Passage(id="p", pref_label=Names(zh="氢能"), index=0, text="氢能")) == ""


def test_a_long_title_stays_small() -> None:
    node = Place(id="x", pref_label=Names(zh="关于长三角重点行业绿色低碳转型行动方案的若干意见" * 3))
    assert len(tokens(node)) < 8000


def test_characters_nobody_can_read_aloud_do_not_hurt() -> None:
    assert readings("㐂氢")[0][-1] == "qing"


@given(st.text(max_size=40))
def test_tokens_are_safe_in_a_whitespace_index_and_in_a_query(text: str) -> None:
    made = tokens(Place(id="x", pref_label=Names(zh=text or "甲"))).split(" ")
    safe = re.compile(r"\w+")
    assert all(safe.fullmatch(token) and token == token.lower() for token in [*filter(None, made), *query(text)])
    assert re.fullmatch(r"(\+\w+\*?( |$))*", lucene(text))


@given(st.text(st.sampled_from("氢能谷绿色低碳国际长重行乐AbR5 /·"), min_size=1, max_size=12).filter(query))
def test_every_name_is_found_by_itself_and_by_its_beginning(name: str) -> None:
    node = Place(id="x", pref_label=Names(zh=name))
    assert found(name, node) == ["x"]
    assert matched(node, name) == "name"
    if query(name[:3]):
        assert found(name[:3], node) == ["x"]
