"""Word files for tests, written by hand: only the parts that a test is about."""

from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes"}


def p(text: str = "", *, level: int | None = None, list_: str = "1", style: str = "", xml: str = "") -> str:
    """A paragraph; at a level of a list, in a style, or with runs of its own."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if level is not None:
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}{xml}</w:p>"


def tbl(*rows: Sequence[str]) -> str:
    """A table; `↓` is a cell merged with the one above, `name↓` the first of such cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(_tc, row))}</w:tr>" for row in rows) + "</w:tbl>"


def _tc(text: str) -> str:
    merge = "<w:tcPr><w:vMerge/></w:tcPr>" if text == "↓" else ""
    if text.endswith("↓") and text != "↓":
        merge = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'
    return f"<w:tc>{merge}{p(text.rstrip('↓'))}</w:tc>"


def lvl(depth: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    """A level of a list."""
    first = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
    return f'<w:lvl w:ilvl="{depth}">{first}<w:lvlText w:val="{text}"/></w:lvl>'


OUTLINE = (
    f'<w:abstractNum w:abstractNumId="0">{lvl(0, "chineseCounting", "%1、")}{lvl(1, "chineseCounting", "（%2）")}'
    f'{lvl(2, "decimal", "%3.")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def docx(body: str, **parts: str) -> bytes:
    """The file: its body, and further parts (numbering, styles, footnotes) by their content."""
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{_PARTS[name]}+xml"/>' for name in parts
    )
    links = "".join(
        f'<Relationship Id="r{i}" Type="{_RELATION}/{name}" Target="{name}.xml"/>' for i, name in enumerate(parts)
    )
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": _relationships(
            f'<Relationship Id="d" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relationships(links),
        "word/document.xml": body
        if body.startswith("<?xml")
        else f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        **{f"word/{name}.xml": f'<w:{name} xmlns:w="{W}">{content}</w:{name}>' for name, content in parts.items()},
    }
    return zipped({name: content.encode() for name, content in files.items()})


def _relationships(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip file of these members."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()
