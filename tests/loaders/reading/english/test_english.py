"""English accounts of plans, sentence by sentence, in our own words."""

import pytest

import loaders
from graph.evidence import Quote
from graph.fragment import Fragment
from graph.model import Node
from loaders.source import Source

HEAD = "---\ntitle: News from Yantai\npublished: 2024-05-16\n---\n"
OPENING = "Yantai has released an action plan to lift the marine robot industry (2024-2026)."


def _read(*paragraphs: str, head: str = HEAD) -> Fragment:
    (fragment,) = loaders.read(Source("news.txt", (head + "\n".join(paragraphs) + "\n").encode()))
    return fragment


def _told(sentence: str) -> Fragment:
    return _read(f"{OPENING} {sentence}")


def _nodes(fragment: Fragment, *labels: str) -> list[Node]:
    return [node for node in fragment.nodes if node.label in labels and node.id != fragment.document.id]


def _names(fragment: Fragment, *labels: str) -> set[str]:
    """The names that the text has for what is found, without those only the vocabulary has."""
    return {e.exact for node in _nodes(fragment, *labels) for e in node.evidence if isinstance(e, Quote)}


def _links(fragment: Fragment, type_: str) -> set[tuple[str, str]]:
    said = {node.id: node.pref_label.en or "" for node in fragment.nodes}
    return {(said[r.source], said[r.target]) for r in fragment.relationships if r.type == type_}


def _figures(fragment: Fragment, label: str = "Target") -> set[tuple[object, ...]]:
    return {
        (p["metric"], p["comparator"], p.get("value"), p.get("unit"), p.get("year"))
        for p in (node.properties for node in _nodes(fragment, label))
    }


# plans


@pytest.mark.parametrize(
    ("sentence", "name", "issuer"),
    [
        (
            "Yantai has released an action plan to lift smart ports by building docks.",
            "action plan to lift smart ports",
            "Yantai",
        ),
        (
            'The Yantai Bureau of Commerce issued the "Yantai Action Plan for Smart Ports (2024-2026)" on Friday.',
            "Yantai Action Plan for Smart Ports",
            "Yantai Bureau of Commerce",
        ),
        (
            "The Yantai municipal government recently unveiled its three-year action plan for smart ports.",
            "three-year action plan for smart ports",
            "Yantai municipal government",
        ),
        (
            "Fishing will change under an action plan for smart ports released by the Ministry of Transport.",
            "action plan for smart ports",
            "Ministry of Transport",
        ),
    ],
)
def test_a_plan_is_named_by_title_or_description(sentence: str, name: str, issuer: str) -> None:
    fragment = _read(sentence)
    assert name in _names(fragment, "Plan")
    assert [target for _, target in _links(fragment, "ISSUED_BY")] == [issuer]


def test_the_day_of_issue_is_no_part_of_a_plans_name() -> None:
    fragment = _read("Yantai unveiled a new action plan on Friday for smart ports.")
    assert [node.pref_label.en for node in _nodes(fragment, "Plan")] == ["action plan for smart ports"]


def test_a_plan_has_the_period_that_stands_with_it() -> None:
    (plan,) = _nodes(_read(OPENING), "Plan")
    assert (plan.properties["period_start"], plan.properties["period_end"]) == (2024, 2026)


def test_what_was_only_called_an_action_plan_gets_its_title_later() -> None:
    fragment = _read(
        "Yantai will build docks, according to a three-year action plan.",
        'The bureau released the "Yantai Action Plan for Smart Ports".',
    )
    assert len(_nodes(fragment, "Plan")) == 1


def test_the_plan_is_the_one_already_named() -> None:
    fragment = _told("According to the plan, docks will be renewed.")
    assert len(_nodes(fragment, "Plan")) == 1
    assert "plan" in _names(fragment, "Plan")


def test_a_verb_is_no_plan() -> None:
    assert not _nodes(_read("Yantai plans to build docks and plans for winter."), "Plan")


