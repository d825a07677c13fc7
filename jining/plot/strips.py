"""Many targets of one unit on one line: no mark hides another, and marks that are alike are counted."""

from itertools import pairwise
from textwrap import fill

import numpy as np
from matplotlib import rcParams
from matplotlib.font_manager import FontProperties

from jining.dress import text_width
from jining.labels import items, number
from jining.plot.marks import REACH, draw_targets, mark_of, value_of
from jining.plot.scales import PERCENT, honest_axis
from jining.theme import INK_2, families

#: Diameter of a dot in points.
_SIZE = 5.5
#: On a wide canvas, a strip of at most this many targets names each of them, if the names fit beside the marks.
_NAMED = 3
#: Size of the words in a strip, as a part of the size of the text.
_WORDS = 0.74


def draw_strips(fig, panels, color, lang):
    """Draw one strip per unit, in two columns, with its name on the left.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    panels : list of (str, pandas.DataFrame)
        As `split_by_axis` gives them.
    color : color
    lang : {"en", "zh"}
    """
    columns = min(len(panels), 2)
    axes = [fig.add_subplot(fig.add_gridspec(1, columns)[0, 0]) for _ in panels]
    names = [_name_strip(ax, name, rows, lang) for (name, rows), ax in zip(panels, axes, strict=True)]
    font = FontProperties(family=families(), size=0.85 * rcParams["font.size"])
    margin = max(text_width(line, font) for name in names for line in name.split("\n")) + 10
    width = (fig.get_figwidth() - 0.5) * 72 / columns - margin
    heights = [draw_strip(ax, rows, color, lang, width) for (_, rows), ax in zip(panels, axes, strict=True)]
    for ax, name in zip(axes, names, strict=True):
        ax.set_yticks([np.mean(ax.get_ylim())], [name], color=INK_2, size=0.85 * rcParams["font.size"])
        thin_ticks(ax, width, lambda value: number(value, lang))
    seat_strips(fig, axes, heights, columns)


def _name_strip(ax, name, targets, lang):
    """Scale the axis of a strip, and return what is written on its left: unit and number of targets."""
    honest_axis(ax, name, targets, lang)
    linear = ax.get_xscale() == "linear"
    if name != PERCENT["other"][lang]:  # no written value stands on the right of the largest
        ax.set_xlim(right=max(value_of(targets).max(), 1) * (1.25 if linear else 3))
        if linear:
            ax.locator_params(axis="x", nbins=4)
    ax.xaxis.label.set_visible(False)  # a layout leaves room for tick labels on the left of an axis, not for its name
    ax.spines["left"].set_visible(False)
    ax.tick_params(axis="y", length=0, pad=6)
    ax.tick_params(axis="x", labelsize=0.74 * rcParams["font.size"], pad=2, length=2.5)
    scale, letters = ax.get_xlabel()[len(name):], 22 if ax.figure.get_figwidth() > 8 else 15
    more = (f"× {len(targets)}" if len(targets) > 1 else "") + scale
    line = f"{name} {more}".strip()
    return line if len(line) <= letters else f"{fill(name, letters)}\n{more}"


def draw_strip(ax, targets, color, lang, width):
    """Draw the targets of one unit in lanes above the axis.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        With the limits and the scale of its x axis set.
    targets : pandas.DataFrame
        Targets of one unit.
    color : color
    lang : {"en", "zh"}
    width : float
        Width in points that the axes will have.

    Returns
    -------
    float
        Height in points that the strip asks for.

    Notes
    -----
    Targets with the same value and the same mark stand in one place, with their number beside it.
    """
    alike = targets.groupby([mark_of(targets), value_of(targets)], sort=False).ngroup().to_numpy()
    _, first, group, sizes = np.unique(alike, return_index=True, return_inverse=True, return_counts=True)
    kinds, left, right = targets.iloc[first], *_reach(ax, targets.iloc[first], width)
    words, on_right = [f"×{size}" if size > 1 else "" for size in sizes], np.full(len(kinds), True)
    if len(targets) <= _NAMED and ax.figure.get_figwidth() > 8:
        named, roomier = _named(kinds, words, lang), width - right >= left
        if _fit_in_one_line(left, right, named, roomier, width):
            words, on_right = named, roomier
    lanes = _lanes(*_with_words(left, right, words, on_right), right)
    draw_targets(ax, targets, lanes[group], color=color, size=_SIZE)
    offsets = np.where(on_right, right, left) - _place(ax, value_of(kinds), width)
    for text, *mark in zip(words, value_of(kinds), lanes, offsets, on_right, strict=True):
        _write(ax, text, *mark)
    ax.set_ylim(-0.8, lanes.max() + 0.8)
    return (lanes.max() + 1.6) * (_points() * 1.42 if any(words) else _SIZE * 1.3)


