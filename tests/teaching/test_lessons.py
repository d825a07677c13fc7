"""Lessons run with their blanks and say so, solutions are right, in both languages; all of them keep one form."""

import itertools
import re

import nbformat
import pytest
from conftest import ROOT
from freeze import execute_all

from jining.teaching.exercise import exercises_of

EXERCISES = exercises_of()
FOLDER = ROOT / "notebooks" / "teaching"
LESSONS = sorted(FOLDER.glob("L*.ipynb"))
SOLUTIONS = sorted((FOLDER / "solutions").glob("L*.ipynb"))
STEMS = ["L1_where_numbers_come_from", "L2_what_is_a_target", "L3_coding_together", "L4_how_firm", "L5_things_effects_tools",
         "L6_sectors_places_people", "L7_promise_to_result", "L8_one_page_brief"]
HEADINGS = ["## Objectives", "## Text", "## Worked example", "## Exercises", "## Discussion", "## Misconceptions",
            "## Sources", "## For the instructor"]
#: Pixels differ between machines; what is said does not.
PICTURE = re.compile(r"base64,[A-Za-z0-9+/=]+")
BLANK = {"en": "not answered yet", "zh": "尚未作答"}
RIGHT = {"en": "{name}: right.", "zh": "{name}：正确。"}
both = pytest.mark.parametrize("lang", ["en", "zh"])
by_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
by_solution = pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.stem)
by_notebook = pytest.mark.parametrize("path", [*LESSONS, *SOLUTIONS], ids=lambda path: path.stem)


@pytest.fixture(scope="session")
def executed():
    jobs = [(path, lang) for path in (*LESSONS, *SOLUTIONS) for lang in ("en", "zh")]
    return dict(zip(jobs, execute_all(jobs), strict=True))


def texts(notebook):
    shown = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            kinds = ("text/plain", "text/html", "text/markdown")
            shown += [PICTURE.sub("", part) for part in (output.get("text", ""), *(data.get(kind, "") for kind in kinds))]
    return shown


def exercises_of(path):
    return [name for name in EXERCISES if name.partition(".")[0] == path.stem.partition("_")[0]]


def variable(name):
    return f"answer_{name.replace('.', '_')}"


def sources(path, kind):
    return [cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == kind]


def test_there_are_eight_lessons_and_a_solution_to_each():
    assert [path.stem for path in LESSONS] == STEMS
    assert [path.stem for path in SOLUTIONS] == [f"L{number}_solutions" for number in range(1, 9)]


@by_notebook
@both
def test_a_notebook_runs_without_error_or_warning(path, lang, executed):
    fresh = executed[path, lang]
    assert not isinstance(fresh, str), fresh
    warned = [output.text for cell in fresh.cells for output in cell.get("outputs", [])
              if output.output_type == "stream" and output.name == "stderr"]
    assert warned == []


@by_notebook
def test_a_notebook_shows_what_is_committed(path, executed):
    assert texts(executed[path, "en"]) == texts(nbformat.read(path, 4))


@by_lesson
@both
def test_a_lesson_says_of_each_exercise_that_it_is_not_answered_yet(path, lang, executed):
    said = "\n".join(texts(executed[path, lang]))
    for name in exercises_of(path):
        assert re.search(rf"^{re.escape(name)}.*{BLANK[lang]}", said, re.MULTILINE), name


@by_solution
@both
def test_every_solution_is_right(path, lang, executed):
    said = texts(executed[path, lang])
    assert [name for name in exercises_of(path) if RIGHT[lang].format(name=name) not in said] == []


@by_lesson
def test_a_lesson_keeps_the_form(path):
    markdown = sources(path, "markdown")
    first = markdown[0]
    assert first.startswith("# ") and first.splitlines()[0].endswith("?")
    assert all(part in first for part in ("**You will see**", "**Uses**", "**Follows / leads to**"))
    headings = [line for text in markdown for line in text.splitlines() if line in HEADINGS]
    assert headings == HEADINGS
    assert 4 <= len(exercises_of(path)) <= 6


@by_lesson
def test_a_lesson_holds_each_exercise_word_for_word_with_its_blank(path):
    cells = nbformat.read(path, 4).cells
    after = {before.source: cell.source for before, cell in itertools.pairwise(cells)}
    for name in exercises_of(path):
        task = f"### {name}\n\n{EXERCISES[name].en}"
        assert after.get(task) == f'{variable(name)} = ...\njining.teaching.check("{name}", {variable(name)})', name


@by_solution
def test_a_solution_gives_the_task_the_code_and_the_reason(path):
    cells = nbformat.read(path, 4).cells
    for task, code, why in zip(cells, cells[1:], cells[2:], strict=False):
        name = next((name for name in exercises_of(path) if task.source == f"### {name}\n\n{EXERCISES[name].en}"), None)
        if name:
            assert code.source.endswith(f'jining.teaching.check("{name}", {variable(name)})')
            assert why.cell_type == "markdown" and len(why.source.split()) >= 8
    assert sum(cell.source.startswith("### L") for cell in cells) == len(exercises_of(path))


@by_notebook
def test_a_notebook_is_short_plain_code_after_text(path):
    cells = nbformat.read(path, 4).cells
    for before, cell in itertools.pairwise(cells):
        if cell.cell_type == "code":
            assert before.cell_type == "markdown"
            assert len(cell.source.splitlines()) <= 15
            assert not re.search(r"^\s*(%|!|def |class |warnings\.)", cell.source, re.MULTILINE)
    code = sources(path, "code")
    imports = [n for n, text in enumerate(code) if re.search(r"^\s*(import|from) ", text, re.MULTILINE)]
    assert imports == [0]
    assert re.search(r'^LANG = "en"', code[0], re.MULTILINE)
    assert path.stat().st_size < 500_000
    assert "application/vnd.jupyter.widget" not in path.read_text(encoding="utf-8")


@by_lesson
def test_the_prose_of_a_lesson_fits_ninety_minutes(path):
    words = sum(len(text.split()) for text in sources(path, "markdown"))
    assert 800 <= words <= 2200


@by_notebook
def test_no_number_in_the_prose_is_typed(path):
    """Digits in Markdown are numbers of paragraphs, files and years, published limits, and minutes of the instructor."""
    harmless = re.compile(r"`[^`]*`|\[[^]]*\]\([^)]*\)|“[^”]*”|\b(?:19|20)\d\d\b|\b0\.(?:80|67)\b|[（(][^()（）]*[)）]|5G")
    for text in sources(path, "markdown"):
        lines = [line for line in text.splitlines() if not line.startswith(("#", "|"))]
        left = harmless.sub("", re.sub(r"^\d+\. ", "", "\n".join(lines), flags=re.MULTILINE))
        assert not re.search(r"\d{2,}", left), left


def test_the_readme_of_the_course_lists_every_lesson_and_links_to_what_exists():
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in (*LESSONS, *SOLUTIONS) if path.name not in readme] == []
    links = re.findall(r"\]\(([^)#:]+)\)", readme)
    assert [link for link in links if not (FOLDER / link).exists()] == []
