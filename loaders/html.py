"""Web pages and saved articles, with or without front matter: one Fragment per file, one passage per paragraph."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from graph.errors import UnreadableDocument
from loaders import nesting
from loaders.article import article, dateline
from loaders.decode import decode
from loaders.page import Block, Description, Page, described, front_matter, page
from loaders.source import Source

SUFFIXES = (".html", ".htm", ".xhtml")
MARKUP = re.compile(r"<(?:!doctype\s+html|html|body|div|p|br|table|article|h[1-6]|span)\b[^>]{0,2000}>", re.IGNORECASE)

_SKIPPED = frozenset(
    [
        "script", "style", "noscript", "template", "iframe", "object", "svg", "canvas", "nav", "footer", "form",
        "button", "select", "head",
    ]
)  # fmt: skip
_BLOCKS = frozenset(
    [
        "p", "div", "section", "article", "main", "td", "th", "tr", "li", "ul", "ol", "table", "tbody", "dl", "dt",
        "dd", "blockquote", "pre", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "aside", "body", "html",
    ]
)  # fmt: skip
_BREAK = "\x0b"  # a line break in a text whose own line ends mean nothing
_LONGEST_CELL = 80
_BOILERPLATE_NAME = re.compile(
    r"(?:^|[-_\s])(?:editor|qr|qrcode|appendqr\w*|share|comment|comments|related|recommend|sidebar|breadcrumb|crumb|copyright|"
    r"advert|ads?|toolbar|pager|pagination|nav|menu|footer|login|search)(?:$|[-_\s])",
    re.IGNORECASE,
)


def is_html(text: str) -> bool:
    """Does the text carry markup, whatever the file is called?"""
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
    blocks, above = article(list(_blocks(tree.body or tree.root)), about.title)
    return page(source, about.or_else(dateline(above)), blocks, decoded.lost)


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
        title=next((block.text for block in _blocks(heading)), None) or site,
        url=canonical.attributes.get("href") if canonical else None,
    )
    return front.or_else(head).or_else(shown)


def _blocks(root: LexborNode | None) -> Iterator[Block]:
    """The text below a node, a block for each paragraph, row, item, heading or line."""
    pending, kind = "", "line"
    for event, node in _walk(root):
        if event == "text":
            pending += node.text_content or ""
            continue
        if event == "break":
            pending += _BREAK
            continue
        yield from _cut(kind, pending)
        pending = ""
        if event == "row":
            yield Block("row", " | ".join(" ".join(cell.text().split()) for cell in _cells(node)))
        kind = _kind(node) if event == "open" else "line"
    yield from _cut(kind, pending)


def _cut(kind: str, text: str) -> Iterator[Block]:
    """A paragraph ends at an empty line, anything else at every line break."""
    ends = rf"{_BREAK}\s*{_BREAK}" if kind == "paragraph" else _BREAK
    return (Block(kind, part) for part in re.split(ends, text) if part.strip())


def _walk(root: LexborNode | None) -> Iterator[tuple[str, LexborNode]]:
    """Texts, and where blocks open and close, in document order; without recursion, so that depth costs nothing."""
    stack: list[tuple[LexborNode, bool]] = [(root, False)] if root is not None else []
    while stack:
        node, closing = stack.pop()
        tag = node.tag or ""
        if closing:
            yield "close", node
        elif tag == "-text":
            yield "text", node
        elif tag == "br":
            yield "break", node
        elif tag == "tr" and _is_row(node):
            yield "row", node
        elif tag not in _SKIPPED and not tag.startswith(("-", "!")) and not _is_boilerplate(node):
            if tag in _BLOCKS:
                yield "open", node
                stack.append((node, True))
            stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))


def _cells(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in row.iter() if cell.tag in ("td", "th")]


def _is_row(node: LexborNode) -> bool:
    """A row of a table of facts; tables that only lay out a page have tables or long texts in their cells."""
    cells = _cells(node)
    return len(cells) > 1 and not node.css("table") and all(len(cell.text()) <= _LONGEST_CELL for cell in cells)


def _is_boilerplate(node: LexborNode) -> bool:
    """A part of the page named for what is not the article; a credit line in a paragraph is kept, and marked."""
    if node.tag in ("p", "body", "html", "article", "main"):
        return False
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    return bool(_BOILERPLATE_NAME.search(names))


def _kind(node: LexborNode) -> str:
    tag = node.tag or ""
    if re.fullmatch(r"h[1-6]", tag):
        return "heading"
    if tag == "p" and _BOILERPLATE_NAME.search(node.attributes.get("class") or ""):
        return "boilerplate"
    return {"p": "paragraph", "li": "list_item", "td": "row", "th": "row"}.get(tag, "line")
