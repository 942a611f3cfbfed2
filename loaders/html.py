"""Web pages and saved articles, with or without front matter: one Fragment per file, one passage per paragraph."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from graph.errors import UnreadableDocument
from loaders.decode import decode
from loaders.page import Block, Description, Page, described, front_matter, page
from loaders.source import Source

SUFFIXES = (".html", ".htm", ".xhtml")
MARKUP = re.compile(r"<(?:!doctype\s+html|html|body|div|p|br|table|article|h[1-6]|span)\b[^>]{0,2000}>", re.IGNORECASE)

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "svg",
        "canvas",
        "nav",
        "footer",
        "form",
        "button",
        "select",
        "head",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "td",
        "th",
        "tr",
        "li",
        "ul",
        "ol",
        "table",
        "tbody",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "aside",
        "body",
        "html",
    ]
)
_BOILERPLATE_NAME = re.compile(
    r"(?:^|[-_\s])(?:editor|qr|qrcode|appendqr\w*|share|comment|comments|related|recommend|sidebar|breadcrumb|crumb|copyright|"
    r"advert|ads?|toolbar|pager|pagination|nav|menu|footer|login|search)(?:$|[-_\s])",
    re.IGNORECASE,
)
_BOILERPLATE_LINE = re.compile(
    r"^[（(【\[]?(?:责任编辑|責任編輯|责编|編輯|编辑|来源|來源|原标题|原標題|海量资讯|海量資訊|扫描二维码|掃描|扫一扫|版权声明|免责声明|"
    r"分享到|打印|关闭窗口|上一篇|下一篇|相关阅读|相關閱讀|点击进入专题|字体|字號|字号|浏览次数)[：:\s（(]?"
)
_DATE_LINE = re.compile(r"\d{4}[-年/]\d{1,2}[-月/]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?")


def is_html(text: str) -> bool:
    """Does the text carry markup, whatever the file is called?"""
    return len(MARKUP.findall(text[:20_000])) >= 2


def load(source: Source) -> Page:
    """The article of a page; its title, date and publisher from front matter, meta tags or the page's head."""
    decoded = decode(source.data, source.name)
    meta, body = front_matter(decoded.text)
    try:
        tree = LexborHTMLParser(body)
    except Exception as error:
        raise UnreadableDocument(f"{source.name} cannot be parsed as HTML: {error}") from error
    about = _about(tree, described(meta))
    return page(source, about, _article(list(_blocks(tree)), about), decoded.lost)


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
    return Description(
        title=front.title or head.title or (heading.text(separator="") if heading else None) or site,
        publisher=front.publisher or head.publisher,
        published=front.published or head.published,
        url=front.url or head.url or (canonical.attributes.get("href") if canonical else None),
    )


def _blocks(tree: LexborHTMLParser) -> Iterator[Block]:
    """The text of the body, a block for each paragraph, cell, item, heading or line."""
    root = tree.body or tree.root
    pending: list[str] = []
    kind = "paragraph"
    for event, node in _walk(root):
        if event == "text":
            pending.append(node.text_content or "")
            continue
        if "".join(pending).strip():
            yield Block(kind, "".join(pending))
        pending = []
        if event == "open":
            kind = _kind(node)
        elif event == "close":
            kind = "paragraph"
    if "".join(pending).strip():
        yield Block(kind, "".join(pending))


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
        elif tag not in _SKIPPED and not tag.startswith(("-", "!")) and not _is_boilerplate(node):
            if tag in _BLOCKS:
                yield "open", node
                stack.append((node, True))
            stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))


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
    return {"li": "list_item", "td": "row", "th": "row"}.get(tag, "paragraph")


def _article(blocks: list[Block], about: Description) -> list[Block]:
    """From the first to the last block of prose; what stands in between keeps its place, credits marked as such."""
    prose = [i for i, b in enumerate(blocks) if b.kind != "boilerplate" and _is_prose(b.text)]
    if not prose:
        return blocks
    first = prose[0]
    while first > 0 and blocks[first - 1].kind == "heading" and not _same(blocks[first - 1].text, about.title):
        first -= 1
    last = prose[-1]
    while last + 1 < len(blocks) and _BOILERPLATE_LINE.match(blocks[last + 1].text.strip()):
        last += 1
    return [_marked(b) for b in blocks[first : last + 1]]


def _marked(block: Block) -> Block:
    """A credit or sharing line is boilerplate wherever it stands."""
    return block._replace(kind="boilerplate") if _BOILERPLATE_LINE.match(block.text.strip()) else block


def _is_prose(text: str) -> bool:
    """A sentence: some length, and a mark that ends or joins clauses."""
    text = text.strip()
    return len(text) >= 12 and bool(re.search(r"[。；，！？.;,]|[：:]$", text)) and not _BOILERPLATE_LINE.match(text)


def _same(text: str, title: str | None) -> bool:
    return re.sub(r"\s", "", text) == re.sub(r"\s", "", title or "")
