"""What can be the name of a field or technology, and what only looks like one."""

import re
from functools import cache

from loaders.reading.lexicon import starts, words
from loaders.reading.sentences import Sentence
from loaders.reading.state import Reading

_LONGEST = 16  # characters of a name
_ETC = re.compile(r"(?<![高均中平同对初])等(?!离子|温|级|效)")
_MARKS = frozenset("，。；：“”《》（）0123456789的")


def is_name(reading: Reading, piece: Sentence) -> bool:
    """Short, without marks or figures; what the vocabulary knows as a place or body is none.

    Where the text does not say that it lists fields, also no clause and nothing abstract.
    """
    text = piece.text
    if not 2 <= len(text) <= _LONGEST or _MARKS & set(text) or text in _no_names() or _ETC.search(text):
        return False
    concept = reading.draft.vocabulary.find(text, place=reading.draft.place)
    if concept is not None:
        return concept.label not in ("Place", "Organization")
    return (
        reading.holds_fields
        or text in words("not_names")
        or not (
            starts(text, "not_name_starts")
            or text.endswith(words("abstract_tails"))
            or any(word in text for word in words("clause_words"))
        )
    )


@cache
def _no_names() -> frozenset[str]:
    return frozenset(
        words(
            "verbs",
            "adverbs",
            "void_heads",
            "generic_areas",
            "section_heads",
            "park_heads",
            "action_heads",
            "cluster_heads",
        )
    )


def is_thing(head: Sentence) -> bool:
    """A head that is a kind of thing: 技术, 装备, 材料 …"""
    return head.text.endswith(words("thing_heads"))


def is_category(head: Sentence) -> bool:
    """A head that is a category its examples belong to."""
    return head.text.endswith(words("category_heads"))
