"""What stands beside the marks of a figure of rows: values, modal words, a column at the right, colours explained."""

from matplotlib import rcParams
from matplotlib.lines import Line2D

from jining.labels import label, quantity, tidy
from jining.labels import unit as unit_words
from jining.plot.canvas import room
from jining.theme import INK_2, language

_NO_MODAL = {"en": "no modal word", "zh": "无情态词"}
#: Inches that title, legends, axis, note and source take.
_FRAME = 2.0


def modal_words(modal, lang=None):
    """Name a modal word as it stands in the report, in English with its gloss.

    Parameters
    ----------
    modal : str
        Value of the column; missing if there is none.
    lang : {"en", "zh"}, optional
        The language of the theme by default.

    Returns
    -------
    str

    Examples
    --------
    >>> modal_words("力争", "en"), modal_words("力争", "zh"), modal_words(None, "en")
    ('"strive" (力争)', '“力争”', 'no modal word')
    """
    lang = language(lang)
    if not isinstance(modal, str):
        return _NO_MODAL[lang]
    return tidy(f"“{label('modal', modal, lang)}”", lang) + (f" ({modal})" if lang == "en" else "")


def lines_of(fig):
    """Count the lines of text that stand above each other between title and note.

    Parameters
    ----------
    fig : matplotlib.figure.Figure

    Returns
    -------
    float
    """
    return (fig.get_figheight() - _FRAME) * 72 / (rcParams["font.size"] * 1.15)


def value_words(promise, lang=None):
    """Write the value of a target with its comparator, and with its unit unless that is only "items" or "firms".

    Parameters
    ----------
    promise : pandas.Series or namedtuple
        One target.
    lang : {"en", "zh"}, optional
        The language of the theme by default.

    Returns
    -------
    str
    """
    text = quantity(promise, lang)
    return text.removesuffix(unit_words(promise.unit, lang)) if promise.unit in ("items", "firms") else text


def write_values(ax, targets, texts):
    """Write at the right of each mark, in the order of the rows.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    targets : pandas.DataFrame
        Targets at y = 0, 1, 2 ...
    texts : sequence of str
    """
    box = {"facecolor": "white", "edgecolor": "none", "pad": 0.6}  # no line of the figure runs through a number
    for y, (value, comparator, text) in enumerate(zip(far_end(targets), targets["comparator"], texts, strict=True)):
        ax.annotate(text, (value, y), xytext=(34 if comparator == "ge" else 9, 0), textcoords="offset points", va="center",
                    fontsize="small", bbox=box)


def far_end(targets):
    """Upper end of each target, where its mark ends.

    Parameters
    ----------
    targets : pandas.DataFrame
        Targets as `load` returns them.

    Returns
    -------
    numpy.ndarray of float
    """
    return targets[["value_low", "value_high"]].astype("float64").max(axis=1).to_numpy()


def row_room(ax):
    """How many Latin letters the name of a row may take: less on a narrow canvas.

    Parameters
    ----------
    ax : matplotlib.axes.Axes

    Returns
    -------
    int
    """
    return room(ax, 0.38 if is_wide(ax.figure) else 0.26)


def is_wide(fig):
    """Whether the canvas has room for a column of text beside the axes.

    Parameters
    ----------
    fig : matplotlib.figure.Figure

    Returns
    -------
    bool
    """
    return bool(fig.get_figwidth() > 7)


def write_beside(ax, texts, heading=""):
    """Write a column at the right of an axes, one text per row; nothing on a narrow canvas.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    texts : sequence of str
    heading : str
        Written above the column.
    """
    if not is_wide(ax.figure):
        return
    for y, text in enumerate(texts):
        ax.text(1.01, y, text, transform=ax.get_yaxis_transform(), va="center", fontsize="small", color=INK_2)
    if heading and any(texts):
        ax.annotate(heading, (1.01, 1), xycoords="axes fraction", xytext=(0, 4), textcoords="offset points",
                    fontsize="small", weight="bold", color=INK_2)


def color_legend(ax, entries, lang):
    """Explain colours above an axes.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    entries : sequence of (color, dict of str to str)
        Colour and its meaning in both languages.
    lang : {"en", "zh"}
    """
    handles = [Line2D([], [], ls="", marker="s", ms=8, color=color, label=words[lang]) for color, words in entries]
    ax.legend(handles=handles, ncols=len(handles), loc="lower left", bbox_to_anchor=(0, 1), borderaxespad=0.2,
              handletextpad=0.2, columnspacing=1.2)
