"""Targets as dots on one honest axis, with the mark of their bound; and two values side by side."""

import numpy as np
import pandas as pd

from jining.plot import text
from jining.plot.axes import name_rows, needs_log, value_axis
from jining.plot.bars import _HIGH, fit_names
from jining.plot.chart import chart, documented, nothing
from jining.plot.layout import axes_of, key, new_axes, outer, place, size_of
from jining.plot.marks import REACH, draw_mark, draw_marks, points_per_unit, value_of
from jining.plot.theme import ACCENT, GREY, PALE, look
from jining.report.amounts import amount
from jining.report.errors import check_choice
from jining.report.labels import label
from jining.report.language import language

#: Diameter of a dot in sizes of the text, and the part of the width that names may take.
_DOT, _NAMES = 0.78, 0.46
_SHARES = ("share", "coverage")


def draw_targets(ax, targets, *, names, texts, colors=None, lang=None, unit="", share=False):
    """Draw one target per row, the first on top, all of one thing: name, mark with its bound, number in words beside it."""
    ax, lang = axes_of(ax), language(lang)
    size = size_of(ax.figure)
    x, log = value_of(targets), needs_log(value_of(targets))
    points = _seat(ax, names, texts, size, lang)
    value_axis(ax, x, lang, points=size.small, unit=unit, share=share, log=log, ticks=log)
    ax.hlines(range(len(targets)), ax.get_xlim()[0], x, color=PALE, lw=1, zorder=1)
    limit = 100 if share else None
    reach = draw_marks(ax, targets, range(len(targets)), color=colors or ACCENT, size=_DOT * points, limit=limit)
    for row, (value, taken, said) in enumerate(zip(x, reach, texts, strict=True)):
        text.beside(ax, value, row, said, points=points, dx=taken + 0.5 * points, gid="value")
    return ax


def draw_dumbbells(ax, table, *, lang=None, unit="", before=None, after=None):
    """Draw two values per row and a line between them: `before` as a grey dot, `value` with its mark; perhaps a key."""
    ax, lang = axes_of(ax), language(lang)
    size, box = size_of(ax.figure), outer(ax)
    texts = [str(said) for said in table.get(f"text_{lang}", [""] * len(table))]
    head = box.top - key(ax.figure, box, [(before, GREY), (after, ACCENT)], lang, dots=True).top if before else 0
    points = _seat(ax, table[f"label_{lang}"], texts, size, lang, head)
    values = np.concatenate([table["value"].to_numpy(float), table["before"].dropna().to_numpy(float)])
    value_axis(ax, values, lang, points=size.small, unit=unit, ticks=not all(texts))
    dot = _DOT * points
    for row, entry in enumerate(table.itertuples()):
        last = entry.value
        if entry.before == entry.before:
            shade = getattr(entry, "color", ACCENT)
            ax.plot([entry.before, entry.value], [row, row], color=shade, lw=0.3 * dot, zorder=2, solid_capstyle="butt")
            draw_mark(ax, "eq", entry.before, row, color=GREY, size=dot)
            last = max(entry.before, entry.value)
        ax.plot([entry.value], [row], ls="", marker="o", ms=1.35 * dot, mec="none", mfc="white", clip_on=False, zorder=2.5)
        taken = draw_mark(ax, entry.mark, entry.value, row, color=ACCENT, size=dot)
        reach = max(taken - (last - entry.value) * points_per_unit(ax), 0.6 * dot)
        text.beside(ax, last, row, texts[row], points=points, dx=reach + 0.5 * points, gid="value")
    return ax


def _seat(ax, names, texts, size, lang, head=0):
    """Give rows their height, names and words their room; the size of the letters is returned."""
    box, below = outer(ax), 1.9 * size.small
    pitch = min((box.height - below - head) / max(len(names), 1), _HIGH * size.text)
    broken, points = fit_names(names, lang, _NAMES * box.width, pitch, size)
    left = max(text.width("\n".join(lines), points) for lines in broken) + 1.4 * points
    right = max((text.width(said, points) for said in texts), default=0) + (REACH * _DOT + 0.8) * points
    place(ax, left=left, right=right, top=head, bottom=max(below, box.height - head - pitch * len(names)))
    name_rows(ax, broken, points, pad=1.1 * points)
    return points


