"""Bytes to text: the encodings that Chinese pages come in, with and without a word about it."""

import codecs

import pytest

from graph.errors import UnreadableDocument
from loaders.decode import decode

SENTENCE = "海州市印发促进深海装备产业发展行动方案，提出到2026年产值突破800亿元，培育骨干企业60家。"
HANS = SENTENCE * 4
HANT = "臺海市公布推動離岸風電產業發展計畫，預計到2030年產值突破八百億元，並培育骨幹企業六十家。" * 4


def _page(text: str, charset: str = "") -> str:
    meta = f'<meta charset="{charset}">' if charset else ""
    return f"<html><head>{meta}<title>政策</title></head><body><p>{text}</p></body></html>"


CASES = {
    "utf-8 with a mark": codecs.BOM_UTF8 + _page(HANS).encode("utf-8"),
    "utf-8 said to be gbk": _page(HANS, "gbk").encode("utf-8"),
    "gbk, not said": _page(HANS).encode("gbk"),
    "gbk, said to be gb2312": _page(HANS, "gb2312").encode("gbk"),
    "gbk, said to be utf-8": _page(HANS, "utf-8").encode("gbk"),
    "gb18030, said": _page(HANS, "gb18030").encode("gb18030"),
    "utf-16 little end with a mark": codecs.BOM_UTF16_LE + _page(HANS).encode("utf-16-le"),
    "utf-16 big end with a mark": codecs.BOM_UTF16_BE + _page(HANS).encode("utf-16-be"),
    "utf-16 little end": _page(HANS).encode("utf-16-le"),
    "utf-16 big end": _page(HANS).encode("utf-16-be"),
}
TRADITIONAL = {
    "big5-hkscs, said": _page(HANT, "big5").encode("big5hkscs"),
    "big5-hkscs, not said": _page(HANT).encode("big5hkscs"),
    "big5-hkscs, said to be gbk": _page(HANT, "gbk").encode("big5hkscs"),
    "utf-8": _page(HANT).encode("utf-8"),
}


@pytest.mark.parametrize("data", CASES.values(), ids=CASES)
def test_simplified_text_is_right_in_every_encoding(data: bytes) -> None:
    decoded = decode(data, "page.html")
    assert HANS in decoded.text
    assert not decoded.text.startswith("\ufeff")
    assert decoded.lost == 0


@pytest.mark.parametrize("data", TRADITIONAL.values(), ids=TRADITIONAL)
def test_traditional_text_is_right_in_every_encoding(data: bytes) -> None:
    decoded = decode(data, "page.html")
    assert HANT in decoded.text
    assert decoded.lost == 0


@pytest.mark.parametrize("charset", ["", "gbk", "utf-8"])
def test_two_stray_bytes_cost_no_more_than_themselves(charset: str) -> None:
    data = bytearray(_page(HANS, charset).encode("gbk"))
    data[200:200] = b"\xff\xff"
    decoded = decode(bytes(data), "page.html")
    assert decoded.encoding == "gb18030"
    assert decoded.text.count(SENTENCE) == 3
    assert 0 < decoded.lost <= 4


def test_what_was_lost_is_counted() -> None:
    assert decode("干净的文字，足够长的一段。".encode(), "a.txt").lost == 0


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 40,
        b"\x89PNG\r\n\x1a\n" + bytes((i * 37) % 251 for i in range(4_000)),
        b"%PDF-1.7\n" + bytes((i * i * 31 + 7) % 256 for i in range(4_000)),
        b"\x7fELF" + b"\x00" * 4_000,
        b"   \n\t  ",
        b"",
    ],
    ids=["all bytes", "picture", "pdf", "program", "blank", "nothing"],
)
def test_what_is_no_text_is_refused_in_one_line_with_its_name(data: bytes) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        decode(data, "scan.html")
    assert "scan.html" in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("charset", ["klingon", "base64", "zlib", "punycode", "undefined", "idna", "unicode_escape"])
def test_a_charset_that_is_none_is_not_believed(charset: str) -> None:
    assert HANS in decode(_page(HANS, charset).encode("gbk"), "page.html").text
