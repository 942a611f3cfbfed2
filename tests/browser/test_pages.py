"""The pages beside the graph, as a reader uses them: over the bundled library and one text of our own."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from graph.evidence import Quote, quote
from graph.fragment import AuditEntry, DocumentText, Fragment, PassageText, Sentence
from graph.library import Library
from graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Names, Node

pytestmark = pytest.mark.browser

PAGES = ["documents", "targets", "audit", "matrix", "compare", "cypher"]
ASTRAL = "😀𠮷"  # two UTF-16 units each
DAILY, EVENING = "document-00000000000000d1", "document-00000000000000e1"
PLAN, SILENT, TARGET = "plan-yungang-hydrogen", "plan-yungang-storage", "target-yungang-scale"
TEXTS = {
    DAILY: (
        "云港市公布氢能行动方案",
        f"{ASTRAL}氢能行动方案聚焦氢能、储能两个领域，到2025年氢能产业规模突破300亿元。储能行动方案随后公布。",
        "会后有参观活动。",
    ),
    EVENING: ("云港市氢能行动方案解读", "氢能行动方案提出，到2025年氢能产业规模达到400亿元。"),
}
CORRECTION = (
    "- {rename: energy-storage, to: {zh: 储能, en: Storage of energy}, reason: as the ministry says, author: li}\n"
)


def said_by(document: str) -> Fragment:
    """What one of the two papers says: they differ on the scale, and only one tells of the second plan."""
    texts = TEXTS[document]

    def words(exact: str, passage: int = 1) -> tuple[Quote, ...]:
        starts = [m.start() for m in re.finditer(exact, texts[passage])]
        return tuple(quote(document, passage, texts[passage], at, at + len(exact)) for at in starts)

    def node(label: str, id_: str, name: str, exact: str = "", **own: object) -> Node:
        return NODE_TYPES[label](id=id_, pref_label=Names(zh=name), evidence=words(exact or name), **own)

    value = 300 if document == DAILY else 400
    exact = re.search("氢能产业规模.{2}[34]00亿元", texts[1])
    assert exact is not None
    nodes = [
        node("Plan", PLAN, "氢能行动方案"),
        node(
            "Target", TARGET, "氢能产业规模", exact[0], metric="氢能产业规模", comparator=">" if value == 300 else "=",
            value=value, unit="亿元", normalized_value=value * 10**8, normalized_unit="CNY", year=2025,
        ),
        node("Industry", "industry-yungang-hydrogen", "氢能产业"),
    ]  # fmt: skip
    audit: tuple[AuditEntry, ...] = ()
    if document == DAILY:
        nodes += [
            node("Plan", SILENT, "储能行动方案"),
            node("Field", "hydrogen-energy", "氢能"),
            node("Field", "energy-storage", "储能"),
        ]
        fields = ("hydrogen-energy", "energy-storage")
        audit = (
            AuditEntry(declared="两个领域", count=2, members=fields, status="satisfied", evidence=words("两个领域")),
        )
    link = RELATIONSHIP_TYPES["SETS_TARGET"](source=PLAN, target=TARGET, rule="stated", evidence=words(exact[0]))
    passages = tuple(PassageText(index=i, kind="paragraph" if i else "title", text=t) for i, t in enumerate(texts))
    ends = [(i, m.start(), m.end()) for i, t in enumerate(texts) for m in re.finditer("[^。]+。?", t)]
    sentences = tuple(
        Sentence(passage=i, start=start, end=end, status="unused" if "参观" in texts[i] else "used")
        for i, start, end in ends
    )
    text = DocumentText(id=document, title=texts[0], publisher="云港日报", published="2022-08-01", passages=passages)
    return Fragment.of(text, nodes, [link], audit=audit, sentences=sentences)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """Where the service answers."""
    home = tmp_path_factory.mktemp("pages")
    with Library.open(home / "library").writer() as writer:
        for document in TEXTS:
            writer.put(said_by(document), source_sha256="0" * 64, reader="test")
        writer.commit()
    (home / "library/corrections.yaml").write_text(CORRECTION, encoding="utf-8")
    return serve(home)


@pytest.fixture
def errors() -> list[str]:
    """What the page complained of; a test that provokes a complaint takes it out."""
    return []


@pytest.fixture
def page(browser: Browser, address: str, errors: list[str]) -> Iterator[Page]:
    """A page of a laptop's size; in the end nothing failed in it and nothing was asked of anybody else."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 800}, color_scheme="light")
    outside: list[str] = []
    context.on("request", lambda asked: outside.append(asked.url) if _leaves(asked.url, address) else None)
    page = context.new_page()
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []
    assert outside == []


