"""What is said to an answer: right, or a hint that teaches and gives nothing away; and what a class answered."""

import difflib
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns

from jining.plot.theme import look
from jining.report.cells import same
from jining.report.files import path_of
from jining.report.language import LANGS, language
from jining.teaching.course import at_home, rows_of, say, shown, words_of
from jining.teaching.exercise import exercises_of, keys_of
from jining.teaching.read_answer import READERS, Counted, Percent, Refused

#: Under this type a notebook keeps what was said, for the results of a class.
MIME = "application/vnd.jining.answer+json"
_tries = {}
#: States of an answer, from nothing to right, with their colours.
STATES = {"unreadable": "#7A2E8E", "missing": "#FFFFFF", "not run": "#E4E6E8", "not shown": "#8FB8DE", "blank": "#C9CDD1",
          "wrong": "#B87400", "right": "#12355B"}
_ORDER = pd.CategoricalDtype(list(STATES), ordered=True)
_COLUMNS = ["student", "exercise", "state", "answer", "tries", "said", "file"]
_CHECKED = re.compile(r"""check\s*\(\s*(?:name\s*=\s*)?["']([A-Za-z]\d+[._]\d+)["']""")
_PRINTED = re.compile(r"^(L\d\.\d)[:：] ?([^.。]*)", re.MULTILINE)
#: What stands in the name of a file or folder beside that of a student: the lesson.
_LESSON = re.compile(
    r"^{0}(?:[ ._-]+|$|(?=[㐀-鿿]))|(?:[ ._-]+|(?<=[㐀-鿿])){0}$".format(r"(?:L0?\d|Lesson[ _-]?\d|第.课)"), re.I)


@dataclass(frozen=True, repr=False)
class Feedback:
    """What is said to an answer, of what sort that is (`said`), the answer in short, and how many were wrong before."""

    name: str
    right: bool
    message: str
    said: str = ""
    answer: str = ""
    tries: int = 0

    def __repr__(self):
        return self.message

    def _repr_mimebundle_(self, **kwargs):
        shown_, mark = html.escape(self.message).replace("\n", "<br>"), "✔" if self.right else "…"
        page = f'<p style="max-width:44em;border-left:4px solid;padding-left:.7em">{mark} {shown_}</p>'
        kept = {"exercise": self.name, "right": self.right, "said": self.said, "answer": self.answer, "tries": self.tries}
        return {"text/plain": self.message, "text/html": page, MIME: kept}


def check(name, answer, *, lang=None):
    """Say whether an answer is right, or give a hint that teaches: a `Feedback` with `right` and `message`.

    `name` is that of the exercise, such as "L2.3" (of one that there is not the nearest is named, a ValueError), `answer`
    whatever you computed; `...` means that you have not answered yet. Every new wrong answer gets the next of three hints:
    what kind of thing is asked, where to look, how. `lang` is "en" or "zh", by default that of the theme.

    >>> print(check("L2.1", None))
    L2.1: your answer is a missing value: something was not found on the way, or was only shown by print, which gives
    nothing back. Look at each step. Expected is a word in quotation marks.
    """
    known, asked = exercises_of(), str(name).strip().upper().replace("_", ".")
    if asked not in known:
        raise ValueError(f"no exercise {name!r}; the nearest is {difflib.get_close_matches(asked, known, 1, 0)[0]!r}")
    with at_home():  # what runs out when it is read, is read once
        return _judge(known[asked], list(answer) if isinstance(answer, Iterator) else answer, language(lang))


