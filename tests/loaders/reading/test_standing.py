"""How a plan stands is read where it is stated: number, title, approval, issue, force; not what is said of others."""

from typing import Any

import pytest

import loaders
from graph.model import Plan, quotes
from loaders.source import Source

TITLE = "烟台市深海装备产业发展行动方案"
GIVEN = {"official_title", "number", "approved", "published", "effective", "expires", "status"}


def _plan(title: str, *lines: str) -> Plan:
    head = ["---", f"title: {title}", "published: 2024-05-16", "---"]
    (fragment,) = loaders.read(Source("a.txt", "\n".join([*head, *lines]).encode()))
    (plan,) = (node for node in fragment.nodes if isinstance(node, Plan))
    return plan


def _said(title: str, *lines: str) -> dict[str, Any]:
    return {k: v for k, v in _plan(title, *lines).properties.items() if k in GIVEN}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("4月28日，烟台市政府常务会议审议通过《{}》。", {"approved": "2024-04-28", "status": "approved"}),
        ("《{}》已经市政府常务会议审议通过。", {"status": "approved"}),
        ("2024年5月10日，烟台市人民政府印发《{}》。", {"published": "2024-05-10"}),
        (
            "《{}》自2024年6月1日起施行，有效期至2026年12月31日。",
            {"effective": "2024-06-01", "expires": "2026-12-31", "status": "in_force"},
        ),
        ("《{}》近日印发。方案自印发之日起实施。", {"status": "in_force"}),
        ("烟台印发《{}》（烟政发〔2024〕7号）。", {"number": "烟政发〔2024〕7号"}),
        ("烟台就《{}（征求意见稿）》征求意见。", {"status": "draft"}),
        ("《{}》近日印发。5月8日，市政府常务会议审议通过有关人事任免。", {}),
        ("《{}》近日印发。《烟台市港口条例》自2024年7月1日起施行。", {}),
        ("5月16日，烟台市举行新闻发布会，解读日前印发的《{}》。", {}),
    ],
)
def test_the_news_says_how_a_plan_stands(line: str, said: dict[str, Any]) -> None:
    assert _said("烟台新闻", line.format(TITLE)) == said


def test_a_notice_gives_number_and_title_as_issued() -> None:
    notice = f"烟台市人民政府关于印发《{TITLE}（2023-2026年）》的通知"
    said = _said(notice, "烟政发〔2024〕7号", "各区市人民政府：", f"现将《{TITLE}（2023-2026年）》印发给你们。")
    assert said == {"official_title": f"{TITLE}（2023-2026年）", "number": "烟政发〔2024〕7号"}


def test_a_number_that_the_text_only_refers_to_is_not_the_plans() -> None:
    said = _said(f"{TITLE}（2023-2026年）", "根据省里有关文件（鲁政发〔2023〕1号）的要求，制定本方案。")
    assert "number" not in said


def test_a_draft_says_so_in_its_title() -> None:
    assert _said(f"{TITLE}（征求意见稿）", "一、总体目标", "到2026年，产业规模突破300亿元。")["status"] == "draft"


def test_a_statement_rests_on_the_words_that_make_it() -> None:
    plan = _plan("烟台新闻", f"4月28日，烟台市政府常务会议审议通过《{TITLE}》。")
    (said,) = plan.statements["approved"]
    assert [e.exact for e in said.evidence if e.kind == "exact"] == ["4月28日，烟台市政府常务会议审议通过"]
    assert set(said.evidence) <= set(quotes(plan))
