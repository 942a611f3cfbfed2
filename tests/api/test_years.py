"""A metric of many documents is lined up year by year, with the sentence behind each figure."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
PLAN = "《烟台市深海装备产业发展行动方案（2023-2026年）》"
NEWS = {
    "2024-05-16": f"烟台近日印发{PLAN}。方案提出，到2026年，深海装备产业规模突破5000亿元。",
    "2025-03-02": f"{PLAN}实施一年来成效明显。2024年，深海装备产业规模达到0.38万亿元。",
    "2027-02-10": f"{PLAN}收官。2026年，深海装备产业规模达到5200亿元。",
    "2024-06-01": "青岛近日印发《青岛市低空经济行动计划》。到2026年，产业规模突破900亿元。",
}


@pytest.fixture
def loaded(run: Run, tmp_path: Path) -> None:
    """Four documents in a library of their own."""
    for day, text in NEWS.items():
        head = f"---\ntitle: {text[:2]}产业新闻\npublisher: 海报\npublished: {day}\n---\n"
        (tmp_path / f"{day}.txt").write_text(head + text, encoding="utf-8")
    assert run("load", *sorted(tmp_path.glob("*.txt")), "--no-bundled").returncode == 0


def _points(run: Run, metric: str, *options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("track", metric, *options, "--no-bundled", "--json").stdout)
    return found


@pytest.mark.usefixtures("loaded")
def test_a_metric_is_lined_up_through_years_and_documents(run: Run) -> None:
    points = _points(run, "深海装备产业规模", "--place", "烟台")
    assert [(p["year"], p["kind"], p["normalized_value"], p["reached"]) for p in points] == [
        (2024, "Observation", 380_000_000_000, None),
        (2026, "Observation", 520_000_000_000, None),
        (2026, "Target", 500_000_000_000, True),
    ]
    assert points[0]["says"][0]["sentence"] == "2024年，深海装备产业规模达到0.38万亿元。"


@pytest.mark.usefixtures("loaded")
def test_places_stand_apart(run: Run) -> None:
    places = [p["place"]["pref_label"]["zh"] for p in _points(run, "产业规模")]
    assert places == sorted(places)
    assert set(places) == {"烟台", "青岛"}
    assert [p["normalized_value"] for p in _points(run, "产业规模", "--place", "青岛")] == [90_000_000_000]


@pytest.mark.usefixtures("loaded")
def test_in_a_terminal_each_figure_has_its_words(run: Run) -> None:
    said = run("track", "产业规模", "--no-bundled").stdout
    for words in ("烟台", "> 5000 亿元", "target, reached", "“2026年，深海装备产业规模达到5200亿元。”", "2027-02-10"):
        assert words in said
    assert "No document states 船舶保有量" in run("track", "船舶保有量", "--no-bundled").stdout


def test_reading_a_document_tells_what_it_does_not_state(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        f"---\ntitle: 烟台新闻\n---\n烟台近日印发{PLAN}，实施首台套突破、园区提质两大行动。", encoding="utf-8"
    )
    (line,) = (line for line in run("read", file).stdout.splitlines() if "not stated" in line)
    assert line.startswith("深海装备产业发展行动方案: not stated:")
    assert "target" in line
    assert "action" not in line
    assert "period" not in line