def _leaves(url: str, address: str) -> bool:
    return not url.startswith((address, "data:", "blob:"))


def ask(page: Page, path: str) -> Any:
    """The service's JSON at an address."""
    answer = page.request.get(path)
    assert answer.ok, answer.text()
    return answer.json()


@pytest.fixture
def bulletin(page: Page) -> dict[str, Any]:
    """Our own bulletin, of the bundled library: the held document with most annotations."""
    readings = [ask(page, f"/v1/documents/{d['id']}") for d in ask(page, "/v1/documents")["items"]]
    return max(readings, key=lambda reading: len(reading["annotations"]))


def path_of(reading: dict[str, Any], query: str = "") -> str:
    """The address of a document's page."""
    return f"/documents/{reading['document']['id']}{query}"


def test_every_annotation_of_a_text_is_shown_and_the_words_are_the_source_s(
    page: Page, bulletin: dict[str, Any]
) -> None:
    page.goto(path_of(bulletin))
    expect(page.locator(".pa").first).to_be_visible()
    shown = page.evaluate("() => [...document.querySelectorAll('.tx')].map(p => p.textContent)")
    texts = [p["text"] for p in bulletin["document"]["passages"] if p["kind"] != "title"]
    assert shown == texts
    nodes = page.evaluate("() => [...new Set([...document.querySelectorAll('.an')].map(a => a.dataset.node))]")
    assert set(nodes) == {a["node"]["id"] for a in bulletin["annotations"]}


def test_address_of_a_passage_lights_its_words_at_a_third_of_the_height(page: Page, bulletin: dict[str, Any]) -> None:
    found = max(bulletin["annotations"], key=lambda a: a["passage"])
    page.goto(path_of(bulletin, f"?passage={found['passage']}&start={found['start']}&end={found['end']}"))
    lit = page.locator("mark.lit")
    expect(lit.first).to_be_visible()
    assert "".join(lit.all_text_contents()) == found["exact"]
    top = page.evaluate("() => document.querySelector('mark.lit').getBoundingClientRect().top")
    bottom = page.evaluate("() => scrollY + innerHeight >= document.documentElement.scrollHeight - 2")
    assert abs(top - 800 / 3) < 20 or bottom


def test_positions_are_code_points_where_characters_take_two_units(page: Page) -> None:
    reading = ask(page, f"/v1/documents/{DAILY}")
    found = next(a for a in reading["annotations"] if a["exact"] == "氢能" and ASTRAL in text_before(reading, a))
    page.goto(path_of(reading, f"?passage={found['passage']}&start={found['start']}&end={found['end']}"))
    expect(page.locator("mark.lit")).to_have_text("氢能")
    here = page.locator(f"#p{found['passage']} .an[data-node='{found['node']['id']}']")
    assert "氢能" in here.all_text_contents()


def text_before(reading: dict[str, Any], annotation: dict[str, Any]) -> str:
    """The words of a passage before an annotation."""
    text: str = reading["document"]["passages"][annotation["passage"]]["text"]
    return text[: annotation["start"]]


def test_words_within_words_are_reached_too(page: Page) -> None:
    page.goto(f"/documents/{DAILY}")
    page.locator("[data-shape-of='industry-yungang-hydrogen']").click()
    card = page.get_by_role("dialog")
    expect(card.get_by_role("heading")).to_have_text("氢能产业")
    card.get_by_role("button", name="氢能产业规模").click()
    expect(card.get_by_role("heading")).to_have_text("氢能产业规模")


def test_annotation_opens_a_card_and_lights_its_other_places(page: Page, bulletin: dict[str, Any]) -> None:
    ids = [a["node"]["id"] for a in bulletin["annotations"] if a["exact"] == "氢能"]
    node = max(set(ids), key=ids.count)
    page.goto(path_of(bulletin))
    page.locator(f".an[data-node='{node}']").last.click()
    card = page.get_by_role("dialog")
    expect(card).to_contain_text("氢能")
    assert f"select={node}" in (card.get_by_role("link").get_attribute("href") or "")
    assert f"select={node}" in page.url
    hot = page.locator(f".an.hot[data-node='{node}']")
    assert hot.count() == page.locator(f".an[data-node='{node}']").count()
    expect(page.locator("#chosen")).to_contain_text("氢能")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(page.locator(".an.hot")).to_have_count(0)


def test_annotations_are_walked_and_opened_by_keyboard_alone(page: Page, bulletin: dict[str, Any]) -> None:
    page.goto(path_of(bulletin))
    page.locator(".an[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.classList.contains('an')")


def test_a_declared_count_lights_its_sentence_and_its_members(page: Page, bulletin: dict[str, Any]) -> None:
    entry = next(e for e in bulletin["audit"] if e["members"] and e["evidence"])
    page.goto(path_of(bulletin))
    page.locator(".au", has_text=entry["declared"]).first.click()
    expect(page.locator(".sn.hot").first).to_contain_text(entry["evidence"][0]["exact"])
    lit = page.evaluate("() => [...new Set([...document.querySelectorAll('.an.hot')].map(a => a.dataset.node))]")
    mentioned = {a["node"]["id"] for a in bulletin["annotations"]}
    assert set(lit) == set(entry["members"]) & mentioned


def test_only_unused_sentences_can_be_shown(page: Page) -> None:
    reading = ask(page, f"/v1/documents/{DAILY}")
    unused = [s for s in reading["sentences"] if s["status"] == "unused"]
    page.goto(path_of(reading))
    page.locator("#modes [data-mode='unused']").click()
    passages = {s["passage"] for s in unused if reading["document"]["passages"][s["passage"]]["kind"] != "title"}
    shown = page.evaluate(
        "() => [...document.querySelectorAll('.pa')].filter(p => p.offsetParent).map(p => +p.id.slice(1))"
    )
    assert set(shown) == passages
    assert "show=unused" in page.url


def test_coverage_counts_are_those_of_the_reading(page: Page, bulletin: dict[str, Any]) -> None:
    page.goto(path_of(bulletin))
    for status, count in bulletin["coverage"].items():
        expect(page.locator(f".strip i.{status}")).to_have_count(count)


def test_documents_lists_what_is_held_apart_from_what_is_cited(page: Page) -> None:
    page.goto("/documents")
    own = ask(page, "/v1/documents")["total"]
    expect(page.locator("table.held tbody tr")).to_have_count(own)
    expect(page.locator("table.cited tbody tr").first).to_be_visible()
    page.locator("table.held tbody a").first.click()
    expect(page.locator(".pa").first).to_be_visible()


def test_targets_stand_by_plan_with_what_others_say(page: Page) -> None:
    page.goto("/targets")
    rows = page.locator("table.targets tr[data-target]")
    expect(rows.first).to_be_visible()
    assert rows.count() == ask(page, "/v1/targets?limit=1000")["total"]
    assert page.get_by_text("≠ 另有说法").count() > 0
    assert page.locator("svg.ch .b").count() > 3
    expect(page.get_by_text("本文未载：没有为“储能行动方案”写出目标，已查 4 句。")).to_be_visible()


def test_targets_are_filtered_and_the_filter_stays_in_the_address(page: Page) -> None:
    page.goto("/targets")
    expect(page.locator("tr[data-target]").first).to_be_visible()
    before = page.locator("tr[data-target]").count()
    page.get_by_label("单位").select_option("CNY")
    after = page.locator("tr[data-target]").count()
    assert 0 < after < before
    page.reload()
    expect(page.locator("tr[data-target]")).to_have_count(after)


def test_target_opens_its_words_in_the_text(page: Page) -> None:
    page.goto("/targets")
    page.locator("td.e a").first.click()
    expect(page.locator("mark.lit").first).to_be_visible()


def test_targets_leave_as_a_file(page: Page) -> None:
    page.goto("/targets")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert text.startswith("plan,subject,metric")
    assert "5000" in text


def test_audit_shows_counts_and_both_sides_of_a_contradiction(page: Page) -> None:
    page.goto("/audit")
    expect(page.locator(".ad-doc .au").first).to_be_visible()
    audit = ask(page, "/v1/audit")
    assert page.locator(".ad-doc .au").count() == audit["total"]
    assert page.locator("article.vs").count() >= len(audit["contradictions"]) > 0
    sides = page.locator(f"article[id='{TARGET}']", has_text="数值").locator(".say")
    expect(sides.nth(0).locator("mark")).to_contain_text("亿元")
    assert {"300", "400"} <= set(re.findall("300|400", " ".join(sides.locator("mark").all_text_contents())))


def test_matrix_cell_opens_its_words_below_its_row_and_the_address_keeps_it(page: Page) -> None:
    page.goto("/matrix")
    cell = page.locator(".mx td.on", has=page.locator("ul")).first
    cell.get_by_role("button").click()
    words = page.locator(".mx tr.wide")
    expect(words.locator("mark, .tag").first).to_be_visible()
    title = words.locator("h2").inner_text()
    page.reload()
    expect(words.locator("h2")).to_have_text(title)
    expect(words.locator("mark, .tag").first).to_be_visible()
    page.locator(".mx td.opened button").click()
    expect(words).to_have_count(0)
    assert "park=" not in page.url


def test_matrix_shows_its_gaps_and_is_narrowed_by_words(page: Page) -> None:
    page.goto("/matrix")
    query = "MATCH (p:Park)-[:FOCUSES_ON]->(f) RETURN DISTINCT p.id, f.id"
    filled = page.request.post("/v1/cypher", data={"query": query}).json()["rows"]
    parks, fields = {park for park, _ in filled}, {field for _, field in filled}
    expect(page.locator(".mx td.on")).to_have_count(len(filled))
    assert page.locator(".mx td.off").count() == len(parks) * len(fields) - len(filled)
    unsought = {node["id"] for node in ask(page, "/v1/nodes?label=Field&limit=1000")["items"]} - fields
    expect(page.locator("[data-gap='matrix.unsought'] li")).to_have_count(len(unsought))
    page.get_by_label("筛选").fill("燃料电池")
    expect(page.locator(".mx td.on")).to_have_count(2)
    assert "燃料电池" in page.locator(".mx tbody").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 3
    assert all("燃料电池" in line for line in lines[1:])


def test_head_of_a_long_matrix_stays_in_sight(page: Page) -> None:
    page.set_viewport_size({"width": 1000, "height": 420})
    page.goto("/matrix")
    head = page.locator(".mx thead th").nth(1)
    expect(head).to_be_visible()
    before = head.bounding_box()
    page.locator(".mx .box").evaluate("box => { box.scrollTop = box.scrollHeight }")
    assert page.locator(".mx .box").evaluate("box => box.scrollTop") > 0
    assert head.bounding_box() == before


def test_two_plans_are_compared_and_their_words_open(page: Page) -> None:
    page.goto("/compare")
    first = page.locator(".cp section[data-label='Field'] li").first
    before = first.inner_text()
    page.get_by_role("button", name="对调").click()
    page.wait_for_url("**/compare?a=*")
    expect(first).not_to_have_text(before)  # the sides have changed places
    row = page.locator(".cp section[data-label='Field'] li[data-node]").first
    row.get_by_role("button").click()
    expect(row.locator("mark, .tag").first).to_be_visible()


def test_targets_of_two_plans_stand_on_one_axis_of_years(page: Page) -> None:
    known = {goal["target"]["properties"]["year"] for goal in ask(page, f"/v1/targets?plan={PLAN}")["items"]}
    plans = {node["id"] for node in ask(page, "/v1/nodes?label=Plan&limit=1000")["items"]} - {PLAN, SILENT}
    goals = {plan: ask(page, f"/v1/targets?limit=1000&plan={plan}")["items"] for plan in plans}
    other = max(goals, key=lambda plan: len(goals[plan]))
    page.goto(f"/compare?a={PLAN}&b={other}")
    axis = page.locator("table.axis")
    expect(axis.locator("[data-year='2025']")).to_be_visible()
    assert known == {2025}
    assert axis.locator("td:first-child .goal").count() == 1
    assert axis.locator("td:last-child .goal").count() == len(goals[other])
    years = [int(text) for text in axis.locator("tbody th").all_inner_texts() if text.isdecimal()]
    assert years == sorted(years)
    page.reload()
    expect(axis.locator("td:last-child .goal")).to_have_count(len(goals[other]))


def test_two_documents_are_compared_as_the_command_tells_it(page: Page) -> None:
    found = ask(page, f"/v1/diff?before={DAILY}&after={EVENING}&limit=1000")
    kinds = {kind: sum(i["kind"] == kind and "label" in (i["after"] or i["before"]) for i in found["items"])
             for kind in ("removed", "changed", "added")}  # fmt: skip
    page.goto(f"/compare?of=documents&a={DAILY}&b={EVENING}")
    columns = page.locator(".cp section:not([data-label='Relationship']) .rows")
    expect(columns.first).to_be_visible()
    for place, kind in enumerate(kinds, 1):
        assert columns.locator(f"> ul:nth-child({place}) > li[data-node]").count() == kinds[kind] > 0 or kind == "added"
    changed = page.locator(f".cp .both li[data-node='{TARGET}']")
    expect(changed.locator("del", has_text="300")).to_be_visible()
    expect(changed.locator("ins", has_text="400")).to_be_visible()
    changed.get_by_role("button").click()
    expect(changed.locator("mark").first).to_contain_text("300亿元")
    expect(changed.locator("mark").last).to_contain_text("400亿元")
    line = page.locator("table.axis tr.pair")
    expect(line).to_contain_text("≠")
    expect(line.locator("td").first).to_contain_text("> 300 亿元")
    expect(line.locator("td").last).to_contain_text("= 400 亿元")


def test_console_runs_an_example_and_takes_its_table_away(page: Page) -> None:
    page.goto("/cypher")
    expect(page.locator(".rs tbody tr").first).to_be_visible()
    page.get_by_role("button", name="各方案有多少目标").click()
    expect(page.locator(".rs th").last).to_have_text("targets")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    assert Path(download.value.path()).read_text(encoding="utf-8-sig").startswith("plan,targets")


def test_console_draws_an_answer_in_columns_that_follow_its_relationships(page: Page) -> None:
    page.goto("/cypher")
    drawn = page.locator(".gr svg.cols")
    expect(drawn.locator("text.hd")).to_have_count(3)
    heads = [text.split()[0] for text in drawn.locator("text.hd").all_text_contents()]
    assert heads == ["园区", "领域", "技术"]
    links, nodes = drawn.locator("path.t, path.x").count(), drawn.locator("g[data-node]").count()
    expect(page.locator(".gr .cap")).to_have_text(f"结果中的 {nodes} 个节点，{links} 个关系")


def test_console_completes_labels_from_the_schema(page: Page) -> None:
    page.goto("/cypher")
    expect(page.locator(".rail .sc button").first).to_be_visible()
    page.locator("#query").fill("")
    page.locator("#query").press_sequentially("MATCH (t:Tech")
    expect(page.get_by_role("option", name="Technology")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#query")).to_have_value("MATCH (t:Technology")


def test_console_binds_parameters(page: Page) -> None:
    page.goto("/cypher")
    page.locator("#query").fill("RETURN $name AS name, $n + 1 AS n")
    page.get_by_label("参数 name").fill("氢能")
    page.get_by_label("参数 n", exact=True).fill("4")
    page.locator("#query").press("Control+Enter")
    expect(page.locator(".rs tbody td").first).to_have_text("氢能")
    expect(page.locator(".rs tbody td").last).to_have_text("5")


def test_console_names_the_line_that_would_change_data(page: Page, errors: list[str]) -> None:
    page.goto("/cypher")
    expect(page.locator(".rs tbody tr").first).to_be_visible()
    page.locator("#query").fill("MATCH (n:Park)\nDELETE n")
    page.locator("#run").click()
    refusal = page.get_by_role("alert")
    expect(refusal).to_contain_text("只能读取")
    expect(refusal).to_contain_text("第 2 行的 DELETE 会改动数据，没有执行。")
    errors[:] = [text for text in errors if "400" not in text]


ADDRESSES = [*PAGES, "compare?of=documents", "targets?metric=产业规模", f"documents/{DAILY}"]
ASIDE = """() => [...document.querySelectorAll("main *")]
  .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1)
  .filter((one) => !one.closest(".ed")).map((one) => one.className)"""


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (390, 844)])
@pytest.mark.parametrize("query", ["", "lang=en&theme=dark"])
@pytest.mark.parametrize("name", ADDRESSES)
def test_nothing_runs_over_the_edge_and_every_word_is_translated(
    page: Page, name: str, query: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"/{name}{'&' if '?' in name else '?'}{query}")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    if size[0] < 720:
        assert page.evaluate(ASIDE) == []
    keys = page.evaluate("() => Object.keys(JSON.parse(document.getElementById('words').textContent))")
    shown = page.locator("main").inner_text().split()
    assert not set(keys) & {word for word in shown if "." in word}


