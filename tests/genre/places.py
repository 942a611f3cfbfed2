"""Parks and systems: programmes, sets, what each is for."""

from tests.genre.manuscript import Manuscript, joined, numeral
from tests.genre.templates import lead, listed, template


@template("P15", "body", "打造“一核、两翼、三基地”布局。", "构建“一核两带”空间格局。")
def layout(m: Manuscript, form: str) -> None:
    lead(m)
    m.say(form)
    term = form[form.index("“") + 1 : form.index("”")]
    parts = [1, 2, 3] if "三" in form else [1, 2]
    m.declared(term, sum(parts), (), "not_enumerated", parts=parts)


@template(
    "P16",
    "body",
    "{list}{n}个产业新赛道将是“3+6”新型产业体系的重要组成部分。",
    "{list}{n}大新兴产业纳入“2+4”现代产业体系。",
)
def system(m: Manuscript, form: str) -> None:
    names = m.some("industries", m.pick((2, 3)))
    m.paragraph(form.format(list=joined(names), n=numeral(len(names))))
    name = form[form.index("“") : form.index("体系") + 2]
    whole = m.entity("Industry", name)
    industries = [m.entity("Industry", each) for each in names]
    for industry in industries:
        m.relate(industry, "partOf", whole)
    end = form.index("赛道") + 2 if "赛道" in form else form.index("产业") + 2
    m.declared(form[form.index("{n}") : end].format(n=numeral(len(names))), len(names), industries)


@template("P28", "body", "围绕{list}等领域，打造“3+N”特色园区。", "围绕{list}等产业，建设“5+X”{topic}特色园区。")
def programme(m: Manuscript, form: str) -> None:
    names = m.some("fields", m.pick((2, 3, 4)))
    lead(m)
    m.say(form.format(list=listed(m, names), topic=m.topic))
    name = form[form.index("“") : -1].format(topic=m.topic)
    formula = name[1 : name.index("”")]
    park = m.entity("Park", name, formula)
    fields = [m.entity("Field", each) for each in names]
    m.relate(park, "focusesOnField", *fields)
    m.relate(park, "partOf", m.plan)
    m.declared(f"“{formula}”", formula, fields, "open")


@template("P30", "body", "{park}重点聚焦{list}。", "{park}主攻{list}领域。", "{park}以{list}为主导产业。")
def park_focus(m: Manuscript, form: str) -> None:
    park, names = m.one_of("parks"), m.some("fields", 2)
    m.paragraph(form.format(park=park, list=joined(names, "和")))
    _focus(m, m.entity("Park", park), names)


def _focus(m: Manuscript, park: str, names: list[str]) -> None:
    m.relate(park, "focusesOnField", *(m.entity("Field", name) for name in names))


@template("P30", "body", "{list}{n}个园区都以{field}为主攻方向。", "{list}{n}个特色园区聚焦{field}领域。")
def park_set(m: Manuscript, form: str) -> None:
    parks, field = m.some("parks", 2), m.one_of("fields")
    m.paragraph(form.format(list=joined(parks), n=numeral(2), field=field))
    found = [m.entity("Park", park) for park in parks]
    for park in found:
        _focus(m, park, [field])
    m.declared(form[form.index("{n}") : form.index("园区") + 2].format(n=numeral(2)), 2, found)


@template("P29", "body", "高水平建设{a}和{b}两大平台。", "加快建设{a}、{b}。")
def parks_built(m: Manuscript, form: str) -> None:
    names = m.some("parks", 2)
    lead(m)
    m.say(form.format(a=names[0], b=names[1]))
    parks = [m.entity("Park", name) for name in names]
    for park in parks:
        m.relate(park, "partOf", m.plan)
    if "两大" in form:
        m.declared("两大平台", 2, parks)


@template("P30", "body", "北辰航天城重点聚焦{a}和{b}。")
def city_park(m: Manuscript, form: str) -> None:
    a, b = m.some("fields", 2)
    m.paragraph(form.format(a=a, b=b))
    _focus(m, m.entity("Park", "北辰航天城"), [a, b])
