"""Targets by every comparator, year and tier, and the figures that only look like them."""

from typing import Any

from tests.genre.manuscript import Manuscript
from tests.genre.templates import figure, lead, template

_BY = {
    "到{year}年，": "firm",
    "到{year}年底，": "firm",
    "力争到{year}年，": "aim",
    "计划到{year}年，": "aim",
    "目标是到{year}年，": "aim",
    "预计到{year}年底，": "aim",
}
_MEASURED = {
    "{metric}突破{n}{unit}": ">",
    "{metric}超过{n}{unit}": ">",
    "{metric}超{n}{unit}": ">",
    "{metric}达到{n}{unit}": "=",
    "{metric}达{n}{unit}": "=",
    "{metric}达到{n}{unit}以上": ">=",
    "{metric}不低于{n}{unit}": ">=",
    "{metric}不少于{n}{unit}": ">=",
    "{metric}达到{n}{unit}左右": "~",
    "{metric}约{n}{unit}": "~",
    "{metric}控制在{n}{unit}以内": "<=",
    "{metric}不超过{n}{unit}": "<=",
    "{metric}达到{n}至{m}{unit}": "range",
    "{metric}达到{n}—{m}{unit}": "range",
}
_COUNTED = {
    "培育{n}{unit}{metric}": "=",
    "培育{n}{unit}以上{metric}": ">=",
    "培育不少于{n}{unit}{metric}": ">=",
    "培育超{n}{unit}{metric}": ">",
    "培育超过{n}{unit}{metric}": ">",
    "建成约{n}{unit}{metric}": "~",
    "建成{n}{unit}左右{metric}": "~",
    "培育{n}至{m}{unit}{metric}": "range",
    "新增{metric}{n}{unit}": "=",
    "{metric}增加到{n}{unit}": "=",
    "培育{n}余{unit}{metric}": ">",
    "培育{n}多{unit}{metric}": ">",
    "新增{n}+{unit}{metric}": ">=",
    "培育若干{unit}{metric}": "unspecified",
}


@template("P32", "body", *((by, form) for by in ("到{year}年，",) for form in (*_MEASURED, *_COUNTED)))
def target(m: Manuscript, form: tuple[str, str]) -> None:
    by, words_ = form
    kind = "measures" if words_ in _MEASURED else "counted"
    lead(m)
    m.say(by.format(year=m.year))
    m.say(figure(m, words_, {**_MEASURED, **_COUNTED}[words_], kind, modality=_BY[by]) + "。")


@template("P33", "body", *_BY)
def target_aim(m: Manuscript, form: str) -> None:
    words_ = m.pick(("{metric}突破{n}{unit}", "{metric}达到{n}{unit}以上"))
    lead(m)
    m.say(form.format(year=m.year))
    m.say(figure(m, words_, _MEASURED[words_], "measures", modality=_BY[form]) + "。")


@template("P33", "body", "“十四五”期末，", "到“十五五”末，", "未来三年，", "经过3年努力，", "通过三年左右时间，")
def relative_year(m: Manuscript, form: str) -> None:
    m.year = 2025 if "十四五" in form else 2030 if "十五五" in form else 2027
    lead(m)
    m.say(form)
    m.say(figure(m, "{metric}突破{n}{unit}", ">", "measures") + "。")


@template("P34", "body", "到2025年，{a}；到2027年，{b}；到2030年，{c}。")
def several_years(m: Manuscript, form: str) -> None:
    metric, unit = m.one_of("measures")
    lead(m)
    parts = []
    for i, year in enumerate((2025, 2027, 2030)):
        m.year, value = year, 20 + 25 * i
        parts.append(f"{metric}突破{value}{unit}" if i == 0 else f"{metric}达到{value}{unit}")
        m.goal(parts[-1], metric, ">" if i == 0 else "=", value, unit)
    m.say(form.format(a=parts[0], b=parts[1], c=parts[2]))


@template(
    "P35",
    "body",
    "形成{a}个千亿级产业集群、{b}个百亿级产业集群",
    "形成{a}个千亿、{b}个百亿、若干个十亿级的产业集群",
    "打造{a}个千亿级、{b}个百亿级产业集群",
    "培育{a}家百亿级企业、{b}家十亿级企业",
)
def tiers(m: Manuscript, form: str) -> None:
    a, b = m.number(2, 5), m.number(6, 9)
    lead(m)
    said = form.format(a=a, b=b)
    m.say(f"到{m.year}年，{said}。")
    what, unit = ("企业", "家") if "企业" in form else ("产业集群", "个")
    first, second = ("百亿", "十亿") if "企业" in form else ("千亿", "百亿")
    m.goal(f"{a}{unit}{first}", f"{first}级{what}", "=", a, unit)
    m.goal(f"{b}{unit}{second}", f"{second}级{what}", "=", b, unit)
    if "若干" in form:
        m.goal("若干个十亿", f"十亿级{what}", "unspecified", None, unit)


@template("P36", "body", "培育{a}、{b}、{c}。", "培育{a}，{b}和{c}。", "引育{a}和{b}，建成{c}。")
def target_list(m: Manuscript, form: str) -> None:
    lead(m)
    m.say(f"{m.pick(('到{year}年，', '力争到{year}年，')).format(year=m.year)}")
    parts = [figure(m, "{n}{unit}{metric}", "=", "counted") for _ in range(3)]
    m.say(form.format(a=parts[0], b=parts[1], c=parts[2]))


