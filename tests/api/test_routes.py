"""Every route answers, in the form its description says, with an example of it."""

from typing import Any

import httpx
import pytest
from pydantic import BaseModel, TypeAdapter

from api import wire
from api.routes.pages import PAGES
from api.routes.views import EXAMPLE
from viz.drawing import Drawing

DOCUMENT = "document-00000000000000aa"

ANSWERS: dict[str, Any] = {
    "/v1/schema": wire.SchemaOut,
    "/v1/nodes": wire.PageOut[wire.NodeOut],
    "/v1/nodes?label=Field&label=Action&q=氢&limit=1": wire.PageOut[wire.NodeOut],
    "/v1/nodes/target-scale": wire.OneNodeOut,
    "/v1/nodes/action-energy/neighbours": wire.PageOut[wire.NeighbourOut],
    "/v1/nodes/hydrogen-energy/evidence": wire.PageOut[wire.EvidenceOut],
    "/v1/nodes/plan-a/evidence?type=HAS_ACTION&target=action-energy": wire.PageOut[wire.EvidenceOut],
    "/v1/paths?source=plan-a&target=hydrogen-energy": wire.PageOut[wire.GraphOut],
    "/v1/questions?node=hydrogen-energy": wire.PageOut[wire.QuestionOut],
    "/v1/answers?ask=plans&node=hydrogen-energy": wire.PageOut[wire.GraphOut],
    "/v1/search?q=qn": wire.PageOut[wire.HitOut],
    "/v1/documents": wire.PageOut[wire.NodeOut],
    f"/v1/documents/{DOCUMENT}": wire.ReadingOut,
    "/v1/audit": wire.AuditPageOut,
    f"/v1/diff?before={DOCUMENT}&after={DOCUMENT}": wire.DiffOut,
    "/v1/snapshots": wire.PageOut[wire.SnapshotOut],
    "/v1/targets": wire.PageOut[wire.TargetOut],
    "/v1/track?metric=产业规模": wire.PageOut[wire.PointOut],
    "/v1/view": Drawing,
    "/v1/export": wire.GraphOut,
    "/healthz": wire.HealthOut,
    "/readyz": wire.ReadyOut,
}


# Pages, pictures and files: other tests try them.
FILES = ("/embed", "/figure.", "/oembed", "/s/", "/metrics", "/v1/citation", "/v1/shortlist")


