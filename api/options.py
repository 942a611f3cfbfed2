"""The command's options, each named and explained once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

LibraryOption = Annotated[
    Path | None, typer.Option("--library", help="Folder of the library. [env: ZHENGTU_LIBRARY]", show_default=False)
]
EngineOption = Annotated[
    str | None, typer.Option("--engine", help="Engine that holds the graph. [env: ZHENGTU_ENGINE]", show_default=False)
]
NoBundled = Annotated[bool, typer.Option("--no-bundled", help="Leave out the bundled facts.")]
Names = Annotated[
    bool | None,
    typer.Option(
        "--names/--no-names",
        help="Let a model propose names that no rule reads. [env: ZHENGTU_NAMES]",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="JSON for machines.")]
Output = Annotated[Path, typer.Option("--output", "-o", help="File to write.")]
Cypher = Annotated[str | None, typer.Option("--cypher", help="A Cypher query whose graph is taken.")]


class TableFormat(StrEnum):
    """How rows are printed."""

    table = "table"
    json = "json"
    csv = "csv"


class ExportFormat(StrEnum):
    """What `export` writes; api.exports knows how (a test holds the two together)."""

    json = "json"
    node_link = "node-link"
    cytoscape = "cytoscape"
    graphml = "graphml"
    gexf = "gexf"
    csv = "csv"


def bound(parameter: str) -> tuple[str, Any]:
    """`name=value`: the value as JSON where it is JSON, else as text."""
    from json import JSONDecodeError, loads

    name, equals, value = parameter.partition("=")
    if not (name and equals):
        raise typer.BadParameter(f"{parameter} is not name=value", param_hint="-p")
    try:
        return name, loads(value)
    except JSONDecodeError:
        return name, value
