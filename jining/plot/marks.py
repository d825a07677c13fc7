"""One grammar for bounds: "about", "at least" and "at most" are drawn, never flattened."""

import numpy as np
from matplotlib.path import Path

from jining.plot.theme import ACCENT
from jining.report.labels import label

#: The marks as data, for this picture and for a page: `shape` dot, square or bar; whether it is filled; where an arrow
#: points; and the value of the codebook that names it.
MARKS = {
    "eq": {"shape": "dot", "filled": True, "arrow": 0, "named": ("comparator", "eq")},
    "ge": {"shape": "dot", "filled": True, "arrow": 1, "named": ("comparator", "ge")},
    "le": {"shape": "dot", "filled": True, "arrow": -1, "named": ("comparator", "le")},
    "approx": {"shape": "dot", "filled": False, "arrow": 0, "named": ("comparator", "approx")},
    "range": {"shape": "bar", "filled": True, "arrow": 0, "named": ("comparator", "range")},
    "all": {"shape": "square", "filled": True, "arrow": 0, "named": ("checkable_by", "all")},
    "zero": {"shape": "square", "filled": True, "arrow": 0, "named": ("checkable_by", "zero")},
}
#: How far an arrow reaches from its value, in diameters of a dot; a shorter one than the second says nothing.
REACH, _LEAST = 3.2, 1.1
_MARKERS = {"dot": "o", "square": "s"}


def mark_of(targets):
    """Name of the mark of each target: "all", "zero", or else its bound; missing for records without a value."""
    sets = targets["checkable_by"].astype("str")
    return targets["comparator"].astype("str").mask(sets.isin(["all", "zero"]), sets)


def mark_name(mark, lang):
    """Say what a mark means."""
    return label(*MARKS[mark]["named"], lang)


def value_of(targets):
    """Where a target stands on its axis: the end that the report states, the middle of a range."""
    return targets[["value_low", "value_high"]].astype("float64").mean(axis=1).to_numpy()


def draw_marks(ax, targets, y, *, color=ACCENT, size=10, limit=None):
    """Draw each target with the mark of its bound, on an axes whose limits are set; points to its right that are taken.

    `color`: one, or one per target; `limit`: no arrow goes beyond this value.
    """
    x, marks, y = value_of(targets), mark_of(targets).to_numpy(), np.asarray(y, dtype=float)
    colors = [color] * len(targets) if isinstance(color, str) else list(color)
    ends = targets[["value_low", "value_high"]].astype("float64").to_numpy()
    return [draw_mark(ax, mark, place, row, color=one, size=size, ends=span, limit=limit)
            for mark, place, row, one, span in zip(marks, x, y, colors, ends, strict=True)]


def draw_mark(ax, mark, x, y, *, color=ACCENT, size=10, ends=None, limit=None):
    """Draw one mark; how far it reaches to the right of its value, in points."""
    form = MARKS[mark]
    if form["shape"] == "bar":
        ax.hlines([y], ends[0], ends[1], colors=color, lw=0.7 * size, gid=mark, zorder=3, capstyle="butt")
        return (ends[1] - x) * points_per_unit(ax)
    ax.plot([x], [y], ls="", marker=_MARKERS[form["shape"]], ms=size, mec=color, mew=size / 5, clip_on=False,
            mfc=color if form["filled"] else "white", gid=mark, zorder=3)
    length = REACH * size
    if limit is not None and form["arrow"] > 0:
        length = min(length, (limit - x) * points_per_unit(ax))
    if not form["arrow"] or length < _LEAST * size:
        return 0.6 * size
    ax.plot([x], [y], ls="", marker=_arrow(length / size, form["arrow"]), ms=2 * length, mec=color, mew=1.5, mfc="none",
            clip_on=False, gid=f"{mark} arrow", zorder=2)
    return length if form["arrow"] > 0 else 0.6 * size


def _arrow(length, way):
    """Shaft from the value with a head of the same size at any length; matplotlib scales it to half its size."""
    head, wide = 0.9 / length, 0.5 / length
    points = np.array([(0, 0), (1, 0), (1 - head, wide), (1, 0), (1 - head, -wide)])
    return Path(points * [way, 1], [1, 2, 1, 2, 2])


def points_per_unit(ax):
    """How many points of the canvas one unit of a plain x axis takes."""
    low, high = ax.get_xlim()
    return 72 * ax.figure.get_figwidth() * ax.get_position().width / (high - low)
