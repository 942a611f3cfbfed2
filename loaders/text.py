"""Plain text and Markdown: one Fragment per file, one passage per line of text."""

from collections.abc import Iterator

from loaders import markdown
from loaders.article import dateline
from loaders.decode import decode
from loaders.page import Block, Page, described, front_matter, page
from loaders.source import Source

SUFFIXES = (".txt", ".md", ".markdown", ".text")

_HEAD = 6  # lines in which a text may date itself


def load(source: Source) -> Page:
    """The text with its front matter; without a title there, the first heading or line is the title."""
    decoded = decode(source.data, source.name)
    meta, body = front_matter(decoded.text)
    marked = source.suffix != ".txt" and (bool(meta) or markdown.is_markdown(body))
    blocks = list(markdown.blocks(body) if marked else _lines(body))
    return page(source, described(meta).or_else(dateline(blocks[:_HEAD])), blocks, decoded.lost)


def _lines(body: str) -> Iterator[Block]:
    yield from (Block("paragraph", line) for line in body.splitlines())
