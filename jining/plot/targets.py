"""Targets as dots on one honest axis, with the mark of their bound; and two values side by side."""

import itertools

import numpy as np
import pandas as pd

from jining.plot import text
from jining.plot.layout import axes, key, new_axes, outer, seat, size_of
from jining.plot.marks import REACH, draw_mark, marked, points_between
from jining.plot.tally import by_value, called, chart, documented, nothing, per_record
from jining.plot.theme import ACCENT, GREY, INK_2, PALE, RULE, look
from jining.report.amounts import number
from jining.report.errors import check_choice
from jining.report.labels import label
from jining.report.language import language

#: Diameter of a dot in sizes of the text.
_DOT = 0.78
_SHARES = ("share", "coverage")


def draw_dots(ax, table, *, lang=None, unit="", share=False, before=None, after=None):
    """Draw a dot per row, the first on top: `value` with its `mark`, perhaps joined by a `line` to a grey one `before`."""
    ax, lang, pairs = axes(ax), language(lang), "before" in table
    box, values = outer(ax), table[["value", "before"] if pairs else ["value"]].to_numpy(dtype=float)
    head = box.top - key(ax.figure, box, [(before, GREY), (after, ACCENT)], dots=True).top if before else 0

    def room(points):
        return 1.4 * points, max(text.width(said, points) for said in table[f"text_{lang}"]) + (REACH * _DOT + 0.8) * points

    points = seat(ax, table[f"label_{lang}"], lang, room, head=head, foot=1.9 * size_of(ax.figure).small)[0]
    _value_axis(ax, values[~np.isnan(values)], lang, unit=unit, most=100 if share else None, log=not pairs)
    dot = _DOT * points
    for row, entry in enumerate(table.itertuples()):
        old, last = getattr(entry, "before", np.nan), entry.value
        if not pairs:
            ax.hlines([row], max(ax.get_xlim()[0], 0), entry.value, color=PALE, lw=1, zorder=1)
        elif old == old:
            shade, last = getattr(entry, "line", ACCENT), max(old, entry.value)
            ax.plot([old, entry.value], [row, row], color=shade, lw=0.3 * dot, zorder=2, solid_capstyle="butt")
            ax.plot([entry.value], [row], marker="o", ms=1.35 * dot, mec="none", mfc="white", clip_on=False, zorder=2.5)
            draw_mark(ax, "eq", old, row, color=GREY, size=dot)
        taken = draw_mark(ax, entry.mark, entry.value, row, color=getattr(entry, "color", ACCENT), size=dot,
                          ends=(getattr(entry, "low", 0), getattr(entry, "high", 0)), limit=100 if share else None)
        reach = max(taken - points_between(ax, entry.value, last), 0.6 * dot)
        text.beside(ax, last, row, getattr(entry, f"text_{lang}"), points=points, dx=reach + 0.5 * points, gid="value")
    return ax


def needs_log(values):
    """Whether values span so much that a plain axis would hide the small ones."""
    above = np.asarray(values)[np.asarray(values) > 0]
    return bool(above.size and above.max() / above.min() > 50)


def _value_axis(ax, values, lang, *, unit, most=None, log=True):
    """Scale the x axis from zero, or what is below, or, if it may be and need be, logarithmic with a grid."""
    if log and needs_log(values) and values.min() >= 0:
        low, high = np.log10([values[values > 0].min(), values.max()])
        ticks = [*[0] * int(values.min() == 0), *10.0 ** np.arange(np.floor(low), np.ceil(high) + 1)]
        ax.set_xscale("symlog", linthresh=10 ** np.floor(low), linscale=0.4)  # logarithmic, and yet a zero has its place
        ax.set_xlim(0 if 0 in ticks else 0.8 * ticks[0], ticks[-1])
        ax.grid(True, axis="x", color=RULE, lw=0.8, zorder=0)
    else:
        ticks = [0]
        ax.set_xlim(values.min(initial=0), most or max(values.max(initial=0), 1e-9))
        ax.axvline(0, color=GREY, lw=1, zorder=1, clip_on=False)
    points, said = size_of(ax.figure).small, {tick: number(tick, lang) + unit for tick in ticks}
    while any(points_between(ax, one, other) < text.width(said[one] + said[other], points) / 2 + 0.5 * points
              for one, other in itertools.pairwise(ticks)):
        ticks = ticks[::2]  # names that would touch
    ax.set_xticks(ticks, map(said.get, ticks))
    ax.minorticks_off()
    ax.tick_params(axis="x", labelsize=points, labelcolor=INK_2, pad=4)


