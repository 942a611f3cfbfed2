"""Plans: by title, by who issues them (released an action plan to …), in sets; who issued them and for which years."""

import re
from collections.abc import Callable

from graph.text import bare
from loaders.reading.draft import Ref
from loaders.reading.english import issuers, plan_sets
from loaders.reading.english.phrases import bared, unquoted
from loaders.reading.english.rules import find
from loaders.reading.english.state import Telling
from loaders.reading.english.words import either, pattern
from loaders.reading.patterns import Found
from loaders.reading.sentences import Sentence, Span

_YEARS = re.compile(r"(?<!\d)(20\d\d) ?(?:-|to|through) ?(?:20)?(\d\d)(?!\d)")
_AFTER_YEARS = re.compile(
    r"^(?:[ ,]*(?:\(|from |for (?:the )?(?:period )?(?:of |from )?|between )?|[^.;]{0,60}period \()"
    r"(20\d\d) ?(?:-|to|and|through) ?(?:20)?(\d\d)(?!\d)"
)
_ONE_YEAR = re.compile(r"^(20\d\d) (?=\w)")
_BASIS = re.compile(rf"{either('basis')} (?:the |its )?[^.;]{{0,40}}$")
_BARE = re.compile(rf"(?i:(?:(?:20\d\d|new|\w+-year|industry|industrial) )*{either('plan_heads')})")
_OF = re.compile(r"(?:\w+ )?(?:of|for|to|on|concerning|regarding|aimed at|about) .*")


def read(telling: Telling, sentence: Sentence) -> None:
    """The plans that a sentence names, and who issued them."""
    taken: list[Span] = []
    for states, reader in _READERS:
        for found in find(states, sentence):
            if not any(found.whole().span.touches(span) for span in taken):
                reader(telling, found, taken)


def _short(telling: Telling, found: Found, _: list[Span]) -> None:
    """(hereinafter referred to as the "Plan"): the nearest plan before goes by this name from here on."""
    short, plans = found.piece("short"), telling.plans()
    if short is not None and plans and pattern("plan_words").search(short.text):
        telling.shorts[bare(short.text)] = plans[-1]


def _titled(telling: Telling, found: Found, taken: list[Span]) -> None:
    title = found.piece("title")
    if title is None:
        return
    title = unquoted(_trimmed(title))
    behind = found.sentence.text[found.match.end("title") :]
    if len(title.text.split()) < 3 or re.match(r"['\"]? period", behind):
        return
    taken.append(found.whole().span)
    telling.proper.extend([title.span])
    before, main = found.sentence.text[: found.match.start()], telling.plan
    years = _period(title.text + (found.match["years"] or behind[:24]))
    plan = _say(telling, title, years, draft="draft" in found.match.groupdict() and bool(found.match["draft"]))
    if _BASIS.search(before) and main is not None and main != plan:
        telling.cited.add(plan.id)
        telling.plan = main
        telling.draft.link(main, "CITES", plan, title.span, found.rule.id, 0.8)
        return
    issuers.issuer(telling, found.sentence.cut(0, found.match.start()), plan, title.span, found.rule.id)


def _trimmed(title: Sentence) -> Sentence:
    """A title without the article or verb that a capital letter let in, and without its years."""
    text = re.split(r" ?\(", title.text)[0].rstrip(" ,")
    return bared(title.cut(0, len(text)))


def _period(text: str) -> tuple[int, int] | None:
    found = _YEARS.search(text)
    return (int(found[1]), int(found[1][:2] + found[2])) if found else None


def _say(
    telling: Telling,
    span_of: Sentence,
    years: tuple[int, int] | None,
    *,
    name: str = "",
    alt: tuple[str, ...] = (),
    draft: bool = False,
) -> Ref:
    """A plan is named here; what was only called an action plan so far was this one."""
    bare_ones = [plan for plan in telling.plans() if _BARE.fullmatch(plan.name)]
    said = name or telling.draft.text(span_of.span)
    start, end = years or (None, None)
    ref = telling.draft.say(
        "Plan", said, span_of.span, scope=_scope(telling, said), alt=alt,
        period_start=start, period_end=end, status="draft" if draft else None,
    )  # fmt: skip
    for plan in bare_ones:
        telling.draft.unite(plan, ref)
    if years:
        telling.ends[ref.id] = years[1]
    return telling.plan_named(ref, span_of.span)


