"""Hypothesis strategies: documents, nodes, relationships and fragments as the model allows them."""

from typing import Any

from hypothesis import strategies as st

from graph.evidence import Citation, Quote, quote
from graph.fragment import AuditEntry, DocumentText, Fragment, PassageText, Sentence
from graph.model import (
    NODE_TYPES,
    RELATIONSHIP_TYPES,
    Action,
    HasAction,
    Names,
    Node,
    Place,
    Plan,
    Quantity,
    Relationship,
    Target,
)

LETTERS = st.sampled_from("上海市绿色低碳产业行动方案氢能谷发展，。“”《》 ABab12，\n𠮷é")
TEXT = st.text(LETTERS, min_size=1, max_size=60)
NAME = st.text(st.sampled_from("绿色低碳氢能谷产业Aab1"), min_size=1, max_size=6)
IDS = st.sampled_from([f"thing-{i}" for i in range(4)])
DOCUMENTS = st.sampled_from([f"document-{i}" for i in range(4)])


def names() -> st.SearchStrategy[Names]:
    """A name in one language or both."""
    both = st.tuples(st.none() | NAME, st.none() | NAME).filter(any)
    return both.map(lambda pair: Names(zh=pair[0], en=pair[1]))


@st.composite
def quotes(draw: st.DrawFn, document: st.SearchStrategy[str] = DOCUMENTS) -> Quote:
    """Exact words of a passage."""
    text = draw(TEXT)
    start = draw(st.integers(0, len(text) - 1))
    return quote(draw(document), draw(st.integers(0, 3)), text, start, draw(st.integers(start + 1, len(text))))


def citations() -> st.SearchStrategy[Citation]:
    """The source of a curated fact."""
    return st.builds(
        Citation,
        document=DOCUMENTS,
        published=st.none() | st.just("2022-07-08"),
        outlets=st.integers(0, 5),
        confidence=st.sampled_from([0.5, 0.7, 0.9]),
    )


def evidence() -> st.SearchStrategy[tuple[Quote | Citation, ...]]:
    """Up to three pieces of it."""
    return st.lists(quotes() | citations(), max_size=3).map(tuple)


def _common(id_: st.SearchStrategy[str]) -> dict[str, st.SearchStrategy[Any]]:
    return {
        "id": id_,
        "pref_label": names(),
        "alt_labels": st.lists(NAME, max_size=3).map(tuple),
        "description": st.none() | names(),
        "evidence": evidence(),
    }


def plans(id_: st.SearchStrategy[str] = IDS) -> st.SearchStrategy[Plan]:
    """A plan as one document tells of it."""
    year = st.none() | st.integers(2020, 2030)
    return st.builds(Plan, **_common(id_), period_start=year, status=st.none() | st.sampled_from(["draft", "ended"]))


def targets(id_: st.SearchStrategy[str] = IDS) -> st.SearchStrategy[Target]:
    """A target, its figure whole or broken."""
    number = st.none() | st.sampled_from([1, 4000, 5000, 0.5, 5000.0])
    return st.builds(Target, **_common(id_), metric=st.just("产业规模"), value=number, unit=st.none() | st.just("亿元"))


def accounts(kind: st.SearchStrategy[Node], count: int) -> st.SearchStrategy[list[Node]]:
    """Several accounts of one thing, some of them merged ones already."""
    return st.lists(kind, min_size=count, max_size=count)


def any_node() -> st.SearchStrategy[Node]:
    """A node of any label, with just what its label needs."""
    return st.sampled_from(list(NODE_TYPES.values())).flatmap(_of_type)


def _of_type(kind: type[Node]) -> st.SearchStrategy[Node]:
    needed: dict[str, st.SearchStrategy[Any]] = {}
    if issubclass(kind, Quantity):
        needed = {"metric": NAME}
    elif kind.label == "Passage":
        needed = {"index": st.integers(0, 9), "text": TEXT}
    return st.builds(kind, **_common(IDS), **needed)


def relationships() -> st.SearchStrategy[Relationship]:
    """A relationship of any type between a few things."""
    kind = st.sampled_from(list(RELATIONSHIP_TYPES.values()))
    return kind.flatmap(
        lambda cls: st.builds(
            cls,
            source=IDS,
            target=IDS,
            rule=st.sampled_from(["stated", "curated", "structure"]),
            confidence=st.sampled_from([0.5, 0.7, 0.9, 1.0]),
            valid_from=st.none() | st.just("2022"),
            evidence=evidence(),
        )
    )


@st.composite
def fragments(draw: st.DrawFn) -> Fragment:
    """What one document says: a plan, its actions, a place, with words from its own passages."""
    texts = draw(st.lists(TEXT, min_size=1, max_size=4))
    number = draw(st.integers(0, 5))
    document = DocumentText(
        id=f"document-{number}",
        title=draw(NAME),
        publisher=draw(st.none() | NAME),
        url=draw(st.none() | st.just(f"https://example.org/{number}")),
        passages=tuple(PassageText(index=i, text=text) for i, text in enumerate(texts)),
    )

    def said() -> tuple[Quote | Citation, ...]:
        index = draw(st.integers(0, len(texts) - 1))
        start = draw(st.integers(0, len(texts[index]) - 1))
        end = draw(st.integers(start + 1, len(texts[index])))
        return (quote(document.id, index, texts[index], start, end), *draw(st.lists(citations(), max_size=1)))

    plan = Plan(id="plan-1", pref_label=draw(names()), evidence=said(), period_end=draw(st.none() | st.just(2025)))
    place = Place(id=draw(st.sampled_from(["place-1", "place-2"])), pref_label=draw(names()), evidence=said())
    count = draw(st.integers(0, 3))
    actions = [Action(id=f"action-{i}", pref_label=draw(names()), evidence=said()) for i in range(count)]
    links = [HasAction(source=plan.id, target=action.id, evidence=said()) for action in actions]
    members = tuple(action.id for action in actions)
    entry = AuditEntry(declared="三大行动", count=3, members=members, status="partial", evidence=said())
    sentence = Sentence(passage=0, start=0, end=len(texts[0]), status="used")
    return Fragment.of(document, [plan, place, *actions], links, audit=(entry,), sentences=(sentence,))
