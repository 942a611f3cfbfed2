"""Word documents: paragraphs and tables in their order, numbers restored, each row of a table one passage."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from graph.errors import UnreadableDocument
from loaders.archive import checked
from loaders.article import dateline, is_credit
from loaders.numbering import Numbering
from loaders.page import Block, Description, Page, page
from loaders.reading.normal import clean
from loaders.source import Source
from loaders.tabular import blocks as rows_as_blocks

SUFFIXES = (".docx", ".docm")

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "txbxContent"))
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_TITLES = ("title", "标题", "文件标题", "公文标题")
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])")
_DATELINES = 8  # paragraphs from either end in which a document dates itself
_LONGEST_CELL = 80
_DEEPEST = 40  # tables in tables


def load(source: Source) -> Page:
    """The text of a document; its first title paragraph, else its properties, give the title."""
    checked(source)
    try:
        opened = Document(BytesIO(source.data))
        body = opened.element.body
        found = list(_Reader(opened).blocks(body))
        named = clean(opened.core_properties.title or "")
    except UnreadableDocument:
        raise
    except Exception as error:
        first = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        raise UnreadableDocument(f"{source.name} is no Word document that can be opened: {first}") from error
    title = next((clean(b.text) for b in found if b.kind == "title"), None) or _first(found) or named
    blocks = [b._replace(kind="heading") if b.kind == "title" else b for b in found if clean(b.text)]
    blocks = [b._replace(kind="boilerplate") if is_credit(b.text) else b for b in blocks]
    about = Description(title=title, warnings=tuple(_unread(opened)))
    dated = dateline(blocks[:_DATELINES]).or_else(dateline(blocks[-_DATELINES:][::-1]))
    return page(source, about.or_else(dated), blocks)


def _first(found: list[Block]) -> str | None:
    """The first line, where it looks like a title: short, and no sentence."""
    first = next((clean(b.text) for b in found if clean(b.text)), "")
    return first if 4 <= len(first) <= 80 and first[-1] not in "。；：，.:;" else None


def _unread(opened: Any) -> Iterator[str]:
    """Parts of the file that hold words of their own and are not read."""
    for kind, name in ((RELATIONSHIP_TYPE.FOOTNOTES, "footnotes"), (RELATIONSHIP_TYPE.ENDNOTES, "endnotes")):
        for relation in opened.part.rels.values():
            if relation.reltype == kind and not relation.is_external:
                text = re.sub(rb"<[^>]*>", b"", relation.target_part.blob)
                if text.strip():
                    yield f"{name} are not read"


class _Reader:
    """Walks a document's body; keeps count of its lists."""

    def __init__(self, opened: Any) -> None:
        root = next(
            (
                r.target_part.element
                for r in opened.part.rels.values()
                if r.reltype == RELATIONSHIP_TYPE.NUMBERING and hasattr(r.target_part, "element")
            ),
            None,
        )
        self.numbering = Numbering(root)
        self.styles = {
            style.get(f"{_W}styleId"): style
            for style in opened.styles.element.iterchildren(f"{_W}style")
            if style.get(f"{_W}type") in (None, "paragraph")
        }
        self.default = next((id_ for id_, s in self.styles.items() if s.get(f"{_W}default") in ("1", "true")), None)

    def blocks(self, root: Any, depth: int = 0) -> Iterator[Block]:
        """The paragraphs and tables below an element, also those inside content controls and insertions."""
        if depth > _DEEPEST:
            raise UnreadableDocument("tables are nested too deep")
        for child in root.iterchildren():
            if child.tag == f"{_W}p":
                yield from self.paragraph(child, depth)
            elif child.tag == f"{_W}tbl":
                yield from self.table(child, depth)
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml"):
                yield from self.blocks(child, depth + 1)

    def paragraph(self, p: Any, depth: int) -> Iterator[Block]:
        """A paragraph with its number; text boxes that hang on it come after it."""
        chain = list(self._chain(p))
        text = words(p)
        number = self._number(chain) if text.strip() else ""
        if text.strip():
            joint = "" if not number or number[-1] in "、．）。" or _is_wide(text.lstrip()[0]) else " "
            yield Block(self._kind(p, chain), number + joint + text.lstrip())
        for box in p.iter(f"{_W}txbxContent"):
            if not any(a.tag == f"{_MC}Fallback" for a in box.iterancestors()):
                yield from self.blocks(box, depth + 1)

    def table(self, tbl: Any, depth: int) -> Iterator[Block]:
        """A table of facts row by row; one that only lays out text paragraph by paragraph."""
        rows = [list(_cells(tr)) for tr in _rows(tbl)]
        facts = [
            len(cells) > 1 and all(len(words(c)) <= _LONGEST_CELL and c.find(f".//{_W}tbl") is None for c, _ in cells)
            for cells in rows
        ]
        if not any(facts):
            for cells in rows:
                for cell, _ in cells:
                    yield from self.blocks(cell, depth + 1)
            return
        yield from rows_as_blocks(self._merged(rows))

    def _merged(self, rows: list[list[tuple[Any, int]]]) -> Iterator[list[str]]:
        """The cells as text, each in its column; a cell merged downwards says the same in every row."""
        above: dict[int, str] = {}
        for cells in rows:
            line: list[str] = []
            for cell, span in cells:
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                text = clean(" ".join(words(p) for p in cell.iter(f"{_W}p")))
                goes_on = merge is not None and merge.get(f"{_W}val") != "restart"
                text = above.get(len(line), "") if goes_on and not text else text
                above[len(line)] = text if merge is not None else ""
                line += [text, *[""] * (span - 1)]
            yield line

    def _chain(self, p: Any) -> Iterator[Any]:
        """The paragraph's own properties, then those of its style and the styles that one is based on."""
        own = p.find(f"{_W}pPr")
        if own is not None:
            yield own
        said = own.find(f"{_W}pStyle") if own is not None else None
        name, seen = (said.get(f"{_W}val") if said is not None else self.default), set()
        while name in self.styles and name not in seen:
            seen.add(name)
            style = self.styles[name]
            if (found := style.find(f"{_W}pPr")) is not None:
                yield found
            based = style.find(f"{_W}basedOn")
            name = based.get(f"{_W}val") if based is not None else None

    def _number(self, chain: list[Any]) -> str:
        """The number that Word would show before the paragraph."""
        list_id, depth = None, None
        for properties in chain:
            found = properties.find(f"{_W}numPr")
            if found is None:
                continue
            id_, level = found.find(f"{_W}numId"), found.find(f"{_W}ilvl")
            list_id = list_id or (id_.get(f"{_W}val") if id_ is not None else None)
            depth = depth or (level.get(f"{_W}val") if level is not None else None)
        if list_id in (None, "0"):
            return ""
        return self.numbering.next(str(list_id), int(depth) if depth and depth.isdigit() else 0)

    def _kind(self, p: Any, chain: list[Any]) -> str:
        """Title, heading or paragraph, by the name of the style and the outline level."""
        own = p.find(f"{_W}pPr/{_W}pStyle")
        style = self.styles.get(own.get(f"{_W}val")) if own is not None else None
        named = style.find(f"{_W}name") if style is not None else None
        name = (named.get(f"{_W}val") or "").strip().lower() if named is not None else ""
        if name in _TITLES:
            return "title"
        levels = (found for c in chain if (found := c.find(f"{_W}outlineLvl")) is not None)
        level = next((found.get(f"{_W}val") for found in levels), "9")
        return "heading" if _HEADING.match(name) or level in tuple("012345678") else "paragraph"


