"""A whole document read: a text of our own, of another city and industry than any we have a gold for."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from opencc import OpenCC

import loaders
from graph.errors import UnreadableDocument
from graph.evidence import Quote
from graph.fragment import AuditEntry, Fragment
from graph.model import Node, Observation, Plan, Relationship, Target
from loaders.source import Source, open_source

TEXT = Path(__file__).resolve().parents[2] / "fixtures" / "reading" / "yantai.txt"
SPACE = "促进商业航天产业发展行动方案"
FOOD = "促进海洋食品产业高质量发展行动方案"


@cache
def _whole() -> Fragment:
    return loaders.read(open_source(TEXT))[0]


def _read(text: str, name: str = "note.txt") -> Fragment:
    return loaders.read(Source(name, text.encode()))[0]


def _article(*paragraphs: str, title: str = "烟台要闻") -> Fragment:
    return _read(f"---\ntitle: {title}\npublished: 2024-05-16\n---\n" + "\n".join(paragraphs) + "\n")


def _names(fragment: Fragment, label: str) -> set[str]:
    return {node.pref_label.best() for node in fragment.nodes if node.label == label}


def _links(fragment: Fragment, type_: str) -> set[tuple[str, str]]:
    names = {node.id: node.pref_label.best() for node in fragment.nodes}
    return {(names[r.source], names[r.target]) for r in fragment.relationships if r.type == type_}


def _node(fragment: Fragment, name: str) -> Node:
    return next(node for node in fragment.nodes if name in (node.pref_label.best(), *node.alt_labels))


def _entry(fragment: Fragment, declared: str) -> AuditEntry:
    return next(entry for entry in fragment.audit if entry.declared == declared)


def _members(fragment: Fragment, declared: str) -> list[str]:
    names = {node.id: node.pref_label.best() for node in fragment.nodes}
    return [names[member] for member in _entry(fragment, declared).members]


# what comes out of a whole article


def test_the_plans_are_those_listed_and_who_issued_them() -> None:
    assert _names(_whole(), "Plan") == {SPACE, FOOD}
    assert {(SPACE, "烟台"), (FOOD, "烟台")} <= _links(_whole(), "ISSUED_BY")


def test_the_actions_are_the_three_of_the_list_though_one_has_two_names() -> None:
    """The list says 扩容, the text 攻坚: another name of the same action, not a fourth."""
    actions = {"商业航天链主培育行动", "发射园区扩容行动", "金融服务护航行动"}
    assert _names(_whole(), "Action") == actions
    assert _links(_whole(), "HAS_ACTION") == {(SPACE, action) for action in actions}
    assert "发射园区攻坚行动" in _node(_whole(), "发射园区扩容行动").alt_labels


def test_the_directions_are_numbered_and_hang_on_their_action() -> None:
    directions = {node.pref_label.best(): node for node in _whole().nodes if node.properties.get("kind") == "focus"}
    assert {name: node.properties["ordinal"] for name, node in directions.items()} == {
        "强化火箭牵引，夯实制造根基": 1,
        "加快星座组网，开辟数据市场": 2,
        "培育太空应用，丰富消费场景": 3,
    }
    assert {("商业航天链主培育行动", name) for name in directions} <= _links(_whole(), "HAS_DIRECTION")


def test_the_fields_come_from_clauses_and_coordination() -> None:
    """Two clauses, one clause, and one clause of two that are developed themselves: 2+1+2."""
    assert _links(_whole(), "HAS_FIELD") == {
        ("强化火箭牵引，夯实制造根基", "商业航天前沿技术"),
        ("强化火箭牵引，夯实制造根基", "大型地面装备"),
        ("加快星座组网，开辟数据市场", "遥感数据"),
        ("培育太空应用，丰富消费场景", "太空育种"),
        ("培育太空应用，丰富消费场景", "在轨制药"),
        ("金融服务护航行动", "航天产业"),  # 推进航天领域…
    }
    assert _entry(_whole(), "5个领域").status == "satisfied"
    assert "2+1+2" in _entry(_whole(), "5个领域").reason


def test_technologies_hang_on_the_field_they_are_named_under() -> None:
    assert {
        ("商业航天前沿技术", "变推力发动机"),
        ("商业航天前沿技术", "轻质贮箱"),
        ("商业航天前沿技术", "垂直回收"),
        ("大型地面装备", "海上发射平台"),
        ("大型地面装备", "整流罩"),
        ("遥感数据", "星载激光通信"),
    } <= _links(_whole(), "INVOLVES")


def test_the_park_programme_has_its_fields_and_is_part_of_its_action() -> None:
    park = "“3+N”商业航天特色园区"
    assert _links(_whole(), "FOCUSES_ON") == {(park, "火箭总装"), (park, "卫星载荷"), (park, "海上发射")}
    assert (park, "发射园区扩容行动") in _links(_whole(), "PART_OF")


def test_the_trends_are_those_counted() -> None:
    assert _names(_whole(), "Trend") == {"箭体轻量化", "星座规模化", "服务平台化"}


def test_the_targets_have_bound_value_unit_and_year() -> None:
    targets = {n.metric: (n.comparator, n.value, n.unit, n.year) for n in _whole().nodes if isinstance(n, Target)}
    assert targets == {
        "产业规模": (">", 300, "亿元", 2027),
        "百亿级产业集群": ("=", 2, "个", 2027),
        "链主企业": ("=", 8, "家", 2027),
        "配套企业": ("=", 50, "家", 2027),
        "新增专利": (">=", 400, "件", 2027),
        "本地配套率": (">=", 60, "%", 2027),
    }
    assert all(source == SPACE for source, _ in _links(_whole(), "SETS_TARGET"))


def test_what_is_so_today_is_observed_and_no_target() -> None:
    observed = {(n.value, n.unit) for n in _whole().nodes if isinstance(n, Observation)}
    assert observed == {(86, "家"), (120, "亿元"), (18, "%")}


def test_the_event_has_its_day_hour_place_and_guests() -> None:
    event = _node(_whole(), "烟台市政府新闻发布会")
    assert (event.properties["date"], event.properties["time"]) == ("2024-05-16", "09:30")
    assert (event.pref_label.best(), "烟台") in _links(_whole(), "LOCATED_IN")
    guests = {guest for _, guest in _links(_whole(), "ATTENDED_BY")}
    assert guests == {"烟台市工业和信息化局", "烟台市科学技术局", "烟台市财政局", "周明远"}


def test_who_speaks_has_an_office_and_announces_what_is_listed() -> None:
    assert _node(_whole(), "周明远").properties["role"] == "局长"
    assert ("周明远", "烟台市工业和信息化局") in _links(_whole(), "AFFILIATED_WITH")
    assert {("周明远", SPACE), ("周明远", FOOD)} <= _links(_whole(), "ANNOUNCES")


def test_a_plan_of_which_the_text_says_no_more_has_no_more() -> None:
    """Not stated is an answer: neither actions nor targets are borrowed from the plan beside it."""
    said = {
        type_
        for type_ in ("HAS_ACTION", "HAS_DIRECTION", "SETS_TARGET")
        for s, _ in _links(_whole(), type_)
        if s == FOOD
    }
    assert not said


def test_every_sentence_was_used() -> None:
    assert _whole().report.sentences["unused"] == 0


@pytest.mark.parametrize(
    ("declared", "status", "count"),
    [
        ("两个行动方案", "satisfied", 2),
        ("“三化”", "satisfied", 3),
        ("三大行动", "satisfied", 3),
        ("3个主攻方向", "satisfied", 3),
        ("“3+N”", "open", 3),
    ],
)
def test_declared_counts_are_checked(declared: str, status: str, count: int) -> None:
    assert _entry(_whole(), declared).status == status
    assert len(_members(_whole(), declared)) == count


# what holds of any reading


def _exact(fragment: Fragment) -> list[Quote]:
    things: tuple[Node | Relationship | AuditEntry, ...] = (*fragment.nodes, *fragment.relationships, *fragment.audit)
    return [e for thing in things for e in thing.evidence if isinstance(e, Quote)]


def test_every_quote_stands_where_it_says() -> None:
    texts = {p.index: p.text for p in _whole().document.passages}
    quotes = _exact(_whole())
    assert len(quotes) > 100
    assert all(texts[q.passage][q.start : q.end] == q.exact for q in quotes)


def test_everything_that_is_said_has_its_words() -> None:
    assert not [n.id for n in _whole().nodes if n.label != "Document" and not n.evidence]
    assert not [r.id for r in _whole().relationships if not r.evidence]


def test_reading_twice_gives_the_same() -> None:
    once, again = (loaders.read(open_source(TEXT))[0].to_json() for _ in range(2))
    once.pop("report")
    again.pop("report")
    assert once == again


def test_a_fragment_survives_being_written() -> None:
    assert Fragment.from_json(json.loads(json.dumps(_whole().to_json()))) == _whole()


def _ids(fragment: Fragment) -> set[str]:
    return {node.id for node in fragment.nodes if node.label != "Document"}


def test_a_version_in_traditional_characters_speaks_of_the_same_things() -> None:
    traditional = _read(OpenCC("s2t").convert(TEXT.read_text(encoding="utf-8")))
    assert traditional.document.language == "zh-Hant"
    assert _ids(traditional) == _ids(_whole())


def test_a_version_in_half_width_marks_speaks_of_the_same_things() -> None:
    marks = str.maketrans("，；：（）％", ",;:()%")
    head, body = TEXT.read_text(encoding="utf-8").split("---\n", 2)[1:]
    narrow = _read(f"---\n{head}---\n{body.translate(marks)}")
    assert "（" not in narrow.document.passages[1].text
    assert _ids(narrow) == _ids(_whole())


def test_a_version_as_a_page_is_read_alike() -> None:
    head, body = TEXT.read_text(encoding="utf-8").split("---\n", 2)[1:]
    paragraphs = "".join(f"<p>　　{line}</p>\n" for line in body.splitlines())
    page = _read(f"---\n{head}---\n<div>{paragraphs}</div>", "saved.html")
    assert [p.text for p in page.document.passages] == [p.text for p in _whole().document.passages]
    assert _ids(page) == _ids(_whole())


# single behaviours


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("到2027年，产值突破300亿元。", True),
        ("力争产值达到300亿元。", True),
        ("目标到2030年，产值达到300亿元。", True),
        ("目前，产值达到300亿元。", False),
        ("截至2023年底，产值达到300亿元。", False),
        ("去年，产值达到300亿元。", False),
        ("2022年，产值达到300亿元。", False),
    ],
)
def test_the_year_and_the_words_tell_a_goal_from_what_is(sentence: str, target: bool) -> None:
    fragment = _article("近日，烟台印发了《烟台市商业航天产业行动方案》。", sentence)
    figures = [n for n in fragment.nodes if isinstance(n, Target | Observation)]
    assert [(type(n), n.value, n.unit) for n in figures] == [(Target if target else Observation, 300, "亿元")]


@pytest.mark.parametrize(
    "sentence",
    [
        "对首台套装备，最高给予500万元补贴。",
        "会议部署了12项重点任务。",
        "方案共分为5个部分。",
        "该方案自2024年6月1日起施行。",
        "《支持100家企业上市的措施》同日印发。",
    ],
)
def test_what_is_neither_goal_nor_fact_is_not_made_one(sentence: str) -> None:
    fragment = _article("近日，烟台印发了《烟台市商业航天产业行动方案》。", sentence)
    assert not [n.metric for n in fragment.nodes if isinstance(n, Target | Observation)]


def test_a_title_in_brackets_is_a_plan_with_its_period_and_number() -> None:
    fragment = _article(
        "烟台市印发《烟台市商业航天产业发展行动方案（2024—2027年）》（烟政办发〔2024〕9号），明确三年路径。"
    )
    (plan,) = (n for n in fragment.nodes if isinstance(n, Plan))
    assert plan.pref_label.best() == "商业航天产业发展行动方案"
    assert (plan.period_start, plan.period_end, plan.number) == (2024, 2027, "烟政办发〔2024〕9号")


def test_the_same_plan_with_and_without_its_city_and_years_is_one() -> None:
    fragment = _article(
        "烟台市印发《烟台市商业航天产业发展行动方案（2024—2027年）》。",
        "《商业航天产业发展行动方案》由市工业和信息化局解读。",
    )
    assert _names(fragment, "Plan") == {"商业航天产业发展行动方案"}


def test_a_list_that_is_shorter_than_its_count_is_partial() -> None:
    fragment = _article(
        "近日，烟台印发了《烟台市商业航天产业行动方案》。", "方案提出，实施链主培育、园区扩容、金融护航等五大行动。"
    )
    assert _entry(fragment, "五大行动").status in ("partial", "open")
    assert len(_members(fragment, "五大行动")) == 3


@pytest.mark.parametrize("count", [2, 4, 7])
def test_ordinals_are_counted_as_they_come(count: int) -> None:
    slogans = [
        "建平台，聚资源",
        "强链主，补短板",
        "拓场景，促消费",
        "优服务，减负担",
        "引人才，稳队伍",
        "扩开放，促合作",
        "守安全，防风险",
    ]
    listed = "。".join(f"{n}是{slogan}" for n, slogan in zip("一二三四五六七", slogans[:count], strict=False))
    fragment = _article("近日，烟台印发了《烟台市商业航天产业行动方案》。", f"方案明确{count}个重点方向。{listed}。")
    ordinals = sorted(n.properties["ordinal"] for n in fragment.nodes if n.label == "Direction")
    assert ordinals == list(range(1, count + 1))
    assert _entry(fragment, f"{count}个重点方向").status == "satisfied"


def test_an_editor_is_no_person_of_the_policy() -> None:
    told = "<p>近日，烟台印发了《烟台市商业航天产业行动方案》。</p>"
    fragment = _read(f"---\ntitle: 烟台要闻\n---\n{told}<p>责任编辑：主任周明远</p>", "a.html")
    assert not _names(fragment, "Person")
    assert fragment.report.sentences["boilerplate"] == 1


def test_a_body_abbreviated_is_that_of_the_documents_city() -> None:
    one = _article("近日，烟台印发了《烟台市商业航天产业行动方案》，由市海洋局牵头。")
    other = _article("近日，宁波印发了《宁波市商业航天产业行动方案》，由市海洋局牵头。", title="宁波要闻")
    bodies = [next(n for n in f.nodes if n.label == "Organization") for f in (one, other)]
    assert bodies[0].id != bodies[1].id


# anything at all

WORDS = """
一是 二是 三是 ， 。 ； ： 、 等 和 《 》 “ ” （ ） 三大行动 两个行动方案 六化 10个领域 4个重点方向 5+X 实施 打造
到2025年 突破 5000亿 若干个 培育 10家 企业 产业 技术 装备 园区 行动 工程 方案 市经信委 主任 吴某某 介绍 举行 新闻发布会
上海 烟台 国家 战略 （一） 1. 第一章 其中 牵头 全市 基地 化 体系 目前 去年 不少于 以上 % 亿元 GW 攻关 围绕
领域 的 发展 7月8日
"""
GENRE = st.sampled_from([*WORDS.split(), "\n"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(GENRE, min_size=8, max_size=80).map("".join))
def test_no_words_of_the_genre_crash_the_reader(text: str) -> None:
    fragment = _read(f"烟台要闻一则，请看下文\n{text}")
    assert Fragment.from_json(json.loads(json.dumps(fragment.to_json()))) == fragment


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200))
def test_no_text_crashes_the_reader(text: str) -> None:
    try:
        fragment = _read(f"烟台要闻一则，请看下文\n{text}".encode("utf-8", "ignore").decode())
    except UnreadableDocument:
        return  # hardly a letter among control characters
    assert Fragment.from_json(json.loads(json.dumps(fragment.to_json()))) == fragment


@pytest.mark.parametrize(
    "text",
    [
        "产业" * 12_000,
        "9" * 5_000,
        "一二三四五六七八九十" * 500,
        "甲、" * 8_000 + "等领域",
        "《" * 5_000 + "方案" * 2_000,
        "实施" * 8_000,
        "一是甲。" * 3_000,
        "围绕" * 5_000 + "领域，打造园区",
    ],
    ids=["no marks", "digits", "numerals", "one list", "brackets", "verbs", "ordinals", "parks"],
)
def test_a_text_made_to_be_slow_is_read_all_the_same(text: str, quick: Callable[[], None]) -> None:
    assert _read(f"烟台要闻一则，请看下文\n{text}").document.passages
