"""A small library of our own, the service over it, and the command."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn
from typer.testing import CliRunner

from api.app import create_app
from api.cli import app as cli
from api.server import bind
from api.settings import Settings
from graph.evidence import Quote, quote
from graph.fragment import AuditEntry, DocumentText, Fragment, PassageText, Sentence
from graph.library import Layer, Library
from graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Names, Node, Relationship
from graph.store import build

TITLE = "云港市绿色产业行动方案发布会"
TEXTS = (
    TITLE,
    "云港市绿色产业行动方案提出两大行动：清洁能源行动、循环利用行动。",
    "清洁能源行动重点发展氢能和储能，到2025年产业规模突破5000亿元。",
)
DOCUMENT = "document-00000000000000aa"
PLAN, ENERGY, REUSE, TARGET = "plan-a", "action-energy", "action-reuse", "target-scale"


def _words(exact: str, passage: int) -> Quote:
    text = TEXTS[passage]
    start = text.index(exact)
    return quote(DOCUMENT, passage, text, start, start + len(exact))


def _node(label: str, id_: str, zh: str, passage: int, en: str | None = None, exact: str = "", **own: object) -> Node:
    evidence = (_words(exact or zh, passage),)
    return NODE_TYPES[label](id=id_, pref_label=Names(zh=zh, en=en), evidence=evidence, **own)


def _link(source: str, type_: str, target: str, exact: str, passage: int) -> Relationship:
    evidence = (_words(exact, passage),)
    return RELATIONSHIP_TYPES[type_](source=source, target=target, rule="stated", evidence=evidence)


@pytest.fixture(scope="session")
def fragment() -> Fragment:
    """What our bulletin says."""
    document = DocumentText(
        id=DOCUMENT,
        title=TITLE,
        publisher="云港日报",
        published="2022-07-08",
        sha256="0" * 64,
        passages=tuple(PassageText(index=i, kind="paragraph" if i else "title", text=t) for i, t in enumerate(TEXTS)),
    )
    nodes = (
        _node("Plan", PLAN, "绿色产业行动方案", 1, period_end=2025),
        _node("Action", ENERGY, "清洁能源行动", 1, ordinal=1),
        _node("Action", REUSE, "循环利用行动", 1, ordinal=2),
        _node("Field", "hydrogen-energy", "氢能", 2, "Hydrogen energy"),
        _node("Field", "energy-storage", "储能", 2, "Energy storage"),
        _node(
            "Target", TARGET, "产业规模", 2, metric="产业规模", comparator=">", value=5000, unit="亿元",
            normalized_value=500_000_000_000, normalized_unit="CNY", year=2025,
        ),
    )  # fmt: skip
    links = (
        _link(PLAN, "HAS_ACTION", ENERGY, "提出两大行动：清洁能源行动", 1),
        _link(PLAN, "HAS_ACTION", REUSE, "循环利用行动", 1),
        _link(ENERGY, "HAS_FIELD", "hydrogen-energy", "重点发展氢能", 2),
        _link(ENERGY, "HAS_FIELD", "energy-storage", "储能", 2),
        _link(ENERGY, "SETS_TARGET", TARGET, "产业规模突破5000亿元", 2),
    )
    counted = AuditEntry(
        declared="两大行动", count=2, members=(ENERGY, REUSE), status="satisfied", evidence=(_words("两大行动", 1),)
    )
    sentences = tuple(
        Sentence(passage=i, start=0, end=len(t), status="used" if i else "unused") for i, t in enumerate(TEXTS)
    )
    return Fragment.of(document, nodes, links, audit=(counted,), sentences=sentences)


@pytest.fixture(scope="session")
def make_library(fragment: Fragment) -> Callable[[Path], Library]:
    """Puts a library that holds our bulletin, and its graph, into a folder."""

    def make(folder: Path) -> Library:
        library = Library.open(folder)
        with library.writer() as writer:
            writer.put(fragment, source_sha256="0" * 64, reader="test")
            writer.commit()
        build(library)
        return library

    return make


@pytest.fixture(scope="session")
def library(make_library: Callable[[Path], Library], tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library that nobody changes."""
    return make_library(tmp_path_factory.mktemp("library"))


class Served:
    """A server of this process, reached over loopback."""

    def __init__(self, settings: Settings, layer: Layer | None = None) -> None:
        self.app = create_app(settings, layer)
        self._socket = bind("127.0.0.1", 0)
        self._server = uvicorn.Server(uvicorn.Config(self.app, log_level="warning"))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{self._socket.getsockname()[1]}", timeout=30)

    def __enter__(self) -> "Served":
        self._thread.start()
        self.client.get("/healthz")
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()
        self._server.should_exit = True
        self._thread.join(10)


@pytest.fixture(scope="session")
def served(library: Library) -> Iterator[Served]:
    """The service over the library that nobody changes."""
    with Served(Settings(library=library.path, bundled=False)) as served:
        yield served


@pytest.fixture(scope="session")
def client(served: Served) -> httpx.Client:
    """Asks the service."""
    return served.client


Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An empty library of one's own."""
    return {"ZHENGTU_LIBRARY": str(tmp_path / "library"), "PYTHONUTF8": "1"}


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    """Runs `zhengtu …` in this process."""

    def run(*arguments: object, env: dict[str, str] | None = None) -> Done:
        words = [str(argument) for argument in arguments]
        done = CliRunner().invoke(cli, words, env={**environment, **(env or {})}, prog_name="zhengtu")
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Done(words, done.exit_code, done.stdout, done.stderr)

    return run


@pytest.fixture
def command(environment: dict[str, str]) -> Run:
    """Runs `zhengtu …` as a command, in a process of its own."""

    def command(*arguments: object) -> Done:
        words = [sys.executable, "-m", "api.cli", *map(str, arguments)]
        env = {**os.environ, **environment}
        return subprocess.run(words, capture_output=True, text=True, env=env, timeout=120, encoding="utf-8")

    return command


@pytest.fixture(scope="session")
def serve() -> type[Served]:
    """Serves with settings of one's own."""
    return Served
