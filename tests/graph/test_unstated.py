"""What was looked for in a plan and is not there is told, for one document and for all together."""

from graph.evidence import Citation
from graph.merge import merge_all
from graph.model import HasAction, LedBy, Names, Plan, SetsTarget
from graph.unstated import LOOKED_FOR, links_of, unstated

HERE, THERE = Citation(document="here"), Citation(document="there")


def _plan(**own: object) -> Plan:
    return Plan(id="plan", pref_label=Names(zh="低空经济行动计划"), evidence=(HERE,), **own)


def test_of_a_bare_plan_everything_is_missing() -> None:
    assert unstated(_plan(), ()) == tuple(LOOKED_FOR)


def test_what_another_document_states_is_missing_here_only() -> None:
    links = [
        SetsTarget(source="plan", target="t", evidence=(THERE,)),
        HasAction(source="plan", target="a", evidence=(HERE,)),
    ]
    assert {"target", "action"}.isdisjoint(unstated(_plan(), links))
    here = unstated(_plan(), links, "here")
    assert "target" in here
    assert "action" not in here


def test_a_number_is_stated_by_the_documents_that_give_it() -> None:
    numbered = Plan(id="plan", pref_label=Names(zh="低空经济行动计划"), evidence=(THERE,), number="海政发〔2024〕7号")
    plan = merge_all([_plan(), numbered])
    assert isinstance(plan, Plan)
    assert "number" not in unstated(plan, ())
    assert "number" in unstated(plan, (), "here")


def test_what_hangs_on_an_action_is_the_plans() -> None:
    links = [
        HasAction(source="plan", target="a"),
        LedBy(source="a", target="o"),
        LedBy(source="elsewhere", target="o"),
    ]
    assert [link.source for link in links_of("plan", links)] == ["plan", "a"]
    assert "leader" not in unstated(_plan(), links_of("plan", links))
