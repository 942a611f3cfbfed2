"""The offline bundle installs the same program on a machine without network."""

import os
import shutil
import subprocess
import sys
import tarfile
from importlib.metadata import version
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("graph", "api", "loaders", "viz")
NAME = f"zhengtu-{version('zhengtu')}-bundle"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A freshly made bundle, unpacked."""
    folder = tmp_path_factory.mktemp("bundle")
    command = [sys.executable, "-m", "docs.offline.bundle", str(folder)]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if "connection" in made.stderr and "CI" not in os.environ:
        pytest.skip("making the bundle needs the network")
    assert made.returncode == 0, made.stderr
    shutil.unpack_archive(folder / f"{NAME}.tar.gz", folder)
    return folder / NAME


def without_network(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The command as a stranger's machine would run it: no route out (where we may take it away), no settings."""
    wall = ["unshare", "--net"] if shutil.which("unshare") and os.geteuid() == 0 else []
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    settings = nowhere | {"PATH": os.defpath, "HOME": str(cwd), "LANG": "C.UTF-8"}
    return subprocess.run([*wall, *map(str, command)], cwd=cwd, env=settings, capture_output=True, text=True)


def test_bundle_installs_without_network(bundle: Path, tmp_path: Path) -> None:
    outside = getattr(sys, "_base_executable", sys.executable)
    installed = without_network(outside, bundle / "install.py", tmp_path / "zhengtu", cwd=tmp_path)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    scripts = tmp_path / "zhengtu" / "bin"
    assert str(scripts / "zhengtu") in installed.stdout
    checked = without_network(scripts / "python", "-m", "pip", "check", cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout
    shown = without_network(scripts / "zhengtu", "--help", cwd=tmp_path)
    assert shown.returncode == 0, shown.stderr
    assert "serve" in shown.stdout


def test_bundle_for_another_machine_says_so(bundle: Path, tmp_path: Path) -> None:
    shutil.copy(bundle / "install.py", tmp_path)
    (tmp_path / "made-for.txt").write_text("Python 2.7 on amiga\n", "utf-8")
    refused = without_network(sys.executable, tmp_path / "install.py", cwd=tmp_path)
    assert refused.returncode == 1
    assert "made for Python 2.7 on amiga" in refused.stderr
    assert not (tmp_path / "zhengtu").exists()


def test_wheel_ships_every_file_of_the_packages(bundle: Path) -> None:
    (wheel,) = (bundle / "wheels").glob("zhengtu-*.whl")
    shipped = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    kept = [path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file()]
    assert shipped == {path.relative_to(ROOT).as_posix() for path in kept if path.parent.name != "__pycache__"}


def test_bundle_carries_the_source(bundle: Path) -> None:
    with tarfile.open(bundle / f"zhengtu-{version('zhengtu')}.tar.gz") as source:
        names = {name.partition("/")[2] for name in source.getnames()}
    assert {"Makefile", "pyproject.toml", "requirements.lock", "graph/__init__.py"} <= names
    assert not any(name.startswith((".venv", ".git/")) for name in names)
