"""Text is measured by the font, cleaned of what cannot be seen, and wrapped where a reader would."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viz.measure import LONGEST, clean, width, wrap

NAMES = st.text(min_size=1, max_size=200) | st.text("绿色低碳产业发展行动方案，“（5+X）”abc -", min_size=1, max_size=80)


@given(NAMES)
def test_clean_name_is_one_short_line_of_visible_characters(name: str) -> None:
    shown = clean(name)
    assert len(shown) <= LONGEST
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in shown)
    assert not any(c in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200f" for c in shown)
    assert clean(shown) == shown


@given(NAMES.map(clean), st.sampled_from([104.0, 130.0, 182.0]))
def test_wrapping_loses_nothing_and_fits(name: str, limit: float) -> None:
    lines = wrap(name, 13, limit)
    assert "".join(lines).replace(" ", "") == name.replace(" ", "")
    assert all(width(line, 13) <= limit + 1e-9 for line in lines)


@pytest.mark.parametrize(
    ("name", "limit", "lines"),
    [
        ("聚焦产业高端，领跑优势赛道", 143, ["聚焦产业高端，", "领跑优势赛道"]),
        ("绿色低碳产业发展行动方案", 130, ["绿色低碳产业发展", "行动方案"]),
        ("新能源汽车关键零部件", 104, ["新能源汽车", "关键零部件"]),
        ("氢能", 104, ["氢能"]),
        ("Carbon capture and utilisation", 120, ["Carbon capture", "and utilisation"]),
        ("Frontier low-carbon technologies", 208, ["Frontier low-carbon", "technologies"]),
    ],
)
def test_names_turn_where_a_reader_would(name: str, limit: float, lines: list[str]) -> None:
    assert wrap(name, 13, limit) == lines


def test_chinese_is_one_em_and_latin_is_narrower() -> None:
    assert width("氢能", 10) == 20
    assert 0 < width("il", 10) < width("mw", 10) < 20
