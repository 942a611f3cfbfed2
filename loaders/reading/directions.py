"""Directions: 一是…二是…, what they are called, what announces them, and how many there should be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.reading.coordination import members
from loaders.reading.draft import Ref
from loaders.reading.hanging import named_in
from loaders.reading.lexicon import NUMERAL, either, lead, starts, without_lead, words
from loaders.reading.patterns import find
from loaders.reading.phrases import object_of
from loaders.reading.sentences import Sentence, clauses, sentences, split, trimmed
from loaders.reading.state import Reading, number

_ORIENTATION = re.compile(rf"(?:几|{either('orientation_heads')})")
_PAST = re.compile(either("past_cues"))
_QUOTE = re.compile(r"“(?P<said>[^“”，。；]{4,24})”")
_QUOTED = re.compile(rf"(?:{_QUOTE.pattern.replace('?P<said>', '?:')}、?){{3,}}")
_COUNTED = re.compile(rf"等?(?P<stated>(?P<n>{NUMERAL})(?:个|大|项|条|方面)[一-龥]{{0,6}})")
_DEEDS = ("verbs", "adverbs", "making_verbs", "building_verbs", "raising_verbs", "soft_verbs")
_SEVERAL = 2
_TITLE = 34  # characters; a longer first sentence is no title as a whole
_PARTS = 3


@dataclass
class Run:
    """The ordinals of a passage, and what announced them."""

    orientation: bool = False
    header: Sentence | None = None
    holds_fields: bool = False
    directions: list[Ref] = field(default_factory=list)
    fields: dict[str, list[Ref]] = field(default_factory=dict)


def segments(passage: int, form: str) -> Iterator[tuple[int | None, Sentence]]:
    """The sentences of a passage, cut before each ordinal; an ordinal that is followed by no second is no ordinal."""
    for sentence in sentences(passage, form):
        marks = [(m.match.start(), m.match.end(), number(m.match["ordinal"])) for m in find("ordinal", sentence)]
        start, ordinal = 0, None
        for at, after, value in marks:
            if sentence.text[start:at].strip():
                yield ordinal, sentence.cut(start, at)
            start, ordinal = after, value
        yield ordinal, sentence.cut(start, len(sentence.text))


def is_run(found: list[tuple[int | None, Sentence]]) -> bool:
    """Do the ordinals of a passage count up from one?"""
    ordinals = [o for o, _ in found if o is not None]
    return len(ordinals) >= 2 and ordinals == list(range(1, len(ordinals) + 1))


def announced(run: Run, header: Sentence) -> None:
    """The sentence before the first ordinal tells what is listed."""
    run.header = header
    run.holds_fields = bool(list(find("two levels", header)))
    run.orientation = bool(_ORIENTATION.search(header.text.rstrip("：，。"))) and not run.holds_fields


def begin(reading: Reading, run: Run, ordinal: int, segment: Sentence) -> Sentence:
    """A direction starts; what remains of its sentence after the title."""
    title, rest = _title(segment, orientation=run.orientation)
    parts = [p.text for p in map(trimmed, split(title, "，")) if p.text]
    owner = reading.action or reading.plan
    said = reading.draft.text(title.span)
    if not run.orientation and title.text.endswith(words("action_heads")) and not lead(title)[0]:
        ref = reading.draft.say(
            "Action", said, title.span, scope=(reading.plan or reading.draft.itself()).id, ordinal=ordinal
        )
        reading.draft.link(reading.plan, "HAS_ACTION", ref, title.span, "P18")
        run.directions.append(ref)
        return rest
    ref = reading.draft.say(
        "Direction", said, title.span,
        scope=reading.plan.id if reading.plan else reading.draft.document.id,
        alt=[reading.draft.text(p.span) for p in map(trimmed, split(title, "，"))] if len(parts) > 1 else (),
        ordinal=ordinal, kind="orientation" if run.orientation else "focus",
    )  # fmt: skip
    owners = [owner] if owner else reading.plans() if run.orientation else []
    for each in owners:
        reading.draft.link(
            each,
            "HAS_DIRECTION",
            ref,
            title.span,
            "P45" if run.orientation else "P18",
            0.65 if run.orientation else 0.9,
        )
    named_in(reading, ref, title)
    run.directions.append(ref)
    reading.direction = None if run.orientation else ref
    return rest


def _title(segment: Sentence, *, orientation: bool) -> tuple[Sentence, Sentence]:
    """The slogan: a short first sentence as a whole, else its first clause; an orientation without its verb."""
    sentence = clauses(segment, "。；！？")[0]
    parts = list(split(sentence, "，"))
    example = next((i for i, p in enumerate(parts) if i and starts(p.text, "examples_after")), None)
    whole = (
        len(trimmed(sentence).text) <= _TITLE
        and len(parts) <= _PARTS
        and example is None
        and not re.search(r"\d", sentence.text)
    )
    title = trimmed(sentence if whole else parts[0])
    rest = segment.cut(title.span.end - segment.span.start, len(segment.text))
    if orientation:
        title = without_lead(title, "orientation_verbs")
    return title, trimmed(rest) if rest.text.strip("，。；：") else segment.cut(len(segment.text), len(segment.text))


def finish(reading: Reading, run: Run) -> None:
    """Compare what announced the ordinals with what they were."""
    if run.header is None:
        return
    for found in find("two levels", run.header):
        dirs, fields = found.piece("dirs"), found.piece("fields")
        if dirs is not None:
            reading.draft.check(
                dirs.span, number(found.match["dcount"]), run.directions, reading.draft.because("ordinals")
            )
        if fields is not None:
            split_up = [run.fields.get(d.id, []) for d in run.directions]
            reading.draft.check(
                fields.span,
                number(found.match["fcount"]),
                (f for part in split_up for f in part),
                _how(reading, split_up),
            )
    heads = f"{either('direction_heads')}|{either('orientation_heads')}"
    plain = re.search(
        rf"(?P<n>\d{{1,2}}|[一二两三四五六七八九十几]{{1,3}})(?:个|大|项|条)(?:重点|主要)?(?:{heads})", run.header.text
    )
    if plain and not list(find("two levels", run.header)):
        reading.draft.check(
            run.header.part(*plain.span()), number(plain["n"]), run.directions, reading.draft.because("ordinals")
        )


def _how(reading: Reading, split_up: list[list[Ref]]) -> str:
    """Why these are the fields: how many each direction has, by its clauses and their coordination."""
    return reading.draft.because("clauses", shares="+".join(str(len(part)) for part in split_up))


def quoted(reading: Reading, sentence: Sentence) -> None:
    """部署了“推动甲发展”“培育乙”“打造丙”三项任务: lines of work in quotes, one beside the other."""
    for found in _QUOTED.finditer(sentence.text):
        parts = [sentence.cut(*m.span("said")) for m in _QUOTE.finditer(sentence.text, *found.span())]
        if reading.plan is None or not all(starts(p.text, *_DEEDS) for p in parts):
            continue
        refs = []
        for ordinal, part in enumerate(parts, start=1):
            said = reading.draft.text(part.span)
            ref = reading.draft.say("Direction", said, part.span, scope=reading.plan.id, ordinal=ordinal, kind="focus")
            reading.draft.link(reading.plan, "HAS_DIRECTION", ref, part.span, "P18", 0.8)
            refs.append(ref)
        if (count := _COUNTED.match(sentence.text, found.end())) is not None:
            stated = sentence.part(*count.span("stated"))
            reading.draft.check(stated, number(count["n"]), refs, reading.draft.because("listed before"))


def measures(reading: Reading, action: Ref, sentence: Sentence) -> None:
    """What an action does where nothing is numbered: 推进A培育和B建设，促进C发展."""
    for clause in split(sentence, "，；"):
        verb, object_ = lead(trimmed(clause))
        object_ = object_.cut(0, len(object_.text.rstrip("。；，")))
        if not verb or re.search(r"\d", object_.text):
            continue
        from_field = re.match(r"^[^，、]{2,10}领域(?=[^，、]{3})", object_.text)
        object_ = object_.cut(from_field.end(), len(object_.text)) if from_field else object_
        for part in _measures(object_):
            ref = reading.draft.say(
                "Direction", reading.draft.text(part.span), part.span, scope=action.id, kind="measure"
            )
            reading.draft.link(action, "HAS_DIRECTION", ref, part.span, "P22", 0.7)


def _measures(object_: Sentence) -> list[Sentence]:
    parts = members(object_)
    tails = words("measure_tails", "tails")
    return [
        p
        for p in parts
        if 4 <= len(p.text) <= 14 and any(p.text.endswith(t) for t in tails) and not re.search("[“等]", p.text)
    ]


def aspect(reading: Reading, sentence: Sentence) -> Sentence:
    """在X方面，…: a line of work of the plan, where the text says so more than once; what remains of the sentence."""
    found = next(iter(find("aspect", sentence)), None)
    name = found.piece("name") if found is not None else None
    if (
        found is None
        or name is None
        or reading.plan is None
        or reading.aspects < _SEVERAL
        or _PAST.search(sentence.text)
    ):
        return sentence
    if reading.is_topic(name.text):
        return sentence
    short = object_of(reading, name)
    said = [reading.draft.text(piece.span) for piece in (name, short)]
    ref = reading.draft.say("Direction", said[0], name.span, scope=reading.plan.id, alt=said[1:], kind="focus")
    reading.draft.link(reading.plan, "HAS_DIRECTION", ref, found.whole().span, found.rule.id, found.rule.confidence)
    reading.direction = ref
    return sentence.cut(found.match.end(), len(sentence.text))
