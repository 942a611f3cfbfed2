"""What is listed: with a count, before 等领域, as trends; zones by their place, numbered projects."""

import pytest

import loaders
from graph.fragment import Fragment
from loaders.source import Source

HEAD = "---\ntitle: 潍坊要闻\npublished: 2024-05-16\n---\n"


def _read(sentence: str) -> Fragment:
    (fragment,) = loaders.read(
        Source("news.txt", f"{HEAD}潍坊印发《潍坊市特种玻璃产业行动方案》。{sentence}\n".encode())
    )
    return fragment


def _names(fragment: Fragment, label: str) -> set[str]:
    return {node.pref_label.best() for node in fragment.nodes if node.label == label}


def _counts(fragment: Fragment) -> list[tuple[str, int | None, int, str]]:
    return [(e.declared, e.count, len(e.members), e.status) for e in fragment.audit]


@pytest.mark.parametrize(
    ("sentence", "label", "names", "count"),
    [
        (
            "培育镀膜软件、车窗软件、熔窑软件、检测软件4个重点领域。",
            "Field",
            {"镀膜软件", "车窗软件", "熔窑软件", "检测软件"},
            ("4个重点领域", 4, 4, "satisfied"),
        ),
        (
            "实施三大工程（熔窑筑基、场景牵引、企业上云）。",
            "Action",
            {"熔窑筑基工程", "场景牵引工程", "企业上云工程"},
            ("三大工程", 3, 3, "satisfied"),
        ),
        (
            "重点培育3大未来产业，增添新动能，包括光导玻璃、柔性盖板、玻璃基板与封装。",
            "Field",
            {"光导玻璃", "柔性盖板", "玻璃基板与封装"},
            ("3大未来产业", 3, 3, "satisfied"),
        ),
        (
            "建设西岭石英砂、南港盖板两大产业基地。",
            "Park",
            {"西岭石英砂产业基地", "南港盖板产业基地"},
            ("两大产业基地", 2, 2, "satisfied"),
        ),
    ],
)
def test_a_count_vouches_for_its_list(
    sentence: str, label: str, names: set[str], count: tuple[str, int, int, str]
) -> None:
    fragment = _read(sentence)
    assert names <= _names(fragment, label)
    assert count in _counts(fragment)


def test_a_list_that_does_not_fill_its_count_is_not_taken() -> None:
    fragment = _read("培育镀膜软件、车窗软件5个重点领域。")
    assert ("5个重点领域", 5, 5, "satisfied") not in _counts(fragment)
    assert all(status != "satisfied" for *_, status in _counts(fragment))


def test_fields_stand_before_the_word_for_them() -> None:
    assert _names(_read("围绕幕墙安装、车窗更换、温室覆盖等领域打造示范场景。"), "Field") == {
        "幕墙安装",
        "车窗更换",
        "温室覆盖",
    }


def test_a_list_of_deeds_names_no_fields() -> None:
    assert _names(_read("不断丰富、充实和拓展风筝产业发展内涵。"), "Field") <= {"风筝"}


def test_an_industry_named_again_as_a_field_keeps_only_what_holds_of_a_field() -> None:
    fragment = _read(
        "将光学镜头、特种面料两大新兴产业纳入“2+4”现代产业体系。\n西山光学谷重点聚焦光学镜头和特种防火面料。"
    )
    labels = {node.id: node.label for node in fragment.nodes}
    parts = {(labels[r.source], labels[r.target]) for r in fragment.relationships if r.type == "PART_OF"}
    assert parts <= {("Industry", "Industry")}


def test_trends_are_what_a_plan_takes_as_its_direction() -> None:
    assert _names(_read("以专业化、品牌化、国际化为方向。"), "Trend") == {"专业化", "品牌化", "国际化"}


def test_a_numbered_project_is_an_action() -> None:
    fragment = _read("组织实施特种玻璃“257”工程，以专业化、品牌化为方向。")
    assert "特种玻璃“257”工程" in _names(fragment, "Action")
    assert {r.type for r in fragment.relationships} >= {"HAS_ACTION", "FOLLOWS_TREND"}


def test_a_number_of_bases_is_no_base() -> None:
    assert _names(_read("到2027年，建成5个试验基地。"), "Park") == set()


def test_a_zone_begins_with_its_place() -> None:
    assert "潍坊高新区" in _names(_read("潍坊高新区启动改造。"), "Park")
