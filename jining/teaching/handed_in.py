"""What a class answered: read from the notebooks that students hand in, as a table and as a picture."""

import json
import re
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.colors import ListedColormap
from matplotlib.transforms import offset_copy

from jining.report.errors import check_choice
from jining.report.language import language
from jining.teaching.course import say
from jining.teaching.exercise import exercises_of
from jining.teaching.judge import MIME

#: States of an answer, from nothing to right, with their colours.
STATES = {"unreadable": "#7A2E8E", "missing": "#FFFFFF", "not run": "#E4E6E8", "blank": "#C9CDD1", "wrong": "#B87400",
          "written": "#8FB3CF", "right": "#12355B"}
#: Tasks of each lesson that people read: tags of their cells.
TASKS = ("completion", "yours", "box")
_ORDER = pd.CategoricalDtype(list(STATES), ordered=True)
_COLUMNS = ["student", "exercise", "state", "answer", "tries", "said", "file"]
_CHECKED = re.compile(r"""check\(\s*["']([A-Za-z]\d+[._]\d+)["']""")
_LESSON = re.compile(r"^L\d+[ _-]+|[ _-]+L\d+$")
_BOX = re.compile(r"\*\*(?:Your words:|你的话：)\*\*(.*)", re.DOTALL)
_INVITED = re.compile(r"^\s*[（(][^()（）]*[)）]\s*$")  # what stands in the box before anything is written


def class_results(folder, *, lessons=None):
    """Read the notebooks that students handed in, and say who answered what. Nothing of them is run.

    Parameters
    ----------
    folder : str or path-like
        Folder with notebooks: one folder a student, or the student's name in that of the file, as in "L2_Li.ipynb".
    lessons : str or sequence of str, optional
        Lessons such as "L2"; by default those of which a notebook holds an exercise.

    Returns
    -------
    pandas.DataFrame
        One row per student and exercise: `student`, `exercise` (also what people read: "L2.completion", "L2.yours" for
        the empty cell, "L2.box" for the words), `state` (ordered: "unreadable", "missing", "not run", "blank", "wrong",
        "written", "right"), `answer` (in short), `tries` (wrong answers before), `said` (why it is not right), `file`. A
        file that cannot be read is a row without an exercise. Of two notebooks of one student the better state counts.

    Raises
    ------
    ValueError
        If there is no such folder or lesson.

    Examples
    --------
    >>> import tempfile
    >>> len(class_results(tempfile.mkdtemp()))
    0
    """
    folder, lessons = Path(folder).expanduser(), [lessons] if isinstance(lessons, str) else lessons
    if not folder.is_dir():
        raise ValueError(f"{folder} is no folder; give the folder with the notebooks of the class")
    for lesson in lessons or ():
        check_choice("lesson", lesson, dict.fromkeys(one.lesson for one in exercises_of().values()))
    files = [path for path in sorted(folder.rglob("*.ipynb")) if ".ipynb_checkpoints" not in path.parts]
    rows = [(_student(path, folder), *row, path.name) for path in files for row in _rows(path)]
    found = pd.DataFrame(rows, columns=_COLUMNS).astype({"state": _ORDER})
    readable, bad = found[found["exercise"] != ""], found[found["exercise"] == ""]
    best = readable.sort_values("state", kind="stable").drop_duplicates(["student", "exercise"], keep="last")
    every = pd.MultiIndex.from_product([sorted(best["student"].unique()), _asked(best["exercise"], lessons)],
                                       names=["student", "exercise"])
    table = best.set_index(["student", "exercise"]).reindex(every).reset_index()
    table = pd.concat([table.fillna({"state": "missing"}), bad], ignore_index=True)[_COLUMNS]
    return table.fillna({"answer": "", "said": "", "file": ""}).astype({"tries": "Int64", "state": _ORDER})


def _student(path, folder):
    inside = path.relative_to(folder).parts
    return inside[0] if len(inside) > 1 else _LESSON.sub("", path.stem) or path.stem


def _asked(found, lessons):
    wanted, known = set(lessons or (name.partition(".")[0] for name in found)), exercises_of().values()
    return [name for lesson in dict.fromkeys(one.lesson for one in known) if lesson in wanted for name in
            (*(one.name for one in known if one.lesson == lesson), *(f"{lesson}.{tag}" for tag in TASKS))]


