# What is done often. `make handbooks` and `make test` need Python 3.11 or newer, and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: handbooks test format docs lock engines bench clean

handbooks: $(VENV)/.houvast ## every example handbook as a website in site/
	$(BIN)/houvast build

test: $(VENV)/.tests ## everything that must be right before a change goes in
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

format: $(VENV)/.tests ## lint and format, as `make test` wants it
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.houvast ## what is generated from the code and the texts
	$(BIN)/python docs/generate.py

engines: $(VENV)/.houvast ## the same handbooks by ProperDocs and Zensical, compared
	$(BIN)/python tests/engines/compare.py

bench: $(VENV)/.tests ## how long a build takes beside plain MkDocs, and what links to words cost
	$(BIN)/python tests/bench/build.py
	$(BIN)/python tests/bench/terms.py
	$(BIN)/python tests/bench/first_view.py

lock: $(VENV)/.tests ## new versions of what is used, with their hashes
	$(PIP) uv
	$(BIN)/uv pip compile $(LOCK) pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile $(LOCK) --group dev pyproject.toml -o requirements-dev.lock

LOCK := --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url

clean:
	rm -rf site dist build .engines .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Houvast needs Python 3.11 or newer. Say which one: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.houvast: $(VENV)/bin/python requirements.lock pyproject.toml
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --editable .
	@touch $@

$(VENV)/.tests: $(VENV)/.houvast requirements-dev.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
