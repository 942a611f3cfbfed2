"""What is printed is aligned, short, and safe for a terminal."""

import pytest

from api.console import cell, complain, say_csv, table, width


def test_chinese_takes_two_columns(capsys: pytest.CaptureFixture[str]) -> None:
    table(("name", "n"), [("氢能", 1), ("abc", 22)])
    lines = capsys.readouterr().out.splitlines()
    assert {width(line[: line.rindex(" ")]) for line in lines} == {5}


def test_long_cells_are_cut(capsys: pytest.CaptureFixture[str]) -> None:
    table(("name",), [("氢" * 100,)], widest=10)
    assert capsys.readouterr().out.splitlines()[2] == "氢氢氢氢…"


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in cell("a\x1b[31mb\nc")


def test_complaint_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    complain("a\nb")
    assert capsys.readouterr().err == "zhengtu: a b\n"


def test_csv_writes_lists_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    say_csv(("a", "b"), [("x,y", ["甲"])])
    assert capsys.readouterr().out == 'a,b\n"x,y","[""甲""]"\n'
