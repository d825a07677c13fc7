"""How many promises say how much, where, who and when."""

import pandas as pd

from jining.figures.words import both
from jining.plot.bars import draw_bars
from jining.plot.tally import by_value, entry
from jining.plot.theme import ACCENT, GREY

_DATE = "has_deadline"
_MARKS = ("has_quantity", "has_comparator", "has_place", "has_actor", _DATE)


def data(rows, facts):
    """One row per mark: how many promises bear it."""
    return by_value(pd.DataFrame(
        [entry(key, both(f"five_marks.{key}"), rows.loc[rows[key].to_numpy(), "id"], color=ACCENT if key == _DATE else GREY)
         for key in _MARKS]))


def draw(table, rows, fig, lang):
    draw_bars(fig, table, lang=lang, most=len(rows), loud=1.6, track=True)


def say(table, rows, lang):
    return {"k": int(rows[_DATE].sum()), "marks": table}
