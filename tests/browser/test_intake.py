"""A document put into the library from the page, with what was found in it, and taken back."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
Opener = Any  # tests/browser/conftest.py
KEY = "open sesame"
NOTICE = """关于印发《云港市智慧农业行动方案（2026—2028年）》的通知

云港市智慧农业行动方案提出三大行动：种业振兴行动、数字田园行动、冷链提升行动。到2028年，数字经济产业规模超过300亿元。
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """A server that takes documents."""
    return serve(tmp_path_factory.mktemp("intake"), ZHENGTU_API_KEY=KEY)


def test_a_file_is_loaded_reported_and_taken_back(opened: Opener) -> None:
    page = opened("/documents", ready=".held")
    page.locator("#key").fill(KEY)
    file = {"name": "通知.txt", "mimeType": "text/plain", "buffer": NOTICE.encode()}
    page.locator("#files").set_input_files([file, {**file, "name": "空.txt", "buffer": b" "}])
    report = page.locator(".intake .told")
    expect(report.locator(".head")).to_contain_text("新加载 1 篇", timeout=60_000)
    expect(report).to_contain_text("空.txt")
    link = report.get_by_role("link", name="智慧农业行动方案")
    expect(link).to_be_visible()
    expect(page.locator(".held")).to_contain_text("智慧农业行动方案")
    report.get_by_role("button", name="移除").click()
    expect(page.locator(".held")).not_to_contain_text("智慧农业行动方案", timeout=60_000)


def test_a_file_is_dropped(opened: Opener) -> None:
    page = opened("/documents?lang=en", ready=".held")
    page.locator("#key").fill(KEY)
    page.evaluate(
        """(text) => {
          const dropped = new DataTransfer();
          dropped.items.add(new File([text], "notice.txt", { type: "text/plain" }));
          const drop = new DragEvent("drop", { dataTransfer: dropped, bubbles: true });
          document.querySelector(".intake").dispatchEvent(drop);
        }""",
        NOTICE,
    )
    expect(page.locator(".intake .head")).to_contain_text("loaded", timeout=60_000)


def test_a_wrong_key_is_said_and_kept_for_this_tab_only(opened: Opener) -> None:
    page = opened("/documents", ready=".held")
    page.locator("#key").fill("wrong")
    page.locator("#files").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"x"})
    expect(page.locator(".intake .told")).to_contain_text("Bearer")
    assert page.evaluate("Object.keys(localStorage)") == []
    opened.watch.errors.clear()  # the browser itself reports the 401
