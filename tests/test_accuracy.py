"""docs/accuracy.md is made from annotated documents: here two tiny ones of our own."""

from pathlib import Path

import pytest
import yaml

from docs.accuracy import PAGE, PART, PARTS, renew
from docs.measuring import measured
from docs.reliability import bins, brier, calibration, calibration_error, told_by_others
from graph.errors import InvalidInput
from loaders.reading.confidence import Said, shrunken

IN_VIEW = """\
海州市推进氢能产业发展

7月8日，海州市政府发布《海州市氢能产业发展行动方案（2023—2025年）》。
方案明确了“四大行动”：强链行动、补链行动、育才行动、出海行动。
到2025年，培育骨干企业超过30家。
"""
IN_VIEW_GOLD = """\
entities:
  - {id: plan, type: Plan, zh: 海州市氢能产业发展行动方案}
  - {id: strong, type: Action, zh: 强链行动}
  - {id: whole, type: Action, zh: 补链行动}
  - {id: people, type: Action, zh: 育才行动, optional: true}
  - {id: abroad, type: Action, zh: 出海行动}
  - {id: place, type: Place, zh: 海州市, optional: true}
  - {id: hydrogen, type: Field, types: [Field, Industry], zh: 氢能, aliases: [氢能产业, 海州市氢能产业], optional: true}
relations: [[plan, hasAction, strong, 2], [plan, hasAction, whole, 2]]
targets:
  - {id: size, subject: plan, metric_zh: 骨干企业, comparator: '>', value: 30, unit: 家, year: 2025, term: 超过30家}
groups: [{term: 四大行动, declared: 4, members: [strong, whole, people, abroad], status: satisfied}]
"""
HELD_BACK = """\
临川县布局新产业

临川县政府近日印发《临川县储能产业发展行动计划》。
计划聚焦三大领域：储能电池、氢能、智能电网。
"""
HELD_BACK_GOLD = """\
entities:
  - {id: plan, type: Plan, zh: 临川县储能产业发展行动计划}
  - {id: battery, type: Field, zh: 储能电池}
  - {id: hydrogen, type: Field, zh: 氢能}
  - {id: grid, type: Field, zh: 智能电网}
  - {id: industry, type: Industry, zh: 临川县储能产业, optional: true}
  - {id: park, type: Park, zh: 临川储能产业园}
relations: [[plan, hasField, battery, 2], [plan, hasField, hydrogen, 2]]
"""
PLAIN = "".join(f"<!-- measured: {name} -->\nof last year\n<!-- end -->\n" for name in PARTS)


def _half(folder: Path, name: str, text: str, gold: str) -> Path:
    folder.mkdir()
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.gold.yaml").write_text(gold, encoding="utf-8")
    return folder


@pytest.fixture
def halves(tmp_path: Path) -> tuple[Path, Path]:
    return (
        _half(tmp_path / "tuning", "haizhou-plan", IN_VIEW, IN_VIEW_GOLD),
        _half(tmp_path / "checking", "linchuan-news", HELD_BACK, HELD_BACK_GOLD),
    )


@pytest.fixture
def made(halves: tuple[Path, Path], tmp_path: Path) -> tuple[str, Path]:
    """The page that is made of both, and the confidences."""
    page, confidences = tmp_path / "accuracy.md", tmp_path / "confidence.yaml"
    page.write_text(PLAIN, encoding="utf-8")
    renew(*halves, page, confidences)
    return page.read_text(encoding="utf-8"), confidences


def test_the_page_has_the_figures_of_both_halves(made: tuple[str, Path]) -> None:
    page, _ = made
    for row in (
        "| entities | 1.00 | 1.00 | **1.00** | 1.00 to 1.00 | 1.00 | 0.80 | **0.89** | 0.89 to 0.89 |",
        "| relationships | 0.75 | 1.00 | **0.86** | 0.86 to 0.86 | 0.67 | 1.00 | **0.80** | 0.80 to 0.80 |",
        "| Park | 0 | – | – | – | 1 | – | 0.00 | **0.00** |",
        "| comparators right (突破, 不少于, 左右 …) | 1 of 1 (100.0%) | 0 of 0 |",
        "| declared counts told rightly | 1 of 1 (100.0%) | 0 of 0 |",
        "| haizhou-plan | 1.00 | 0.86 | 1.00 |",
        "| linchuan-news | 0.89 | 0.80 | – |",
    ):
        assert row in page
    assert "of last year" not in page


def test_the_reliability_table_sets_confidence_against_what_was_right(made: tuple[str, Path]) -> None:
    page, _ = made
    before, after = page.split("Calibrated: ")
    assert "| 0.9 to 1.0 | 4 | 0.90 | 0.75 | 3 | 0.90 | 0.67 |" in before
    assert "| 0.8 to 0.9 | 3 | 0.87 | 0.67 | 0 | – | – |" in after
    assert "| 0.9 to 1.0 | 1 | 0.90 | 1.00 | 3 | 0.90 | 0.67 |" in after


def test_confidences_come_from_the_half_in_view_alone(made: tuple[str, Path]) -> None:
    found = yaml.safe_load(made[1].read_text(encoding="utf-8"))
    assert [(e["rule"], e["type"], e["right"], e["of"], e["confidence"]) for e in found] == [
        ("P13", "HAS_ACTION", 2, 3, 0.87),
        ("P32", "SETS_TARGET", 1, 1, 0.9),
    ]


def test_what_is_optional_counts_as_neither_right_nor_wrong(halves: tuple[Path, Path]) -> None:
    (document,) = measured(halves[0]).documents
    actions = [right for said, right in document.links if said.type == "HAS_ACTION"]
    assert sorted(actions) == [False, True, True]  # of four that were read


def test_the_same_documents_give_the_same_page(made: tuple[str, Path], halves: tuple[Path, Path]) -> None:
    page, confidences = made[1].with_name("accuracy.md"), made[1]
    before = confidences.read_bytes()
    renew(*halves, page, confidences)
    assert (page.read_text(encoding="utf-8"), confidences.read_bytes()) == (made[0], before)


def test_every_link_is_in_one_bin_and_errors_are_nought_where_confidence_is_truth() -> None:
    sure = [(1.0, True), (0.99, True), (0.0, False)]
    assert [b.n for b in bins(sure)] == [1, 0, 0, 0, 0, 2]
    assert calibration_error([(1.0, True), (0.0, False)]) == brier([(1.0, True), (0.0, False)]) == 0
    assert calibration_error([(0.75, True), (0.75, False)]) == pytest.approx(0.25)
    assert brier([(0.5, True), (0.5, False)]) == pytest.approx(0.25)


def test_a_document_left_out_is_told_by_the_others_counts() -> None:
    said = Said("P01", "CITES", 0.8)
    wrong, right = [(said, False)], [(said, True)] * 20
    assert calibration([*wrong, *right]) == {said: shrunken(0.8, 20, 21)}
    assert told_by_others([wrong, right])[0] == (shrunken(0.8, 20, 20), False)


def test_a_folder_without_pairs_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="has no annotation"):
        measured(tmp_path)
    (tmp_path / "alone.gold.yaml").write_text("entities: []\nrelations: []\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match="no document alone"):
        measured(tmp_path)


def test_the_published_page_has_every_part_once() -> None:
    parts = [part[2] for part in PART.finditer(PAGE.read_text(encoding="utf-8"))]
    assert sorted(parts) == sorted(PARTS)
