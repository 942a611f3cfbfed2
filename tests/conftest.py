"""What several test modules share."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
_FIGURE = "figure"
# A slow machine is no counter-example.
settings.register_profile("zhengtu", deadline=None)
settings.load_profile("zhengtu")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite expected files; no test passes meanwhile")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """While expected files are rewritten nothing else runs, so nothing can pass."""
    if config.getoption("--update-golden"):
        rewriting = [item for item in items if "golden" in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=[item for item in items if item not in rewriting])
        items[:] = rewriting


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The figures that tests have measured, at the close of the run."""
    reports = [r for group in terminalreporter.stats.values() for r in group if getattr(r, "when", None) == "call"]
    found = [value for report in reports for name, value in report.user_properties if name == _FIGURE]
    if found:
        terminalreporter.section("figures")
        terminalreporter.write_line("\n".join(dict.fromkeys(map(str, found))))


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Shows a line at the close of the test run."""
    return lambda line: record_property(_FIGURE, line)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, Any], None]:
    """Compares with an expected JSON file; --update-golden writes it instead, and the test fails to say so."""

    def compare(path: Path, found: Any) -> None:
        if request.config.getoption("--update-golden"):
            path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            pytest.fail(f"rewritten, not tested: {path.relative_to(ROOT)}")
        assert found == json.loads(path.read_text(encoding="utf-8"))

    return compare


@pytest.fixture(scope="session")
def shared() -> Path:
    """The material that lies beside the repository: gold readings, the seed article and its scorer."""
    folder = Path(os.environ.get("ZHENGTU_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no shared material at {folder}; ZHENGTU_SHARED says where it is")
    return folder


@pytest.fixture(scope="session")
def rounds() -> int:
    """How often a test that repeats itself does so: 2, or what ZHENGTU_SOAK says."""
    return int(os.environ.get("ZHENGTU_SOAK", "2"))


CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the system's Chromium is; without it the tests skip aloud, and fail where CI runs them."""
    missing = "no Chromium: sudo apt-get install chromium fonts-noto-cjk"
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None and os.environ.get("CI"):
        pytest.fail(missing)
    return found or pytest.skip(missing)


# For one file: Playwright keeps an event loop open in its thread, in which tests of other rooms could not start theirs.
@pytest.fixture(scope="module")
def browser(chromium: str) -> "Iterator[Browser]":
    """Chromium with nothing of the user's."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield opened
        opened.close()
