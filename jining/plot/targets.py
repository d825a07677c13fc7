"""Targets as dots on one honest axis, with the mark of their bound; and two values side by side."""

import numpy as np
import pandas as pd

from jining.plot import text
from jining.plot.layout import axes_of, key, new_axes, outer, seat, size_of
from jining.plot.marks import REACH, draw_mark, mark_of, points_per_unit, value_of
from jining.plot.tally import chart, documented, nothing
from jining.plot.theme import ACCENT, GREY, INK_2, PALE, RULE, look
from jining.report.amounts import amount, number
from jining.report.errors import check_choice
from jining.report.labels import label
from jining.report.language import language

#: Diameter of a dot in sizes of the text.
_DOT = 0.78
#: A thing whose largest value is more than so many times its smallest gets a log axis.
_LOG_FROM = 50
_SHARES = ("share", "coverage")


def draw_targets(ax, targets, *, names, texts, colors=None, lang=None, unit="", share=False):
    """Draw one target per row, the first on top, all of one thing: name, mark with its bound, number in words beside it."""
    ax, lang = axes_of(ax), language(lang)
    x, log = value_of(targets), needs_log(value_of(targets))
    points = _seat(ax, names, texts, lang)
    _value_axis(ax, x, lang, unit=unit, most=100 if share else None, log=log)
    ax.hlines(range(len(targets)), ax.get_xlim()[0], x, color=PALE, lw=1, zorder=1)
    spans, colors = targets[["value_low", "value_high"]].astype("float64").to_numpy(), colors or [ACCENT] * len(targets)
    for row, (mark, value, span, color, said) in enumerate(zip(mark_of(targets), x, spans, colors, texts, strict=True)):
        taken = draw_mark(ax, mark, value, row, color=color, size=_DOT * points, ends=span, limit=100 if share else None)
        text.beside(ax, value, row, said, points=points, dx=taken + 0.5 * points, gid="value")
    return ax


def draw_dumbbells(ax, table, *, lang=None, unit="", before=None, after=None):
    """Draw two values per row and a line between them: `before` as a grey dot, `value` with its mark; perhaps a key."""
    ax, lang = axes_of(ax), language(lang)
    box, texts = outer(ax), list(table[f"text_{lang}"])
    head = box.top - key(ax.figure, box, [(before, GREY), (after, ACCENT)], dots=True).top if before else 0
    points = _seat(ax, table[f"label_{lang}"], texts, lang, head)
    values = np.concatenate([table["value"].to_numpy(float), table["before"].dropna().to_numpy(float)])
    _value_axis(ax, values, lang, unit=unit)
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


def _seat(ax, names, texts, lang, head=0):
    """Give rows their height, names and words their room; the size of the letters is returned."""
    def room(points, pitch):
        return 1.4 * points, max((text.width(said, points) for said in texts), default=0) + (REACH * _DOT + 0.8) * points

    return seat(ax, names, lang, room, head=head, foot=1.9 * size_of(ax.figure).small)[0]


def needs_log(values):
    """Whether values span so much that a plain axis would hide the small ones."""
    above = np.asarray(values)[np.asarray(values) > 0]
    return bool(above.size and above.max() / above.min() > _LOG_FROM)


def _value_axis(ax, values, lang, *, unit, most=None, log=False):
    """Scale the x axis from zero, or logarithmic with a grid; numbers are written beside their marks."""
    if log:
        low, high = np.log10([values[values > 0].min(), values.max()])
        ticks = [*[0] * int(values.min() == 0), *10.0 ** np.arange(np.floor(low), np.ceil(high) + 1)]
        ax.set_xscale("symlog", linthresh=10 ** np.floor(low), linscale=0.4)  # logarithmic, and yet a zero has its place
        ax.set_xlim(0 if 0 in ticks else 0.8 * ticks[0], ticks[-1])
        ax.grid(True, axis="x", color=RULE, lw=0.8, zorder=0)
    else:
        ticks = [0]
        ax.set_xlim(0, most or max(values.max(initial=0), 1e-9))
        ax.axvline(0, color=GREY, lw=1, zorder=1, clip_on=False)
    ax.set_xticks(ticks, [number(tick, lang) + unit for tick in ticks])
    ax.minorticks_off()
    ax.tick_params(axis="x", labelsize=size_of(ax.figure).small, labelcolor=INK_2, pad=4)


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
    percent, growth = (units == "percent").all(), types == "growth_rate"
    if units.nunique() > 1:
        things = ", ".join(label("unit", unit, lang) for unit in units.unique())
        raise ValueError(f"these targets count different things ({things}), which share no axis: "
                         "select one unit, or set them as a table with jining.plot_table")
    if percent and growth.nunique() > 1:
        raise ValueError("these targets are rates of growth and shares of a whole, which share no axis: "
                         "select one measure_type first")
    targets = targets.assign(_x=value_of(targets)).sort_values("_x", ascending=False, kind="stable")
    return draw_targets(ax, targets, names=targets[f"item_{lang}"], lang=lang, unit="%" if percent else "",
                        share=bool(percent and types.isin(_SHARES).all()),
                        texts=[amount(row, lang) for row in targets.itertuples()])


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
        return draw_dumbbells(ax, pairs, lang=lang) if len(pairs) else nothing(ax, lang)


def _pairs(table, lang):
    """Names, numbers and marks of a table of pairs; all that is wrong with it is said at once."""
    if not isinstance(table, pd.DataFrame) or not {"label", "before", "value"} <= set(table):
        raise ValueError("this is no table of pairs: a row needs label, before and value")
    numbers = table[["before", "value"]].apply(pd.to_numeric, errors="coerce").astype("float64")
    wrong = [f"row {row}: {column}={cell!r} is no number from zero on" for column in ("value", "before")
             for row, (cell, value) in enumerate(zip(table[column], numbers[column], strict=True))
             if not (0 <= value < np.inf or (column == "before" and pd.isna(cell)))]
    if wrong:
        raise ValueError("\n".join(wrong))
    for mark in table.get("mark", ()):
        check_choice("mark", mark, ("eq", "ge", "le", "approx"))
    said = [" → ".join(number(value, lang) for value in pair if value == value) for pair in numbers.to_numpy()]
    return table.assign(**numbers, mark=table.get("mark", "eq"), **{f"label_{lang}": table["label"], f"text_{lang}": said})
