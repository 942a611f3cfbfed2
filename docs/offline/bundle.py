"""One archive that installs Zhengtu where there is no network: this platform's wheels, the source and `install.py`."""

import gzip
import shutil
import subprocess
import sys
import tarfile
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from docs.offline.install import running

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements.lock"


def main() -> None:
    """Write `zhengtu-<version>-bundle.tar.gz` into the folder named."""
    folder, name = Path(sys.argv[1]), f"zhengtu-{version('zhengtu')}-bundle"
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        bundle = Path(scratch, name)
        collect(bundle)
        pack(bundle, folder / f"{name}.tar.gz")


def collect(bundle: Path) -> None:
    """Everything the other machine needs, laid out as it will be unpacked."""
    wheels = bundle / "wheels"
    run("hatchling", "build", "--directory", str(wheels), "--target", "wheel")
    run("hatchling", "build", "--directory", str(bundle), "--target", "sdist")
    from_lock = ["--only-binary", ":all:", "--require-hashes", "-r", str(LOCK)]
    run("pip", "download", "--quiet", "--disable-pip-version-check", "--dest", str(wheels), *from_lock)
    (bundle / "requirements.lock").write_text(LOCK.read_text("utf-8") + pin(wheels), "utf-8")
    (bundle / "made-for.txt").write_text(f"{running()}\n", "utf-8")
    shutil.copy(Path(__file__).with_name("install.py"), bundle)
    shutil.copy(ROOT / "LICENSE", bundle)


def pin(wheels: Path) -> str:
    """The line that locks our own wheel like all the others."""
    (own,) = wheels.glob("zhengtu-*.whl")
    return f"zhengtu=={version('zhengtu')} --hash=sha256:{sha256(own.read_bytes()).hexdigest()}\n"


def pack(bundle: Path, archive: Path) -> None:
    """The same bytes for the same content: in order, and silent about when, where and by whom it was made."""
    with (
        archive.open("wb") as out,
        gzip.GzipFile("", "wb", 6, out, 0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        tar.add(bundle, bundle.name, filter=anonymous)


def anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """An entry without owner and time."""
    entry.uid = entry.gid = entry.mtime = 0
    entry.uname = entry.gname = ""
    entry.mode = 0o755 if entry.isdir() else 0o644
    return entry


def run(module: str, *arguments: str) -> None:
    """One module of this environment, at the root of the source."""
    if subprocess.call([sys.executable, "-m", module, *arguments], cwd=ROOT):
        sys.exit(f"Stopped: {module} failed, so there is no bundle.")


if __name__ == "__main__":
    main()
