"""Ready questions over the service: offered where there is an answer, and answered with the words behind it."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from api.settings import Settings
from loaders.bundled import BUNDLED
from viz.questions import questions

HYDROGEN = "hydrogen-energy"


@pytest.fixture(scope="module")
def bundled(serve: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Asks the service over the facts that every library begins with."""
    with serve(Settings(library=tmp_path_factory.mktemp("bundled")), BUNDLED) as served:
        yield served.client


def asked(client: httpx.Client, node: str) -> dict[str, int]:
    """The questions offered about a node, and how many answers each has."""
    return {each["ask"]: each["total"] for each in client.get("/v1/questions", params={"node": node}).json()["items"]}


def test_only_questions_with_an_answer_are_offered(client: httpx.Client) -> None:
    assert asked(client, HYDROGEN) == {"plans": 1}
    assert asked(client, "plan-a") == {"promises": 1, "fields": 2, "actions": 2}
    assert asked(client, "target-scale") == {}


def test_questions_about_several_nodes_come_node_by_node(client: httpx.Client) -> None:
    found = client.get("/v1/questions", params={"node": ["plan-a", HYDROGEN, "plan-a"]}).json()["items"]
    assert [each["node"]["id"] for each in found] == ["plan-a", "plan-a", "plan-a", HYDROGEN]


def test_what_to_ask_first_is_about_the_node_with_most_answers(client: httpx.Client) -> None:
    first = client.get("/v1/questions").json()["items"]
    assert [(each["ask"], each["node"]["id"], each["total"]) for each in first] == [
        ("promises", "plan-a", 1),
        ("fields", "plan-a", 2),
    ]
    assert first[0]["question"]["zh"] == "绿色产业行动方案到 2025 年要达到哪些目标？"


def test_an_answer_is_a_way_whose_links_have_their_words(client: httpx.Client) -> None:
    found = client.get("/v1/answers", params={"ask": "promises", "node": "plan-a"}).json()
    assert found["total"] == 1
    way = found["items"][0]
    assert [node["id"] for node in way["nodes"]] == ["plan-a", "action-energy", "target-scale"]
    assert {r["type"]: r["evidence"][0]["exact"] for r in way["relationships"]} == {
        "HAS_ACTION": "提出两大行动：清洁能源行动",
        "SETS_TARGET": "产业规模突破5000亿元",
    }


def test_answers_come_in_reading_order(client: httpx.Client) -> None:
    found = client.get("/v1/answers", params={"ask": "actions", "node": "plan-a"}).json()["items"]
    assert [way["nodes"][-1]["pref_label"]["zh"] for way in found] == ["清洁能源行动", "循环利用行动"]


def test_a_question_makes_a_view_with_its_words_for_a_title(client: httpx.Client) -> None:
    view = client.get("/v1/view", params={"ask": "fields", "node": "plan-a"}).json()
    assert view["title"] == "绿色产业行动方案发展哪些领域？"
    assert {node["name"] for node in view["nodes"]} == {"绿色产业行动方案", "清洁能源行动", "氢能", "储能"}
    figure = client.get("/v1/export", params={"ask": "fields", "node": "plan-a", "format": "svg"}).text
    assert "绿色产业行动方案发展哪些领域？" in figure


@pytest.mark.parametrize("ask", ["parks", "nothing_like_it"])
def test_a_question_about_something_else_is_refused(client: httpx.Client, ask: str) -> None:
    for path in ("/v1/answers", "/v1/view"):
        answer = client.get(path, params={"ask": ask, "node": "plan-a"})
        assert answer.status_code == 422
        assert "promises" in answer.json()["detail"]


@pytest.mark.parametrize("ask", questions())
def test_the_first_library_answers_every_question_or_has_nothing_to_ask_it_about(
    bundled: httpx.Client, ask: str
) -> None:
    """As many answers as were offered, each a way from the node that was asked about to the last node."""
    nodes = about(bundled, ask)
    assert nodes
    for node in nodes:
        offered = asked(bundled, node["id"]).get(ask, 0)
        found = bundled.get("/v1/answers", params={"ask": ask, "node": node["id"]}).json()
        assert found["total"] == offered
        assert all(way["relationships"] for way in found["items"])
        assert len({way["nodes"][-1]["id"] for way in found["items"]}) == offered


def about(client: httpx.Client, ask: str) -> list[dict[str, Any]]:
    labels = questions()[ask].of
    found: list[dict[str, Any]] = client.get("/v1/nodes", params={"label": labels, "limit": 40}).json()["items"]
    return found


def test_the_questions_of_an_investment_officer_are_answered(bundled: httpx.Client) -> None:
    parks = bundled.get("/v1/answers", params={"ask": "parks", "node": HYDROGEN}).json()["items"]
    assert "国际氢能谷" in {way["nodes"][-1]["pref_label"]["zh"] for way in parks}
    goals = bundled.get("/v1/answers", params={"ask": "promises", "node": "plan-shanghai-green-low-carbon-2022"}).json()
    assert ("产业规模", 5000) in {
        (way["nodes"][-1]["properties"]["metric"], way["nodes"][-1]["properties"].get("value"))
        for way in goals["items"]
    }