def test_plans_in_a_set_are_counted() -> None:
    fragment = _read(
        "Yantai issued three action plans to support deep-sea mining, lift smart ports, and promote kelp farming."
    )
    assert len(_nodes(fragment, "Plan")) == 3
    assert [(e.count, e.status) for e in fragment.audit] == [(3, "satisfied")]


def test_each_plan_of_a_set_has_the_industry_that_it_names() -> None:
    fragment = _read(
        "Yantai issued two action plans to lift the kelp drug industry, and promote the tidal mill sector."
    )
    assert _links(fragment, "HAS_FIELD") == {
        ("action plan to lift the kelp drug industry", "kelp drug industry"),
        ("action plan to promote the tidal mill sector", "tidal mill sector"),
    }


# people, bodies, events, places


def test_a_person_has_office_and_body() -> None:
    fragment = _told("Zhou Mingyuan, deputy director of the Yantai Bureau of Commerce, said work is under way.")
    (person,) = _nodes(fragment, "Person")
    assert person.properties["role"] == "deputy director"
    assert _links(fragment, "AFFILIATED_WITH") == {("Zhou Mingyuan", "Yantai Bureau of Commerce")}


def test_an_event_announces_the_plan_it_is_held_for() -> None:
    fragment = _read("At a press conference held in Yantai, the city unveiled an action plan for smart ports.")
    assert _links(fragment, "ANNOUNCES") == {("press conference", "action plan for smart ports")}
    assert _links(fragment, "LOCATED_IN") == {("press conference", "Yantai")}


def test_a_place_inside_a_bodys_name_says_nothing_of_its_own() -> None:
    assert _names(_read("The Weihai Bureau of Commerce and the Jinan Bureau of Transport said so."), "Place") == {
        "Yantai"
    }


def test_a_park_has_place_and_focus() -> None:
    fragment = _told("Yantai will build the Pearl Bay Industrial Park, focusing on coral nets and kelp drugs.")
    assert _names(fragment, "Park") == {"Pearl Bay Industrial Park"}
    assert {field for _, field in _links(fragment, "FOCUSES_ON")} == {"coral nets", "kelp drugs"}


def test_a_campaign_is_an_action_of_the_plan() -> None:
    assert '"Hundred Docks" initiative' in _names(_told('The city launched the "Hundred Docks" initiative.'), "Action")


# fields and technologies


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "It covers fields such as kelp drugs, tidal mills and reef gardens.",
            {"kelp drugs", "tidal mills", "reef gardens"},
        ),
        ("Work goes on in kelp drugs, tidal mills and other fields.", {"kelp drugs", "tidal mills"}),
        ("The kelp drug, tidal mill and reef garden industries will grow.", {"kelp drug", "tidal mill", "reef garden"}),
        ("It will focus on kelp drugs, tidal mills and reef gardens.", {"kelp drugs", "tidal mills", "reef gardens"}),
    ],
)
def test_a_list_with_a_head_names_fields(sentence: str, names: set[str]) -> None:
    assert names <= _names(_told(sentence), "Field", "Industry")


def test_members_take_the_kind_that_their_head_says() -> None:
    fragment = _told("It supports products such as kelp drugs, tidal mills and reef cameras.")
    assert {"kelp drugs", "tidal mills", "reef cameras"} <= _names(fragment, "Technology")


def test_a_list_ends_where_the_sentence_goes_on() -> None:
    fragment = _told(
        "In fields such as kelp drugs and tidal mills, the city will hire teachers and the port will grow."
    )
    assert {name for _, name in _links(fragment, "HAS_FIELD")} >= {"kelp drugs", "tidal mills"}
    assert not [name for name in _names(fragment, "Field") if "city" in name or "port" in name]


def test_the_beginning_of_a_longer_name_is_no_industry() -> None:
    assert "substantial industry" not in _names(_told("It has substantial industry impact."), "Industry")