def _named(kinds, counts, lang):
    return [f"{name} {count}".rstrip() for name, count in zip(items(kinds, lang), counts, strict=True)]


def _fit_in_one_line(left, right, words, on_right, width):
    lefts, rights = _with_words(left, right, words, on_right)
    return _lanes(lefts, rights, rights).max() == 0 and lefts.min() >= 0 and rights.max() <= width


def _with_words(left, right, words, on_right):
    taken = np.array([_length(text) for text in words])
    return np.where(on_right, left, left - taken), np.where(on_right, right + taken, right)


def _points():
    return rcParams["font.size"] * _WORDS


def _length(text):
    return text_width(text, FontProperties(family=families(), size=_points())) + 2 if text else 0


def _reach(ax, targets, width):
    """Left and right end of each mark in points from the left of the axes."""
    ends = targets[["value_low", "value_high"]].astype("float64")
    low, high = _place(ax, ends.bfill(axis=1).iloc[:, 0], width), _place(ax, ends.ffill(axis=1).iloc[:, 1], width)
    arrow, comparator = REACH * _SIZE / 8 + 2, targets["comparator"].astype("str").to_numpy()
    return low - np.where(comparator == "le", arrow, 0.7 * _SIZE), high + np.where(comparator == "ge", arrow, 0.7 * _SIZE)


def _place(ax, values, width):
    places = np.column_stack([values, np.zeros(len(values))])
    return (ax.transScale + ax.transLimits).transform(places)[:, 0] * width


def _lanes(lefts, rights, words_from):
    """Lowest lane in which each mark touches no other, and its words none above or below: a lane is low for them."""
    lanes, taken, free = np.zeros(len(lefts), dtype=int), {}, (-np.inf, -np.inf)
    for row in np.argsort(lefts, kind="stable"):
        words, lane = words_from[row] if rights[row] > words_from[row] else np.inf, 0
        while (taken.get(lane, free)[0] > lefts[row]
               or max(taken.get(lane - 1, free)[1], taken.get(lane + 1, free)[1]) > words):
            lane += 1
        lanes[row], taken[lane] = lane, (rights[row], rights[row] if words < np.inf else -np.inf)
    return lanes


def _write(ax, text, value, lane, offset, on_right):
    if text:
        ax.annotate(text, (value, lane), xytext=(offset, 0), textcoords="offset points", color=INK_2, fontsize=_points(),
                    ha="left" if on_right else "right", va="center")


def thin_ticks(ax, width, write, end=np.inf):
    """Keep as many labelled ticks of a strip as fit beside each other.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    width : float
        Width in points that the axes will have.
    write : callable
        Label of a tick.
    end : float
        Points from the left beyond which no tick is labelled.
    """
    low, high = ax.get_xlim()
    ticks = [tick for tick in ax.get_xticks() if low <= tick <= high]
    ticks = [tick for tick, place in zip(ticks, _place(ax, ticks, width), strict=True) if place <= end + 0.5]
    places, halves = _place(ax, ticks, width), np.array([_length(write(tick)) / 2 + 2 for tick in ticks])
    steps = (range(0, len(ticks), step) for step in range(1, len(ticks) + 1))
    clear = (kept for kept in steps if all(places[b] - places[a] >= halves[a] + halves[b] for a, b in pairwise(kept)))
    ax.set_xticks([ticks[place] for place in next(clear)])


def seat_strips(fig, axes, heights, columns=2):
    """Put strips in columns of about the same height, filled from the top.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    axes : list of matplotlib.axes.Axes
    heights : sequence of float
        Points that each asks for.
    columns : int
    """
    ticks = 1.5 * rcParams["font.size"]
    tall = np.cumsum(np.asarray(heights) + ticks)
    ends = [int(np.argmin(np.abs(tall - tall[-1] * place / columns))) + 1 for place in range(1, columns)]
    used = [rows for rows in np.split(np.arange(len(axes)), ends) if len(rows)]
    outer, most = fig.add_gridspec(1, len(used)), max(sum(heights[i] + ticks for i in rows) for rows in used)
    for place, rows in enumerate(used):
        rest = max(most - sum(heights[i] + ticks for i in rows), 0.01)  # an empty row below the shorter column
        cells = outer[0, place].subgridspec(len(rows) + 1, 1, height_ratios=[*(heights[i] for i in rows), rest])
        for row, i in enumerate(rows):
            axes[i].set_subplotspec(cells[row, 0])
