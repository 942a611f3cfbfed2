"""The portable file: one HTML page that draws a view and shows its evidence, and asks the network for nothing."""

import re
from base64 import b64encode
from collections.abc import Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from graph.evidence import Citation, Quote, level
from graph.model import Graph, Node, Relationship
from viz import figure, network
from viz.drawing import Drawing
from viz.sources import Sources
from viz.style import Lang, style
from viz.words import words

POLICY = "the policy, when all it allows is written"
_STYLE = re.compile("<style>(.*?)</style>", re.DOTALL)
SCRIPTS = ("vendor/vis-data.min.js", "vendor/vis-network.min.js", "templates/portable.js")
WORDS = (
    "search",
    "level.",
    "confidence",
    "evidence",
    "rule",
    "relationship",
    "property.",
    "legend",
    "language",
    "theme",
)


def page(
    drawings: Mapping[Lang, Drawing], graph: Graph, behind: Sources, made: date | None = None, address: str = ""
) -> str:
    """The file: the same view drawn in each language (the first is shown), with the facts and words behind it."""
    first = next(iter(drawings.values()))
    still = figure.as_svg(first, made, address)
    text = _template().render(
        drawing=first,
        island=_island(drawings, graph, behind) | {"say": {lang: _say(d, made) for lang, d in drawings.items()}},
        grounds=style().grounds,
        labels=style().labels,
        theme=first.view.get("theme"),
        styles=_text("templates/portable.css"),
        scripts=[_script(name) for name in SCRIPTS],
        csp=POLICY,
        still=Markup(still),  # noqa: S704 - written by an autoescaping template
        foot=_say(first, made)["foot"],
        address=address,
    )
    return text.replace(POLICY, _policy(*_STYLE.findall(text)[:1], *_STYLE.findall(still)), 1)


def _say(drawing: Drawing, made: date | None) -> dict[str, str]:
    """What the page says of itself."""
    word, lang = style().word, drawing.lang
    parts = [word("version", lang, version=drawing.version[:12])]
    if made:
        parts.append(word("made", lang, date=made.isoformat()))
    shown = word("shown", lang, shown="{shown}", total="{total}")
    return {"foot": " · ".join(parts), "ask": word("ask", lang), "shown": shown}


@cache
def _template() -> Template:
    environment = Environment(loader=PackageLoader("viz"), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("portable.html")


@cache
def _text(name: str) -> Markup:
    return Markup((files("viz") / name).read_text(encoding="utf-8"))  # noqa: S704 - our own and vendored files


@cache
def _script(name: str) -> Markup:
    text = _text(name)
    assert "</script" not in text.lower(), f"{name} cannot stand inside a page"
    return text


def _policy(*styles: str) -> str:
    """Nothing from anywhere; these scripts and styles and no other."""
    return (
        f"default-src 'none'; script-src {_hashes(*map(_script, SCRIPTS))}; style-src {_hashes(*styles)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hashes(*texts: str) -> str:
    return " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts)


def _island(drawings: Mapping[Lang, Drawing], graph: Graph, behind: Sources) -> dict[str, Any]:
    drawn = {node.id for drawing in drawings.values() for node in drawing.nodes}
    links = [r for r in graph.relationships.values() if r.source in drawn or r.target in drawn]
    ends = {end for r in links for end in (r.source, r.target)}
    return {
        "lang": next(iter(drawings)),
        "chosen": next(iter(drawings.values())).view.get("select"),
        "drawings": {lang: _drawn(drawing) for lang, drawing in drawings.items()},
        "nodes": {i: _node(n, full=i in drawn) for i, n in graph.nodes.items() if i in drawn | ends},
        "links": [_link(r) for r in sorted(links, key=lambda r: (r.source, r.type, r.target))],
        "passages": behind.passages,
        "documents": behind.documents,
        "labels": {
            label: {"zh": line.zh, "en": line.en, "shape": line.shape} for label, line in style().labels.items()
        },
        "types": {name: {"zh": line.zh, "en": line.en} for name, line in style().types.items()},
        "words": {lang: {k: v for k, v in words(lang).items() if k.startswith(WORDS)} for lang in drawings},
    }


def _drawn(drawing: Drawing) -> dict[str, Any]:
    """What the page's script draws: the network's data, and what our own drawing adds to it."""
    nodes, edges = network.data(network.network(drawing))
    keep = ("title", "subtitle", "width", "height", "bands", "shown", "total", "why", "lang")
    own = drawing.model_dump(include={*keep, "columns", "rings", "nodes", "links", "legend"})
    return own | {"network": {"nodes": nodes, "edges": edges}}


def _node(node: Node, full: bool) -> dict[str, Any]:
    named = {"label": node.label, "name": node.pref_label.model_dump(exclude_none=True)}
    if not full:
        return named
    about = {"description": node.description.model_dump(exclude_none=True)} if node.description else {}
    texts = {k: v for k, v in node.properties.items() if k not in ("text", "sha256")}
    rest = {"also": list(node.alt_labels), "properties": texts, "evidence": [_evidence(e) for e in node.evidence]}
    return named | about | rest


def _link(link: Relationship) -> dict[str, Any]:
    return {
        "id": link.id,
        "source": link.source,
        "type": link.type,
        "target": link.target,
        "rule": link.rule,
        "level": level(link.confidence),
        "evidence": [_evidence(e) for e in link.evidence],
    }


def _evidence(e: Quote | Citation) -> dict[str, Any]:
    """As the script needs it: the passage is looked up, not repeated."""
    if isinstance(e, Quote):
        proposed = {} if e.rule is None else {"rule": e.rule, "level": level(e.confidence or 0.0)}
        return {"document": e.document, "passage": e.passage, "start": e.start, "end": e.end, **proposed}
    return {"document": e.document, "published": e.published, "outlets": e.outlets, "level": level(e.confidence)}
