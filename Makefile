# Needs make and Python 3.11 or newer; everything else goes into .venv.
#
#   make demo      install and ask about the worked dispute
#   make test      every check; pytest comes last
#   make quick     the tests that take no time, for whoever changes a line
#   make coverage  which lines and branches no test reaches (gather apart)
#   make docs      the documentation, in build/docs
#   make bench     timings, as ratios measured in one run, into docs/reference/benchmarks.md
#   make bench-gather  how well events, statements and pages are gathered, and how fast
#   make format    let ruff lay out the code
#   make schema    renew the JSON schema of the dispute file
#   make pins      renew constraints.txt (run it with the oldest supported Python)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

export PIP_DISABLE_PIP_VERSION_CHECK = 1
INSTALL := $(BIN)/python -m pip install --quiet --constraint constraints.txt
PYTEST := $(BIN)/python -m pytest --numprocesses=auto --dist=worksteal
BUILD_TOOLS := hatchling editables
EXTRAS := cluster,docs,gather,pdf,png,test

.PHONY: demo test quick coverage check docs bench bench-gather format schema pins clean

demo: $(VENV)/installed
	$(BIN)/standoff ask one-last-time

test: check docs
	$(PYTEST)

quick: $(VENV)/installed-extras
	$(PYTEST) -m 'not slow' --hypothesis-profile=few

coverage: $(VENV)/installed-extras
	$(PYTEST) --cov --cov-report=term-missing:skip-covered

check: $(VENV)/installed-extras
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/installed-extras
	$(BIN)/sphinx-build --quiet --fail-on-warning --nitpicky --fresh-env docs build/docs

bench: $(VENV)/installed-extras
	$(BIN)/python -m benchmarks --large --write docs/reference/benchmarks.md
	$(BIN)/python -m benchmarks.traffic --write docs/reference/benchmarks.md
	$(BIN)/python -m benchmarks.waiting --write docs/reference/benchmarks.md
	$(BIN)/python -m benchmarks.sweep --write docs/reference/benchmarks.md
	$(BIN)/python -m benchmarks.start --write docs/reference/benchmarks.md

bench-gather: $(VENV)/installed-extras
	$(BIN)/python -m benchmarks.gather

format: $(VENV)/installed-extras
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

schema: $(VENV)/installed
	$(BIN)/python -c 'import json; from standoff.files.tables import DisputeTable as D; \
		print(json.dumps(D.model_json_schema(), indent=1))' > docs/reference/dispute.schema.json

# The build tools are pinned as well, hence no isolated build, which would fetch the newest.
$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) $(BUILD_TOOLS)
	$(INSTALL) --no-build-isolation --editable .
	touch $@

$(VENV)/installed-extras: $(VENV)/installed
	$(INSTALL) --no-build-isolation --editable '.[$(EXTRAS)]'
	touch $@

pins:
	rm -rf build/pins
	$(PYTHON) -m venv build/pins
	build/pins/bin/python -m pip install --quiet $(BUILD_TOOLS)
	build/pins/bin/python -m pip install --quiet --no-build-isolation --editable '.[$(EXTRAS)]'
	build/pins/bin/python -m pip freeze --exclude standoff > constraints.txt

clean:
	rm -rf $(VENV) build
