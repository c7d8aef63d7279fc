# Everything works with Python 3.11 or newer, make and a package index.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DUIZHAO := $(BIN)/duizhao

# Where it is set, every process the tests start compiles the product anew: a second each time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test test-quick kills strace sites fuzz hostile documents handover corpora journeys \
  ui lint docs dist bench bench-growth lock audit clean install install-test install-docs

help:
	@echo "make demo    install, fetch the default model, translate the examples to out/"
	@echo "make test    run every test (fetches the default model for those that need it)"
	@echo "make kills   kill whatever writes 200 times each; slow"
	@echo "make strace  record whom a whole session reaches (needs strace)"
	@echo "make sites   build small sites before and after translation (fetches the generators)"
	@echo "make fuzz    every option with every ugly value, everything stored with damage (slow)"
	@echo "make documents  books, office documents, PDFs and web pages, before and after (slow)"
	@echo "make hostile others' lists of hostile inputs, and inputs made up for 10 minutes (slow)"
	@echo "make handover  Translate Toolkit, OmegaT, LibreOffice and Anki read what we write (slow)"
	@echo "make corpora a corpus through Ray, beside the single command (Ray begins slowly)"
	@echo "make journeys  four people walk through the reader in a browser, looked at with axe (slow)"
	@echo "make ui      open the reader in the browser"
	@echo "make lint    ruff and mypy"
	@echo "make docs    the documentation site, in build/site/"
	@echo "make dist    the wheel and the sdist, in dist/"
	@echo "make bench   the benchmarks' tables (slow; see benchmarks/README.md)"
	@echo "make bench-growth  whether time grows with the input, and no faster (an hour)"
	@echo "make audit   look what is installed up in the database of known faults"
	@echo "make lock    write the locks anew, after a change of constraints.txt or pyproject.toml"
	@echo "make clean   remove what make made; the model store stays"

install: $(VENV)/.installed
install-test: $(VENV)/.installed-test
install-docs: $(VENV)/.installed-docs

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Duizhao needs Python 3.11 or newer.")'
	$(PYTHON) -m venv $(VENV)

# Nothing is installed whose content is not that of the lock. Where the index offers other files
# (it builds its own, say), nothing is taken in silence: whoever wants them anyway says so.
LOCKED ?= yes
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check
ifeq ($(LOCKED),yes)
define installed
	$(PIP) --require-hashes -r $(1) || { echo; \
	  echo "The package index does not offer the files of $(1), or did not answer."; \
	  echo "To take the same versions without comparing their content: make LOCKED=no ..."; exit 1; }
	$(PIP) --no-deps --no-build-isolation -e .
endef
else
define installed
	@echo "Not compared with $(1): the same versions, whatever their content is."
	$(PIP) -c constraints.txt -e '.$(2)'
endef
endif

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt requirements.lock
	$(call installed,requirements.lock,)
	@touch $@

# torch is in no lock: each kind of computer has a build of its own.
$(VENV)/.installed-test: $(VENV)/.installed requirements-dev.lock
	$(call installed,requirements-dev.lock,[test])
	$(PIP) -c constraints.txt torch
	@touch $@

$(VENV)/.installed-docs: $(VENV)/.installed requirements-dev.lock
	$(call installed,requirements-dev.lock,[docs])
	@touch $@

build/%/bin/python:
	$(PYTHON) -m venv build/$*

lock: build/uv/bin/python
	build/uv/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	echo torch >build/uv/excluded.txt
	build/uv/bin/uv pip compile $(LOCK_FLAGS) -c constraints.txt \
	  --extra test --extra docs pyproject.toml -o requirements-dev.lock
	printf 'editables\nhatch-fancy-pypi-readme\nhatchling\n' | \
	  build/uv/bin/uv pip compile $(LOCK_FLAGS) -c requirements-dev.lock \
	  pyproject.toml - -o requirements.lock
LOCK_FLAGS := --quiet --universal --python-version 3.11 --generate-hashes \
  --excludes build/uv/excluded.txt --custom-compile-command "make lock"

