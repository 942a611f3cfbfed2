"""The first library: what a fresh start shows, and that facts and text meet in the same nodes."""

from collections import Counter
from pathlib import Path

import pytest

from graph.evidence import Quote
from graph.fragment import AuditEntry, Fragment
from graph.merge import merged_nodes
from graph.model import Node, Plan, Relationship
from graph.text import bare
from loaders.bundled import BUNDLED, FOLDER, Bundled

GREEN, META, TERMINALS = (f"plan-shanghai-{name}-2022" for name in ("green-low-carbon", "metaverse", "smart-terminals"))


@pytest.fixture(scope="module")
def fragments() -> list[Fragment]:
    return list(BUNDLED.fragments())


@pytest.fixture(scope="module")
def facts(fragments: list[Fragment]) -> Fragment:
    return next(f for f in fragments if not f.document.passages)


@pytest.fixture(scope="module")
def bulletin(fragments: list[Fragment]) -> Fragment:
    return next(f for f in fragments if f.document.passages)


@pytest.fixture(scope="module")
def together(fragments: list[Fragment]) -> dict[str, Node]:
    return {n.id: n for n in merged_nodes(n for f in fragments for n in f.nodes)}


def links(fragment: Fragment, type_: str, source: str | None = None) -> set[str]:
    """The names of what a type of link leads to, from one node or any."""
    names = {n.id: n.pref_label.best() for n in fragment.nodes}
    return {names[r.target] for r in fragment.relationships if r.type == type_ and source in (None, r.source)}


def test_facts_hold_all_three_plans(facts: Fragment) -> None:
    plans = {n.id: n for n in facts.nodes if isinstance(n, Plan)}
    for plan in (plans[GREEN], plans[META], plans[TERMINALS]):
        assert (plan.period_start, plan.period_end) == (2022, 2025)
        assert (plan.approved, plan.published) == ("2022-06-21", "2022-07-08")
        assert plan.official_title is not None
        assert plan.official_title.startswith("上海市")
        assert plan.number is None  # no source gives it


def test_every_fact_cites_a_source(facts: Fragment) -> None:
    documents = {n.id for n in facts.nodes if n.label == "Document"}
    things: list[Node | Relationship | AuditEntry] = [*facts.nodes, *facts.relationships, *facts.audit]
    for thing in things:
        if getattr(thing, "label", "") != "Document":
            assert thing.evidence
        assert {e.document for e in thing.evidence} <= documents


def test_no_unreliable_source_is_cited(facts: Fragment) -> None:
    addresses = {getattr(n, "url", None) or "" for n in facts.nodes}
    assert not any("siudz" in a or "toutiao123" in a for a in addresses)


def test_what_sources_disagree_on_is_kept(facts: Fragment) -> None:
    scale = next(r.target for r in facts.relationships if r.source == META and _is_scale(facts, r))
    said = next(n for n in facts.nodes if n.id == scale).statements["comparator"]
    assert [(s.value, len(s.evidence)) for s in said] == [("=", 6), (">", 2)]


def _is_scale(fragment: Fragment, link: Relationship) -> bool:
    return next(n for n in fragment.nodes if n.id == link.target).pref_label.zh == "产业规模"


def test_counts_that_no_source_completes_are_partial(facts: Fragment) -> None:
    status = {a.declared: a.status for a in facts.audit}
    assert status["八大重点工程"] == "partial"
    assert status["“5+X”"] == "open"
    assert status["“3+6”"] == "satisfied"


def test_the_bulletin_reads_as_three_plans_and_their_press_conference(bulletin: Fragment) -> None:
    assert {n.id for n in bulletin.nodes if n.label == "Plan"} == {GREEN, META, TERMINALS}
    (event,) = (n for n in bulletin.nodes if n.label == "Event")
    assert event.properties == {"date": "2022-07-08", "time": "10:00"}
    assert {r.target for r in bulletin.relationships if r.type == "ANNOUNCES"} >= {GREEN, META, TERMINALS}
    assert links(bulletin, "AFFILIATED_WITH") >= {"上海市经济和信息化委员会", "上海市发展和改革委员会"}


