"""Documents read in child processes: none can hang, starve or kill the program, or leave a trace in the next.

A child reads one document after another. One that outlives its time or memory, or dies, is replaced, and what it was
reading is refused; where it had read others before, a fresh child tries once more. Nothing a child sends is unpickled.
"""

import multiprocessing
import re
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from multiprocessing.connection import Connection, wait
from time import monotonic
from types import TracebackType
from typing import Any, Self

import orjson

from graph.errors import InvalidInput, UnreadableDocument
from graph.fragment import Fragment
from graph.writer import Written
from loaders.child import LIMITS, Limits, Read, serve, written
from loaders.reading.recogniser import version as require
from loaders.source import Source

Outcome = list[Written] | InvalidInput

_AHEAD = 8  # documents per child that may be done before the one they wait for
_MESSAGE = 1 << 30
_START = 60.0  # seconds that a process may take to start, on a machine with much else to do
_WARM = Source("warm.txt", "到2026年，深海装备产业产值突破800亿元。".encode())


@dataclass
class _Task:
    number: int
    source: Source
    again: bool = False


@dataclass
class _Child:
    """A process that reads, and what it is reading."""

    process: Any
    connection: Connection
    served: int = 0
    ready: bool = False  # it has said that it is: until then its time does not run
    task: _Task | None = None
    deadline: float = 0.0


@dataclass
class Readers:
    """Children that read; `each` gives what they read, in the order in which it was asked for."""

    jobs: int = 1
    limits: Limits = LIMITS
    read: Read | None = None  # in place of reading documents, for tests
    names: bool = False  # a model proposes names
    _children: list[_Child] = field(default_factory=list)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for child in self._children:
            _end(child)
        self._children = []

    def each(self, sources: Iterable[Source]) -> Iterator[Outcome]:
        """What each source says, or why it is refused; without any, no child is started."""
        coming = iter(sources)
        first = next(coming, None)
        if first is None:
            return
        coming = chain((first,), coming)
        self._children = self._children or self._begin()
        done: dict[int, Outcome] = {}
        waiting: deque[_Task] = deque()
        asked, given, more = 0, 0, True
        while more or given < asked:
            while more and asked - given < _AHEAD * len(self._children) and self._idle(waiting):
                source = next(coming, None)
                if source is None:
                    more = False
                    break
                waiting.append(_Task(asked, source))
                asked += 1
                self._hand_out(waiting, done)
            self._collect(waiting, done)
            while given in done:
                yield done.pop(given)
                given += 1

    def _idle(self, waiting: deque[_Task]) -> bool:
        return sum(child.task is None for child in self._children) > len(waiting)

    def _hand_out(self, waiting: deque[_Task], done: dict[int, Outcome]) -> None:
        """Give waiting documents to children that have none."""
        for i in range(len(self._children)):
            if not waiting:
                return
            if self._children[i].task is None:
                task = waiting.popleft()
                child = self._replace(i) if task.again and self._children[i].served else self._children[i]
                child.task, child.deadline = task, monotonic() + self.limits.seconds + (0 if child.ready else _START)
                try:
                    child.connection.send_bytes(task.source.name.encode("utf-8", "surrogatepass"))
                    child.connection.send_bytes(task.source.data)
                except OSError:
                    self._lost(i, waiting, done)

    def _collect(self, waiting: deque[_Task], done: dict[int, Outcome]) -> None:
        """Take what is ready; end what has had its time."""
        busy = {child.connection: i for i, child in enumerate(self._children) if child.task is not None}
        if busy:
            first = min(child.deadline for child in self._children if child.task is not None)
            ready = wait(list(busy), max(0.0, first - monotonic()))
            for connection, i in busy.items():
                if connection in ready:
                    self._receive(i, waiting, done)
                elif self._children[i].deadline <= monotonic():
                    self._late(i, done)
        self._hand_out(waiting, done)

    def _receive(self, i: int, waiting: deque[_Task], done: dict[int, Outcome]) -> None:
        child = self._children[i]
        if not child.ready:
            self._greeted(i, waiting, done)
            return
        try:
            outcome, tired = _received(child.connection)
        except (EOFError, OSError, ValueError):
            self._lost(i, waiting, done)
            return
        task, child.task = child.task, None
        if task is None:
            return
        child.served += 1
        if tired:
            self._replace(i)
        if outcome is None and not task.again and child.served > 1:
            waiting.appendleft(_Task(task.number, task.source, again=True))
            return
        done[task.number] = outcome if outcome is not None else self._refused(task, "needs more memory than it may")

    def _greeted(self, i: int, waiting: deque[_Task], done: dict[int, Outcome]) -> None:
        """A child has started; from now on the time of its document runs."""
        child = self._children[i]
        try:
            child.connection.recv_bytes(_MESSAGE)
        except (EOFError, OSError):
            self._lost(i, waiting, done)
        else:
            child.ready, child.deadline = True, monotonic() + self.limits.seconds

    def _late(self, i: int, done: dict[int, Outcome]) -> None:
        task = self._children[i].task
        self._replace(i)
        if task is not None:
            done[task.number] = self._refused(task, f"is not read within {self.limits.seconds:g} seconds")

    def _lost(self, i: int, waiting: deque[_Task], done: dict[int, Outcome]) -> None:
        """A child died of a document."""
        child = self._children[i]
        task = child.task
        child.process.join(1)
        how = _death(child.process.exitcode)
        self._replace(i)
        if task is None:
            return
        if child.served and not task.again and how != "its time":
            waiting.appendleft(_Task(task.number, task.source, again=True))
        else:
            done[task.number] = self._refused(task, f"ends the process that reads it ({how}): damaged, or too large")

    def _refused(self, task: _Task, why: str) -> UnreadableDocument:
        return UnreadableDocument(f"{task.source.name} {why}")

    def _replace(self, i: int) -> _Child:
        _end(self._children[i])
        self._children[i] = self._start()
        return self._children[i]

    def _begin(self) -> list[_Child]:
        """The children; what is forked has from its parent the words and rules as they are when in use."""
        if self.read is None and _method() == "fork":
            written(_WARM, self.names)
        return [self._start() for _ in range(max(1, self.jobs))]

    def _start(self) -> _Child:
        context: Any = multiprocessing.get_context(_method())
        ours, theirs = context.Pipe()
        process = context.Process(
            target=serve, args=(theirs, ours, self.read or partial(written, names=self.names), self.limits), daemon=True
        )
        process.start()
        theirs.close()
        return _Child(process, ours)


