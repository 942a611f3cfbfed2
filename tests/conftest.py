"""What several test modules share."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


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
