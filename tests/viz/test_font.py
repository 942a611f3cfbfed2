"""The font a figure carries: just the glyphs it needs, the same bytes for the same text."""

from io import BytesIO

from fontTools.ttLib import TTFont

from viz import font


def test_the_cut_font_has_the_characters_and_few_others() -> None:
    held = TTFont(BytesIO(font.cut("regular", "政氢"))).getBestCmap()
    assert set(held) == {ord("政"), ord("氢")}


def test_the_same_text_gives_the_same_bytes() -> None:
    first = font.cut("bold", "氢")
    font.cut.cache_clear()
    assert font.cut("bold", "氢") == first


def test_what_no_weight_needs_is_left_out_and_what_the_font_lacks_does_no_harm() -> None:
    assert font.faces("", "") == ""
    rules = font.faces("氢\U000e0041", "")
    assert rules.count("@font-face") == 1
    assert "font-weight:400" in rules
