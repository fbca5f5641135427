# Everything a fresh machine with Python, make and git needs. `make help` lists the targets.

# The first that is 3.11 or newer is taken; `make PYTHON=...` overrides.
PYTHON ?= python3.13 python3.12 python3.11 python3
BIN := .venv/bin
STAMP := .venv/installed
# Unlike -c, these bind the tools that build the package too; the second is what newer versions of pip read.
PINNED := PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt

.DEFAULT_GOAL := help
.PHONY: acceptance browser check clean fuzz gone guide help mutants mutation serve test wheel

acceptance: $(STAMP) browser  ## walk the guide from end to end (ARGS go to yss accept)
	@$(BIN)/yss accept $(ARGS)

test: $(STAMP) browser  ## run the tests of the code (ARGS go to pytest)
	@$(BIN)/pytest $(ARGS)

check: $(STAMP)  ## lint of features and code, format and types
	@$(BIN)/yss lint
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

guide: $(STAMP) browser  ## after acceptance: see that every clause holds, and look through the site it wrote in a browser
	@$(BIN)/yss guide check report
	@YSS_SITE=report $(BIN)/pytest -k real tests/living_guide/site

fuzz: $(STAMP)  ## send the API whatever its document allows, and what it does not (ARGS go to schemathesis run)
	@$(BIN)/python -m tests.fuzz $(ARGS)

mutants: $(STAMP) browser  ## see whether the suite notices platforms that break the guide (ARGS go to yss mutants)
	@$(BIN)/yss mutants $(ARGS)

mutation: $(STAMP)  ## see whether the tests of the pure rules notice changed code; changes files while it runs
	@rm -f .mutation.sqlite
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/cosmic-ray init cosmic-ray.toml .mutation.sqlite
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/cosmic-ray exec cosmic-ray.toml .mutation.sqlite
	@$(BIN)/cr-report --show-diff --surviving-only .mutation.sqlite

serve: $(STAMP)  ## start the mock platform (ARGS go to yss serve)
	@$(BIN)/yss serve $(ARGS)

wheel: $(STAMP)  ## install the wheel where nothing else of this project is, and run the examples with it
	@$(BIN)/python -m tests.wheel

# Not a stamp: a browser can vanish. Looking takes a quarter of a second.
browser: $(STAMP)
	@$(BIN)/yss browser install --quiet

clean:  ## remove what the other targets made: environment, caches, reports
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .mutation.sqlite build dist report *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

help:  ## show this list
	@sed -n 's/^\([a-z]*\):.*##  *\(.*\)/\1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "make %-12s%s\n", $$1, $$2}'

$(STAMP): .venv/pyvenv.cfg pyproject.toml constraints.txt
	@echo 'Installing what pyproject.toml names into .venv: a minute, only when it changes.'
	@$(PINNED) $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

# Made anew too when the Python that .venv points at is gone.
.venv/pyvenv.cfg: $(shell test -x $(BIN)/python || echo gone)
	@python=$$(for name in $(PYTHON); do \
	    $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; \
	  done) || { echo 'Python 3.11 or newer is needed; tried: $(PYTHON).' >&2; exit 1; }; \
	$$python -c 'import ensurepip' 2>/dev/null || { \
	  echo "$$python cannot make a virtual environment. On Debian and Ubuntu: apt-get install python3-venv" >&2; \
	  exit 1; }; \
	$$python -m venv --clear .venv

gone:
