"""A report as Markdown, for pandoc, Quarto and GitHub alike; as Quarto's own, with a figure one can refer to."""

import json
import re
from collections.abc import Iterator

from viz.report.mermaid import mermaid
from viz.report.report import Item, Report
from viz.report.wording import word

_MARKUP = re.compile(r"""[\\`*_{}\[\]<>()#!|~^$&@:="']|(?<=www)\.|-(?=-)|\.(?=\.)""")
_WIDTHS = (28, 14, 48, 24)  # columns, in hundredths: pandoc sets them so


def markdown(report: Report, picture: str, quarto: bool = False, diagram: bool = False) -> str:
    """The report; `picture` is the file beside it, instead of which `diagram` puts a Mermaid drawing."""
    figure = _diagram(report, quarto) if diagram else (_quarto if quarto else _figure)(report, picture)
    parts = [_head(report) if quarto else f"# {plain(report.drawing.title)}", figure, *_body(report)]
    return "\n\n".join(parts) + "\n"


def plain(text: str) -> str:
    """A text as text: nothing in it is markup, a link, a formula, a citation or a command of Quarto."""
    return _MARKUP.sub(r"\\\g<0>", text)


def _head(report: Report) -> str:
    lang = "zh-CN" if report.lang == "zh" else "en"
    return f"---\ntitle: {json.dumps(plain(report.drawing.title), ensure_ascii=False)}\nlang: {lang}\n---"


def _figure(report: Report, picture: str) -> str:
    """In one paragraph with its caption: pandoc keeps the alt text, and everyone sees the caption."""
    return f"![{plain(report.alt)}]({picture})\\\n{_caption(report)}"


def _caption(report: Report) -> str:
    return f"**{word('figure', report.lang)} 1** {plain(report.caption)}"


def _quarto(report: Report, picture: str) -> str:
    alt = plain(report.alt.replace('"', "”"))
    return f'![{plain(report.caption)}]({picture}){{#fig-zhengtu fig-alt="{alt}"}}'


def _diagram(report: Report, quarto: bool) -> str:
    fence = "```{mermaid}" if quarto else "```mermaid"
    return f"{fence}\n{mermaid(report.drawing)}```\n\n{_caption(report)}"


def _body(report: Report) -> Iterator[str]:
    if report.drawing.why:
        yield plain(report.drawing.why)
    yield _online(report)
    yield f"**{word('cite_this', report.lang)}** {_linked(report.entry(report.record), report.record.url)}"
    if report.items:
        yield f"## {word('overview_table', report.lang)}"
        yield _table(report)
    if report.left_out:
        yield plain(report.left_out)
    if report.documents:
        yield f"## {word('sources', report.lang)}"
        yield "\n".join(f"{i}. {_linked(report.entry(one), one.url)}" for i, one in enumerate(report.documents, 1))


def _online(report: Report) -> str:
    address = report.record.url
    shown = f"<{address}>" if address else plain(report.address)
    return word("read_at", report.lang, address=shown) if shown else ""


def _linked(entry: str, url: str) -> str:
    """An entry whose address can be followed."""
    before, found, after = entry.partition(url) if url else (entry, "", "")
    return f"{plain(before)}<{url}>{plain(after)}" if found else plain(entry)


def _table(report: Report) -> str:
    heads = [word(key, report.lang) for key in ("item", "value", "words", "source")]
    rule = "|" + "|".join(":" + "-" * width for width in _WIDTHS) + "|"
    return "\n".join([_row(*heads), rule, *(_row(*_cells(item, report)) for item in report.items)])


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(item: Item, report: Report) -> tuple[str, ...]:
    name = f"{plain(item.name)} ({plain(item.label)})" if report.lang == "en" else f"{plain(item.name)}（{item.label}）"
    if item.said is None:
        return name, plain(item.value), word("none", report.lang), ""
    words = f"“{plain(item.said.words)}”" if item.said.words else word("cited", report.lang)
    title = plain(item.said.title)
    linked = f"[{title}]({item.said.url})" if item.said.url else title
    return (
        name,
        plain(item.value),
        words,
        " · ".join(filter(None, (f"\\[{item.number}\\] {linked}", item.said.published))),
    )
