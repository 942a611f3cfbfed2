"""Sources that do not agree stand side by side with their sentences, until an editor decides; and again when undone."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PLAN = "《烟台市深海装备产业发展行动方案（2023-2026年）》"
NEWS = f"""---
title: 深海装备方案发布
published: 2024-05-16
---
烟台近日印发{PLAN}。方案提出，到2026年，深海装备产业规模突破5000亿元。
实施首台套突破、园区提质两大行动。
"""
NOTICE = f"""---
title: 烟台市人民政府关于印发{PLAN}的通知
published: 2024-05-10
---
烟政发〔2024〕7号
现将{PLAN}印发给你们。到2026年，深海装备产业规模达到4000亿元。
实施首台套攻关、园区提质两大行动。
"""
Run = Callable[..., Any]


@pytest.fixture
def loaded(run: Run, tmp_path: Path) -> None:
    """Two accounts of one plan, in a library of their own."""
    for name, text in (("news.txt", NEWS), ("notice.txt", NOTICE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    run("load", tmp_path / "news.txt", tmp_path / "notice.txt", "--no-bundled")


def _said(run: Run) -> dict[str, Any]:
    done = run("audit", "--no-bundled", "--json")
    return {f"{d['kind']} {d['reason']}": d for d in json.loads(done.stdout)["disagreements"]}


@pytest.mark.usefixtures("loaded")
def test_two_values_and_two_names_stand_with_both_sentences(run: Run) -> None:
    said = _said(run)
    assert set(said) == {"values values", "names same place"}
    sides = {(s["value"], s["sentence"]) for s in said["values values"]["says"]}
    assert sides == {
        (5000, "方案提出，到2026年，深海装备产业规模突破5000亿元。"),
        (4000, "到2026年，深海装备产业规模达到4000亿元。"),
    }
    names = {s["value"]: s["sentence"] for s in said["names same place"]["says"]}
    assert names == {
        "首台套突破行动": "实施首台套突破、园区提质两大行动。",
        "首台套攻关行动": "实施首台套攻关、园区提质两大行动。",
    }


@pytest.mark.usefixtures("loaded")
def test_an_audit_in_words_fails_and_quotes(run: Run) -> None:
    done = run("audit", "--no-bundled")
    assert done.returncode == 1
    for words in ("contradiction", "5000: “方案提出", "4000: “到2026年", "首台套攻关行动", "corrections.yaml"):
        assert words in done.stdout


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("kind", ["same_as", "not_same"])
def test_an_editor_decides_with_a_line_and_undoes_it(run: Run, environment: dict[str, str], kind: str) -> None:
    line = _said(run)["names same place"]["correction"]
    decided = str(line).replace("same_as", kind).replace("reason: , author: ", "reason: 印发文本为准, author: 李")
    corrections = Path(environment["ZHENGTU_LIBRARY"]) / "corrections.yaml"
    corrections.write_text(decided, encoding="utf-8")
    assert "names same place" not in _said(run)
    corrections.unlink()
    assert "names same place" in _said(run)
