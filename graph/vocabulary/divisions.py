"""The administrative divisions below the provinces: one line of divisions.tsv each, made from a package's list."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.model import Names
from graph.vocabulary.concept import Concept

FILE = Path(__file__).with_name("divisions.tsv")
_SUFFIXES = ("市", "州", "盟", "地区")


def divisions(places: Mapping[str, Concept]) -> Iterator[Concept]:
    """Each division as a concept, behind the one it lies in; its id is its GB/T 2260 code."""
    full = {id_: _full(concept) for id_, concept in places.items()}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        code, name, english, kind, parent, anywhere, home = line.split("\t")
        full[f"cn-{code}"] = name
        yield Concept(
            id=f"cn-{code}", label="Place", scheme="divisions", kind=kind, broader=(parent,), place=parent,
            pref_label=Names(zh=name, en=english), alt_labels=(*_several(anywhere), full[parent] + name),
            short=_several(home),
        )  # fmt: skip


def _full(concept: Concept) -> str:
    """A city's name as it stands before that of its district."""
    return next((name for name in concept.all_names() if name.endswith(_SUFFIXES)), concept.pref_label.zh or "")


def _several(names: str) -> tuple[str, ...]:
    return tuple(names.split("|")) if names else ()
