"""The documentation names all there is, and its made parts are what the program says today."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer.main

from api.app import create_app
from api.cli import app as cli
from api.routes.pages import PAGES
from api.settings import Settings
from docs.reference import PART, renewed
from graph.model import NODE_TYPES, RELATIONSHIP_TYPES
from loaders import FORMS, READABLE, archive, pdf, source, table
from loaders.child import LIMITS

ROOT = Path(__file__).resolve().parents[1]
PAGES_OF_DOCS = [p for p in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))) if p.exists()]


@pytest.fixture(scope="module")
def docs() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in PAGES_OF_DOCS)


GROUP: Any = typer.main.get_command(cli)


@pytest.mark.parametrize("command", GROUP.commands)
def test_command_has_help_and_is_documented(docs: str, command: str) -> None:
    assert f"zhengtu {command}" in docs
    assert GROUP.commands[command].help.strip()
    assert all(p.help for p in GROUP.commands[command].params), command


@pytest.mark.parametrize("label", NODE_TYPES)
def test_label_is_documented(docs: str, label: str) -> None:
    assert f"### {label}\n" in docs


@pytest.mark.parametrize("type_", RELATIONSHIP_TYPES)
def test_relationship_type_is_documented(docs: str, type_: str) -> None:
    assert f"`{type_}`" in docs


@pytest.mark.parametrize("setting", Settings.model_fields)
def test_setting_has_help_and_is_documented(docs: str, setting: str) -> None:
    assert f"`ZHENGTU_{setting.upper()}`" in docs
    assert Settings.model_fields[setting].description


def test_every_route_is_documented(docs: str) -> None:
    for path, methods in create_app().openapi()["paths"].items():
        for method in methods:
            assert f"`{method.upper()} {path}`" in docs
    for page in PAGES:
        assert f"`{page}`" in docs


@pytest.mark.parametrize("page", PAGES_OF_DOCS, ids=lambda p: p.name)
def test_made_parts_are_up_to_date(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not PART.search(text) or renewed(text) == text, "python -m docs.reference renews them"


def test_the_limits_of_a_file_are_those_of_the_code() -> None:
    said = " ".join((ROOT / "docs" / "reading.md").read_text(encoding="utf-8").split())
    limits = (
        f"{source.LARGEST >> 20} MB; {LIMITS.seconds:g} seconds; {LIMITS.memory / (1 << 30):g} GB of memory",
        f"{pdf.MOST_PAGES:,} pages of a PDF; {table.MOST_ROWS:,} rows and {table.MOST_COLUMNS} columns",
        f"{archive.MOST_MEMBERS:,} parts that unpack to {archive.LARGEST >> 20} MB",
        f"more than {archive.LARGEST_RATIO} times its size",
    )
    assert [limit for limit in limits if limit not in said] == []


def test_no_form_is_both_read_and_refused() -> None:
    assert not READABLE & set(FORMS)


def test_every_key_of_the_explorer_is_documented() -> None:
    told = re.findall(r'\["([^"]+)", "keys\.', (ROOT / "viz/explorer/help.js").read_text(encoding="utf-8"))
    page = (ROOT / "docs/explorer.md").read_text(encoding="utf-8").lower()
    assert len(told) > 15
    assert [key for keys in told for key in keys.split() if f"`{key.lower()}`" not in page] == []
