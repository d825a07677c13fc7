"""Many targets of one unit on one line: no mark hides another, and marks that are alike are counted."""

from dataclasses import dataclass
from textwrap import fill

import numpy as np
import pandas as pd
from matplotlib import rcParams

from jining.labels import items, number
from jining.plot_02.beside import is_wide
from jining.plot_02.canvas import fold, longest
from jining.plot_02.marks import REACH, draw_targets, mark_of, value_of
from jining.plot_02.scales import PERCENT, honest_axis
from jining.plot_02.seats import height_for, place_of, seat_strips, thin_ticks, ticks_height, ticks_in_gap, width_of, words_size
from jining.theme import INK_2

#: Diameter of a dot in points, on a wide and on a narrow canvas.
_SIZE, _SMALL_SIZE = 5.5, 4.5
#: On a wide canvas, a strip of at most this many targets names each of them, if the names fit beside the marks.
_NAMED = 3
#: Letters of a line of the name of a strip on a wide canvas, and its part of the width of a narrow canvas.
_LETTERS, _NAME = 22, 0.155
#: By how much lanes may be lower than they ask for before numbers are left out, on a wide and on a narrow canvas.
_LEAST, _LEAST_NARROW = 0.5, 0.75


@dataclass
class _Strip:
    """Targets of one unit, one row of `kinds` for those that are alike, and where each of these is drawn."""

    targets: pd.DataFrame
    kinds: pd.DataFrame
    group: np.ndarray
    words: list
    on_right: np.ndarray
    left: np.ndarray
    right: np.ndarray
    lanes: np.ndarray


def draw_strips(fig, panels, color, lang):
    """Draw one strip per unit, in two columns, with its name on the left.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    panels : list of (str, pandas.DataFrame)
        As `split_by_axis` gives them.
    color : color
    lang : {"en", "zh"}

    Notes
    -----
    Targets with the same value and the same mark stand in one place, with their number beside it. Where the canvas is too
    low for all these numbers, those that have no room are left out, in the highest strips first.
    """
    columns = min(len(panels), 2)
    axes = [fig.add_subplot(fig.add_gridspec(1, columns)[0, 0]) for _ in panels]
    names = [_name_strip(ax, name, rows, lang) for (name, rows), ax in zip(panels, axes, strict=True)]
    margin = longest(names, 0.85 * rcParams["font.size"]) + (10 if is_wide(fig) else 8)
    width = (fig.get_figwidth() - (0.5 if is_wide(fig) else 0.38)) * 72 / columns - margin
    strips = [_plan(ax, rows, lang, width) for (_, rows), ax in zip(panels, axes, strict=True)]
    _leave_out_counts(fig, strips, columns)
    for ax, name, strip in zip(axes, names, strips, strict=True):
        _draw(ax, strip, color, width)
        ax.set_yticks([np.mean(ax.get_ylim())], [name], color=INK_2, size=0.85 * rcParams["font.size"])
        thin_ticks(ax, width, lambda value: number(value, lang))
        if not is_wide(fig):
            ax.get_yticklabels()[0].set_linespacing(1)
            ticks_in_gap(ax, lambda value: number(value, lang))
    seat_strips(fig, axes, [_height(fig, strip) for strip in strips], columns)


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
    ax.tick_params(axis="x", labelsize=words_size(), pad=2, length=2.5)
    count, scale = f"× {len(targets)}" if len(targets) > 1 else "", ax.get_xlabel()[len(name):]
    if not is_wide(ax.figure):
        most = _NAME * 72 * ax.figure.get_figwidth()
        return _fold_name(f"{name} {count.replace(' ', chr(0xA0))}".strip(), scale, most)
    line = f"{name} {count}{scale}".strip()
    return line if len(line) <= _LETTERS else f"{fill(name, _LETTERS)}\n{count}{scale}"


def _fold_name(name, scale, most):
    """Break a name into short lines, the last of them for the scale unless it fits behind the number."""
    size = 0.85 * rcParams["font.size"]
    lines = fold(name, most, size).split("\n")
    if scale and longest([lines[-1] + scale], size) > most:
        return "\n".join([*lines[:-1], lines[-1] + scale[0], scale[1:].strip()])
    return "\n".join([*lines[:-1], lines[-1] + scale])


