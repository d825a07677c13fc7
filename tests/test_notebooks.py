"""Every notebook runs from a fresh kernel, says what it said, and keeps the house form."""

import itertools

import nbformat
import pytest
from conftest import ROOT
from freeze import execute

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def texts(notebook):
    shown = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            shown += [output.get("text", ""), *(data.get(kind, "") for kind in ("text/plain", "text/html", "text/markdown"))]
    return shown


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_what_is_committed(path):
    fresh, committed = execute(path), nbformat.read(path, 4)
    streams = [o for c in fresh.cells for o in c.get("outputs", []) if o.output_type == "stream" and o.name == "stderr"]
    assert streams == []
    assert texts(fresh) == texts(committed)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_keeps_the_form(path):
    cells = nbformat.read(path, 4).cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    assert cells[0].source.startswith("# ") and "?" in cells[0].source.splitlines()[0]
    assert "**You will see**" in cells[0].source
    headings = [line for cell in cells if cell.cell_type == "markdown" for line in cell.source.splitlines()]
    assert {"## Caveats", "## Try this", "## Sources"} <= set(headings)
    assert 8 <= len(code) <= 25
    for before, cell in itertools.pairwise(cells):
        if cell.cell_type == "code":
            assert before.cell_type == "markdown"
            assert len(cell.source.splitlines()) <= 15
            assert not any(line.startswith(("%", "!", "def ")) for line in cell.source.splitlines())
    imports = [n for n, c in enumerate(code) if any(line.startswith(("import ", "from ")) for line in c.source.splitlines())]
    assert imports == [0]
    assert path.stat().st_size < 500_000


def test_there_is_a_start_notebook():
    assert "00_start_here" in [path.stem for path in NOTEBOOKS]
