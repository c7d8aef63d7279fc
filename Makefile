# Everything works with Python 3.11 or newer, make and a package index.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DUIZHAO := $(BIN)/duizhao

.PHONY: help demo test test-quick sites fuzz ui lint docs dist bench clean install install-test install-docs

help:
	@echo "make demo    install, fetch the default model, translate the examples to out/"
	@echo "make test    run every test (fetches the default model for those that need it)"
	@echo "make sites   build small sites before and after translation (fetches the generators)"
	@echo "make fuzz    every option with every ugly value, everything stored with damage (slow)"
	@echo "make ui      open the reader in the browser"
	@echo "make lint    ruff and mypy"
	@echo "make docs    the documentation site, in build/site/"
	@echo "make dist    the wheel and the sdist, in dist/"
	@echo "make bench   the benchmarks' tables (slow; see benchmarks/README.md)"
	@echo "make clean   remove what make made; the model store stays"

install: $(VENV)/.installed
install-test: $(VENV)/.installed-test
install-docs: $(VENV)/.installed-docs

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Duizhao needs Python 3.11 or newer.")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $@

$(VENV)/.installed-docs: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[docs]'
	@touch $@

demo: install
	$(DUIZHAO) models fetch
	$(DUIZHAO) translate examples/ -o out/ || test $$? -eq 1
	$(DUIZHAO) translate examples/ -o out/ --as html --layout side-by-side || test $$? -eq 1
	@echo; echo "The first paragraphs of examples/news.zh-Hans.md and their translations:"; echo
	@$(DUIZHAO) export examples/news.zh-Hans.md --as txt -q -o - | sed -n '10,27p'
	@echo "All of it is in out/; open out/news.zh-Hans.en.html to see both sides."
	@echo "To read in the browser: make ui"

# The model is fetched once into the model store; tests that need it say so when it is absent.
test: install-test
	$(DUIZHAO) models fetch --quiet || echo "No model: the tests that need one will be skipped."
	$(BIN)/python -m pytest

test-quick: install-test
	$(BIN)/python -m pytest -m "not model and not browser"

# Hugo and Jekyll are the system's (apt-get install hugo jekyll); what is missing is skipped.
sites: install-test
	-$(BIN)/python -m tests.sites.generators
	DUIZHAO_SITES=1 $(BIN)/python -m pytest -m sites -rs tests/sites

# The ordinary suite tries a sample of both; the number is how often stored things are damaged.
fuzz: install-test
	DUIZHAO_FUZZ=5000 $(BIN)/python -m pytest -m fuzz

ui: install
	$(DUIZHAO) ui

lint: install-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Strict: a link that leads nowhere ends it. The variable silences an advertisement for a successor.
docs: install-docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet
	@echo "The site is in build/site/: open build/site/index.html"

dist: install-test
	$(BIN)/python -m hatchling build -d dist
	@if grep -q 'github\.example' pyproject.toml; then \
	  echo "Not for the package index yet: the address in pyproject.toml is a placeholder."; fi

bench: install-test
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/scale.py
	$(BIN)/python benchmarks/overhead.py
	$(BIN)/python benchmarks/engines.py --pipeline
	$(BIN)/python benchmarks/quality.py --help

clean:
	rm -rf $(VENV) out build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
