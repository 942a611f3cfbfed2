"""Curated datasets: what an entry becomes, and how a faulty one is refused."""

import pytest

from graph.errors import UnreadableDocument
from graph.evidence import Citation, level
from graph.fragment import Fragment
from graph.ids import document_id, node_id, quantity_id
from graph.model import Node, Plan, Target
from graph.vocabulary import METRIC, Concept, Vocabulary
from loaders import dataset
from loaders.source import Source

HEAD = """\
schema: zhengtu-dataset/1
title: 海州事实
publisher: 海州研究社
published: 2024-03-01
sources:
  A: {title: 海州要建潮汐电站, publisher: 海州日报, published: 2024-02-28, url: 'https://haizhou.example/a'}
  B: {title: 潮汐, publisher: 临江晚报, published: 2024-02}
"""
PLAN = "nodes: [{id: tides, label: Plan, name: {zh: 海州潮汐行动方案}, scope: haizhou, sources: A, confidence: high}]\n"


def concept(id_: str, label: str, zh: str) -> Concept:
    return Concept.model_validate({"id": id_, "label": label, "pref_label": {"zh": zh}})


WORDS = Vocabulary(
    [
        concept("haizhou", "Place", "海州"),
        concept("tide", "Field", "潮汐能"),
        concept("scale", METRIC, "产业规模"),
        concept("org-office", "Organization", "海州市海洋局"),
    ]
)


def load(text: str) -> Fragment:
    return dataset.load(
        Source("facts.yaml", (HEAD + text.replace("BY", "sources: A, confidence: low")).encode()), WORDS
    )


def only(fragment: Fragment, label: str) -> Node:
    (node,) = (n for n in fragment.nodes if n.label == label)
    return node


def test_a_fact_cites_its_sources() -> None:
    fragment = load("nodes: [{concept: tide, sources: [A, B], outlets: 4, confidence: high}]")
    day, month = sorted(only(fragment, "Field").evidence, key=lambda e: len(getattr(e, "published", "")), reverse=True)
    assert isinstance(day, Citation)
    assert isinstance(month, Citation)
    assert (day.document, day.published, day.outlets) == (
        document_id("https://haizhou.example/a", None, None, ""),
        "2024-02-28",
        4,
    )
    assert month.published == "2024-02"


def test_sources_are_documents() -> None:
    fragment = load(PLAN)
    titles = {n.pref_label.zh for n in fragment.nodes if n.label == "Document"}
    assert titles == {"海州事实", "海州要建潮汐电站", "潮汐"}


@pytest.mark.parametrize("confidence", ["high", "medium", "low"])
def test_confidence_is_shown_as_it_was_judged(confidence: str) -> None:
    fragment = load(f"nodes: [{{concept: tide, sources: A, confidence: {confidence}}}]")
    (evidence,) = only(fragment, "Field").evidence
    assert isinstance(evidence, Citation)
    assert level(evidence.confidence) == confidence


def test_ids_are_those_a_reader_gives() -> None:
    text = """
  - {id: build, label: Action, name: {zh: 潮汐建设行动}, scope: tides, BY}
  - {id: lin, label: Person, name: {zh: 林海}, scope: org-office, BY}
  - {id: fair, label: Event, name: {zh: 潮汐论坛}, scope: haizhou, properties: {date: 2024-02-27}, BY}
"""
    fragment = load(PLAN.replace("[{", "\n  - {").replace("}]", "}") + text.lstrip("\n"))
    plan = node_id("Plan", "海州潮汐行动方案", "haizhou")
    assert {n.id for n in fragment.nodes} >= {
        plan,
        node_id("Action", "潮汐建设行动", plan),
        node_id("Person", "林海", "org-office"),
        node_id("Event", "潮汐论坛", "haizhou@2024-02-27"),
    }


def test_a_target_is_linked_and_normalised() -> None:
    fragment = load(
        PLAN
        + "targets: [{of: tides, metric: 产业规模, comparator: '>', value: 20, unit: 亿元, year: 2027, modality: aim,"
        " sources: A, confidence: high}]"
    )
    target = only(fragment, "Target")
    assert isinstance(target, Target)
    assert target.id == quantity_id("Target", only(fragment, "Plan").id, "产业规模", 2027)
    assert (target.value, target.unit, target.normalized_value, target.normalized_unit) == (20, "亿元", 2e9, "CNY")
    (link,) = fragment.relationships
    assert (link.type, link.target, link.rule) == ("SETS_TARGET", target.id, "curated")


def test_an_observation_is_no_target() -> None:
    fragment = load(PLAN + "observations: [{of: haizhou, metric: 电站, value: 3, unit: 座, year: 2023, BY}]")
    assert only(fragment, "Observation").pref_label.zh == "电站"
    assert [r.type for r in fragment.relationships] == ["REPORTS"]
    assert "Target" not in {n.label for n in fragment.nodes}


