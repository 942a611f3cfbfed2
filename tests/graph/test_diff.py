"""A diff of two libraries or two documents names just what came, went and changed."""

from pathlib import Path

import loaders
from graph.diff import diff, diff_documents
from graph.fragment import Fragment
from graph.library import Library
from graph.model import Node
from loaders.source import Source
from tests.graph.loading import load, told


def test_a_library_does_not_differ_from_itself(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "one")
    list(load(library, "first", 3))
    assert list(diff(library.merged(), library.merged())) == []


def test_what_came_went_and_changed_is_named(tmp_path: Path) -> None:
    one, other = Library.open(tmp_path / "one"), Library.open(tmp_path / "other")
    list(load(one, "first", 2))
    with other.writer() as writer:
        for number in (1, 2):
            writer.put(told(number), source_sha256="x", reader="r")
        writer.commit()
    changes = {change.thing.id: change.kind for change in diff(one.merged(), other.merged())}
    assert changes["action-0"] == changes["document-000"] == "removed"
    assert changes["action-2"] == changes["document-002"] == "added"
    assert changes["plan-1"] == "changed"
    assert "action-1" not in changes
    back = {change.thing.id: change.kind for change in diff(other.merged(), one.merged())}
    assert back["action-0"] == "added"
    assert len(back) == len(changes)


def test_from_nothing_everything_came(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "one")
    list(load(library, "first", 1))
    assert [change.kind for change in diff([], library.merged())] == ["added"] * len(list(library.merged()))


# two documents


def _text(name: str, *lines: str, published: str = "2024-05-16") -> Fragment:
    text = "\n".join(["---", "title: 海州要闻", f"published: {published}", "---", *lines])
    return loaders.read(Source(name, text.encode()))[0]


PLAN = "烟台近日印发《烟台市深海装备产业发展行动方案（2023-2026年）》。"
GOALS = "到2026年，产业规模突破300亿元，培育8家链主企业。"
WORKS = "实施装备首台套突破、海洋园区提质、人才引育三大行动。"


def _changes(one: Fragment, other: Fragment) -> dict[str, str]:
    names = {node.id: node.pref_label.best() for fragment in (one, other) for node in fragment.nodes}
    found: dict[str, str] = {}
    for change in diff_documents(one, other):
        thing = change.thing
        name = thing.pref_label.best() if isinstance(thing, Node) else f"{thing.type} {names[thing.target]}"
        found[name] = change.kind
    return found


def test_a_document_says_the_same_in_another_order() -> None:
    one = _text("a.txt", PLAN, GOALS, WORKS)
    assert _changes(one, _text("b.txt", PLAN, WORKS, GOALS, published="2024-05-20")) == {}


def test_what_a_later_document_adds_drops_and_changes_is_named() -> None:
    later = WORKS.replace("人才引育三大", "人才引育、场景开放四大")
    goals = GOALS.replace("300亿", "350亿").replace("，培育8家链主企业", "")
    found = _changes(_text("a.txt", PLAN, GOALS, WORKS), _text("b.txt", PLAN, goals, later, published="2024-05-20"))
    assert found == {
        "场景开放行动": "added",
        "HAS_ACTION 场景开放行动": "added",
        "产业规模": "changed",
        "链主企业": "removed",
        "SETS_TARGET 链主企业": "removed",
    }


def test_a_change_has_what_is_told_differently_and_both_words() -> None:
    one, other = _text("a.txt", PLAN, GOALS), _text("b.txt", PLAN, GOALS.replace("300", "350"), published="2024-05-20")
    (change,) = diff_documents(one, other)
    assert change.differences()["value"] == (300, 350)
    was, now = change.words()
    assert [q.exact for q in (*was, *now)] == ["产业规模突破300亿元", "产业规模突破350亿元"]


def test_a_plan_of_another_title_is_compared_where_it_is_the_only_one() -> None:
    """Ids of actions and targets hang on the plan's title; what they say does not."""
    other = PLAN.replace("深海装备产业发展行动方案", "加快深海装备产业高质量发展行动方案")
    found = _changes(_text("a.txt", PLAN, GOALS, WORKS), _text("b.txt", other, GOALS, WORKS, published="2025-05-20"))
    assert found == {"加快深海装备产业高质量发展行动方案": "changed"}


def test_a_document_does_not_differ_from_itself() -> None:
    one = _text("a.txt", PLAN, GOALS, WORKS)
    assert list(diff_documents(one, one)) == []


def test_a_part_at_the_same_place_under_another_name_is_renamed_not_replaced() -> None:
    later = WORKS.replace("首台套突破", "首台套攻关")
    found = _changes(_text("a.txt", PLAN, WORKS), _text("b.txt", PLAN, later, published="2024-05-20"))
    assert found == {"装备首台套攻关行动": "changed"}
    another = WORKS.replace("装备首台套突破", "港口岸线开放")
    found = _changes(_text("a.txt", PLAN, WORKS), _text("b.txt", PLAN, another, published="2024-05-20"))
    assert found["装备首台套突破行动"] == "removed"
    assert found["港口岸线开放行动"] == "added"


def test_words_that_stayed_are_none_of_a_change(tmp_path: Path) -> None:
    one, other = Library.open(tmp_path / "one"), Library.open(tmp_path / "other")
    list(load(one, "first", 1))
    list(load(other, "first", 2))
    changed = [c for c in diff(one.merged(), other.merged()) if c.kind == "changed"]
    assert changed
    for change in changed:
        was, now = change.words()
        assert was == ()
        assert {q.document for q in now} == {"document-001"}
