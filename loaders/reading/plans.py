"""Plans: by their title in 《》, or listed by what they promote (出台了A、B、C三个行动方案)."""

import re

from graph.text import bare
from loaders.reading.coordination import members, shared_tail, without_etc
from loaders.reading.draft import Ref
from loaders.reading.lexicon import NUMERAL, either, lead, words
from loaders.reading.marks import Mark
from loaders.reading.naming import is_name
from loaders.reading.offices import body
from loaders.reading.patterns import Found, find
from loaders.reading.sentences import Sentence, Span
from loaders.reading.state import Reading, form_of, number, topic, topic_of

_BASIS = re.compile(rf"{either('basis')}[^，。；]{{0,30}}$|{either('basis')}[^。；]{{0,60}}》、?(?:和)?$")

_IN_WORDS = re.compile(
    rf"(?:^|(?<=[，。；：“]))(?:该|本|此|这份|上述)?(?P<head>{either('plan_heads')})(?=提出|明确|围绕|指出|要求|还|从|部署|共|强调|规定|聚焦|确定)"
)
_SEVERAL = re.compile(rf"{NUMERAL}(?:个|项|大|份)")
_AREAS = ("Field", "Industry", "Technology")
_JOINED = re.compile(r"、|会同|以及|暨| |(?<=[委部局厅府办院行会])[和与及]")
_TOGETHER = re.compile(rf"(?:等)?(?:{NUMERAL}(?:个)?)?(?:部门|单位|部委|委办局)|等(?!级)|联合|共同|日前|近日|正式")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_BODIES = re.compile(rf"(?P<etc>等)?(?P<stated>(?P<n>{NUMERAL})(?:个)?(?:部门|部委|单位))")
_DAY = re.compile(r"(?:近日|日前|近期|昨日|今日|最近|\d{1,2}月\d{1,2}日|\d{1,2}日)?(?:，|从)?")
_SECTOR = re.compile(r"(?:产业集群|产业链|产业|行业|经济|工业|制造业|服务业|装备业|农业|渔业)$")
_WORK = re.compile(
    rf"(?:{either('plan_heads')}|若干|有关|相关|高质量|创新|健康|稳增长|提质|增效|发展|建设|培育|振兴|倍增|升级|转型|三年|两年|五年|行动|应用|试点|专项"
    r"|攻坚|示范|推广|融合|集聚|提升|推进|工作|跨越式|加快|中长期)$"
)
_LEADS = re.compile(
    r"锚定|引领|首[部个批]|^年|[十百千万]?亿级|流域|开发区|新区|促进|培育|推动|推进|支持|打造|做强|壮大|扩大|加快|关于|发展(?=..)|建设(?=..)"
)


def read(reading: Reading, sentence: Sentence) -> None:
    """The plans that a sentence names."""
    for found in find("plan title", sentence):
        _titled(reading, found)
    for found in find("short title", sentence):
        _short(reading, found)
    for found in find("plan set", sentence):
        _listed(reading, found)
    for found in find("plan named", sentence):
        _named(reading, found)
    for found in find("issued by", sentence):
        _issued_by(reading, found)
    for found in (*find("document title", sentence), *find("document named", sentence)):
        _document(reading, found)
    for found in find("quoted plan", sentence):
        _named(reading, found)
    _again_by_name(reading, sentence)
    _again_in_words(reading, sentence)


def _titled(reading: Reading, found: Found) -> None:
    title = found.piece("title")
    if title is None or title.text in words("plan_heads"):
        _again(reading, title)
        return
    years = re.findall(r"\d{4}", (found.piece("years") or title.cut(0, 0)).text.translate(_DIGITS))
    code = found.piece("number")
    ref = reading.plan_named(
        title, years,
        status="draft" if found.piece("draft") else None,
        number=reading.draft.text(code.span) if code else None,
    )  # fmt: skip
    before, known = found.sentence.cut(0, found.match.start()), ref in reading.groups.get("plans", ())
    if not known and (_BASIS.search(before.text) or (found.rule.id == "P01a" and title.span.passage > 0)):
        reading.cited.add(ref.id)
        reading.draft.link(reading.plan or reading.draft.itself(), "CITES", ref, title.span, "P06", 0.85)
        return
    _from_headline(reading, ref)
    reading.plan = reading.plan or ref
    topic_field(reading, title, ref)
    _issued(reading, found.piece("issuer") or before, ref, found.rule.id)


def _from_headline(reading: Reading, titled: Ref) -> None:
    """What the headline called in its own words is the first plan whose title speaks of the same."""
    headline, reading.headline = reading.headline, None
    if headline is None or headline.id == titled.id:
        return
    one, other = (bare(topic_of(ref.name)) for ref in (headline, titled))
    if one and other and (one in other or other in one):
        reading.draft.unite(headline, titled)
        reading.plan, reading.groups["plans"] = titled, [titled]
        reading.ends.setdefault(titled.id, reading.ends.get(headline.id, 0)) or reading.ends.pop(titled.id)


