"""How fast the service is over loopback: a real server on one core, a real client on another."""

# ruff: noqa: T201
import json
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from graph.evidence import Citation
from graph.fragment import DocumentText, Fragment
from graph.library import Library
from graph.model import FieldOfWork, HasField, Involves, Names, Node, Plan, Relationship, Technology
from graph.store import build

pytestmark = pytest.mark.bench

SECONDS = 5.0
CONNECTIONS = 4


def _pin(process: "subprocess.Popen[str]", core: int) -> None:
    """Keep a process on one core, where the platform can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(process.pid, {core})


def _serve(library: Path, *more: str) -> tuple["subprocess.Popen[str]", int, float]:
    """A server, its port, and the seconds until it was ready."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "api.cli", "serve", "--port", str(port), "--library", str(library), *more]
    begun = time.perf_counter()
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    _pin(server, 0)
    while True:
        try:
            line = HTTPConnection("127.0.0.1", port, timeout=30)
            line.request("GET", "/readyz")
            if line.getresponse().status == 200:
                return server, port, time.perf_counter() - begun
        except OSError:
            time.sleep(0.01)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, float]]:
    """The bundled graph, served once it is built."""
    library = tmp_path_factory.mktemp("bench")
    subprocess.run([sys.executable, "-m", "api.cli", "build", "--library", str(library)], check=True)
    process, port, ready = _serve(library)
    yield port, ready
    process.terminate()
    process.wait(10)


class Client:
    """One kept-alive connection that does as little as a client can."""

    def __init__(self, port: int) -> None:
        self.line = socket.create_connection(("127.0.0.1", port))
        self.line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def get(self, address: str) -> bytes:
        """The body of an answer."""
        self.line.sendall(f"GET {address} HTTP/1.1\r\nhost: a\r\n\r\n".encode())
        data = b""
        while (end := data.find(b"\r\n\r\n")) < 0:
            data += self.line.recv(262_144)
        head = data[:end].lower()
        assert head.startswith(b"http/1.1 200"), head
        length = int(head.split(b"content-length:")[1].split(b"\r\n")[0])
        while len(data) < end + 4 + length:
            data += self.line.recv(262_144)
        return data[end + 4 :]


def _ids(port: int) -> list[str]:
    client, ids, more = Client(port), [], ""
    while True:
        page = json.loads(client.get(f"/v1/nodes?limit=1000{more}"))
        ids += [node["id"] for node in page["items"] if node["label"] != "Passage"]
        if not page["next"]:
            return ids
        more = f"&next={page['next']}"


def _times(port: int, addresses: list[str]) -> list[float]:
    client, times = Client(port), []
    for address in addresses:
        begun = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - begun) * 1000)
    return times


def _rate(port: int, addresses: list[str]) -> float:
    """Answers per second on some connections at once."""
    counts = [0] * CONNECTIONS
    ends = time.perf_counter() + SECONDS

    def ask(k: int) -> None:
        client, i = Client(port), k
        while time.perf_counter() < ends:
            client.get(addresses[i % len(addresses)])
            counts[k] += 1
            i += CONNECTIONS

    threads = [threading.Thread(target=ask, args=(k,)) for k in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / SECONDS


def test_point_queries(server: tuple[int, float]) -> None:
    port, ready = server
    ids = _ids(port)
    print(f"\nready {ready:.2f} s after the start of the process; {len(ids)} nodes")
    for name in ("/v1/nodes/{}", "/v1/nodes/{}/neighbours", "/v1/nodes/{}/evidence", "/healthz"):
        addresses = [name.format(id_) for id_ in ids]
        _times(port, addresses)
        times = sorted(_times(port, addresses * 3))
        p50, p95 = statistics.median(times), times[int(len(times) * 0.95)]
        rate = _rate(port, addresses)
        print(f"{name:28} p50 {p50:6.2f} ms  p95 {p95:6.2f} ms  max {times[-1]:7.2f} ms  {rate:6.0f} requests/s")


def _synthetic(folder: Path, documents: int = 100, fields: int = 100) -> Library:
    """Plans with their fields and technologies, about 20,000 nodes; degrees as in the bundled graph."""
    library = Library.open(folder)
    with library.writer() as writer:
        for i in range(documents):
            document = DocumentText(id=f"document-{i}", title=f"第{i}号文件")
            nodes: list[Node] = [Plan(id=f"plan-{i}", pref_label=Names(zh=f"第{i}号方案"))]
            links: list[Relationship] = []
            for j in range(fields):
                cited = (Citation(document=document.id),)
                field = FieldOfWork(id=f"field-{i}-{j}", pref_label=Names(zh=f"领域{i}之{j}"), evidence=cited)
                technology = Technology(id=f"technology-{i}-{j}", pref_label=Names(zh=f"技术{i}之{j}"), evidence=cited)
                nodes += [field, technology]
                links.append(HasField(source=f"plan-{i}", target=field.id, evidence=cited))
                used = (f"technology-{i}-{(j + k) % fields}" for k in range(3))
                links += [Involves(source=field.id, target=id_, evidence=cited) for id_ in used]
            writer.put(Fragment.of(document, nodes, links), source_sha256=f"{i:064}", reader="bench")
        writer.commit()
    return library


def test_neighbours_of_a_larger_graph(tmp_path: Path, server: tuple[int, float]) -> None:
    library = _synthetic(tmp_path)
    begun = time.perf_counter()
    stamp = build(library)
    print(f"\nbuild of {sum(stamp.labels.values()):,} nodes {time.perf_counter() - begun:.1f} s")
    process, port, ready = _serve(tmp_path, "--no-bundled")
    ids = _ids(port)[::10]
    times = {}
    for name, where, asked in (("bundled", server[0], _ids(server[0])), ("larger", port, ids)):
        addresses = [f"/v1/nodes/{id_}/neighbours" for id_ in asked]
        _times(where, addresses)
        found = sorted(_times(where, addresses * 2))
        times[name] = found[int(len(found) * 0.95)]
    process.terminate()
    process.wait(10)
    print(f"ready {ready:.2f} s; neighbours p95 {times['bundled']:.2f} ms bundled, {times['larger']:.2f} ms larger")


def test_first_picture_and_pages(server: tuple[int, float]) -> None:
    port, _ = server
    for address in ("/v1/view", "/v1/view", "/v1/schema", "/", "/v1/search?q=qn", "/v1/targets", "/v1/audit"):
        begun = time.perf_counter()
        size = len(Client(port).get(address))
        print(f"\n{address:28} {(time.perf_counter() - begun) * 1000:7.2f} ms  {size:,} bytes", end="")


def test_commands(tmp_path: Path) -> None:
    article = tmp_path / "a.html"
    article.write_text(
        f"<html><body><article><h1>云港市行动方案</h1>{'<p>云港市发展氢能。</p>' * 40}</article></body></html>"
    )
    for arguments in (("--version",), ("--help",), ("read", str(article), "--json")):
        times = []
        for _ in range(3):
            begun = time.perf_counter()
            subprocess.run([sys.executable, "-m", "api.cli", *arguments], check=True, capture_output=True)
            times.append(time.perf_counter() - begun)
        print(f"\nzhengtu {arguments[0]:20} {min(times):.2f} s", end="")
