# Every target makes the environment first, once; it is made again when the lock or pyproject.toml changes.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PYTHON ?=
SYSTEM ?= here
PYTHON_VERSION ?=
EXTRA ?=

SAMPLES := src/jiannuo/samples
DEMO := build/demo
PAGE := $(DEMO)/ledger.html

.DEFAULT_GOAL := help
.PHONY: help env demo test check format bench soak lock bundle clean

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## */\1\t/' | expand -t 10

env: $(READY)  ## the environment alone, in .venv

$(READY): requirements.lock pyproject.toml src/jiannuo/version.py tools/environment.sh tools/index.sh
	@sh tools/environment.sh $(VENV) $(PYTHON)
	@touch $@

demo: $(READY)  ## read the samples: the ledger here, and a page with the text beside it
	@mkdir -p $(DEMO)
	@$(BIN)/jiannuo demo --out $(PAGE)

test: $(READY)  ## the tests
	@$(BIN)/python -m pytest $(TESTS)

check: $(READY)  ## format, lint, types, contracts, dependencies, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry src
	$(BIN)/python -m pytest $(TESTS)

format: $(READY)  ## put the code into its format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY)  ## speed, memory and accuracy, into docs/benchmarks.md
	@$(BIN)/python -m benchmarks.run

soak: $(READY)  ## 20,000 hostile inputs
	@JIANNUO_SOAK=$${JIANNUO_SOAK:-20000} $(BIN)/python -m pytest tests/soak -q

lock: $(READY)  ## write requirements.lock anew (UPGRADE=1: with the newest versions)
	@sh tools/lock.sh $(VENV) $(if $(UPGRADE),--upgrade)

bundle: $(READY)  ## all wheels in dist/bundle, for offices without internet (SYSTEM=windows PYTHON_VERSION=3.11 EXTRA=ocr)
	@sh tools/bundle.sh $(VENV) "$(SYSTEM)" "$(PYTHON_VERSION)" "$(EXTRA)"

clean:  ## remove what was made, the environment too
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage htmlcov
	find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
