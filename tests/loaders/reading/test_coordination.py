"""Lists: what their members are, and what looks like a list and is a name."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.reading.coordination import members, shared_tail, without_etc
from loaders.reading.sentences import Sentence, Span

LISTED = st.text(st.sampled_from("甲乙丙丁、和与及以“”《》（） 应用"), max_size=60)


def _piece(text: str) -> Sentence:
    return Sentence(Span(0, 5, 5 + len(text)), text)


def _members(text: str, *names: str) -> list[str]:
    protected = [Span(0, 5 + text.index(name), 5 + text.index(name) + len(name)) for name in names]
    return [part.text for part in members(_piece(text), protected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("声呐、浮标和水下定位", ["声呐", "浮标", "水下定位"]),
        ("声呐、浮标以及水下定位", ["声呐", "浮标", "水下定位"]),
        ("声呐、浮标", ["声呐", "浮标"]),
        ("声呐与浮标", ["声呐", "浮标"]),
        ("声呐及浮标", ["声呐", "浮标"]),
        ("声呐", ["声呐"]),
        ("“声呐、浮标”和水下定位", ["“声呐、浮标”", "水下定位"]),
        ("“声呐和浮标”、水下定位", ["“声呐和浮标”", "水下定位"]),
        ("《促进甲、乙发展的意见》、《丙办法》", ["《促进甲、乙发展的意见》", "《丙办法》"]),
        ("海水制氢及利用、温差发电", ["海水制氢及利用", "温差发电"]),
        ("港机（岸桥、场桥）、船舶", ["港机（岸桥、场桥）", "船舶"]),
        ("港口机械、 航标 和 声呐", ["港口机械", "航标", "声呐"]),
    ],
)
def test_a_list_has_these_members(text: str, expected: list[str]) -> None:
    assert _members(text) == expected


def test_a_name_with_a_conjunction_in_it_stays_whole() -> None:
    assert _members("市经济和信息化局、市财政局", "市经济和信息化局") == ["市经济和信息化局", "市财政局"]
    assert _members("市财政局、市经济和信息化局", "市经济和信息化局") == ["市财政局", "市经济和信息化局"]


def test_an_application_of_something_is_no_second_member() -> None:
    assert _members("海水制氢及利用") == ["海水制氢及利用"]
    assert _members("潜水器、海水制氢及应用") == ["潜水器", "海水制氢及应用"]


def test_two_joined_by_a_conjunction_alone_may_be_kept_as_one() -> None:
    assert [p.text for p in members(_piece("蓝贷和蓝债"), pair=False)] == ["蓝贷和蓝债"]
    assert [p.text for p in members(_piece("海鲜、蓝贷和蓝债"), pair=False)] == ["海鲜", "蓝贷", "蓝债"]


@pytest.mark.parametrize(
    ("text", "left", "open_"),
    [("甲、乙等", "甲、乙", True), ("甲、乙等等", "甲、乙", True), ("甲、乙", "甲、乙", False)],
)
def test_a_list_says_whether_it_is_open(text: str, left: str, open_: bool) -> None:
    piece, found = without_etc(_piece(text))
    assert (piece.text, found) == (left, open_)


def test_what_the_last_member_says_for_all() -> None:
    assert shared_tail(members(_piece("深海装备、海洋新材料、海洋医药产业发展"))) == "发展"
    assert not shared_tail(members(_piece("装备发展、材料发展")))


@given(LISTED)
def test_members_stand_where_they_say(text: str) -> None:
    for part in members(_piece(text)):
        assert text[part.span.start - 5 : part.span.end - 5] == part.text
        assert part.text


@given(LISTED)
def test_members_follow_each_other(text: str) -> None:
    found = members(_piece(text))
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_a_list_of_many_members_costs_little(quick: None) -> None:
    assert len(_members("甲某、" * 5_000 + "乙某")) == 5_001
    assert _members("甲某和乙某" * 1_000)
