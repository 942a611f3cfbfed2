"""Quantities come to one unit per kind, exactly, and nothing is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Names, Target
from graph.targets import Normalised, normalised, units


@pytest.mark.parametrize(
    ("value", "unit", "expected", "base"),
    [
        (5000, "亿元", 500_000_000_000, "CNY"),
        (0.5, "万亿元", 500_000_000_000, "CNY"),
        (5, "千亿元", 500_000_000_000, "CNY"),
        (7, "億元", 700_000_000, "CNY"),
        (5, "billion yuan", 5_000_000_000, "CNY"),
        (3, "亿美元", 300_000_000, "USD"),
        (150, "家", 150, "count"),
        (1.2, "万辆", 12_000, "count"),
        (10, "台（套）", 10, "count"),
        (35, "％", 35, "%"),
        (3, "成", 30, "%"),
        (5, "个百分点", 5, "pp"),
        (2, "番", 4, "x"),
        (1.5, "倍", 1.5, "x"),
        (200, "万千瓦", 2_000_000_000, "W"),
        (3, "GW", 3_000_000_000, "W"),
        (20, "亿千瓦时", 2_000_000_000_000, "Wh"),
        (10, "万吨", 100_000, "t"),
        (3, "千克", 0.003, "t"),
        (6, "万吨标准煤", 60_000, "tce"),
        (3, "平方公里", 3_000_000, "m2"),
        (3, "亩", 2000, "m2"),
        (4, "m²", 4, "m2"),
        (12.5, "公里", 12_500, "m"),
        (20, "EFLOPS", 20_000, "PFLOPS"),
        (3, "万元/亩", 45, "CNY/m2"),
    ],
)
def test_a_quantity_in_its_base_unit(value: float, unit: str, expected: float, base: str) -> None:
    assert normalised(value, unit) == Normalised(expected, None, base)


def test_yi_alone_is_money_and_said_to_be_inferred() -> None:
    assert normalised(5000, "亿") == Normalised(500_000_000_000, None, "CNY", inferred=True)
    assert normalised(1.5, "万亿") == Normalised(1_500_000_000_000, None, "CNY", inferred=True)


@pytest.mark.parametrize("unit", [None, "", "万", "千", "朵云", "百亿级", "亿朵云", "/", "元/", "/亩"])
def test_an_unknown_unit_is_not_guessed(unit: str | None) -> None:
    assert normalised(5, unit) is None


def test_no_number_is_no_quantity() -> None:
    assert normalised(None, "个") is None


def test_a_range_keeps_both_ends() -> None:
    assert normalised(3, "亿元", 5) == Normalised(300_000_000, 500_000_000, "CNY")


def test_the_result_fits_a_target() -> None:
    found = normalised(5000, "亿")
    assert found is not None
    target = Target(id="t", pref_label=Names(zh="规模"), metric="规模", value=5000, unit="亿", **found.properties())
    assert (target.normalized_value, target.normalized_unit, target.unit_inferred) == (500_000_000_000, "CNY", True)
    exact = normalised(5000, "亿元")
    assert exact is not None
    assert exact.properties()["unit_inferred"] is None


@given(st.integers(0, 10**9), st.sampled_from(["元", "家", "吨", "瓦", "米", "平方米"]))
def test_ten_thousand_times_a_unit_is_ten_thousand_units(value: int, unit: str) -> None:
    assert normalised(value, "万" + unit) == normalised(value * 10_000, unit)


@given(st.decimals(0, 10**6, places=2), st.sampled_from(["亿元", "万元"]))
def test_money_with_two_decimals_is_whole_yuan(value: float, unit: str) -> None:
    found = normalised(float(value), unit)
    assert found is not None
    assert isinstance(found.value, int)


@pytest.mark.parametrize("name", units().names())
def test_every_unit_of_the_table_is_read(name: str) -> None:
    assert units().read(name) is not None
