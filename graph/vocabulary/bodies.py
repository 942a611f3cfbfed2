"""The bodies that every government has (bodies.yaml): with its place in front, an abbreviation is one of them."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from graph.model import Names
from graph.text import bare
from graph.vocabulary.concept import Concept
from graph.yaml_file import read_yaml

SCHEME = "bodies"
FILE = Path(__file__).with_name("bodies.yaml")
_TIERS = ("自治区", "自治州", "自治县", "地区", "新区", "省", "市", "州", "盟", "区", "县", "旗")


class Kind(NamedTuple):
    """A kind of body: its official name, and the names it goes by behind that of a place."""

    id: str
    zh: str
    en: str
    names: tuple[str, ...]


@cache
def kinds() -> Mapping[str, Kind]:
    """Name → the kind of body that is called so."""
    return {name: kind for kind in _kinds() for name in kind.names}


def _kinds() -> Iterator[Kind]:
    for entry in read_yaml(FILE):
        yield Kind(entry["id"], entry["zh"], entry["en"], (entry["zh"], *entry["alt"]))


def body(kind: Kind, place: Concept) -> Concept:
    """The body of this kind that a place has, by its full name."""
    return Concept(
        id=f"org-{place.id}-{kind.id}",
        label="Organization",
        pref_label=Names(zh=official(place) + kind.zh, en=f"{place.pref_label.en} {kind.en}"),
        alt_labels=tuple(official(place) + name for name in kind.names if bare(name) != bare(kind.zh)),
        scheme=SCHEME,
        place=place.id,
    )


def official(place: Concept) -> str:
    """A place's name with the word for what it is: 郑州市, 河南省."""
    return next((name for name in place.all_names() if name.endswith(_TIERS)), place.pref_label.zh or "")
