"""Write into the notebooks of the course what stands elsewhere: `python tools/lessons.py`; `--check` only says what differs.

Each row of `data/teaching/exercises.csv` gives its lesson the task and a cell to answer in, and the solutions the task, the
code and the reason; the objectives of the lesson name it. An exercise that stands in a notebook is written anew at its
place, a new one comes after the one before it in the table, and one that the table lacks goes. Solutions load what their
lesson loads. Code and metadata of a Chinese notebook are those of the English one. All other words are written in the
notebooks. Outputs of code that changed go; `make notebooks` executes all notebooks after this.
"""

import copy
import itertools
import re
import sys

import nbformat
from editions import LANGUAGES, ROOT, lessons, tags
from freeze import normalise

from jining.teaching.course import rows_of

#: By language: how the list of objectives begins; what opens the brackets that end an objective, stands between two
#: exercises there and before another task, and closes them.
OBJECTIVES = {"en": ("## Objectives", " (", ", ", ", ", ")"), "zh": ("## 目标", "（", "、", "，", "）")}


def parts(row, lang, solved):
    """List what an exercise writes into its cells: task and blank, or task, code of the solution and reason."""
    name, answer = row["exercise"], f"answer_{row['exercise'].replace('.', '_')}"
    lines = row["solution"].split("; ") if solved else [f"{answer} = ..."]
    if not lines[-1].startswith(f"{answer} = "):
        raise ValueError(f'exercises.csv, {name}, solution: ends with "{lines[-1]}"; the last statement must give {answer}')
    return [f"### {name}\n\n{row[f'task_{lang}']}", "\n".join([*lines, f'jining.teaching.check("{name}", {answer})']),
            *[row[f"why_{lang}"]] * solved]


def put(cell, source):
    """Give a cell its words; what other code gave goes."""
    if cell.source != source:
        cell.source = source
        if cell.cell_type == "code":
            cell.update(outputs=[], execution_count=None)


def places(cells):
    """Find the exercises of a notebook: where the task of each stands."""
    return {cell.source[4:8]: place for place, cell in enumerate(cells) if "task" in tags(cell)}


def write_exercises(cells, rows, lang, solved):
    """Write the exercises of a lesson, each at its place, into the cells of a notebook."""
    size, names = 2 + solved, [row["exercise"] for row in rows]
    if not set(names) & set(places(cells)):
        raise ValueError(f"holds none of {', '.join(names)}, so nothing says where they stand; write the first by hand")
    after = min(places(cells).values())
    for name in set(places(cells)) - set(names):
        at = places(cells)[name]
        del cells[at:at + size]
    for row in rows:
        at = places(cells).get(row["exercise"])
        if at is None:
            at = after
            cells[at:at] = [nbformat.v4.new_markdown_cell(metadata={"tags": ["task"]}),
                            nbformat.v4.new_code_cell(metadata={"tags": ["answer"]}),
                            *[nbformat.v4.new_markdown_cell() for _ in range(solved)]]
        after = at + size
        for cell, source in zip(cells[at:after], parts(row, lang, solved), strict=True):
            put(cell, source)


def write_objectives(cells, rows, lang):
    """Name in each objective of a lesson the exercises that serve it."""
    heading, opens, between, before, closes = OBJECTIVES[lang]
    cell = next(cell for cell in cells if cell.source.startswith(heading))
    lines = cell.source.split("\n")
    listed = [number for number, line in enumerate(lines) if line.startswith("- ")]
    for place, number in enumerate(listed, 1):
        words, _, tasks = lines[number].removesuffix(closes).rpartition(opens)
        names = between.join(row["exercise"] for row in rows if str(place) in row["objectives"].split(";"))
        others = [task for task in re.split("[,、，] ?", tasks) if not re.fullmatch(r"L\d\.\d", task)]
        lines[number] = f"{words}{opens}{before.join(filter(None, [names, *others]))}{closes}"
    cell.source = "\n".join(lines)
    for row in rows:
        if int(max(row["objectives"].split(";"))) > len(listed):
            raise ValueError(f"names {len(listed)} objectives; exercises.csv, {row['exercise']}: {row['objectives']}")


def write_twin(cells, models, lang):
    """Give the cells of a Chinese notebook the code and the metadata of the English one."""
    for cell, model in itertools.zip_longest(cells, models):
        if cell is None or model is None or cell.cell_type != model.cell_type:
            raise ValueError(f"is not in step with the English one from {(cell or model).id}")
        cell.metadata = copy.deepcopy(model.metadata)
        if cell.cell_type == "code":
            put(cell, model.source.replace('LANG = "en"', f'LANG = "{lang}"'))


def write(notebook, rows, lang, solved, english=None, lesson=None):
    """Write into a notebook what stands elsewhere: in the table, in the English notebook, in the lesson of a solution."""
    write_exercises(notebook.cells, rows, lang, solved)
    if not solved:
        write_objectives(notebook.cells, rows, lang)
    if english:
        write_twin(notebook.cells, english.cells, lang)
    elif solved:
        there, here = (next(cell for cell in made.cells if "parameters" in tags(cell)) for made in (lesson, notebook))
        put(here, there.source)
    return normalise(notebook)


def written(table):
    """Write the lessons of which a table holds exercises anew: each notebook, by its path, as it should stand."""
    made = {}
    for lesson in lessons("en"):
        if not (rows := [row for row in table if row["exercise"][:2] == lesson.stem[:2]]):
            continue
        for name in (lesson.name, f"solutions/{lesson.stem[:2]}_solutions.ipynb"):
            for lang, folder in LANGUAGES.items():
                path, english = folder / name, made.get(lesson.parent / name)
                try:
                    made[path] = write(nbformat.read(path, 4), rows, lang, name != lesson.name, english, made.get(lesson))
                except ValueError as error:
                    raise ValueError(f"{path.relative_to(ROOT)}: {error}") from None
    return made


def differing():
    """List what stands otherwise: path, the notebook as it should stand, and how the cells begin that come or go."""
    for path, made in written(rows_of("exercises")).items():
        before = nbformat.read(path, 4)
        if made != before:
            stand, should = ([(cell.source, cell.metadata) for cell in book.cells] for book in (before, made))
            cells = [cell for cell in [*should, *stand] if (cell in stand) != (cell in should)]
            yield path, made, list(dict.fromkeys(source.partition("\n")[0] for source, _ in cells))


if __name__ == "__main__":
    found = list(differing())
    for path, notebook, begins in found:
        print(path.relative_to(ROOT), *begins, sep="\n  ")
        if "--check" not in sys.argv[1:]:
            nbformat.write(notebook, path)
    sys.exit("--check" in sys.argv[1:] and bool(found))
