"""Parks, bases, zones and centres that are built or named in running text, and where they lie."""

import re
from functools import cache

from loaders.reading import about
from loaders.reading.coordination import members
from loaders.reading.draft import Ref
from loaders.reading.fields import field
from loaders.reading.heads import without_work
from loaders.reading.lexicon import either, lead, words
from loaders.reading.needed import Screened
from loaders.reading.normal import matching_form
from loaders.reading.phrases import object_of
from loaders.reading.sentences import Sentence, Span, split, trimmed
from loaders.reading.state import Reading

_RULE = "P29"
_NOT_NAMED = re.compile(
    r"^(?:一[批个座对条系]|若干|多个|各类|各|个|座|家|等|全市|全省|全区|本|该|此|这|两|三|四|五|六|七|八|九|十|\d)"
)
_COUNT = re.compile(r"等?[\d两三四五六七八九十]+[大个]")
_AT = re.compile(r"(?:在|于|依托|支持|以)$")
_AND = re.compile(r"以及|[和与及暨]")
_FOCUS = re.compile(
    r"(?:突出|围绕|聚焦|依托|立足|瞄准)|以[^，。；]{2,60}为(?:主要|鲜明|重点)?(?:特色|主题|重点|主导|核心|方向)"
)
_CALLED = re.compile(r"”(?:定位)?(?:为|是|即|指)")
_INTO = re.compile(r"(?:全域|整体)?(?:建设|打造|培育|发展|建)(?:成为|成|为)")
_WHERE = re.compile(r"(?:布局区域|所在地|所在区域|位于|地点|区位)：?")
_BRACKET = re.compile(r"(?<=[^，。；：、（）《》]{4})（(?P<inside>[^（）]{2,40})）")
_BREAKS = "，。；：、（）《》"
_FAR = 34  # characters in front of a bracket in which a park's name is looked for
_LONGEST = 26
_TELLING = 6  # characters of a park's name that can stand for a longer one


_HEADS = Screened(either("named_park_heads"))


@cache
def _head() -> re.Pattern[str]:
    return re.compile(f"{either('named_park_heads')}(?={either('park_ends')}|$)")


def read(reading: Reading, sentence: Sentence) -> None:
    """The parks of a sentence that no rule of their own has read, and the clauses that are about them."""
    for part in split(sentence, "；"):
        clauses = list(map(trimmed, split(part, "，：。！？")))
        for i, clause in enumerate(clauses):
            named = (
                [_say(reading, clause, name) for name in _names(reading, clause)] if _head().search(clause.text) else []
            )
            before = clauses[i - 1] if i else None
            if len(named) == 1 and named[0] is not None and before is not None and _FOCUS.match(before.text):
                reading.owners.append((before.span, named[0]))
        about.parks(reading, clauses)
    for found in _BRACKET.finditer(sentence.text):
        begin = max(sentence.text.rfind(mark, 0, found.start()) for mark in _BREAKS) + 1
        name = sentence.cut(max(begin, found.start() - _FAR), found.start())
        if name.text.endswith(words("named_park_heads")):
            _inside(reading, name, sentence.cut(*found.span("inside")))


def _inside(reading: Reading, name: Sentence, inside: Sentence) -> None:
    """甲园（生物医药）, 乙园（布局区域：丙区）: what a park is for, or where it lies."""
    name = object_of(reading, name)
    if not _is_name(name.text) and not reading.inside(name, "Place", "Park"):
        return
    said = reading.draft.text(name.span)
    park = reading.draft.find(said, "Park")
    if park is None:
        park = reading.draft.say("Park", said, name.span, scope=reading.draft.place or "", kind="park")
    stated = Span(name.span.passage, name.span.start, inside.span.end)
    where = _WHERE.match(inside.text)
    if where is not None or _only_places(reading, inside):
        for mark in reading.inside(inside, "Place"):
            place = reading.draft.say("Place", reading.draft.text(mark.span), mark.span)
            reading.draft.link(park, "LOCATED_IN", place, stated, _RULE, 0.85)
        return
    for part in members(inside, reading.protected(inside)):
        bare_part = part.cut(0, len(without_work(part.text)))
        if not re.search(r"\d|[“”]|[简下又]称|以下", bare_part.text) and 2 <= len(bare_part.text) <= _LONGEST:
            reading.draft.link(park, "FOCUSES_ON", field(reading, bare_part), stated, _RULE, 0.75)


def _only_places(reading: Reading, inside: Sentence) -> bool:
    marks = reading.inside(inside, "Place")
    return bool(marks) and sum(len(m.span) for m in marks) * 3 >= len(inside.text) * 2


