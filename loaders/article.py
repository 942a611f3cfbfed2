"""Which blocks of a page are its article, which of them are credits, and what the lines above it say of it."""

import re
from collections.abc import Iterable, Sequence

from loaders.page import Block, Description, iso_date
from loaders.reading.genres import boilerplate
from loaders.reading.normal import matching_form

_BOILERPLATE_LINE = re.compile(
    r"^[（(【\[]?(?:"
    r"(?:责任编辑|責任編輯|责编|責編|編輯|编辑|编审|校对|来源|來源|原标题|原標題|字体|字體|字号|字號|打印|上一篇|下一篇|浏览次数)\s*(?:[：:】\]（(]|$)"
    r"|网站标识码|[\u4e00-\u9fff]ICP备)"
)
_SOURCE = re.compile(
    r"(?:来源|來源|发布机构|发文机关|信息来源)\s*[：:]\s*([^\s：:|｜（(]{2,30}?)(?=日期|时间|发布|作者|编辑|[\s|｜（(]|$)"
)
_BEGINNING = 24  # characters that hold any beginning of boilerplate
_LINE = 80  # characters; a longer line is text
_PROSE = 12
_TABLE = 3  # rows


def article(blocks: Sequence[Block], title: str | None) -> tuple[list[Block], Sequence[Block]]:
    """From the first to the last block of prose or of a known table, with what adjoins; and what stood above."""
    prose = [i for i, b in enumerate(blocks) if b.row or (b.kind != "boilerplate" and _is_prose(b.text))]
    if not prose:
        return [_marked(b) for b in blocks], ()
    first, last = prose[0], prose[-1]
    while first > 0 and blocks[first - 1].kind in ("heading", "paragraph") and not _same(blocks[first - 1].text, title):
        first -= 1
    while last + 1 < len(blocks) and (blocks[last + 1].kind == "paragraph" or is_credit(blocks[last + 1].text)):
        last += 1
    last += _rows(blocks[last + 1 :])
    return [_marked(b) for b in blocks[first : last + 1]], blocks[:first]


def _rows(after: Sequence[Block]) -> int:
    """How many rows of a table adjoin; a few are rather a menu's."""
    count = next((i for i, block in enumerate(after) if block.kind != "row"), len(after))
    return count if count >= _TABLE else 0


def dateline(lines: Iterable[Block]) -> Description:
    """The date and publisher that short lines above an article give: 2024-03-08　来源：海州日报."""
    short = [line for b in lines if len(line := b.text.strip()) <= _LINE and not re.search(r"[。；，！？]", line)]
    dates = (iso_date(line) for line in short if not re.search(r"[自从至到截]\s*\d{4}", line))
    sources = (_SOURCE.search(line) for line in short)
    return Description(
        published=next(filter(None, dates), None),
        publisher=next((found[1] for found in sources if found), None),
    )


def is_credit(text: str) -> bool:
    """A credit, a sharing line, or a notice of the site; what else begins a line that is no text a genre tells."""
    line = text.strip()
    return bool(_BOILERPLATE_LINE.match(line)) or matching_form(line[:_BEGINNING].lstrip("（([【")).startswith(
        boilerplate()
    )


def _marked(block: Block) -> Block:
    """A credit is boilerplate wherever it stands; a line of a page is a paragraph."""
    if is_credit(block.text):
        return block._replace(kind="boilerplate")
    return block._replace(kind="paragraph") if block.kind == "line" else block


def _is_prose(text: str) -> bool:
    """A sentence: some length, and a mark that ends or joins clauses."""
    text = text.strip()
    return len(text) >= _PROSE and bool(re.search(r"[。；，！？.;,]|[：:]$", text)) and not is_credit(text)


def _same(text: str, title: str | None) -> bool:
    return re.sub(r"\s", "", text) == re.sub(r"\s", "", title or "")
