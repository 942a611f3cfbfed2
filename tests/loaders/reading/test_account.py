"""A thing gathered from its mentions is the one that merging its mentions makes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from graph.evidence import quote
from graph.fragment import node_from_json, node_to_json
from graph.merge import merge_all
from graph.model import NODE_TYPES, Names, Node
from loaders.reading.account import Account, Version, values
from loaders.reading.sentences import Span

TEXT = "海州市发展深海采矿和海洋通信。" * 3
SPANS = st.tuples(st.integers(0, 20), st.integers(1, 9)).map(lambda at: Span(0, at[0], at[0] + at[1]))
MENTION = st.tuples(
    st.sampled_from(["氢能", "氢能源"]),
    st.sampled_from([None, "Hydrogen"]),
    st.sampled_from([None, "说明"]),
    st.fixed_dictionaries({}, optional={"ordinal": st.integers(1, 3)}),
    st.sets(st.sampled_from(["氢", "H2"])),
    st.lists(SPANS, min_size=1, max_size=2),
)


def _quotes(spans: Any) -> Any:
    return tuple(quote("document-a", span[0], TEXT, span[1], span[2]) for span in sorted(spans))


@given(st.lists(MENTION, min_size=1, max_size=5))
def test_all_mentions_at_once_make_what_merging_them_makes(mentions: list[Any]) -> None:
    account: Account | None = None
    nodes: list[Node] = []
    for zh, en, about, properties, also, spans in mentions:
        description = Names(zh=about) if about else None
        nodes.append(
            NODE_TYPES["Field"](
                id="x",
                pref_label=Names(zh=zh, en=en),
                alt_labels=tuple(also),
                description=description,
                evidence=_quotes(spans),
                **properties,
            )
        )
        version = Version(zh, en, (about, None), values("Field", properties))
        account = account or Account("x", "Field", version)
        account.add(version, spans, also)
    assert account is not None
    made, merged = account.node(_quotes), merge_all(nodes)
    assert made == merged
    assert node_to_json(made) == node_to_json(merged)
    assert node_from_json(node_to_json(made)) == made


def test_a_value_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValidationError):
        values("Field", {"ordinal": 0})
    assert values("Target", {"value": 5000.0, "unit": None}) == (("comparator", "="), ("value", 5000))
