"""BibTeX: entries of type misc, which every style and biblatex know; texts escaped for LaTeX."""

import re

from viz.citing.dates import parts
from viz.citing.reference import Reference
from viz.citing.wording import word

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}",
}  # fmt: skip
_ESCAPES = str.maketrans(_SPECIAL)
_KEY = re.compile(r"[^A-Za-z0-9_-]")


def bibtex(references: list[Reference]) -> str:
    """The entries, an empty line between them."""
    return "\n".join(map(entry, references))


def entry(one: Reference) -> str:
    """`@misc{key, …}`; names and titles in double braces keep their words and capitals."""
    fields = {
        "author": f"{{{_escaped(one.author)}}}" if one.author else "",
        "title": f"{{{_escaped(one.title)}}}",
        **_day(one.issued),
        "version": one.version,
        "url": one.url,  # taken as it is by \\url; `web` has left no brace in it
        "urldate": one.accessed,
        "note": _escaped(word("quoted", one.lang, words=one.words)) if one.words else "",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{_KEY.sub('-', one.key)},\n{lines}}}\n"


def _day(said: str) -> dict[str, str]:
    names = ("year", "month", "day")
    return {name: str(part) for name, part in zip(names, parts(said), strict=False)}


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)
