"""Lessons say of their blanks that they are blank, solutions are right, in both languages; all of them keep one form."""

import ast
import itertools
import re
from pathlib import Path

import editions
import lessons
import pandas as pd
import pytest
from books import LESSONS, SOLUTIONS, TEACHING, cells_of, read, sources, texts

from jining.teaching.course import rows_of, words_of
from jining.teaching.exercise import exercises_of as every_exercise

EXERCISES = every_exercise()
STEMS = list(words_of("lesson"))
FORM = pd.read_csv(Path(__file__).with_name("form.csv"), index_col="part")
HEADINGS, OPENING, SAID = ({lang: FORM.loc[part, lang].tolist() for lang in TEACHING}
                           for part in ("heading", "opening", "said"))


def jobs(*kinds):
    return [pytest.param(path, lang, id=f"{lang}-{path.stem}")
            for kind in kinds for lang, paths in kind.items() for path in paths]


by_lesson = pytest.mark.parametrize(("path", "lang"), jobs(LESSONS))
by_notebook = pytest.mark.parametrize(("path", "lang"), jobs(LESSONS, SOLUTIONS))


def exercises_of(path):
    return [name for name in EXERCISES if name.partition(".")[0] == path.stem.partition("_")[0]]


@by_notebook
def test_a_lesson_says_of_each_exercise_that_it_is_not_answered_yet_and_a_solution_that_it_is_right(path, lang):
    shown, said = "\n".join(texts(read(path))), SAID[lang][path.parent.name == "solutions"]
    assert exercises_of(path) == re.findall(rf"^(L\d\.\d)[:：] ?{said}", shown, re.MULTILINE)


@by_lesson
def test_a_lesson_keeps_the_form(path, lang):
    markdown = sources(path, "markdown")
    first = markdown[0]
    assert first.startswith("# ") and first.splitlines()[0].endswith(("?", "？"))
    assert all(part in first for part in OPENING[lang])
    headings = [line for text in markdown for line in text.splitlines() if line in HEADINGS[lang]]
    assert headings == HEADINGS[lang]
    assert 4 <= len(exercises_of(path)) <= 6
    assert lang == "zh" or 1000 <= sum(len(text.split()) for text in markdown) <= 2700  # two meetings
    objectives = next(text for text in markdown if text.startswith(HEADINGS[lang][0]))
    assert all("L" in line or HEADINGS[lang][6][3:] in line or HEADINGS[lang][7][3:] in line
               for line in objectives.splitlines() if line.startswith("- "))


@by_lesson
def test_a_student_completes_code_writes_code_predicts_and_interprets(path, lang):
    by_tag = {tag: [cell.source for cell in cells_of(path) if tag in editions.tags(cell)]
              for tag in ("completion", "yours", "predict", "instructor", "box")}
    assert all(line.startswith("# ") for line in by_tag["completion"][0].splitlines()) and "..." in by_tag["completion"][0]
    assert by_tag["yours"] == [""]
    assert all(FORM.at["prediction", lang] in text for text in by_tag["predict"]) and by_tag["predict"]
    assert len(by_tag["instructor"]) == 1
    by_page = "|---|---|" in by_tag["box"][0] and FORM.at["box", lang] in by_tag["box"][0]
    assert by_page or "teaching.rubric" in "".join(sources(path, "code"))


def test_the_notebooks_stand_as_the_tables_of_the_course_and_their_twins_write_them():
    assert [(path.name, begins) for path, _, begins in lessons.differing()] == []


