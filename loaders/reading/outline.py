"""The numbered outline of a plan's text (一、 （一） 1.): sections, actions and directions by their headings."""

import re
from dataclasses import dataclass

from loaders.reading.draft import Ref
from loaders.reading.hanging import named_in
from loaders.reading.lexicon import either, words
from loaders.reading.needed import Screened
from loaders.reading.patterns import Found, find
from loaders.reading.plans import issued_by, topic_field
from loaders.reading.sentences import Sentence, sentences, trimmed
from loaders.reading.state import Reading, number

_PLAN_TITLE = re.compile(
    rf"^[^，。：；！？《》]{{4,60}}?(?!蓝图|路线图)(?<!有力)(?<!多项)(?<!系列){either('plan_heads')}(?:（[^（）]*）)*$"
)
_NOTICE = re.compile(
    rf"^(?P<issuer>.{{2,40}}?)关于(?:印发|发布|转发)《?(?P<title>.{{4,80}}?{either('plan_heads')}(?:（[^（）]*）)*)》?(?:的)?通知$"
)
_NEWS_TITLE = re.compile(
    rf"^[^，。：；《》“]{{0,12}}?(?:发布|印发|出台|推出|公布|编制)(?:实施)?(?P<title>(?![一二三四五六七八九十\d]|首)"
    rf"[^，。：；！？、《》“”]{{4,40}}?{either('plan_heads')}(?:（[^（）]*）)?)$"
)
_COUNTED = Screened(
    rf"(?P<n>\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})(?:个|大|项|条)(?:重点|主要|专项|重大)?"
    rf"(?P<head>{either('action_heads', 'direction_heads')})"
)
_HEADLINE = 9  # a goal's or measure's own headline stands below every number
_LONGEST = 22  # characters of a title at the lowest level; more is a sentence


@dataclass(frozen=True)
class Heading:
    """A numbered heading: how deep, its number, its title, and what follows it in the same passage."""

    level: int
    ordinal: int | None
    title: Sentence
    rest: Sentence
    said: bool = False  # 一要…: a line of work of whoever speaks, with or without a plan


def own_plan(reading: Reading) -> None:
    """A document whose title is that of a plan is this plan's text."""
    whole = Sentence(reading.title_span(), reading.forms[0])
    title = whole.cut(max(whole.text.rfind(c) for c in "丨｜|") + 1, len(whole.text))
    notice = _NOTICE.match(title.text)
    if news := _NEWS_TITLE.match(title.text) or notice:
        title = title.cut(*news.span("title"))
    head = re.sub(rf"{either('plan_heads')}(?:（[^（）]*）)*$", "", title.text)
    if not _PLAN_TITLE.match(title.text) or any(v in head for v in words("issue", "telling")):
        return
    reading.own = news is None or notice is not None
    bracket = title.text.find("（")
    name = trimmed(title.cut(0, bracket if bracket > 0 else len(title.text)))
    years = re.findall(r"(?:19|20)\d{2}", title.text[max(bracket, 0) :]) if bracket > 0 else []
    reading.plan = reading.plan_named(name, years)
    topic_field(reading, name, reading.plan)
    issuers = whole.cut(*notice.span("issuer")) if notice else whole.cut(0, max(0, whole.text.find("关于")))
    for issuer in issued_by(reading, issuers):
        reading.draft.link(reading.plan, "ISSUED_BY", issuer, whole.span, "P01a", 0.85)
    reading.period_end = int(years[-1]) if len(years) > 1 else None
    reading.groups["plans"] = [reading.plan]
    reading.headline = None if reading.own else reading.plan


def heading(passage: int, form: str) -> Heading | None:
    """The numbered heading that a passage begins with."""
    first = next(iter(sentences(passage, form)), None)
    if first is None:
        return None
    for headline in find("headline", first):
        title = headline.piece("title")
        if title is not None and passage > 0:
            return Heading(_HEADLINE, None, title, first)
    for found in (*find("heading", first), *find("running heading", first)):
        if (numbered := _numbered(passage, form, first, found)) is not None:
            return numbered
    return None


