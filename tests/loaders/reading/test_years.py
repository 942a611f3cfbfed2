"""The years a sentence is about."""

import pytest

from graph.fragment import DocumentText
from graph.vocabulary import Vocabulary
from loaders.reading.normal import matching_form
from loaders.reading.sentences import Sentence, Span
from loaders.reading.state import begin
from loaders.reading.years import BASELINE, without_years, years


def _sentence(text: str) -> Sentence:
    form = matching_form(text)
    return Sentence(Span(0, 0, len(form)), form)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2027年，产值突破百亿。", [2027]),
        ("到2027年底前建成", [2027]),
        ("至２０３０年末", [2030]),
        ("到“十五五”末", [2030]),
        ("“十四五”期间", [2025]),
        ("三年内翻一番", [2026]),
        ("未来5年", [2028]),
        ("去年产值", [2022]),
        ("今年计划新增", [2023]),
        ("比2020年下降", []),
        ("今年以来", []),
        ("2020年起步，到2025年、2030年分两步走", [2020, 2025, 2030]),
    ],
)
def test_the_years_a_figure_can_be_for(text: str, expected: list[int]) -> None:
    document = DocumentText(id="d", title="t", published="2023-05-04", passages=({"index": 0, "text": text},))
    assert [y.value for y in years(begin(document, Vocabulary([])), _sentence(text))] == expected


def test_a_year_to_compare_with_is_found() -> None:
    found = BASELINE.search("比2020年增长一倍")
    assert found is not None
    assert found[1] == "2020"


@pytest.mark.parametrize(
    ("text", "metric"),
    [("到2027年产值", "产值"), ("单位能耗比2020年", "单位能耗"), ("三年内产值", "产值"), ("产值", "产值")],
)
def test_a_metric_stands_without_its_year(text: str, metric: str) -> None:
    assert without_years(_sentence(text)).text == metric
