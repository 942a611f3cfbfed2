"""Identity: the same thing has the same id in every document, engine and year."""

import re
from hashlib import sha256
from typing import Annotated
from urllib.parse import urlsplit, urlunsplit

from pydantic import StringConstraints

from graph.text import bare, fold

NodeId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._-]+$", max_length=128)]

_YEARS = re.compile(r"[(（〔\[【]\s*\d{4}.{0,12}?[)）〕\]】]")
_QUOTES = "《》〈〉「」『』“”\"'‘’"


def digest(*parts: str) -> str:
    """16 hex digits that stand for the parts, in their order."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def node_id(label: str, name: str, scope: str = "") -> str:
    """Id of a thing no vocabulary knows: its label, scope (the id of plan, place, organization …) and name."""
    return f"{label.lower()}-{digest(label, scope, bare(name))}"


def concept_id(slug: str, label: str, own_label: str) -> str:
    """Id of a vocabulary concept; where a text uses it under another label, the label is part of the id."""
    return slug if label == own_label else f"{label.lower()}-{slug}"


def quantity_id(
    label: str,
    subject: str,
    metric: str,
    year: int | None,
    baseline_year: int | None = None,
) -> str:
    """Id of a target or observation. The value is left out, so that 5000 and 4000 meet in one node."""
    return f"{label.lower()}-{digest(label, subject, bare(metric), str(year or ''), str(baseline_year or ''))}"


def passage_id(document: str, index: int) -> str:
    """Id of the n-th passage of a document."""
    return f"passage-{digest('Passage', document, str(index))}"


def relationship_id(source: str, type_: str, target: str) -> str:
    """Id of a statement: who, what, whom."""
    return f"rel-{digest(source, type_, target)}"


def document_id(url: str | None, publisher: str | None, published: str | None, title: str) -> str:
    """Id of a document: its canonical URL, else publisher, date and title."""
    if url:
        return f"document-{digest('Document', canonical_url(url))}"
    return f"document-{digest('Document', bare(publisher or ''), (published or '')[:10], bare(title))}"


def canonical_url(url: str) -> str:
    """The URL without scheme, `www.`, fragment, trailing slash and tracking parameters."""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.")
    query = "&".join(p for p in parts.query.split("&") if p and not p.startswith(("utm_", "spm=", "from=")))
    return urlunsplit(("", host, parts.path.rstrip("/"), query, ""))


def bare_title(title: str, place: str = "") -> str:
    """A plan's title without 《》, year bracket, draft mark and the place that issued it."""
    short = _YEARS.sub("", fold_marks(title))
    for name in filter(None, (place + "市", place + "省", place)) if place else ():
        short = short.removeprefix(name)
    return short


def fold_marks(title: str) -> str:
    """A title without quotation marks and spaces, in its own script and case."""
    return "".join(c for c in title if c not in _QUOTES and not c.isspace())


def same_name(one: str, other: str) -> bool:
    """Do two names differ in width, script, case or punctuation only?"""
    return fold(one) == fold(other) or bare(one) == bare(other)