@pytest.mark.parametrize("address", ANSWERS)
def test_answer_has_the_described_form(client: httpx.Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    TypeAdapter(ANSWERS[address]).validate_json(answer.content)


def test_every_route_is_among_those_tried(client: httpx.Client) -> None:
    tried = {address.partition("?")[0].replace(DOCUMENT, "{id}") for address in ANSWERS}
    tried = {"/".join("{id}" if part in ("target-scale", "action-energy", "hydrogen-energy", "plan-a") else part
                      for part in address.split("/")) for address in tried}  # fmt: skip
    described = {path for path, methods in _described(client).items() if "get" in methods}
    assert {path for path in described - tried if not path.startswith(FILES)} == set()


def _described(client: httpx.Client) -> dict[str, Any]:
    paths: dict[str, Any] = client.get("/openapi.json").json()["paths"]
    return paths


def test_every_route_says_what_it_answers_and_gives_an_example(client: httpx.Client) -> None:
    components = client.get("/openapi.json").json()["components"]["schemas"]
    for path, methods in _described(client).items():
        for route in methods.values():
            assert route["description"], path
            done = next(answer for status, answer in route["responses"].items() if status.startswith("2"))
            for kind, content in done["content"].items():
                assert _has_example(content, components) or not kind.endswith("json"), path


def _has_example(content: dict[str, Any], components: dict[str, Any]) -> bool:
    if "example" in content or "examples" in content:
        return True
    schema = content.get("schema", {})
    name = schema.get("$ref", "").rpartition("/")[2]
    schema = components.get(name, schema)
    if "examples" in schema:
        return True
    inner = schema.get("properties", {}).values()
    return any("$ref" in str(part) and _has_example({"schema": _item(part)}, components) for part in inner)


def _item(schema: dict[str, Any]) -> dict[str, Any]:
    inner: dict[str, Any] = schema.get("items", schema)
    return inner


@pytest.mark.parametrize("form", [c for c in vars(wire).values() if isinstance(c, type) and issubclass(c, BaseModel)])
def test_examples_are_of_the_form_they_explain(form: type[BaseModel]) -> None:
    extra = form.model_config.get("json_schema_extra")
    for example in extra.get("examples", ()) if isinstance(extra, dict) else ():  # type: ignore[union-attr]
        form.model_validate(example)


def test_drawing_example_is_a_drawing() -> None:
    Drawing.model_validate(EXAMPLE)


def test_neighbours_are_filtered_by_type_label_and_direction(client: httpx.Client) -> None:
    out = client.get("/v1/nodes/action-energy/neighbours", params={"direction": "out", "label": "Field"}).json()
    assert {item["node"]["id"] for item in out["items"]} == {"hydrogen-energy", "energy-storage"}
    into = client.get("/v1/nodes/action-energy/neighbours", params={"direction": "in", "type": "HAS_ACTION"}).json()
    assert [item["node"]["id"] for item in into["items"]] == ["plan-a"]
    assert into["items"][0]["relationship"]["level"] == "high"


def test_lists_are_walked_by_next(client: httpx.Client) -> None:
    seen, next_ = [], None
    while True:
        page = client.get("/v1/nodes", params={"limit": 2} | ({"next": next_} if next_ else {})).json()
        seen += [node["id"] for node in page["items"]]
        next_ = page["next"]
        if next_ is None:
            break
    assert len(seen) == len(set(seen)) == page["total"]


@pytest.mark.parametrize("q", ["氢能", "氫能", "qingneng", "qn", "hydrogen"])
def test_search_finds_by_script_pinyin_initials_and_english(client: httpx.Client, q: str) -> None:
    hits = client.get("/v1/search", params={"q": q}).json()["items"]
    assert hits[0]["node"]["id"] == "hydrogen-energy"


def test_evidence_stands_in_its_passage(client: httpx.Client) -> None:
    address = "/v1/nodes/plan-a/evidence?type=HAS_ACTION&target=action-energy"
    for item in client.get(address).json()["items"]:
        said = item["evidence"]
        assert item["text"][said["start"] : said["end"]] == said["exact"]
        assert item["document"]["publisher"] == "云港日报"


def test_document_shows_annotations_audit_and_coverage(client: httpx.Client) -> None:
    reading = client.get(f"/v1/documents/{DOCUMENT}").json()
    texts = [passage["text"] for passage in reading["document"]["passages"]]
    assert all(texts[a["passage"]][a["start"] : a["end"]] == a["exact"] for a in reading["annotations"])
    assert reading["audit"][0]["status"] == "satisfied"
    assert reading["coverage"] == {"used": 2, "boilerplate": 0, "unused": 1}


def test_targets_name_who_sets_them(client: httpx.Client) -> None:
    found = client.get("/v1/targets", params={"plan": "plan-a", "year": 2025}).json()
    assert [(t["subject"]["id"], t["target"]["properties"]["value"]) for t in found["items"]] == [
        ("action-energy", 5000)
    ]
    assert client.get("/v1/targets", params={"year": 2031}).json()["total"] == 0


def test_paths_lead_from_plan_to_field(client: httpx.Client) -> None:
    path = client.get("/v1/paths", params={"source": "plan-a", "target": "hydrogen-energy"}).json()["items"][0]
    assert [n["id"] for n in path["nodes"]] == ["plan-a", "action-energy", "hydrogen-energy"]


def test_schema_counts_what_is_there(client: httpx.Client) -> None:
    labels = {label["label"]: label for label in client.get("/v1/schema").json()["labels"]}
    assert labels["Field"]["count"] == 2
    assert {p["name"] for p in labels["Target"]["properties"]} >= {"value", "unit", "year"}
    assert labels["Field"]["title"] == {"zh": "领域", "en": "Field"}


def test_metrics_count_requests_by_route(client: httpx.Client) -> None:
    client.get("/v1/nodes/plan-a")
    text = client.get("/metrics").text
    assert 'zhengtu_requests_total{route="/v1/nodes/{id}",status="200"}' in text
    assert "zhengtu_nodes " in text


@pytest.mark.parametrize("page", [*PAGES, f"/documents/{DOCUMENT}"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_page_is_served_in_both_languages(client: httpx.Client, page: str, lang: str) -> None:
    answer = client.get(page, params={"lang": lang})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<html lang="{"en" if lang == "en" else "zh-Hans"}"' in answer.text


def test_static_files_of_a_page_are_there(client: httpx.Client) -> None:
    import re

    links = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', client.get("/").text))
    assert links
    for link in links:
        assert client.get(link).status_code == 200, link


def test_unknown_document_has_a_page_of_its_own(client: httpx.Client) -> None:
    answer = client.get("/documents/nobody")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")


def test_a_metric_is_tracked_with_the_sentence_that_states_it(client: httpx.Client) -> None:
    for metric in ("产业规模", "产业总规模", "Industry scale"):
        (point,) = client.get("/v1/track", params={"metric": metric}).json()["items"]
        assert (point["year"], point["kind"], point["value"], point["unit"]) == (2025, "Target", 5000, "亿元")
        assert point["says"][0]["sentence"] == "清洁能源行动重点发展氢能和储能，到2025年产业规模突破5000亿元。"
    assert client.get("/v1/track", params={"metric": "产业规模", "plan": "plan-a"}).json()["total"] == 1
    assert client.get("/v1/track", params={"metric": "链主企业"}).json()["items"] == []
    assert client.get("/v1/track", params={"metric": "产业规模", "place": "nowhere"}).status_code == 404


def test_what_a_plan_does_not_state_is_told_of_it_and_of_the_document(client: httpx.Client) -> None:
    missing = client.get("/v1/nodes/plan-a").json()["not_stated"]
    assert {"leader", "number", "issuer"} <= set(missing)
    assert {"target", "action", "period"}.isdisjoint(missing)
    (told,) = client.get(f"/v1/documents/{DOCUMENT}").json()["not_stated"]
    assert (told["plan"]["id"], told["missing"]) == ("plan-a", missing)
    assert client.get("/v1/nodes/target-scale").json()["not_stated"] == []


def test_coverage_counts_every_sentence(client: httpx.Client) -> None:
    reading = client.get(f"/v1/documents/{DOCUMENT}").json()
    assert reading["coverage"] == {"used": 2, "unused": 1, "boilerplate": 0}
    assert len(reading["sentences"]) == sum(reading["coverage"].values())
