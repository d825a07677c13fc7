"""Instruments, sizes of boiler and quantities of the environment promises."""

from jining.labels import label
from jining.plot_02.beside import is_wide, write_names
from jining.plot_02.canvas import EMPTY, fine, longest, new_axes, new_figure, say
from jining.plot_02.multiples import (
    ROW_ENDS,
    STOCK,
    TICKS,
    draw_panel,
    split_by_thing,
    stock_legend,
    too_many,
    unit_after_ticks,
)  # fmt: skip
from jining.plot_02.seats import stack_cells
from jining.plot_02.targets import plot_targets, target_rows
from jining.tables import load_numerals
from jining.theme import GREY, NAVY, language

#: The two records that set a size of coal boiler, and what each promises: by reading.
BOILERS = {
    "Coal boilers of 35 steam tonnes or below phased out": {"en": "phased out", "zh": "淘汰"},
    "Conversion of coal boilers of at least 65 steam tonnes": {"en": "converted", "zh": "改造"},
}
#: Height of the bars of instruments and of the axis of boilers, and of an axis with its ticks, in rows of a panel.
_TOP, _AXIS = (5, 3.5), 1.6
#: The same heights on a narrow canvas.
_TOP_NARROW = (5.2, 1.9)
_SILENT = {"en": "nothing said", "zh": "未提及"}
_NO_BOILER = {"en": "No boiler class in this selection", "zh": "此筛选下没有锅炉规格"}
_SIZE = {"en": "Coal boilers by size (steam tonnes)", "zh": "燃煤锅炉规格（蒸吨）"}
#: The same in two parts, where a line below the axis would take the room of a panel.
_SIZE_PARTS = {"en": ("Coal boilers", "steam tonnes"), "zh": ("燃煤锅炉", "蒸吨")}
_INSTRUMENTS = {"en": "Records by instrument (count)", "zh": "按政策工具的记录数（条）"}


def boiler_classes(promises, numerals=None):
    """Sizes of coal boiler on which the report says something.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.
    numerals : pandas.DataFrame, optional
        Account of the numbers in the report; the shipped one by default.

    Returns
    -------
    dict of str to float
        Threshold in steam tonnes of each record of `BOILERS` that is there: the upper end of the class that is phased
        out, the lower end of the class that is converted.

    Examples
    --------
    >>> import jining
    >>> list(boiler_classes(jining.load()).values())
    [35.0, 65.0]
    """
    numerals = load_numerals() if numerals is None else numerals
    sizes = numerals[numerals["class"] == "threshold"].set_index("start")["text"]
    found = {}
    for row in promises[promises["item_en"].isin(BOILERS)].itertuples():
        inside = sizes[(sizes.index >= row.start) & (sizes.index < row.end)]
        if len(inside):
            found[row.item_en] = float(inside.iloc[0])
    return {item: found[item] for item in BOILERS if item in found}


def plot_environment(promises, *, numerals=None, lang=None, fig=None):
    """Plot the instruments of the records, the sizes of boiler they name, and their targets as small multiples.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.
    numerals : pandas.DataFrame, optional
        Account of the numbers in the report; the shipped one by default.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    fig : matplotlib.figure.Figure, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.figure.Figure
        Records by instrument (count), the sizes of boiler, and one axes per unit of the targets, in three columns. More
        units than fit are left to `plot_targets`.

    Examples
    --------
    >>> import jining
    >>> fig = plot_environment(jining.select(jining.load(), sector="environment"), lang="en")
    >>> fig.axes[0].get_xlabel(), fig.axes[2].get_xlabel()
    ('Records by instrument (count)', 'share (%)')
    """
    lang, fig = language(lang), new_figure(fig)
    if promises.empty:
        say(fig.subplots(), EMPTY[lang])
        return fig
    targets = target_rows(promises)
    panels = sorted(split_by_thing(targets, lang), key=lambda panel: -len(panel[1]))
    if too_many(fig, panels):
        return plot_targets(promises, lang=lang, fig=fig)
    first, second, *cells = _cells(fig, [len(rows) for _, rows in panels])
    share = 0.31 if is_wide(fig) else 0.5
    means = plot_means(promises, lang=lang, ax=fig.add_subplot(first))
    if not is_wide(fig):
        _names_inside(means)
    _boilers(fig.add_subplot(second), promises, numerals, lang)
    for (name, rows), cell in zip(panels, cells, strict=True):
        draw_panel(fig.add_subplot(cell), name, rows, lang, share)
    if panels:
        stock_legend(fig, targets, lang)
    return fig


