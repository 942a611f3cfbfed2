"""How concepts are found by their names, and how a vocabulary is put together."""

from pathlib import Path

import pytest

from graph.errors import InvalidInput
from graph.model import FieldOfWork, Technology
from graph.vocabulary import METRIC, Concept, Vocabulary


def concept(id_: str, label: str = "Technology", **rest: object) -> Concept:
    return Concept.model_validate({"id": id_, "label": label, "pref_label": {"zh": rest.pop("zh", id_)}, **rest})


@pytest.fixture
def words() -> Vocabulary:
    return Vocabulary(
        [
            concept("china", "Place", zh="中国"),
            concept("haizhou", "Place", zh="海州", broader=["china"]),
            concept("east-bay", "Place", zh="东湾区", broader=["haizhou"]),
            concept("linjiang", "Place", zh="临江", broader=["china"]),
            concept("org-haizhou", "Organization", zh="海州市人民政府", short=["市政府"], place="haizhou"),
            concept("org-linjiang", "Organization", zh="临江市人民政府", short=["市政府"], place="linjiang"),
            concept("tide", "Field", zh="潮汐发电", alt_labels=["潮能"]),
            concept("tide-turbine", zh="潮汐水轮机", kind="product", broader=["tide"], definition={"zh": "由潮水推动"}),
            concept("plan-haizhou", "Plan", zh="海洋行动方案", short=["海洋行动方案"], place="haizhou"),
            concept("boats", METRIC, zh="无人艇", alt_labels=["潮汐水轮机"]),
        ]
    )


def found(concept: Concept | None) -> str | None:
    return concept.id if concept else None


def test_a_name_is_found_in_any_width_script_and_punctuation(words: Vocabulary) -> None:
    assert found(words.find("“潮汐發電”")) == "tide"
    assert found(words.find("潮能")) == "tide"
    assert words.find("潮") is None


def test_a_short_name_is_that_of_the_documents_own_place(words: Vocabulary) -> None:
    assert found(words.find("市政府", place="haizhou")) == "org-haizhou"
    assert found(words.find("市政府", place="linjiang")) == "org-linjiang"
    assert words.find("市政府") is None
    assert words.find("市政府", place="china") is None


def test_a_district_speaks_of_the_government_of_the_city_around_it(words: Vocabulary) -> None:
    assert words.around("east-bay") == ("east-bay", "haizhou", "china")
    assert found(words.find("市政府", place="east-bay")) == "org-haizhou"


def test_another_citys_plan_of_the_same_title_is_another_plan(words: Vocabulary) -> None:
    assert found(words.find("海洋行动方案", "Plan", "haizhou")) == "plan-haizhou"
    assert words.find("海洋行动方案", "Plan", "linjiang") is None


def test_a_concept_of_the_asked_label_comes_before_any_other(words: Vocabulary) -> None:
    assert found(words.find("潮汐水轮机", METRIC)) == "boats"
    assert found(words.find("潮汐水轮机", "Field")) == "tide-turbine"


def test_a_metric_is_found_only_when_asked_for(words: Vocabulary) -> None:
    assert words.find("无人艇") is None
    assert found(words.find("无人艇", METRIC)) == "boats"
    assert "无人艇" not in dict(words.terms())
    assert {c.id for _, c in words.terms(label=METRIC)} == {"boats"}


def test_terms_are_the_names_that_hold_in_a_place(words: Vocabulary) -> None:
    assert ("市政府", "org-haizhou") in {(name, c.id) for name, c in words.terms("haizhou")}
    assert "市政府" not in {name for name, _ in words.terms()}
    assert "海洋行动方案" not in {name for name, _ in words.terms("linjiang")}


def test_a_concept_becomes_a_node_with_all_its_names(words: Vocabulary) -> None:
    node = words.node(words.concepts["tide-turbine"])
    assert isinstance(node, Technology)
    assert (node.id, node.kind, node.pref_label.zh) == ("tide-turbine", "product", "潮汐水轮机")
    assert node.description is not None
    assert node.description.zh == "由潮水推动"
    assert words.node(words.concepts["tide"]).alt_labels == ("潮能",)
    assert words.node(words.concepts["org-haizhou"]).alt_labels == ("市政府",)


def test_a_concept_under_another_label_has_another_id(words: Vocabulary) -> None:
    node = words.node(words.concepts["tide-turbine"], "Field")
    assert isinstance(node, FieldOfWork)
    assert node.id == "field-tide-turbine"


def test_removed_names_are_not_found_and_a_nameless_concept_is_gone(words: Vocabulary) -> None:
    left = words.without(["潮汐发电", "临江", "海州市人民政府"])
    assert found(left.find("潮能")) == "tide"
    assert left.find("潮汐发电") is None
    assert left.concepts["tide"].pref_label.zh == "潮能"
    assert "linjiang" not in left.concepts
    assert left.concepts["org-linjiang"].place is None
    assert "tide" not in words.without(["潮汐发电", "潮能"]).concepts
    assert words.without(["潮汐发电", "潮能"]).concepts["tide-turbine"].broader == ()


def test_the_version_changes_with_any_name(words: Vocabulary) -> None:
    assert words.version == Vocabulary(reversed(list(words.concepts.values()))).version
    assert words.version != words.without(["潮能"]).version


def test_two_concepts_of_one_id_are_refused() -> None:
    with pytest.raises(InvalidInput, match="tide"):
        Vocabulary([concept("tide"), concept("tide")])


def test_a_broader_concept_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InvalidInput, match="sea"):
        Vocabulary([concept("tide", broader=["sea"])])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- just a list", "exactly scheme, label and concepts"),
        ("scheme: x\nlabel: Field\nconcepts: [{id: a b, pref_label: {zh: 甲}}]", "a b"),
        ("scheme: x\nlabel: Field\nconcepts: [{id: a, pref_label: {zh: 甲}, prefLabel: {zh: 乙}}]", "prefLabel"),
        ("scheme: x\nlabel: Gadget\nconcepts: [{id: a, pref_label: {zh: 甲}}]", "Gadget"),
        ("scheme: x\nlabel: Field\nconcepts: [甲]", "甲"),
    ],
)
def test_a_faulty_file_is_refused_by_name(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "faulty.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"faulty\.yaml") as error:
        Vocabulary.load(tmp_path)
    assert says in str(error.value)


def test_a_name_that_looks_like_a_number_is_a_name(tmp_path: Path) -> None:
    text = "scheme: own\nlabel: Plan\nconcepts: [{id: plan-863, pref_label: {zh: 863}, alt_labels: [1986-03, no]}]"
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    assert Vocabulary.load(tmp_path).concepts["plan-863"].all_names() == ("863", "1986-03", "no")


def test_folders_add_up(tmp_path: Path) -> None:
    text = "scheme: own\nlabel: Field\nconcepts: [{id: tide, pref_label: {zh: 潮汐发电}}]"
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    assert set(Vocabulary.load(tmp_path).concepts) == {"tide"}
    assert Vocabulary.load(tmp_path).concepts["tide"].scheme == "own"
