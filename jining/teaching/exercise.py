"""What an exercise is: its task, and its key and typical slips, computed from the shipped tables as the data say."""

from functools import cache
from types import SimpleNamespace

import pandas as pd

from jining.teaching.course import at_home, rows_of
from jining.teaching.frames import frame_of


@cache
def exercises_of():
    """List every exercise by its name, with what its row says and its lesson, such as "L2"."""
    return {row["exercise"]: SimpleNamespace(
        name=row["exercise"], lesson=row["exercise"].partition(".")[0], kind=row["kind"], choices=row["choices"],
        tolerance=float(row["tolerance"] or 0), percent=bool(row["percent"]), en=row["task_en"], zh=row["task_zh"],
        where=row["where"], how={"en": row["how_en"], "zh": row["how_zh"]}) for row in rows_of("exercises")}


@cache
def answers_of(exercise):
    """Compute what is recognised as an answer: for each row of the keys its values, "right" before all."""
    with at_home():
        return [(row, _values(row)) for row in rows_of("keys") if row["exercise"] == exercise]


def _values(row):
    """Keep the rows of a frame and ask something of them; a list, since several answers may be right."""
    if row["ask"] == "word":
        return [row["what"]]
    frame, (column, _, by) = frame_of(row["frame"]), row["what"].partition(" by ")
    kept = frame.query(row["keep"], engine="python") if row["keep"] else frame
    found = kept[column] if column in kept else kept.eval(column, engine="python") if column else kept.iloc[:, 0]
    return found.tolist() if row["ask"] == "any" else [_ASKED[row["ask"]](found, by and kept[by])]


_ASKED = {
    "ids": lambda found, by: found, "rows": lambda found, by: len(found), "share": lambda found, by: 100 * found.mean(),
    "value": lambda found, by: found.iloc[-1] if isinstance(found, pd.Series) else found,
    "different": lambda found, by: found.nunique(), "counts": lambda found, by: found.value_counts(),
    "largest": lambda found, by: found.value_counts().idxmax(),
    "sums": lambda found, by: found.groupby(by).sum(), "means": lambda found, by: found.groupby(by).mean(),
}  # fmt: skip
