"""Corrections: an editor's word over the sources, visible, and undone by deleting its line."""

from pathlib import Path

import pytest

from graph.errors import InvalidInput
from graph.evidence import Citation, quote
from graph.fragment import AuditEntry, DocumentText, Fragment, PassageText
from graph.library import Library
from graph.model import HasAction, Names, Park, PartOf, Plan, Relationship, SetsTarget, Target
from graph.resolve import Correction, Corrections
from tests.graph.loading import told

WHY = "reason: checked on site, author: li"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Two documents with an action each, and two that give a target another value."""
    library = Library.open(tmp_path)
    with library.writer() as writer:
        for fragment in (told(0), told(1), figure("a", 5000), figure("b", 5000), figure("c", 4000)):
            writer.put(fragment, source_sha256="x", reader="r")
        writer.commit()
    return library


def figure(name: str, value: int) -> Fragment:
    text = f"规模{value}亿元"
    document = DocumentText(id=f"document-{name}", title=name, passages=(PassageText(index=0, text=text),))
    said = (quote(document.id, 0, text, 0, len(text)),)
    plan = Plan(id="plan-1", pref_label=Names(zh="绿谷行动方案"), evidence=(Citation(document=document.id),))
    target = Target(
        id="target-1",
        pref_label=Names(zh="规模"),
        metric="规模",
        value=value,
        normalized_value=value * 10**8,
        evidence=said,
    )
    entry = AuditEntry(declared="两大指标", count=2, members=("target-1", "plan-1"), status="satisfied")
    link = SetsTarget(source=plan.id, target=target.id, evidence=said)
    return Fragment.of(document, [plan, target], [link], audit=(entry,))


def corrected(library: Library, *lines: str) -> Library:
    """The library with these corrections."""
    text = "".join(f"- {{{line}, {WHY}}}\n" for line in lines)
    (library.path / "corrections.yaml").write_text(text, encoding="utf-8")
    return Library.open(library.path)


def links(library: Library, type_: str) -> set[tuple[str, str]]:
    return {(r.source, r.target) for r in library.graph().relationships.values() if r.type == type_}


def test_same_as_makes_one_node_of_two_with_all_they_say(library: Library) -> None:
    graph = corrected(library, "same_as: [action-0, action-1]").graph()
    assert "action-1" not in graph.nodes
    one = graph.nodes["action-0"]
    assert {one.pref_label.zh, *one.alt_labels} == {"第0号行动", "第1号行动"}
    assert {e.document for e in one.evidence} == {"document-000", "document-001"}
    assert links(corrected(library, "same_as: [action-0, action-1]"), "HAS_ACTION") == {("plan-1", "action-0")}
    assert "action-1" not in {r.target for r in graph.relationships.values()}


def test_same_as_across_lines_meets_in_one_node() -> None:
    made = Corrections(
        [
            Correction(same_as=("a", "b"), reason="x", author="li"),
            Correction(same_as=("c", "d"), reason="x", author="li"),
            Correction(same_as=("b", "c"), reason="x", author="li"),
        ]
    )
    assert {made.id(id_, "any") for id_ in "abcd"} == {"a"}


def test_a_link_within_one_thing_is_gone() -> None:
    made = Corrections([Correction(same_as=("a", "b"), reason="x", author="li")])
    assert made.relationship(PartOf(source="b", target="a"), "any") is None
    moved = made.relationship(PartOf(source="b", target="c", confidence=0.7), "any")
    assert moved == PartOf(source="a", target="c", confidence=0.7)


def test_not_same_splits_what_some_documents_mean(library: Library) -> None:
    made = corrected(library, "not_same: plan-1, documents: [document-001]")
    graph = made.graph()
    other = next(c.split_id("plan-1") for c in made.corrections())
    assert {e.document for e in graph.nodes[other].evidence} == {"document-001"}
    assert "document-001" not in {e.document for e in graph.nodes["plan-1"].evidence}
    assert (other, "action-1") in links(made, "HAS_ACTION")
    assert made.corrections(other) == made.corrections("plan-1") != ()


def test_not_same_forbids_same_as(library: Library) -> None:
    with pytest.raises(InvalidInput, match="both same_as and not_same"):
        corrected(library, "same_as: [action-0, action-1]", "not_same: [action-1, action-0]")


def test_a_retracted_node_takes_its_links_along(library: Library) -> None:
    graph = corrected(library, "retract: action-0").graph()
    assert "action-0" not in graph.nodes
    assert all("action-0" not in (r.source, r.target) for r in graph.relationships.values())
    assert "action-1" in graph.nodes


def test_a_retracted_link_leaves_its_ends(library: Library) -> None:
    link = HasAction(source="plan-1", target="action-0").id
    made = corrected(library, f"retract: {link}")
    assert links(made, "HAS_ACTION") == {("plan-1", "action-1")}
    assert "action-0" in made.graph().nodes


def test_a_misprint_is_retracted_where_it_stands(library: Library) -> None:
    graph = corrected(library, "retract: target-1, documents: [document-c]").graph()
    target = graph.nodes["target-1"]
    assert not target.contradictions
    assert {e.document for e in target.evidence} == {"document-a", "document-b"}


def test_a_single_value_is_retracted(library: Library) -> None:
    assert set(library.graph().nodes["target-1"].contradictions) == {"value"}
    made = corrected(library, "retract: target-1, values: {value: 5000, normalized_value: 500000000000}")
    target = made.graph().nodes["target-1"]
    assert isinstance(target, Target)
    assert (target.value, target.normalized_value) == (4000, 400_000_000_000)
    assert not target.contradictions


def test_the_last_value_stays(library: Library) -> None:
    graph = corrected(library, "retract: target-1, values: {metric: 规模, mood: good}").graph()
    assert graph.nodes["target-1"].properties["metric"] == "规模"


def test_a_renamed_node_keeps_its_names_as_aliases(library: Library) -> None:
    graph = corrected(library, "rename: action-0, to: {zh: 首号行动, en: First Action}").graph()
    action = graph.nodes["action-0"]
    assert action.pref_label == Names(zh="首号行动", en="First Action")
    assert action.alt_labels == ("第0号行动",)


def test_rename_after_same_as_finds_the_one_that_stays(library: Library) -> None:
    made = corrected(library, "same_as: [action-0, action-1]", "rename: action-1, to: {zh: 首号行动}")
    assert made.graph().nodes["action-0"].pref_label.zh == "首号行动"


def test_audit_members_follow_the_corrections(library: Library) -> None:
    made = corrected(library, "same_as: [target-9, target-1]")
    entries = [entry for _, entry in made.audit()]
    assert [(e.members, e.status) for e in entries] == [(("target-9", "plan-1"), "satisfied")] * 3
    gone = [entry for _, entry in corrected(library, "retract: target-1").audit()]
    assert [(e.members, e.status) for e in gone] == [(("plan-1",), "partial")] * 3


def test_corrections_are_listed_and_undone_by_deleting_the_line(library: Library) -> None:
    made = corrected(library, "retract: action-0", "rename: plan-1, to: {en: Green Valley}")
    assert [c.kind for c in made.corrections()] == ["retract", "rename"]
    assert [c.reason for c in made.corrections("plan-1")] == ["checked on site"]
    assert made.version != library.version
    undone = corrected(library)
    assert undone.version == library.version
    assert undone.graph() == library.graph()


def test_comments_do_not_change_the_version(library: Library) -> None:
    made = corrected(library, "retract: action-0")
    path = library.path / "corrections.yaml"
    path.write_text("# seen\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert Library.open(library.path).version == made.version


def test_uniting_different_kinds_of_things_is_refused(library: Library) -> None:
    with pytest.raises(InvalidInput, match="same_as"):
        corrected(library, "same_as: [plan-1, action-0]").graph()


@pytest.mark.parametrize(
    "text",
    [
        "- {same_as: [a]}",
        "- {same_as: [a, b], reason: x}",
        "- {same_as: [a, b], reason: x, author: ''}",
        "- {same_as: [a, b], retract: c, reason: x, author: li}",
        "- {same_as: [document-a, document-b], reason: x, author: li}",
        "- {not_same: a, reason: x, author: li}",
        "- {rename: a, reason: x, author: li}",
        "- {rename: a, to: {}, reason: x, author: li}",
        "- {same_as: [a, b], values: {value: 1}, reason: x, author: li}",
        "- {mood: good, reason: x, author: li}",
        "- {retract: 'a b', reason: x, author: li}",
        "retract: a",
        "- {",
        "\x00",
    ],
)
def test_what_is_no_correction_is_refused_with_the_file_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "corrections.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"corrections\.yaml"):
        Library.open(tmp_path)


def test_a_parks_link_to_itself_never_comes_from_a_retract() -> None:
    made = Corrections([Correction(retract="park-a", reason="x", author="li")])
    link: Relationship = PartOf(source="park-a", target="park-b")
    assert made.relationship(link, "any") is None
    assert made.node(Park(id="park-a", pref_label=Names(zh="甲")), "any") is None
