"""The reference parts of the documentation, written from the program: `python -m docs.reference` renews them.

A part stands between `<!-- made: name -->` and `<!-- end -->`; a test fails when one is out of date.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import typer.main

from api.app import create_app
from api.cli import app as cli
from api.schema import definition, properties
from api.settings import Settings
from docs.pictures import gallery
from graph.model import NODE_TYPES, RELATIONSHIP_TYPES

HERE = Path(__file__).parent
PART = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    head = list(head)
    lines = [head, ["---"] * len(head), *(list(row) for row in rows)]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def labels() -> str:
    """Every label with its definition and its own properties."""
    parts = []
    for name, cls in NODE_TYPES.items():
        rows = [(f"`{p['name']}`", p["type"], p["description"]) for p in properties(cls)]
        parts.append(
            f"### {name}\n\n{definition(cls)}\n" + ("\n" + table(("property", "is", ""), rows) if rows else "")
        )
    return "\n".join(parts)


def types() -> str:
    """Every relationship type with its definition and the labels it links."""
    return table(
        ("type", "says", "from → to"),
        (
            (f"`{name}`", definition(cls), "; ".join(f"{_set(a)} → {_set(b)}" for a, b in cls.ends))
            for name, cls in RELATIONSHIP_TYPES.items()
        ),
    )


def _set(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "any"


def commands() -> str:
    """Every command with its arguments and options."""
    group: Any = typer.main.get_command(cli)
    return "\n".join(_command(name, command) for name, command in group.commands.items())


def _command(name: str, command: Any) -> str:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    usage = " ".join([f"zhengtu {name}", *map(_argument, arguments)])
    options = [(", ".join(f"`{o}`" for o in p.opts), p.help or "") for p in command.params if p not in arguments]
    return f"### `{usage}`\n\n{command.help}\n\n" + table(("option", ""), options)


def _argument(argument: Any) -> str:
    name = argument.name.upper() + ("..." if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"


def routes() -> str:
    """Every route with what it answers and what it takes."""
    rows = []
    for path, methods in create_app().openapi()["paths"].items():
        for method, route in methods.items():
            names = ", ".join(f"`{p['name']}`" for p in route.get("parameters", ()) if p["in"] == "query")
            rows.append((f"`{method.upper()} {path}`", route["description"], names))
    return table(("route", "answers", "takes"), rows)


def settings() -> str:
    """Every setting with its default."""
    rows = []
    for name, field in Settings.model_fields.items():
        default = "" if field.default_factory or field.default is None else f"`{field.default}`"
        rows.append((f"`ZHENGTU_{name.upper()}`", default, field.description or ""))
    return table(("setting", "default", "is"), rows)


PARTS: dict[str, Callable[[], str]] = {f.__name__: f for f in (labels, types, commands, routes, settings, gallery)}


def renewed(text: str) -> str:
    """A page with its made parts made anew."""
    return PART.sub(lambda part: f"{part[1]}\n{PARTS[part[2]]().rstrip()}\n\n{part[3]}", text)


def renew(page: Path) -> None:
    """Write a page anew where it is out of date."""
    before = page.read_text(encoding="utf-8")
    after = renewed(before)
    if after != before:
        page.write_text(after, encoding="utf-8")


if __name__ == "__main__":
    for each in HERE.glob("*.md"):
        renew(each)
