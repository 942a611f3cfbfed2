"""Figures as printed: number, unit, how the words around it bound it, and the years that stand by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.model import Comparator
from graph.targets import units
from loaders.reading.sentences import Sentence, Span
from loaders.reading.state import number

_BEFORE: dict[Comparator, str] = {
    "<=": r"不超过|不高于|不大于|不多于|控制在|至多|最多",
    ">=": r"不少于|不低于|不小于|不下于|(?:至少|最少)(?:为|有|达到?|建成|建设|培育|引进|形成|打造|新增)?|达到或超过",
    ">": r"突破|超过|超出|超|逾|高于|大于|多于",
    "<": r"低于|小于|少于|不足",
    "~": r"大约|约为|约|接近|将近|近|左右",
    "=": r"达到|达|为|至|到|实现|保持在|稳定在|提[高升][到至]|增加到|增至|增长|下降|降低|提高|提升|减少|翻",
}
_AFTER: dict[Comparator, str] = {">=": r"及?以上|\+", "~": r"左右|上下", "<=": r"及?以内|及?以下"}
_NUMBER = re.compile(r"\d|若干|[倍番成]")  # without any of these there is no figure
_MORE = r"余|多"
_ARABIC = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?"
_WHOLE = rf"(?<![\d.,])(?<!\d )(?:{_ARABIC})"  # from its first digit on
_TIMES = r"[一二两三四五六七八九十]{1,3}(?=倍|番|成(?!立|为|果|长|效|熟|就))"
_SCALE = r"万亿|千亿|百亿|十亿|亿|千万|百万|万|千(?!克|米)|百|十"
_DATED = re.compile(r"年|月|日(?!元)|时|点|号|期|届|[Xx]?\+[\dXxNn]")
_DURATION = re.compile(r"年(?:以上|左右)")
_NUMBERED = re.compile(r"(?:[+〔第/-]|(?<!年)前)$")  # 5+3, 〔2024, 第12, a rate's 12小时, the first 20


@dataclass(frozen=True)
class Figure:
    """A number with its unit and bound."""

    span: Span
    start: int
    end: int
    comparator: Comparator
    value: int | float | None
    value_max: int | float | None
    unit: str
    bound_start: int

    @property
    def counts(self) -> bool:
        """Does it count things (家, 个) rather than measure them?"""
        return units().read(self.unit) is None or units().read(self.unit).base == "count"  # type: ignore[union-attr]


@cache
def _pattern() -> re.Pattern[str]:
    names = [
        n for n in units().names() if not n.isascii() or n in ("%", "gw", "mw", "kw", "gwh", "mwh", "kwh", "km", "t")
    ]
    unit = "|".join(
        map(re.escape, sorted({*names, "％", "GW", "MW", "KW", "kW", "GWh", "MWh", "kWh"}, key=len, reverse=True))
    )
    before = "|".join(f"(?:{words})" for words in _BEFORE.values())
    after = "|".join(f"(?:{words})" for words in _AFTER.values())
    return re.compile(
        rf"(?=[{_beginnings(before)}])(?:(?P<before>{before}) ?)?(?:(?P<about>约|近|超) ?)?"
        rf"(?:(?P<low>{_ARABIC})(?P<lowunit>(?:{_SCALE})?(?:{unit})?)(?:-|~|至|到))?"
        rf"(?P<number>{_WHOLE}|若干|{_TIMES})(?P<sign>\+)?(?P<more>{_MORE})?(?: (?=[^\d\s]))?"
        rf"(?P<unit>(?:{_SCALE})?(?:{_SCALE})?(?:{unit})?)(?P<after>{after})?"
    )


def _beginnings(before: str) -> str:
    """What a figure can begin with, and more: elsewhere the pattern need not be tried."""
    return "".join(sorted({*re.findall("[一-龥]", before), *"约近超若一二两三四五六七八九十"})) + r"\d"


def figures(sentence: Sentence) -> Iterator[Figure]:
    """The figures of a sentence; years, dates, numbers of documents and formulas are none."""
    for found in _pattern().finditer(sentence.text) if _NUMBER.search(sentence.text) else ():
        if _is_figure(sentence.text, found):
            start, end = found.start("low") if found["low"] else found.start("number"), found.end()
            low, top = found["low"], _value(found["number"])
            yield Figure(
                span=sentence.part(start, end), start=start, end=end,
                comparator="range" if low else _comparator(found),
                value=_value(low) if low else top, value_max=top if low else None,
                unit=found["unit"], bound_start=found.start(),
            )  # fmt: skip


def _is_figure(text: str, found: re.Match[str]) -> bool:
    """Neither a date or formula, nor a rank, the number of something, or part of a title."""
    start = found.start("number")
    before, after = text[:start], text[found.end("number") : found.end("number") + 12].lstrip()
    if (not found["unit"] and found["number"] != "若干") or (_DATED.match(after) and not _DURATION.match(after)):
        return False
    numbered = _NUMBERED.search(before[-2:]) and not found["low"]
    if found["unit"] == "年" and re.fullmatch(r"(?:19|20|21)\d\d", found["number"]):
        return False
    if found["unit"] == "方" and after.startswith("方面"):
        return False
    return not numbered and before.count("《") <= before.count("》")


def _value(text: str) -> int | float | None:
    if text == "若干":
        return None
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        return number(text)
    return int(value) if value.is_integer() else value


def _comparator(found: re.Match[str]) -> Comparator:
    """What bounds the number: the words after it, else those before."""
    if found["number"] == "若干":
        return "unspecified"
    if found["sign"]:
        return ">="
    for comparator, words in _AFTER.items():
        if found["after"] and re.fullmatch(words, found["after"]):
            return comparator
    if found["more"]:
        return ">"
    for said in (found["about"], found["before"]):
        for comparator, words in _BEFORE.items():
            if said and re.fullmatch(words, said):
                return comparator
    return "="
