"""Citations and shortlists: what they say, in every style and form, of friendly and of hostile texts."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from docx import Document
from openpyxl import load_workbook

from api.settings import Settings
from graph.evidence import quote
from graph.fragment import DocumentText, Fragment, PassageText
from graph.library import Library
from graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Names, Plan
from graph.store import build
from loaders.bundled import BUNDLED
from viz.citing.styles import STYLES

ID = "hydrogen-energy"
LINK = {"source": "action-energy", "type": "HAS_FIELD", "target": ID}
GOLDEN = Path(__file__).parent / "citations.expected.json"
CANARIES = (
    '=HYPERLINK("javascript:window.hit=1")',
    "+1+1 </script><script>window.hit=1</script>",
    "-1 <img src=x onerror=window.hit=1>",
    "@SUM(A1) \u202eevil\u202c\u2066\u200f",
    "\t=1 \\input{/etc/passwd} {$x$} % # & ~ ^ _",
    "}, note = {x} | javascript:window.hit=1",
    "长" * 10_000,
)


@pytest.fixture(scope="module")
def bundled(serve: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """The service over the facts that are there from the first start."""
    path = tmp_path_factory.mktemp("bundled")
    build(Library.open(path, layer=BUNDLED))
    with serve(Settings(library=path), BUNDLED) as served:
        yield served.client


@pytest.fixture(scope="module")
def hostile(serve: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """The service over a library in which every text is an attack."""
    document = "document-00000000000000ee"
    texts = [text.strip() for text in CANARIES]
    passages = tuple(PassageText(index=i, kind="paragraph", text=text) for i, text in enumerate(texts))
    about = DocumentText(
        id=document, title=texts[0], publisher=texts[1], published=texts[2], url=CANARIES[5][-25:], sha256="0" * 64,
        passages=passages,
    )  # fmt: skip
    words = [quote(document, i, text, 0, len(text)) for i, text in enumerate(texts)]
    fields = [
        NODE_TYPES["Field"](id=f"f{i}", pref_label=Names(zh=text, en=text), evidence=(words[i],))
        for i, text in enumerate(texts)
    ]
    plan = Plan(id="p", pref_label=Names(zh=texts[0]), evidence=tuple(words), official_title=texts[1])
    links = [
        RELATIONSHIP_TYPES["HAS_FIELD"](source="p", target=f.id, evidence=(word,))
        for f, word in zip(fields, words, strict=True)
    ]
    library = Library.open(tmp_path_factory.mktemp("hostile"))
    with library.writer() as writer:
        writer.put(Fragment.of(about, (plan, *fields), links), source_sha256="0" * 64, reader="test")
        writer.commit()
    build(library)
    with serve(Settings(library=library.path, bundled=False)) as served:
        yield served.client


def _cited(client: httpx.Client, style: str, **what: Any) -> str:
    answer = client.get("/v1/citation", params={"style": style, **what})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == STYLES[style].media_type
    return answer.text


def test_citations_of_the_bundled_facts_are_as_expected(
    bundled: httpx.Client, golden: Callable[[Path, Any], None]
) -> None:
    neighbours = bundled.get(f"/v1/nodes/{ID}/neighbours", params={"type": "HAS_FIELD", "direction": "in"}).json()
    link = next(n["relationship"] for n in neighbours["items"] if n["node"]["label"] == "Direction")
    things: dict[str, dict[str, Any]] = {
        "node": {"id": ID},
        "relationship": {key: link[key] for key in LINK},
        "view": {"node": ID, "depth": 2},
    }
    asked = [(name, style, lang) for name in things for style in STYLES for lang in ("zh", "en")]
    found = {
        f"{name} {style} {lang}": _steady(
            bundled, _cited(bundled, style, lang=lang, accessed="2026-11-27", **things[name])
        )
        for name, style, lang in asked
    }
    golden(GOLDEN, found)


def _steady(client: httpx.Client, text: str) -> list[str]:
    """Without what differs from server to server and from one version of the facts to the next."""
    version = client.get("/v1/view").json()["version"][:12]
    return (
        text.replace(str(client.base_url).rstrip("/"), "http://zhengtu.example").replace(version, "V" * 12).split("\n")
    )


def test_only_a_reader_can_say_when_it_was_seen(client: httpx.Client) -> None:
    assert "[2026-11-27]" in _cited(client, "gbt7714", id=ID, accessed="2026-11-27")
    assert _cited(client, "gbt7714", id=ID).split("\n")[0].endswith(f". (2022-07-08). {client.base_url}/?select={ID}.")
    assert "accessed" not in _cited(client, "csl-json", id=ID)
    assert client.get("/v1/citation", params={"id": ID, "accessed": "soon"}).status_code == 422


def test_a_relationship_is_cited_with_the_words_that_state_it(client: httpx.Client) -> None:
    record, source = _cited(client, "gbt7714", **LINK).split("\n")
    assert record.startswith("政图. 清洁能源行动——发展领域：氢能[DB/OL]. 图库版本 ")
    assert record.endswith(f"/?link=action-energy~HAS_FIELD~{ID}.")
    assert source == (
        "云港日报. 云港市绿色产业行动方案发布会[Z]. (2022-07-08). "
        "原文：“清洁能源行动重点发展氢能和储能，到2025年产业规模突破5000亿元。”"
    )


def test_a_document_is_its_own_first_source(client: httpx.Client) -> None:
    first, second = _cited(client, "apa", id="document-00000000000000aa").split("\n")
    assert first == "云港日报. (2022, July 8). 云港市绿色产业行动方案发布会."
    assert "[Data set]" in second


def test_csl_items_have_what_the_schema_requires(client: httpx.Client) -> None:
    items = json.loads(_cited(client, "csl-json", accessed="2026-11-27", **LINK))
    assert [item["type"] for item in items] == ["dataset", "document"]
    for item in items:
        assert isinstance(item["id"], str)
        assert item["issued"] == {"date-parts": [[2022, 7, 8]]}
        assert all(set(name) == {"literal"} for name in item["author"])


def test_bibtex_keys_are_stable_and_safe(client: httpx.Client) -> None:
    keys = [re.findall(r"@misc\{(.*?),", _cited(client, "bibtex", **what)) for what in ({"id": ID}, LINK, {"q": "qn"})]
    assert keys[0] == [f"zhengtu-{ID}", "document-00000000000000aa"]
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", key) for found in keys for key in found)
    assert len({found[0] for found in keys}) == 3


@pytest.mark.parametrize(
    ("what", "status", "said"),
    [
        ({"id": "nope"}, 404, "no node nope"),
        ({"source": ID}, 422, "source, type and target go together"),
        (LINK | {"id": ID}, 422, "without id"),
        (LINK | {"target": "nope"}, 404, "no relationship HAS_FIELD to nope"),
        ({"style": "mla"}, 422, "one of gbt7714, apa, bibtex, csl-json"),
    ],
)
def test_what_cannot_be_cited_is_refused_by_name(client: httpx.Client, what: Any, status: int, said: str) -> None:
    answer = client.get("/v1/citation", params=what)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert said in answer.json()["detail"]


@pytest.mark.parametrize("id_", ["p", *(f"f{i}" for i in range(len(CANARIES)))])
def test_hostile_texts_stay_inside_their_citation(hostile: httpx.Client, id_: str) -> None:
    assert len(_cited(hostile, "gbt7714", id=id_).split("\n")) == 2
    items = json.loads(_cited(hostile, "csl-json", id=id_))
    assert [item.get("URL", "http").startswith("http") for item in items] == [True, True]
    text = _cited(hostile, "bibtex", id=id_)
    assert text.count("@misc{") == 2
    assert _depths(text) == {"@misc": 0}
    assert not re.search(r"\\input|(?<!\\)[%#&$]", text)
    assert not set("\u202e\u2066\u200f") & set(text)
    assert len(text) < 3000


def _depths(text: str) -> dict[str, int]:
    """How deep in braces each entry begins, when escaped braces count for nothing."""
    depth, found = 0, dict[str, int]()
    for sign in re.findall(r"\\.|[{}]|@misc", text):
        depth += (sign == "{") - (sign == "}")
        if sign == "@misc":
            found[sign] = max(found.get(sign, 0), depth)
    assert depth == 0
    return found


def _shortlist(client: httpx.Client, form: str, *ids: str, lang: str = "zh") -> bytes:
    answer = client.get("/v1/shortlist", params={"id": ids, "format": form, "lang": lang})
    assert answer.status_code == 200, answer.text
    assert f".{form}" in answer.headers["content-disposition"]
    return answer.content


def _csv(data: bytes) -> list[dict[str, str]]:
    assert data.startswith("\ufeff".encode())
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_shortlist_has_names_value_plan_words_and_document(client: httpx.Client) -> None:
    field, target = _csv(_shortlist(client, "csv", ID, "target-scale"))
    assert (field["类别"], field["中文名"], field["英文名"]) == ("领域", "氢能", "Hydrogen energy")
    assert (field["所属方案"], field["依据"], field["可信度"]) == ("绿色产业行动方案", "原文", "高")
    assert field["原文"] == "清洁能源行动重点发展氢能和储能，到2025年产业规模突破5000亿元。"
    assert (field["文献"], field["发布者"], field["日期"]) == ("云港市绿色产业行动方案发布会", "云港日报", "2022-07-08")
    assert (target["数值（原文写法）"], target["单位"], target["年份"]) == ("> 5000 亿元", "亿元", "2025")


def test_order_is_the_readers_and_each_node_stands_once(client: httpx.Client) -> None:
    rows = _csv(_shortlist(client, "csv", "target-scale", ID, "target-scale", lang="en"))
    assert [row["Id"] for row in rows] == ["target-scale", ID]
    assert rows[1]["Plan"] == "绿色产业行动方案"


def test_workbook_is_a_table_one_can_filter_with_links_and_what_it_is(bundled: httpx.Client) -> None:
    book = load_workbook(io.BytesIO(_shortlist(bundled, "xlsx", ID, "green-materials")))
    sheet, about = book.worksheets
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:3] == ("类别", "中文名", "英文名")
    assert {row[1] for row in rows[1:]} == {"氢能", "绿色材料"}
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("D2", sheet.dimensions)
    assert float(sheet.row_dimensions[2].height or 0) >= 27  # two lines: the plans do not fit on one
    links = [str(cell.hyperlink.target) for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert links
    assert all(re.match("https?://", link) for link in links)
    assert "short=hydrogen-energy,green-materials" in str(about["B4"].value)


def test_word_table_names_a_node_once_and_has_a_row_for_each_piece(bundled: httpx.Client) -> None:
    [table] = Document(io.BytesIO(_shortlist(bundled, "docx", ID, lang="en"))).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Item", "Value", "Words", "Source", "Date"]
    assert rows[1][0].startswith("氢能\nHydrogen energy\nField\nPlan: ")
    assert len(rows) == 6
    assert {row[0] for row in rows[2:]} == {""}


@pytest.mark.parametrize("form", ["csv", "xlsx", "docx"])
def test_same_shortlist_is_the_same_bytes_on_any_day(client: httpx.Client, form: str) -> None:
    first, again = (_shortlist(client, form, ID, "energy-storage") for _ in range(2))
    assert first == again
    if form != "csv":
        with zipfile.ZipFile(io.BytesIO(first)) as archive:
            core = archive.read("docProps/core.xml").decode()
        assert set(re.findall(r"<dcterms:\w+[^>]*>([^<]*)", core)) == {"2022-07-08T00:00:00Z"}


def test_unknown_nodes_are_named_and_a_list_has_a_bound(client: httpx.Client) -> None:
    answer = client.get("/v1/shortlist", params={"id": [ID, "nope", "neither"]})
    assert (answer.status_code, answer.json()["type"]) == (404, "urn:zhengtu:problem:unknown-node")
    assert "nope, neither" in answer.json()["detail"]
    assert client.get("/v1/shortlist", params={"id": ["a"] * 501}).status_code == 422
    assert client.get("/v1/shortlist").status_code == 422
    assert client.get("/v1/shortlist", params={"id": ID, "format": "ods"}).status_code == 422


def test_no_cell_is_a_formula_whatever_a_label_begins_with(hostile: httpx.Client) -> None:
    ids = ["p", *(f"f{i}" for i in range(len(CANARIES)))]
    rows = _csv(_shortlist(hostile, "csv", *ids))
    assert [v for row in rows for v in row.values() if v.startswith(("=", "+", "-", "@", "\t", "|"))] == []
    assert any(row["中文名"].startswith("'=HYPERLINK") for row in rows)
    book = load_workbook(io.BytesIO(_shortlist(hostile, "xlsx", *ids)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    links = [str(cell.hyperlink.target) for cell in cells if cell.hyperlink]
    assert [link for link in links if not link.startswith("http")] == []
    document = Document(io.BytesIO(_shortlist(hostile, "docx", *ids)))
    assert [rel.target_ref for rel in document.part.rels.values() if rel.is_external] == []
    assert "<script>" in "".join(cell.text for row in document.tables[0].rows for cell in row.cells)


@pytest.mark.parametrize(("kind", "begins"), [("docx", b"PK"), ("md", b"PK"), ("mermaid", b"flowchart LR\n")])
def test_a_view_is_exported_as_a_part_of_a_report(client: httpx.Client, kind: str, begins: bytes) -> None:
    answer = client.get("/v1/export", params={"format": kind, "node": ID})
    assert answer.status_code == 200, answer.text
    assert answer.content.startswith(begins)
    if kind == "md":
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            assert archive.namelist() == ["report.md", "report.png"]
            assert "](report.png)" in archive.read("report.md").decode()


def test_the_command_writes_markdown_with_its_picture_beside_it(run: Any, library: Library, tmp_path: Path) -> None:
    out = tmp_path / "氢 能.md"
    done = run(
        "view", ID, "-o", out, "--no-bundled", "--library", library.path, "--address", "https://zhengtu.example/"
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[:2] == [str(out), str(out.with_suffix(".png"))]
    assert "](%E6%B0%A2%20%E8%83%BD.png)" in out.read_text(encoding="utf-8")
    assert "<https://zhengtu.example/?node=hydrogen-energy>" in out.read_text(encoding="utf-8")
    assert out.with_suffix(".png").read_bytes().startswith(b"\x89PNG")
    refused = run("view", ID, "-o", tmp_path / "x.odt", "--no-bundled", "--library", library.path)
    assert refused.returncode == 1
    assert ".docx" in refused.stderr
