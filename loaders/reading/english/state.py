"""Where the reading of an English account stands, and what it has told so far."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache

from loaders.reading.claims import Claims
from loaders.reading.draft import Draft, Ref
from loaders.reading.english.names import Mark
from loaders.reading.sentences import Sentence, Span


@dataclass
class Telling:
    """What an English account has told so far."""

    draft: Draft
    published_year: int | None = None
    marks: dict[int, list[Mark]] = field(default_factory=dict)
    proper: Claims = field(default_factory=Claims)
    titles: Claims = field(default_factory=Claims)
    titled: dict[Span, Ref] = field(default_factory=dict)
    named_plans: dict[str, None] = field(default_factory=dict)
    plan: Ref | None = None
    event: Ref | None = None
    direction: Ref | None = None
    park: Ref | None = None
    shorts: dict[str, Ref] = field(default_factory=dict)
    cited: set[str] = field(default_factory=set)
    ends: dict[str, int] = field(default_factory=dict)
    goal_year: int | None = None
    goals: bool = False
    metric: str = ""
    unit: str = ""
    lists: list[list[Ref]] = field(default_factory=list)

    def inside(self, piece: Sentence, *labels: str) -> list[Mark]:
        """The names in a stretch of text, of these labels where any are given."""
        found, span = self.marks.get(piece.span.passage, []), piece.span
        first, last = (bisect_left(found, at, key=lambda m: m.span.start) for at in (span.start, span.end))
        return [m for m in found[first:last] if m.span.end <= span.end and (not labels or m.label in labels)]

    def protected(self, piece: Sentence) -> list[Span]:
        """Names that no list splitting may cut."""
        return [m.span for m in self.inside(piece)]

    def plans(self) -> list[Ref]:
        """The plans this account tells of, in order."""
        refs = self.draft.refs
        return [refs[id_] for id_ in self.named_plans if id_ in refs and id_ not in self.cited]

    def parent(self) -> Ref | None:
        """The most specific thing that the text is about here."""
        return self.direction or self.plan

    def is_proper(self, span: Span) -> bool:
        """Is it part of a longer proper name: of a title, body, park or event?"""
        return any(span.within(name) and span != name for name in self.proper.near(span))

    def home(self) -> Ref | None:
        """The place the account is from, said where the text first names it."""
        for marks in self.marks.values():
            for mark in marks:
                if mark.concept is not None and mark.concept.id == self.draft.place:
                    return self.draft.say("Place", self.draft.text(mark.span), mark.span)
        return None

    def plan_named(self, ref: Ref, span: Span) -> Ref:
        """A plan is named; the text is about it from here on."""
        self.named_plans[ref.id] = None
        self.titles.extend([span])
        self.titled[span] = ref
        self.plan = ref
        return ref

    def plan_again(self, ref: Ref, span: Span, *alt: str) -> Ref:
        """A plan is named once more; the text is about it from here on."""
        return self.plan_named(self.draft.again(ref, span, *alt), span)

    def plan_at(self, span: Span) -> Ref | None:
        """The plan whose name these words are part of, under the fuller name it has got since."""
        named = (self.titled[title] for title in self.titles.near(span) if span.touches(title))
        return next((self._final(plan) for plan in named), None)

    def _final(self, plan: Ref) -> Ref | None:
        return self.draft.refs.get(self.draft.same.get(plan.id, plan.id))

    def turn(self, plan: Ref | None) -> None:
        """The text is about this plan, under the fuller name it has got since; the first plan, before any is named."""
        final, plans = self._final(plan) if plan is not None else None, self.plans()
        self.plan = final or self.plan or (plans[0] if plans else None)

    def enter(self, passage: str) -> None:
        """A new passage: where there are several plans, the one whose topic it names most."""
        self.goal_year, self.metric, self.unit, self.direction, self.park = None, "", "", None, None
        plans = self.plans()
        if len(plans) < 2:
            self.plan = plans[0] if plans else self.plan
            return
        text = passage.lower()
        named = [(sum(word in text for word in _topic(plan.name)), plan) for plan in plans]
        best = max(count for count, _ in named)
        if best and [count for count, _ in named].count(best) == 1:
            self.plan = next(plan for count, plan in named if count == best)


@lru_cache(maxsize=256)
def _topic(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z-]{4,}", title.lower())) - {"action", "plan", "plans", "development", "promote"}
