"""The command `zhengtu`: each subcommand a thin call; modules are imported when a command needs them."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.console import OneLineErrors, bar, complain, save, say, say_csv, say_json, table
from api.options import (
    Cypher,
    EngineOption,
    ExportFormat,
    Json,
    LibraryOption,
    Names,
    NoBundled,
    Output,
    TableFormat,
    bound,
)
from graph.errors import InvalidInput

if TYPE_CHECKING:
    from api.settings import Settings
    from graph.fragment import Fragment
    from graph.library import Layer, Library
    from graph.model import Graph
    from graph.store.base import Store

app = typer.Typer(
    cls=OneLineErrors,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from api.settings import program_version

        say(program_version())
        raise typer.Exit


@app.callback()
def zhengtu(
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error comes from.")] = False,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="The version.")] = False,
) -> None:
    """Zhengtu 政图: policy documents as a graph in which every fact shows the words it was read from."""


@app.command()
def read(
    file: Annotated[Path, typer.Argument(help="Document to read.")], names: Names = None, json: Json = False
) -> None:
    """Read a document and print what it says; nothing is stored."""
    from loaders.bounded import read as read_source
    from loaders.source import open_source

    for fragment in read_source(open_source(file), names=_settings(names=names).names):
        if json:
            say_json(fragment.to_json())
        else:
            from api.summary import summarise

            summarise(fragment)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Annotation (YAML) of what the document says.")],
    file: Annotated[Path, typer.Argument(help="The document.")],
    json: Json = False,
) -> None:
    """Score the reading of a document against an annotation: precision, recall, F1, what is missed and too much."""
    from graph.evaluation import evaluate as compare
    from graph.evaluation import read_gold
    from loaders.bounded import read as read_source
    from loaders.source import open_source

    annotation = read_gold(gold)
    (fragment,) = read_source(open_source(file))
    found = compare(annotation, fragment)
    if json:
        say_json(found.to_json())
    else:
        from api.scoring import show

        show(found)


@app.command()
def load(
    paths: Annotated[list[Path], typer.Argument(help="Documents, or folders of documents.")],
    library: LibraryOption = None,
    engine: EngineOption = None,
    no_bundled: NoBundled = False,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Documents that are read at the same time.")] = 1,
    names: Names = None,
    json: Json = False,
) -> None:
    """Load documents into the library and rebuild the graph."""
    from api.loading import LoadReport
    from api.loading import load as load_files
    from loaders import FORMS, READABLE, reader_version
    from loaders.bounded import Readers
    from loaders.source import open_source, walk

    settings, report = _settings(library, engine, no_bundled, names=names), LoadReport()
    reader = reader_version(names=settings.names)
    found = report.gather(paths, lambda path: walk(path, READABLE, FORMS))
    with Readers(min(jobs, len(found)), names=settings.names) as readers, bar(len(found)) as progress:
        read = partial(load_files, progress=progress, report=report)
        read(_library(settings), found, open_source, readers.each, reader)
    if report.loaded or report.replaced:
        report.version = _build(settings)
    if json:
        say_json(report.to_json())
    elif found:
        say(report.in_short())
        for name, warnings in report.warnings.items():
            say(f"{name}: {'; '.join(warnings)}")
    for reason in report.refused.values():
        complain(reason)
    raise typer.Exit(1 if report.refused else 0)


@app.command()
def remove(
    document: Annotated[str, typer.Argument(help="Id of a document, as `zhengtu documents` shows it.")],
    library: LibraryOption = None,
    engine: EngineOption = None,
    no_bundled: NoBundled = False,
) -> None:
    """Remove a document, and with it just what it said."""
    settings = _settings(library, engine, no_bundled)
    with _library(settings).writer() as writer:
        writer.remove(document)
        writer.commit()
    _build(settings)
    say(f"removed {document}")


@app.command()
def documents(library: LibraryOption = None, json: Json = False) -> None:
    """List the documents of the library; the bundled ones are not among them."""
    entries = _library(_settings(library, no_bundled=True)).entries()
    if json:
        fields = ("id", "title", "source_sha256", "fragment_sha256", "reader")
        say_json([{field: getattr(entry, field) for field in fields} for entry in entries])
    elif entries:
        table(("id", "title", "reader"), [(entry.id, entry.title, entry.reader) for entry in entries])
    else:
        say("No documents yet: zhengtu load FILE")


@app.command()
def build(
    library: LibraryOption = None,
    engine: EngineOption = None,
    no_bundled: NoBundled = False,
) -> None:
    """Build the graph from the library, where it is not current."""
    say(_build(_settings(library, engine, no_bundled)))


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on. [env: ZHENGTU_HOST]")] = None,
    port: Annotated[int | None, typer.Option(help="Port; 0 takes a free one. [env: ZHENGTU_PORT]")] = None,
    library: LibraryOption = None,
    engine: EngineOption = None,
    no_bundled: NoBundled = False,
    skip_damaged: Annotated[bool, typer.Option("--skip-damaged", help="Serve what is whole.")] = False,
) -> None:
    """Serve the explorer and the API."""
    from api.server import serve as run

    settings = _settings(library, engine, no_bundled, host=host, port=port, skip_damaged=skip_damaged or None)
    run(settings, _layer(settings))


@app.command()
def query(
    cypher: Annotated[str, typer.Argument(help="One reading statement.")],
    parameter: Annotated[list[str], typer.Option("-p", help="name=value; the value as JSON, else as text.")] = [],  # noqa: B006
    format: Annotated[TableFormat, typer.Option(help="How the rows are printed.")] = TableFormat.table,  # noqa: A002
    limit: Annotated[int, typer.Option(help="Rows at most.", min=1, max=10_000)] = 1000,
    library: LibraryOption = None,
    engine: EngineOption = None,
    no_bundled: NoBundled = False,
) -> None:
    """Ask the graph in Cypher."""
    from graph.store import guard

    values = dict(map(bound, parameter))
    guard.check(cypher, values)
    settings = _settings(library, engine, no_bundled)
    with _store(settings) as store:
        result = store.run(cypher, values, limit=limit, timeout=settings.query_seconds)
    match format:
        case TableFormat.json:
            say_json([dict(zip(result.columns, row, strict=True)) for row in result.rows])
        case TableFormat.csv:
            say_csv(result.columns, result.rows)
        case TableFormat.table:
            table(result.columns, result.rows)
    if result.truncated:
        complain(f"there are more than {limit} rows: --limit takes up to 10000")


@app.command()
def view(
    output: Output,
    node: Annotated[str | None, typer.Argument(help="Id of a node to look at; the plans' overview by default.")] = None,
    cypher: Cypher = None,
    depth: Annotated[int | None, typer.Option(help="Steps around the node.")] = None,
    to: Annotated[str | None, typer.Option(help="Id of another node: the shortest ways to it.")] = None,
    ask: Annotated[str | None, typer.Option(help="A ready question about the node, such as parks.")] = None,
    label: Annotated[list[str], typer.Option(help="Only these labels; repeat for several.")] = [],  # noqa: B006
    plan: Annotated[list[str], typer.Option(help="Only these plans; repeat for several.")] = [],  # noqa: B006
    q: Annotated[str | None, typer.Option("--q", help="What a search finds, and its surroundings.")] = None,
    year: Annotated[int | None, typer.Option(help="Only what is of this year.")] = None,
    layout: Annotated[str | None, typer.Option(help="columns, radial or force.")] = None,
    lang: Annotated[str | None, typer.Option(help="zh or en.")] = None,
    theme: Annotated[str | None, typer.Option(help="light or dark.")] = None,
    mermaid: Annotated[bool, typer.Option("--mermaid", help="In .md and .qmd: a Mermaid diagram, no picture.")] = False,
    address: Annotated[str, typer.Option(help="Where the explorer is served: the permalink leads there.")] = "",
    library: LibraryOption = None,
    engine: EngineOption = None,
    no_bundled: NoBundled = False,
) -> None:
    """Save a view: .html, .svg, .png, .pdf, .docx, .mmd; or .md, .qmd with a .png beside it."""
    from api.views import files, view_of

    what = {"node": node, "cypher": cypher, "depth": depth, "label": label, "plan": plan, "q": q, "year": year}
    asked = view_of(what | {"to": to, "ask": ask, "layout": layout, "lang": lang, "theme": theme})
    with _store(_settings(library, engine, no_bundled)) as store:
        made = files(store, asked, output.name, address.rstrip("/"), mermaid)
    for name, data in made.items():
        save(output.with_name(name), data)
        say(str(output.with_name(name)))


@app.command()
def snapshot(
    view: Annotated[str, typer.Argument(help="Address or query of a view, or a node's id; '' is the overview.")] = "",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Also as one file, .zip.")] = None,
    origin: Annotated[str, typer.Option(help="Address of the server that will show it, for the permalink.")] = "",
    library: LibraryOption = None,
    engine: EngineOption = None,
    no_bundled: NoBundled = False,
) -> None:
    """Freeze a view beside the library: the same bytes for ever, signed where ZHENGTU_SIGNING_KEY is set."""
    from api import snapshots
    from viz.sealed import pack

    settings = _settings(library, engine, no_bundled)
    asked = snapshots.asked(view)
    with _store(settings) as store:
        made = snapshots.frozen(_library(settings), store, asked, settings, origin.rstrip("/"))
    if output:
        save(output, pack(made))
    say(str(output or made.manifest["address"]))


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(help="A snapshot as one file, .zip.")],
    key: Annotated[str | None, typer.Option(help="Public key that must have signed it: a PEM, or its path.")] = None,
    json: Json = False,
) -> None:
    """Check that a snapshot is as it was frozen, and by whose key; exit 1 if one byte is not."""
    from api import snapshots

    found = snapshots.verified(file, key)
    if json:
        say_json(snapshots.told(found))
    else:
        say(snapshots.in_words(found))
    raise typer.Exit(0 if found.intact else 1)


@app.command()
def audit(
    document: Annotated[str | None, typer.Option(help="Only this document.")] = None,
    json: Json = False,
    library: LibraryOption = None,
    engine: EngineOption = None,
    no_bundled: NoBundled = False,
) -> None:
    """Show declared counts and what sources disagree on; exit 1 if a count is partial or sources contradict."""
    from api import answers
    from api.summary import show_audit, show_correction
    from graph.audit import fails

    settings = _settings(library, engine, no_bundled)
    with _store(settings) as store:
        found, disagreements = store.audit(document=document), store.disagreements(document=document)
        said = answers.audited(store, document, _library(settings).corrections())
    if json:
        say_json({key: said[key] for key in ("items", "contradictions", "disagreements", "corrections")})
    else:
        show_audit(found, disagreements)
        for decided in said["corrections"]:
            show_correction(decided)
    contradicting = [one for one in disagreements if one.contradicts]
    raise typer.Exit(1 if fails((entry for _, entry in found), contradicting) else 0)


@app.command()
def track(
    metric: Annotated[str, typer.Argument(help="What is counted or measured, as 产业规模 or Industry scale.")],
    place: Annotated[str | None, typer.Option(help="Only of this place, by name or id.")] = None,
    plan: Annotated[str | None, typer.Option(help="Only of this plan, by id.")] = None,
    json: Json = False,
    library: LibraryOption = None,
    engine: EngineOption = None,
    no_bundled: NoBundled = False,
) -> None:
    """Follow one metric through the years: targets and observations of all documents, each with its words."""
    from api import answers, years

    with _store(_settings(library, engine, no_bundled)) as store:
        points = store.track(metric, place=place, plan=plan)
        if json:
            say_json([answers.point(point) for point in points])
        else:
            years.show(metric, points)


@app.command()
def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="A document (id or file), or a library's folder.")],
    after: Annotated[str, typer.Argument(metavar="B", help="What it is compared with: the same kind of thing.")],
    library: LibraryOption = None,
    json: Json = False,
) -> None:
    """Show what came, went and changed between two documents or two libraries, each with its words."""
    from api import changes
    from graph.library import Library
    from loaders.bounded import read as read_source
    from loaders.source import open_source

    def held(named: str) -> "Library | Fragment":
        path = Path(named)
        if path.is_dir():
            return changes.library(path)
        if path.is_file():
            return read_source(open_source(path))[0]
        return Library.open(_settings(library).library, layer=_layer(_settings(library))).fragment(named)

    found = changes.between(held(before), held(after))
    if json:
        say_json(found.to_json())
    else:
        changes.show(found)


@app.command()
def export(
    output: Output,
    format: Annotated[ExportFormat, typer.Option(help="Form of the file.")],  # noqa: A002
    cypher: Cypher = None,
    library: LibraryOption = None,
    engine: EngineOption = None,
    no_bundled: NoBundled = False,
) -> None:
    """Write the graph, or a query's part of it, for other tools."""
    from api.exports import FORMATS

    settings = _settings(library, engine, no_bundled)
    save(output, FORMATS[format].write(_graph(settings, cypher)))
    say(str(output))


