"""Installs Zhengtu from this folder, without a network: `python3 install.py [DIR]`."""

import os
import subprocess
import sys
from pathlib import Path
from sysconfig import get_platform

HERE = Path(__file__).resolve().parent
WHEELS = HERE / "wheels"


def main() -> None:
    """Make an environment of its own and fill it from the wheels beside this file, each checked against its hash."""
    made_for, here = (HERE / "made-for.txt").read_text("utf-8").strip(), running()
    if made_for != here:
        sys.exit(f"This bundle was made for {made_for}; this is {here}. Make one there with `make bundle`.")
    target = Path(sys.argv[1] if len(sys.argv) > 1 else HERE / "zhengtu").absolute()
    scripts = target / ("Scripts" if os.name == "nt" else "bin")
    run("venv", "--clear", "--without-pip", str(target))
    into = ["--python", str(scripts / "python"), "install", "--quiet", "--no-index", "--find-links", str(WHEELS)]
    run("pip", *into, "--require-hashes", "-r", str(HERE / "requirements.lock"))
    sys.stdout.write(f"Installed. Start it with: {scripts / 'zhengtu'} serve\n")


def running() -> str:
    """The interpreter and platform that compiled wheels must fit, such as `Python 3.11 on linux-x86_64`."""
    return f"Python {sys.version_info[0]}.{sys.version_info[1]} on {get_platform()}"


def run(module: str, *arguments: str) -> None:
    """One module of this interpreter. pip runs from its own wheel and is deaf to the machine's settings for it."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    (pip,) = WHEELS.glob("pip-*.whl")
    quiet = {"PYTHONPATH": str(pip), "PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    if subprocess.call([sys.executable, "-m", module, *arguments], env=settings | quiet):
        sys.exit(f"Stopped: {module} failed. What it wants of the machine is Python with its venv module.")


if __name__ == "__main__":
    main()
