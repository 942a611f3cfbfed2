"""CSL-JSON, as Zotero, pandoc and citeproc read it."""

import json
from typing import Any

from viz.citing.dates import parts
from viz.citing.reference import Reference
from viz.citing.wording import word

_LANGUAGE = {"zh": "zh-CN", "en": "en"}


def csl_json(references: list[Reference]) -> str:
    """The items as a JSON array."""
    return json.dumps([item(one) for one in references], ensure_ascii=False, indent=2)


def item(one: Reference) -> dict[str, Any]:
    """A reference as an item; what is not known is left out."""
    said: dict[str, Any] = {
        "id": one.key,
        "type": one.kind,
        "title": one.title,
        "author": [{"literal": one.author}] if one.author else None,
        "publisher": one.author if one.kind == "dataset" else None,
        "issued": _date(one.issued),
        "accessed": _date(one.accessed),
        "version": one.version,
        "URL": one.url,
        "language": _LANGUAGE[one.lang] if one.kind == "dataset" else None,
        "note": word("quoted", one.lang, words=one.words) if one.words else None,
    }
    return {name: value for name, value in said.items() if value}


def _date(said: str) -> dict[str, list[list[int]]] | None:
    given = parts(said)
    return {"date-parts": [list(given)]} if given else None
