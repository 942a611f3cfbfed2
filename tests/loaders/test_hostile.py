"""Files made to hang, starve or deceive a reader: each ends read or refused with a reason, within its limits."""

import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from graph.errors import InvalidInput, UnreadableDocument
from graph.evidence import Quote
from graph.writer import Written
from loaders import archive, docx, table
from loaders.bounded import Outcome, Readers
from loaders.bundled import FOLDER
from loaders.child import Limits
from loaders.source import Source
from tests.loaders.pdf_writer import HEIGHT, WIDTH, assembled, paragraphs, pdf, stream
from tests.loaders.sheet_writer import rows, xlsx
from tests.loaders.word_writer import OUTLINE, p, tbl, zipped
from tests.loaders.word_writer import docx as word

LIMITS = Limits(seconds=20.0)
TEXT = "近日，海州市印发了深海装备产业行动方案，提出到2026年产值突破800亿元。"


def _outcomes(*sources: Source, jobs: int = 2) -> list[Outcome]:
    with Readers(jobs, LIMITS) as readers:
        return list(readers.each(sources))


def _refused(name: str, data: bytes) -> str:
    (outcome,) = _outcomes(Source(name, data), jobs=1)
    assert isinstance(outcome, UnreadableDocument)
    assert name in str(outcome) or "refused" in str(outcome)
    return str(outcome)


# archives


def _bomb(unpacked: int, members: int = 1) -> bytes:
    good = BytesIO(word(p(TEXT)))
    with ZipFile(good, "a", ZIP_DEFLATED) as file:
        for i in range(members):
            file.writestr(f"word/media/{i}.bin", b"\0" * unpacked)
    return good.getvalue()


def test_archive_that_unpacks_to_much_is_refused_by_what_it_says() -> None:
    with pytest.raises(UnreadableDocument, match="times its size"):
        archive.checked(Source("a.docx", _bomb(64 << 20)))
    with pytest.raises(UnreadableDocument, match="parts, more than"):
        archive.checked(Source("a.docx", _bomb(1, archive.MOST_MEMBERS + 1)))


def test_archive_that_unpacks_to_much_in_all_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 1 << 20)
    with pytest.raises(UnreadableDocument, match="unpacks to"):
        archive.checked(Source("a.docx", _bomb(400_000, 5)))


def test_archive_whose_headers_lie_is_found_out() -> None:
    data = _bomb(64 << 20)
    size = (64 << 20).to_bytes(4, "little")
    lying = data.replace(size, (1000).to_bytes(4, "little"))
    assert lying != data
    with pytest.raises(UnreadableDocument, match=r"damaged|times its size|unpacks to"):
        archive.checked(Source("a.docx", lying))


def test_archive_of_a_later_form_is_refused() -> None:
    data = bytearray(word(p(TEXT)))
    data[data.rindex(b"PK\x01\x02") + 6] = 179
    assert "damaged" in _refused("a.docx", bytes(data))


