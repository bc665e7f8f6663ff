# `make build` prints the sample issue and `make test` tests the publisher; either sets everything up first.
ISSUE ?= issues/2023-q4
ARGS ?=

# A Python that is not Homebrew's does not look where Homebrew keeps Pango.
ifeq ($(shell uname -s),Darwin)
AT := DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib:/usr/lib .venv/bin
else
AT := .venv/bin
endif

.DEFAULT_GOAL := build
.PHONY: build handbook test check bench lock clean help run dev

build: run ## build the sample issue into output/ (another one: ISSUE=folder, further options: ARGS=…)
	@$(AT)/publisher build $(ISSUE) $(ARGS)

handbook: run ## build the handbook into output/handbook (further options: ARGS=…)
	@$(AT)/publisher build issues/handbook $(ARGS)

test: dev ## run the whole test suite (a part of it: ARGS=tests/test_source.py)
	@PATH="$(CURDIR)/.venv/bin:$$PATH" $(AT)/python -m pytest -n auto $(ARGS)

check: dev ## hold the code against ruff (format and lint) and mypy --strict
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/mypy --strict

bench: ## measure against plain WeasyPrint and Typst
	@sh .ci/environment dev bench
	@$(AT)/python -m bench $(ARGS)

lock: ## renew the locks from pyproject.toml
	@sh .ci/lock

clean: ## remove all that these commands made here
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis output/*
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## show this
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

run:
	@sh .ci/environment

dev:
	@sh .ci/environment dev