@chart()
def plot_targets(promises, *, lang=None, ax=None):
    """Plot targets that count the same thing as dots, with the mark of their bound.

    {promises}
    {place}

    {axes}
        One row per target, the largest on top, without records that are no target; x is the value in the unit of the
        targets, from zero, or logarithmic where the largest is more than fifty times the smallest.

    {errors}
        Also if its targets count different things.

    At least: a dot with an arrow to the right; at most: to the left; about: an open dot; a range: a bar; all: a square.

    Examples
    --------
    >>> import jining
    >>> growth = jining.select(jining.load(), para="0.2")
    >>> len(plot_targets(growth[growth["measure_type"] == "growth_rate"], lang="en").get_yticklabels())
    6
    """
    targets = promises[promises["kind"] == "target"]
    if targets.empty:
        return None
    _refuse_unlike(targets, lang)
    targets = targets.assign(_x=value_of(targets)).sort_values("_x", ascending=False, kind="stable")
    percent = (targets["unit"] == "percent").all()
    share = bool(percent and targets["measure_type"].astype("str").isin(_SHARES).all())
    return draw_targets(ax, targets, names=targets[f"item_{lang}"], lang=lang, unit="%" if percent else "", share=share,
                        texts=[amount(row, lang) for row in targets.itertuples()])


def _refuse_unlike(targets, lang):
    things = [label("unit", unit, lang) for unit in dict.fromkeys(targets["unit"].astype("str"))]
    kinds = targets["measure_type"].astype("str") == "growth_rate"
    if len(things) > 1:
        raise ValueError(f"these targets count different things ({', '.join(things)}), which share no axis: "
                         "select one unit, or set them as a table with jining.plot_table")
    if (targets["unit"] == "percent").all() and 0 < kinds.sum() < len(targets):
        raise ValueError("these targets are rates of growth and shares of a whole, which share no axis: "
                         "select one measure_type first")


@documented
def plot_dumbbell(table, *, lang=None, ax=None):
    """Plot two values per row, such as the year before and the target, with a line between them.

    Parameters
    ----------
    table : pandas.DataFrame
        One row per pair: `label` (or label_en and label_zh), `before` (may be missing), `value`, perhaps `mark`: the bound
        of the value ("ge", "le", "approx"; "eq" by default).
    {place}

    {axes}
        x starts at zero; the first row is on top.

    Raises
    ------
    ValueError
        If a column is missing, a value is no number from zero on, or a mark is not known.

    Examples
    --------
    >>> import pandas as pd
    >>> ax = plot_dumbbell(pd.DataFrame({"label": ["A", "B"], "before": [4, None], "value": [6, 5]}))
    """
    with look(lang) as lang:
        pairs, ax = _pairs(table, lang), new_axes(ax, lang)
        return draw_dumbbells(ax, pairs, lang=lang) if len(pairs) else nothing(ax, lang)


def _pairs(table, lang):
    """Names, numbers and marks of a table of pairs; all that is wrong with it is said at once."""
    names = next((name for name in (f"label_{lang}", "label") if isinstance(table, pd.DataFrame) and name in table), None)
    if names is None or not {"before", "value"} <= set(table):
        raise ValueError("this is no table of pairs: a row needs label, before and value")
    numbers = table[["before", "value"]].apply(pd.to_numeric, errors="coerce").astype("float64")
    wrong = [f"row {row}: {column}={cell!r} is no number from zero on" for column in ("value", "before")
             for row, (cell, number) in enumerate(zip(table[column], numbers[column], strict=True))
             if not (0 <= number < np.inf or (column == "before" and pd.isna(cell)))]
    if wrong:
        raise ValueError("\n".join(wrong))
    for mark in table.get("mark", ()):
        check_choice("mark", mark, ("eq", "ge", "le", "approx"))
    return table.assign(**numbers, mark=table.get("mark", "eq"), **{f"label_{lang}": table[names]})