def _rows(path):
    """Find what a notebook asked and what was said: exercise, state, answer, tries, said; newest last."""
    try:
        cells = [{**cell, "source": "".join(cell.get("source", ""))}
                 for cell in json.loads(path.read_text(encoding="utf-8-sig"))["cells"]]
        found = [row for cell in cells if cell.get("cell_type") == "code" for row in _of_cell(cell)]
        if not found:
            return [("", "unreadable", "", None, "holds no exercise")]
        return [*found, *_tasks(cells, found[0][0].partition(".")[0])]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        return [("", "unreadable", "", None, f"cannot be read: {type(error).__name__}")]


def _of_cell(cell):
    kept = [data[MIME] for output in cell.get("outputs", []) if isinstance((data := output.get("data", {})).get(MIME), dict)]
    for said in kept:
        state = "right" if said.get("right") else "blank" if said.get("said") == "blank" else "wrong"
        yield str(said.get("exercise")), state, str(said.get("answer", "")), said.get("tries"), str(said.get("said", ""))
    told = {str(said.get("exercise")) for said in kept}
    for name in dict.fromkeys(_CHECKED.findall(cell["source"])):
        name = name.replace("_", ".").upper()
        if name not in told and name in exercises_of():
            yield name, "wrong" if _failed(cell) else "not run", "", None, _failed(cell)


def _failed(cell):
    stopped = any(output.get("output_type") == "error" for output in cell.get("outputs", []))
    return "stopped with an error" if stopped else ""


def _tasks(cells, lesson):
    """Say of the tasks that people read whether something was written; cells added by a student belong to the one before."""
    task, own = None, {}
    for cell in cells:
        tags = cell.get("metadata", {}).get("tags", [])
        task = next((tag for tag in TASKS if tag in tags), task if cell.get("cell_type") == "code" and not tags else None)
        if task:
            own.setdefault(task, []).append(cell)
    for task, group in own.items():
        text = "\n".join(_written(cell, task) for cell in group).strip()
        ran = task == "box" or any(cell.get("execution_count") for cell in group)
        failed = next(filter(None, map(_failed, reversed(group))), "")
        state = "blank" if not text else "wrong" if failed else "written" if ran else "not run"
        yield f"{lesson}.{task}", state, text[:200], None, failed if text else ""


def _written(cell, task):
    """Text that a student wrote in a cell: no remark, no line that still has its dots."""
    if task == "box":
        found = _BOX.search(cell["source"])
        return "" if not found or _INVITED.match(found[1]) else found[1].strip()
    lines = [line for line in cell["source"].splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return "" if task == "completion" and any("..." in line for line in lines) else "\n".join(lines)


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
    lang = language(lang)
    results = results.assign(exercise=results["exercise"].replace("", "–"), code=results["state"].cat.codes)
    grid = results.pivot_table(index="student", columns="exercise", values="code", aggfunc="max", sort=False)
    grid = grid.sort_index().fillna(list(STATES).index("missing"))
    if "–" in grid and len(grid.columns) > 1:  # a student whose file cannot be read has a whole row of it
        grid.loc[grid["–"] == 0] = 0
        grid = grid.drop(columns="–")
    if ax is None:
        size = 1.6 + 0.55 * len(grid.columns), 1.8 + 0.3 * len(grid)
        ax = plt.subplots(figsize=size, layout="constrained")[1]
    ax.pcolormesh(np.arange(len(grid.columns) + 1), np.arange(len(grid) + 1), grid.to_numpy(), vmin=-0.5,
                  vmax=len(STATES) - 0.5, cmap=ListedColormap(list(STATES.values())), edgecolors="#FFFFFF", linewidth=1.5)
    said = {f".{tag}": "\n" + say(f"task.{tag}", lang) for tag in TASKS}
    heads = [name.partition(".")[0] + said.get(name[name.find("."):], name[name.find("."):]) for name in grid.columns]
    ax.set_xticks(np.arange(len(grid.columns)) + 0.5, heads)
    ax.set_yticks(np.arange(len(grid)) + 0.5, grid.index if names else [""] * len(grid), parse_math=False)
    ax.invert_yaxis()
    ax.tick_params(length=0)
    ax.set_title(say("class", lang, n=len(grid)), loc="left")
    there = [state for place, state in enumerate(STATES) if (grid == place).any(axis=None)]
    marks = [plt.Rectangle((0, 0), 1, 1, facecolor=STATES[state], edgecolor="#8A8F94") for state in there]
    ax.legend(marks, [say(f"state.{state}", lang) for state in there], loc="upper left", ncols=3, frameon=False,
              bbox_to_anchor=(0, 0), bbox_transform=offset_copy(ax.transAxes, ax.figure, y=-38, units="points"))
    return ax
