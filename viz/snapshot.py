"""A view frozen: its figures, its page and its data as they are now, told apart by what they are of, and signed.

manifest.json     what it is of, and the SHA-256 of every other file; signed
signature.json    Ed25519 over the bytes of manifest.json, with the public key; absent where no key is at hand
index.html        the page that frames the figure
embed.html, figure.svg, figure.png, figure.pdf, data.json
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import orjson

from graph.disk import checksum
from graph.ids import digest
from graph.model import Graph
from graph.signing import Signer, fingerprint, raw
from graph.store.base import Store
from viz import embed, figure
from viz.layout import draw
from viz.site import standalone
from viz.sources import sources
from viz.view import View, select

FORM = "zhengtu-snapshot-1"
MANIFEST, SIGNATURE = "manifest.json", "signature.json"
LENGTH = 16  # hex digits of versions and ids in addresses


@dataclass(frozen=True)
class Snapshot:
    """Files that no longer change."""

    files: Mapping[str, bytes]

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What it is of."""
        said: dict[str, Any] = orjson.loads(self.files[MANIFEST])
        return said

    @property
    def version(self) -> str:
        """Of the library it was taken from, as in its address."""
        return str(self.manifest["version"])[:LENGTH]

    @property
    def id(self) -> str:
        """Its id, as in its address."""
        return str(self.manifest["id"])

    @property
    def path(self) -> str:
        """Where a server shows it."""
        return address(self.version, self.id)


def address(version: str, id_: str) -> str:
    """Where a server shows a snapshot."""
    return f"/s/{version}/{id_}"


def identity(version: str, view: View, origin: str, signer: Signer | None) -> str:
    """The id of what would be frozen: the same view of the same library, for the same place, by the same key."""
    key = raw(signer.public).hex() if signer else ""
    return digest(FORM, version, view.to_query(), origin, key)[:LENGTH]


def freeze(store: Store, view: View, made: date | None, origin: str = "", signer: Signer | None = None) -> Snapshot:
    """A view's files; the same graph, view, origin and key give the same bytes."""
    version = store.stamp.library
    id_ = identity(version, view, origin, signer)
    here = origin + address(version[:LENGTH], id_)
    selection = select(store, view)
    drawing = draw(selection, view)
    svg = figure.as_svg(drawing, made, here)
    files = {
        "figure.svg": figure.as_svg(drawing, made, here, carries_font=True).encode(),
        "figure.png": figure.as_png(svg),
        "figure.pdf": figure.as_pdf(svg),
        "embed.html": embed.portable(store, view, made, here).encode(),
        "data.json": _data(store, selection.graph, drawing.model_dump(mode="json")),
    }
    said = {
        "form": FORM,
        "id": id_,
        "version": version,
        "program": store.stamp.program,
        "view": view.parameters(),
        "title": drawing.title,
        "sources_up_to": made.isoformat() if made else None,
        "address": here,
        "signed_by": fingerprint(signer.public) if signer else None,
    }
    files["index.html"] = _page(view, said).encode()
    return _sealed(said, files, signer)


def _page(view: View, said: dict[str, Any]) -> str:
    """The page that frames the figure."""
    query = view.to_query()
    path, here = address(said["version"][:LENGTH], said["id"]), said["address"]
    oembed = f"{here.removesuffix(path)}/oembed?{urlencode({'url': here})}" if here != path else ""
    around = {"path": path, "query": f"?{query}" if query else "", "oembed": oembed}
    return standalone("snapshot", lang=view.lang, theme=view.theme, snapshot=said, **around)


def _sealed(said: dict[str, Any], files: dict[str, bytes], signer: Signer | None) -> Snapshot:
    """The files with the list of them, and its signature."""
    listed = {name: {"bytes": len(data), "sha256": checksum(data)} for name, data in sorted(files.items())}
    manifest = orjson.dumps(said | {"files": listed}, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS)
    signature = {SIGNATURE: orjson.dumps(signer.sign(manifest), option=orjson.OPT_INDENT_2)} if signer else {}
    return Snapshot({MANIFEST: manifest, **signature, **files})


def _data(store: Store, graph: Graph, drawing: dict[str, Any]) -> bytes:
    """All that is drawn and what it rests on, for whoever checks or draws it again."""
    behind = sources(store, graph)
    return orjson.dumps(
        {
            "drawing": drawing,
            "nodes": [node.model_dump(mode="json", exclude_none=True) for _, node in sorted(graph.nodes.items())],
            "relationships": [
                link.model_dump(mode="json", exclude_none=True) for _, link in sorted(graph.relationships.items())
            ],
            "passages": behind.passages,
            "documents": behind.documents,
        },
        option=orjson.OPT_SORT_KEYS,
    )