def topic_field(reading: Reading, title: Sentence, plan: Ref) -> None:
    """The field or industry that a plan's title says it is about."""
    about = title.cut(reading.place_length(title), len(title.text))
    while (work := _WORK.search(about.text)) and work.start() >= 2:
        about = about.cut(0, work.start())
    start = max((m.end() for m in _LEADS.finditer(about.text)), default=0)
    name = lead(about.cut(start, len(about.text)))[1]
    sector = _SECTOR.search(name.text)
    mark = next((m for m in reading.inside(name, *_AREAS) if m.span.start == name.span.start), None)
    if mark is None and (not is_name(reading, name) or name.text in words("generic_heads", "tails")):
        return
    label = "Industry" if sector else mark.concept.label if mark else "Field"
    span = name.span if sector or mark is None else mark.span
    ref = reading.draft.say(label, reading.draft.text(span), span)
    reading.draft.link(plan, "HAS_FIELD", ref, title.span, "P01", 0.75)


def _again(reading: Reading, title: Sentence | None) -> None:
    """《方案》: the plan that goes by this short title, or the only one there is."""
    plans = reading.plans()
    ref = reading.shorts.get(title.text if title else "") or (plans[0] if len(plans) == 1 else None)
    if ref is not None and title is not None:
        reading.draft.again(ref, title.span)
        reading.named.append((ref, title.span))
        reading.plan = ref


def _again_by_name(reading: Reading, sentence: Sentence) -> None:
    """A plan named once more by its whole name, without 《》."""
    for ref in list(reading.draft.known("Plan")):
        name = form_of(ref.name)
        at = sentence.text.find(name) if 5 < len(name) <= len(sentence.text) else -1
        span = sentence.part(at, at + len(name))
        if at >= 0 and not reading.draft.claimed.touch(span):
            reading.named.append((reading.draft.again(ref, span), span))


def _again_in_words(reading: Reading, sentence: Sentence) -> None:
    """方案提出: the plan the text is about, without its title."""
    for found in _IN_WORDS.finditer(sentence.text):
        plans, span = reading.plans(), sentence.part(*found.span("head"))
        ref = reading.plan or (plans[0] if len(plans) == 1 else None)
        if ref is not None:
            reading.named.append((ref, span))


def _named(reading: Reading, found: Found) -> None:
    """印发X行动方案: a plan without 《》; the one of the same topic where there is one."""
    name = found.piece("name")
    name = name if name is None or name.text.startswith("关于") else reading.object(name)
    listed = name is not None and (
        name.span.start > 0 and reading.forms[name.span.passage][name.span.start - 1] == "、"
    )
    if name is None or listed or _SEVERAL.search(name.text) or any(name.span.touches(s) for _, s in reading.named):
        return
    about = bare(topic(name.text))
    known = [r for r in reading.draft.known("Plan") if about and about in bare(topic_of(r.name))]
    if known:
        reading.named.append((reading.draft.again(known[0], name.span), name.span))
    elif about and len(about) > 1:
        ref = reading.plan_named(name, [])
        reading.plan = reading.plan or ref
        _issued(reading, found.sentence.cut(0, name.span.start - found.sentence.span.start), ref, found.rule.id)


def _issued_by(reading: Reading, found: Found) -> None:
    """已由市政府办公厅印发: the body behind 由 has issued the plan the sentence is about."""
    issuer = found.piece("issuer")
    ref = reading.plan if issuer is not None else None
    if ref is None or issuer is None:
        return
    for mark in reading.inside(issuer, "Organization", "Place")[-1:]:
        said = reading.draft.say(mark.concept.label, reading.draft.text(mark.span), mark.span)
        reading.draft.link(ref, "ISSUED_BY", said, found.whole().span, found.rule.id, found.rule.confidence)


def _document(reading: Reading, found: Found) -> None:
    """A regulation, notice or strategy that the plan rests on."""
    title = found.piece("title") or found.piece("name")
    if title is None or any(title.span.touches(span) for _, span in reading.named):
        return
    ref = reading.draft.say("Document", reading.draft.text(title.span), title.span)
    reading.draft.link(reading.plan or reading.draft.itself(), "CITES", ref, title.span, found.rule.id, 0.8)


def _short(reading: Reading, found: Found) -> None:
    """（以下简称《方案》）: the nearest plan before goes by this name from here on."""
    short, plans = found.piece("short"), list(reading.draft.known("Plan"))
    if short is not None and plans:
        reading.shorts[short.text] = plans[-1]


def _issued(reading: Reading, before: Sentence, ref: Ref, rule: str) -> None:
    """The body or place before the verb of issue has issued the plan, or all bodies of the list that stands there."""
    verb = max((before.text.rfind(v) for v in words("issue")), default=-1)
    if rule == "P01a":
        verb = len(before.text)
    if verb < 0 or before.text.endswith("》"):
        return
    clause = before.cut(max(before.text.rfind(c, 0, verb) for c in "，。；：") + 1, verb)
    if not reading.inside(clause, "Organization", "Place"):
        clause = before.cut(0, verb)
    issuers = issued_by(reading, clause)
    for issuer in issuers:
        start = min(clause.span.start, before.span.end)
        reading.draft.link(ref, "ISSUED_BY", issuer, Span(clause.span.passage, start, before.span.end), rule)
    _bodies_counted(reading, clause, issuers)


