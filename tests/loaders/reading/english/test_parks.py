"""Parks in English accounts: lists with a shared head, where they lie, what they are for; work reports as plans."""

import loaders
from graph.fragment import Fragment
from loaders.source import Source


def _read(*paragraphs: str) -> Fragment:
    text = "\n".join(("---", 'title: "News from the coast"', 'publisher: "Coast Daily"', "---", *paragraphs))
    (fragment,) = loaders.read(Source("account.txt", text.encode()))
    return fragment


def _links(fragment: Fragment, type_: str) -> set[tuple[str, str]]:
    names = {node.id: node.pref_label.en or node.pref_label.zh for node in fragment.nodes}
    return {(str(names[r.source]), str(names[r.target])) for r in fragment.relationships if r.type == type_}


ZONE = (
    'Yantai opened a "coastal trial zone" that comprises three industrial parks: Deep Mining, Dock and Crane, '
    "and Sonar Instruments, so that small firms settle there."
)


def test_parks_of_a_list_share_its_head_and_belong_to_the_zone() -> None:
    fragment = _read(ZONE)
    parks = ("Deep Mining Industrial Park", "Dock and Crane Industrial Park", "Sonar Instruments Industrial Park")
    assert _links(fragment, "PART_OF") == {(park, "coastal trial zone") for park in parks}
    (claim,) = fragment.audit
    assert (claim.count, len(claim.members), claim.status) == (3, 3, "satisfied")
    assert not [node for node in fragment.nodes if node.label == "Direction"]


def test_a_park_lies_in_each_site_that_is_joined() -> None:
    fragment = _read(
        "The Deep Mining Industrial Park, to be located in the Laishan Port and Sunny Business District, is big."
    )
    assert _links(fragment, "LOCATED_IN") == {
        ("Deep Mining Industrial Park", "Laishan Port"), ("Deep Mining Industrial Park", "Sunny Business District"),
    }  # fmt: skip


def test_it_is_the_park_named_last() -> None:
    fragment = _read(
        "The Deep Mining Industrial Park is to be located in the Laishan Port. It will center on the introduction of "
        "sonar chips, virtual reality (VR) and augmented reality (AR), crane gears and dock robots."
    )
    links = _links(fragment, "INVOLVES") | _links(fragment, "FOCUSES_ON")
    purposes = {target for source, target in links if source == "Deep Mining Industrial Park"}
    assert {"sonar chips", "crane gears", "dock robots", "Augmented reality"} <= purposes
    assert len(purposes) == 5


def test_a_new_paragraph_has_no_park_yet() -> None:
    fragment = _read(
        "The Deep Mining Industrial Park is open.", "It will mainly introduce projects of sonar chips and dock robots."
    )
    assert not _links(fragment, "INVOLVES")


def test_a_corridor_includes_its_cities() -> None:
    fragment = _read("One is the Su-Xi-Chang Corridor. It follows the river and includes Suzhou, Wuxi and Changzhou.")
    assert {source for source, _ in _links(fragment, "LOCATED_IN")} == {"Su-Xi-Chang Corridor"}
    assert len(_links(fragment, "LOCATED_IN")) == 3


def test_a_work_report_is_a_plan_and_sets_its_targets() -> None:
    fragment = _read(
        "Yantai will lift the output of its marine robot industry to 30 billion yuan, "
        "according to the city's 2031 government work report."
    )
    plans = [node for node in fragment.nodes if node.label == "Plan"]
    assert len(plans) == 1
    assert [r.source for r in fragment.relationships if r.type == "SETS_TARGET"] != []
