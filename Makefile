# Everything needs Python (3.11 to 3.14) and make, nothing else: each target sets up what it uses.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := build/demo.duckdb
CORPORA := .cache/corpora

.PHONY: help setup demo test test-all test-browser axe test-engines check corpora bench train lock docs web clean

help:
	@echo "make demo       set up, build the example chronicle and print it"
	@echo "make test       set up and pass the tests"
	@echo "make test-all   the same with the slow tests"
	@echo "make test-engines  set up Ray too and run many processes and actors for real"
	@echo "make test-browser  the tests in a real browser (need Chromium, and npm for axe-core; else they are skipped)"
	@echo "make check      ruff, strict types, import law"
	@echo "make bench      accuracy and speed on real text (needs ../shared)"
	@echo "make train      train the reader from the corpora (hours on two cores; needs ../shared)"
	@echo "make docs       write the generated pages of docs/ anew"
	@echo "make web        build the pages of the browser anew (needs Node 20 or later)"
	@echo "make lock       resolve the dependencies anew"

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("bede needs Python 3.11 to 3.14; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12") if not (3, 11) <= sys.version_info[:2] <= (3, 14) else 0'
	@echo "Setting up in $(VENV) (about a minute, once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=24"
	@$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $(READY)

demo: $(READY)
	@mkdir -p build && rm -f $(DEMO)
	@$(BIN)/bede build examples/crisis -o $(DEMO)
	@$(BIN)/bede show $(DEMO)

test: $(READY)
	$(BIN)/python -m pytest

test-all: $(READY)
	$(BIN)/python -m pytest -m "slow or not slow"

test-engines: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation -e ".[ray]" \
		|| echo "Ray can't be installed here: its tests will be skipped."
	$(BIN)/python -m pytest tests/engines -m "slow or not slow"

test-browser: $(READY) axe
	$(BIN)/python -m pytest tests/web_browser -m browser -rs

axe:
	@test -f web/node_modules/axe-core/axe.min.js || (cd web && npm ci --no-audit --no-fund --ignore-scripts) \
		|| echo "npm could not bring axe-core: its tests will be skipped."

check: $(READY)
	$(BIN)/ruff check src tests bench tools gold training
	$(BIN)/ruff format --check src tests bench tools gold training
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_import_law.py

$(CORPORA)/.unpacked:
	@test -d ../shared/corpora || { echo "The corpora lie in ../shared/corpora, which is not here."; exit 1; }
	@mkdir -p $(CORPORA) && for archive in ../shared/corpora/*.tar.xz; do tar -xJf $$archive -C $(CORPORA); done
	@touch $@

corpora: $(CORPORA)/.unpacked

bench: $(READY) corpora
	@test -d ../shared || { echo "make bench needs annotated text in ../shared, which may not be passed on. The figures stand in bench/README.md."; exit 1; }
	$(BIN)/bede evaluate gold/sentences --part all --by nothing
	$(BIN)/bede evaluate gold --corpora ../shared/corpora --part dev
	$(BIN)/python gold/making/agreement.py gold/double --corpora ../shared/corpora
	$(BIN)/python -m bench.teachers $(CORPORA)
	$(BIN)/python -m bench.reader_speed $(CORPORA)
	$(BIN)/python -m bench.resolving $(CORPORA)
	$(BIN)/python -m bench.times $(CORPORA)
	$(BIN)/python -m bench.offices ../shared/corpora/world.tar.xz
	$(BIN)/python -m bench.dates $(CORPORA)
	$(BIN)/python -m bench.linking claims $(CORPORA)
	$(BIN)/python -m bench.linking actions $(CORPORA) --chance 0.3 --chance 0.57
	$(BIN)/python -m bench.link_scale 100000
	$(BIN)/python -m bench.families $(CORPORA) --half report
	$(BIN)/python -m bench.disputes --half reported
	$(BIN)/python -m bench.end_to_end $(CORPORA)
	$(BIN)/python bench/extraction.py ../shared/corpora/extraction.tar.xz

train: corpora
	training/recipe.sh $(CORPORA)

web:
	cd web && npm ci --no-audit --no-fund && npm run check && npm test && npm run build

docs: $(READY)
	$(BIN)/python -m bede.chronicle.reference > docs/columns.md
	$(BIN)/python -m bede.cli.reference > docs/commands.md
	$(BIN)/python -m bede.web.reference > docs/api.md

lock: $(READY)
	$(BIN)/python -m pip install --quiet "uv>=0.5"
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		pyproject.toml --group dev -o requirements.lock

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
