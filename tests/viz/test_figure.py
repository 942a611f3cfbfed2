"""Figures: the same drawing gives the same bytes; text stays text; nothing a label says becomes markup."""

import io
import re
import shutil
import struct
import subprocess
import zlib
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from graph.model import Graph, Names, Plan
from viz import figure
from viz.layout import draw
from viz.view import Selection, View, select

SVG = "{http://www.w3.org/2000/svg}"


def svg(store: Any, view: View, **rest: Any) -> str:
    return figure.svg(select(store, view), view, **rest)


def texts(source: str) -> list[str]:
    return ["".join(e.itertext()) for e in ET.fromstring(source).iter(f"{SVG}text")]


def test_svg_says_what_it_is_in_visible_text_and_for_those_who_cannot_see(store: Any, hydrogen: str) -> None:
    view = View(select=hydrogen)
    address = f"https://zhengtu.example/?{view.to_query()}"
    source = svg(store, view, made=date(2026, 11, 22), address=address)
    shown = "".join(texts(source))
    for words in ("3 个方案总览", "2022—2025 年", "r7c41e", "2026-11-22", address, "氢能", "> 5000 亿元", "聚焦"):
        assert words in shown
    root = ET.fromstring(source)
    assert root.findtext(f"{SVG}title") == "3 个方案总览"
    assert "领域 15" in str(root.findtext(f"{SVG}desc"))


def test_same_view_gives_the_same_bytes_in_every_format(store: Any) -> None:
    view = View(plan=(next(n.id for n in store.held.nodes.values() if n.label == "Plan"),))
    drawing = draw(select(store, view), view)
    for format_ in ("svg", "png", "pdf"):
        assert figure.render(drawing, format_) == figure.render(drawing, format_)


def pixels(png: bytes) -> tuple[int, int, bytes]:
    """Width, height and RGBA of a PNG with one filter per row, decoded far enough to count colours."""
    width, height = struct.unpack(">II", png[16:24])
    data, at = b"", 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        data += png[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    return width, height, zlib.decompress(data)


def test_png_has_two_pixels_to_a_point_and_chinese_glyphs(store: Any, hydrogen: str) -> None:
    view = View(node=hydrogen)
    drawing = draw(select(store, view), view)
    width, height, data = pixels(figure.render(drawing, "png"))
    source = figure.as_svg(drawing)
    wide, tall = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', source).groups()  # type: ignore[union-attr]
    assert abs(width - 2 * float(wide)) <= 2
    assert abs(height - 2 * float(tall)) <= 2
    without = re.sub(r"(<text[^>]*>).*?</text>", r"\1</text>", source)
    assert len(data) == len(pixels(figure.as_png(without))[2])
    assert len(figure.as_png(source)) > 2 * len(figure.as_png(without))  # letters are there


def test_pdf_text_can_be_selected_once(store: Any, hydrogen: str, tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed: apt install poppler-utils")
    view = View(node=hydrogen)
    (tmp_path / "f.pdf").write_bytes(figure.pdf(select(store, view), view))
    text = subprocess.run(["pdftotext", tmp_path / "f.pdf", "-"], capture_output=True, check=True).stdout.decode()
    assert text.count("国际氢能谷") == 1
    assert text.replace("\n", "").count("燃料电池长寿命电堆") == 1


def test_chosen_node_lights_its_path_and_its_cross_links(store: Any, hydrogen: str) -> None:
    plain, chosen = svg(store, View()), svg(store, View(select=hydrogen))
    assert 'class="cross"' not in plain
    assert chosen.count('class="cross"') == 3
    assert chosen.count("tree path") == 3


def test_rare_characters_are_drawn_regular_and_unknown_ones_as_a_box() -> None:
    """A gap would look as if nothing was there."""
    names = {"漕河": "", "饕餮": "thin", "\U0002070e氢": "thin"}
    blank = figure.as_png(_titled(" "))
    for name, weight in names.items():
        source = _titled(name)
        assert f'class="title {weight}"' in source
        assert len(figure.as_png(source)) > len(blank) + 100


def _titled(name: str) -> str:
    plan = Plan(id="p", pref_label=Names(zh=name + "方案"))
    view = View(plan=("p",))
    return figure.as_svg(draw(Selection(Graph({"p": plan}), {"Plan": 1}, "r"), view))


def test_dark_figure_only_where_asked(store: Any) -> None:
    assert "#11151A" not in svg(store, View())
    assert "#11151A" in svg(store, View(theme="dark"))


def test_hostile_labels_stay_text(hostile: Any) -> None:
    view = View(label=("Plan", "Action", "Target", "Organization"))
    source = svg(hostile, view, address="javascript:window.hit=1")
    root = ET.parse(io.StringIO(source)).getroot()
    allowed = {"svg", "title", "desc", "style", "rect", "text", "tspan", "g", "path"}
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= allowed
    assert not [k for e in root.iter() for k in e.attrib if k.lower().startswith("on") or "href" in k]
    assert "<script" not in source
    assert not any(c in source for c in "\u202e\u2066\u2028\x00")
    assert figure.as_png(source).startswith(b"\x89PNG")
    assert figure.as_pdf(source).startswith(b"%PDF")