def test_a_row_puts_an_exercise_after_the_one_before_it_into_four_notebooks_and_one_without_a_row_goes():
    rows = [row for row in rows_of("exercises") if row["exercise"][:2] == "L9"]
    last = rows[-1]["exercise"]
    new = {"exercise": "L9.9", "objectives": "2;5", "task_en": "How many?", "task_zh": "多少？", "why_en": "Two halves.",
           "why_zh": "两半。", "solution": "half = 1; answer_L9_9 = 2 * half"}
    longer, shorter = lessons.written([*rows, new]), lessons.written(rows[:-1])
    assert len(longer) == len(shorter) == 4
    for path, notebook in longer.items():
        lang, solved = "zh" if "zh" in path.parts else "en", path.parent.name == "solutions"
        texts, before = ([cell.source for cell in cells] for cells in (notebook.cells, cells_of(path)))
        wanted, came = lessons.parts(new, lang, solved), [text for text in texts if text not in before]
        assert came[not solved:] == wanted and came[0].count("L9.9") == 2 - solved  # in two objectives of a lesson
        assert texts[texts.index(wanted[0]) - len(wanted)][4:8] == last
        assert last not in "".join(cell.source for cell in shorter[path].cells)


@pytest.mark.parametrize(("column", "cell", "said"), [
    ("solution", "half = 1", "exercises.csv, L9.1, solution: ends with"), ("exercise", "L9.8", "holds none of L9.8, so"),
    ("objectives", "2;7", "names 5 objectives; exercises.csv, L9.1: 2;7")])
def test_a_row_that_fits_no_notebook_is_refused_in_one_sentence_that_names_both(column, cell, said):
    with pytest.raises(ValueError, match=rf"^notebooks/teaching/[\w/]+\.ipynb: {re.escape(said)}[^\n]*$"):
        lessons.written([row | {column: cell} for row in rows_of("exercises") if row["exercise"] == "L9.1"])


def test_a_chinese_notebook_is_refused_from_the_first_cell_that_the_english_one_has_otherwise():
    with pytest.raises(ValueError, match="not in step with the English one from cell-02"):
        lessons.write_twin(cells_of(LESSONS["zh"][0])[:2], cells_of(LESSONS["en"][0]), "zh")


def used(code):
    """Names after a dot that code uses."""
    return {node.attr for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Attribute)}


def test_what_a_solution_needs_was_shown_before_it_is_asked():
    shown, missing = {"check", "print", "append"}, []  # what a week of Python gives
    for lesson in LESSONS["en"]:
        for cell in cells_of(lesson):
            shown |= used(cell.source) if cell.cell_type == "code" else set(re.findall(r"\.(\w+)\b", cell.source))
        missing += [(name, word) for name in exercises_of(lesson) for word in sorted(used(EXERCISES[name].solution) - shown)]
    assert missing == []


@by_notebook
def test_a_notebook_is_short_plain_code_after_text(path, lang):
    cells = cells_of(path)
    for before, cell in itertools.pairwise(cells):
        if cell.cell_type == "code":
            assert before.cell_type == "markdown"
            most = 18 if "parameters" in cell.metadata.get("tags", []) else 15
            assert len(cell.source.splitlines()) <= most
            assert not re.search(r"^\s*(%|!|def |class |warnings\.)", cell.source, re.MULTILINE)
    code = sources(path, "code")
    imports = [n for n, text in enumerate(code) if re.search(r"^\s*(import|from) ", text, re.MULTILINE)]
    assert imports == [0]
    assert re.search(rf'^LANG = "{lang}"', code[0], re.MULTILINE)
    asked = ("import pandas as pd", "import seaborn as sns", "import matplotlib.pyplot as plt",
             "jining.teaching.explain_errors()")
    assert all(line in code[0] for line in asked)
    assert path.stat().st_size < (1_200_000 if path.stem.startswith("L8") else 500_000)  # L8 shows a whole page
    assert "application/vnd.jupyter.widget" not in path.read_text(encoding="utf-8")


@by_notebook
def test_no_number_in_the_prose_is_typed_and_what_was_not_found_is_not_found_so_far(path, lang):
    """Digits in Markdown are numbers of paragraphs, files and years, published limits, and minutes of the instructor."""
    assert not re.search(FORM.at["too much", lang], "\n".join(sources(path, "markdown")))
    harmless = re.compile(r"`[^`]*`|\[[^]]*\]\([^)]*\)|“[^”]*”|\b(?:19|20)\d\d\b|(?:19|20)\d\d年|\b0\.(?:80|67)\b"
                          r"|0\.(?:80|67)|[（(][^()（）]*[)）]|5G|PM2\.5|L\d\.\d")
    for text in (cell.source for cell in cells_of(path, "markdown") if cell.metadata.get("tags") != ["task"]):
        lines = [line for line in text.splitlines() if not line.startswith(("#", "|"))]
        left = harmless.sub("", re.sub(r"^\d+\. ", "", "\n".join(lines), flags=re.MULTILINE))
        assert not re.search(r"\d{2,}", left), left


