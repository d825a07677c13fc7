"""What a class answered: read from the notebooks that students hand in, as a table and as a picture."""

import json
import re
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.colors import ListedColormap

from jining.report.language import language
from jining.teaching.exercise import exercises_of
from jining.teaching.judge import MIME

#: States of an answer, from nothing to right, with the words and colours of the picture.
STATES = {"unreadable": ("file cannot be read", "文件无法读取", "#7A2E8E"), "missing": ("not there", "无此题", "#FFFFFF"),
          "not run": ("not run", "未运行", "#E4E6E8"), "blank": ("not answered", "未作答", "#C9CDD1"),
          "wrong": ("not yet right", "尚未正确", "#B87400"), "right": ("right", "正确", "#12355B")}
_COLUMNS = ["student", "exercise", "state", "answer", "tries", "said", "file"]
_CHECKED = re.compile(r"""check\(\s*["']([A-Za-z]\d+[._]\d+)["']""")
_LESSON = re.compile(r"^L\d+[ _-]+|[ _-]+L\d+$")
_TITLE = {"en": "Answers of {n} students", "zh": "{n}名学生的作答"}


def class_results(folder, *, lessons=None):
    """Read the notebooks that students handed in, and say who answered what. Nothing of them is run.

    Parameters
    ----------
    folder : str or path-like
        Folder with notebooks. In folders within it, the name of the first is that of the student; else the name of the
        file is, without "L2_" before or "_L2" behind it.
    lessons : sequence of str, optional
        Lessons such as "L2"; by default those of which a notebook holds an exercise.

    Returns
    -------
    pandas.DataFrame
        One row per student and exercise: `student`, `exercise`, `state` (ordered: "unreadable", "missing", "not run",
        "blank", "wrong", "right"), `answer` (in short, as it was read), `tries` (different wrong answers before),
        `said` (why it is not right) and `file`. A file that cannot be read is a row without an exercise, and stops
        nothing. Of two notebooks of one student, the better state counts.

    Raises
    ------
    ValueError
        If there is no such folder.

    Examples
    --------
    >>> import tempfile
    >>> len(class_results(tempfile.mkdtemp()))
    0
    """
    folder = Path(folder).expanduser()
    if not folder.is_dir():
        raise ValueError(f"{folder} is no folder; give the folder with the notebooks of the class")
    files = [path for path in sorted(folder.rglob("*.ipynb")) if ".ipynb_checkpoints" not in path.parts]
    rows = [row for path in files for row in _rows(path, _student(path, folder))]
    found = pd.DataFrame(rows, columns=_COLUMNS)
    found["state"] = pd.Categorical(found["state"], list(STATES), ordered=True)
    asked = _asked(found, lessons)
    bad = found[found["exercise"] == ""]
    best = found[found["exercise"].isin(asked)].sort_values("state", kind="stable")
    best = best.groupby(["student", "exercise"], observed=True).tail(1).set_index(["student", "exercise"])
    students = sorted(found["student"].unique())
    every = pd.MultiIndex.from_product([students, asked], names=["student", "exercise"])
    table = best.reindex(every).reset_index()
    table["state"] = table["state"].fillna("missing")
    only_bad = set(bad["student"]) - set(best.index.get_level_values("student"))
    table = table[~table["student"].isin(only_bad)]
    table = pd.concat([table, bad], ignore_index=True)[_COLUMNS]
    table["state"] = pd.Categorical(table["state"], list(STATES), ordered=True)
    return table.fillna({"answer": "", "said": "", "file": ""}).astype({"tries": "Int64"})


def _student(path, folder):
    inside = path.relative_to(folder).parts
    return inside[0] if len(inside) > 1 else _LESSON.sub("", path.stem) or path.stem


def _asked(found, lessons):
    known = list(exercises_of())
    wanted = set(lessons or {name.partition(".")[0] for name in found["exercise"] if name})
    return [name for name in known if name.partition(".")[0] in wanted]


def _rows(path, student):
    try:
        cells = json.loads(path.read_text(encoding="utf-8-sig"))["cells"]
        found = [row for cell in cells if cell.get("cell_type") == "code" for row in _of_cell(cell)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        return [(student, "", "unreadable", "", None, f"cannot be read: {type(error).__name__}", path.name)]
    return [(student, *row, path.name) for row in found]


def _of_cell(cell):
    """Find what a cell asked and what was said, newest last."""
    source = "".join(cell.get("source", ""))
    outputs = [output.get("data", {}) for output in cell.get("outputs", [])]
    kept = [data[MIME] for data in outputs if isinstance(data.get(MIME), dict)]
    for said in kept:
        blank = said.get("said") == "blank"
        state = "right" if said.get("right") else "blank" if blank else "wrong"
        yield str(said.get("exercise")), state, str(said.get("answer", "")), said.get("tries"), str(said.get("said", ""))
    told = {str(said.get("exercise")) for said in kept}
    for name in dict.fromkeys(_CHECKED.findall(source)):
        name = name.replace("_", ".").upper()
        if name not in told and name in exercises_of():
            failed = any(output.get("output_type") == "error" for output in cell.get("outputs", []))
            yield name, "wrong" if failed else "not run", "", None, "stopped with an error" if failed else ""


def draw_class_results(results, *, names=True, lang=None, ax=None):
    """Draw the results of a class: one row a student, one column an exercise.

    Parameters
    ----------
    results : pandas.DataFrame
        As `class_results` returns it.
    names : bool
        Whether the names of the students stand there.
    lang : {"en", "zh"}, optional
        That of the theme by default.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    matplotlib.axes.Axes
    """
    at = ("en", "zh").index(language(lang))
    results = results.assign(exercise=results["exercise"].replace("", "–"), code=results["state"].cat.codes)
    grid = results.pivot_table(index="student", columns="exercise", values="code", aggfunc="max", observed=True).fillna(1)
    if "–" in grid and len(grid.columns) > 1:  # a student whose file cannot be read has a whole row of it
        grid.loc[grid["–"] == 0] = 0
        grid = grid.drop(columns="–")
    if ax is None:
        size = 1.6 + 0.55 * len(grid.columns), 1.4 + 0.3 * len(grid)
        ax = plt.subplots(figsize=size, layout="constrained")[1]
    colors = ListedColormap([color for *_, color in STATES.values()])
    ax.pcolormesh(np.arange(len(grid.columns) + 1), np.arange(len(grid) + 1), grid.to_numpy(), cmap=colors, vmin=-0.5,
                  vmax=len(STATES) - 0.5, edgecolors="#FFFFFF", linewidth=1.5)
    ax.set_xticks(np.arange(len(grid.columns)) + 0.5, grid.columns)
    ax.set_yticks(np.arange(len(grid)) + 0.5, grid.index if names else [""] * len(grid), parse_math=False)
    ax.invert_yaxis()
    ax.tick_params(length=0)
    ax.set_title(_TITLE[("en", "zh")[at]].format(n=len(grid)), loc="left")
    there = [state for place, state in enumerate(STATES) if (grid == place).any(axis=None)]
    marks = [plt.Rectangle((0, 0), 1, 1, facecolor=STATES[state][2], edgecolor="#8A8F94") for state in there]
    ax.legend(marks, [STATES[state][at] for state in there], loc="upper left", bbox_to_anchor=(0, -0.06), ncols=3,
              frameon=False)
    return ax
