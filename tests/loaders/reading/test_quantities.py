"""Figures as policy texts print them, in wordings of our own."""

import pytest

from graph.model import Comparator
from loaders.reading.normal import matching_form
from loaders.reading.quantities import Figure, figures
from loaders.reading.sentences import Sentence, Span

Expected = tuple[Comparator, int | float | None, int | float | None, str]


def _figures(text: str) -> list[Figure]:
    form = matching_form(text)
    return list(figures(Sentence(Span(3, 10, 10 + len(form)), form)))


FIGURES: dict[str, Expected] = {
    # bounds before the number
    "产值突破800亿元": (">", 800, None, "亿元"),
    "规模超过1.2万亿元": (">", 1.2, None, "万亿元"),
    "营收超300亿元": (">", 300, None, "亿元"),
    "总量逾45万吨": (">", 45, None, "万吨"),
    "销量高于20万辆": (">", 20, None, "万辆"),
    "企业不少于60家": (">=", 60, None, "家"),
    "占比不低于35%": (">=", 35, None, "%"),
    "至少为3家": (">=", 3, None, "家"),
    "至少建成3座换电站": (">=", 3, None, "座"),
    "累计达到90个": ("=", 90, None, "个"),
    "就业人数达6万人": ("=", 6, None, "万人"),
    "能耗不超过0.5吨标准煤": ("<=", 0.5, None, "吨标准煤"),
    "次品率低于2%": ("<", 2, None, "%"),
    "时间不足30分钟": ("<", 30, None, "分钟"),
    "约40公顷": ("~", 40, None, "公顷"),
    "近80家": ("~", 80, None, "家"),
    "接近500公里": ("~", 500, None, "公里"),
    "大约15座": ("~", 15, None, "座"),
    # bounds after it
    "增速保持在7%以上": (">=", 7, None, "%"),
    "年产能20万吨以上": (">=", 20, None, "万吨"),
    "投资50亿元及以上": (">=", 50, None, "亿元"),
    "能耗控制在9万吨以内": ("<=", 9, None, "万吨"),
    "产值1000亿元左右": ("~", 1000, None, "亿元"),
    "100余家": (">", 100, None, "家"),
    "300多项": (">", 300, None, "项"),
    "2000多万元": (">", 2000, None, "万元"),
    "500+家": (">=", 500, None, "家"),
    # ranges
    "培育3-5家企业": ("range", 3, 5, "家"),
    "培育3～5家企业": ("range", 3, 5, "家"),
    "组建1—2个联盟": ("range", 1, 2, "个"),
    "建设8至10个基地": ("range", 8, 10, "个"),
    "新增20到30条生产线": ("range", 20, 30, "条"),
    "增长12%-15%": ("range", 12, 15, "%"),
    "总投资2000万-5000万元": ("range", 2000, 5000, "万元"),
    "规模4000-5000亿元": ("range", 4000, 5000, "亿元"),
    # money
    "总规模1.5万亿元": ("=", 1.5, None, "万亿元"),
    "进出口3.5亿美元": ("=", 3.5, None, "亿美元"),
    "规模200亿": ("=", 200, None, "亿"),
    "贷款300日元": ("=", 300, None, "日元"),
    "投入 12,500.5 万元": ("=", 12500.5, None, "万元"),
    # percent, points and multiples
    "覆盖率70%": ("=", 70, None, "%"),
    "覆盖率３０％": ("=", 30, None, "%"),
    "提高5个百分点": ("=", 5, None, "个百分点"),
    "提升0.8个百分点": ("=", 0.8, None, "个百分点"),
    "产值翻一番": ("=", 1, None, "番"),
    "产值翻两番": ("=", 2, None, "番"),
    "增长2倍": ("=", 2, None, "倍"),
    "增长三倍": ("=", 3, None, "倍"),
    "占比超六成": (">", 6, None, "成"),
    "占比近八成": ("~", 8, None, "成"),
    "占比三成以上": (">=", 3, None, "成"),
    # tiers and numbers nobody gave
    "2个千亿": ("=", 2, None, "个"),
    "6个百亿元级集群": ("=", 6, None, "个"),
    "若干个十亿级集群": ("unspecified", None, None, "个"),
    "若干项标准": ("unspecified", None, None, "项"),
    # units: the longest wins
    "占地120平方公里": ("=", 120, None, "平方公里"),
    "厂房45万平方米": ("=", 45, None, "万平方米"),
    "流转3000亩": ("=", 3000, None, "亩"),
    "年发电800万千瓦时": ("=", 800, None, "万千瓦时"),
    "装机30万千瓦": ("=", 30, None, "万千瓦"),
    "装机12GW": ("=", 12, None, "GW"),
    "出货168GWh": ("=", 168, None, "GWh"),
    "储能 2.5 MW": ("=", 2.5, None, "MW"),
    "氢气500千克/12小时": ("=", 500, None, "千克"),
    "通车400公里": ("=", 400, None, "公里"),
    "故障0.31次": ("=", 0.31, None, "次"),
    "运营10年以上": (">=", 10, None, "年"),
    # as typed: width, spaces, thousands
    "１２００家": ("=", 1200, None, "家"),
    "1,200家": ("=", 1200, None, "家"),
    "突破 800 亿元": (">", 800, None, "亿元"),
    "不少于 60 家": (">=", 60, None, "家"),
    # beside what is no figure
    "到2025年达到50家": ("=", 50, None, "家"),
    "5G基站3000个": ("=", 3000, None, "个"),
    "每万人拥有5件专利": ("=", 5, None, "件"),
    "20种药物": ("=", 20, None, "种"),
}

