"""Lists: A、B和C, with quotes, brackets and names that hold a conjunction themselves left whole."""

import re
from collections.abc import Sequence

from loaders.reading.lexicon import words
from loaders.reading.sentences import Sentence, Span, split, trimmed

_LAST = re.compile(r"(?:以及|和|与|及|暨)")
_BODY_START = re.compile(r"(?:国家|中央|[一-龥]{0,3}[省市区县])")
_BODY_END = re.compile(r"(?:委员会|委|局|厅|部|办公室|办|政府|院|公司|集团|中心)$")
_ETC = re.compile(r"(?:等等|等)$")


def members(piece: Sentence, protected: Sequence[Span] = (), *, pair: bool = True) -> list[Sentence]:
    """The members of a list; `pair=False` keeps two joined by a conjunction alone as one."""
    parts = [p for whole in map(trimmed, split(piece, "、")) for p in _quoted(whole) if p.text]
    if not parts or (len(parts) == 1 and not pair):
        return parts
    last = parts.pop()
    return [*parts, *_halves(last, protected)]


def _quoted(piece: Sentence) -> list[Sentence]:
    """“甲工程”“乙工程” are two."""
    ends = [found.start() + 1 for found in re.finditer("”(?=“)", piece.text)]
    return [piece.cut(a, b) for a, b in zip([0, *ends], [*ends, len(piece.text)], strict=True)]


def _halves(piece: Sentence, protected: Sequence[Span]) -> list[Sentence]:
    """The two sides of the conjunction that joins the last member to the one before it."""
    for found in _LAST.finditer(piece.text):
        left, right = trimmed(piece.cut(0, found.start())), trimmed(piece.cut(found.end(), len(piece.text)))
        inside = any(piece.part(*found.span()).within(span) for span in protected)
        quoted = piece.text[: found.start()].count("“") > piece.text[: found.start()].count("”")
        if (
            inside
            or quoted
            or _one_body(left.text, right.text)
            or len(left.text) < 2
            or len(right.text) < 2
            or right.text in words("pair_suffixes")
        ):
            continue
        return [left, *_halves(right, protected)]
    return [piece]


def _one_body(left: str, right: str) -> bool:
    """市工业和信息化局 is one body: what stands before 和 is none by itself."""
    return bool(_BODY_END.search(right) and _BODY_START.match(left) and not _BODY_END.search(left))


def without_etc(piece: Sentence) -> tuple[Sentence, bool]:
    """The list without 等, and whether it ended so."""
    found = _ETC.search(piece.text)
    return (piece.cut(0, found.start()), True) if found else (piece, False)


def shared_tail(parts: Sequence[Sentence]) -> str:
    """What the last member says for all: of 甲、乙、丙产业发展 the 产业发展, where no other member has it."""
    for tail in words("tails"):
        if parts[-1].text.endswith(tail) and len(parts[-1].text) > len(tail) + 1:
            return tail if not any(p.text.endswith(tail) for p in parts[:-1]) else ""
    return ""
