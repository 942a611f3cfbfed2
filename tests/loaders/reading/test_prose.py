"""Single sentences of the genre and the links that are to be read from them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.fragment import Fragment
from loaders import read
from loaders.source import open_source

_CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[2] / "genre" / "prose.yaml").read_text(encoding="utf-8")
)
_PLAN = "产业发展行动方案"
_LEAD = f"---\ntitle: 苏州要闻\ndate: 2024-03-01\n---\n近日，苏州市政府印发《苏州市{_PLAN}（2024-2026年）》。\n"


def _fragment(folder: Path, text: str) -> Fragment:
    file = folder / "text.txt"
    file.write_text(_LEAD + text + "\n", encoding="utf-8")
    return read(open_source(file))[0]


@pytest.mark.parametrize("case", _CASES, ids=[case["text"][:20] for case in _CASES])
def test_a_sentence_says_what_it_says(case: dict[str, Any], tmp_path: Path) -> None:
    fragment = _fragment(tmp_path, case["text"])
    names = {node.id: node.pref_label.zh or node.pref_label.en for node in fragment.nodes}
    links = {(names[r.source], r.type, names[r.target]) for r in fragment.relationships}
    sets = {(r.source, r.target) for r in fragment.relationships if r.type == "SETS_TARGET"}
    figures = {node.id: (node.properties.get("comparator"), node.properties.get("value")) for node in fragment.nodes}
    goals = {(names[source], *figures[target]) for source, target in sets}
    wanted = {tuple(_PLAN if word == "PLAN" else word for word in link) for link in case.get("links", ())}
    assert wanted <= links
    assert {tuple(_PLAN if part == "PLAN" else part for part in goal) for goal in case.get("goals", ())} <= goals
    assert {tuple(count) for count in case.get("counts", ())} <= {(a.declared, a.status) for a in fragment.audit}
    assert {tuple(node) for node in case.get("nodes", ())} <= {(n.label, names[n.id]) for n in fragment.nodes}
    if "parks" in case:
        assert [names[n.id] for n in fragment.nodes if n.label == "Park"] == case["parks"]
    assert not [name for name in names.values() for part in case.get("without", ()) if part in (name or "")]