@pytest.mark.parametrize("name", [name for stem in STEMS for name in (stem, f"solutions/{stem[:2]}_solutions")])
def test_the_chinese_edition_is_in_step_with_the_english_one(name):
    ours, theirs = (cells_of(folder / f"{name}.ipynb", "markdown") for folder in TEACHING.values())
    for cell, other in zip(ours, theirs, strict=True):
        for part in (r"L\d\.\d", r"^#+ ", r"^[|\-]", r"^\d+\."):
            assert re.findall(part, cell.source, re.MULTILINE) == re.findall(part, other.source, re.MULTILINE), cell.id
        assert sorted(re.findall(r"`[^`]+`", cell.source)) == sorted(re.findall(r"`[^`]+`", other.source)), cell.id
        assert re.search("[一-鿿]", other.source), cell.id
    said = re.findall(r'"text/markdown": \[\s+(.*)', (TEACHING["zh"] / f"{name}.ipynb").read_text(encoding="utf-8"))
    assert [text for text in said if not re.search("[一-鿿]", text)] == []


@by_lesson
def test_a_students_edition_has_no_outputs_and_no_page_for_the_instructor_and_tells_nbgrader_what_to_grade(path, lang):
    cells, told = editions.students(read(path)).cells, []
    assert not any(cell.get("outputs") for cell in cells)
    assert HEADINGS[lang][-1] not in "\n".join(cell.source for cell in cells)
    assert len(cells) == len(cells_of(path)) - 1 + len(exercises_of(path))
    points = [cell.source for cell in cells if cell.metadata.get("tags") == ["points"]]
    assert points == [f'int(jining.teaching.check("{name}", answer_{name.replace(".", "_")}).right)'
                      for name in exercises_of(path)]
    # what nbgrader 0.9 reads of a cell (its schema 3): is it a solution, is it graded? One with both is graded by hand
    kinds = {"answer": (True, False), "points": (False, True), **dict.fromkeys(("completion", "yours", "box"), (True, True))}
    for cell in cells:
        tag = next(iter(editions.tags(cell) & set(kinds)), None)
        given = cell.metadata.get("nbgrader")
        solution, grade = kinds.get(tag, (False, False))
        assert given == (tag and {"schema_version": 3, "grade_id": given["grade_id"], "solution": solution, "grade": grade,
                                  "locked": not solution} | ({"points": 1} if grade else {}))
        told += [given["grade_id"]] if tag else []
    assert len(set(told)) == len(told) and all(re.fullmatch(r"[\w-]+", name, re.ASCII) for name in told)


@by_lesson
def test_slides_hold_one_idea_each_and_no_answer_beside_its_prediction(path, lang):
    cells = editions.slides(read(path)).cells
    for cell, after in itertools.pairwise(cells):
        if re.match(r"\*\*(Predict|预测)", cell.source) or "image/png" in f"{cell.get('outputs')}{after.get('outputs')}":
            assert after.metadata["slideshow"]["slide_type"] != "fragment", after
    words = [cell.source for cell in cells if cell.cell_type == "markdown"]
    assert words == sorted(words, key="\n".join(sources(path, "markdown")).find)
    assert HEADINGS[lang][-1] not in "\n".join(words)


def test_there_are_nine_lessons_in_both_languages_and_the_readme_of_the_course_lists_each_and_its_solution():
    assert [path.stem for paths in LESSONS.values() for path in paths] == STEMS * 2 and len(STEMS) == 9
    readme = (TEACHING["en"] / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in (*LESSONS["en"], *SOLUTIONS["en"]) if path.name not in readme] == []