def test_the_bulletin_reads_as_actions_directions_fields_and_trends(bulletin: Fragment) -> None:
    count = Counter(n.label for n in bulletin.nodes)
    assert len(links(bulletin, "HAS_ACTION", GREEN)) == 3
    assert count["Direction"] == 4
    assert count["Trend"] == 6
    assert len(links(bulletin, "FOLLOWS_TREND", GREEN)) == 6
    directions = [n.id for n in bulletin.nodes if n.label == "Direction"]
    assert [len(links(bulletin, "HAS_FIELD", d)) for d in sorted(directions, key=lambda d: _ordinal(bulletin, d))] == [
        4,
        2,
        2,
        2,
    ]
    assert len(links(bulletin, "INVOLVES")) >= 14


def _ordinal(fragment: Fragment, id_: str) -> int:
    return int(next(n for n in fragment.nodes if n.id == id_).properties["ordinal"])


@pytest.mark.parametrize(("plan", "at_least"), [(GREEN, 7), (META, 8), (TERMINALS, 8)])
def test_the_bulletin_reads_as_targets_of_every_plan(bulletin: Fragment, plan: str, at_least: int) -> None:
    assert len([r for r in bulletin.relationships if r.type == "SETS_TARGET" and r.source == plan]) >= at_least


def test_the_bulletin_reads_as_parks_with_their_fields(bulletin: Fragment) -> None:
    assert "氢能" in links(bulletin, "FOCUSES_ON", "park-international-hydrogen-valley")
    assert {"氢能", "低碳冶金", "绿色材料", "高端能源装备", "节能环保"} == links(
        bulletin, "FOCUSES_ON", "park-shanghai-5x-green"
    )


def test_the_bulletin_is_counted_and_every_sentence_is_used(bulletin: Fragment) -> None:
    status = {a.declared: a.status for a in bulletin.audit}
    assert {status[d] for d in ("三个行动方案", "三大行动", "4个重点方向", "10个领域")} == {"satisfied"}
    assert bulletin.report.sentences["unused"] == 0
    assert bulletin.report.warnings == ()


def test_every_statement_of_the_bulletin_is_followed_by_its_sources(bulletin: Fragment) -> None:
    prose = [p for p in bulletin.document.passages[1:] if p.kind == "paragraph"]
    sources = [p for p in bulletin.document.passages if p.kind == "boilerplate" and p.text.startswith("来源：")]
    assert len(prose) == len(sources) == 8


def test_facts_and_bulletin_meet_in_the_same_nodes(facts: Fragment, bulletin: Fragment) -> None:
    """But for what only a figure's words name (智能工厂 of 新增智能工厂200家以上)."""
    known = {n.id for n in facts.nodes}
    alone = [n for n in bulletin.nodes if n.id not in known and n.label != "Document"]
    figures = [e.exact for n in bulletin.nodes if n.label == "Target" for e in n.evidence if isinstance(e, Quote)]
    unmet = {n.pref_label.zh for n in alone if not any((n.pref_label.zh or "?") in words for words in figures)}
    assert unmet == set()


def test_a_citation_gains_exact_words(together: dict[str, Node]) -> None:
    for id_ in (GREEN, META, TERMINALS, "hydrogen-energy", "carbon-capture", "park-international-hydrogen-valley"):
        kinds = {type(e) for e in together[id_].evidence}
        assert len(kinds) == 2, id_
        assert isinstance(together[id_].evidence[0], Quote)


def test_facts_and_bulletin_do_not_contradict_each_other(facts: Fragment, together: dict[str, Node]) -> None:
    before = {n.id for n in facts.nodes if n.contradictions}
    after = {i: n.contradictions for i, n in together.items() if n.contradictions and i not in before}
    assert after == {}


def test_the_bulletin_repeats_no_sentence_of_the_article(bulletin: Fragment, shared: Path) -> None:
    article = bare("".join(p.read_text(encoding="utf-8") for p in (shared / "corpus").glob("*.txt")))
    for passage in bulletin.document.passages:
        for sentence in passage.text.split("。"):
            assert len(bare(sentence)) < 24 or bare(sentence) not in article


def test_the_version_follows_the_bytes(tmp_path: Path) -> None:
    for file in FOLDER.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    assert Bundled(tmp_path).version == BUNDLED.version
    facts = tmp_path / "shanghai-2022.yaml"
    facts.write_text(facts.read_text(encoding="utf-8") + "# another byte\n", encoding="utf-8")
    assert Bundled(tmp_path).version != BUNDLED.version
