"""What an exercise is: its task, and its key and typical slips, computed from the shipped tables as the data say."""

from dataclasses import dataclass
from functools import cache

import pandas as pd

from jining.teaching.course import at_home, rows_of
from jining.teaching.frames import frame_of


@dataclass(frozen=True)
class Exercise:
    """One exercise that checks itself."""

    name: str
    kind: str
    choices: str
    tolerance: float
    percent: bool
    en: str
    zh: str
    where: str
    how: dict

    @property
    def lesson(self):
        """Name of the lesson, such as "L2"."""
        return self.name.partition(".")[0]


@cache
def exercises_of():
    """List every exercise by its name."""
    return {row["exercise"]: Exercise(
        row["exercise"], row["kind"], row["choices"], float(row["tolerance"] or 0), bool(row["percent"]), row["task_en"],
        row["task_zh"], row["where"], {"en": row["how_en"], "zh": row["how_zh"]}) for row in rows_of("exercises")}


@cache
def answers_of(exercise):
    """Compute what is recognised as an answer: for each row of the keys its values, "right" before all."""
    with at_home():
        return [(row, _values(row)) for row in rows_of("keys") if row["exercise"] == exercise]


def _values(row):
    """Keep the rows of a frame and ask something of them; a list, since several answers may be right."""
    if row["ask"] == "word":
        return [row["what"]]
    frame = frame_of(row["frame"])
    kept = frame.query(row["keep"], engine="python") if row["keep"] else frame
    if row["ask"] == "any":
        return kept[row["what"]].tolist()
    return [_ASKED[row["ask"]](kept, row["what"])]


def _value(frame, what):
    found = _column(frame, what)
    return found.iloc[-1] if isinstance(found, pd.Series) else found


def _column(frame, what):
    return frame[what] if what in frame else frame.eval(what, engine="python")


def _grouped(frame, what):
    column, _, by = what.partition(" by ")
    return frame.groupby(by)[column]


_ASKED = {
    "ids": lambda frame, what: frame["id"], "rows": lambda frame, what: len(frame), "value": _value,
    "share": lambda frame, what: 100 * _column(frame, what).mean(), "different": lambda frame, what: frame[what].nunique(),
    "counts": lambda frame, what: frame[what].value_counts(),
    "largest": lambda frame, what: frame[what].value_counts().idxmax(),
    "sums": lambda frame, what: _grouped(frame, what).sum(), "means": lambda frame, what: _grouped(frame, what).mean(),
}  # fmt: skip
