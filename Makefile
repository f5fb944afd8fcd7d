# make demo   a graph from examples/, an answer with citations, a page to look at
# make test   everything that has to hold
# make score  the figures of the scoreboard, from the gold data beside the checkout
# make clean  what the others made

PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DEMO := demo
SHARED ?= ../shared
QUESTION ?= What is the response of NATO to Iran sending missiles to Russia?
DEMO_QUERY ?= who-said-about-whom --param about=wd:Q7184

.PHONY: demo test score clean

demo: $(VENV)/installed
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@echo '$$ kg build examples/'
	@$(BIN)/kg build --store $(DEMO)/store examples/
	@echo && echo '$$ kg ask "$(QUESTION)"' && echo
	@$(BIN)/kg ask --store $(DEMO)/store "$(QUESTION)"
	@echo && echo '$$ kg query $(DEMO_QUERY)' && echo
	@$(BIN)/kg query --store $(DEMO)/store --format table $(DEMO_QUERY)
	@$(BIN)/kg ask --store $(DEMO)/store --format json "$(QUESTION)" > $(DEMO)/answer.json
	@$(BIN)/kg export --store $(DEMO)/store $(DEMO)/graph.ttl > /dev/null
	@$(BIN)/kg view --store $(DEMO)/store $(DEMO)/graph.html > /dev/null
	@echo && echo '$$ kg verify $(DEMO)/answer.json $(DEMO)/graph.ttl'
	@$(BIN)/kg verify $(DEMO)/answer.json $(DEMO)/graph.ttl
	@echo
	@echo 'Graph as Turtle:          $(CURDIR)/$(DEMO)/graph.ttl'
	@echo 'Graph to look at:         $(CURDIR)/$(DEMO)/graph.html (open it in a browser)'
	@echo 'Ask more of it:           $(BIN)/kg ask --store $(DEMO)/store "..."'

test: $(VENV)/tested
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto

score: $(VENV)/installed
	$(BIN)/python -m benchmarks.score --kg $(BIN)/kg $(SHARED)

clean:
	rm -rf $(DEMO) $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo 'newsgraph wants Python 3.11 or newer with venv. Debian, Ubuntu: apt install python3 python3-venv'; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(BIN)/python pyproject.toml
	$(PIP) install --editable .
	@touch $@

$(VENV)/tested: $(BIN)/python pyproject.toml
	$(PIP) install --editable '.[test]'
	@touch $@ $(VENV)/installed
