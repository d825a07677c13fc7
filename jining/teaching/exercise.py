"""What an exercise is: its task from the data, its key and its typical slips computed from the shipped tables."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass

from jining.report.read_csv import read_rows
from jining.report.report import per_report

#: Kinds of answer, as the messages name them.
KINDS = {
    "number": ("a number", "一个数字"), "choice": ("a word in quotation marks", "一个带引号的词"),
    "month": ("a year and a month in quotation marks", "带引号的年月"),
    "ids": ("ids of records, such as a list or the column id of a selection", "记录编号，如列表或筛选结果的 id 列"),
    "counts": ("labels with their numbers, such as the result of value_counts",
               "标签及其数字，如 value_counts 的结果"),
}  # fmt: skip


@dataclass(frozen=True)
class Exercise:
    """One exercise that checks itself; `key` and the functions of `slips` compute answers from the shipped data."""

    name: str
    kind: str
    choices: str
    tolerance: float
    percent: bool
    en: str
    zh: str
    where: str
    how: dict
    key: Callable
    slips: tuple = ()
    also: Callable = lambda: ()


@dataclass(frozen=True)
class Slip:
    """A typical wrong way: what it gives, and what that is, in two languages."""

    name: str
    gives: Callable
    en: str
    zh: str


@per_report
def exercises_of():
    """List every exercise by its name."""
    rows, _ = read_rows(name="exercises")
    return {name: _exercise(dict(zip(rows, cells, strict=True)))
            for name, cells in zip(rows["exercise"], zip(*rows.values(), strict=True), strict=True)}


def _exercise(row):
    name = row["exercise"]
    lesson = importlib.import_module(f"jining.teaching.lessons.lesson_{name[1:].partition('.')[0]}")
    return Exercise(name, row["kind"], row["choices"], float(row["tolerance"] or 0), bool(row["percent"]), row["task_en"],
                    row["task_zh"], row["where"], {"en": row["how_en"], "zh": row["how_zh"]}, lesson.KEYS[name],
                    tuple(_slips(name, lesson.SLIPS.get(name, {}))), lesson.ALSO.get(name, tuple))


def _slips(exercise, gives):
    rows, _ = read_rows(name="slips")
    for name, slip, en, zh in zip(*rows.values(), strict=True):
        if name == exercise:
            yield Slip(slip, gives[slip], en, zh)


def role_of(exercise, role="asked"):
    """List the ids of the records that an exercise speaks of, in the order of the data."""
    rows, _ = read_rows(name="exercise_records")
    return [id_ for name, known, id_ in zip(*rows.values(), strict=True) if (name, known) == (exercise, role)]


def record_of(promises, exercise, role="asked"):
    """Find the one record that an exercise speaks of."""
    (id_,) = role_of(exercise, role)
    return promises.set_index("id").loc[id_]
