"""Figures in English text: number, scale and unit as printed, and how the words around them bound them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.model import Comparator
from loaders.reading.english.words import either, number, numbers, pattern, words
from loaders.reading.sentences import Sentence, Span

_DIGITS = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?"
_SCALE = r"hundred|thousand|million|billion|trillion"
_BEFORE: dict[Comparator, str] = {
    "<=": "at_most", ">=": "at_least", ">": "more_than", "<": "less_than", "~": "about", "=": "equals",
}  # fmt: skip
_DURING = re.compile(r"(?:19|20|21)\d\d")
_BEFORE_YEAR = re.compile(
    r"\b(?:in|by|of|since|from|to|until|and|for|year|before|after|during|through|early|late|mid|end|the|a|its|over)"
    r"[ -]$"
    r"|[-(]$|\w, $|^$",
    re.IGNORECASE,
)
_ATTACHED = re.compile(r"^-(?=[A-Za-z])")
_REACH = 48  # characters that a bound and its article may take
_DIGIT = re.compile(r"\d")
_TIMES = re.compile(r"double|triple|quadruple", re.IGNORECASE)
_MULTIPLES = {"double": 2, "triple": 3, "quadruple": 4}
_MULTIPLE = re.compile(
    rf"(?:(?P<before>{either('more_than', 'about', 'at_least')}) )?(?<![\w-])"
    r"(?P<verb>double|triple|quadruple)(?![\w-])",
    re.IGNORECASE,
)
_DOLLARS = ("$", "us$", "usd", "hk$", "€")


@dataclass(frozen=True)
class Figure:
    """A number with its unit and bound."""

    span: Span
    start: int
    end: int
    bound_start: int
    comparator: Comparator
    value: int | float
    value_max: int | float | None
    unit: str
    measured: bool

    @property
    def scale(self) -> str:
        """The number words in its unit: million, billion."""
        found = re.match(rf"(?:(?:{_SCALE}) ?)+", self.unit)
        return found[0].strip() if found else ""

    @property
    def plain_unit(self) -> str:
        """Its unit without them."""
        return self.unit.removeprefix(self.scale).strip()


@cache
def _pattern() -> re.Pattern[str]:
    named = "|".join(sorted(numbers(), key=len, reverse=True))
    value = rf"(?:(?:(?<![\w.,/+])|(?<=CNY)|(?<=RMB)|(?<=USD))(?:{_DIGITS})|(?<![\w-])(?:{named})(?![\w-]))"
    signs, unit, percent = _any_of("money_signs"), _any_of("units"), r"(?:percent|per cent|%)"
    then = rf" ?- ?| to | or (?={value})|(?<=\w) and (?=(?:{signs})? ?(?:{_DIGITS}))"
    low_unit = rf"(?: ?{percent}(?= ?(?:-|to|or) ?(?:{value}) ?{percent})| ?(?:{_SCALE}|(?!{percent})(?:{unit}))(?!\w))"
    return re.compile(
        rf"(?:(?P<lowsign>{signs}) ?)?"
        rf"(?:(?P<low>(?!(?:19|20)\d\d to ){value}){low_unit}?(?:{then})(?=(?:{signs})? ?\w))?"
        rf"(?:(?P<sign>{signs}) ?)?(?P<number>{value})(?P<plus>\+)?(?P<scale>(?:[ -](?:{_SCALE})(?!\w))*)"
        rf"(?: ?(?P<unit>%|(?:{unit})(?!\w)))?(?: (?P<after>{either('or_more')}))?",
        re.IGNORECASE,
    )


@cache
def _bound() -> re.Pattern[str]:
    """What bounds a number, right before it."""
    bounds = "|".join(f"(?:{either(names)})" for names in _BEFORE.values())
    return re.compile(
        rf"(?:(?P<before>(?:{bounds})(?: {either('about')})?)(?: (?:an?|the|another|additional|total of))? )"
        r"(?:between )?$",
        re.IGNORECASE,
    )


@cache
def _number_word() -> re.Pattern[str]:
    """A cheap sign that there may be a number in words, or a multiple."""
    return re.compile(rf"\b(?:{'|'.join(numbers())}|double|triple|quadruple)\b", re.IGNORECASE)


def _any_of(names: str) -> str:
    return "|".join(map(re.escape, sorted(words(names), key=len, reverse=True)))


def figures(sentence: Sentence) -> Iterator[Figure]:
    """The figures of a sentence; years, dates, ordinals, durations and sums in other currency in brackets are none."""
    if not (_DIGIT.search(sentence.text) or _number_word().search(sentence.text)):
        return
    found = [_figure(sentence, m) for m in _pattern().finditer(sentence.text) if _is_figure(sentence.text, m)]
    yield from sorted([*found, *_multiples(sentence)], key=lambda figure: figure.start)


def _figure(sentence: Sentence, found: re.Match[str]) -> Figure:
    low, top = _low(sentence.text, found), _value(found["number"])
    start = found.start("low") if low is not None else found.start("sign" if found["sign"] else "number")
    end = max(found.end(group) for group in ("number", "plus", "scale", "unit", "after"))
    sign = (found["sign"] or found["lowsign"] or "").strip()
    scale = (found["scale"] or "").replace("-", " ").strip()
    first = max(0, found.start() - _REACH)
    bound = _bound().search(sentence.text[first : found.start()])
    return Figure(
        span=sentence.part(start, end), start=start, end=end, bound_start=first + bound.start() if bound else start,
        comparator=_comparator(found, bound) if low is None else "range", value=top if low is None else low,
        value_max=None if low is None else top, unit=" ".join(filter(None, (scale, found["unit"] or _currency(sign)))),
        measured=bool(found["unit"] or sign),
    )  # fmt: skip


def _low(text: str, found: re.Match[str]) -> int | float | None:
    """The lower end of a range; from 25 to 50 is none, nor are two figures joined by `and` without `between`."""
    if found["low"] is None or text[: found.start("low")].endswith("from "):
        return None
    between = text[: found.start()].endswith("between ")
    return None if " and " in found[0] and not between else _value(found["low"])


def _multiples(sentence: Sentence) -> Iterator[Figure]:
    """more than double its scale: twice as much."""
    for found in _MULTIPLE.finditer(sentence.text) if _TIMES.search(sentence.text) else ():
        start, end = found.span("verb")
        comparator: Comparator = _comparator(None, found) if found["before"] else "="
        yield Figure(
            span=sentence.part(start, end), start=start, end=end, bound_start=found.start(), comparator=comparator,
            value=_MULTIPLES[found["verb"].lower()], value_max=None, unit="times", measured=True,
        )  # fmt: skip


def _currency(sign: str) -> str:
    return {"": "", "cny": "yuan", "rmb": "yuan", "¥": "yuan", "€": "euros", "hk$": "HKD"}.get(
        sign.lower(), "US dollars"
    )


def _value(text: str) -> int | float:
    whole = number(text)
    if whole is not None:
        return whole
    value = float(text.replace(",", ""))
    return int(value) if value.is_integer() else value


def _is_figure(text: str, found: re.Match[str]) -> bool:
    before, after = text[: found.start("low") if found["low"] else found.start("number")], text[found.end() :]
    printed = found["number"]
    bare = not (found["unit"] or found["sign"] or found["scale"] or found["lowsign"])
    if (
        bare
        and found["low"] is None
        and _DURING.fullmatch(printed)
        and (_BEFORE_YEAR.search(before) or not re.match(r" [a-z]", after))
    ):
        return False
    if bare and found["low"] and _DURING.fullmatch(found["low"]):
        return False
    if after.startswith(")") and not before.endswith("("):
        return False
    if _ATTACHED.match(after) or re.match(r"(?:st|nd|rd|th)\b|[A-Za-z]|:\d|/\d", after):
        return False
    if printed.lower() == "one" and not found["low"] and not found["scale"]:
        return False
    return not (_is_dated(before, after) or _is_converted(text, found))


def _is_dated(before: str, after: str) -> bool:
    """The day of a month, the number of something, a stretch of time."""
    last = re.search(r"([A-Za-z]+)\.? $", before)
    following = re.match(r"[ -]?([A-Za-z.']+)", after)
    if (last and last[1] in words("months", "numbered")) or before.endswith("the top "):
        return True
    name = following[1].rstrip(".").lower() if following else ""
    return name in words("durations") or bool(following and following[1].rstrip(".") in words("months"))


def _is_converted(text: str, found: re.Match[str]) -> bool:
    """Inside brackets that follow a sum: the same in dollars."""
    opened = text.rfind("(", 0, found.start("number"))
    if opened < 0 or ")" in text[opened : found.start("number")]:
        return False
    sign = (found["sign"] or found["lowsign"] or "").lower()
    return (
        sign in _DOLLARS
        or "dollar" in (found["unit"] or "").lower()
        or "dollar" in text[found.end() : found.end() + 16].lower()
    )


def _comparator(found: re.Match[str] | None, bound: re.Match[str] | None) -> Comparator:
    """What bounds the number: the words after it, else those before."""
    if found is not None and (found["plus"] or found["after"]):
        return ">="
    said = bound["before"].lower() if bound is not None else ""
    for comparator, names in _BEFORE.items():
        if said and re.match(either(names), said):
            return "~" if comparator == "=" and pattern("about").search(said) else comparator
    return "="
