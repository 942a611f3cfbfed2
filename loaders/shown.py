"""What a page shows: its texts in blocks, and apart from them the parts that by their names are no article."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from loaders.lost import sentences
from loaders.page import Block
from loaders.tabular import blocks as rows_as_blocks

_SKIPPED = frozenset(["script", "style", "template", "iframe", "svg", "canvas", "textarea", "head"])
_ASIDE = frozenset(["nav", "footer", "form", "button", "select", "noscript", "object"])  # seldom the article
_BLOCKS = frozenset(
    [
        "p", "div", "section", "article", "main", "td", "th", "tr", "li", "ul", "ol", "table", "tbody", "dl", "dt",
        "dd", "blockquote", "pre", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "aside", "body", "html",
    ]
)  # fmt: skip
_BREAK = "\x0b"  # a line break in a text whose own line ends mean nothing
_LONGEST_CELL = 80
_WIDEST = 100  # columns or rows that one cell goes over
FEW = 2  # sentences; what holds no more is no article
_MANY_TIMES = 3  # as many sentences as the rest of the page: such a part is the article, whatever it is called
_WRAPPERS = 6  # such parts inside each other
_BOILERPLATE_NAME = re.compile(
    r"(?:^|[-_\s])(?:editor|qr|qrcode|appendqr\w*|share|comment|comments|related|recommend|sidebar|breadcrumb|crumb|copyright|"
    r"advert|ads?|toolbar|pager|pagination|nav|menu|footer|login|search)(?:$|[-_\s])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


class Shown(NamedTuple):
    """The blocks of a page, and the texts of the parts that are left out."""

    blocks: list[Block]
    aside: list[str]

    @property
    def weight(self) -> int:
        """How many sentences are shown."""
        return sum(sentences(block.text) for block in self.blocks)


def shown(root: LexborNode | None) -> Shown:
    """What a page shows; a part that by its name is no article is one where it holds nearly all sentences."""
    within: set[int] = set()
    for _ in range(_WRAPPERS):
        parts: list[LexborNode] = []
        page = Shown(list(blocks(root, within, parts)), [])
        page = page._replace(aside=[part.text(separator=" ") for part in parts])
        heaviest = max(range(len(parts)), key=lambda i: sentences(page.aside[i]), default=None)
        if heaviest is None or sentences(page.aside[heaviest]) <= max(FEW, _MANY_TIMES * page.weight):
            break
        within.add(parts[heaviest].mem_id)
    return page


def blocks(
    root: LexborNode | None, within: Collection[int] = (), aside: list[LexborNode] | None = None
) -> Iterator[Block]:
    """The text below a node, a block for each paragraph, row, item, heading or line; what is left out goes aside."""
    pending, kind, as_typed = "", "line", 0
    rows: list[list[_Cell]] = []
    for event, node in _walk(root, within):
        if event == "text":
            text = node.text_content or ""
            pending += text.replace("\n", _BREAK) if as_typed else text
            continue
        if event == "break":
            pending += _BREAK
            continue
        if event == "aside":
            if aside is not None:
                aside.append(node)
            continue
        if node.tag == "pre":
            as_typed += 1 if event == "open" else -1
        if rows and (pending.strip() or node.tag == "table"):
            yield from rows_as_blocks(_grid(rows))
            rows = []
        yield from _cut(kind, pending)
        pending = ""
        if event == "row":
            rows.append([_cell(cell) for cell in _cells(node)])
        kind = _kind(node) if event == "open" else "line"
    yield from rows_as_blocks(_grid(rows))
    yield from _cut(kind, pending)


def _cut(kind: str, text: str) -> Iterator[Block]:
    """A paragraph ends at an empty line, anything else at every line break."""
    ends = rf"{_BREAK}\s*{_BREAK}" if kind == "paragraph" else _BREAK
    return (Block(kind, part) for part in re.split(ends, text) if part.strip())


def _walk(root: LexborNode | None, within: Collection[int] = ()) -> Iterator[tuple[str, LexborNode]]:
    """Texts, and where blocks open and close, in document order; without recursion, so that depth costs nothing."""
    spanned: dict[int, bool] = {}
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
        elif tag == "tr" and _is_row(node, spanned):
            yield "row", node
        elif tag in _SKIPPED or tag.startswith(("-", "!")):
            continue
        elif (tag in _ASIDE or _is_boilerplate(node)) and node.mem_id not in within:
            yield "aside", node
        else:
            if tag in _BLOCKS:
                yield "open", node
                stack.append((node, True))
            stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))


class _Cell(NamedTuple):
    """A cell's text, and over how many columns and rows it goes."""

    text: str
    wide: int
    high: int


def _cell(node: LexborNode) -> _Cell:
    return _Cell(" ".join(node.text().split()), _span(node, "colspan"), _span(node, "rowspan"))


def _span(node: LexborNode, name: str) -> int:
    said = (node.attributes.get(name) or "").strip()
    return max(1, min(int(said), _WIDEST)) if said.isascii() and said.isdigit() and len(said) < 6 else 1


def _grid(rows: Iterable[Sequence[_Cell]]) -> Iterator[list[str]]:
    """The rows with each cell in its column; one that goes over several rows says the same in each."""
    above: dict[int, tuple[str, int]] = {}
    for cells in rows:
        line: list[str] = []
        for cell in [*cells, None]:
            while len(line) in above:
                text, left = above.pop(len(line))
                above |= {len(line): (text, left - 1)} if left > 1 else {}
                line.append(text)
            if cell is not None:
                above |= {len(line): (cell.text, cell.high - 1)} if cell.high > 1 else {}
                line += [cell.text, *[""] * (cell.wide - 1)]
        yield line


def _cells(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in row.iter() if cell.tag in ("td", "th")]


def _is_row(node: LexborNode, spanned: dict[int, bool]) -> bool:
    """A row of a table of facts; tables that only lay out a page have tables or long texts in their cells."""
    cells = _cells(node)
    fewest = 1 if len(cells) == 1 and _has_rowspan(node.parent, spanned) else 2
    return len(cells) >= fewest and not node.css("table") and all(len(cell.text()) <= _LONGEST_CELL for cell in cells)


def _has_rowspan(body: LexborNode | None, known: dict[int, bool]) -> bool:
    """Has the table a cell over several rows? Then one cell may be all that a row has of its own."""
    if body is None:
        return False
    if body.mem_id not in known:
        known[body.mem_id] = body.css_first("[rowspan]") is not None
    return known[body.mem_id]


def _is_boilerplate(node: LexborNode) -> bool:
    """A part of the page named for what is not the article; a credit line in a paragraph is kept, and marked."""
    if node.tag in ("body", "html"):
        return False
    said = node.attributes
    if "hidden" in said or _HIDDEN.search(said.get("style") or ""):
        return True
    names = f"{said.get('class') or ''} {said.get('id') or ''}"
    return node.tag not in ("p", "article", "main") and bool(_BOILERPLATE_NAME.search(names))


def _kind(node: LexborNode) -> str:
    tag = node.tag or ""
    if re.fullmatch(r"h[1-6]", tag):
        return "heading"
    if tag == "p" and _BOILERPLATE_NAME.search(node.attributes.get("class") or ""):
        return "boilerplate"
    return {"p": "paragraph", "li": "list_item", "td": "row", "th": "row"}.get(tag, "line")