# figures


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "By 2026, the output value of the sector will exceed 50 billion yuan ($6.9 billion).",
            ("output value of the sector", ">", 50, "billion yuan", 2026),
        ),
        ("It aims to train at least 3,000 divers by 2026.", ("divers", ">=", 3000, "divers", 2026)),
        ("The city plans to build around 15 docks by the end of 2026.", ("docks", "~", 15, "docks", 2026)),
        ("By 2026, it is to foster 10 to 15 robot makers.", ("robot makers", "range", 10, "makers", 2026)),
        ("Exports are expected to reach 35 percent of sales by 2026.", ("Exports", "=", 35, "percent", 2026)),
        ("Wind power capacity will top 4 GW in 2027.", ("Wind power capacity", ">", 4, "GW", 2027)),
        ("Annual revenue will more than double by 2026.", ("Annual revenue", ">", 2, "times", 2026)),
        ("The aim is to raise sales to CNY1.5 trillion by 2026.", ("sales", "=", 1.5, "trillion yuan", 2026)),
        ("It will set up about a dozen reef gardens by 2026.", ("reef gardens", "~", 12, "gardens", 2026)),
    ],
)
def test_a_goal_has_metric_bound_value_unit_and_year(sentence: str, expected: tuple[object, ...]) -> None:
    assert _figures(_told(sentence)) == {expected}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Last year, output reached 30 billion yuan.", ("output", "=", 30, "billion yuan", 2023)),
        ("The city currently has over 400 robot makers.", ("robot makers", ">", 400, "makers", None)),
        ("In 2020, the port handled 300 ships.", ("ships", "=", 300, "ships", 2020)),
    ],
)
def test_what_is_or_was_is_no_goal(sentence: str, expected: tuple[object, ...]) -> None:
    fragment = _told(sentence)
    assert _figures(fragment, "Observation") == {expected}
    assert not _figures(fragment)


@pytest.mark.parametrize(
    "sentence",
    [
        "Firms can receive subsidies of up to 3 million yuan by 2026.",
        "It will run for three years from May 8 and take 24 hours a day.",
        "The 5G network is the third of its kind and No. 1 here.",
    ],
)
def test_support_dates_and_ordinals_are_no_figures(sentence: str) -> None:
    fragment = _told(sentence)
    assert not _figures(fragment)
    assert not _figures(fragment, "Observation")


def test_a_growth_rate_is_another_figure_than_what_grows() -> None:
    found = _figures(_told("In 2023, sales rose 21 percent to 9 billion yuan."), "Observation")
    assert {metric for metric, *_ in found} == {"sales growth", "sales"}


def test_a_year_holds_for_the_rest_of_the_paragraph() -> None:
    found = _figures(_told("By 2026, it will build 15 docks. It will also train 300 divers."))
    assert {(metric, year) for metric, *_, year in found} == {("docks", 2026), ("divers", 2026)}


def test_modality_tells_aim_from_firm() -> None:
    (aim,) = _nodes(_told("It aims to build 15 docks by 2026."), "Target")
    (firm,) = _nodes(_told("It will build 15 docks by 2026."), "Target")
    assert (aim.properties["modality"], firm.properties["modality"]) == ("aim", "firm")


# counts and directions


@pytest.mark.parametrize(
    ("sentence", "status", "members"),
    [
        ("It names three key sectors: kelp drugs, tidal mills and reef gardens.", "satisfied", 3),
        ("It names four key areas: dock renewal, diver training, port safety and kelp farming.", "satisfied", 4),
        ("It names five sectors, including kelp drugs and tidal mills.", "open", 2),
        ("It names nine major tasks.", "not_enumerated", 0),
        ("It names three sectors: kelp drugs and tidal mills, the mayor announced.", "not_enumerated", 0),
    ],
)
def test_a_declared_count_is_checked(sentence: str, status: str, members: int) -> None:
    (entry,) = _told(sentence).audit
    assert (entry.status, len(entry.members)) == (status, members)


def test_a_number_to_be_built_is_a_goal_and_no_count() -> None:
    fragment = _told("The city will build 10 demonstration areas by 2026.")
    assert not fragment.audit
    assert {metric for metric, *_ in _figures(fragment)} == {"demonstration areas"}