# Asks pypi.org about each package of the lock, and says so where it gets no answer.
audit: build/audit/bin/python
	build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit==2.10.1
	@build/audit/bin/python -m tests.distribution.audit build/audit/bin/pip-audit \
	  requirements-dev.lock constraints.txt

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
	$(BIN)/python -m compileall -q translator ui
	$(BIN)/python -m pytest $(PARALLEL) -m "not model"
	$(BIN)/python -m pytest -m "model and not strace" tests/model

# Files of tests side by side, in the order of tests/conftest.py; one more than most machines of
# CI have cores, for a test with a browser often waits. Those with the model come alone: it takes
# every core there is.
JOBS     ?= 3
PARALLEL := -n $(JOBS) --dist loadfile --no-loadscope-reorder

test-quick: install-test
	$(BIN)/python -m pytest $(PARALLEL) -m "not model and not browser"

kills: install-test
	DUIZHAO_KILLS=200 $(BIN)/python -m pytest tests/cli/test_killed_writers.py tests/cli/test_kill.py
	DUIZHAO_KILLS=100 $(BIN)/python -m pytest tests/store/test_kill.py

strace: install-test
	@command -v strace >/dev/null || \
	  echo "strace is not installed, so nothing is recorded (apt-get install strace)."
	$(BIN)/python -m pytest -m strace -rs tests/cli/test_connects.py tests/model/test_whole_session.py

# Hugo and Jekyll are the system's (apt-get install hugo jekyll); what is missing is skipped.
sites: install-test
	-$(BIN)/python -m tests.sites.generators
	DUIZHAO_SITES=1 $(BIN)/python -m pytest -m sites -rs tests/sites

# The ordinary suite tries a sample of both; the number is how often stored things are damaged.
fuzz: install-test
	DUIZHAO_FUZZ=5000 $(BIN)/python -m pytest -m fuzz

corpora: install-test
	DUIZHAO_RAY=1 $(BIN)/python -m pytest -rs tests/cli/test_corpus_ray.py

# FUZZED is seconds of processor time.
FUZZED ?= 600
# Documents of LibreOffice, pandoc, TeX, Chromium and Ghostscript, where they are installed; BOOKS
# and PAPERS: more EPUB and office files, or folders of them.
BOOKS  ?=
PAPERS ?=
documents: install-test
	DUIZHAO_DOCUMENTS=1 $(BIN)/python -m pytest tests/formats/test_markdown_gates.py tests/cli/test_identity.py
	$(BIN)/python benchmarks/documents_epub.py --size 500 $(BOOKS)
	$(BIN)/python benchmarks/office_documents.py $(PAPERS)
	$(BIN)/python benchmarks/documents_pdf.py
	$(BIN)/python benchmarks/web_pages.py
	$(BIN)/python benchmarks/laid_out.py

hostile: install-test
	-$(BIN)/python -m tests.hostile.fetched
	DUIZHAO_HOSTILE=1 $(BIN)/python -m pytest -m hostile -rsP tests/hostile
	$(BIN)/python -m tests.hostile.fuzzing --seconds $(FUZZED)

# Peers under the GPL and the AGPL: in an environment of their own, never among what is needed.
# OmegaT and LibreOffice are the system's (apt-get install omegat libreoffice); what is missing is
# skipped, with the reason.
handover: install-test build/handover/bin/python
	-build/handover/bin/python -m pip install --quiet --disable-pip-version-check \
	  translate-toolkit==3.20.4 anki
	DUIZHAO_HANDOVER=$(CURDIR)/build/handover/bin/python $(BIN)/python -m pytest -rs tests/handover

# WALKS narrows it: make journeys WALKS="--only student --widths 390 --pictures out/journeys"
journeys: install-test
	$(BIN)/python benchmarks/journeys.py $(WALKS)

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

# ONLY narrows it: make bench-growth ONLY="export tmx:"
bench-growth: install-test
	$(BIN)/python benchmarks/growth.py --faults $(if $(ONLY),--only "$(ONLY)")

bench: install-test
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/scale.py
	$(BIN)/python benchmarks/overhead.py
	$(BIN)/python benchmarks/engines.py --pipeline
	$(BIN)/python benchmarks/quality.py --help

clean:
	rm -rf $(VENV) out build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
