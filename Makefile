# Everything runs from .venv, which the first target that needs it makes. Wanted of the machine: make, Python >= 3.11
# with pip >= 22.3, and the network once. `make lock` alone also wants uv.
.DEFAULT_GOAL := install
.PHONY: install dev system serve test check bench soak bundle lock clean

VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000

# The first that is new enough and brings pip: a python3.13 may well be there without it, or as an empty shim.
SUITABLE := import sys, pip; sys.exit(sys.version_info < (3, 11) or [int(n) for n in pip.__version__.split(".")[:2]] < [22, 3])
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	"$$p" -c '$(SUITABLE)' 2>/dev/null && echo "$$p" && break; done)

# The machine's pip fills .venv from outside, so ensurepip (which Debian leaves out) is not needed.
PIP = $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check
INSTALL = $(PIP) install --quiet --require-hashes -r
ITSELF = $(PIP) install --quiet --no-deps --no-build-isolation --editable .

install: $(VENV)/installed
dev: $(VENV)/installed-dev

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Zhengtu needs Python 3.11 or newer with pip 22.3 or newer; Debian: apt install python3-pip" >&2; exit 1; }
	@$(PYTHON) -c "import venv" || { echo "Python's venv module is missing; Debian: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv --clear --without-pip $(VENV)

# The stamps lie inside .venv: whoever removes or remakes it starts afresh.
$(VENV)/installed: requirements.lock pyproject.toml | $(BIN)/python
	$(INSTALL) requirements.lock
	$(ITSELF)
	@touch $@

$(VENV)/installed-dev: requirements-dev.lock pyproject.toml | $(BIN)/python
	$(INSTALL) requirements-dev.lock
	$(ITSELF)
	@touch $@ $(VENV)/installed

serve: install
	$(BIN)/zhengtu serve --port $(PORT)

# Chromium and a CJK font for the browser tests: installed where that is allowed, else named, and those tests skip.
system:
	@tests/system.sh

test: dev system
	$(BIN)/pytest -n 2 --dist loadfile -m "not bench" --cov --cov-report=term --cov-fail-under=90

check: dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q tests/test_links.py

# One process: measurements share the machine with nobody.
bench: dev system
	$(BIN)/pytest -m bench -s

# The same tests as `make test`, repeated as often as the promises say.
soak: dev system
	ZHENGTU_SOAK=50 $(BIN)/pytest -m slow

# One archive from which a machine without network installs the same program: python3 install.py
bundle: dev
	$(BIN)/python -m docs.offline.bundle dist

# The second builds on the first, so that both pin the same versions. `make lock UPGRADE=--upgrade` moves them.
LOCK = uv pip compile pyproject.toml --no-strip-extras --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url $(UPGRADE) --quiet
lock:
	$(LOCK) --group build -o requirements.lock
	$(LOCK) --group dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf $(VENV) build dist .coverage .coverage.* htmlcov .hypothesis .*_cache
