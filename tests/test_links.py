"""No relative link in our Markdown leads nowhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).resolve().parents[1]
ELSEWHERE = {".venv", "build", "dist", "node_modules", ".git", ".pytest_cache"}
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(\s*<?([^)>\s]+)|(?:src|href)=\"([^\"]+)\"|^\[[^\]]+\]:\s*(\S+)", re.MULTILINE)
HEADING = re.compile(r"^#+\s+(.+?)\s*#*$", re.MULTILINE)


def pages() -> list[Path]:
    return sorted(p for p in ROOT.rglob("*.md") if not ELSEWHERE & set(p.relative_to(ROOT).parts))


def links(page: Path) -> Iterator[str]:
    prose = FENCE.sub("", page.read_text("utf-8"))
    for match in LINK.finditer(prose):
        target = next(group for group in match.groups() if group)
        if not re.match(r"[a-z][a-z+.-]*:|//", target):
            yield unquote(target)


def anchors(page: Path) -> set[str]:
    """The fragment of each heading, as code hosts make it."""
    headings = HEADING.findall(FENCE.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_relative_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        path, _, fragment = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{page.name}: {link}"
        assert target.is_relative_to(ROOT), f"{page.name}: {link} leaves the repository"
        if fragment and target.suffix == ".md":
            assert fragment in anchors(target), f"{page.name}: {link}"