def test_archive_with_two_parts_of_one_name_is_refused() -> None:
    out = BytesIO(word(p(TEXT)))
    with ZipFile(out, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("word/document.xml", "<x/>")
    with pytest.raises(UnreadableDocument, match="two parts of one name"):
        archive.checked(Source("a.docx", out.getvalue()))


def test_many_small_paragraphs_end_within_the_limits() -> None:
    data = word("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 1_000_000)
    assert len(data) < 1 << 20
    (outcome,) = _outcomes(Source("a.docx", data))
    assert isinstance(outcome, InvalidInput)


def test_tables_in_tables_end() -> None:
    inner = p(TEXT)
    for _ in range(60):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    with pytest.raises(UnreadableDocument, match=r"nested|opened"):
        docx.load(Source("a.docx", word(p(TEXT) + inner)))


def test_names_of_members_are_never_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    out = BytesIO(word(p(TEXT) + p("第二段文字。")))
    with ZipFile(out, "a") as file:
        for name in ("../../escaped.txt", "/escaped.txt", "..\\escaped.txt"):
            file.writestr(name, "escaped")
    docx.load(Source("../../a.docx", out.getvalue()))
    assert not list(tmp_path.parent.rglob("escaped*"))


# spreadsheets


def test_sheet_of_two_million_rows_is_refused_early() -> None:
    row = b"<row><c><v>1</v></c><c><v>2</v></c></row>"
    head = xlsx(("a", "MARK"))
    with ZipFile(BytesIO(head)) as file:
        files = {name: file.read(name) for name in file.namelist()}
    files["xl/worksheets/sheet1.xml"] = files["xl/worksheets/sheet1.xml"].replace(b"MARK", row * 2_000_000)
    data = zipped(files)
    assert len(data) < 1 << 20
    assert "more than" in _refused("a.xlsx", data) or "times its size" in _refused("a.xlsx", data)


def test_rows_beyond_the_limit_are_refused_as_they_come() -> None:
    filler = "".join(f"<row><c><v>{i * 7919 % 1_000_003}</v></c><c><v>{i}</v></c></row>" for i in range(30_000))
    assert f"more than the {table.MOST_ROWS:,} rows" in _refused("a.xlsx", xlsx(("a", filler)))


def test_sheet_of_empty_rows_ends() -> None:
    data = xlsx(("a", rows([["园区名称", "所在地"], ["东湾深海谷产业园", "上海"]]) + "<row/>" * 20_000))
    (outcome,) = _outcomes(Source("a.xlsx", data))
    assert not isinstance(outcome, InvalidInput)


# PDF


def _flate_bomb(layers: int) -> bytes:
    data = zlib.compress(b"BT ET " * 50_000_000, 9)
    filters = ["/FlateDecode"]
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
        filters.append("/FlateDecode")
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents 4 0 R/Resources<<>>>>"
    return assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page.encode(),
            stream(data, f"/Filter[{' '.join(filters)}]", deflate=False),
        ]
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("layers", [1, 2])
def test_stream_that_unpacks_to_300_megabytes_costs_its_own_file_only(layers: int) -> None:
    good = Source("good.pdf", pdf(paragraphs(TEXT, TEXT)))
    bomb, fine = _outcomes(Source("bomb.pdf", _flate_bomb(layers)), good)
    assert isinstance(bomb, UnreadableDocument)
    assert not isinstance(fine, InvalidInput)


def test_page_tree_that_bites_its_tail_ends() -> None:
    data = assembled([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"])
    assert "loop.pdf" in _refused("loop.pdf", data)


def test_many_pages_of_nothing_are_refused() -> None:
    assert "pages, more than" in _refused("a.pdf", pdf([[]] * 1200))


# text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("deep.html", ("<div>" * 300 + f"<p>{TEXT}</p>" + "</div>" * 300 + f"<p>{TEXT}后文。</p>").encode()),
        ("tags.html", (f"<p>{TEXT}</p>" + "<a " * 100_000).encode()),
        ("nul.txt", (TEXT + "\0\0" + "\n" + TEXT).encode()),
        ("nul.csv", ("园区名称,城市\n东湾\0谷,上海\n" + "西岭园,芜湖\n" * 9).encode()),
        ("surrogate.txt", ((TEXT * 9).encode() + b"\xed\xa0\x80\xed\xb0\x80" + "后文继续写下去。".encode())),
        ("line.txt", ("一" * 5000 + "。" + TEXT).encode()),
        ("run.txt", ("深海装备产业发展" * 3000).encode()),
        ("../../up.txt", (TEXT * 2).encode()),
        ("lone\udc80.txt", (TEXT * 2).encode()),
    ],
)
def test_odd_text_is_read_whole(name: str, data: bytes) -> None:
    (outcome,) = _outcomes(Source(name, data))
    assert not isinstance(outcome, InvalidInput), str(outcome)
    text = " ".join(passage.text for passage in outcome[0].fragment().document.passages)
    if name.endswith(".html"):
        assert "突破800亿元" in text
    if name == "deep.html":
        assert "后文" in text


# mutants


def _seeds() -> dict[str, bytes]:
    table_: list[list[object]] = [
        ["园区名称", "所在城市", "2023年产值（亿元）"],
        ["东湾深海谷", "上海", 120],
        ["西岭园", "芜湖", "85.5"],
    ]
    return {
        "a.pdf": pdf(paragraphs(TEXT, TEXT * 3, title="海州深海装备产业行动方案", per_page=4)),
        "a.docx": word(
            p("行动方案") + p("总则", level=0) + p(TEXT, level=1) + tbl(["指标", "值"], ["产值", "5"]),
            numbering=OUTLINE,
        ),
        "a.xlsx": xlsx(("园区", rows(table_)), title="园区"),
        "a.csv": "\n".join(",".join(map(str, line)) for line in table_).encode(),
        "b.html": f"<meta charset=utf-8><form><p>{TEXT}<p>{TEXT}<pre>{TEXT}</pre></form>".encode("gb18030"),
        "b.txt": (TEXT * 3).encode("utf-16"),
        "b.tsv": "\n".join("\t".join(map(str, line)) for line in table_).encode("gb18030"),
        "b.md": f"# 方案\n\n| 指标 | 单位 | 2025年 |\n|--|--|--|\n| 产值 | 亿元 | 5 |\n\n> {TEXT}\n".encode(),
        "b.doc": f"<table><tr><td rowspan=2>园区<td colspan=2>产值<tr><td>1<td>2</table>{TEXT}".encode(),
        "a.html": f"<title>行动方案</title><div><p>{TEXT}</p><table><tr><td>产值<td>5亿元</table></div>".encode(),
        "a.md": f"---\ntitle: 行动方案\ndate: 2023-05-08\n---\n# 一、总则\n\n{TEXT}\n\n- {TEXT}\n".encode(),
        "a.yaml": (FOLDER / "shanghai-2022.yaml").read_bytes(),
    }


def _inside(random: Random, data: bytes) -> bytes:
    """Of an archive one part is changed, so that the change is seen behind the check sums."""
    with ZipFile(BytesIO(data)) as file:
        files = {name: file.read(name) for name in file.namelist()}
    name = random.choice(sorted(files))
    files[name] = _mutated(random, files[name])
    return zipped(files)


def _flip(random: Random, data: bytearray) -> None:
    data[random.randrange(len(data))] = random.randrange(256)


def _cut(random: Random, data: bytearray) -> None:
    at = random.randrange(len(data))
    del data[at : at + random.randint(1, 200)]


def _double(random: Random, data: bytearray) -> None:
    at = random.randrange(len(data))
    data[at:at] = data[at : at + random.randint(1, 200)] * random.choice((1, 2, 50))


def _insert(random: Random, data: bytearray) -> None:
    odd = (
        b"\0",
        b"<",
        b"&#0;",
        b"\xff\xfe",
        b"]]>",
        b"\xed\xa0\x80",
        b"9" * 400,
        b"-1",
        b"%n",
        b'"',
        b"\x1b",
        "〔".encode(),
    )
    at = random.randrange(len(data))
    data[at:at] = random.choice(odd)


def _truncate(random: Random, data: bytearray) -> None:
    del data[random.randrange(1, len(data)) :]


_CHANGES: tuple[Callable[[Random, bytearray], None], ...] = (_flip, _flip, _cut, _double, _insert, _truncate)


def _mutated(random: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        if len(changed) > 1:
            random.choice(_CHANGES)(random, changed)
    return bytes(changed)


def _is_sound(said: Written) -> None:
    """What is read is whole: it says something, or that it does not, and every quote stands where it is said to."""
    fragment = said.fragment()
    texts = {passage.index: passage.text for passage in fragment.document.passages}
    evidence = [e for n in fragment.nodes for e in n.evidence] + [e for r in fragment.relationships for e in r.evidence]
    quotes = [e for e in evidence if isinstance(e, Quote)]
    assert quotes or said.warnings or any(node.label != "Document" for node in fragment.nodes)
    assert all(texts[quote.passage][quote.start : quote.end] == quote.exact for quote in quotes)


@pytest.mark.slow
def test_every_mutant_is_accounted_for(rounds: int, figure: Callable[[str], None]) -> None:
    random, seeds, count = Random(20220708), _seeds(), 200 * rounds

    def mutants() -> Iterator[Source]:
        for i in range(count):
            name = random.choice(sorted(seeds))
            packed = name.endswith((".docx", ".xlsx")) and random.random() < 0.7
            change = _inside if packed else _mutated
            yield Source(f"{i}{name}", change(random, seeds[name]))

    with Readers(2, LIMITS) as readers:
        outcomes = list(readers.each(mutants()))
    refused = [str(o) for o in outcomes if isinstance(o, InvalidInput)]
    assert len(outcomes) == count
    assert all(refused)
    for outcome in outcomes:
        for said in outcome if isinstance(outcome, list) else ():
            _is_sound(said)
    faults = [r for r in refused if any(why in r for why in ("is not read within", "breaks the", "ends the process"))]
    figure(
        f"mutants: {count} in, {count - len(refused)} read, {len(refused)} refused, of these {len(faults)} by a fault"
    )
    assert not faults, faults[:5]
