"""One grammar for bounds: "about", "at least" and "at most" are drawn, never flattened."""

import json
from pathlib import Path

import numpy as np
from matplotlib.path import Path as Outline

from jining.plot.theme import ACCENT

#: Shapes as data, in points beside a dot of `dot` points; a page of the explorer reads the same list.
SHAPES = json.loads((Path(__file__).parent / "marks.json").read_text(encoding="utf-8"))
#: How far an arrow reaches from its value, in diameters of a dot; a shorter one than the second says nothing.
REACH, _LEAST = SHAPES["reach"] / SHAPES["dot"], 1.1
_MARKERS = {"dot": "o", "square": "s"}


def mark_of(targets):
    """Name of the mark of each target: "all" for all and none, else its bound; missing for records without a value."""
    return targets["comparator"].astype("str").mask(targets["checkable_by"].isin(["all", "zero"]), "all")


def value_of(targets):
    """Where a target stands on its axis: the end that the report states, the middle of a range."""
    return targets[["value_low", "value_high"]].astype("float64").mean(axis=1).to_numpy()


def marked(targets):
    """Columns of a table of targets: where each stands, its mark, and the ends of a range."""
    return {"value": value_of(targets), "mark": mark_of(targets), "low": targets["value_low"], "high": targets["value_high"]}


def draw_mark(ax, mark, x, y, *, color=ACCENT, size=10, ends=None, limit=None):
    """Draw one mark; how far it reaches to the right of its value, in points."""
    form, unit = SHAPES["marks"][mark], size / SHAPES["dot"]
    if form["shape"] == "bar":
        ax.hlines([y], ends[0], ends[1], colors=color, lw=SHAPES["bar"] * unit, gid=mark, zorder=3, capstyle="butt")
        return points_between(ax, x, ends[1])
    ax.plot([x], [y], ls="", marker=_MARKERS[form["shape"]], ms=size, mec=color, mew=SHAPES["outline"] * unit, gid=mark,
            mfc=color if form["filled"] else "white", clip_on=False, zorder=3)
    length, way = REACH * size, form.get("arrow", 0)
    if limit is not None and way > 0:
        length = min(length, points_between(ax, x, limit))
    if not way or length < _LEAST * size:
        return 0.6 * size
    # an arrow whose head is of the same size at any length; matplotlib scales it to half its size
    points, shorter = np.array(SHAPES["arrow"]["points"], dtype=float), REACH * size / length
    head = points[:, 1] != 0
    points[head] = [1 - (1 - points[head][0, 0]) * shorter, 0] + points[head] * [0, shorter]
    codes = [{"M": Outline.MOVETO, "L": Outline.LINETO}[code] for code in SHAPES["arrow"]["codes"]]
    ax.plot([x], [y], ls="", marker=Outline(points * [way, 1], codes), ms=2 * length, mec=color, mfc="none", zorder=2,
            mew=SHAPES["arrow"]["width"], clip_on=False, gid=f"{mark} arrow")
    return length if way > 0 else 0.6 * size


def points_between(ax, start, end):
    """How many points of the canvas lie between two values of an x axis."""
    start, end = ax.transData.transform([(start, 0), (end, 0)])[:, 0]
    return 72 * (end - start) / ax.figure.dpi
