"""The server's pages: each a template with its words, its style and what its script needs at the start."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from viz.modules import imported
from viz.style import Lang, Theme, style
from viz.words import words

SCRIPTS = ("explorer/header.js",)  # of every page, beside its own


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("viz"), autoescape=select_autoescape(default=True), undefined=StrictUndefined
    )


@cache
def _look() -> dict[str, Any]:
    return style().model_dump(mode="json", include={"labels", "types", "columns"})


def html(page: str, *, lang: Lang = "zh", theme: Theme | None = None, static: str = "/static", **context: Any) -> str:
    """A page (`explorer`, `documents`, …) in a language and theme.

    `island` is JSON for its script, `static` where scripts and styles are served, `shared` what others may show of it.
    """
    template = _templates().get_template(f"{page}.html")
    modules = imported(*SCRIPTS, f"explorer/{page}.js")
    given = {"island": {}, "static": static, "modules": modules, "shared": None, **context}
    return template.render(page=page, lang=lang, theme=theme, words=words(lang), style=_look(), **given)


def standalone(page: str, *, lang: Lang = "zh", theme: Theme | None = None, **context: Any) -> str:
    """A page that stands by itself, without the site's header: `snapshot`."""
    return _templates().get_template(f"{page}.html").render(lang=lang, theme=theme, words=words(lang), **context)
