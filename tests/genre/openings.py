"""How a plan is brought in: by its title, in a set, at a press conference, by who speaks."""

from tests.genre.manuscript import Manuscript, joined, words
from tests.genre.templates import about, template


@template(
    "P01",
    "opening",
    "{place}市近日印发《{title}》。",
    "近日，{place}市人民政府出台了《{title}》。",
    "{place}正式发布《{title}》（{place}政办发〔2024〕7号）。",
    "{place}市印发《{title}》（以下简称《方案》）。",
)
def titled_plan(m: Manuscript, form: str) -> None:
    head, end = m.pick(words()["plan_heads"]), m.year
    title = f"{m.place}市{m.topic}产业发展{head}"
    m.paragraph(form.format(place=m.place, title=f"{title}（2023—{end}年）"))
    m.plan = m.entity("Plan", f"{m.topic}产业发展{head}", "方案", title, term=title)
    m.entity("Place", m.place, f"{m.place}市", optional="人民政府" in form)
    issuer = "Organization" if "人民政府" in form else "Place"
    name = f"{m.place}市人民政府" if "人民政府" in form else m.place
    m.relate(m.plan, "issuedBy", m.entity(issuer, name, f"{name}市"))
    about(m, m.topic)


@template("P04", "opening", "{place}市政府召开常务会议，审议并原则通过了《{title}》。")
def passed_plan(m: Manuscript, form: str) -> None:
    title = f"{m.place}市{m.topic}产业发展规划"
    m.paragraph(form.format(place=m.place, title=title))
    m.plan = m.entity("Plan", f"{m.topic}产业发展规划", title, term=title)
    place = m.entity("Place", m.place, f"{m.place}市", optional=True)
    government = m.entity(
        "Organization", f"{m.place}市人民政府", f"{m.place}市政府", term=f"{m.place}市政府", optional=True
    )
    meeting = m.entity("Event", "常务会议", f"{m.place}市政府常务会议", optional=True)
    m.free(m.plan, "issuedBy", place, government)
    m.free(meeting, "announces", m.plan)
    m.free(meeting, "locatedIn", place)
    about(m, m.topic)


@template("P05", "opening", "{place}就《{title}（征求意见稿）》公开征求意见。")
def draft_plan(m: Manuscript, form: str) -> None:
    title = f"{m.place}市{m.topic}产业发展规划"
    m.paragraph(form.format(place=m.place, title=title))
    m.plan = m.entity("Plan", f"{m.topic}产业发展规划", title, term=title)
    m.free(m.plan, "issuedBy", m.entity("Place", m.place, f"{m.place}市"))
    about(m, m.topic)


@template(
    "P03",
    "opening",
    "促进{a}产业发展、培育{b}新赛道{count}个行动方案",
    "推动{a}产业发展、推动{b}产业高质量发展{count}个实施方案",
    "促进{a}产业创新发展、支持{b}产业做大做强{count}个行动计划",
)
def plan_set(m: Manuscript, form: str) -> None:
    other = m.one_of("topics")
    head = form[-4:]
    listed = form.format(a=m.topic, b=other, count="两")
    parts = listed[: listed.index("两")].split("、")
    m.paragraph(f"{m.place}近日出台了{listed}。")
    plans = [m.entity("Plan", part + head, part, part[2:] + head, term=part) for part in parts]
    m.plan = plans[0]
    place = m.entity("Place", m.place, f"{m.place}市")
    for plan in plans:
        m.relate(plan, "issuedBy", place)
    m.declared(f"两个{head}", 2, plans)
    for topic in (m.topic, other):
        about(m, topic)
    m.spare(f"{other}新赛道")


@template(
    "P09",
    "opening",
    "5月16日（周四）9时30分，{place}举行市政府新闻发布会，邀请{bodies}等有关负责同志出席，介绍两个行动方案有关情况。",
    "5月16日，{place}市召开市政府新闻发布会，邀请{bodies}有关负责人介绍两个行动方案相关情况。",
)
def press_conference(m: Manuscript, form: str) -> None:
    bodies = m.some("bodies", 3)
    m.paragraph(form.format(place=m.place, bodies=joined(bodies)))
    name = f"{m.place}市政府新闻发布会"
    here = m.at
    event = m.entity("Event", name, "市政府新闻发布会", term="市政府新闻发布会")
    place = m.entity("Place", m.place, f"{m.place}市")
    m.relate(event, "locatedIn", place)
    m.relate(event, "attendedBy", *(m.entity("Organization", m.place + body, body, term=body) for body in bodies))
    plan_set(m, "促进{a}产业发展、推动{b}产业高质量发展{count}个行动方案")
    m.relate(event, "announces", *m.plans(), at=here)


@template("P10", "opening", "{body}局长{name}介绍，", "{body}副局长{name}表示，", "{body}局长{name}在会上指出，")
def speaker(m: Manuscript, form: str) -> None:
    body, name = m.one_of("bodies"), m.one_of("people")
    if body.endswith("委"):
        form = form.replace("局长", "主任")
    plan_set(m, "促进{a}产业发展、推动{b}产业高质量发展{count}个行动方案")
    listed = m.paragraphs.pop()
    m.paragraph(form.format(body=body, name=name) + listed)
    person = m.entity("Person", name)
    m.relate(person, "affiliatedWith", m.entity("Organization", m.place + body, body, term=body))
    m.relate(person, "announces", *m.plans())


@template("P07", "opening", "{a}、{b}等5部门联合印发《{title}》。", "{a}会同{b}联合印发了《{title}》。")
def joint_issue(m: Manuscript, form: str) -> None:
    a, b = (m.place + body for body in m.some("bodies", 2))
    title = f"{m.place}市{m.topic}产业发展行动计划"
    m.paragraph(form.format(a=a, b=b, title=title))
    m.plan = m.entity("Plan", f"{m.topic}产业发展行动计划", title, term=title)
    m.relate(m.plan, "issuedBy", *(m.entity("Organization", body) for body in (a, b)))
    m.free(m.plan, "issuedBy", m.entity("Place", m.place, f"{m.place}市", optional=True))
    about(m, m.topic)


@template("P00", "opening", "{place}：到{year}年，培育{a}家龙头企业、{b}家配套企业")
def headline(m: Manuscript, form: str) -> None:
    """The headline says first what the text says again."""
    a, b = m.number(3, 9), m.number(20, 90)
    titled_plan(m, "{place}市近日印发《{title}》。")
    m.title = form.format(place=m.place, year=m.year, a=a, b=b)
    m.paragraph(f"到{m.year}年，培育{a}家龙头企业、{b}家配套企业。")
    m.used("counted", "龙头企业", "配套企业")
    m.goal(f"{a}家龙头企业", "龙头企业", "=", a, "家", also=[[0, f"{a}家龙头企业"]])
    m.goal(f"{b}家配套企业", "配套企业", "=", b, "家", also=[[0, f"{b}家配套企业"]])