def words(root: Any) -> str:
    """The text of a paragraph or cell as it stands: insertions are in it, deletions, field codes and boxes are not."""
    parts: list[str] = []
    stack = list(reversed(root))
    while stack:
        one = stack.pop()
        if one.tag == f"{_W}t":
            parts.append(one.text or "")
        elif one.tag in _BREAKS:
            parts.append(_BREAKS[one.tag])
        elif isinstance(one.tag, str) and one.tag not in _GONE and one.tag != f"{_MC}Fallback":
            stack.extend(reversed(one))
    return "".join(parts)


def _rows(tbl: Any) -> Iterator[Any]:
    """The rows of a table, not those of tables inside it."""
    for child in tbl.iterchildren():
        if child.tag == f"{_W}tr":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            yield from _rows(child)


def _cells(tr: Any) -> Iterator[tuple[Any, int]]:
    """The cells of a row, each with the columns it spans."""
    for child in tr.iterchildren():
        if child.tag == f"{_W}tc":
            span = child.find(f"{_W}tcPr/{_W}gridSpan")
            value = span.get(f"{_W}val") if span is not None else "1"
            yield child, min(int(value), 100) if value and value.isdigit() else 1
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent"):
            yield from _cells(child)


def _is_wide(c: str) -> bool:
    return ord(c) > 0x2E7F