def _names(reading: Reading, clause: Sentence) -> list[Sentence]:
    """The names in a clause: what is listed or stands behind its verb, up to the head of a park."""
    found = []
    parts = (side for part in split(clause, "、") for side in _made(trimmed(part)))
    for piece in (half for part in parts for half in _halves(part)):
        ends = [m.end() for m in _head().finditer(piece.text)]
        if not ends:
            continue
        name = object_of(reading, _behind_of(trimmed(piece.cut(0, _end(piece.text, ends)))))
        etc = name.text.find("等", 4)
        if etc > 0 and name.text[:etc].endswith(words("named_park_heads")):
            name = name.cut(0, etc)
        while (cut := lead(name)[1]).text != name.text:
            name = cut
        if _is_name(name.text):
            found.append(name)
    return found


def _end(text: str, ends: list[int]) -> int:
    """甲园三大特色园区 is 甲园: a count behind a name says what it is one of."""
    return next((end for end in ends if _COUNT.match(text, end)), ends[-1])


def _behind_of(piece: Sentence) -> Sentence:
    """全国领先的甲基地: the name stands behind the last 的."""
    return piece.cut(piece.text.rfind("的") + 1, len(piece.text))


def _made(piece: Sentence) -> list[Sentence]:
    """将甲区建设为乙基地: what is made, and what it is made into."""
    called = _CALLED.search(piece.text)
    piece = piece.cut(called.end(), len(piece.text)) if called else piece
    found = _INTO.search(piece.text)
    return [piece.cut(0, found.start()), piece.cut(found.end(), len(piece.text))] if found else [piece]


def _halves(piece: Sentence) -> list[Sentence]:
    """甲园和乙谷 are two; 整车及零部件产业园 is one."""
    for found in _AND.finditer(piece.text):
        left, right = piece.cut(0, found.start()), piece.cut(found.end(), len(piece.text))
        if left.text.endswith(words("named_park_heads")) and _head().search(right.text):
            return [left, *_halves(right)]
    return [piece]


def _is_name(text: str) -> bool:
    head = next((w for w in words("named_park_heads") if text.endswith(w)), "")
    own = text[: len(text) - len(head)]
    return (
        len(own) >= 2
        and len(text) <= _LONGEST
        and not _NOT_NAMED.match(text)
        and text not in words("generic_parks")
        and not re.search(r"[的《》\d]|将|已经|正在|一个|[两三四五六七八九十][大个]", text)
        and (text.startswith("“") or not re.search("[“”]", text))
        and own not in words("modifiers", "counted_adjectives", "general_parks")
    )


def _say(reading: Reading, clause: Sentence, name: Sentence) -> Ref | None:
    claims = reading.draft.claimed.near(name.span)
    if any(name.span.within(c) or (c.touches(name.span) and len(c) > 40) for c in claims):
        return reading.draft.find(reading.draft.text(name.span), "Park")
    if (known := _in_full(reading, name.text)) is not None:
        return reading.draft.again(known, name.span, reading.draft.text(name.span))
    ref = reading.draft.say(
        "Park", reading.draft.text(name.span), name.span, scope=reading.draft.place or "", kind="park"
    )
    reading.draft.link(ref, "PART_OF", reading.parent(name.span), name.span, _RULE, 0.75)
    before = clause.cut(0, name.span.start - clause.span.start)
    for mark in _places(reading, before):
        place = reading.draft.say("Place", reading.draft.text(mark), mark)
        stated = Span(mark.passage, mark.start, name.span.end)
        reading.draft.link(ref, "LOCATED_IN", place, stated, _RULE, 0.75)
    return ref


def _in_full(reading: Reading, name: str) -> Ref | None:
    """The park already named whose name only goes on in front (甲开发区乙产业园, then 乙产业园)."""
    if len(name) < _TELLING:
        return None
    forms = ((ref, matching_form(ref.name)) for ref in reading.draft.known("Park"))
    return next((ref for ref, form in forms if form.endswith(name) and len(form) > len(name)), None)


def _places(reading: Reading, before: Sentence) -> list[Span]:
    """The places of 在甲区、乙区建设 and 以甲、乙为依托."""
    marks = [m.span for m in reading.inside(before, "Place")]
    if not marks or not _AT.search(before.text[: marks[0].start - before.span.start]):
        return []
    run = [marks[0]]
    for mark in marks[1:]:
        between = reading.forms[mark.passage][run[-1].end : mark.start]
        if between not in ("", "、", "和", "与", "及"):
            break
        run = [*(run if between else run[:-1]), mark]
    return run
