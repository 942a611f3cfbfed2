"""Where the reading stands: what the passage is about, and what earlier passages have said."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from graph.fragment import DocumentText
from graph.ids import bare_title
from graph.text import bare
from graph.vocabulary import Vocabulary
from loaders.reading.areas import national, regions
from loaders.reading.bodies import with_bodies
from loaders.reading.draft import Draft, Ref
from loaders.reading.lexicon import either, lead, starts
from loaders.reading.marks import Mark, home, leftmost, marks
from loaders.reading.normal import matching_form
from loaders.reading.sentences import Sentence, Span
from loaders.reading.titles import full_title, full_titles

_TOPIC_END = re.compile(rf"(?:{either('plan_heads')}|产业高质量发展|高质量发展|产业发展|新赛道|产业|发展)$")
_ASIDE = re.compile(r"“十[一二三四五六]五”|我国首[部个]|首[部个]|[三五]年(?=规划|行动|计划)|[“”《》]|（[^（）]*）")
_DOCUMENT = re.compile(
    rf"(?:《[^《》]{{2,80}}》|(?:该|本|上述)?{either('plan_heads')})(?={either('adverbs', 'verbs')})"
)
_TOPIC_START = re.compile(r"^(?:关于)?(?:加快|进一步)?(?:促进|培育|推动|推进|支持|发展|打造|建设|做强|壮大)?")


def _start(mark: Mark) -> int:
    return mark.span.start


@dataclass
class Reading:
    """The state of reading one document."""

    draft: Draft
    forms: tuple[str, ...]
    marks: dict[int, list[Mark]]
    published_year: int | None = None
    groups: dict[str, list[Ref]] = field(default_factory=dict)
    plan: Ref | None = None
    action: Ref | None = None
    action_at: Span | None = None
    action_before: Ref | None = None
    direction: Ref | None = None
    headline: Ref | None = None  # the plan that only a headline has named
    event: Ref | None = None
    programme: Ref | None = None
    speaker: Ref | None = None
    speaker_at: int = -1
    speaker_end: int = -1
    goal_year: int | None = None
    last_goal: int | None = None  # the goal year of the passages before
    shorts: dict[str, Ref] = field(default_factory=dict)
    named: list[tuple[Ref, Span]] = field(default_factory=list)  # plans, where a title or a short title stands
    sectors: list[tuple[Span, Ref]] = field(default_factory=list)  # clauses that are about a field or industry
    untold: list[Any] = field(default_factory=list)  # figures told before any plan
    settled: bool = False
    owners: list[tuple[Span, Ref]] = field(default_factory=list)  # clauses that are about a park
    pending: list[Any] = field(default_factory=list)
    section: str = "general"
    section_year: int | None = None  # the goal year that a section of goals has set
    goals: set[str] = field(default_factory=set)  # headings that only sum up goals
    aspects: int = 0  # how often the text says 在…方面
    metric: str = ""
    holds_fields: bool = False
    own: bool = False
    period_end: int | None = None
    ends: dict[str, int] = field(default_factory=dict)
    section_level: int = 0
    cited: set[str] = field(default_factory=set)
    announcing: tuple[Ref, Span, str] | None = None
    outline: list[tuple[int, Ref]] = field(default_factory=list)
    headed: list[tuple[int, Ref, Ref]] = field(default_factory=list)
    titles: tuple[str, ...] = ()

    def inside(self, sentence: Sentence, *labels: str) -> list[Mark]:
        """The vocabulary names in a sentence, of these labels where any are given."""
        passage, start, end = sentence.span
        here = self.marks.get(passage)
        if not here:
            return []
        first = bisect_left(here, start, key=_start) if start > here[0].span.start else 0
        last = bisect_left(here, end, key=_start) if end <= here[-1].span.start else len(here)
        return [m for m in here[first:last] if m.span.end <= end and (not labels or m.concept.label in labels)]

    def protected(self, sentence: Sentence) -> list[Span]:
        """Names that no list splitting may cut."""
        return [m.span for m in self.inside(sentence)]

    def object(self, piece: Sentence, *before: str) -> Sentence:
        """What a clause is about: without the place or body that does it, adverbs and verbs."""
        before = before or ("subjects", "prepositions")
        while True:
            rest = lead(piece, *before)[1]
            before = ("subjects",)
            for mark in self.inside(rest, "Place", "Organization")[:1]:
                behind = rest.cut(mark.span.end - rest.span.start, len(rest.text))
                if mark.span.start == rest.span.start and starts(behind.text, "adverbs", "verbs", "subjects", "modals"):
                    rest = behind
            if rest.text == piece.text:
                return rest
            piece = rest

    def is_topic(self, *texts: str) -> bool:
        """Is it what a plan of this document is about as a whole, and so no field among others?"""
        said = {bare(form) for text in texts for form in (text, topic(text))}
        return any(bare(topic_of(plan.name)) in said for plan in self.draft.known("Plan"))

    def plans(self) -> list[Ref]:
        """The plans named so far that this document tells of, in order."""
        return self.groups.get("plans", []) or [p for p in self.draft.known("Plan") if p.id not in self.cited]

    def parent(self, at: Span | None = None) -> Ref | None:
        """The most specific thing that the text is about here; an action named only further on is not yet it."""
        action = self.action
        if at is not None and self.action_at is not None and self.action_at.passage == at.passage:
            action = self.action_before if self.action_at.start > at.start else action
        return self.direction or action or self.plan or self.programme

    def park_at(self, at: Span) -> Ref | None:
        """The park that the words at this place are about."""
        return next((park for span, park in self.owners if at.within(span)), None)

    def sector_at(self, at: Span) -> Ref | None:
        """The field or industry that the words at this place are about."""
        return next((sector for span, sector in reversed(self.sectors) if at.within(span)), None)

    def turn_to(self, action: Ref, at: Span) -> None:
        """The text speaks of this action from here on."""
        self.action_before = None if self.action_at and self.action_at.passage != at.passage else self.action
        self.action, self.action_at = action, at

    def enter(self, passage: int) -> None:
        """A new passage: its plan is the one whose topic it names most; unnamed, the one before goes on."""
        self.direction = None
        if self.section == "goal" and self.goal_year is not None:
            self.section_year = self.goal_year
        self.last_goal = self.goal_year or self.last_goal
        if not self.forms[passage - 1].endswith("：") or passage == 0:
            self.goal_year = self.section_year if self.section == "goal" else None
        self.metric = ""
        if self.outline:
            self._reopen()
            return
        self.action = None
        plans = self.plans()
        form = self.forms[passage]
        ranked = [(count, ref) for ref in plans if (t := topic_of(ref.name)) and (count := form.count(t))]
        best = max((count for count, _ in ranked), default=0)
        first = [ref for count, ref in ranked if count == best]
        chosen = plans[0] if len(plans) == 1 else first[0] if len(first) == 1 else (self.plan if not ranked else None)
        if chosen != self.plan:
            self.action = None
        self.plan = chosen

    def _reopen(self) -> None:
        """Under a numbered heading the passage is about what the heading names."""
        for _, ref in self.outline:
            self.action = ref if ref.label == "Action" else self.action
            self.direction = ref if ref.label == "Direction" else None

    def title_span(self) -> Span:
        """The whole of the title."""
        return Span(0, 0, len(self.forms[0]))

    def plan_named(self, name: Sentence, years: list[str], **more: Any) -> Ref:
        """The plan of a title; its period where years stand with it."""
        said = self.draft.text(name.span)
        end = int(years[-1]) if len(years) > 1 else None
        issuer, full = self._issuing_place(name), said if years else self._in_full(said)
        ref = self.draft.say(
            "Plan", bare_title(said, said[: len(issuer.span)]) if issuer else self.short_title(full), name.span,
            scope=issuer.concept.id if issuer else self.draft.place or "", alt=(said,),
            period_start=int(years[0]) if years else None, period_end=end, **more,
        )  # fmt: skip
        if end is not None:
            self.ends[ref.id] = end
        if issuer is not None:
            place = self.draft.say("Place", self.draft.text(issuer.span), issuer.span)
            self.draft.link(ref, "ISSUED_BY", place, name.span, "P01", 0.8)
        self.named.append((ref, name.span))
        return ref

    def _in_full(self, said: str) -> str:
        """The full title in this document of what it calls by a short one."""
        known = self.draft.vocabulary.find(said, "Plan", self.draft.place)
        return said if known or self._home_length(said) else full_title(said, self.titles) or said

    def _issuing_place(self, name: Sentence) -> Mark | None:
        """The place that a plan's title begins with."""
        first = next(iter(self.inside(name, "Place")), None)
        return first if first is not None and first.span.start == name.span.start else None

    def place_length(self, title: Sentence) -> int:
        """How many characters at the start of a title name the place that issued the plan."""
        issuer = self._issuing_place(title)
        return max(len(issuer.span) if issuer else 0, self._home_length(self.draft.text(title.span)))

    def short_title(self, title: str) -> str:
        """The title without the place that issued it."""
        return bare_title(title, title[: self._home_length(title)])

    def _home_length(self, title: str) -> int:
        """How many characters at its start name the document's place, in either script."""
        form = matching_form(title)
        return next((len(n) for n in self.home_names() if form.startswith(n)), 0)

    def home_names(self) -> tuple[str, ...]:
        """What the document's place is called, the longest first."""
        return _names_of(self.draft.vocabulary, self.draft.place or "")


