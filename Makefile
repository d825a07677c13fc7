PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/installed
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: lab app test lowest tally check notebooks figures bench seal constraints clean

# The environment notes its folder: that of a checkout which was copied or moved would run the original.
ELSEWHERE := $(shell [ ! -f $(STAMP) ] || [ "$$(cat $(STAMP))" = "$$(pwd -P)" ] || echo yes)

$(STAMP): pyproject.toml constraints.txt $(if $(ELSEWHERE),FORCE)
	$(if $(ELSEWHERE),@echo "This .venv belongs to the folder $$(cat $(STAMP)): it is made anew here.")
	$(if $(ELSEWHERE),mkdir -p build && rm -rf build/old && mv .venv build/old && rm -rf build/old)
	$(PYTHON) -c "import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15) and 'Python 3.11 to 3.14 is needed: make PYTHON=python3.12')"
	$(PYTHON) -m venv .venv
	$(INSTALL) -e ".[test]"
	pwd -P > $(STAMP)

FORCE:

lab: $(STAMP)  ## open JupyterLab on the start notebook
	@$(BIN)/jupyter labextension disable @jupyterlab/apputils-extension:announcements 2> .venv/news.log  # its question about news
	$(BIN)/jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root) notebooks/00_start_here.ipynb

app: $(STAMP)  ## open the explorer in a browser, without a notebook
	$(BIN)/jining app

test: $(STAMP)  ## run every test
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

lowest: $(STAMP)  ## run the core tests at the lowest versions that pyproject.toml allows
	$(BIN)/python tools/lowest.py tests/report tests/checks tests/selection tests/plot tests/figures --ignore tests/figures/test_figure.py

tally: $(STAMP)  ## attack data, writers, outputs and frames, and count what held (some minutes)
	$(BIN)/python -W ignore tools/tally.py

check: $(STAMP)  ## check the data against the codebook and the report
	$(BIN)/jining check
	$(BIN)/frictionless validate data/datapackage.json

notebooks: $(STAMP)  ## write the exercises into the lessons, execute the notebooks and normalise them
	$(BIN)/python tools/lessons.py
	$(BIN)/python tools/freeze.py notebooks/*.ipynb notebooks/teaching/*.ipynb notebooks/teaching/solutions/*.ipynb notebooks/teaching/zh/*.ipynb notebooks/teaching/zh/solutions/*.ipynb

figures: $(STAMP)  ## write the set of figures in both languages, with passports, rows and an index page
	$(BIN)/jining figures

bench: $(STAMP)  ## speed as ratios, measured side by side (installs plotly, bokeh and polars to compare with)
	$(INSTALL) -e ".[test,bench]"
	$(BIN)/python tools/bench.py

seal: $(STAMP)  ## plant the slips of the damaged copy anew, and write hashes and byte counts into the Data Package
	$(BIN)/python tools/plant.py
	$(BIN)/python tools/seal.py

constraints:  ## write constraints.txt anew: the newest versions that the ranges allow (with the oldest Python, so that all can use them)
	$(PYTHON) -m venv --clear build/newest
	build/newest/bin/python -m pip install --quiet --disable-pip-version-check ".[test]"
	build/newest/bin/python -m pip freeze --exclude jining > build/constraints.txt
	mv build/constraints.txt constraints.txt
	rm -rf build/newest

clean:
	rm -rf .venv build dist test-artifacts .pytest_cache .ruff_cache *.egg-info