def _graph(settings: "Settings", cypher: str | None) -> "Graph":
    """The whole graph, or what occurs in a query's answer."""
    if cypher is None:
        return _library(settings).graph()
    from graph.store import guard

    guard.check(cypher)
    with _store(settings) as store:
        return store.run(cypher, {}, limit=settings.query_rows, timeout=settings.query_seconds).graph


def _settings(
    library: Path | None = None, engine: str | None = None, no_bundled: bool = False, **more: Any
) -> "Settings":
    """What the options say, else the environment, else the defaults."""
    from pydantic import ValidationError

    from api.settings import Settings

    given = {"library": library, "engine": engine, "bundled": False if no_bundled else None, **more}
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        raise InvalidInput(f"setting {first['loc'][0]}: {first['msg']}") from error


def _layer(settings: "Settings") -> "Layer | None":
    """The bundled facts, unless they are left out."""
    if not settings.bundled:
        return None
    from loaders.bundled import BUNDLED

    return BUNDLED


def _library(settings: "Settings") -> "Library":
    from graph.library import Library

    return Library.open(settings.library, layer=_layer(settings), skip_damaged=settings.skip_damaged)


def _build(settings: "Settings") -> str:
    """Build what is not current; says what the graph holds."""
    from api.opening import check
    from graph.store import build as build_store

    library = _library(settings)
    check(library)
    stamp = build_store(library, settings.engine)
    nodes, links = sum(stamp.labels.values()), sum(stamp.types.values())
    return f"{stamp.library[:16]}: {nodes} nodes, {links} relationships"


@contextmanager
def _store(settings: "Settings") -> "Iterator[Store]":
    """The graph, built first where it is not current, and given back."""
    from api.opening import opened

    store = opened(_library(settings), settings.engine)
    try:
        yield store
    finally:
        store.close()


def main() -> None:
    """Run the command."""
    app()


if __name__ == "__main__":
    main()
