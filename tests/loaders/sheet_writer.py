"""Spreadsheets for tests, written by hand, also larger and stranger than any program would write them."""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from tests.loaders.word_writer import zipped

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3">'
    '<xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/></cellXfs><cellStyles count="1">'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
PERCENT, DAY = 1, 2


def cell(value: object, style: int = 0) -> str:
    """A cell: a number, or words."""
    if value is None:
        return "<c/>"
    if isinstance(value, int | float):
        return f'<c s="{style}"><v>{value}</v></c>'
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


def rows(table: Iterable[Sequence[object]]) -> str:
    """The rows of a sheet; a value may come with a style: (0.15, PERCENT)."""
    return "".join(
        f"<row>{''.join(cell(*v) if isinstance(v, tuple) else cell(v) for v in line)}</row>" for line in table
    )


def xlsx(*sheets: tuple[str, str], hidden: Sequence[str] = (), title: str = "") -> bytes:
    """The file: sheets by name and rows."""
    names = [name for name, _ in sheets]
    state = dict.fromkeys(hidden, 'state="hidden" ')
    listed = "".join(
        f'<sheet name="{name}" sheetId="{i}" {state.get(name, "")}r:id="r{i}"/>' for i, name in enumerate(names, 1)
    )
    links = "".join(
        f'<Relationship Id="r{i}" Type="{_RELATION}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(names) + 1)
    )
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for i in range(1, len(names) + 1)
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="'
        'application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{parts}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="w" Type="{_RELATION}/'
        'officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}<Relationship Id="s" '
        f'Type="{_RELATION}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
    }
    for i, (_, content) in enumerate(sheets, 1):
        files[f"xl/worksheets/sheet{i}.xml"] = (
            f'<worksheet xmlns="{_MAIN}"><dimension ref="A1:B2"/><sheetData>{content}</sheetData></worksheet>'
        )
    if title:
        files["docProps/core.xml"] = (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
        )
        type_ = f"{_PACKAGE}/relationships/metadata/core-properties"
        link = f'<Relationship Id="c" Type="{type_}" Target="docProps/core.xml"/>'
        files["_rels/.rels"] = files["_rels/.rels"].replace("</Relationships>", f"{link}</Relationships>")
    return zipped({name: content.encode() for name, content in files.items()})
