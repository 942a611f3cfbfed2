"""The numbers that Word counts by itself (一、 （一） 1. ①): numbering.xml has them, the text has not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEPTH = 9  # levels a list has in Word
_DIGITS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"


def chinese(number: int, digits: str = _DIGITS, tens: str = "十百千") -> str:
    """A number below ten thousand as Chinese counts: 十二, 一百零三."""
    if not 0 < number < 10_000:
        return str(number)
    words, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            words += (digits[0] if gap and words else "") + digits[digit] + ("" if power == 0 else tens[power - 1])
        gap = (gap or bool(words)) and digit == 0
    return words[1:] if digits == _DIGITS and words.startswith("一十") else words


def _roman(number: int) -> str:
    words = ""
    for value, sign in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
        (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        words += sign * (number // value)
        number %= value
    return words


def _letters(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 % 10 + 1)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else str(number)


def _of(row: str) -> Callable[[int], str]:
    return lambda number: row[number - 1] if number <= len(row) else str(number)


_CHINESE = (
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand",
    "ideographDigital", "japaneseDigitalTenThousand",
)  # fmt: skip
_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(_CHINESE, chinese),
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: "".join(chr(ord(c) + 0xFEE0) for c in str(number)),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "chineseLegalSimplified": lambda number: chinese(number, _LEGAL, "拾佰仟"),
    "ideographTraditional": _of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _of("子丑寅卯辰巳午未申酉戌亥"),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
}


@dataclass
class Level:
    """A level of a list: how its numbers are written, around what text, from where they start."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None  # after which level it begins anew; None: after any above


@dataclass
class _List:
    levels: dict[int, Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document, counting as their paragraphs come by."""

    def __init__(self, root: Any | None) -> None:
        self._abstract: dict[str, _List] = {}
        self._lists: dict[str, tuple[_List, dict[int, int]]] = {}
        self._begun: set[str] = set()
        if root is not None:
            for one in root.iterchildren(f"{_W}abstractNum"):
                self._abstract[_value(one, "abstractNumId")] = _List(dict(_levels(one)))
            for one in root.iterchildren(f"{_W}num"):
                self._add(one)

    def _add(self, num: Any) -> None:
        """A use of a list; with a level of its own, or a start of its own, it counts for itself."""
        link = num.find(f"{_W}abstractNumId")
        base = self._abstract.get(_value(link, "val") if link is not None else "", _List())
        starts: dict[int, int] = {}
        own = dict(base.levels)
        for change in num.iterchildren(f"{_W}lvlOverride"):
            level, start = _number(_value(change, "ilvl"), 0), change.find(f"{_W}startOverride")
            own |= dict(_levels(change))
            if start is not None:
                starts[level] = _number(_value(start, "val"), 1)
        self._lists[_value(num, "numId")] = (base if own == base.levels else _List(own), starts)

    def next(self, list_id: str, depth: int) -> str:
        """The number of the next paragraph at a level of a list; empty for a bullet and for no list."""
        found = self._lists.get(list_id)
        if found is None or not 0 <= depth < _DEPTH or depth not in found[0].levels:
            return ""
        counted, starts = found
        if list_id not in self._begun:
            self._begun.add(list_id)
            for begun in starts:
                counted.counts.pop(begun, None)
        start = starts.get(depth, counted.levels[depth].start)
        counted.counts[depth] = counted.counts.get(depth, start - 1) + 1
        for below in range(depth + 1, _DEPTH):
            rule = counted.levels[below].restart if below in counted.levels else None
            if rule is None or (rule > 0 and depth < rule):
                counted.counts.pop(below, None)
        return _written(counted, depth)


def _written(counted: _List, depth: int) -> str:
    """The text of a level with the numbers of the levels it names: %1.%2."""
    text = counted.levels[depth].text
    if counted.levels[depth].form in ("bullet", "none"):
        return "" if counted.levels[depth].form == "bullet" else text if "%" not in text else ""
    for level in range(depth + 1):
        own = counted.levels.get(level, Level())
        write = _FORMS.get(own.form, str)
        text = text.replace(f"%{level + 1}", write(max(1, counted.counts.get(level, own.start))))
    return text


def _levels(root: Any) -> Iterator[tuple[int, Level]]:
    for one in root.iterchildren(f"{_W}lvl"):
        children = {child.tag: child for child in one if isinstance(child.tag, str)}

        def said(name: str, default: str, among: dict[str, Any] = children) -> str:
            return _value(among[f"{_W}{name}"], "val") if f"{_W}{name}" in among else default

        restart = said("lvlRestart", "")
        yield (
            _number(_value(one, "ilvl"), 0),
            Level(
                said("numFmt", "decimal"), said("lvlText", ""), _number(said("start", "1"), 1),
                _number(restart, 0) if restart else None,
            ),
        )  # fmt: skip


def _value(element: Any, name: str) -> str:
    return str(element.get(f"{_W}{name}") or "")


def _number(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else default
