"""PDF: paragraphs joined from the lines of the pages, without running headers and page numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import pypdfium2
import pypdfium2.raw

from graph.errors import UnreadableDocument
from loaders.article import dateline, is_credit
from loaders.page import Block, Description, Page, page
from loaders.pdf_fonts import install
from loaders.pdf_lines import Line, joined, lines, quarters
from loaders.reading.normal import clean
from loaders.source import Source
from loaders.tabular import blocks as rows_as_blocks

SUFFIXES = (".pdf",)

MOST_PAGES = 1000
_BAND = 0.12  # of a page's height; headers, footers and page numbers stand this near its edge
_LARGER = 1.15  # times the body's print; such a line is a heading
_INDENT, _SHORT = 1.2, 2.0  # characters; a line that starts so much later, or ends so much earlier, parts paragraphs
_FAR = 1.6  # times the usual distance of lines; more parts paragraphs
_LEGIBLE = 0.8  # share of characters that must have a meaning
_PAGE_NUMBER = re.compile(
    r"^[—–\-－‐_·.~〔\[（( ]*(?:第 ?)?(?:\d{1,4}|[ivxlc]{1,6})(?: ?页)?"
    r"(?: ?[/／,，] ?(?:共 ?)?\d{1,4}(?: ?页)?| ?共 ?\d{1,4} ?页)?[—–\-－‐_·.~〕\]）) ]*$"
    r"|^page \d{1,4}(?: of \d{1,4})?$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}[章条节]|\d{1,2}[.．、](?!\d))"
)
_ENDS = "。！？；：.!?;:”）"
_DATELINES = 8


def load(source: Source) -> Page:
    """The text of a PDF; what is printed largest at its head is its title."""
    opened = _open(source)
    try:
        if len(opened) > MOST_PAGES:
            raise UnreadableDocument(
                f"{source.name} has {len(opened)} pages, more than the {MOST_PAGES} that are read: split it"
            )
        found, heights, empty, images = _lines(opened, source.name)
        named = clean(opened.get_metadata_dict().get("Title", ""))
    finally:
        opened.close()
    if not found:
        raise UnreadableDocument(f"{source.name} {_why_empty(images)}")
    warnings = tuple(_warnings(found, empty, source.name))
    body = [line for line in _without_margins(found, heights) if line.text.strip("\ufffd\ufffe")]
    if not body:
        raise UnreadableDocument(f"{source.name} holds page numbers and headers, no text")
    size = _usual(body)
    title, rest = _title(body, size)
    blocks = [b._replace(kind="boilerplate") if is_credit(b.text) else b for b in _blocks(rest, size)]
    about = Description(title=title or _sound(named), warnings=warnings)
    dated = dateline(blocks[:_DATELINES]).or_else(dateline(blocks[-_DATELINES:][::-1]))
    return page(source, about.or_else(dated), blocks)


def _open(source: Source) -> pypdfium2.PdfDocument:
    install()
    try:
        return pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UnreadableDocument(f"{source.name} is encrypted: save it without a password") from error
        raise UnreadableDocument(f"{source.name} is no PDF that can be opened: {error}") from error


def _lines(opened: pypdfium2.PdfDocument, name: str) -> tuple[list[Line], dict[int, float], list[int], int]:
    """All lines; the height of each page; the pages without text, and how many of those are pictures."""
    found: list[Line] = []
    heights, empty, images = {}, [], 0
    for number in range(1, len(opened) + 1):
        try:
            one = opened[number - 1]
            text = one.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise UnreadableDocument(f"{name}: page {number} cannot be read: {error}") from error
        left, bottom, right, top = one.get_mediabox()
        size = (right - left, top - bottom)
        heights[number] = one.get_height() if not quarters(text) else size[quarters(text) % 2 == 0]
        here = list(lines(text, number, size))
        if not here:
            empty.append(number)
            images += any(o.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE for o in one.get_objects(max_depth=3))
        found += here
        text.close()
        one.close()
    return found, heights, empty, images


def _why_empty(images: int) -> str:
    if images:
        return "has no text layer, its pages are pictures: run it through text recognition (OCR) first"
    return "holds no text"


def _warnings(found: list[Line], empty: list[int], name: str) -> Iterator[str]:
    """Pages without text, and characters without meaning; refused where most have none."""
    letters = [c for line in found for c in line.text if not c.isspace()]
    odd = sum(c in "\ufffd\ufffe" or "\ue000" <= c <= "\uf8ff" or c < " " for c in letters)
    if odd > len(letters) * (1 - _LEGIBLE):
        raise UnreadableDocument(
            f"{name} has a text layer that cannot be read (its fonts do not say which characters they draw): run OCR"
        )
    if odd:
        yield f"{odd} characters could not be read: the fonts do not say what they draw"
    if empty:
        shown = ", ".join(map(str, empty[:10])) + (" …" if len(empty) > 10 else "")
        yield f"pages without text (pictures?): {shown}"


# what is not text


def _without_margins(found: Sequence[Line], heights: dict[int, float]) -> list[Line]:
    """The lines without page numbers, and without what is repeated at the edge of the pages."""
    edge = [line for line in found if _is_at_edge(line, heights[line.page])]
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for line in edge:
        seen[_as_header(line)].add(line.page)
    printed = len({line.page for line in found})
    fewest = max(2, (printed + 2) // 3)
    gone = {id(x) for x in edge if _PAGE_NUMBER.match(x.text.strip()) or len(seen[_as_header(x)]) >= fewest}
    return [line for line in found if id(line) not in gone]


def _is_at_edge(line: Line, height: float) -> bool:
    return line.middle < _BAND * height or line.middle > (1 - _BAND) * height


def _as_header(line: Line) -> tuple[str, int]:
    """What stays the same from page to page: the words without numbers, and the height to within some points."""
    return re.sub(r"\d+", "", line.text), round(line.middle / 6)


# title and paragraphs


def _usual(found: Sequence[Line]) -> float:
    """The size that most characters are printed in."""
    sizes: Counter[float] = Counter()
    for line in found:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size))


def _title(found: Sequence[Line], size: float) -> tuple[str | None, list[Line]]:
    """The lines in the largest print at the head of the first page with text, and all others."""
    head = [line for line in found if line.page == found[0].page][:12]
    largest = max(line.size for line in head)
    if largest < _LARGER * size or len(found) == len(head) == 1:
        return None, list(found)
    first = next(i for i, line in enumerate(head) if line.size > largest * 0.95)
    last = first
    while last + 1 < len(head) and head[last + 1].size > largest * 0.95:
        last += 1
    title = joined([line.text for line in head[first : last + 1]])
    return (title, [*found[:first], *found[last + 1 :]]) if len(title) <= 200 else (None, list(found))


def _sound(title: str) -> str | None:
    """A title from the properties, unless it is only what a program named the file."""
    return (
        None
        if not title or re.search(r"\.(?:docx?|pdf|wps|indd|xlsx?)$|^Microsoft|^untitled", title, re.IGNORECASE)
        else title
    )


def _blocks(found: Sequence[Line], size: float) -> Iterator[Block]:
    """Paragraphs, headings and rows of tables, each with the page it begins on."""
    pages = _margins(found)
    table: list[Line] = []
    pending: list[Line] = []
    pitch = _pitch(found)
    for line in found:
        if line.cells:
            yield from _paragraph(pending, size)
            pending = []
            table.append(line)
            continue
        yield from _table(table)
        table = []
        if pending and _parts(pending, line, pages, pitch):
            yield from _paragraph(pending, size)
            pending = []
        pending.append(line)
    yield from _paragraph(pending, size)
    yield from _table(table)


def _margins(found: Iterable[Line]) -> dict[int, tuple[float, float]]:
    """Where the text of each page begins and ends; a page of few lines has the margins of all."""
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in found:
        by_page[line.page].append(line)
    every = _margin([line for page_lines in by_page.values() for line in page_lines])
    return {number: _margin(some) if len(some) > 5 else every for number, some in by_page.items()}


def _margin(found: Sequence[Line]) -> tuple[float, float]:
    lefts, rights = sorted(line.left for line in found), sorted(line.right for line in found)
    return lefts[len(lefts) // 20], rights[-1 - len(rights) // 20]


def _pitch(found: Sequence[Line]) -> float:
    """The usual distance from one line to the next."""
    gaps = sorted(a.middle - b.middle for a, b in pairwise(found) if a.page == b.page and a.middle > b.middle)
    return gaps[len(gaps) // 2] if gaps else 0.0


def _parts(pending: Sequence[Line], line: Line, margins: dict[int, tuple[float, float]], pitch: float) -> bool:
    """Does a new paragraph begin with a line?"""
    last = pending[-1]
    left, right = margins[line.page][0], margins[last.page][1]
    size = max(last.size, 1.0)
    if abs(line.size - last.size) > 0.12 * size:
        return True
    if line.page == last.page and pitch and abs(last.middle - line.middle) > _FAR * min(pitch, 2.5 * size):
        return True
    indented = line.left > left + _INDENT * size
    hanging = len(pending) > 1 and abs(line.left - last.left) < 0.5 * size
    if indented and not (hanging and last.right > right - _SHORT * size):
        return True
    if _ORDINAL.match(line.text) and last.text[-1] in _ENDS:
        return True
    return last.right < right - _SHORT * size


def _paragraph(found: Sequence[Line], size: float) -> Iterator[Block]:
    if found:
        kind = "heading" if found[0].size > _LARGER * size else "paragraph"
        yield Block(kind, joined([line.text for line in found]), found[0].page)


def _table(found: Sequence[Line]) -> Iterator[Block]:
    """Lines in cells, one after another: rows."""
    for line, block in zip(found, rows_as_blocks(line.cells for line in found), strict=True):
        yield block._replace(page=line.page)
