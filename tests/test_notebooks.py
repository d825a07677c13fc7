"""Every notebook runs from a fresh kernel in both languages, says what it said, and keeps the house form."""

import ast
import itertools
import re

import pytest
from books import LESSONS, NOTEBOOKS, SOLUTIONS, cells_of, read, sources, texts
from conftest import ROOT
from freeze import execute_all

#: Names under which the field knows its libraries, and what Python brings for a notebook about files.
LIBRARIES = {"pd", "plt", "sns", "widgets", "Markdown", "display", "jining", "json", "subprocess", "sys", "tempfile"}
DRAWING = re.compile(r"\b(sns|plt)\.\w+\(|\.plot\b")
HAN = re.compile(r"[\u4e00-\u9fff]")
by_name = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
#: What one kernel runs, one after another: a notebook in both languages, or a lesson with its solution in both.
GROUPS = [[(path, "en"), (path, "zh")] for path in NOTEBOOKS] + [
    [(path, None) for path in group] for group in zip(*LESSONS.values(), *SOLUTIONS.values(), strict=True)]
JOBS = [job for group in GROUPS for job in group]


@pytest.fixture(scope="module")
def executed():
    """Every notebook and lesson as a kernel runs it in which nothing was defined before."""
    return dict(zip(JOBS, execute_all(GROUPS), strict=True))


@pytest.mark.parametrize("job", JOBS, ids=lambda job: f"{job[0].relative_to(ROOT / 'notebooks').with_suffix('')}-{job[1]}")
def test_a_notebook_runs_without_error_or_warning_and_shows_what_is_committed(job, executed):
    path, lang = job
    fresh = executed[job]
    assert not isinstance(fresh, str), fresh
    assert [output.text for cell in fresh.cells for output in cell.get("outputs", [])
            if output.output_type == "stream" and output.name == "stderr"] == []
    assert lang == "zh" or texts(fresh) == texts(read(path))


def sentences(path):
    """Sentences of the prose, without headings, the lists of names at the top, addresses of links and blocks of code."""
    found = []
    for source in sources(path, "markdown"):
        for line in re.sub(r"```.*?```", "", source, flags=re.DOTALL).splitlines():
            if not line.startswith(("#", "|", "**Uses**", "**Follows")):
                plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", re.sub(r"^\s*(?:[-*]|\d+\.)\s+", "", line))
                found += [part for part in re.split(r"(?<=[.!?])[\"”*)]*\s+", plain) if part.strip()]
    return found


@by_name
def test_chinese_readers_get_chinese_sentences(path, executed):
    assert texts(executed[path, "zh"]) != texts(executed[path, "en"])
    said = [output["data"]["text/markdown"] for cell in executed[path, "zh"].cells for output in cell.get("outputs", [])
            if "text/markdown" in output.get("data", {})]
    assert [text for text in said if not HAN.search(text)] == []


@by_name
def test_figures_and_panels_are_asked_for_in_the_language_of_the_notebook(path):
    asked = ("draw_figure", "list_records", "explore", "read_source", "plot_bars", "pack")
    calls = [call for source in sources(path, "code") for call in ast.walk(ast.parse(source)) if isinstance(call, ast.Call)
             and getattr(call.func, "attr", "") in asked]
    given = {call: [ast.unparse(keyword.value) for keyword in call.keywords if keyword.arg == "lang"] for call in calls}
    assert {lang for langs in given.values() for lang in langs} == {"LANG"}
    assert all(langs for call, langs in given.items() if call.func.attr in ("explore", "read_source"))  # English without it


@by_name
def test_a_notebook_keeps_the_form(path):
    cells = cells_of(path)
    first = cells[0].source
    assert first.startswith("# ") and first.splitlines()[0].endswith("?")
    assert all(part in first for part in ("**You will see**", "**Uses**", "**Follows / leads to**"))
    headings = [line for source in sources(path, "markdown") for line in source.splitlines()]
    assert {"## Make it yours", "## Caveats", "## Try this", "## Sources"} <= set(headings)
    for before, cell in itertools.pairwise(cells):
        if cell.cell_type == "code":
            assert before.cell_type == "markdown"
            assert len(cell.source.splitlines()) <= 15
            assert not re.search(r"^\s*(%|!|class |warnings\.)", cell.source, re.MULTILINE)
    assert path.stat().st_size < 500_000
    assert "application/vnd.jupyter.widget" not in path.read_text(encoding="utf-8")