@chart
def plot_targets(promises, *, lang=None, ax=None):
    """Plot targets that count the same thing as dots, the largest on top, with the mark of their bound.

    At least: a dot with an arrow to the right; at most: to the left; about: an open dot; a range: a bar; all: a square.
    The axis has their unit, from zero, or logarithmic where the largest is more than fifty times the smallest. Records that
    are no target are left out.

    {promises}
    {rest}

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
    units, types = targets["unit"].astype("str"), targets["measure_type"].astype("str")
    percent, kinds = (units == "percent").all(), types.mask(types.isin(_SHARES), _SHARES[0])
    if units.nunique() > 1:
        things = ", ".join(label("unit", unit, lang) for unit in units.unique())
        raise ValueError(f"these targets count different things ({things}), which share no axis: "
                         "select one unit, or set them as a table with jining.plot_table")
    if percent and kinds.nunique() > 1:
        things = ", ".join(label("measure_type", kind, lang) for kind in kinds.unique())
        raise ValueError(f"these targets are of different kinds ({things}), which share no axis: select one measure_type")
    table = by_value(per_record(targets, **marked(targets)))
    share = bool(percent and (kinds == _SHARES[0]).all() and table["value"].max() <= 100)
    return draw_dots(ax, table, lang=lang, unit="%" if percent else "", share=share)


@documented
def plot_dumbbell(table, *, lang=None, ax=None):
    """Plot two values per row from zero, such as the year before and the target, with a line between them.

    Parameters
    ----------
    table : pandas.DataFrame
        One row per pair, the first on top: `label`, `before` (may be missing), `value`, perhaps `mark`: the bound of the
        value ("ge", "le", "approx"; "eq" by default).
    {rest}

    Examples
    --------
    >>> import pandas as pd
    >>> rows = [("A", 4, 6), ("B", None, 5)]
    >>> ax = plot_dumbbell(pd.DataFrame(rows, columns=["label", "before", "value"]))
    """
    with look(lang) as lang:
        pairs, ax = _pairs(table, lang), new_axes(ax, lang)
        return draw_dots(ax, pairs, lang=lang) if len(pairs) else nothing(ax, lang)


def _pairs(table, lang):
    """Names, numbers and marks of a table of pairs; all that is wrong with it is said at once."""
    if not isinstance(table, pd.DataFrame) or not {"label", "before", "value"} <= set(table):
        raise ValueError("this is no table of pairs: a row needs label, before and value")
    numbers = table[["before", "value"]].astype("object").apply(pd.to_numeric, errors="coerce").astype("float64")
    wrong = [f"row {row}: {column}={cell!r} is no number from zero on" for column in ("value", "before")
             for row, (cell, value) in enumerate(zip(table[column], numbers[column], strict=True))
             if not (0 <= value < np.inf or (column == "before" and pd.isna(cell)))]
    wrong += [f"row {row}: label is missing" for row in np.flatnonzero(table["label"].isna())]
    if wrong:
        raise ValueError("\n".join(wrong))
    for mark in table.get("mark", ()):
        check_choice("mark", mark, ("eq", "ge", "le", "approx"))
    said = [" → ".join(number(value, lang) for value in pair if value == value) for pair in numbers.to_numpy()]
    names = table["label"].map(called)
    return numbers.assign(mark=table.get("mark", "eq"), **{f"label_{lang}": names, f"text_{lang}": said})
