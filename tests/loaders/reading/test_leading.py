"""Who leads what is read in every form it is written in; who only helps leads nothing."""

import pytest

import loaders
from loaders.source import Source

HEAD = "---\ntitle: 烟台市深海装备产业发展行动方案（2023-2026年）\npublished: 2024-05-16\n---\n二、重点任务\n"
LED = {"烟台市海洋发展和渔业局"}


def _leaders(line: str) -> dict[str, set[str]]:
    (fragment,) = loaders.read(Source("a.txt", (HEAD + line).encode()))
    names = {node.id: node.pref_label.best() for node in fragment.nodes}
    found: dict[str, set[str]] = {}
    for link in fragment.relationships:
        if link.type == "LED_BY":
            found.setdefault(names[link.source], set()).add(names[link.target])
    return found


@pytest.mark.parametrize(
    "said",
    [
        "（责任单位：市海洋发展和渔业局）",
        "（牵头单位：市海洋发展和渔业局；配合单位：市财政局）",
        "牵头单位：市海洋发展和渔业局，配合单位：市财政局",
        "由市海洋发展和渔业局牵头，市财政局配合。",
        "（市海洋发展和渔业局牵头，市财政局按职责分工负责）",
        "（市海洋发展和渔业局负责）",
        "\n牵头部门：市海洋发展和渔业局",
    ],
)
def test_the_body_that_leads_an_action_is_found_and_no_helper(said: str) -> None:
    assert _leaders(f"（一）首台套攻关行动。支持整机企业。{said}") == {"首台套攻关行动": LED}


def test_several_bodies_share_the_lead() -> None:
    (bodies,) = _leaders("（一）首台套攻关行动。（市财政局、市海洋发展和渔业局按职责分工负责）").values()
    assert bodies == LED | {"烟台市财政局"}


def test_the_action_named_in_the_sentence_is_led_not_the_last_heading() -> None:
    lines = "（一）首台套攻关行动。支持整机企业。\n（二）园区提质行动。首台套攻关行动由市海洋发展和渔业局牵头。"
    assert _leaders(lines) == {"首台套攻关行动": LED}
