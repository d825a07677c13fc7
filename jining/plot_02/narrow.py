"""How the names of columns fit a canvas that is narrower than a slide."""

import re

from jining.plot_02.canvas import SIDES, longest


def fold_list(text, most, size):
    r"""Break a list of words over several lines, behind a comma and nowhere else.

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

    Examples
    --------
    >>> fold_list("strive, seek, vie", 40, 8), fold_list("力争、争取、争创", 50, 8)
    ('strive,\nseek, vie', '力争、争取、\n争创')
    """
    lines = [""]
    for word in re.findall("[^,、]+(?:, |、)?", text):
        if lines[-1] and longest([(lines[-1] + word).rstrip()], size) > most:
            lines = [*lines[:-1], lines[-1].rstrip(), ""]
        lines[-1] += word
    return "\n".join(lines)


def stand(ax, lang):
    """Let the names of the columns stand: turned in English, one character below the other in Chinese.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Its names stand above it.
    lang : {"en", "zh"}
    """
    names = [text.get_text() for text in ax.get_xticklabels()]
    upright = lang == "zh"
    names = ["\n".join(name.replace("\n", "")) if upright else name.replace("\n", " ") for name in names]
    ax.set_xticks(ax.get_xticks(), names, rotation=0 if upright else 90, va="bottom", linespacing=1)


def width_beside(ax, names, size):
    """Width that the names of the rows leave to an axes that fills its canvas.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    names : sequence of str
    size : float
        Of the names, in points.

    Returns
    -------
    float
        In points.
    """
    return 72 * ax.figure.get_figwidth() - longest(names, size) - SIDES
