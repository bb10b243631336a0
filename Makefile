# lawmodel: run `make` alone to see what there is.
#
#   PYTHON   which Python to use (3.11 or newer):  make run PYTHON=python3.12
#   ARGS     passed on:                            make run ARGS="2025-04 2025-07"

PYTHON    ?= python3
ARGS      ?=
LOCKFLAGS ?=

VENV := .venv
BIN  := $(VENV)/bin
PIP  := $(BIN)/python -m pip --disable-pip-version-check -qq
LOCK := .venv-lock

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test golden app lock bench bench-pages clean

help: ## List what make can do
	@echo "lawmodel: what a change in the law does to disclosure volumes"
	@echo
	@sed -n 's/^\([a-z][a-z-]*\):.*## \(.*\)$$/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

run: $(VENV)/core.ready ## Compare four versions of the law (choose others with ARGS="...")
	@$(BIN)/lawmodel compare --practice mixed-municipalities --draws 50 $(ARGS)

app: $(VENV)/app.ready ## Open the interactive view in a browser
	@$(BIN)/lawmodel app $(ARGS)

test: $(VENV)/test.ready ## Check style, types, layers and licences, then run every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@if [ -e .git ]; then echo "$(BIN)/reuse lint"; $(BIN)/reuse lint --quiet || $(BIN)/reuse lint; \
	else echo "reuse lint: left out, because this folder is not a git checkout"; fi
	$(BIN)/python -m pytest -n auto --dist loadgroup$(if $(ARGS), $(ARGS))

golden: $(VENV)/test.ready ## Write the figures on record anew; their diff shows the effect of an edit
	@$(BIN)/python -m tests.law.impact
	@$(BIN)/python -m tests.law.validation_table
	@$(BIN)/python -m tests.law.factor_table
	@$(BIN)/python -m tests.dashboard.first_view

bench: $(VENV)/core.ready ## Measure how long a comparison takes
	@$(BIN)/python -m benchmarks $(ARGS)

# An existing pin is kept unless asked otherwise: make lock LOCKFLAGS=--upgrade
# test.txt comes first; the two smaller locks take their versions from it.
COMPILE = $(LOCK)/bin/uv pip compile pyproject.toml --group build \
	--universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet $(LOCKFLAGS)

lock: $(LOCK)/ready ## Write requirements/*.txt anew from pyproject.toml
	$(COMPILE) --extra app --extra report --extra stats --extra dev --output-file requirements/test.txt
	$(COMPILE) --constraint requirements/test.txt --extra app --extra report --extra stats --output-file requirements/app.txt
	$(COMPILE) --constraint requirements/test.txt --extra report --output-file requirements/report.txt
	$(COMPILE) --constraint requirements/test.txt --output-file requirements/core.txt

bench-pages: $(VENV)/test.ready ## Measure how long the pages take to open (needs Chromium)
	@$(BIN)/python -m benchmarks.pages

clean: ## Remove everything make has created
	rm -rf $(VENV) $(LOCK) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- How the environments are made -------------------------------------------
# Each .ready file says that one set of requirements is in place, so a second
# run starts at once. A changed lock or pyproject.toml makes it again.

$(VENV)/core.ready: requirements/core.txt
$(VENV)/app.ready: requirements/app.txt
$(VENV)/test.ready: requirements/test.txt

$(VENV)/%.ready: requirements/%.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing requirements/$*.txt (needed once) ..." >&2
	@$(PIP) install --require-hashes --requirement requirements/$*.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/bin/python:
	$(require-python)
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(LOCK)/ready:
	$(require-python)
	@$(PYTHON) -m venv $(LOCK) || { rm -rf $(LOCK); exit 1; }
	@$(LOCK)/bin/python -m pip --disable-pip-version-check -qq install uv
	@touch $@

define require-python
	@command -v "$(PYTHON)" >/dev/null 2>&1 || { \
	  echo "There is no '$(PYTHON)' on this machine. Install Python 3.11 or newer,"; \
	  echo "or say where it is:  make PYTHON=/path/to/python3"; exit 1; } >&2
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "lawmodel needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1)."; \
	  echo "If a newer one is installed, name it:  make PYTHON=python3.12"; exit 1; } >&2
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "This Python cannot create virtual environments. On Debian and Ubuntu that part"; \
	  echo "is a package of its own:  sudo apt install python3-venv"; exit 1; } >&2
endef
