"""Web pages and saved articles, with or without front matter: one Fragment per file, one passage per paragraph."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from graph.errors import UnreadableDocument
from loaders import markdown, nesting
from loaders.article import article, dateline
from loaders.decode import decode
from loaders.lost import lost, sentences
from loaders.page import Description, Page, described, front_matter, page
from loaders.reading.normal import clean
from loaders.shown import FEW, Shown, blocks, shown
from loaders.source import Source

SUFFIXES = (".html", ".htm", ".xhtml")
MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|body|div|p|br|table|article|h[1-6]|span|t[dhr])\b[^>]{0,2000}>", re.IGNORECASE
)


def is_html(text: str) -> bool:
    """Does the text carry markup, whatever the file is called? Markdown may have some of it, and is none for that."""
    if markdown.is_markdown(text) and not front_matter(text)[1].lstrip().startswith("<"):
        return False
    return len(MARKUP.findall(text[:20_000])) >= 2


def load(source: Source) -> Page:
    """The article of a page; its title, date and publisher from front matter, meta tags or the page's head."""
    decoded = decode(source.data, source.name)
    meta, body = front_matter(decoded.text)
    nesting.check(body, source.name)
    try:
        tree = LexborHTMLParser(body)
    except Exception as error:
        raise UnreadableDocument(f"{source.name} cannot be parsed as HTML: {error}") from error
    about = _about(tree, described(meta))
    found = shown(tree.body or tree.root)
    kept, above = article(found.blocks, about.title)
    about = about.or_else(Description(warnings=tuple(_unread(found, body))))
    return page(source, about.or_else(dateline(above)), kept, decoded.lost)


def _about(tree: LexborHTMLParser, front: Description) -> Description:
    """What front matter says, and where it is silent the page's own head."""
    tags = {
        (m.attributes.get("property") or m.attributes.get("name") or ""): m.attributes.get("content")
        for m in tree.css("meta")
    }
    head = described(tags)
    canonical = tree.css_first("link[rel=canonical]")
    heading = tree.css_first("h1")
    title = tree.css_first("title")
    site = re.split(r"[_|]|\s-\s", title.text())[0] if title else None
    shown = Description(
        title=next((block.text for block in blocks(heading)), None) or site,
        url=canonical.attributes.get("href") if canonical else None,
    )
    return front.or_else(head).or_else(shown)


def _unread(found: Shown, markup: str) -> Iterator[str]:
    """Sentences that stand in the file and not in what is read of it."""
    aside = sum(map(sentences, found.aside))
    if aside >= FEW and aside > found.weight:
        yield f"{aside} sentences in parts of the page that are forms, menus, comments or hidden are not read"
    gone = lost(markup, [*(block.text for block in found.blocks), *found.aside])
    if gone:
        yield (
            f"{len(gone)} sentences of its markup are in no part of the page (the first ends: {clean(gone[0])}): "
            "is a quotation mark, comment or script never closed?"
        )
    if not found.blocks and not gone and re.search(r"<(?:script|i?frame|frameset)\b", markup, re.IGNORECASE):
        yield "what it shows comes by script or from other files: save it from a browser"