def _judge(exercise, answer, lang):
    """Compare an answer with the key of its exercise; every new wrong answer gets the next hint."""
    if answer is ...:
        return _feedback(exercise, "blank", lang, task=getattr(exercise, f"task_{lang}"))
    try:
        given = READERS[exercise.kind](answer, exercise.choices)
    except Refused as refused:
        said, words = refused.args
        return _feedback(exercise, said, lang, **words)
    if isinstance(given[0], Counted if exercise.percent else Percent):
        return _feedback(exercise, "type", lang, sort="counted" if exercise.percent else "percent")
    rights, slips = keys_of(exercise.name)
    fits = [any(_same(exercise, one, right) for right in rights) for one in given]
    if 2 * sum(fits) > len(fits):  # `groupby(...).count()` counts in each column, and leaves out what is missing there
        said = _feedback(exercise, "right", lang, given=given[0])
        _tries.pop(exercise.name, None)
        return said
    if len(given) > 1:  # a table with several columns of numbers
        return _feedback(exercise, "type", lang, sort="table")
    tried = _tries.setdefault(exercise.name, [])
    if given[0] not in tried:
        tried.append(given[0])
    for slip, wrongs in slips:
        if any(_same(exercise, given[0], wrong) for wrong in wrongs):
            return _feedback(exercise, "wrong", lang, f"slip:{slip['answer']}", given=given[0], fact=slip[lang], hint="")
    fact, step = say(f"fact.{_fact(exercise, given[0], rights[0])}", lang), min(len(tried), 3)
    parts = [part.strip().partition(":") for part in exercise.where.split(";")]
    places = "; ".join(say(f"table.{table}", lang) + mark + columns for table, mark, columns in parts)
    steps = say(f"step.{exercise.kind}", lang), say("look", lang, places=places), getattr(exercise, f"how_{lang}")
    hint = say("hint", lang, step=step, text=steps[step - 1])
    return _feedback(exercise, "wrong", lang, given=given[0], fact=fact + " " * (lang == "en" and fact != ""), hint=hint)


def _feedback(exercise, said, lang, as_=None, given="", sort=None, **words):
    joint = {"en": ": ", "zh": "："}[lang]
    choices = say(f"list.{exercise.choices}", lang) or shown(exercise.choices, lang)  # a long list has its own command
    words |= {"kind": say(f"kind.{exercise.kind}", lang), "choices": joint + choices if exercise.kind == "choice" else ""}
    if said == "type":
        tip = say(f"tip.{exercise.kind}.{sort}", lang) or say(f"tip.any.{sort}", lang)
        words |= {"got": say(f"sort.{sort}", lang), "tip": tip}
    message = f"{exercise.name}{joint}{say(f'said.{said}', lang, **words)}".strip()
    tries = len(_tries.get(exercise.name, ()))
    return Feedback(exercise.name, said == "right", message, as_ or said, _short(given)[:200], tries)


def _short(given):
    """Write an answer as it was read, for the results of a class."""
    if isinstance(given, float):
        return f"{given:.6g}" + " %" * isinstance(given, Percent)
    parts = [f"{label}: {n:g}" for label, n in given.items()] if isinstance(given, dict) else sorted(given)
    return given if isinstance(given, str) else ", ".join(parts)


def _same(exercise, one, two):
    if exercise.kind == "number":  # where a percentage is asked, a share may be meant
        forms = [one, 100 * one] if exercise.percent and not isinstance(one, Percent) else [one]
        return any(abs(form - two) <= exercise.tolerance + 1e-9 for form in forms)
    return one == two


def _fact(exercise, given, right):
    """Name what can be said of an answer by comparing it with the key, without the key."""
    if exercise.kind == "number" and exercise.tolerance:
        other = 100 * given if exercise.percent and not isinstance(given, Percent) else given
        fine = next(place for place in range(6) if 10.0**-place <= 2.1 * exercise.tolerance)
        coarse = [abs(form - round(right, place)) < 1e-6 and abs(form - right) < 0.1 * abs(right)
                  for form in (given, other) for place in range(fine)]
        return "round" if any(coarse) else ""
    if exercise.kind == "ids":
        return "fewer" if given < right else "more" if given & right else "none"
    return "foreign" if exercise.kind == "counts" and not set(given) <= set(words_of(exercise.choices)) else ""