def test_ordinals_list_directions() -> None:
    fragment = _told("First, renew the old docks. Second, train more divers; third, open the port to yachts.")
    assert _names(fragment, "Direction") == {"renew the old docks", "train more divers", "open the port to yachts"}


def test_one_ordinal_alone_lists_nothing() -> None:
    assert not _nodes(_told("First, a word of thanks to the divers."), "Direction")


# documents


def test_the_headline_names_the_plan_of_the_text() -> None:
    head = HEAD.replace("News from Yantai", "Yantai unveils plan to lift marine robots")
    assert len(_nodes(_read(OPENING, head=head), "Plan")) == 1


def test_a_headline_repeats_the_goal_of_the_text() -> None:
    head = HEAD.replace("News from Yantai", "Yantai to train 300 divers by 2026")
    (goal,) = _nodes(_read(OPENING, "It aims to train about 300 divers by 2026.", head=head), "Target")
    assert {e.passage for e in goal.evidence if isinstance(e, Quote)} == {0, 2}


def test_english_passages_of_a_chinese_document_are_read_as_english() -> None:
    fragment = _read(
        "烟台印发《烟台市海洋机器人产业行动方案（2024—2026年）》，提出发展深海采矿、潮汐发电等领域，加快建设海洋强市。",
        "Yantai has also released an action plan to lift smart ports, which will train at least 3,000 divers by 2026.",
    )
    assert fragment.document.language.startswith("zh")
    assert "action plan to lift smart ports" in _names(fragment, "Plan")
    assert {value for _, _, value, *_ in _figures(fragment)} == {3000}


def test_a_chinese_document_with_latin_names_stays_chinese() -> None:
    (fragment,) = loaders.read(Source("a.txt", f"{HEAD}烟台市加快布局AI、AR/VR、NPU、GPU等领域。\n".encode()))
    assert fragment.document.language == "zh-Hans"


def test_every_quote_is_exact() -> None:
    fragment = _read(
        OPENING, "“By 2026,” it says, ‘smart ports’ — such as Pearl Bay’s — will handle more than 300 ships."
    )
    quotes = [e for node in fragment.nodes for e in node.evidence if isinstance(e, Quote)]
    texts = [p.text for p in fragment.document.passages]
    assert quotes
    assert all(texts[q.passage][q.start : q.end] == q.exact for q in quotes)


def test_a_dateline_is_no_place_of_the_plan() -> None:
    fragment = _read("BEIJING, May 16 (Xinhua) -- Yantai has released an action plan to lift smart ports.")
    assert _links(fragment, "ISSUED_BY") == {("action plan to lift smart ports", "Yantai")}


@pytest.mark.parametrize(
    ("sentence", "goals"),
    [
        ("In addition, 300 class-B dock workshops will be established to repair cranes.", 1),
        ("Also, 40 harbour renovation projects at the city level are to be completed.", 1),
        ("In all, 300 class-B dock workshops repair cranes.", 0),
    ],
)
def test_what_will_be_made_is_a_goal_also_when_the_figure_comes_first(sentence: str, goals: int) -> None:
    (fragment,) = loaders.read(Source("a.txt", f"{HEAD}{sentence}\n".encode()))
    assert len([node for node in fragment.nodes if node.label == "Target"]) == goals


def test_what_a_member_is_like_ends_no_list() -> None:
    fragment = _read(
        OPENING, "It will foster industries such as deep-sea farming with local traits, dock tourism, and crane repair."
    )
    names = {node.pref_label.en for node in fragment.nodes if node.label == "Industry"}
    assert {"deep-sea farming", "dock tourism", "crane repair"} <= names


def test_members_of_a_list_of_industries_are_industries() -> None:
    fragment = _read(OPENING, "It will foster industries such as dock tourism, crane repair and tidal equipment.")
    kinds = {node.pref_label.en: node.label for node in fragment.nodes}
    assert {kinds[name] for name in ("dock tourism", "crane repair", "tidal equipment")} == {"Industry"}
