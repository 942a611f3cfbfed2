"""The matching form: as long as the text, one script, one width; and what clean takes away."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.reading.normal import clean, matching_form

ANY = st.text(st.characters(), max_size=200)
ODD = st.text(
    st.one_of(
        st.characters(categories=("Cs", "Mn", "Mc", "Cf", "Cc", "Zs", "Zl", "Lo")),
        st.sampled_from('"“”「」『』《》，,.;:()（）％＋\uff11\uff22臺灣產業發展\u3000\xa0\u200b\ufeff\ufffe\t\r\n'),
    ),
    max_size=200,
)


@given(ANY | ODD)
def test_the_form_is_as_long_as_the_text(text: str) -> None:
    assert len(matching_form(text)) == len(text)


@given(ANY | ODD)
def test_the_form_of_a_form_is_itself(text: str) -> None:
    form = matching_form(text)
    assert matching_form(form) == form


@given(ANY | ODD)
def test_clean_text_is_clean(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert once == once.strip()
    assert "  " not in once
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Co") for c in once)


@given(ANY | ODD)
def test_clean_text_can_be_written_as_utf_8(text: str) -> None:
    assert clean(text).encode("utf-8").decode("utf-8") == clean(text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("聚焦「新賽道」，推動產業發展", "聚焦“新赛道”，推动产业发展"),
        ("到2025年,产值突破1,000亿元;企业(规上)超60家:", "到2025年，产值突破1,000亿元；企业（规上）超60家："),
        ('打造"5+X"园区和"一谷"', "打造“5+X”园区和“一谷”"),
        ("\uff11\uff12\uff27\uff37\u3000\uff13\uff10％", "12GW 30%"),
        ("2023—2025年，3～5家", "2023-2025年，3~5家"),
        ('5" 管', '5" 管'),
    ],
)
def test_one_script_one_width_one_kind_of_marks(text: str, form: str) -> None:
    assert matching_form(text) == form


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\u3000\u3000近日，海州", "近日，海州"),
        ("一\u200b谷\ufeff两\u00ad园", "一谷两园"),
        ("首行\r\n\t次行", "首行 次行"),
        ("e\u0301", "é"),
        ("坏\ud800字", "坏字"),
        ("\x00\x07", ""),
    ],
)
def test_what_nobody_sees_is_taken_away(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned
