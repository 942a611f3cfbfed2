"""Ready questions: offered before and while one types, answered in the picture and in words."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.acts import drawn, panel

pytestmark = pytest.mark.browser
Opener = Any  # tests/browser/conftest.py


def test_questions_are_offered_before_anything_is_typed(opened: Opener) -> None:
    page = opened()
    page.keyboard.press("/")
    first = page.locator("#suggestions [data-ask=parks]")
    expect(first).to_contain_text("哪些园区聚焦")
    page.keyboard.press("Enter")  # nothing is marked: nothing is chosen
    expect(first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#q")).to_have_attribute("aria-activedescendant", "s-0")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?ask=parks&node=**")
    expect(page.locator("#found")).to_contain_text("个答案")


def test_a_question_about_the_best_hit_has_its_number_of_answers(opened: Opener) -> None:
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("qn")
    parks = page.locator("#suggestions [data-ask=parks]")
    expect(parks).to_contain_text("哪些园区聚焦氢能？2 个")
    parks.click()
    expect(page.locator("#title")).to_have_text("哪些园区聚焦氢能？")
    expect(panel(page)).to_have_text("哪些园区聚焦氢能？")
    expect(page.locator("#panel .answers > li")).to_have_count(2)
    assert set(drawn(page)) == {"氢能", "国际氢能谷", "“5+X”绿色低碳特色园区"}


def test_every_answer_shows_where_it_is_written(opened: Opener) -> None:
    page = opened("/?ask=promises&node=plan-shanghai-green-low-carbon-2022")
    answers = page.locator("#panel .answers > li")
    expect(answers.first).to_contain_text("产业规模 > 5000 亿元 (2025)")
    expect(answers.first.locator("mark")).to_contain_text("5000亿元")
    for i in range(answers.count()):
        expect(answers.nth(i).locator(".src")).to_be_visible()
    answers.first.locator(".src a").click()
    page.wait_for_url("**/documents/**")
    expect(page.locator("mark").filter(has_text="5000亿元").first).to_be_in_viewport()


def test_answers_are_named_in_english_and_quoted_in_the_words_of_the_source(opened: Opener) -> None:
    page = opened("/?ask=promises&lang=en&node=plan-shanghai-green-low-carbon-2022")
    first = page.locator("#panel .answers > li").first
    expect(first.locator(".nb")).to_have_text("Industry scale > 5000 亿元 (2025)")
    expect(first.locator("mark")).to_contain_text("5000亿元")


def test_another_question_leads_on_and_back_undoes_it(opened: Opener) -> None:
    page = opened("/?ask=parks&node=hydrogen-energy")
    page.locator("#panel [data-ask=technologies]").click()
    expect(page.locator("#title")).to_have_text("氢能涉及哪些技术？")
    assert "燃料电池长寿命电堆" in drawn(page)
    page.go_back()
    expect(page.locator("#title")).to_have_text("哪些园区聚焦氢能？")
    page.locator("#close").click()
    expect(page.locator("#panel .intro").first).to_be_visible()
    assert "ask=" not in page.url


def test_a_node_is_asked_about_in_its_panel(opened: Opener) -> None:
    page = opened("/?select=hydrogen-energy")
    expect(page.locator("#panel [data-ask]").first).to_contain_text("氢能")
    page.locator("#panel [data-ask=plans]").click()
    expect(page.locator("#panel .answers > li")).to_have_count(3)


def test_questions_are_asked_in_english_and_from_other_pages(opened: Opener) -> None:
    page = opened("/targets?lang=en", ready="#q")
    page.locator("#q").fill("hydrogen energy")
    page.locator("#suggestions [data-ask=parks]").click()
    page.wait_for_url("**ask=parks**")
    expect(page.locator("#title")).to_have_text("Which parks focus on Hydrogen energy?")
    expect(page.locator("#found")).to_have_text("2 answers")


def test_there_are_none_about_what_has_no_answers(opened: Opener) -> None:
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("智能穿戴")
    expect(page.locator("#suggestions [data-node]").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.locator("#suggestions [data-ask=parks]")).to_have_count(0)


def test_questions_about_a_later_hit_are_offered_too(opened: Opener) -> None:
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("燃料电池")
    expect(page.locator("#suggestions [data-ask=parks]")).to_contain_text("哪些园区聚焦氢能？")


def test_a_fuel_cell_firm_learns_which_park_and_what_is_promised(opened: Opener) -> None:
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("氢燃料电池")
    page.locator("#suggestions [data-ask=parks_involving]").click()
    expect(page.locator("#panel .answers .nb")).to_have_text("国际氢能谷")
    page.locator("#panel .answers .nb").click()
    expect(panel(page)).to_have_text("国际氢能谷")
    page.locator("#panel [data-ask=goals]").click()
    expect(page.locator("#panel .answers")).to_contain_text("氢电池产业规模 > 200 亿元 (2025)")
    expect(page.locator("#panel .answers .src").first).to_be_visible()


def test_words_that_no_name_holds_are_found_in_the_texts(opened: Opener) -> None:
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("名单没有公开")
    expect(page.locator("#suggestions")).to_contain_text("没有找到“名单没有公开”")
    page.locator("#suggestions .passage mark", has_text="名单没有公开").click()
    page.wait_for_url("**/documents/**")
    expect(page.locator("#p11")).to_contain_text("名单没有公开")
    expect(page.locator("mark").filter(has_text="名单没有公开")).to_be_in_viewport()