def class_results(folder):
    """Read the notebooks that students handed in, and say who answered what. Nothing of them is run.

    One row per student, exercise and file: `student` (the place of the file in `folder` without its lesson: "Li" of
    "L2_Li.ipynb" or "Li/L2.ipynb", "A/Li" of "A/L2_Li.ipynb"), `exercise`, `state` (ordered: "unreadable", "missing", "not
    run", "not shown" but run, "blank", "wrong", "right"), `answer`, `tries` (wrong ones before), `said` (why not right),
    `file`. A file that cannot be read is a row without exercise. Solutions and blank lessons of the course are left out.

    >>> import tempfile
    >>> len(class_results(tempfile.mkdtemp()))
    0
    """
    folder = path_of(folder)
    if not folder.is_dir():
        raise ValueError(f"{folder} is no folder; give the folder with the notebooks of the class")
    rows = []
    for path in sorted(folder.rglob("*.[iI][pP][yY][nN][bB]")):
        if not (path.match(".ipynb_checkpoints/*") or path.match("solutions/L?_solutions.*")):
            place = path.relative_to(folder)
            parts = [*place.parts[:-1], re.sub(r"(-Copy\d+| ?\(\d+\))+$", "", place.stem)]  # of one file more
            student, found = "/".join(filter(None, map(_without_lesson, parts))), _rows(path)
            if student.rpartition("/")[2] not in ("", "zh") or any(row[1] != "blank" for row in found):
                rows += [(same(student or place.stem), *row, place.as_posix()) for row in found]
    found = pd.DataFrame(rows, columns=_COLUMNS).astype({"state": _ORDER})
    readable, bad = found[found["exercise"] != ""], found[found["exercise"] == ""]
    best = readable.sort_values("state", kind="stable").drop_duplicates(["file", "exercise"], keep="last")
    lessons = {name[:2] for name in best["exercise"]}
    every = [sorted(best["student"].unique()), [name for name in exercises_of() if name[:2] in lessons]]
    asked = pd.MultiIndex.from_product(every, names=_COLUMNS[:2]).to_frame(index=False)
    table = asked.merge(best.sort_values("file"), how="left").fillna({"state": "missing"})
    return pd.concat([table, bad]).fillna({"answer": "", "said": "", "file": ""}).astype({"tries": "Int64", "state": _ORDER})


def _without_lesson(name):
    for title in words_of("lesson"):
        name = re.sub(re.escape(title), title[:2], name, flags=re.IGNORECASE)
    return _LESSON.sub("", name)


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
    printed = dict(_PRINTED.findall("\n".join("".join(output.get("text", "")) for output in outputs)))
    begins = {re.split("[.。]", row[lang])[0]: row["name"].removeprefix("said.") for row in rows_of("messages")
              if row["name"] in ("said.right", "said.blank") for lang in LANGS}
    ended = ("wrong", "stopped with an error") if any(output.get("output_type") == "error" for output in outputs) else (
        "not run" if cell.get("execution_count") is None else "not shown", "")
    for name in dict.fromkeys(name.replace("_", ".").upper() for name in _CHECKED.findall("".join(cell.get("source", "")))):
        if name not in told and name in exercises_of():
            state, said = (begins.get(printed[name], "wrong"), "") if name in printed else ended
            yield name, state, "", None, said


def draw_class_results(results, *, names=True, lang=None):
    """Draw the results of a class (of `class_results`): one row a student, one column an exercise; the axes are returned.

    Without `names` the picture can hang on the wall. `lang` is "en" or "zh", by default that of the theme.
    """
    if not isinstance(results, pd.DataFrame) or not set(_COLUMNS) <= set(results.columns):
        raise ValueError("results is no table of class_results(folder)")
    results = results.fillna({"exercise": ""}).assign(code=results["state"].astype(_ORDER).cat.codes)
    asked = results[results["exercise"] != ""] if (results["exercise"] != "").any() else results
    grid = asked.pivot_table(index="student", columns="exercise", values="code", aggfunc="max", sort=False)
    grid = grid.reindex(sorted(results["student"].unique())).fillna(0)  # all of a file that cannot be read is unreadable
    with look(lang) as lang:
        ax = plt.subplots(figsize=(max(8, 2 + 0.9 * len(grid.columns)), 2.4 + 0.3 * len(grid)), layout="constrained")[1]
        sns.heatmap(grid, vmin=-0.5, vmax=len(STATES) - 0.5, cmap=list(STATES.values()), linewidths=1.5, linecolor="#FFFFFF",
                    cbar=False, yticklabels=names, ax=ax)
        ax.set(xlabel="", ylabel="")
        ax.tick_params(length=0, labelrotation=0)
        ax.set_title(say("class", lang, n=len(grid)), loc="left")
        there = [state for place, state in enumerate(STATES) if (grid == place).any(axis=None)]
        marks = [plt.Rectangle((0, 0), 1, 1, facecolor=STATES[state], edgecolor="#8A8F94") for state in there]
        ax.figure.legend(marks, [say(f"state.{state}", lang) for state in there], loc="outside lower left", ncols=3)
    return ax
