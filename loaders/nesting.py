"""How a page's markup nests: beyond measure, parsing it costs more time and memory than any text is worth.

A parser looks through all open elements at many tags, which is slow on some hundred thousand of them; and formatting
that is never closed begins anew in every later block, which fills the memory.
"""

import re
from collections.abc import Iterator

from graph.errors import UnreadableDocument

PASSED = 500_000_000  # open elements that are looked through: some seconds
REOPENED = 500_000  # formatting elements that begin anew: some hundred megabytes

_MARK = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)|<!--(?!-?>)|--!?>")
_NO_MARKUP_IN = frozenset(["script", "style", "<!--"])
_FORMATTING = frozenset(["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "u"])
_CLOSED_BY_THE_NEXT = frozenset(  # or empty
    [
        "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img", "input",
        "li", "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th",
        "thead", "tr", "track", "wbr",
    ]
)  # fmt: skip


def check(text: str, name: str) -> None:
    """`UnreadableDocument` for a page nested beyond measure."""
    if text.count("<") ** 2 <= REOPENED:
        return  # even if every element lay in all before it
    depth = formatting = passed = reopened = 0
    for tag, step in _tags(text):
        if tag in _FORMATTING:
            formatting = max(0, formatting + step)
            continue
        if tag not in _CLOSED_BY_THE_NEXT:
            depth = max(0, depth + step)
        if step > 0:
            passed, reopened = passed + depth, reopened + formatting
        if passed > PASSED or reopened > REOPENED:
            raise UnreadableDocument(f"{name} has too many elements inside each other, or never closed, for a document")


def _tags(text: str) -> Iterator[tuple[str, int]]:
    """Each tag outside scripts, styles and comments: 1 where it opens, -1 where it closes."""
    inside = ""
    for mark in _MARK.finditer(text):
        closing, tag = mark[1], (mark[2] or mark[0]).lower()
        if inside:
            ends = tag.startswith("--") if inside == "<!--" else closing and tag == inside
            inside = "" if ends else inside
        elif tag in _NO_MARKUP_IN and not closing:
            inside = tag
        elif mark[2]:
            yield tag, -1 if closing else 1