@template(
    "P38", "body", "{a}、{b}比2020年分别下降{x}%、{y}%", "{a}和{b}分别达到{x}%和{y}%", "{a}、{b}分别提高到{x}%、{y}%"
)
def respectively(m: Manuscript, form: str) -> None:
    a, b = m.pick((("单位产值能耗", "单位产值水耗"), ("国产化率", "覆盖率"), ("入园率", "数字化率")))
    x, y = m.number(10, 40), m.number(45, 80)
    lead(m)
    m.say(f"到{m.year}年，{form.format(a=a, b=b, x=x, y=y)}。")
    more = {"baseline": 2020} if "2020" in form else {}
    m.goal(f"{x}%", a, "=", x, "%", **more)
    m.goal(f"{y}%", b, "=", y, "%", **more)


@template("P39", "body", "{a}、{b}均达到{x}%以上", "{a}和{b}均超过{x}%")
def both(m: Manuscript, form: str) -> None:
    a, b = m.pick((("上云率", "贯标率"), ("自给率", "良品率")))
    x = m.number(50, 90)
    lead(m)
    m.say(f"到{m.year}年，{form.format(a=a, b=b, x=x)}。")
    for metric in (a, b):
        m.goal(form[form.index("均") + 1 :].format(x=x), metric, ">=" if "以上" in form else ">", x, "%")


@template(
    "P40",
    "body",
    "{metric}年均增长{x}%以上",
    "{metric}年均增速不低于{x}%",
    "{metric}实现翻一番",
    "{metric}增长{x}倍以上",
)
def rate(m: Manuscript, form: str) -> None:
    metric, x = m.pick(("服务收入", "年产量")), m.number(2, 9) if "倍" in form else m.number(10, 30)
    lead(m)
    m.say(f"到{m.year}年，{form.format(metric=metric, x=x)}。")
    if "番" in form:
        m.goal("翻一番", metric, "=", 1, "番")
    else:
        unit = "倍" if "倍" in form else "%"
        m.goal(form.format(metric=metric, x=x), f"{metric}增长", ">=", x, unit)


@template("P41", "body", "{topic}产业占工业比重达到{x}%", "高端产品占比达到{x}%以上", "研发投入强度达到{x}%")
def share_of(m: Manuscript, form: str) -> None:
    x = m.number(10, 60)
    lead(m)
    said = form.format(topic=m.topic, x=x)
    m.say(f"到{m.year}年，{said}。")
    m.goal(said, said[: said.index("达到")], ">=" if "以上" in form else "=", x, "%")


@template("P43", "body", "{a}突破{x}亿元，其中{b}突破{y}亿元")
def part_of_metric(m: Manuscript, form: str) -> None:
    x, y = m.number(50, 90), m.number(10, 40)
    lead(m)
    m.say(f"到{m.year}年，{form.format(a='贸易规模', b='出口规模', x=x, y=y)}。")
    m.goal(f"突破{x}亿元", "贸易规模", ">", x, "亿元")
    m.goal(f"突破{y}亿元", "出口规模", ">", y, "亿元")


@template(
    "P44",
    "body",
    "目前，全市{metric}达到{n}{unit}。",
    "截至去年底，全市已建成{n}{unit}{metric}。",
    "全市现有{metric}{n}{unit}。",
    "2023年，全市{metric}突破{n}{unit}。",
    "去年，{metric}达{n}{unit}。",
    "全市已集聚{n}{unit}{metric}。",
    "近年来，全市累计培育{n}{unit}{metric}。",
)
def observation(m: Manuscript, form: str) -> None:
    counted = "{n}{unit}{metric}" in form or "{metric}{n}" in form
    metric, unit = m.one_of("counted" if counted else "measures")
    n = m.number(10, 90)
    said = form.format(metric=metric, n=n, unit=unit)
    m.paragraph(said)
    term = f"{n}{unit}"
    m.observed(term, metric, n, unit)


@template(
    "P44",
    "body",
    "对符合条件的企业，给予最高{n}万元奖励。",
    "单个项目支持额度不超过{n}万元。",
    "按投资额的{n}%给予补助，最高不超过{n}0万元。",
)
def support(m: Manuscript, form: str) -> None:
    """Amounts of support are neither goals nor figures of today."""
    m.paragraph(form.format(n=m.number(20, 90)))


@template(
    "P45",
    "body",
    "重点考虑几个发展导向：一是{a}。二是{b}。三是{c}。",
    "方案体现了三个特点：一是{a}；二是{b}；三是{c}。",
)
def orientations(m: Manuscript, form: str) -> None:
    a, b, c = m.pick(
        (
            (("引领未来的高度"), ("赋能百业的广度"), ("持续增长的速度")),
            (("更有战略的高度"), ("更有民生的温度"), ("更有落实的力度")),
        )
    )
    m.paragraph(form.format(a=a, b=b, c=c))
    found = [m.entity("Direction", name, types=["Trend"], subtype="orientation") for name in (a, b, c)]
    for plan in m.plans():
        m.free(plan, "hasDirection", *found)
    if "三个特点" in form:
        m.declared("三个特点", 3, found)


@template("P42", "body", "培育{n}至{m}家年产值10亿元以上规模的企业。", "培育{n}家营业收入超百亿元企业。")
def qualified(m: Manuscript, form: str) -> None:
    low = m.number(2, 9)
    lead(m)
    said = form.format(n=low, m=low + 3)
    m.say(f"到{m.year}年，{said}")
    value: Any = [low, low + 3] if "至" in form else low
    m.goal(said[2 : said.index("家") + 1], "企业", "range" if "至" in form else "=", value, "家")


@template("P36", "body", "建成{n}个试验基地。", "建成约{n}个试验基地。", "建设{n}个左右示范园区。")
def counted_bases(m: Manuscript, form: str) -> None:
    """So many bases are a goal, no park of that name."""
    n = m.number(10, 40)
    lead(m)
    said = form.format(n=n)[:-1]
    m.say(f"到{m.year}年，{said}。")
    m.goal(said[2:], form[-5:-1], "~" if "约" in form or "左右" in form else "=", n, "个")
