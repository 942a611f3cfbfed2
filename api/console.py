"""What the command prints: tables, one-line errors, and a bar while it works."""

import csv
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import typer
from typer.core import TyperGroup

from graph.disk import write_whole
from graph.errors import ZhengtuError

PROGRAM = "zhengtu"
_REFRESH = 0.1  # seconds
_HALF = re.compile(r"[\ud800-\udfff]")
_STEERING = ("Cc", "Cf", "Cs")


class OneLineErrors(TyperGroup):
    """Commands whose errors are one line and exit 1; `--debug` shows where they come from."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise
        except (ZhengtuError, OSError) as error:
            if ctx.params.get("debug"):
                raise
            complain(_words(error))
            raise typer.Exit(1) from None


def _words(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return str(error)


def complain(message: str) -> None:
    """One line on stderr."""
    print(f"{PROGRAM}: {printable(' '.join(message.split()))}", file=sys.stderr)  # noqa: T201


def printable(text: str) -> str:
    """Without what would steer a terminal, and halves of characters, which none can show: names are strangers'."""
    return "".join("\ufffd" if unicodedata.category(c) in _STEERING and c != "\t" else c for c in text)


def say(text: str = "") -> None:
    """A line on stdout."""
    print("\n".join(map(printable, text.split("\n"))))  # noqa: T201


def say_json(value: Any) -> None:
    """JSON on stdout."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    print(_HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", text))  # noqa: T201


def width(text: str) -> int:
    """Columns a text takes in a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def table(columns: Sequence[str], rows: Sequence[Sequence[Any]], widest: int = 48) -> None:
    """Rows under their columns, aligned."""
    cells = [[_short(cell(value), widest) for value in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(columns, *cells, strict=True)]
    for line in (columns, ["─" * w for w in widths], *cells):
        say("  ".join(text + " " * (w - width(text)) for text, w in zip(line, widths, strict=True)).rstrip())


def save(path: Path, data: bytes) -> None:
    """A file, there whole or as it was before; into a device or a pipe the data goes as it comes."""
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            write_whole(path.resolve(), data)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def cell(value: Any) -> str:
    """A value in one line."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _short(text: str, most: int) -> str:
    if width(text) <= most:
        return text
    while width(text) > most - 1:
        text = text[:-1]
    return text + "…"


def say_csv(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Rows as CSV on stdout."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(columns)
    out.writerows([[value if isinstance(value, str) else cell(value) for value in row] for row in rows])


def quiet(_name: str) -> None:
    """Shows no progress."""


@contextmanager
def bar(total: int) -> Iterator[Callable[[str], None]]:
    """Advances by one name at a time; shown where stderr is a terminal."""
    if not sys.stderr.isatty():
        yield quiet
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress

    # Without a thread of its own, so that the children that read documents can be forked.
    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        task, shown = progress.add_task("", total=total), 0.0

        def step(name: str) -> None:
            nonlocal shown
            progress.update(task, advance=1, description=escape(printable(name[:40])))
            if monotonic() - shown > _REFRESH:
                progress.refresh()
                shown = monotonic()

        yield step
