"""The numbered text of a plan itself: 一、 （一） 1."""

from tests.genre.manuscript import Manuscript, joined, numeral
from tests.genre.templates import about, figure, template


@template("P20", "outline", "行动", "方向")
def outline(m: Manuscript, form: str) -> None:
    """一、 （一） 1. with actions or directions on the second level."""
    title = f"{m.place}市{m.topic}产业发展行动方案"
    m.title = f"{title}（2024—{m.year}年）"
    m.entity("Place", m.place, f"{m.place}市", optional=True)
    place = m.gold["entities"][-1]["id"]
    m.plan = m.entity("Plan", f"{m.topic}产业发展行动方案", title, term=title)
    m.free(m.plan, "issuedBy", place)
    about(m, m.topic)
    m.paragraph("一、总体目标")
    m.paragraph(f"到{m.year}年，")
    m.say(figure(m, "{metric}突破{n}{unit}", ">", "measures") + "，")
    m.say(figure(m, "{n}{unit}{metric}", "=", "counted").join(("建成", "。")))
    m.paragraph("二、重点任务")
    if form == "行动":
        _outlined_actions(m)
    else:
        _outlined_directions(m, m.plan, "（{}）", m.pick((2, 3)))
    m.paragraph("三、保障措施")
    m.paragraph("（一）加强组织领导。")
    m.entity("Direction", "加强组织领导", optional=True)


def _outlined_actions(m: Manuscript) -> None:
    count = m.pick((2, 3))
    m.paragraph(f"实施{numeral(count)}大行动。")
    at, actions = m.at, []
    for i, name in enumerate(m.some("actions", count), start=1):
        m.paragraph(f"（{numeral(i) if i != 2 else '二'}）{name}行动")
        actions.append(m.entity("Action", f"{name}行动"))
        m.relate(m.plan, "hasAction", actions[-1])
        _outlined_directions(m, actions[-1], "{}. ", m.pick((1, 2)))
    m.declared(f"{numeral(count)}大行动", count, actions, p=at)


def _outlined_directions(m: Manuscript, owner: str, mark: str, count: int) -> None:
    for i in range(1, count + 1):
        a, _ = m.one_of("slogans")
        ordinal = str(i) if mark[0] == "{" else ("二" if i == 2 else numeral(i))
        m.paragraph(f"{mark.format(ordinal)}{a}。")
        direction = m.entity("Direction", a)
        m.relate(owner, "hasDirection", direction)
        names, head = m.some("technologies", 2), m.one_of("heads")
        m.say(f"攻关{joined(names, '和')}等{head}。")
        field = m.entity("Field", head)
        m.relate(direction, "hasField", field)
        m.relate(field, "involvesTechnology", *(m.entity("Technology", name) for name in names))
        if m.pick((True, False)):
            body = m.one_of("bodies")
            m.say(f"（责任单位：{body}）")
            m.entity("Organization", m.place + body, body, term=body)