def _plan(ax, targets, lang, width):
    """Find a lane above the axis for each mark and for the words beside it."""
    alike = targets.groupby([mark_of(targets), value_of(targets)], sort=False).ngroup().to_numpy()
    _, first, group, sizes = np.unique(alike, return_index=True, return_inverse=True, return_counts=True)
    kinds, left, right = targets.iloc[first], *_reach(ax, targets.iloc[first], width)
    words, on_right = [f"×{size}" if size > 1 else "" for size in sizes], np.full(len(kinds), True)
    if len(targets) <= _NAMED and is_wide(ax.figure):
        named, roomier = _named(kinds, words, lang), width - right >= left
        if _fit_in_one_line(left, right, named, roomier, width):
            words, on_right = named, roomier
    lanes = _lanes(*_with_words(left, right, words, on_right), right)
    return _Strip(targets, kinds, group, words, on_right, left, right, lanes)


def _draw(ax, strip, color, width):
    draw_targets(ax, strip.targets, strip.lanes[strip.group], color=color, size=_dot(ax.figure))
    values = value_of(strip.kinds)
    offsets = np.where(strip.on_right, strip.right, strip.left) - place_of(ax, values, width)
    for text, *mark in zip(strip.words, values, strip.lanes, offsets, strip.on_right, strict=True):
        _write(ax, text, *mark)
    end = 0.8 if is_wide(ax.figure) else 0.65
    ax.set_ylim(-end, strip.lanes.max() + end)


def _height(fig, strip):
    """Points that a strip asks for."""
    words, marks, ends = (1.42, 1.3, 1.6) if is_wide(fig) else (1.1, 1.2, 1.3)
    return (strip.lanes.max() + ends) * (words_size() * words if any(strip.words) else _dot(fig) * marks)


def _leave_out_counts(fig, strips, columns):
    """While the lanes would be lower than a dot, leave out the counts of the highest strip that have no room."""
    room = columns * height_for(fig) - len(strips) * ticks_height(fig)
    least = _LEAST if is_wide(fig) else _LEAST_NARROW
    for strip in sorted(strips, key=lambda strip: -strip.lanes.max()):
        if sum(_height(fig, strip) for strip in strips) * least <= room:
            return
        _leave_out(strip)


def _leave_out(strip):
    """Seat the marks alone, and keep the words that touch no mark of their lane or the next, large numbers first."""
    if not strip.on_right.all():
        return
    strip.lanes = _lanes(strip.left, strip.right, strip.right)
    kept = []
    for row in np.argsort(-np.bincount(strip.group), kind="stable"):
        start, end = strip.right[row], strip.right[row] + width_of(strip.words[row])
        near = (abs(strip.lanes - strip.lanes[row]) <= 1) & (strip.left < end) & (strip.right > start)
        near[row] = False
        if near.any() or any(start < other_end and other_start < end for other_start, other_end in kept):
            strip.words[row] = ""
        elif strip.words[row]:
            kept.append((start, end))


def _named(kinds, counts, lang):
    return [f"{name} {count}".rstrip() for name, count in zip(items(kinds, lang), counts, strict=True)]


def _fit_in_one_line(left, right, words, on_right, width):
    lefts, rights = _with_words(left, right, words, on_right)
    return _lanes(lefts, rights, rights).max() == 0 and lefts.min() >= 0 and rights.max() <= width


def _with_words(left, right, words, on_right):
    taken = np.array([width_of(text) for text in words])
    return np.where(on_right, left, left - taken), np.where(on_right, right + taken, right)


def _dot(fig):
    return _SIZE if is_wide(fig) else _SMALL_SIZE


def _reach(ax, targets, width):
    """Left and right end of each mark in points from the left of the axes."""
    size = _dot(ax.figure)
    ends = targets[["value_low", "value_high"]].astype("float64")
    low, high = place_of(ax, ends.bfill(axis=1).iloc[:, 0], width), place_of(ax, ends.ffill(axis=1).iloc[:, 1], width)
    arrow, comparator = REACH * size / 8 + 2, targets["comparator"].astype("str").to_numpy()
    return low - np.where(comparator == "le", arrow, 0.7 * size), high + np.where(comparator == "ge", arrow, 0.7 * size)


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
        ax.annotate(text, (value, lane), xytext=(offset, 0), textcoords="offset points", color=INK_2, fontsize=words_size(),
                    ha="left" if on_right else "right", va="center")