def _scope(telling: Telling, name: str) -> str:
    """A plan is its place's; what is only called the plan is that of this document."""
    return telling.draft.document.id if _BARE.fullmatch(name) else telling.draft.place or ""


def _described(telling: Telling, found: Found, taken: list[Span]) -> None:
    """released an action plan to boost X: a plan by its description, or the one already known."""
    name, tail = found.piece("name"), found.piece("tail")
    if name is None:
        return
    start = found.sentence.span.start
    whole = found.sentence.cut(name.span.start - start, (tail or name).span.end - start)
    taken.append(whole.span)
    known, ref = telling.plans(), None
    definite = found.match["lead"].strip().lower() in ("the", "its", "") or found.match["lead"].endswith("'s ")
    if known and (definite or not tail or found.rule.states == "plan named"):
        ref = telling.plan_again(_same(telling, known, whole.text), whole.span)
    elif _is_intention(found, name, tail):
        return
    elif (
        pattern("strong_plan_heads").search(name.text)
        or found.rule.id == "E04a"
        or (tail and found.rule.states == "plan issued")
    ):
        ref = _new(telling, found, whole)
    if ref is not None and found.rule.states == "plan issued":
        issuers.issuer(telling, found.sentence.cut(0, found.match.start()), ref, whole.span, found.rule.id)


def _is_intention(found: Found, name: Sentence, tail: Sentence | None) -> bool:
    """Development plans in general, and plans to do something, are no plan."""
    if not name.text.endswith("s") or re.search("(?i:opinions|guidelines)$", name.text):
        return False
    weak = not pattern("strong_plan_heads").search(name.text)
    return found.rule.states == "plan named" or (weak and tail is not None and tail.text.startswith(" to "))


def _new(telling: Telling, found: Found, whole: Sentence) -> Ref:
    """A plan not named before; its day of issue is no part of its name, a year in front need not be."""
    rest = found.sentence.text[found.match.end() :]
    behind = _AFTER_YEARS.match(rest)
    years = (int(behind[1]), int(behind[1][:2] + behind[2])) if behind else None
    gap, said = found.piece("gap") if "gap" in found.match.re.groupindex else None, telling.draft.text(whole.span)
    if gap is not None:
        said = said[: gap.span.start - whole.span.start] + said[gap.span.end - whole.span.start :]
    dated = _ONE_YEAR.match(said)
    alt = (said[dated.end() :],) if dated else ()
    return _say(telling, whole, years or ((int(dated[1]),) * 2 if dated else None), name=said, alt=alt)


def _same(telling: Telling, known: list[Ref], text: str) -> Ref:
    """The plan that this description can only mean: the one there is, or one that goes by the same words."""
    by_name = telling.draft.find(text, "Plan")
    if by_name is not None:
        return by_name
    return known[0] if len(known) == 1 or telling.plan is None else telling.plan


def _again(telling: Telling, found: Found, _: list[Span]) -> None:
    """The plan: the one that the passage is about."""
    name = found.piece("name")
    if name is None:
        return
    short = telling.shorts.get(bare(name.text))
    plans = telling.plans()
    ref = short or (plans[0] if len(plans) == 1 else telling.plan)
    if ref is not None:
        telling.plan_again(ref, unquoted(name).span)


def title(telling: Telling, sentence: Sentence) -> None:
    """The headline: it names the plan of the text again where there is but one, else what it says itself."""
    plans = telling.plans()
    if len(plans) != 1:
        if not plans:
            read(telling, sentence)
        return
    for states in ("plan title", "plan issued", "plan named"):
        for found in find(states, sentence):
            name = found.piece("title") or found.piece("name")
            tail = found.piece("tail")
            if name is not None:
                span = Span(name.span.passage, name.span.start, (tail or name).span.end)
                telling.plan_again(plans[0], span, telling.draft.text(span))
                return


_READERS: tuple[tuple[str, Callable[[Telling, Found, list[Span]], None]], ...] = (
    ("plan title", _titled),
    ("plan set", plan_sets.read),
    ("plan issued", _described),
    ("plan named", _described),
    ("plan again", _again),
    ("short title", _short),
    ("issued by", issuers.issued_by),
)
