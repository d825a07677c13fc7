"""Every notebook runs from a fresh kernel in both languages, says what it said, and keeps the house form."""

import itertools
import re

import nbformat
import pytest
from conftest import ROOT
from freeze import execute_all

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
STEMS = ["00_start_here", "01_headline_targets", "02_innovation_and_industry", "03_services_and_investment",
         "04_infrastructure", "05_reform_and_opening", "06_city_and_digital", "07_countryside", "08_culture_and_tourism",
         "09_environment_and_safety", "10_livelihoods", "11_how_firm_is_the_promise", "12_which_tools_are_used",
         "13_where_and_for_whom", "14_what_the_words_hide", "15_promise_and_result", "16_how_the_data_were_made",
         "17_briefing_pack"]
SECTOR = STEMS[1:11]
#: Pixels differ between machines; what is said does not.
PICTURE = re.compile(r"base64,[A-Za-z0-9+/=]+")
by_name = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


@pytest.fixture(scope="session")
def executed():
    """Every notebook as a fresh kernel runs it, in English and in Chinese."""
    jobs = [(path, lang) for path in NOTEBOOKS for lang in ("en", "zh")]
    return dict(zip(jobs, execute_all(jobs), strict=True))


def texts(notebook):
    shown = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            kinds = ("text/plain", "text/html", "text/markdown")
            shown += [PICTURE.sub("", part) for part in (output.get("text", ""), *(data.get(kind, "") for kind in kinds))]
    return shown


@by_name
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_notebook_runs_without_error_or_warning(path, lang, executed):
    fresh = executed[path, lang]
    assert not isinstance(fresh, str), fresh
    warned = [output.text for cell in fresh.cells for output in cell.get("outputs", [])
              if output.output_type == "stream" and output.name == "stderr"]
    assert warned == []


@by_name
def test_a_notebook_shows_what_is_committed(path, executed):
    assert texts(executed[path, "en"]) == texts(nbformat.read(path, 4))


@by_name
def test_a_notebook_speaks_the_language_of_its_variable(path, executed):
    assert texts(executed[path, "zh"]) != texts(executed[path, "en"])


@by_name
def test_a_notebook_keeps_the_form(path):
    cells = nbformat.read(path, 4).cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    first = cells[0].source
    assert first.startswith("# ") and first.splitlines()[0].endswith("?")
    assert all(part in first for part in ("**You will see**", "**Uses**", "**Follows / leads to**"))
    headings = [line for cell in cells if cell.cell_type == "markdown" for line in cell.source.splitlines()]
    assert {"## Caveats", "## Try this", "## Sources"} <= set(headings)
    assert 8 <= len(code) <= 25
    for before, cell in itertools.pairwise(cells):
        if cell.cell_type == "code":
            assert before.cell_type == "markdown"
            assert len(cell.source.splitlines()) <= 15
            assert not re.search(r"^\s*(%|!|def |class |warnings\.)", cell.source, re.MULTILINE)
    imports = [n for n, cell in enumerate(code) if re.search(r"^\s*(import|from) ", cell.source, re.MULTILINE)]
    assert imports == [0]
    assert re.search(r'^LANG = "en"', code[0].source, re.MULTILINE)
    assert path.stat().st_size < 500_000
    assert "application/vnd.jupyter.widget" not in path.read_text(encoding="utf-8")


@by_name
def test_prose_is_long_enough_to_teach_and_short_enough_to_read(path):
    words = sum(len(cell.source.split()) for cell in nbformat.read(path, 4).cells if cell.cell_type == "markdown")
    assert 450 <= words <= 1800


@by_name
def test_no_number_in_the_prose_is_typed(path):
    """Digits in Markdown are numbers of paragraphs, files, years and programmes, never results."""
    harmless = re.compile(r"`[^`]*`|\[[^]]*\]\([^)]*\)|“[^”]*”|\b(?:19|20)\d\d\b|\b\d\.\d\b|[（(][^()（）]*[)）]|\b5G\b")
    for cell in nbformat.read(path, 4).cells:
        if cell.cell_type == "markdown":
            lines = [line for line in cell.source.splitlines() if not line.startswith(("#", "|"))]
            left = harmless.sub("", re.sub(r"^\d+\. ", "", "\n".join(lines), flags=re.MULTILINE))
            assert not re.search(r"\d{2,}", left), left


@pytest.mark.parametrize("stem", SECTOR)
def test_a_theme_ends_with_an_explorer_of_its_records_and_two_sentences(stem):
    code = [cell.source for cell in nbformat.read(ROOT / "notebooks" / f"{stem}.ipynb", 4).cells if cell.cell_type == "code"]
    assert any("jining.explore(" in source for source in code[-4:])
    assert any("jining.brief(" in source for source in code)


def test_the_notebooks_are_the_ones_in_reading_order():
    assert [path.stem for path in NOTEBOOKS] == STEMS
