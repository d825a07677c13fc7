"""What every figure shares: an axes to draw on, rows with names, words for an empty selection."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.font_manager import FontProperties

from jining.dress import SMALLEST
from jining.theme import INK_2, RULE, families, language
from jining.wrap import text_width, wrap

EMPTY = {"en": "No record in this selection", "zh": "此筛选下没有记录"}
RECORDS = {"en": "Records (count)", "zh": "记录数（条）"}
SHARE = {"en": "Share of records (%)", "zh": "占记录的比重（%）"}
LOG = {"en": "log scale", "zh": "对数刻度"}
MORE = {"en": "and {n} more", "zh": "另有{n}项"}
#: A name with its number.
NUMBERED = {"en": "{} ({})", "zh": "{}（{}）"}
#: Behind words in the axes: no line of the figure runs through them.
CLEAR = {"facecolor": "white", "edgecolor": "none", "pad": 0.6}
#: Marks a figure made here: a notebook seats its legend and writes the source below it.
OWN = "jining"
#: Inches from which on a canvas has room for level names of columns and one line of legend.
WIDE = 8
#: Points at the sides of a canvas that hold no mark: its margins, and the gap between names and axes.
SIDES = 30
#: What a column of a legend takes beside its text, and the gap in it, in sizes of the text.
_HANDLE, _GAP = 3.8, 2


def new_axes(ax=None):
    """Axes to draw on: the one given, else those of a new figure.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes
    """
    return new_figure().subplots() if ax is None else ax


def new_figure(fig=None):
    """Figure to draw on: the one given, else a new one.

    Parameters
    ----------
    fig : matplotlib.figure.Figure, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    return plt.figure(layout="constrained", gid=OWN) if fig is None else fig


def say(ax, text):
    """Write a message in the middle of an axes and draw nothing else.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    text : dict of str to str or str
        The message, or one per language.

    Returns
    -------
    matplotlib.axes.Axes
    """
    text = text[language()] if isinstance(text, dict) else text
    ax.set_axis_off()
    ax.text(0.5, 0.5, text, ha="center", va="center", transform=ax.transAxes, color=INK_2)
    return ax


def name_rows(ax, names, *, rules=True):
    """Name the rows of a horizontal figure, the first on top.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Rows stand at y = 0, 1, 2 ...
    names : sequence of str
        One per row.
    rules : bool
        Draw a light line through each row.
    """
    ax.set_yticks(range(len(names)), names, parse_math=False)  # "$" in a name is just a character
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    if rules:
        ax.hlines(range(len(names)), 0, 1, transform=ax.get_yaxis_transform(), color=RULE, lw=0.7, zorder=0)


def room(ax, share=0.38):
    """How many Latin letters fit into a share of the canvas.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    share : float
        Part of the width that the labels may take.

    Returns
    -------
    int
    """
    points = plt.rcParams["font.size"] * 0.9
    return int(ax.figure.get_figwidth() * 72 * share / (0.5 * points))


def fine(share=0.75):
    """Size of small print: a share of the text of the figure, and never too small to be read.

    Parameters
    ----------
    share : float

    Returns
    -------
    float
        In points.
    """
    return max(share * plt.rcParams["font.size"], SMALLEST)


def longest(texts, size):
    """Width of the longest of some texts.

    Parameters
    ----------
    texts : sequence of str
    size : float
        Of the text, in points.

    Returns
    -------
    float
        In points; 0 if there is no text.
    """
    font = FontProperties(family=families(), size=size)
    return max((text_width(line, font) for text in texts for line in text.split("\n")), default=0)


def fold(text, most, size):
    """Break a label over several lines.

    Parameters
    ----------
    text : str
    most : float
        Width of a line in points.
    size : float
        Of the text, in points.

    Returns
    -------
    str
    """
    return wrap(text, most, FontProperties(family=families(), size=size))


def legend_columns(fig, names, share=1):
    """In how many columns a legend fits into a share of the canvas.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    names : sequence of str
    share : float
        Part of the width that the legend may take.

    Returns
    -------
    int
    """
    size = 0.9 * plt.rcParams["font.size"]
    widths = [longest([name], size) + _HANDLE * size for name in names]
    most = share * (72 * fig.get_figwidth() - SIDES) + _GAP * size  # no gap behind the last column
    fitting = [n for n in range(1, len(names) + 1) if sum(part.max() for part in np.array_split(widths, n)) <= most]
    return max(fitting, default=1)


def above(ax, names):
    """Place of a legend above an axes: over its left end, or over its right end if that has no room.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    names : sequence of str

    Returns
    -------
    dict
        Arguments of `matplotlib.axes.Axes.legend`.
    """
    columns = legend_columns(ax.figure, names, 0.6)
    if columns == len(names):
        return {"ncols": columns, "loc": "lower left", "bbox_to_anchor": (0, 1), "borderaxespad": 0.2}
    return {"ncols": legend_columns(ax.figure, names), "loc": "lower right", "bbox_to_anchor": (1, 1), "borderaxespad": 0.2}


#: A font has no glyph for a control character; white space stays white.
_UNPRINTABLE = {"\u3000": "\u3000", "\xa0": "\xa0", "\n": " ", "\r": " ", "\t": " "}


def shorten(text, most):
    """Cut a long label, and show that it is cut.

    Parameters
    ----------
    text : str
    most : int
        Width of the longest label, in Latin letters; a Chinese character counts as two.

    Returns
    -------
    str

    Examples
    --------
    >>> shorten("Firms helped to transform", 10), shorten("新增高新技术企业", 10)
    ('Firms hel…', '新增高新…')
    """
    text = "".join(letter if letter.isprintable() else _UNPRINTABLE.get(letter, "\ufffd") for letter in text[:2 * most])
    if _width(text) <= most:
        return text
    while text and _width(text) > most - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def _width(text):
    # The Chinese font draws curly quotation marks as wide as a character.
    return sum(2 if ord(letter) > 0x2E7F or letter in "“”‘’" else 1 for letter in text)
