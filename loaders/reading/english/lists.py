"""Lists in English: A, B and C; where one ends in running text, and where one before a shared head begins."""

import re
from collections.abc import Iterator, Sequence

from loaders.reading.english.phrases import after, bared, is_gerund, is_stop, unquoted
from loaders.reading.english.words import either, words
from loaders.reading.sentences import Sentence, Span

_COMMA = re.compile(r',"? |,"?$')
_FINAL = re.compile(r"^(?:and|or|as well as) ")
_AND = re.compile(r" (?:and|or|as well as|&) ")
_ETC = re.compile(r"^(?:etc|and so on|and the like|among others)")
_EXPLAINED = re.compile(r"\([\w-]{1,12}\) and [^()]+\([\w-]{1,12}\)$")
_WITH = re.compile(r"^ +with (?:[a-z-]+ )?[a-z-]+s$")  # farming with local traits: what a member is like ends no list
_BRACKET = re.compile(r" \([\w -]{2,24}\)")


def listed(piece: Sentence, protected: Sequence[Span] = ()) -> list[Sentence]:
    """The members of the list that begins here, up to where the sentence goes on with something else."""
    found: list[Sentence] = []
    pieces = list(_pieces(piece))
    for number, part in enumerate(pieces):
        final = _FINAL.match(part.text)
        body = part.cut(final.end(), len(part.text)) if final else part
        if _ETC.match(part.text) or body.text.startswith("other ") or (final and not number):
            break
        rest = pieces[number + 1 :]
        goes_on = any(_FINAL.match(p.text) or _AND.search(p.text) for p in rest) and _is_member(rest[0])
        joined = bool(final) or goes_on  # chips and screens amid a list are one member
        pair = joined and _EXPLAINED.search(body.text) is not None
        parts = [body] if joined and not pair else _halves(body, protected)
        members, whole = _names(parts, joined=joined)
        if not whole and number and not final and number + 1 < len(pieces) and len(members) == 1:
            break  # a new clause has begun
        found += members
        if final or (len(parts) > 1 and not pair) or not whole:
            break
    return found


def _is_member(part: Sentence) -> bool:
    """Can this piece be a further member, so that the list goes on?"""
    final = _FINAL.match(part.text)
    body = part.cut(final.end(), len(part.text)) if final else part
    if _ETC.match(body.text):
        return False
    if final:
        return bool(_names([body], joined=True)[0])
    parts = _halves(body, ())
    return _names(parts[:1], joined=False)[1]


def _pieces(piece: Sentence) -> Iterator[Sentence]:
    start = 0
    for comma in _COMMA.finditer(piece.text):
        if comma.start() > start:
            yield piece.cut(start, comma.start() + (comma[0][1:2] == '"'))
        start = comma.end()
    if piece.text[start:].strip():
        yield piece.cut(start, len(piece.text))


def _names(parts: Sequence[Sentence], *, joined: bool) -> tuple[list[Sentence], bool]:
    """The noun phrase that each part begins with, and whether all of them fill their parts."""
    names: list[Sentence] = []
    whole = True
    for part in parts:
        name = unquoted(after(part, 0, joined=joined))
        if not name.text:
            return names, False
        names.append(name)
        rest = part.text[name.span.end - part.span.start :].strip('" .')
        whole = whole and not _WITH.sub("", _BRACKET.sub("", f" {rest}")).strip()
        if not whole:
            break
    return names, whole


def _halves(part: Sentence, protected: Sequence[Span]) -> list[Sentence]:
    """The two sides of a conjunction, unless it is part of a name or joins two adjectives."""
    for joint in _AND.finditer(part.text):
        left, right = part.cut(0, joint.start()), part.cut(joint.end(), len(part.text))
        if any(part.part(*joint.span()).within(span) for span in protected) or _paired(part.text, joint):
            continue
        if not left.text.strip() or not right.text.strip() or _ends_in_stop(left.text):
            continue
        if right.text.startswith("other "):
            return [left]
        return [left, *_halves(right, protected)]
    return [part]


def _ends_in_stop(text: str) -> bool:
    last = text.split()[-1].lower()
    return is_stop(last) and not is_gerund(last)


def _paired(text: str, joint: re.Match[str]) -> bool:
    around = text[max(0, joint.start() - 24) : joint.end() + 24].lower()
    return re.search(either("pairs"), around) is not None


def before_head(sentence: Sentence, end: int, protected: Sequence[Span] = ()) -> list[Sentence]:
    """The members of the list that ends here, back to the word that no list goes over."""
    start, tokens = end, list(re.finditer(r"[\w&+'/.()-]*[\w+)]|[^\w\s]", sentence.text[:end]))
    for i in range(len(tokens) - 1, -1, -1):
        lower, follows = tokens[i][0].lower().strip("()"), tokens[i + 1][0] if i + 1 < len(tokens) else ","
        article = lower in ("the", "a", "an") and i > 0 and tokens[i - 1][0] == ","
        noun = is_gerund(lower) and follows in (",", "and", "or")
        if tokens[i][0] not in (",", '"', "and", "or") and not article and not noun and _cannot(lower):
            break
        start = tokens[i].start()
    text = sentence.text[start:end]
    return listed(sentence.cut(start + len(text) - len(text.lstrip(", ")), end), protected)


def _cannot(lower: str) -> bool:
    return not lower[:1].isalnum() or lower == "of" or is_stop(lower)


def is_name(piece: Sentence, *, listed_so: bool = False) -> bool:
    """Can it name a field or technology: no clause, no figure, nothing abstract unless it is listed as a field?"""
    tokens = piece.text.split()
    if not 1 <= len(tokens) <= 7 or len(piece.text) < 3 or re.match(r"\d+(?![GD]\b)", piece.text):
        return False
    last = tokens[-1].lower().strip('"')
    if all(token.lower() in words("generic", "fillers") for token in tokens) or last in words("durations"):
        return False
    if tokens[0].lower() in words("abstract_ends") and tokens[1:2] == ["of"]:
        return False
    if (
        (not listed_so and last in words("abstract_ends"))
        or tokens[0].lower() in words("prepositions")
        or tokens[0].lower() in words("aims", "makings")
    ):
        return False
    return not (tokens[0].lower().endswith("ing") and tokens[0].lower() not in words("nouns_in_ing"))


def named(parts: Sequence[Sentence], *, listed_so: bool = False) -> list[Sentence]:
    """The members that can be names, without general words in front."""
    return [bare for part in parts if is_name(bare := bared(part), listed_so=listed_so)]
