"""Markdown as blocks: headings, items, paragraphs and rows, without the marks that make them so."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from loaders.page import Block
from loaders.tabular import blocks as rows_as_blocks

_HEADING = re.compile(r"^ {0,3}#{1,6}\s+(.*?)\s*#*$")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-+)\s*$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_MARK = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+(?=\S)|^\[\^[^\]\s]{1,40}\]:\s*")  # of an item or a note
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_QUOTED = re.compile(r"^ {0,3}(?:> ?)+")
_CELL = re.compile(r"(?<!\\)\|")
_DELIMITERS = re.compile(r"^[\s|:-]*-[\s|:-]*$")
_INLINE = re.compile(  # all of bounded length, so that no line takes more than its length
    r"(?P<mark>\*\*|__)(?=\S)(?P<strong>.{1,200}?)(?<=\S)(?P=mark)"
    r"|`(?P<code>[^`]{1,500})`"
    r"|!?\[(?P<link>[^\[\]]{0,300})\]\([^()\s]{0,500}(?:\([^()\s]{0,500}\)[^()\s]{0,500})?(?:\s+\"[^\"]{0,300}\")?\)"
    r"|<(?P<address>https?://[^\s<>]{1,500})>"
    r"|\[\^[^\[\]\s]{1,40}\]"
    r"|(?P<tag><!--.{0,500}?-->|</?[a-zA-Z][^<>]{0,500}>)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
)


def is_markdown(text: str) -> bool:
    """Has it a heading or a table as Markdown marks them?"""
    return bool(re.search(r"^#{1,6} |^\|?[ :]*-{2,}[ :]*\|", text, re.MULTILINE))


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a text, in order."""
    lines, at = text.splitlines(), 0
    while at < len(lines):
        end = _end(lines, at)
        yield from _blocks(lines[at:end])
        at = end


def _end(lines: Sequence[str], at: int) -> int:
    """Where the block that begins at a line ends."""
    end = at + 1
    if fence := _FENCE.match(lines[at]):
        while end < len(lines) and not lines[end].lstrip().startswith(fence[1]):
            end += 1
        return end + 1
    if _is_table(lines[at : at + 2]):
        while end < len(lines) and "|" in lines[end]:
            end += 1
        return end
    if _stands_alone(lines[at]):
        return end
    while end < len(lines) and _goes_on(lines, end):
        end += 1
    return end + 1 if end < len(lines) and _UNDERLINE.match(lines[end]) else end


def _is_table(two: Sequence[str]) -> bool:
    return len(two) > 1 and all("|" in line for line in two) and bool(_DELIMITERS.match(two[1]))


def _stands_alone(line: str) -> bool:
    """Empty, a heading or a rule: its next line begins something else."""
    return not line.strip() or bool(_HEADING.match(line) or _RULE.match(line))


def _goes_on(lines: Sequence[str], at: int) -> bool:
    """Does a line go on with the paragraph or item of the line before?"""
    line = lines[at]
    begins = _MARK.match(line) or _FENCE.match(line) or _UNDERLINE.match(line) or _is_table(lines[at : at + 2])
    return not begins and not _stands_alone(line)


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    """The lines of one block without their marks."""
    first = lines[0]
    if _FENCE.match(first):
        yield from (Block("paragraph", line) for line in lines[1:] if not _FENCE.match(line))
    elif _is_table(lines[:2]):
        yield from rows_as_blocks(_cells(line) for line in lines if not _DELIMITERS.match(line))
    elif heading := _HEADING.match(first):
        yield Block("heading", _plain(heading[1]))
    elif not _RULE.match(first) and (text := _joined([_QUOTED.sub("", line) for line in lines])):
        if len(lines) > 1 and _UNDERLINE.match(lines[-1]):
            yield Block("heading", _plain(_joined(list(lines[:-1]))))
        else:
            item = _MARK.match(text)
            kind = "list_item" if item and not item[0].startswith("[") else "paragraph"
            yield Block(kind, _plain(text[item.end() :] if item else text))


def _cells(line: str) -> list[str]:
    return [_plain(cell.replace("\\|", "|")) for cell in _CELL.split(line.strip().removeprefix("|").removesuffix("|"))]


def _joined(lines: Sequence[str]) -> str:
    """Lines of one paragraph: Chinese joins without a space."""
    text = ""
    for line in filter(None, map(str.strip, lines)):
        close = not text or ord(text[-1]) > 0x2E7F or ord(line[0]) > 0x2E7F
        text += ("" if close else " ") + line
    return text


def _plain(text: str) -> str:
    return unescape(_INLINE.sub(_shown, text))


def _shown(found: re.Match[str]) -> str:
    """What a reader sees of a mark and the words it marks."""
    if found["tag"]:
        return " " if found["tag"].lower().startswith(("<br", "<td", "<th", "<p", "<li", "<div")) else ""
    return next((found[name] for name in ("strong", "code", "link", "address", "escaped") if found[name]), "")
