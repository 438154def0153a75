# The same commands for people and for automation; `make test` is all of it.

PYTHON ?= python3
VENV := .venv/bin
FAST := not slow and not browser and not node and not importer and not whole
# Where set-up puts Node when the machine has none of its own.
export PATH := $(PATH):$(CURDIR)/.set-up/node/bin
# What Python compiles is kept, also where the machine says otherwise: the tests then begin in half the time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: course test quick lint types runtime-types tests format benchmark runtime activities clean set-up-quick set-up-test

course: ## build Helsinki's packages
	@$(PYTHON) tools/set_up.py course
	$(VENV)/neuvoo build helsinki

test: set-up-test lint types runtime-types tests ## everything that must hold

quick: lint types ## what takes seconds: no browser, no servers, no importers, not the whole course
	$(VENV)/pytest -n 2 -q -m "$(FAST)"

lint: | set-up-quick
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .

types: | set-up-quick
	$(VENV)/mypy neuvoo_course tools tests $(dir $(wildcard benchmarks/__init__.py))

runtime-types: | set-up-test
	node_modules/.bin/tsc --project tsconfig.json

# One more than small machines have processors: a browser is waited for a good part of the time.
tests: | set-up-test
	$(VENV)/pytest -n 3

format: | set-up-quick
	$(VENV)/ruff check --fix .
	$(VENV)/ruff format .

benchmark: | set-up-quick
	$(VENV)/python -m benchmarks

runtime: | set-up-test ## make the scripts that ship, after a change in neuvoo_course/runtime/
	$(VENV)/python -m tools.build_runtime

activities: | set-up-test ## make docs/activities.md and its pictures
	$(VENV)/python -m tools.show_activities

clean: ## remove what builds and set-up made
	rm -rf build .set-up .venv node_modules neuvoo_course/scormify/control_documents
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis

set-up-quick:
	@$(PYTHON) tools/set_up.py quick

set-up-test:
	@$(PYTHON) tools/set_up.py test
