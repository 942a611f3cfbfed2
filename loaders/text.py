"""Plain text and Markdown: one Fragment per file, one passage per line of text."""

import re
from collections.abc import Iterator

from loaders.article import dateline
from loaders.decode import decode
from loaders.page import Block, Page, described, front_matter, page
from loaders.source import Source

SUFFIXES = (".txt", ".md", ".markdown", ".text")

_HEAD = 6  # lines in which a text may date itself
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+(?=\S)")
_MARKUP = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1|`([^`]+)`|!?\[([^\]]*)\]\([^)\s]*\)")


def load(source: Source) -> Page:
    """The text with its front matter; without a title there, the first heading or line is the title."""
    decoded = decode(source.data, source.name)
    meta, body = front_matter(decoded.text)
    markdown = source.suffix != ".txt" and bool(meta or re.search(r"^#{1,6} ", body, re.MULTILINE))
    blocks = list(_markdown(body) if markdown else _lines(body))
    return page(source, described(meta).or_else(dateline(blocks[:_HEAD])), blocks, decoded.lost)


def _lines(body: str) -> Iterator[Block]:
    yield from (Block("paragraph", line) for line in body.splitlines())


def _markdown(body: str) -> Iterator[Block]:
    """Headings, items and paragraphs, without the marks that make them so; lines of a paragraph are joined."""
    paragraph: list[str] = []
    for line in [*body.splitlines(), ""]:
        heading = _HEADING.match(line)
        if paragraph and (heading or not line.strip() or _ITEM.match(line)):
            yield Block("paragraph", _joined(paragraph))
            paragraph = []
        if heading:
            yield Block("heading", _plain(heading.group(2)))
        elif _ITEM.match(line):
            yield Block("list_item", _plain(_ITEM.sub("", line)))
        elif line.strip():
            paragraph.append(_plain(line.strip()))


def _joined(lines: list[str]) -> str:
    """Lines of one paragraph: Chinese joins without a space."""
    text = lines[0]
    for line in lines[1:]:
        text += ("" if ord(text[-1]) > 0x2E7F or ord(line[0]) > 0x2E7F else " ") + line
    return text


def _plain(text: str) -> str:
    return _MARKUP.sub(lambda m: m.group(2) or m.group(3) or m.group(4) or "", text)