def _method() -> str:
    """A fork has all modules and words at once; it is safe only where no other thread holds a lock."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return "fork"
    return "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


def _end(child: _Child) -> None:
    child.connection.close()
    if child.task is not None:
        child.process.kill()
    child.process.join(1)
    if child.process.is_alive():
        child.process.kill()
        child.process.join()


def _death(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            name = signal.Signals(-code).name
            return "its time" if name == "SIGALRM" else name
    return f"exit {code}"


def _received(connection: Connection) -> tuple[Outcome | None, bool]:
    """What a child says of its document (None: out of memory), and whether it wants to be replaced."""
    head = orjson.loads(connection.recv_bytes(_MESSAGE))
    if head["refused"] is not None:
        return UnreadableDocument(str(head["refused"])), bool(head["tired"])
    if head["said"] is None:
        return None, True
    said = [
        Written(_checked(id_), str(title), connection.recv_bytes(_MESSAGE), tuple(map(str, warnings)), float(seconds))
        for id_, title, warnings, seconds in head["said"]
    ]
    return said, bool(head["tired"])


def _checked(id_: str) -> str:
    """An id becomes part of a file's name: a child that has been taken over must not choose where that lies."""
    if not re.fullmatch(r"[A-Za-z0-9._-]{1,128}", id_):
        raise ValueError(id_)
    return id_


def read(source: Source, *, names: bool = False) -> list[Fragment]:
    """What one file says, read in a child; `UnreadableDocument` where it cannot be read within the limits."""
    if names:
        require()
    with Readers(names=names) as readers:
        (outcome,) = readers.each([source])
    if isinstance(outcome, InvalidInput):
        raise outcome
    return [one.fragment() for one in outcome]
