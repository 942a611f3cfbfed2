"""What a plan sets out: trends, actions, fields, and counts that are satisfied, partial or open."""

from tests.genre.manuscript import Manuscript, joined, numeral
from tests.genre.templates import figure, lead, listed, template


@template(
    "P11",
    "body",
    "把握{list}“{n}化”发展趋势",
    "顺应{list}“{n}化”趋势",
    "顺应{list}{n}化发展趋势",
    "面向{list}的“{n}化”发展方向",
)
def trend_set(m: Manuscript, form: str) -> None:
    names = m.some("trends", m.pick((2, 3, 4)))
    count = "二" if len(names) == 2 else numeral(len(names))
    lead(m)
    m.say(f"{form.format(list=listed(m, names), n=count)}，推动产业转型。")
    trends = [m.entity("Trend", name) for name in names]
    m.relate(m.plan, "followsTrend", *trends)
    m.declared(f"“{count}化”", len(names), trends)


@template(
    "P12",
    "body",
    "实施{list}{n}大行动",
    "将实施{list}{n}大专项行动",
    "部署{list}{n}项重点工程",
    "组织开展{list}{n}大工程",
    "启动{list}等{n}大行动",
)
def action_set(m: Manuscript, form: str) -> None:
    names = m.some("actions", m.pick((2, 3, 4)))
    head = "工程" if "工程" in form else "专项行动" if "专项" in form else "行动"
    lead(m)
    m.say(form.format(list=listed(m, names), n=numeral(len(names))) + "。")
    short = head[-2:]
    actions = [m.entity("Action", name + head, name + short, term=name) for name in names]
    m.relate(m.plan, "hasAction", *actions)
    m.declared(form[form.index("{n}") :].format(n=numeral(len(names))), len(names), actions)


@template(
    "P12",
    "body",
    "实施{list}等{n}大行动。",
    "将实施{list}等{n}项重点工程。",
)
def actions_short(m: Manuscript, form: str) -> None:
    """Fewer are listed than declared."""
    names = m.some("actions", 2)
    declared = m.pick((4, 5, 6))
    head = "工程" if "工程" in form else "行动"
    lead(m)
    m.say(form.format(list=joined(names), n=numeral(declared)))
    actions = [m.entity("Action", name + head, term=name) for name in names]
    m.relate(m.plan, "hasAction", *actions)
    m.declared(form[form.index("{n}") : -1].format(n=numeral(declared)), declared, actions, "partial", "open")


@template("P12", "body", "将实施{n}大行动，有关细则另行公布。", "下一步部署{n}项重点工程。")
def actions_untold(m: Manuscript, form: str) -> None:
    """A count, and nothing of what it counts."""
    count = m.pick((3, 4, 5))
    lead(m)
    m.say(form.format(n=numeral(count)))
    end = form.index("，") if "，" in form else -1
    m.declared(form[form.index("{n}") : end].format(n=numeral(count)), count, (), "not_enumerated")


@template(
    "P13", "body", "实施{n}大行动，分别为：{list}。", "部署{n}大工程，包括{list}。", "开展{n}大专项行动，即{list}。"
)
def counted_actions(m: Manuscript, form: str) -> None:
    head = "工程" if "工程" in form else "专项行动" if "专项" in form else "行动"
    names = [name + head for name in m.some("actions", m.pick((2, 3, 4)))]
    lead(m)
    m.say(form.format(n=numeral(len(names)), list=listed(m, names)))
    actions = [m.entity("Action", name) for name in names]
    m.relate(m.plan, "hasAction", *actions)
    m.declared(form[form.index("{n}") : form.index("，")].format(n=numeral(len(names))), len(names), actions)


@template("P14", "body", "重点发展{list}{n}个领域。", "聚焦{list}等{n}个重点领域。", "涵盖{list}{n}大领域。")
def field_set(m: Manuscript, form: str) -> None:
    names = m.some("fields", m.pick((2, 3, 4)))
    lead(m)
    m.say(form.format(n=numeral(len(names)), list=listed(m, names)))
    fields = [m.entity("Field", name) for name in names]
    m.relate(m.plan, "hasField", *fields)
    m.declared(form[form.index("{n}") : -1].format(n=numeral(len(names))), len(names), fields)


