"""What a direction works on: the field of each clause, and the technologies it names.

A clause is a verb and its object. `A、B和C等HEAD`: where HEAD is a category of things (技术, 装备, 材料 …) they are
technologies and HEAD names the field; where HEAD only says what is done with them (创新应用能级) they are fields.
"""

from collections.abc import Iterable

from loaders.reading.coordination import members, without_etc
from loaders.reading.draft import Ref
from loaders.reading.fields import core, field
from loaders.reading.lexicon import lead, starts, unquoted, without_modifier, without_tail, words
from loaders.reading.naming import is_category, is_name, is_thing
from loaders.reading.patterns import Found, find
from loaders.reading.sentences import Sentence, split, trimmed
from loaders.reading.state import Reading, topic_of


def read(reading: Reading, sentence: Sentence) -> list[Ref]:
    """The fields that a sentence under a direction develops."""
    fields: list[Ref] = []
    for clause in split(sentence, "；。"):
        if "于一体" in clause.text:
            continue
        first, *others = [p for p in map(trimmed, split(clause, "，")) if p.text] or [clause]
        found = _main(reading, first)
        fields += found
        owner = found[0] if found else reading.direction
        for other in others:
            _secondary(reading, other, owner)
    return fields


def _main(reading: Reading, clause: Sentence) -> list[Ref]:
    """The fields of a clause's own verb and object."""
    for rule in ("supply system", *(("realised",) if reading.holds_fields else ())):
        for found in find(rule, clause):
            return _named(reading, found)
    verb, object_ = lead(clause)
    for found in find("examples of a head", object_):
        return _headed(reading, found)
    if verb not in words("making_verbs"):
        return []
    name = core(reading, object_)
    if not is_name(reading, name) or name.text in words("generic_heads"):
        return []
    parts = members(name, reading.protected(name), pair=False)
    fields = [_field(reading, part, clause, "P24") for part in parts if is_name(reading, part)]
    if len(parts) == 1:
        for alias in members(name, reading.protected(name)):
            reading.draft.again(fields[0], name.span, reading.draft.text(alias.span))
    return fields


def _named(reading: Reading, found: Found) -> list[Ref]:
    """构建X供给体系; 推动A、B实现X: X is the field."""
    name = found.piece("name")
    if name is None or not is_name(reading, name := core(reading, name)):
        return []
    ref = _field(reading, name, found.sentence, found.rule.id)
    listing = found.piece("list")
    for mark in reading.inside(listing, "Technology") if listing is not None else ():
        technology = reading.draft.say("Technology", reading.draft.text(mark.span), mark.span)
        reading.draft.link(ref, "INVOLVES", technology, found.sentence.span, found.rule.id, 0.75)
    return [ref]


def _headed(reading: Reading, found: Found) -> list[Ref]:
    """A、B和C等HEAD."""
    listing, head = found.piece("list"), found.piece("head")
    if listing is None or head is None:
        return []
    parts = [without_modifier(unquoted(p)) for p in members(listing, reading.protected(listing))]
    name = core(reading, head)
    category = is_category(_undone(head))
    if not (reading.holds_fields or is_thing(_undone(head))):
        return []
    if not category and (name.text in words("generic_heads", "tails", "empty_heads") or not is_name(reading, name)):
        return [_field(reading, part, found.sentence, "P26") for part in parts if is_name(reading, part)]
    owner = _area(reading, name, found) or reading.direction
    _technologies(reading, parts, owner, found.sentence, found.rule.id)
    return [owner] if owner is not None and owner.label != "Direction" else []


def _undone(head: Sentence) -> Sentence:
    """The head without the nominalised action at its end (推广应用, 自主攻关), its category kept."""
    return without_tail(head, "actions")


def _area(reading: Reading, name: Sentence, found: Found) -> Ref | None:
    """The field a category head names; a general one (前沿技术) is that of the plan's topic."""
    if name.text in words("generic_heads"):
        return None
    about = topic_of(reading.plan.name) if reading.plan else ""
    if name.text in words("qualified_heads") and about and about not in name.text:
        said = about + reading.draft.text(name.span)
        ref = reading.draft.say("Field", said, name.span, alt=(reading.draft.text(name.span),))
    else:
        ref = field(reading, name)
    reading.draft.link(reading.direction, "HAS_FIELD", ref, found.sentence.span, found.rule.id)
    return ref


def _field(reading: Reading, name: Sentence, clause: Sentence, rule: str) -> Ref:
    ref = field(reading, name)
    reading.draft.link(reading.direction, "HAS_FIELD", ref, clause.span, rule)
    return ref


def _technologies(reading: Reading, parts: Iterable[Sentence], owner: Ref | None, clause: Sentence, rule: str) -> None:
    for part in parts:
        if is_name(reading, part) and part.text not in words("generic_heads"):
            ref = reading.draft.say("Technology", reading.draft.text(part.span), part.span)
            reading.draft.link(owner, "INVOLVES", ref, clause.span, rule)


def _secondary(reading: Reading, clause: Sentence, owner: Ref | None) -> None:
    """A further verb of the same sentence: what it makes is a technology of the field."""
    verb, object_ = lead(clause)
    if not verb or starts(clause.text, "soft_verbs"):
        return
    for found in find("examples of a head", object_):
        listing, head = found.piece("list"), found.piece("head")
        if listing is not None and head is not None and (reading.holds_fields or is_thing(_undone(head))):
            _technologies(
                reading, map(unquoted, members(listing, reading.protected(listing))), owner, clause, found.rule.id
            )
        return
    for found in find("of", object_) if reading.holds_fields else ():
        name = found.piece("name")
        if name is not None and is_name(reading, name):
            _technologies(reading, [name], owner, clause, found.rule.id)
        return
    if verb in words("making_verbs"):
        name = core(reading, without_etc(object_)[0])
        _technologies(reading, members(name, reading.protected(name)), owner, clause, "P24")