def _cells(fig, rows):
    """Cells for the instruments, the boilers and one panel of each number of rows, in columns of like height."""
    if is_wide(fig):
        return stack_cells(fig, [*_TOP, *(min(lines, 5) + _AXIS for lines in rows)], 3, width_ratios=[1.35, 1, 1.05])
    return stack_cells(fig, [*_TOP_NARROW, *(min(lines, 6) + ROW_ENDS for lines in rows)], 2, TICKS)


def plot_means(promises, *, lang=None, ax=None):
    """Plot how many records take each instrument.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        One bar per instrument, in the order of the codebook; x is the number of records.

    Examples
    --------
    >>> import jining
    >>> plot_means(jining.select(jining.load(), sector="environment"), lang="en").get_xlabel()
    'Records by instrument (count)'
    """
    lang, ax = language(lang), new_axes(ax)
    if promises.empty:
        return say(ax, EMPTY[lang])
    counts = promises["instrument"].value_counts(sort=False)
    counts = counts[counts > 0]
    bars = ax.barh(range(len(counts)), counts, height=0.75, color=NAVY)
    ax.bar_label(bars, padding=3, fontsize="small")
    write_names(ax, [label("instrument", key, lang) for key in counts.index], share=0.32, size=0.78, wide=0.2,
                rules=False)
    ax.set_xlim(0, counts.max() * 1.15)
    ax.xaxis.get_major_locator().set_params(integer=True, nbins=4)
    ax.set_xlabel(_INSTRUMENTS[lang], loc="right")
    if not is_wide(ax.figure):  # the counts are written behind the bars
        ax.set_xticks([])
        ax.xaxis.label.set_size(fine(0.78))
        ax.spines["bottom"].set_visible(False)
    return ax


def _names_inside(ax):
    """Move the names of bars into their axes: panels below it may then be as wide as their column."""
    names, size = [name.get_text() for name in ax.get_yticklabels()], fine(0.78)
    share = min((longest(names, size) + 6) / (ax.figure.get_figwidth() * 36 - 20), 0.75)
    ax.set(yticks=[], xlim=(-ax.get_xlim()[1] * share / (1 - share), ax.get_xlim()[1]))
    for y, name in enumerate(names):
        ax.annotate(name, (0, y), xytext=(-4, 0), textcoords="offset points", ha="right", va="center", fontsize=size,
                    in_layout=False)


def _boilers(ax, promises, numerals, lang):
    classes = boiler_classes(promises, numerals)
    if not classes:
        return say(ax, _NO_BOILER[lang])
    gone, kept = (classes.get(item) for item in BOILERS)
    end = max(classes.values()) * 1.5
    spans = [(0, gone, "coverage", 0), (kept, end, "treated", 1)]
    for low, high, stock, place in spans:
        if None not in (low, high):
            ax.barh(0, high - low, left=low, height=0.5, color=STOCK[stock], gid=stock)
            ax.text((low + high) / 2, 0, list(BOILERS.values())[place][lang], color="white", ha="center", va="center",
                    fontsize="small", weight="bold")
    if None not in (gone, kept):
        ax.barh(0, kept - gone, left=gone, height=0.5, facecolor="white", edgecolor=GREY, hatch="////", lw=0, gid="gap")
        ax.text((gone + kept) / 2, -0.42, _SILENT[lang], ha="center", fontsize="small", weight="bold")
    wide = is_wide(ax.figure)
    ax.set(xlim=(0, end), ylim=(1, -1) if wide else (0.4, -0.85), xlabel=_SIZE[lang], yticks=[])
    ax.set_xticks([0, *classes.values()])
    if not wide:
        name, unit = _SIZE_PARTS[lang]
        ax.text(0, -0.42, name, fontsize="small")
        ax.set_xlabel(unit)
        unit_after_ticks(ax, max(classes.values()), ax.figure.get_figwidth() * 36 - 32, lang)
    ax.spines["left"].set_visible(False)
    return ax
