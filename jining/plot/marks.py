"""One grammar for comparators: "about", "at least" and "at most" are drawn, never flattened."""

import json
from pathlib import Path

import numpy as np
from matplotlib import rcParams
from matplotlib.legend_handler import HandlerTuple
from matplotlib.lines import Line2D
from matplotlib.path import Path as Path_

from jining.plot.canvas import WIDE
from jining.theme import INK_2, NAVY, language

#: The marks as data: the page of the explorer draws the same list.
SHAPES = json.loads((Path(__file__).parent / "marks.json").read_text(encoding="utf-8"))
_CODES = {"M": Path_.MOVETO, "L": Path_.LINETO}
#: A shaft with a head that starts at the value: "at least" points to more, "at most" to less.
_ARROWS = {
    name: Path_(
        np.array(SHAPES["arrow"]["points"]) * [mark["arrow"], 1], [_CODES[code] for code in SHAPES["arrow"]["codes"]]
    )
    for name, mark in SHAPES["marks"].items()
    if "arrow" in mark
}
#: How far an arrow reaches from its value, in points, beside a dot of that many points.
REACH, _DOT = SHAPES["reach"], SHAPES["dot"]
_WORDS = SHAPES["marks"]
MARKS = tuple(_WORDS)


def mark_of(promises):
    """Which mark of the grammar each target takes.

    Parameters
    ----------
    promises : pandas.DataFrame
        Targets as `load` returns them.

    Returns
    -------
    pandas.Series
        "all" for universal promises and zeros, else the comparator; missing for records without a value.
    """
    universal = promises["checkable_by"].isin(["all", "zero"])
    return promises["comparator"].astype("str").mask(universal, "all")


def value_of(promises):
    """Where a target stands on its axis: the end that the report states, the middle of a range.

    Parameters
    ----------
    promises : pandas.DataFrame
        Targets as `load` returns them.

    Returns
    -------
    numpy.ndarray of float
        In the unit of each row.
    """
    ends = promises[["value_low", "value_high"]].astype("float64")
    return ends.mean(axis=1).to_numpy()  # the mean of one stated end is that end


def draw_targets(ax, targets, y, *, color=NAVY, size=SHAPES["dot"]):
    """Draw each target with the mark of its comparator.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        x is the value, in the unit of the targets.
    targets : pandas.DataFrame
        Targets of one unit.
    y : sequence of float
        Row of each target.
    color : color or sequence of colors
        One for all, or one per target.
    size : float
        Diameter of a dot in points.

    Returns
    -------
    dict of str to matplotlib.collections.Collection
        The marks by their name in the grammar, and "ge arrow" and "le arrow" beside the dots.

    Notes
    -----
    "at least": filled dot with an arrow to the right; "at most": to the left; "about": open dot; a range: a bar;
    no hedge: filled dot; "all" and "none": filled square.
    """
    y, x, marks = np.asarray(y, dtype=float), value_of(targets), mark_of(targets).to_numpy()
    colors = np.array([color] * len(targets) if isinstance(color, str) else list(color), dtype=object)
    drawn = {}
    for mark in MARKS:
        rows = marks == mark
        if rows.any():
            drawn |= _draw(ax, mark, targets[rows], x[rows], y[rows], list(colors[rows]), size)
    return drawn


def _draw(ax, mark, targets, x, y, colors, size):
    if mark == "range":
        ends = targets[["value_low", "value_high"]].astype("float64").to_numpy()
        bars = ax.hlines(
            y, ends[:, 0], ends[:, 1], colors=colors, lw=size * SHAPES["bar"] / _DOT, gid=mark, zorder=3, capstyle="butt"
        )
        return {mark: bars}
    style = {"facecolors": colors if _WORDS[mark]["filled"] else "white"}
    marker = {"square": "s", "dot": "o"}[_WORDS[mark]["shape"]]
    dots = ax.scatter(
        x,
        y,
        s=size**2,
        marker=marker,
        edgecolors=colors,
        linewidths=size * SHAPES["outline"] / _DOT,
        gid=mark,
        zorder=3,
        clip_on=False,
        **style,
    )
    out = {mark: dots}
    if mark in _ARROWS:
        out[f"{mark} arrow"] = ax.scatter(
            x,
            y,
            s=(2 * REACH * size / _DOT) ** 2,
            marker=_ARROWS[mark],
            facecolors="none",
            edgecolors=colors,
            linewidths=SHAPES["arrow"]["width"],
            gid=f"{mark} arrow",
            zorder=2,
            clip_on=False,
        )
    return out


def comparator_handles(marks, lang=None, *, color=NAVY):
    """Legend entries for the marks that are drawn.

    Parameters
    ----------
    marks : collection of str
        Names in the grammar, as `mark_of` gives them.
    lang : {"en", "zh"}, optional
        The language of the theme by default.
    color : color
        Colour of the marks in the legend.

    Returns
    -------
    handles : list of matplotlib.artist.Artist
    labels : list of str
    """
    lang = language(lang)
    present = [mark for mark in MARKS if mark in set(marks)]
    return [_handle(mark, color) for mark in present], [_WORDS[mark][lang] for mark in present]


def _handle(mark, color):
    if mark == "range":
        return Line2D([], [], color=color, lw=6, solid_capstyle="butt")
    dot = Line2D(
        [],
        [],
        ls="",
        marker="s" if mark == "all" else "o",
        ms=7,
        mec=color,
        mew=1.5,
        mfc="white" if mark == "approx" else color,
    )
    if mark not in _ARROWS:
        return dot
    arrow = Line2D([], [], ls="", marker=_ARROWS[mark], ms=34, mec=color, mew=1.4, mfc="none")
    return (arrow, dot)


def comparator_legend(owner, marks, lang=None, **options):
    """Explain the marks that are drawn.

    Parameters
    ----------
    owner : matplotlib.axes.Axes or matplotlib.figure.Figure
        Whose legend it is.
    marks : collection of str
        Names in the grammar, as `mark_of` gives them.
    lang : {"en", "zh"}, optional
        The language of the theme by default.
    **options
        Passed to `legend`.

    Returns
    -------
    matplotlib.legend.Legend
    """
    handles, labels = comparator_handles(marks, lang)
    return owner.legend(handles, labels, **arrow_room() | {"columnspacing": 1.4} | options)


def arrow_room(pad=0.6):
    """Options of a legend in which an arrow touches no words: it is as long in small text as in large.

    Parameters
    ----------
    pad : float
        Distance of the words in text of 10 points, as `handletextpad`.

    Returns
    -------
    dict
    """
    more = max(1, 10 / rcParams["font.size"])
    return {"handlelength": 3.4 * more, "handletextpad": pad * more, "handler_map": {tuple: HandlerTuple(ndivide=1)}}


def mark_legend(fig, targets, handles, labels, lang):
    """Explain the marks of targets, in a colour that stands for none, and something more, in one legend.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    targets : pandas.DataFrame
        Targets that are drawn; may be empty.
    handles : list of matplotlib.artist.Artist
    labels : list of str
    lang : {"en", "zh"}
    """
    wide = fig.get_figwidth() > WIDE
    marks, words = comparator_handles(mark_of(targets), lang, color=INK_2)
    fig.legend([*marks, *handles], [*words, *labels], ncols=7 if wide else 3, columnspacing=0.8, **arrow_room())
