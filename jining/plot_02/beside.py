"""What stands beside the marks of a figure of rows: names, values, modal words, a column at the right, colours explained."""

from matplotlib import rcParams
from matplotlib.lines import Line2D

from jining.labels import label, quantity, tidy
from jining.labels import unit as unit_words
from jining.plot_02.canvas import CLEAR, fine, fold, legend_columns, longest, name_rows, shorten
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


def lines_of(fig, pitch=None):
    """Count the lines of text that stand above each other between title and note.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    pitch : float, optional
        Points from line to line; that of the text of the figure by default.

    Returns
    -------
    float
    """
    return (fig.get_figheight() - _FRAME) * 72 / (pitch or rcParams["font.size"] * 1.15)


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
    return bare_value(promise, lang) if promise.unit in ("items", "firms") else quantity(promise, lang)


def bare_value(promise, lang=None):
    """Write the value of a target with its comparator and without its unit, for a row whose name says what is counted.

    Parameters
    ----------
    promise : pandas.Series or namedtuple
        One record.
    lang : {"en", "zh"}, optional
        The language of the theme by default.

    Returns
    -------
    str
        "" if the record is no target.

    Examples
    --------
    >>> import jining
    >>> rows = jining.select(jining.load(), unit="firms", words="development zones kept")
    >>> quantity(rows.iloc[0], "en"), bare_value(rows.iloc[0], "en")
    ('1 firm or organisation', '1')
    """
    text = quantity(promise, lang)
    if not text:
        return text
    singular, plural = (unit_words(str(promise.unit), lang, one=one) for one in (True, False))
    return text.removesuffix(plural).removesuffix(singular)


def write_values(ax, targets, texts):
    """Write at the right of each mark, in the order of the rows.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    targets : pandas.DataFrame
        Targets at y = 0, 1, 2 ...
    texts : sequence of str
    """
    for y, (value, comparator, text) in enumerate(zip(far_end(targets), targets["comparator"], texts, strict=True)):
        ax.annotate(text, (value, y), xytext=(34 if comparator == "ge" else 9, 0), textcoords="offset points", va="center",
                    fontsize="small", bbox=CLEAR)


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


def write_names(ax, names, *, share=0.5, lines=1, size=0.9, rules=True, wide=0.38):
    """Name the rows of a figure, as long as its canvas has room for.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    names : sequence of str
    share : float
        Part of the width that names may take on a narrow canvas, where no column of text stands beside the axes.
    lines : int
        How many lines a name may take there.
    size : float
        Size of the names there, as a part of the size of the text.
    rules : bool
        Draw a light line through each row.
    wide : float
        Part of the width that names may take on a wide canvas.
    """
    if is_wide(ax.figure):
        most, size = ax.figure.get_figwidth() * 72 * wide, 0.9 * rcParams["font.size"]
        name_rows(ax, [fit(name, most, size) for name in names], rules=rules)
        return
    size = fine(size)
    name_rows(ax, [fit(name, ax.figure.get_figwidth() * 72 * share, size, lines) for name in names], rules=rules)
    for name in ax.get_yticklabels():
        name.set(size=size, linespacing=1)


def fit(text, most, size, lines=1):
    r"""Break a text into at most so many lines, and cut it, with a sign, only where they do not hold it.

    Parameters
    ----------
    text : str
    most : float
        Width of a line in points.
    size : float
        Of the text, in points.
    lines : int

    Returns
    -------
    str

    Examples
    --------
    >>> fit("Firms helped to transform", 60, 8, lines=2)
    'Firms helped\nto transform'
    """
    text = shorten(text, int(lines * most / (0.25 * size)))  # far more letters than fit
    broken, kept = fold(text, most, size), len(text)
    while kept > 4 and (broken.count("\n") >= lines or longest([broken], size) > most):
        kept -= 1
        broken = fold(text[:kept].rstrip(" ,;，；、…") + "…", most, size)
    return broken


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
    """Explain colours above an axes, over its right end where they need more room than the names of its rows leave.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    entries : sequence of (color, dict of str to str)
        Colour and its meaning in both languages.
    lang : {"en", "zh"}
    """
    handles = [Line2D([], [], ls="", marker="s", ms=8, color=color, label=words[lang]) for color, words in entries]
    words, size = [words[lang] for _, words in entries], 0.9 * rcParams["font.size"]
    taken = longest([name.get_text() for name in ax.get_yticklabels()], size) + longest([" ".join(words)], size)
    left = is_wide(ax.figure) or taken + 30 + 24 * len(words) < 72 * ax.figure.get_figwidth()
    place = {"loc": "lower left", "bbox_to_anchor": (0, 1)} if left else {"loc": "lower right", "bbox_to_anchor": (1, 1)}
    ncols = len(words) if left else legend_columns(ax.figure, words)
    ax.legend(handles=handles, ncols=ncols, borderaxespad=0.2, handletextpad=0.2, columnspacing=1.2, **place)
