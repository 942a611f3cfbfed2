"""Directions under their ordinals, with the fields and technologies of their clauses."""

from tests.genre.manuscript import Manuscript, joined, numeral
from tests.genre.templates import Template, lead, template, templates


@template(
    "P23",
    "direction",
    "攻关{list}等{head}",
    "突破{list}等{head}",
    "加快{list}等{head}自主攻关",
    "推动{list}等{head}研发和产业化",
)
def examples(m: Manuscript, form: str) -> list[str]:
    names, head = m.some("technologies", m.pick((2, 3))), m.one_of("heads")
    m.say(form.format(list=joined(names, "和"), head=head))
    field = m.entity("Field", head)
    m.relate(field, "involvesTechnology", *(m.entity("Technology", name) for name in names))
    return [field]


@template(
    "P24", "direction", "构建多元{field}供给体系，突破{tech}等关键技术", "构建{field}产业体系，攻克{tech}等关键核心技术"
)
def supply(m: Manuscript, form: str) -> list[str]:
    field_, tech = m.one_of("fields"), m.one_of("technologies")
    m.say(form.format(field=field_, tech=tech))
    field = m.entity("Field", field_)
    m.relate(field, "involvesTechnology", m.entity("Technology", tech))
    return [field]


@template("P26", "direction", "提升{a}、{b}等创新应用能级", "推进{a}、{b}等创新应用", "做强{a}、{b}产业")
def fields_of_clause(m: Manuscript, form: str) -> list[str]:
    a, b = m.some("fields", 2)
    m.say(form.format(a=a, b=b))
    return [m.entity("Field", a), m.entity("Field", b)]


@template("P24", "direction", "发展{field}产业", "培育壮大{field}产业")
def field_of_clause(m: Manuscript, form: str) -> list[str]:
    name = m.one_of("fields")
    m.say(form.format(field=name))
    return [m.entity("Field", name)]


_LEVELS = (
    "围绕{d}个重点方向发展{f}个领域。",
    "将围绕{d}个主攻方向，重点发展{f}个细分领域。",
    "聚焦{d}大方向布局{f}大领域。",
)
_SLOGANS = ("{a}，{b}。", "{a}。")


@template("P17", "body", *((form, slogan) for form in _LEVELS for slogan in _SLOGANS))
def two_levels(m: Manuscript, form: tuple[str, str], clauses: list[Template] | None = None) -> None:
    """N directions with M fields: an ordinal and a slogan each, then its clauses."""
    levels, slogan = form
    choices = clauses or list(templates("direction", sound=True))
    count = m.pick((2, 3, 4))
    lead(m)
    start = len(m.paragraphs[-1])
    directions, fields = [], []
    for ordinal in range(1, count + 1):
        a, b = m.one_of("slogans")
        name = slogan.format(a=a, b=b)
        m.say(f"{numeral(ordinal) if ordinal != 2 else '二'}是{name}")
        direction = m.entity("Direction", name[:-1], *(p for p in (a, b) if p in name))
        directions.append(direction)
        for last in (False, True)[-m.pick((1, 2)) :]:
            chosen = m.pick(choices)
            found = chosen.write(m, chosen.form)
            m.relate(direction, "hasField", *found)
            fields += found
            m.say("。" if last else "；")
    m.relate(m.plan, "hasDirection", *directions)
    said = levels.format(d=count, f=len(fields))
    text = m.paragraphs[-1]
    m.paragraphs[-1] = text[:start] + said + text[start:]
    m.declared(said[said.index(str(count)) : said.index("方向") + 2], count, directions)
    m.declared(said[said.rindex(str(len(fields))) : said.index("领域") + 2], len(fields), fields)


@template(
    "P19", "body", "明确三项任务：一是{a}。二是{b}。三是{c}。", "提出四方面举措：一是{a}；二是{b}；三是{c}；四是{d}。"
)
def tasks(m: Manuscript, form: str) -> None:
    slogans = [a for a, _ in m.some("slogans", 4)]
    count = 4 if "四是" in form else 3
    lead(m)
    m.say(form.format(**dict(zip("abcd", slogans, strict=True))))
    directions = [m.entity("Direction", name) for name in slogans[:count]]
    m.relate(m.plan, "hasDirection", *directions)
    term = form[: form.index("：")].removeprefix("明确").removeprefix("提出")
    m.declared(term, count, directions)


@template("P17", "body", "围绕4个重点方向发力。一是{a}。二是{b}。三是{c}。")
def directions_missing(m: Manuscript, form: str) -> None:
    """One direction fewer than declared."""
    slogans = [a for a, _ in m.some("slogans", 3)]
    lead(m)
    m.say(form.format(**dict(zip("abc", slogans, strict=True))))
    directions = [m.entity("Direction", name) for name in slogans]
    m.relate(m.plan, "hasDirection", *directions)
    m.declared("4个重点方向", 4, directions, "partial", "truncated")


@template("P23", "direction", "突破{tech}和低温等离子等{head}")
def word_with_etc(m: Manuscript, form: str) -> list[str]:
    """等 inside a word ends no list."""
    tech, head = m.one_of("technologies"), m.one_of("heads")
    m.say(form.format(tech=tech, head=head))
    field = m.entity("Field", head)
    m.relate(field, "involvesTechnology", *(m.entity("Technology", name) for name in (tech, "低温等离子")))
    return [field]