def _numbered(passage: int, form: str, first: Sentence, found: Found) -> Heading | None:
    """A heading behind a number; a long one at the lowest level is a sentence, of which the first clause may be one."""
    mark, title, running = found.match["ordinal"], found.piece("title"), found.rule.states == "running heading"
    if title is None or (not running and not found.match["stop"] and title.span.end < first.span.end):
        return None
    level = 3 if mark[0].isdigit() or mark[-1] in "是要" else 2 if mark.startswith("（") else 1
    points = re.search(r"（[\d.]+分）$", title.text)
    title = title.cut(0, points.start()) if points else title
    if level == 3 and (len(title.text) > _LONGEST or re.search(r"\d", title.text)):
        return None
    whole = Sentence(type(first.span)(passage, 0, len(form)), form)
    rest = whole.cut(title.span.end, len(form))
    return Heading(level, number(mark.strip("（）第是要")), title, rest, mark[-1] in "是要")


def enter(reading: Reading, found: Heading) -> None:
    """A heading opens a section, an action or a direction; it closes all of its depth and below."""
    reading.outline = [(level, ref) for level, ref in reading.outline if level < found.level]
    text = found.title.text
    if found.level <= reading.section_level:
        reading.section, reading.section_level = "general", 0
    if not found.said and any(word in text for word in words("section_heads", "goal_sections")) and len(text) <= 12:
        section = _section(text)
        if section != "general" or reading.section_level == 0:
            reading.section, reading.section_level = section, found.level
        return
    if reading.plan is None and not found.said:
        return
    owner = reading.outline[-1][1] if reading.outline else reading.plan or reading.draft.itself()
    label = "Action" if any(text.endswith(h) for h in words("action_heads")) else "Direction"
    kind = {"kind": "measure" if reading.section == "measure" else "focus"} if label == "Direction" else {}
    ref = reading.draft.say(
        label, reading.draft.text(found.title.span), found.title.span,
        scope=(reading.plan or reading.draft.itself()).id, ordinal=found.ordinal or None, **kind,
    )  # fmt: skip
    if label == "Action":
        reading.draft.link(reading.plan, "HAS_ACTION", ref, found.title.span, "P20")
    else:
        reading.draft.link(_holder(owner, reading.plan), "HAS_DIRECTION", ref, found.title.span, "P20")
        if reading.section != "measure":
            named_in(reading, ref, found.title)
    if reading.section == "goal" or found.level == _HEADLINE:
        reading.goals.add(ref.id)
    reading.headed.append((found.level, owner, ref))
    reading.outline.append((found.level, ref))


def _section(text: str) -> str:
    """What a section is for: goals, measures that support the work, or the work itself."""
    if any(word in text for word in words("goal_sections")):
        return "goal"
    return "measure" if any(word in text for word in words("measure_sections")) else "general"


def _holder(owner: Ref, plan: Ref | None) -> Ref | None:
    """A direction under a direction hangs on the plan or action above."""
    return owner if owner.label in ("Plan", "Action") else plan


def counts(reading: Reading) -> None:
    """实施五大行动, with five headings of actions after it: the count is checked against the headings."""
    for pending in reading.pending:
        for found in _COUNTED.finditer(pending.sentence.text):
            span = pending.sentence.part(*found.span())
            if any(span.touches(claimed) for claimed in reading.draft.counted()):
                continue
            label = "Action" if found["head"] in words("action_heads") else "Direction"
            members = _siblings(reading, label, number(found["n"]))
            if members:
                reading.draft.check(span, number(found["n"]), members, reading.draft.because("headings"))


def _siblings(reading: Reading, label: str, wanted: int | None) -> list[Ref]:
    """The headings of one level under one owner, where there are as many as wanted."""
    groups: dict[tuple[int, str], list[Ref]] = {}
    for level, owner, ref in reading.headed:
        if ref.label == label:
            groups.setdefault((level, owner.id), []).append(ref)
    return next((group for group in groups.values() if len(group) == wanted), [])