def _bodies_counted(reading: Reading, clause: Sentence, issuers: list[Ref]) -> None:
    """甲部、乙局等九部门: how many bodies issued it, and which of them are named."""
    count = _BODIES.search(clause.text)
    if count is not None and issuers:
        span, open_ = clause.part(*count.span("stated")), bool(count["etc"])
        reading.draft.check(span, number(count["n"]), issuers, reading.draft.because("listed before"), open_=open_)


def issued_by(reading: Reading, clause: Sentence) -> list[Ref]:
    """The bodies of 甲会同乙、丙等N部门联合; of a clause without a list its last body or place."""
    clause = _undated(clause)
    together = _TOGETHER.search(clause.text)
    body_list = clause.cut(0, together.start() if together else len(clause.text))
    parts = [part for part in _JOINED.split(body_list.text) if part]
    marks = reading.inside(clause, "Organization", "Place")
    bodies = [mark for mark in marks if mark.concept.label == "Organization"]
    if len(parts) == 1 and len(bodies) > 1:
        return [_mark_said(reading, mark) for mark in bodies]
    if len(parts) < 3 and len(marks) < 2:
        return [_mark_said(reading, mark) for mark in marks[-1:]]
    found, at = [], 0
    for part in parts:
        at = body_list.text.index(part, at)
        piece = body_list.cut(at, at + len(part))
        here = [m for m in marks if m.span.within(piece.span)]
        issuer = _mark_said(reading, here[-1]) if here else body(reading, piece, "Organization")
        found += [issuer] if issuer is not None else []
    return found


def _undated(clause: Sentence) -> Sentence:
    """近日甲局: without the day in front."""
    day = _DAY.match(clause.text)
    return clause.cut(day.end(), len(clause.text)) if day else clause


def _mark_said(reading: Reading, mark: Mark) -> Ref:
    return reading.draft.say(mark.concept.label, reading.draft.text(mark.span), mark.span)


def _listed(reading: Reading, found: Found) -> None:
    listing, count, head = found.piece("list"), found.piece("count"), found.piece("head")
    if listing is None or count is None or head is None:
        return
    parts = members(without_etc(_object(listing))[0], reading.protected(listing))
    if len(parts) < 2 and number(count.text) != 1:
        return
    tail = "" if any(lead(part)[0] for part in parts) else shared_tail(parts)
    refs = [_member(reading, part, tail, head.text) for part in parts]
    declared = Span(count.span.passage, count.span.start, head.span.end)
    reading.draft.check(declared, number(count.text), refs, reading.draft.because("listed before"))
    reading.groups["plans"] = refs if len(refs) >= len(reading.groups.get("plans", ())) else reading.groups["plans"]
    reading.groups["plans here"] = refs
    before = found.sentence.cut(0, listing.span.start - found.sentence.span.start)
    for ref, part in zip(refs, parts, strict=True):
        issuers = reading.inside(before, "Organization", "Place")
        if issuers and reading.speaker is None:
            mark = issuers[-1]
            issuer = reading.draft.say(mark.concept.label, reading.draft.text(mark.span), mark.span)
            stated = Span(mark.span.passage, mark.span.start, part.span.end)
            reading.draft.link(ref, "ISSUED_BY", issuer, stated, found.rule.id)


def _object(listing: Sentence) -> Sentence:
    """The list without what stands before it: basis (根据…，) and a second verb."""
    cut = listing.text.rfind("，")
    return (
        listing.cut(cut + 1, len(listing.text))
        if 0 <= cut < len(listing.text) - 6 and "、" not in listing.text[:cut]
        else listing
    )


def _member(reading: Reading, part: Sentence, tail: str, head: str) -> Ref:
    """A plan of the list: the one already named with this topic, else a new one."""
    said = reading.draft.text(part.span)
    about = topic(part.text + head)
    same = [r for r in reading.draft.known("Plan") if about and bare(topic_of(r.name)) == bare(about)]
    if not same:
        names = [
            r for r in reading.draft.known("Plan") if about and any(bare(about) in n for n in reading.draft.names[r.id])
        ]
        same = names if len(names) == 1 else []
    if same:
        return reading.draft.again(same[0], part.span, said)
    verb, object_ = lead(part)
    shared = "" if part.text.endswith(tail) else tail
    name = said + shared + head
    alts = [said + shared] if verb else []
    if verb:
        alts.append(reading.draft.text(object_.span) + shared + head)
    return reading.draft.say("Plan", reading.short_title(name), part.span, scope=reading.draft.place or "", alt=alts)
