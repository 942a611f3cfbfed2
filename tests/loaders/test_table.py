"""Tables: one row one passage; parks, companies and goals by the names of their columns; the rest is told."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnreadableDocument
from graph.fragment import Fragment
from graph.model import Node
from graph.vocabulary import Vocabulary
from loaders import read, table
from loaders.columns import column, row, row_text
from loaders.reading.rows import Amount, amount
from loaders.reading.sentences import Sentence, Span
from loaders.source import Source
from tests.loaders.sheet_writer import DAY, PERCENT, rows, xlsx

PLAN = "上海市促进深海装备产业发展行动方案（2022-2025年）"
PARKS = (
    "序号,园区名称,所在城市,主导产业,重点领域,核心技术,2023年产值（亿元）,备注\n"
    "1,东湾深海谷,上海,高端装备,海底观测、水下通信,温差发电,120,在建\n"
    "2,西岭智能园,芜湖市,智能终端,智能网联汽车；虚拟现实,,85.5,\n"
)


def _read(text: str | bytes, name: str = "table.csv") -> Fragment:
    (fragment,) = read(Source(name, text.encode() if isinstance(text, str) else text), Vocabulary.default())
    return fragment


def _links(fragment: Fragment) -> set[tuple[str, str, str]]:
    names = {node.id: node.pref_label.best() for node in fragment.nodes}
    return {(names[r.source], r.type, names[r.target]) for r in fragment.relationships}


def _figures(fragment: Fragment, label: str) -> dict[tuple[object, ...], Node]:
    found = (node for node in fragment.nodes if node.label == label)
    return {tuple(n.properties.get(k) for k in ("metric", "comparator", "value", "unit", "year")): n for n in found}


def _goals(*lines: str, title: str = PLAN) -> Fragment:
    return _read("\n".join([title, *lines]))


# parks and companies


def test_row_is_a_passage_and_its_cells_are_the_evidence() -> None:
    fragment = _read(PARKS, "园区.csv")
    assert [p.kind for p in fragment.document.passages] == ["title", "row", "row", "row"]
    for node in fragment.nodes:
        for e in node.evidence:
            assert e.kind == "exact"
            assert (
                e.exact in fragment.document.passages[e.passage].text.split(" | ")
                or "、" in e.prefix + e.suffix
                or ("；" in e.prefix + e.suffix)
            )


def test_park_table_says_where_parks_lie_and_what_they_work_on() -> None:
    assert _links(_read(PARKS, "园区.csv")) >= {
        ("东湾深海谷", "LOCATED_IN", "上海"),
        ("东湾深海谷", "FOCUSES_ON", "海底观测"),
        ("东湾深海谷", "FOCUSES_ON", "水下通信"),
        ("东湾深海谷", "INVOLVES", "温差发电"),
        ("东湾深海谷", "REPORTS", "产值"),
        ("西岭智能园", "LOCATED_IN", "芜湖"),
        ("西岭智能园", "FOCUSES_ON", "虚拟现实"),
    }


def test_columns_that_mean_nothing_here_are_told() -> None:
    assert _read(PARKS, "园区.csv").report.warnings == ("columns not read: 备注",)


def test_english_headers_mean_the_same() -> None:
    headers = "No.,Park name,City,Focus areas,2023 output (billion yuan),Remarks"
    text = f"{headers}\n1,Deep Sea Valley,Shanghai,Deep-sea mining; Underwater links,12,x\n"
    fragment = _read(text)
    assert ("Deep Sea Valley", "FOCUSES_ON", "Deep-sea mining") in _links(fragment)
    assert ("产值", "=", 12, "billion yuan", 2023) in _figures(fragment, "Observation")
    assert fragment.report.warnings == ("columns not read: Remarks",)


def test_company_table_has_figures_and_goals() -> None:
    headers = "企业名称\t所在地\t所属行业\t营业收入（万元）\t2025年目标产值（亿元）"
    text = f"{headers}\n海州重工有限公司\t上海市浦东新区\t高端装备\t1,200\t5\n"
    fragment = _read(text, "companies.tsv")
    assert ("海州重工有限公司", "LOCATED_IN", "浦东新区") in _links(fragment)
    assert ("营业收入", "=", 1200, "万元", None) in _figures(fragment, "Observation")
    assert ("产值", "=", 5, "亿元", 2025) in _figures(fragment, "Target")
    assert fragment.report.warnings == ("columns not read: 所属行业",)


def test_column_called_name_is_what_the_title_says() -> None:
    fragment = _read("海州市重点园区名单\n序号,名称,所在地\n1,东湾深海谷,上海\n")
    assert ("东湾深海谷", "LOCATED_IN", "上海") in _links(fragment)


# goals


def test_goals_hang_on_the_plan_of_the_title() -> None:
    fragment = _goals(
        "指标,单位,2020年,2025年,属性", "产业规模,亿元,2800,≥5000,预期性", "龙头企业,家,3,10家以上,约束性"
    )
    targets = _figures(fragment, "Target")
    assert set(targets) == {("产业规模", ">=", 5000, "亿元", 2025), ("龙头企业", ">=", 10, "家", 2025)}
    assert set(_figures(fragment, "Observation")) == {
        ("产业规模", "=", 2800, "亿元", 2020),
        ("龙头企业", "=", 3, "家", 2020),
    }
    assert {n.properties["modality"] for n in targets.values()} == {"aim", "firm"}
    assert {type_ for _, type_, _ in _links(fragment)} >= {"SETS_TARGET", "REPORTS"}


def test_number_without_unit_is_told_and_not_guessed() -> None:
    fragment = _goals("指标,2025年目标", "独角兽企业,5", "研发投入强度,3.5%")
    assert set(_figures(fragment, "Target")) == {("研发投入强度", "=", 3.5, "%", 2025)}
    assert fragment.report.warnings == ("row 1: “5” (独角兽企业) has no unit: not read",)


def test_warnings_end_where_no_one_reads_on() -> None:
    fragment = _goals("指标,2025年目标", *(f"指标{i},5" for i in range(500)))
    assert len(fragment.report.warnings) == 51
    assert fragment.report.warnings[-1] == "and more rows that are not read whole"


def test_unit_may_stand_above_the_table_or_behind_the_metric() -> None:
    above = _goals("单位：亿元", "指标,2025年目标", "产业规模,5000")
    behind = _goals("指标,2025年目标", "产业规模（亿元）,5000")
    for fragment in (above, behind):
        assert ("产业规模", "=", 5000, "亿元", 2025) in _figures(fragment, "Target")


def test_goal_or_fact_is_not_guessed() -> None:
    fragment = _read("上海市深海装备产业主要指标\n指标,单位,2020年,2025年\n产业规模,亿元,2800,5000\n")
    assert not _figures(fragment, "Target")
    assert not _figures(fragment, "Observation")
    assert len([w for w in fragment.report.warnings if "goal or a fact" in w]) == 2


def test_goal_of_nobody_is_told() -> None:
    fragment = _read("指标,目标值,单位,年份\n产业规模,5000,亿元,2025\n", "goals.csv")
    assert not _figures(fragment, "Target")
    assert "nobody's" in fragment.report.warnings[0]


def test_row_may_name_whose_goal_it_is() -> None:
    fragment = _read("园区,指标,目标值,单位,年份\n东湾深海谷,产业规模,500,亿元,2025年底\n", "goals.csv")
    assert ("东湾深海谷", "SETS_TARGET", "产业规模") in _links(fragment)


@pytest.mark.parametrize(
    ("cell", "unit", "found"),
    [
        ("5000", "亿元", Amount("=", 5000, None, "亿元")),
        ("1,200", "万元", Amount("=", 1200, None, "万元")),
        ("≥15", "%", Amount(">=", 15, None, "%")),
        ("3.5-4", "%", Amount("range", 3.5, 4, "%")),
        ("10家以上", "", Amount(">=", 10, None, "家")),
        ("约60", "家", Amount("~", 60, None, "家")),
        ("突破5000亿元", "万元", Amount(">", 5000, None, "亿元")),
        ("500", "billion yuan", Amount("=", 500, None, "billion yuan")),
    ],
)
def test_figure_of_a_cell(cell: str, unit: str, found: Amount) -> None:
    assert amount(Sentence(Span(1, 0, len(cell)), cell), unit) == found


@pytest.mark.parametrize(
    ("cell", "unit", "why"),
    [
        ("5000", "", "no unit"),
        ("明显提升", "%", "no figure"),
        ("5", "锭", "table of units"),
        ("5艘次级", "", "more than a figure"),
        ("10家、20个", "", "several"),
    ],
)
def test_cell_that_holds_no_figure_says_why(cell: str, unit: str, why: str) -> None:
    said = amount(Sentence(Span(1, 0, len(cell)), cell), unit)
    assert isinstance(said, str)
    assert why in said


@pytest.mark.parametrize(
    ("header", "role", "unit", "year", "sense"),
    [
        ("2025年目标值（亿元）", "value", "亿元", 2025, "goal"),
        ("2020年", "value", "", 2020, None),
        ("2023年实际完成值", "", "", 2023, "fact"),
        ("園區名稱", "park", "", None, None),
        ("\uff23\uff49\uff54\uff59", "place", "", None, None),
        ("", "", "", None, None),
    ],
)
def test_header_is_read_for_role_unit_year_and_sense(
    header: str, role: str, unit: str, year: int | None, sense: str | None
) -> None:
    found = column(header)
    assert (found.role, found.unit, found.year, found.sense) == (role, unit, year, sense)


# files


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("comma", [",", ";", "\t"])
def test_encodings_and_separators(encoding: str, comma: str) -> None:
    fragment = _read(PARKS.replace(",", comma).encode(encoding))
    assert ("东湾深海谷", "LOCATED_IN", "上海") in _links(fragment)


def test_quoted_cells_keep_commas_and_line_ends() -> None:
    fragment = _read('园区名称,重点领域\n东湾深海谷,"深海采矿,\n水下通信"\n')
    assert fragment.document.passages[2].text == "东湾深海谷 | 深海采矿, 水下通信"


@pytest.mark.parametrize("end", ["\n", "", "\n西岭园,芜湖\n"])
def test_a_quotation_mark_that_is_never_closed_is_no_table(end: str) -> None:
    with pytest.raises(UnreadableDocument, match="never closed"):
        table.load(Source("a.csv", f'园区名称,所在地\n西岭园,芜湖\n"东湾深海谷,上海{end}'.encode()))


def test_a_quotation_mark_inside_a_cell_is_one() -> None:
    assert ('东湾"深海"谷', "LOCATED_IN", "上海") in _links(
        _read('园区名称,所在地\n东湾"深海"谷,上海\n"西岭园","芜湖"')
    )


def test_what_stands_under_no_header_or_under_one_again_is_told() -> None:
    warnings = _read("园区名称,所在地,园区名称\n东湾谷,上海,东湾,多出,再多\n").report.warnings
    assert "columns not read: 园区名称 (again)" in warnings
    assert "row 1: “多出”, “再多” under no header: not read" in warnings


def test_headers_in_two_rows_are_one() -> None:
    fragment = _read("园区名称,所在地,产值（亿元）,\n,,2022年,2023年\n东湾深海谷,上海,100,120\n")
    assert {figure[2:] for figure in _figures(fragment, "Observation")} == {(100, "亿元", 2022), (120, "亿元", 2023)}
    goals = _goals("指标,单位,目标值,", "指标,单位,2023年,2025年", "深海装备产值,亿元,500,800")
    assert {figure[2:] for figure in _figures(goals, "Target")} == {(500, "亿元", 2023), (800, "亿元", 2025)}


def test_a_row_of_figures_is_no_second_row_of_headers() -> None:
    fragment = _read("园区名称,产值（亿元）,\n,100,120\n东湾深海谷,100,120\n")
    assert [p.kind for p in fragment.document.passages] == ["title", "row", "row", "row"]


@pytest.mark.parametrize("unit", ["CNY million", "RMB 100 million", "billion yuan", "US$ million"])
def test_money_is_known_as_english_tables_have_it(unit: str) -> None:
    fragment = _read(f"Park,City,Focus industries,Output 2023 ({unit})\nEast Bay Valley,Shanghai,subsea mining,12\n")
    assert fragment.report.warnings == ()
    assert {figure[2:] for figure in _figures(fragment, "Observation")} == {(12, unit, 2023)}


def test_unknown_headers_are_told_and_the_rows_read_as_sentences() -> None:
    fragment = _read("事项,说明\n背景,到2026年，上海深海装备产业产值突破800亿元。\n")
    assert fragment.report.warnings[0].startswith("no headers that are known")
    assert (">", 800, "亿元", 2026) in {figure[1:] for figure in _figures(fragment, "Target")}


def test_spreadsheet_is_read_as_it_is_shown() -> None:
    sheet = rows(
        [
            ["海州市重点园区名单"],
            ["园区名称", "所在地", "备注"],
            ["东湾深海谷", "上海", (0.15, PERCENT)],
            ["西岭园", "芜湖", (45000, DAY)],
        ]
    )
    fragment = _read(xlsx(("名单", sheet)), "parks.xlsx")
    texts = [p.text for p in fragment.document.passages]
    assert texts == [
        "海州市重点园区名单",
        "园区名称 | 所在地 | 备注",
        "东湾深海谷 | 上海 | 15%",
        "西岭园 | 芜湖 | 2023-03-15",
    ]
    assert ("西岭园", "LOCATED_IN", "芜湖") in _links(fragment)


def test_cell_merged_downwards_is_said_in_every_row_of_a_sheet() -> None:
    sheet = rows([["所在地", "园区名称"], ["上海", "东湾深海谷"], [None, "南港园"], [None, "西岭园"]])
    merged = xlsx(("名单", sheet + '</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells><sheetData>'))
    links = _links(_read(merged, "parks.xlsx"))
    assert {("东湾深海谷", "LOCATED_IN", "上海"), ("南港园", "LOCATED_IN", "上海")} <= links
    assert not any(source == "西岭园" for source, _, _ in links)


def test_formulas_without_a_value_are_told() -> None:
    sheet = rows([["园区名称", "2023年产值（亿元）"], ["东湾深海谷", 1]]).replace("<v>1</v>", "<f>1+1</f><v></v>")
    warnings = _read(xlsx(("名单", sheet)), "parks.xlsx").report.warnings
    assert any("名单: 1 formulas without a stored value" in warning for warning in warnings)


def test_sheets_follow_each_other_and_hidden_ones_are_told() -> None:
    one, two = (
        rows([["园区名称", "所在地"], ["东湾深海谷", "上海"]]),
        rows([["企业名称", "所在地"], ["海州重工", "芜湖"]]),
    )
    fragment = _read(xlsx(("园区", one), ("企业", two), ("草稿", two), hidden=["草稿"], title="海州产业名录"), "x.xlsx")
    assert fragment.document.title == "海州产业名录"
    assert {("东湾深海谷", "LOCATED_IN", "上海"), ("海州重工", "LOCATED_IN", "芜湖")} <= _links(fragment)
    assert "sheet 草稿 is hidden: not read" in fragment.report.warnings


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"PK\x03\x04 no more", "x.xlsx", "damaged"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 512, "x.xlsx", "encrypted"),
        (("园区名称,城市\n" + "东湾,上海\n" * (table.MOST_ROWS + 1)).encode(), "x.csv", "more than the"),
        ((",".join(["园区"] * 300) + "\n").encode(), "x.csv", "200 columns"),
        (('园区名称,城市\n"' + "东" * 200_000).encode(), "x.csv", "quotation mark"),
        (b"\x00\x01\x02\x03" * 100, "x.csv", "no text"),
    ],
    ids=["damaged", "encrypted", "rows", "columns", "quote", "bytes"],
)
def test_reason_is_given(data: bytes, name: str, why: str) -> None:
    with pytest.raises(UnreadableDocument, match=why):
        table.load(Source(name, data))


@given(st.lists(st.text(max_size=12), max_size=8))
def test_cells_stand_where_their_row_says(cells: Sequence[str]) -> None:
    text = row_text(cells)
    for cell in row("park", 1, (), cells).cells:
        assert row_text([cells[cell.column]]) == text[cell.start : cell.end]