def test_sources_that_disagree_stand_side_by_side() -> None:
    line = (
        "{{of: tides, metric: 规模, comparator: '{}', value: 2, sources: {}, outlets: {}, unit: 家, confidence: low}}"
    )
    fragment = load(PLAN + f"targets: [{line.format('>', 'A', 3)}, {line.format('=', 'B', 1)}]")
    said = only(fragment, "Target").statements["comparator"]
    assert [s.value for s in said] == [">", "="]


def test_more_is_said_of_a_thing_by_its_id() -> None:
    more = ", {id: tides, properties: {period_end: 2027}, sources: B, confidence: low}]"
    plan = only(load(PLAN.replace("}]\n", "}" + more)), "Plan")
    assert isinstance(plan, Plan)
    assert plan.period_end == 2027
    assert len(plan.evidence) == 2


def test_a_concept_that_only_a_link_names_rests_on_the_links_sources() -> None:
    fragment = load(
        PLAN + "relationships: [{source: tides, type: HAS_FIELD, target: tide, sources: B, confidence: medium}]"
    )
    (evidence,) = only(fragment, "Field").evidence
    assert evidence.document == fragment.relationships[0].evidence[0].document


def test_a_declared_count_keeps_its_members() -> None:
    fragment = load(
        PLAN + "audit: [{declared: 三个方案, count: 3, members: tides, status: partial, reason: 另两个未见, BY}]"
    )
    (entry,) = fragment.audit
    assert (entry.count, entry.members, entry.status) == (3, (only(fragment, "Plan").id,), "partial")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "nodes: [{id: x, label: Gadget, name: {zh: 甲}, BY}]",
            r"nodes 1 \(x\): no label Gadget",
        ),
        ("nodes: [{id: x, BY}]", "x needs a concept, or a label and a name"),
        ("nodes: [{label: Field, name: {zh: 甲}, BY}]", "needs an id or a concept"),
        ("nodes: [{concept: moon, BY}]", "no concept moon"),
        ("nodes: [{concept: scale, BY}]", "no concept scale"),
        ("nodes: [{concept: tide, sources: Z, confidence: low}]", "source Z is not among"),
        ("nodes: [{concept: tide, confidence: low}]", r"nodes 1 \(tide\), sources: Field required"),
        ("nodes: [{concept: tide, sources: A}]", "confidence: Field required"),
        ("nodes: [{concept: tide, source: A, BY}]", "source: Extra inputs"),
        (
            "nodes: [{concept: tide, properties: {height: 3}, BY}]",
            "Field has no property height",
        ),
        (
            "nodes: [{concept: tide, properties: {ordinal: 0}, BY}]",
            r"nodes 1 \(tide\): ordinal: Input should be greater",
        ),
        (
            "nodes: [{id: a, concept: tide, BY}, {id: a, concept: haizhou, BY}]",
            "already",
        ),
        ("links: []", "links: Extra inputs"),
        (
            PLAN + "relationships: [{source: tides, type: LIKES, target: tide, BY}]",
            "no relationship type LIKES",
        ),
        (
            PLAN + "relationships: [{source: tides, type: HAS_FIELD, target: sea, BY}]",
            "nothing is called sea",
        ),
        (
            PLAN + "relationships: [{source: tide, type: HAS_FIELD, target: tides, BY}]",
            "HAS_FIELD does not go from Field to Plan",
        ),
        (
            PLAN + "targets: [{of: tides, metric: 产业规模, value: 2, unit: 海里里, BY}]",
            "no unit",
        ),
        (
            PLAN + "targets: [{of: tides, metric: 产业规模, comparator: '!', value: 2, unit: 家, BY}]",
            r"targets 1 \(产业规模\): comparator: Input should be",
        ),
        (
            PLAN + "audit: [{declared: 三个, members: [sea], status: partial, BY}]",
            "nothing is called sea",
        ),
    ],
)
def test_a_faulty_entry_is_named_in_one_line(text: str, says: str) -> None:
    with pytest.raises(UnreadableDocument, match=says) as error:
        load(text)
    assert str(error.value).startswith("facts.yaml: ")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "data",
    [
        b"[1, 2]",
        b"schema: other/1",
        b"a: [",
        b"\xff\xfe\x00",
        b"",
        b"schema: zhengtu-dataset/1",
        b"a: " + b"[" * 100_000,
        b"a: &a [1]\nb: [*a, *a]",
        b"a: 2022-99-99",
    ],
)
def test_what_is_no_dataset_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=r"facts\.yaml") as error:
        dataset.load(Source("facts.yaml", data), WORDS)
    assert "\n" not in str(error.value)


def test_a_dataset_reads_the_same_twice() -> None:
    assert load(PLAN) == load(PLAN)
    assert Fragment.from_json(load(PLAN).to_json()) == load(PLAN)
