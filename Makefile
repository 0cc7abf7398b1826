# Every command of the project; `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo test check steady thorough attacks exercises sites pictures chaos bench load fuzz audit sbom environment clean

# Also where a machine keeps nothing compiled: a third of the quick tests, and each `grader` that a test starts.
export PYTHONDONTWRITEBYTECODE :=

BIN := .venv/bin
SCRIPTS := scripts/with-docker scripts/engine-answers # Python without the suffix, so they are named to ruff
HEAVY := docker or browser or postgres or slow
# Each commit of a test's database waits for the disk; in memory, where there is room for two gigabytes and programs may
# be started from it, it does not.
ROOM := $(shell grep -E '^\S+ /dev/shm ' /proc/mounts | grep -qv noexec && [ -w /dev/shm ] && df --output=avail -k /dev/shm | tail -1)
IN_MEMORY := $(shell [ "$(or $(ROOM),0)" -gt 2000000 ] && echo TMPDIR=/dev/shm)
PYTEST := $(BIN)/pytest tests -q -o tmp_path_retention_policy=failed
QUICK := $(IN_MEMORY) $(PYTEST) -m "not ($(HEAVY))"

help: ## Say what each command does.
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

demo: ## Show it running with a demo school: prepares this machine, then prints where to look.
	@scripts/machine demo
	@scripts/environment
	@GRADER_DATA=$${GRADER_DATA:-var/demo} scripts/with-docker $(BIN)/grader demo

test: ## Run everything: the quick checks, then all tests with Docker, databases and a browser.
	@scripts/machine test
	@scripts/environment
	@$(MAKE) --no-print-directory check
	@$(IN_MEMORY) scripts/with-docker $(PYTEST) -n 2 -m "($(HEAVY)) and not thorough" --durations=25

check: environment ## Format, lint, types, layers, and the tests that need nothing but Python: a minute or two.
	$(BIN)/ruff format --check . $(SCRIPTS)
	$(BIN)/ruff check . $(SCRIPTS)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(QUICK) -n auto --durations=10

steady: environment ## Run the quick tests in five orders drawn by lot, each with another hash seed: nothing may hang on luck.
	@for order in $$(shuf -i 1-99999 -n $${ROUNDS:-5}); do \
		echo "TEST_ORDER=$$order PYTHONHASHSEED=$$order"; \
		TEST_ORDER=$$order PYTHONHASHSEED=$$order $(QUICK) -n 2 || exit 1; \
	done

thorough: ## Run what `make test` runs a sample of, all of it: some two hours, and the large image `site`.
	@scripts/machine test
	@scripts/environment
	@$(IN_MEMORY) scripts/with-docker $(PYTEST) -n 2 -m thorough --durations=25

attacks: ## Try every attack and every odd honest program in real sandboxes, in both isolations: some fifteen minutes.
	@scripts/machine demo
	@scripts/environment
	@scripts/with-docker $(BIN)/pytest tests/attacks -n 2 -q

exercises: ## Prove every exercise of the school, or those that ONLY="slug or slug" names: half an hour, with the large image `site`.
	@scripts/machine demo
	@scripts/environment
	@scripts/with-docker $(BIN)/pytest tests/e2e/test_exercises.py -n 2 -q $${ONLY:+-k "$$ONLY"}

sites: ## Try pages and servers with a real browser: builds the large image `site`, some ten minutes in all.
	@scripts/machine demo
	@scripts/environment
	@scripts/with-docker $(BIN)/pytest tests/e2e/test_sites.py tests/e2e/test_kind_pages.py tests/attacks -q -k "sites or page or server"

pictures: ## Take the guides' pictures anew, from the demo: three minutes.
	@scripts/machine test
	@scripts/environment
	@GUIDE_PICTURES=1 scripts/with-docker $(BIN)/pytest tests/e2e/test_guide_pictures.py -q

chaos: ## Strike every kill point under load, on an engine and hosts of its own, and count what is lost: a quarter of an hour.
	@scripts/machine chaos
	@scripts/environment
	@scripts/with-docker $(BIN)/python -m tests.chaos long machines

fuzz: environment ## Feed what reads strangers' bytes with made-up ones: some minutes; FUZZ_EXAMPLES says how many.
	$(BIN)/pytest tests/web/api/test_schemathesis.py -n 2 -q
	FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-20000} $(BIN)/pytest tests -n 2 -q -k fuzzed --timeout 0

audit: environment ## Ask for known vulnerabilities of everything in requirements.lock; "not audited" where it cannot.
	$(BIN)/python scripts/audit.py

sbom: environment ## Write what all of it is made of to build/sbom/ (CycloneDX): the lock's packages, the images' Debian ones.
	scripts/with-docker $(BIN)/python scripts/sbom.py

bench: ## Time our sandbox beside `docker run` + pytest, and each language beside its own test tool, in one run.
	@scripts/machine demo
	@scripts/environment
	@scripts/with-docker $(BIN)/python scripts/bench.py

load: ## Load it as a school of 1,000 would: a million hand-ins, every page, 200 who poll: some five minutes.
	@scripts/machine test
	@scripts/environment
	@$(BIN)/python scripts/load.py

environment: ## Make .venv from requirements.lock and compile the translations, where they changed.
	@scripts/environment

clean: ## Remove what can be made again: .venv, caches, compiled translations (never var/).
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist
	find . -name '*.mo' -delete -o -name __pycache__ -prune -exec rm -rf {} +
