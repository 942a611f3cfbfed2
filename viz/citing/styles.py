"""The styles a citation can be had in."""

from collections.abc import Callable
from dataclasses import dataclass

from viz.citing.apa import apa
from viz.citing.bibtex import bibtex
from viz.citing.csl import csl_json
from viz.citing.gbt7714 import gbt7714
from viz.citing.reference import Reference

TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class CitationStyle:
    """How references are written, and what that is on the wire."""

    media_type: str
    write: Callable[[list[Reference]], str]


STYLES = {
    "gbt7714": CitationStyle(TEXT, gbt7714),
    "apa": CitationStyle(TEXT, apa),
    "bibtex": CitationStyle("application/x-bibtex; charset=utf-8", bibtex),
    "csl-json": CitationStyle("application/vnd.citationstyles.csl+json", csl_json),
}
