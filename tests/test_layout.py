"""The four package names are ours alone."""

from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("graph", "api", "loaders", "viz")


@pytest.mark.parametrize("package", PACKAGES)
def test_package_resolves_inside_the_repository(package: str) -> None:
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    assert Path(spec.origin) == ROOT / package / "__init__.py"


@pytest.mark.parametrize("package", PACKAGES)
def test_no_other_distribution_brings_the_same_name(package: str) -> None:
    assert set(packages_distributions().get(package, [])) <= {"zhengtu"}


@pytest.mark.parametrize("package", PACKAGES)
def test_package_tells_type_checkers_it_is_typed(package: str) -> None:
    assert (ROOT / package / "py.typed").is_file()


def test_tests_are_no_packages() -> None:
    assert not list((ROOT / "tests").rglob("__init__.py"))
