"""How much of each kind of promise a sector or chapter holds."""

import pandas as pd

from jining.labels import label
from jining.plot_02.canvas import EMPTY, NUMBERED, RECORDS, above, name_rows, new_axes, say
from jining.theme import COLORS, INK, language

#: A share of fewer records than this says nothing; such rows are pale.
FEW = 10
ALL_RECORDS = {"en": "All records", "zh": "全部记录"}


def plot_kinds(promises, *, by="sector", parts="kind", lang=None, ax=None):
    """Plot how many targets, measures and aims each sector or chapter holds, as stacked bars.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them, or a selection of them.
    by : str
        Column whose values are the rows of the figure, in their declared order.
    parts : {"kind", "checkable_by", "firmness", "logic", "wording"}
        Column whose values are the coloured parts of the bars.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        x is the number of records. A count is printed where its bar has room for it.

    Notes
    -----
    Counts show how the report is written, not effort, priority or money.

    Examples
    --------
    >>> import jining
    >>> ax = plot_kinds(jining.load(), lang="en")
    >>> ax.get_xlabel()
    'Records (count)'
    """
    lang, ax = language(lang), new_axes(ax)
    if promises.empty:
        return say(ax, EMPTY[lang])
    counts = pd.crosstab(promises[by], promises[parts], dropna=False).reindex(columns=list(COLORS[parts]), fill_value=0)
    counts = counts.loc[counts.sum(axis=1) > 0]
    stack_bars(ax, counts, parts, lang)
    name_rows(ax, [label(by, key, lang) for key in counts.index], rules=False)
    ax.set_xlabel(RECORDS[lang])
    return ax


def stack_bars(ax, widths, column, lang, *, write=str):
    """Draw one stacked bar per row, with each part's value printed where there is room, and a legend above.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    widths : pandas.DataFrame
        One row per bar, one column per value of `column`.
    column : str
        Coded column that gives the parts their colours and names.
    lang : {"en", "zh"}
    write : callable
        How a width is printed.
    """
    colors, room = COLORS[column], widths.sum(axis=1).max() * 0.03
    left = widths.iloc[:, 0] * 0
    for value in widths.columns:
        bars = ax.barh(range(len(widths)), widths[value], left=left, color=colors[value], label=label(column, value, lang),
                       edgecolor="white", linewidth=0.6, height=0.78)
        texts = [write(width) if width >= room else "" for width in widths[value]]
        ax.bar_label(bars, texts, label_type="center", color="white", fontsize="small")
        left = left + widths[value]
    ax.set_xlim(0, left.max())
    ax.legend(handlelength=1, **above(ax, [label(column, value, lang) for value in widths.columns]))


def with_total(counts):
    """Put the sum of all rows on top of a table of counts, and drop rows without records.

    Parameters
    ----------
    counts : pandas.DataFrame
        One row per group.

    Returns
    -------
    pandas.DataFrame
        First row "total", unless there is only one group.
    """
    counts = counts.loc[counts.sum(axis=1) > 0]
    counts.index = counts.index.astype("str")
    return pd.concat([counts.sum().to_frame("total").T, counts]) if len(counts) > 1 else counts


def group_names(counts, by, lang, *, total=ALL_RECORDS):
    """Name each row of a table of counts with its number of records.

    Parameters
    ----------
    counts : pandas.DataFrame
        As `with_total` gives it.
    by : str
        Column whose values are the rows.
    lang : {"en", "zh"}
    total : dict of str to str
        Name of the first row, per language.

    Returns
    -------
    list of str
    """
    names = [total[lang] if key == "total" else label(by, key, lang) for key in counts.index]
    return [NUMBERED[lang].format(name, n) for name, n in zip(names, counts.sum(axis=1), strict=True)]


def fade_small(bars, texts, sizes):
    """Make the bars of small groups pale, and their numbers dark.

    Parameters
    ----------
    bars : matplotlib.container.BarContainer
    texts : list of matplotlib.text.Text
    sizes : sequence of int
        Records of each group.
    """
    for bar, text, size in zip(bars, texts, sizes, strict=True):
        if size < FEW:
            bar.set_alpha(0.4)
            text.set_color(INK)