NO_FIGURES = [
    "2025年",
    "到2030年前后",
    "2023-2025年",
    "2023—2026年",
    "7月8日",
    "2024年3月5日",
    "上午10时30分",
    "力争3年内建成",
    "未来5年",
    "第3届",
    "第12号",
    "海府办发〔2024〕7号",
    "《低空经济三年行动计划（2023—2025年）》",
    "《支持100家企业的措施》",
    "“十四五”期间",
    "“5+X”特色园区",
    "“3+6”体系",
    "5+3+N布局",
    "“100+”服务",
    "零部件",
    "关键零部件企业",
    "12英寸晶圆",
    "5G基站",
    "一批企业",
    "万家企业",
    "千亿级集群",
    "一是做强主业",
    "三大行动",
    "成立联盟",
    "国际排名前20位",
    "成本降为1/3",
    "5 000家",
    "3.1415",
    "5000",
]


@pytest.mark.parametrize(("text", "expected"), FIGURES.items(), ids=FIGURES)
def test_a_figure_is_read_with_its_bound_and_unit(text: str, expected: Expected) -> None:
    (figure,) = _figures(text)
    assert (figure.comparator, figure.value, figure.value_max, figure.unit) == expected


@pytest.mark.parametrize("text", NO_FIGURES)
def test_a_date_a_number_of_something_or_a_formula_is_no_figure(text: str) -> None:
    assert not _figures(text)


def test_a_figure_knows_where_it_stands() -> None:
    text = "到2026年，产值突破800亿元，企业超过50家。"
    money, firms = _figures(text)
    assert text[money.start : money.end] == "800亿元"
    assert text[money.bound_start : money.end] == "突破800亿元"
    assert (money.span.passage, money.span.start, money.span.end) == (3, 10 + money.start, 10 + money.end)
    assert text[firms.start : firms.end] == "50家"


def test_a_list_of_tiers_has_a_figure_each() -> None:
    found = _figures("形成2个千亿、5个百亿、若干个十亿的集群，培育10家链主、100家骨干和1000家配套企业")
    assert [figure.value for figure in found] == [2, 5, None, 10, 100, 1000]


def test_counted_things_are_told_from_measured_ones() -> None:
    assert [figure.counts for figure in _figures("60家、5座、300项")] == [True] * 3
    assert [figure.counts for figure in _figures("60亿元、5公里、300吨、7%")] == [False] * 4


def test_a_long_run_of_digits_is_no_figure_and_costs_little(quick: None) -> None:
    assert not _figures("9" * 5_000)
    assert not _figures("一二三四五六七八九十" * 500)
    assert not _figures("1,234" * 2_000 + "x")
    assert not _figures("至少" * 5_000)
