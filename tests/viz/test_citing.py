"""The parts of a citation: addresses that may be followed, dates as precise as known, the forms of the styles."""

import pytest

from viz.citing import apa, bibtex, csl, gbt7714
from viz.citing.address import web
from viz.citing.dates import iso, parts
from viz.citing.reference import Reference

BARE = Reference(key="a.b", kind="document", author="", title="某文件")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "http:",
        "http://",
        "https://[x",
        "ftp://a.example/",
        "http://a.example/\u202e",
        " http://a",
        "",
    ],
)
def test_what_is_no_address_of_the_web_leads_nowhere(address: str) -> None:
    assert web(address) == ""
    assert web("http://a.example/" + "x" * 2000) == ""


def test_an_address_keeps_its_meaning_and_ends_no_markup() -> None:
    assert web("https://a.example/x?q=氢&b=1#p2") == "https://a.example/x?q=%E6%B0%A2&b=1#p2"
    assert web("http://a.example/)]}>|\\ '\"") == "http://a.example/%29%5D%7D%3E%7C%5C%20'%22"
    assert web("http://[::1]:8000/?q=[x]") == "http://[::1]:8000/?q=%5Bx%5D"
    assert web("http://a.example/%E6%B0%A2") == "http://a.example/%E6%B0%A2"


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("2022-07-08T10:00:00+08:00", "2022-07-08"), ("2022-07", "2022-07"), ("2022", "2022"),
        ("2022-7-8", "2022-07-08"), ("2022-13", ""), ("2022-02-30", ""), ("20220708", ""), ("去年", ""), ("", ""),
    ],
)  # fmt: skip
def test_dates_are_as_precise_as_known(said: str, known: str) -> None:
    assert iso(said) == known
    assert len(parts(said)) == len([part for part in known.split("-") if part])


def test_what_is_not_known_is_left_out_of_every_style() -> None:
    assert gbt7714.entry(BARE) == "某文件[Z]."
    assert apa.entry(BARE) == "某文件. (n.d.)."
    assert bibtex.entry(BARE) == "@misc{a-b,\n  title = {{某文件}},\n}\n"
    assert csl.item(BARE) == {"id": "a.b", "type": "document", "title": "某文件"}


def test_latex_signs_are_escaped_once() -> None:
    signs = Reference(key="k", kind="document", author="A & B", title=r"50% {\x} _a^b~ $#")
    assert r"author = {{A \& B}}" in bibtex.entry(signs)
    title = r"50\% \{\textbackslash{}x\} \_a\textasciicircum{}b\textasciitilde{} \$\#"
    assert f"title = {{{{{title}}}}}" in bibtex.entry(signs)