@by_name
def test_every_picture_has_an_alternative_text_and_only_the_control_is_replaced_by_words(path):
    cells = cells_of(path, "code")
    pictures = [output for cell in cells for output in cell.outputs if "image/png" in output.get("data", {})]
    assert all(output.metadata["image/png"].get("alt") for output in pictures)
    replaced = [n for n, cell in enumerate(cells) for output in cell.outputs
                if output.get("data", {}).get("text/plain", "").startswith("[A control")]
    assert replaced == [n for n, cell in enumerate(cells) if "def " in cell.source]


@by_name
def test_only_the_first_cell_imports_and_only_what_is_used(path):
    cells = cells_of(path, "code")
    assert [cell.metadata.get("tags", []) for cell in cells] == [["parameters"], *[[]] * (len(cells) - 1)]
    assert re.search(r'^LANG = "en"', cells[0].source, re.MULTILINE)
    assert "jining." not in cells[0].source  # papermill puts its own language into a cell after this one
    assert cells[1].source.startswith("jining.set_theme(LANG)")
    trees = [ast.parse(cell.source) for cell in cells]
    imports = [[node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)] for tree in trees]
    assert [n for n, found in enumerate(imports) if found] == [0]
    names = {alias.asname or alias.name for node in imports[0] for alias in node.names}
    assert {"plt", "sns", "widgets", "jining"} <= names <= LIBRARIES
    used = {node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert names <= used


@by_name
def test_a_notebook_is_an_analysis_with_one_control_of_its_own_and_one_panel_at_the_end(path):
    code = sources(path, "code")
    source = "\n".join(code)
    assert 15 <= len(code) <= 28
    assert sum(bool(DRAWING.search(cell)) for cell in code) >= 4
    assert re.search(r"\.groupby\(|crosstab\(|\.pivot(_table)?\(", source)
    assert source.count("draw_figure(") <= 2
    (control,) = (n for n, cell in enumerate(code) if "def " in cell)
    assert code[control].count("def ") == 1 and "widgets." in code[control]
    assert len([line for line in code[control].splitlines() if line.strip()]) <= 12
    assert DRAWING.search("\n".join(code[:control]))  # what it starts with is drawn before it
    (panel,) = (n for n, cell in enumerate(code) if re.search(r"jining\.(explore|read_source)\(", cell))
    assert panel >= max(control, len(code) - 4)


@by_name
def test_prose_is_long_enough_to_teach_its_sentences_are_short_and_no_number_in_it_is_typed(path):
    assert 700 <= sum(len(source.split()) for source in sources(path, "markdown")) <= 1600
    words = {sentence: len(sentence.split()) for sentence in sentences(path)}
    assert sum(words.values()) / len(words) <= 16
    assert [sentence for sentence, n in words.items() if n > 25] == []
    # digits are numbers of paragraphs, files, years and programmes, never results
    harmless = re.compile(r"`[^`]*`|\[[^]]*\]\([^)]*\)|“[^”]*”|\b(?:19|20)\d\d\b|\b\d\.\d\b|[（(][^()（）]*[)）]|\b5G\b")
    for text in sources(path, "markdown"):
        lines = [line for line in text.splitlines() if not line.startswith(("#", "|"))]
        left = harmless.sub("", re.sub(r"^\d+\. ", "", "\n".join(lines), flags=re.MULTILINE))
        assert not re.search(r"\d{2,}", left), left


@pytest.mark.parametrize("path", NOTEBOOKS[1:11], ids=lambda path: path.stem)
def test_a_theme_says_what_became_of_its_promises(path):
    source = "\n".join(sources(path, "code"))
    assert all(call in source for call in ("jining.select_theme(", "jining.load_verdicts()", "jining.load_results()"))
