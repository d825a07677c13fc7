"""What a class answered: read from the notebooks that students hand in, as a table and as a picture."""

import json
import re

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns

from jining.report.cells import same
from jining.report.files import path_of
from jining.report.language import language
from jining.teaching.course import say
from jining.teaching.exercise import exercises_of
from jining.teaching.judge import MIME

#: States of an answer, from nothing to right, with their colours.
STATES = {"unreadable": "#7A2E8E", "missing": "#FFFFFF", "not run": "#E4E6E8", "blank": "#C9CDD1", "wrong": "#B87400",
          "right": "#12355B"}
_ORDER = pd.CategoricalDtype(list(STATES), ordered=True)
_COLUMNS = ["student", "exercise", "state", "answer", "tries", "said", "file"]
_CHECKED = re.compile(r"""check\(\s*["']([A-Za-z]\d+[._]\d+)["']""")
_LESSON = re.compile(r"^L\d+[ _-]+|[ _-]+L\d+$")


def class_results(folder):
    """Read the notebooks that students handed in, and say who answered what. Nothing of them is run.

    `folder` holds one folder a student, or notebooks with the student's name, as in "L2_Li.ipynb". One row per student and
    exercise of the lessons found: `student`, `exercise`, `state` (ordered: "unreadable", "missing", "not run", "blank",
    "wrong", "right"), `answer` (in short), `tries` (wrong answers before), `said` (why it is not right), `file`. A file that
    cannot be read is a row without an exercise. Of two notebooks of one student the better state counts.

    Examples
    --------
    >>> import tempfile
    >>> len(class_results(tempfile.mkdtemp()))
    0
    """
    folder = path_of(folder)
    if not folder.is_dir():
        raise ValueError(f"{folder} is no folder; give the folder with the notebooks of the class")
    files = [path for path in sorted(folder.rglob("*.ipynb")) if ".ipynb_checkpoints" not in path.parts]
    rows = [(_student(path, folder), *row, path.name) for path in files for row in _rows(path)]
    found = pd.DataFrame(rows, columns=_COLUMNS).astype({"state": _ORDER})
    readable, bad = found[found["exercise"] != ""], found[found["exercise"] == ""]
    best = readable.sort_values("state", kind="stable").drop_duplicates(["student", "exercise"], keep="last")
    lessons = {name.partition(".")[0] for name in best["exercise"]}
    every = [sorted(best["student"].unique()), [name for name, one in exercises_of().items() if one.lesson in lessons]]
    table = best.set_index(["student", "exercise"]).reindex(pd.MultiIndex.from_product(every, names=_COLUMNS[:2]))
    table = pd.concat([table.reset_index().fillna({"state": "missing"}), bad], ignore_index=True)[_COLUMNS]
    return table.fillna({"answer": "", "said": "", "file": ""}).astype({"tries": "Int64", "state": _ORDER})


def _student(path, folder):
    inside = path.relative_to(folder).parts
    return same(inside[0] if len(inside) > 1 else _LESSON.sub("", path.stem) or path.stem)


def _rows(path):
    """Find what a notebook asked and what was said: exercise, state, answer, tries, said; newest last."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8-sig"))["cells"]
        found = [row for cell in cells if cell.get("cell_type") == "code" for row in _of_cell(cell)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        return [("", "unreadable", "", None, f"cannot be read: {type(error).__name__}")]
    return found or [("", "unreadable", "", None, "holds no exercise")]


def _of_cell(cell):
    outputs = cell.get("outputs", [])
    told = [data[MIME] for output in outputs if isinstance((data := output.get("data", {})).get(MIME), dict)]
    told = {str(said.get("exercise")): said for said in told}
    for name, said in told.items():
        if name in exercises_of():
            state = "right" if said.get("right") is True else "blank" if said.get("said") == "blank" else "wrong"
            tries = tries if isinstance(tries := said.get("tries"), int) and 0 <= tries < 2**31 else None
            yield name, state, str(said.get("answer", "")), tries, str(said.get("said", ""))
    stopped = any(output.get("output_type") == "error" for output in outputs)
    for name in dict.fromkeys(name.replace("_", ".").upper() for name in _CHECKED.findall("".join(cell.get("source", "")))):
        if name not in told and name in exercises_of():
            yield name, *(("wrong", "", None, "stopped with an error") if stopped else ("not run", "", None, ""))


def draw_class_results(results, *, names=True, lang=None):
    """Draw the results of a class (of `class_results`): one row a student, one column an exercise; the axes are returned.

    Without `names` the picture can hang on the wall. `lang` is "en" or "zh", by default that of the theme.
    """
    if not isinstance(results, pd.DataFrame) or not set(_COLUMNS) <= set(results.columns):
        raise ValueError("results is no table of class_results(folder)")
    lang, states = language(lang), list(STATES)
    results = results.assign(code=results["state"].cat.codes)
    asked = results[results["exercise"] != ""] if (results["exercise"] != "").any() else results
    grid = asked.pivot_table(index="student", columns="exercise", values="code", aggfunc="max", sort=False)
    grid = grid.reindex(sorted(results["student"].unique())).fillna(0)  # all of a file that cannot be read is unreadable
    ax = plt.subplots(figsize=(max(8, 2 + 0.9 * len(grid.columns)), 2.4 + 0.3 * len(grid)), layout="constrained")[1]
    sns.heatmap(grid, vmin=-0.5, vmax=len(states) - 0.5, cmap=list(STATES.values()), linewidths=1.5, linecolor="#FFFFFF",
                cbar=False, yticklabels=names, ax=ax)
    if names:
        ax.set_yticklabels(grid.index, rotation=0, parse_math=False)
    ax.set(xlabel="", ylabel="")
    ax.tick_params(length=0)
    ax.set_title(say("class", lang, n=len(grid)), loc="left")
    there = [state for place, state in enumerate(states) if (grid == place).any(axis=None)]
    marks = [plt.Rectangle((0, 0), 1, 1, facecolor=STATES[state], edgecolor="#8A8F94") for state in there]
    ax.figure.legend(marks, [say(f"state.{state}", lang) for state in there], loc="outside lower left", ncols=3)
    return ax
