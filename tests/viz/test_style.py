"""Every label and relationship type of the model has its look and its names."""

import pytest

from graph.model import NODE_TYPES, RELATIONSHIP_TYPES
from viz.style import style


@pytest.mark.parametrize("label", NODE_TYPES)
def test_label_has_one_line_and_one_column(label: str) -> None:
    line = style().labels[label]
    assert line.zh
    assert line.en != line.zh
    assert sum(label in column.labels for column in style().columns) == 1


@pytest.mark.parametrize("type_", RELATIONSHIP_TYPES)
def test_type_reads_from_both_ends(type_: str) -> None:
    line = style().types[type_]
    assert all(line.title(lang, reverse) for lang in ("zh", "en") for reverse in (False, True))


def test_style_knows_nothing_the_model_does_not() -> None:
    assert set(style().labels) == set(NODE_TYPES)
    assert set(style().types) == set(RELATIONSHIP_TYPES)


def test_shapes_differ() -> None:
    """Colour is never the only sign."""
    shapes = [(line.shape, line.light[0]) for line in style().labels.values()]
    assert len(set(shapes)) == len(shapes)


def test_tree_types_lead_from_left_to_right() -> None:
    for name in style().tree_types():
        for sources, targets in RELATIONSHIP_TYPES[name].ends:
            left = [style().column(s) for s in sources if s not in ("Park", "Industry")]
            assert max(left) < min(style().column(t) for t in targets)
