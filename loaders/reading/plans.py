"""Plans: by their title in 《》, or listed by what they promote (出台了A、B、C三个行动方案)."""

import re

from graph.text import bare
from loaders.reading.coordination import members, shared_tail, without_etc
from loaders.reading.draft import Ref
from loaders.reading.lexicon import either, lead, words
from loaders.reading.patterns import Found, find
from loaders.reading.sentences import Sentence, Span
from loaders.reading.state import Reading, number, topic, topic_of

_BASIS = re.compile(rf"{either('basis')}[^，。；]{{0,30}}$|{either('basis')}[^。；]{{0,60}}》、?(?:和)?$")


def read(reading: Reading, sentence: Sentence) -> None:
    """The plans that a sentence names."""
    for found in find("plan title", sentence):
        _titled(reading, found)
    for found in find("short title", sentence):
        _short(reading, found)
    for found in find("plan set", sentence):
        _listed(reading, found)


def _titled(reading: Reading, found: Found) -> None:
    title = found.piece("title")
    if title is None or title.text in words("plan_heads"):
        _again(reading, title)
        return
    years = re.findall(r"\d{4}", (found.piece("years") or title.cut(0, 0)).text)
    code = found.piece("number")
    ref = reading.plan_named(
        title, years,
        status="draft" if found.piece("draft") else None,
        number=reading.draft.text(code.span) if code else None,
    )  # fmt: skip
    before = found.sentence.cut(0, found.match.start())
    if _BASIS.search(before.text) and ref not in reading.groups.get("plans", ()):
        reading.cited.add(ref.id)
        reading.draft.link(reading.plan or reading.draft.itself(), "CITES", ref, title.span, "P06", 0.85)
        return
    reading.plan = reading.plan or ref
    _issued(reading, before, ref, found.rule.id)


def _again(reading: Reading, title: Sentence | None) -> None:
    """《方案》: the plan that goes by this short title, or the only one there is."""
    plans = reading.plans()
    ref = reading.shorts.get(title.text if title else "") or (plans[0] if len(plans) == 1 else None)
    if ref is not None and title is not None:
        reading.draft.again(ref, title.span)
        reading.plan = ref


def _short(reading: Reading, found: Found) -> None:
    """（以下简称《方案》）: the nearest plan before goes by this name from here on."""
    short, plans = found.piece("short"), list(reading.draft.known("Plan"))
    if short is not None and plans:
        reading.shorts[short.text] = plans[-1]


def _issued(reading: Reading, before: Sentence, ref: Ref, rule: str) -> None:
    """The last body or place before the verb of issue has issued the plan."""
    verb = max((before.text.rfind(v) for v in words("issue")), default=-1)
    if verb < 0 or before.text.endswith("》"):
        return
    for mark in reversed(reading.inside(before.cut(0, verb), "Organization", "Place")):
        issuer = reading.draft.say(mark.concept.label, reading.draft.text(mark.span), mark.span)
        reading.draft.link(ref, "ISSUED_BY", issuer, Span(mark.span.passage, mark.span.start, before.span.end), rule)
        return


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
