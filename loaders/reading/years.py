"""The years of a sentence: written out, as the end of a five-year period, or counted from the year of publication."""

import re
from typing import NamedTuple

from loaders.reading.lexicon import periods
from loaders.reading.needed import Screened
from loaders.reading.sentences import Sentence
from loaders.reading.state import Reading, number

BASELINE = re.compile(r"(?:比|较|相比|以)(?:上年|((?:19|20)\d{2}) ?年)")
_YEAR = r"(?<!\d)(?P<year>(?:19|20|21)\d{2}) ?年(?:底|末|前|之前|左右)?"
_PERIOD = r"“?(?P<period>十[一二三四五六]五)”?(?:期)?(?:末|期末|时期末|期间|时期)"
_COUNT = r"\d|[一二两三四五六七八九十]"
_WITHIN = rf"(?:未来|今后|接下来)?(?P<within>{_COUNT})年(?:内|时间)|(?:未来|今后)(?P<next>{_COUNT})年"
_SAID = Screened(
    r"(?=[比较相以到至在于“十\d一二两三四五六七八九未今接去上本])"  # what a match can begin with
    rf"(?P<before>比|较|相比|以)?(?:到|至|在|于)? ?"
    rf"(?:{_YEAR}|{_PERIOD}|{_WITHIN}|(?P<last>去年|上年)|(?P<this>今年|本年)(?!以来))"
)


class Year(NamedTuple):
    """A year and the stretch of the sentence that says it."""

    value: int
    start: int
    end: int


def years(reading: Reading, sentence: Sentence) -> list[Year]:
    """The years that figures after them are for; those compared with (比2020年) are not among them."""
    found = []
    for m in _SAID.finditer(sentence.text):
        value = _value(m, reading.published_year)
        if value is not None and not m["before"]:
            found.append(Year(value, *m.span()))
    return found


def _value(m: re.Match[str], published: int | None) -> int | None:
    if m["year"]:
        return int(m["year"])
    if m["period"]:
        return periods().get(m["period"])
    if published is None:
        return None
    ahead = m["within"] or m["next"]
    return published + (number(ahead) or 0) if ahead else published - 1 if m["last"] else published


def without_years(piece: Sentence) -> Sentence:
    """A metric without the year before it and the comparison behind it."""
    start, end = 0, len(piece.text)
    for m in _SAID.finditer(piece.text):
        if m["before"]:
            end = min(end, m.start())
        elif m.end() <= end:
            start = max(start, m.end())
    return piece.cut(start, max(start, end))