def test_on_a_phone_the_editor_comes_before_the_examples(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/cypher")
    expect(page.locator(".rs tbody tr").first).to_be_visible()
    places = [page.locator(part).bounding_box() for part in ("#query", "#rail")]
    assert places[0] is not None
    assert places[1] is not None
    assert places[0]["y"] < places[1]["y"]
    page.locator("#run").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("() => !!document.activeElement.closest('#rail')"):
            break
    assert page.evaluate("() => !!document.activeElement.closest('#rail')")


LAWS = """async () => {
  const [{units, words}, {pieces}, {csv}, {tokens}] = await Promise.all(
    ["positions", "nesting", "csv", "cypher-words"].map((name) => import(`/static/explorer/${name}.js`)));
  const text = "a😀𠮷氢能b";
  const spans = [[0, 5], [3, 8], [4, 5], [0, 10]].map(([start, end], i) => ({start, end, rank: 1, key: String(i)}));
  return {
    words: words(text, 1, 5), units: units(text).length, over: words(text, 4, 99),
    cut: pieces(10, spans).map((piece) => [piece.start, piece.end, piece.over.map((span) => span.key).join("")]),
    csv: csv(["a", "b"], [["=1+1", -5], ["@x", 'say "hi"'], ["-5", "+SUM(A1)"]]),
    query: tokens("MATCH (a:Park) // DELETE\\nRETURN 'DELETE'")
      .filter((t) => t.text.includes("DELETE")).map((t) => t.kind),
  };
}"""


def test_the_parts_keep_their_laws(page: Page) -> None:
    page.goto("/documents")
    got = page.evaluate(LAWS)
    assert got["words"] == "😀𠮷氢能"
    assert got["units"] == 7
    assert got["over"] == "能b"
    assert got["cut"] == [[0, 3, "30"], [3, 4, "301"], [4, 5, "3012"], [5, 8, "31"], [8, 10, "3"]]
    assert got["csv"] == '\ufeffa,b\r\n\'=1+1,-5\r\n\'@x,"say ""hi"""\r\n-5,\'+SUM(A1)\r\n'
    assert got["query"] == ["comment", "string"]


def test_what_an_editor_corrected_is_shown_with_reason_and_name(page: Page) -> None:
    page.goto("/?select=energy-storage&lang=en")
    shown = page.locator("#corrections")
    expect(shown).to_contain_text('Shown as "Storage of energy"')
    expect(shown).to_contain_text("as the ministry says (li)")
    page.goto("/?select=hydrogen-energy")
    expect(page.locator("#panel h2")).to_have_text("氢能")
    expect(shown).to_have_count(0)


@pytest.mark.parametrize(
    "path", ["/", "/?select=hydrogen-energy&theme=dark", "/embed", *(f"/{name}" for name in PAGES)]
)
def test_no_page_offends_its_own_policy(page: Page, errors: list[str], path: str) -> None:
    answer = page.goto(path)
    assert answer is not None
    page.wait_for_load_state("networkidle")
    assert errors == []
    policies = [answer.headers["content-security-policy"]]
    policies += page.locator("meta[http-equiv=Content-Security-Policy]").evaluate_all("all => all.map(m => m.content)")
    assert not any("unsafe" in policy for policy in policies)
    assert any("script-src 'self';" in policy or "script-src 'sha256-" in policy for policy in policies)