@lru_cache(maxsize=256)
def _names_of(vocabulary: Vocabulary, place: str) -> tuple[str, ...]:
    concept = vocabulary.concepts.get(place)
    return tuple(sorted(concept.all_names(), key=len, reverse=True)) if concept else ()


@lru_cache(maxsize=1 << 12)
def topic(title: str) -> str:
    """What a plan is about: its title without the verb before and the words for plans and development behind."""
    name = _ASIDE.sub("", title)
    before = ""
    while before != name:
        before, name = name, (_TOPIC_END.sub("", name) if len(name) > 2 else name)
    name = _TOPIC_START.sub("", name)
    return name if len(name) >= 2 else ""


@lru_cache(maxsize=1 << 12)
def form_of(name: str) -> str:
    """A name in matching form; asked for again with every sentence."""
    return matching_form(name)


@lru_cache(maxsize=1 << 12)
def topic_of(name: str) -> str:
    """What a plan of this name is about, in matching form."""
    return topic(form_of(name))


def begin(document: DocumentText, vocabulary: Vocabulary) -> Reading:
    """The state before the first passage."""
    forms = tuple(matching_form(p.text) for p in document.passages)
    place = home(forms, vocabulary)
    draft = Draft(document, vocabulary, place)
    found = {p.index: marks(forms[p.index], p.index, vocabulary, place) for p in document.passages}
    for index, named in found.items():
        around = leftmost(named, list(regions(forms[index], index, named)))
        bodies = with_bodies(forms[index], index, around, vocabulary, place)
        found[index] = leftmost(bodies, list(national(forms[index], index, bodies, vocabulary)))
        made = (m for m in found[index] if m.concept.scheme in ("bodies", "areas"))
        draft.local.update({bare(draft.text(m.span)): m.concept for m in made})
    year = int(document.published[:4]) if document.published and document.published[:4].isdigit() else None
    titles = full_titles(forms, (p.text for p in document.passages))
    aspects = sum(form.count("方面，") for form in forms)
    return Reading(draft, forms, found, year, titles=titles, aspects=aspects)


def number(text: str) -> int | None:
    """A small numeral, Arabic or Chinese: 3, 三, 十二, 一百; None for 几 and 若干."""
    if text.isdigit():
        return int(text)
    digits = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
    total, last = 0, 0
    for c in text:
        if c in digits:
            last = digits[c]
        elif c in "十百千":
            total += (last or 1) * {"十": 10, "百": 100, "千": 1000}[c]
            last = 0
        else:
            return None
    return total + last if text else None
