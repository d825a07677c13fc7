"""Where strips and small panels stand on the canvas, and which of their ticks are labelled."""

from itertools import pairwise

import numpy as np
from matplotlib import rcParams

from jining.plot_02.beside import is_wide
from jining.plot_02.canvas import fine, longest

#: Inches that title, legend, note and source take; points that a layout leaves between two axes.
_FRAME, _BETWEEN = 1.75, 4.3
#: Size of the words in a strip, as a part of the size of the text.
_WORDS = 0.74


def words_size():
    """Size of the words in a strip and of its tick labels.

    Returns
    -------
    float
        In points.
    """
    return fine(_WORDS)


def width_of(text):
    """Width of a word in a strip, with a gap to what stands beside it.

    Parameters
    ----------
    text : str

    Returns
    -------
    float
        In points; 0 if there is no word.
    """
    return longest([text], words_size()) + 2 if text else 0


def place_of(ax, values, width):
    """Place of values on the axis of a strip.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        With the limits and the scale of its x axis set.
    values : sequence of float
    width : float
        Width in points that the axes will have.

    Returns
    -------
    numpy.ndarray of float
        Points from the left end of the axes.
    """
    places = np.column_stack([values, np.zeros(len(values))])
    return (ax.transScale + ax.transLimits).transform(places)[:, 0] * width


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
    ticks = [tick for tick, place in zip(ticks, place_of(ax, ticks, width), strict=True) if place <= end + 0.5]
    places, halves = place_of(ax, ticks, width), np.array([width_of(write(tick)) / 2 + 2 for tick in ticks])
    steps = (range(0, len(ticks), step) for step in range(1, len(ticks) + 1))
    clear = (kept for kept in steps if all(places[b] - places[a] >= halves[a] + halves[b] for a, b in pairwise(kept)))
    ax.set_xticks([ticks[place] for place in next(clear)])


def ticks_in_gap(ax, write):
    """Write the labels of the ticks into the gap that a layout leaves below an axes: many strips are low.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    write : callable
        Label of a tick.
    """
    ax.tick_params(axis="x", labelbottom=False)
    for tick in ax.get_xticks():
        ax.annotate(write(tick), (tick, 0), xycoords=("data", "axes fraction"), xytext=(0, -4), textcoords="offset points",
                    ha="center", va="top", fontsize=words_size(), in_layout=False)


def height_for(fig):
    """Height that a canvas has for strips and their ticks.

    Parameters
    ----------
    fig : matplotlib.figure.Figure

    Returns
    -------
    float
        In points.
    """
    return (fig.get_figheight() - _FRAME) * 72


def ticks_height(fig):
    """Height that the ticks of a strip take, with the gap below them.

    Parameters
    ----------
    fig : matplotlib.figure.Figure

    Returns
    -------
    float
        In points.
    """
    return 1.5 * rcParams["font.size"] + _BETWEEN if is_wide(fig) else 1.25 * words_size() + 4


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
    wide = is_wide(fig)
    ticks = 1.5 * rcParams["font.size"] if wide else ticks_height(fig)
    if not wide:  # ticks cannot be lower, so lanes are
        room = columns * height_for(fig) - len(heights) * ticks
        heights = np.asarray(heights) * min(room / sum(heights), 1)
    tall = np.cumsum(np.asarray(heights) + ticks)
    ends = [int(np.argmin(np.abs(tall - tall[-1] * place / columns))) + 1 for place in range(1, columns)]
    used = [rows for rows in np.split(np.arange(len(axes)), ends) if len(rows)]
    outer, most = fig.add_gridspec(1, len(used)), max(sum(heights[i] + ticks for i in rows) for rows in used)
    for place, rows in enumerate(used):
        ratios = [heights[i] for i in rows] if wide else _with_ticks([heights[i] for i in rows], ticks, most)
        rest = max(most - sum(heights[i] + ticks for i in rows), 0.01) if wide else 0.01  # below the shorter column
        cells = outer[0, place].subgridspec(len(ratios) + 1, 1, height_ratios=[*ratios, rest])
        for row, i in enumerate(rows):
            axes[i].set_subplotspec(cells[row if wide else 2 * row, 0])


def _with_ticks(heights, ticks, most):
    """Heights of the strips of a column, higher if it is the shorter one, each with the row of its tick labels below it."""
    higher = min((most - len(heights) * ticks) / sum(heights), 1.6)
    return [height for strip in heights for height in (strip * higher, ticks - _BETWEEN)]


def stack_cells(fig, heights, columns, between=0, *, width_ratios=None):
    """Stack panels of unlike heights in columns, each panel on the lowest stack.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    heights : sequence of float
    columns : int
    between : float
        Height that the ticks of a panel take outside of it.
    width_ratios : sequence of float, optional

    Returns
    -------
    list of matplotlib.gridspec.SubplotSpec
        In the order of the panels.
    """
    stacks = [[] for _ in range(columns)]
    for place in range(len(heights)):
        min(stacks, key=lambda stack: sum(heights[p] + between for p in stack)).append(place)
    parts = {}
    for stack, gap in zip(stacks, fig.add_gridspec(1, columns, width_ratios=width_ratios), strict=True):
        cells = gap.subgridspec(max(len(stack), 1), 1, height_ratios=[heights[place] for place in stack] or None)
        parts |= dict(zip(stack, cells, strict=False))
    return [parts[place] for place in range(len(heights))]