@template("P14", "body", "从{list}等{n}个方面发力。", "从{list}{n}个方面提出具体举措。")
def sides(m: Manuscript, form: str) -> None:
    names = m.some("actions", 3)
    lead(m)
    m.say(form.format(n=numeral(3), list=joined(names)))
    found = [m.entity("Direction", name) for name in names]
    m.relate(m.plan, "hasDirection", *found)
    m.declared(form[form.index("{n}") : form.index("面") + 1].format(n=numeral(3)), 3, found)


@template("P12", "body", "实施{a}和{b}两大行动。", "开展{a}与{b}两项专项行动。")
def action_pair(m: Manuscript, form: str) -> None:
    a, b = m.some("actions", 2)
    head = "专项行动" if "专项" in form else "行动"
    lead(m)
    m.say(form.format(a=a, b=b))
    actions = [m.entity("Action", name + head, f"{name}行动", term=name) for name in (a, b)]
    m.relate(m.plan, "hasAction", *actions)
    m.declared(form[form.index("两") : -1], 2, actions)


@template("P13", "body", "实施两大行动，分别为：{a}行动和{b}行动。", "部署两大工程，包括{a}工程和{b}工程。")
def counted_pair(m: Manuscript, form: str) -> None:
    a, b = m.some("actions", 2)
    head = "工程" if "工程" in form else "行动"
    lead(m)
    m.say(form.format(a=a, b=b))
    actions = [m.entity("Action", name + head) for name in (a, b)]
    m.relate(m.plan, "hasAction", *actions)
    m.declared(form[form.index("两") : form.index("，")], 2, actions)


@template("P12", "body", "实施{list}{n}大行动。")
def actions_missing(m: Manuscript, form: str) -> None:
    """The text declares one more than it lists."""
    names = m.some("actions", 3)
    lead(m)
    m.say(form.format(list=joined(names), n="四"))
    actions = [m.entity("Action", f"{name}行动", term=name) for name in names]
    m.relate(m.plan, "hasAction", *actions)
    m.declared("四大行动", 4, actions, "partial")


@template("P12a", "body", "启动{name}行动，", "同时实施{name}工程，", "组织实施{name}专项行动，")
def single_action(m: Manuscript, form: str) -> None:
    name = m.one_of("actions")
    lead(m)
    m.say(form.format(name=name))
    head = form[form.index("}") + 1 : -1]
    action = m.entity("Action", name + head)
    m.relate(m.plan, "hasAction", action)
    before, m.action = m.action, action
    m.say(f"到{m.year}年，{figure(m, '培育{n}{unit}{metric}', '=', 'counted')}。")
    m.action = before


@template(
    "P06",
    "body",
    "根据《{place}市国民经济和社会发展第十四个五年规划纲要》，制定本方案。",
    "落实国家“海洋强国”“制造强国”战略。",
)
def basis(m: Manuscript, form: str) -> None:
    m.paragraph(form.format(place=m.place))
    if "《" in form:
        name = form[form.index("《") + 1 : form.index("》")].format(place=m.place)
        cited = m.entity("Document", name, name.removeprefix(f"{m.place}市"), types=["Plan"])
        m.free(cited, "issuedBy", m.entity("Place", m.place, f"{m.place}市"))
    else:
        cited = m.entity("Document", "国家“海洋强国”“制造强国”战略", "海洋强国", "制造强国")
    if len(m.plans()) == 1:
        m.relate(m.plan, "mentions", cited)
    for plan in m.plans():
        m.free(plan, "mentions", cited)


@template("P11", "body", "顺应制造柔性化、检测在线化“两化”发展趋势。")
def verbal_trend(m: Manuscript, form: str) -> None:
    """A trend that begins like a verb."""
    lead(m)
    m.say(form)
    trends = [m.entity("Trend", name) for name in ("制造柔性化", "检测在线化")]
    m.relate(m.plan, "followsTrend", *trends)
    m.declared("“两化”", 2, trends)
