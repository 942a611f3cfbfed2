"""The article beside the first library: one graph, nothing twice, facts that gain their words; and taken away again."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from graph.evidence import Quote
from graph.library import Library
from graph.model import Node, Relationship
from graph.text import bare
from loaders import read
from loaders.bundled import BUNDLED
from loaders.source import open_source

ONCE = ("Plan", "Field", "Park", "Target", "Action", "Trend")  # what the first library already has of the article
NAMED_ONCE = ("Plan", "Field", "Park", "Action", "Trend", "Direction")


@pytest.fixture(scope="module")
def article(shared: Path) -> Path:
    found = sorted((shared / "corpus").glob("*.txt"))
    return found[0] if found else pytest.skip("the article is not there")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "library", layer=BUNDLED)


def _load(library: Library, article: Path) -> str:
    source = open_source(article)
    (fragment,) = read(source)
    with library.writer() as writer:
        writer.put(fragment, source_sha256=source.sha256, reader="test")
        writer.commit()
    return fragment.document.id


def _labels(nodes: Iterable[Node]) -> Counter[str]:
    return Counter(node.label for node in nodes)


def _exact(thing: Node | Relationship) -> bool:
    return any(isinstance(evidence, Quote) for evidence in thing.evidence)


def test_the_article_joins_what_is_there(library: Library, article: Path) -> None:
    before = library.graph()
    _load(library, article)
    after = library.graph()
    assert before.nodes.keys() <= after.nodes.keys()
    counts = _labels(before.nodes.values()), _labels(after.nodes.values())
    assert {label: counts[0][label] for label in ONCE} == {label: counts[1][label] for label in ONCE}
    names = Counter((n.label, bare(n.pref_label.best())) for n in after.nodes.values() if n.label in NAMED_ONCE)
    assert [name for name, count in names.items() if count > 1] == []


def test_facts_gain_the_words_of_the_article(library: Library, article: Path) -> None:
    before = library.graph()
    document = _load(library, article)
    after = library.graph()
    assert any(not _exact(node) and _exact(after.nodes[id_]) for id_, node in before.nodes.items())
    quoting = [
        n for n in after.nodes.values() if any(isinstance(e, Quote) and e.document == document for e in n.evidence)
    ]
    assert len([n for n in quoting if n.id in before.nodes]) > len(quoting) / 2
    for node in quoting:
        assert set(before.nodes[node.id].evidence) <= set(node.evidence) if node.id in before.nodes else True


def test_without_the_article_all_is_as_before(library: Library, article: Path) -> None:
    before, things = library.version, list(library.merged())
    document = _load(library, article)
    assert library.version != before
    with library.writer() as writer:
        writer.remove(document)
        writer.commit()
    assert library.version == before
    assert list(library.merged()) == things
