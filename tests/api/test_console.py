"""What is printed is aligned, short, and safe for a terminal."""

import json
import os
import threading
from pathlib import Path

import pytest

from api.console import cell, complain, save, say, say_csv, say_json, table, width


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


def test_names_of_strangers_do_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    complain("\x1b[31mred \u202egnp.txt \udc80")
    say("a\x07\tb\nc\udc80")
    out, err = capsys.readouterr()
    assert (out, err) == ("a\ufffd\tb\nc\ufffd\n", "zhengtu: \ufffd[31mred \ufffdgnp.txt \ufffd\n")


def test_json_carries_names_that_are_no_text(capsys: pytest.CaptureFixture[str]) -> None:
    say_json({"file": "图\udc80.txt"})
    out = capsys.readouterr().out
    out.encode()
    assert json.loads(out) == {"file": "图\udc80.txt"}


def test_csv_writes_lists_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    say_csv(("a", "b"), [("x,y", ["甲"])])
    assert capsys.readouterr().out == 'a,b\n"x,y","[""甲""]"\n'


def test_saved_file_is_whole_or_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "图 一.svg"
    save(path, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match=r"图 一\.svg"):
        save(path, b"new")
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"old"]


def test_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    save(tmp_path / "link", b"data")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"data"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe_takes_the_data_as_it_comes(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writing = threading.Thread(target=save, args=(pipe, b"data"))
    writing.start()
    assert pipe.read_bytes() == b"data"
    writing.join()
