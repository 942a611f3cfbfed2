"""The field that a noun phrase names: one already named, one the vocabulary knows, or a new one."""

from graph.text import bare
from loaders.reading.draft import Ref
from loaders.reading.lexicon import without_modifier, without_tail
from loaders.reading.sentences import Sentence
from loaders.reading.state import Reading

_LABELS = ("Field", "Industry")


def field(reading: Reading, part: Sentence) -> Ref:
    """The field, or the industry where the vocabulary knows it as one."""
    name = without_modifier(part)
    said = reading.draft.text(name.span)
    known = reading.draft.find(said, *_LABELS)
    if known is not None:
        return reading.draft.again(known, name.span, said)
    other = _alike(reading, name.text)
    if other is not None and len(bare(name.text)) <= len(bare(other.name)):
        return reading.draft.again(other, name.span, said)
    core = name if _label(reading, said) else _core(reading, name)
    full, said = reading.draft.text(part.span), reading.draft.text(core.span)
    ref = reading.draft.say(_label(reading, said) or "Field", said, core.span, alt=(full,))
    return reading.draft.unite(other, ref) if other is not None else ref


def core(reading: Reading, phrase: Sentence, *lists: str) -> Sentence:
    """The name in a noun phrase: no general adjective in front, no nominalised action behind; known names whole."""
    name = without_modifier(phrase)
    short = without_modifier(without_tail(name, *lists or ("tails",)))
    for mark in reading.inside(name, *_LABELS, "Technology"):
        if mark.span.start <= short.span.start and mark.span.end > short.span.end:
            return name.cut(mark.span.start - name.span.start, mark.span.end - name.span.start)
    return short


def _label(reading: Reading, said: str) -> str | None:
    """Field or Industry, where the vocabulary knows the name as either."""
    concept = reading.draft.vocabulary.find(said, "Field", reading.draft.place)
    return concept.label if concept is not None and concept.label in _LABELS else None


def _core(reading: Reading, name: Sentence) -> Sentence:
    """The name without 产业 or a word for a category, where what is left is a known field (低碳冶金工艺)."""
    if len(name.text) > 4 and name.text.endswith("产业"):
        return without_tail(name, "tails")
    short = without_tail(name, "category_heads")
    said = reading.draft.text(short.span)
    known = reading.draft.find(said, "Field") is not None or _label(reading, said) == "Field"
    return short if known and len(short.text) >= 2 else name


def _alike(reading: Reading, name: str) -> Ref | None:
    """A field of this document whose name is the same but for words in the middle: 高端装备, 高端能源装备."""
    for ref in reading.draft.known(*_LABELS):
        for other in reading.draft.names[ref.id]:
            short, long = sorted((bare(name), other), key=len)
            if (
                4 <= len(short) < len(long) <= len(short) + 3
                and long.startswith(short[:2])
                and long.endswith(short[2:])
            ):
                return ref
    return None
