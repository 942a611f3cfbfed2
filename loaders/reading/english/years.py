"""The years a sentence names for its figures; those compared with are not among them."""

import re
from typing import NamedTuple

from loaders.reading.sentences import Sentence

BASELINE = re.compile(
    r"\b(?:compared (?:with|to)|(?:from|over|than|double|against|on) (?:the |its |that of |those of )?)(?:in |of )?"
    r"(?P<year>(?:19|20)\d\d)(?: levels?)?(?! to )(?!-)"
)
_YEAR = re.compile(
    r"(?P<lead>(?:by|in|before|until|as of|around|during) )?(?:the )?(?:(?:end|start|beginning) of |end-|late |early )?"
    r"(?<![\d$-])(?P<year>20\d\d|19[5-9]\d)(?!\d|,\d|-[a-z])"
)
_RELATIVE = re.compile(
    r"\b(?:by (?:the )?end of )?(?P<which>this|last|next) year\b|\b(?P<period>1[2-6])th Five-Year Plan period",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince [^,.;]{0,40}?\(?(?:19|20)\d\d(?:-\d{2,4})?")
_WITHIN = re.compile(r"\bwithin (?P<count>two|three|four|five|2|3|4|5) years\b")
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}


class Year(NamedTuple):
    """A year, the stretch of the sentence that says it, and whether a word like `by` makes it a date for figures."""

    value: int
    start: int
    end: int
    dated: bool


def years(sentence: Sentence, published: int | None) -> list[Year]:
    """The years that figures may be for, in their order."""
    text = sentence.text
    against = [m.span() for m in (*BASELINE.finditer(text), *_SINCE.finditer(text))]
    found = [
        Year(int(m["year"]), *m.span(), bool(m["lead"]))
        for m in _YEAR.finditer(text)
        if not any(a <= m.start("year") < b for a, b in against)
        and not re.match(r" ?(?:-|to) ?20\d\d", text[m.end() :])
        and not re.search(r"20\d\d ?(?:-|to) ?$", text[: m.start("year")])
    ]
    for m in _RELATIVE.finditer(text):
        if m["period"]:
            found.append(Year(2020 + (int(m["period"]) - 13) * 5, *m.span(), True))
        elif published is not None:
            found.append(Year(published + {"this": 0, "last": -1, "next": 1}[m["which"].lower()], *m.span(), True))
    if published is not None:
        found += [
            Year(
                published
                + _COUNTS.get(
                    m["count"], 0 if m["count"] in _COUNTS else int(m["count"]) if m["count"].isdigit() else 0
                ),
                *m.span(),
                True,
            )
            for m in _WITHIN.finditer(text)
        ]
    return sorted(found, key=lambda y: y.start)
