"""Any set of targets on an honest axis, one panel per unit."""

from textwrap import fill

import numpy as np
from matplotlib import rcParams
from matplotlib.font_manager import FontProperties
from matplotlib.gridspec import GridSpec
from matplotlib.transforms import ScaledTranslation

from jining.dress import text_width
from jining.labels import items, label, number, quantity
from jining.plot.canvas import LOG, name_rows, new_figure, room, say, shorten
from jining.plot.marks import comparator_legend, draw_targets, mark_of, value_of
from jining.plot.strips import draw_strip, seat_strips, thin_ticks
from jining.theme import INK_2, NAVY, families, language, sector_colors

#: Lines of text that the axis of one panel takes beside its rows.
_AXIS_LINES = 1.7
#: Inches that title, legend, note and source take.
_FRAME = 1.75
#: A unit whose largest value is more than this many times its smallest gets a log axis.
_LOG_FROM = 50
#: Percentages of a whole and rates of growth never share an axis.
_PERCENT = {"growth_rate": {"en": "growth (%)", "zh": "增速（%）"}, "other": {"en": "share (%)", "zh": "比重（%）"}}
_NONE = {"en": "No target in this selection: the records here promise no quantity",
         "zh": "此筛选下没有目标：这些记录不含承诺的数量"}


def plot_targets(promises, *, unit=None, lang=None, fig=None):
    """Plot the targets of any selection, each with its comparator, one panel per unit.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them; those that are no targets are left out.
    unit : str, optional
        Keep one unit only, a key of `units.csv`.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    fig : matplotlib.figure.Figure, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.figure.Figure
        One axes per unit (percentages: one for growth rates, one for shares). As many targets as fit are rows with name
        and value, in two columns where need be; more are drawn as one strip of dots per unit, where "×10" counts targets
        of the same value and comparator. The marks take the colour of the sector if there is only one.

    Raises
    ------
    ValueError
        If `unit` is not a unit of the table.

    Notes
    -----
    x starts at zero, or is logarithmic (said on the axis) where a unit spans more than a factor of 50. Unlike
    units never share an axis. A value is never drawn without its comparator.

    Examples
    --------
    >>> import jining
    >>> promises = jining.load()
    >>> fig = plot_targets(promises[promises["sector"] == "digital"], lang="en")
    >>> [ax.get_xlabel() for ax in fig.axes]
    ['items, log scale', 'share (%)']
    """
    lang, fig = language(lang), new_figure(fig)
    targets = target_rows(promises, unit)
    if targets.empty:
        say(fig.subplots(), _NONE[lang])
        return fig
    panels = split_by_axis(targets, lang)
    color = sector_colors()[targets["sector"].iloc[0]] if targets["sector"].nunique() == 1 else NAVY
    columns = _columns(fig, targets, panels)
    if columns:
        _draw_columns(fig, panels, columns, color, lang)
    else:
        _draw_strips(fig, panels, color, lang)
    comparator_legend(fig, mark_of(targets), lang, ncols=3 if fig.get_figwidth() < 8 else 6)
    return fig


def _columns(fig, targets, panels):
    """1 or 2 columns of named rows, or None: too many rows for the canvas."""
    room = (fig.get_figheight() - _FRAME) * 72 / (rcParams["font.size"] * 1.2)
    lines = len(targets) + _AXIS_LINES * len(panels)
    if lines <= room or (len(panels) == 1 and len(targets) <= room):
        return 1
    first, second = (sum(heights) + _AXIS_LINES * len(heights) for heights in _halves(panels))
    return 2 if fig.get_figwidth() > 8 and len(panels) > 1 and max(first, second) <= room else None


def _halves(panels):
    """Rows of each panel, in two columns of about the same height."""
    rows = [len(rows) for _, rows in panels]
    tall = np.cumsum(rows) + _AXIS_LINES * np.arange(1, len(rows) + 1)
    half = int(np.argmin(np.maximum(tall, tall[-1] - tall)[:-1])) + 1 if len(rows) > 1 else 1
    return rows[:half], rows[half:]


def _draw_columns(fig, panels, columns, color, lang):
    """One axes per panel, in columns that are filled from the top."""
    parts = _halves(panels) if columns == 2 else [[len(rows) for _, rows in panels]]
    cells = [cell for part, gap in zip(parts, GridSpec(1, len(parts), figure=fig), strict=True)
             for cell in gap.subgridspec(len(part), 1, height_ratios=[rows + 0.3 for rows in part])]
    for (name, rows), cell in zip(panels, cells, strict=True):
        _draw_rows(fig.add_subplot(cell), name, rows, color, lang, 0.38 / columns)


def target_rows(promises, unit=None):
    """Keep the records that promise a quantity.

    Parameters
    ----------
    promises : pandas.DataFrame
    unit : str, optional
        Keep one unit only.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    ValueError
        If `unit` is not a unit of the table.
    """
    targets = promises[promises["comparator"].notna()]
    if unit is None:
        return targets
    units = list(promises["unit"].cat.categories)
    if unit not in units:
        raise ValueError(f"unit={unit!r} is not known; there are: {', '.join(units)}")
    return targets[targets["unit"] == unit]


def split_by_axis(targets, lang=None):
    """Split targets into sets that may share an axis, in the order in which the text brings them.

    Parameters
    ----------
    targets : pandas.DataFrame
        Targets as `load` returns them.
    lang : {"en", "zh"}, optional
        Language of the names.

    Returns
    -------
    list of (str, pandas.DataFrame)
        Name of the axis with its unit, and its rows.
    """
    lang = language(lang)
    growth = targets["measure_type"].astype("str") == "growth_rate"
    key = targets["unit"].astype("str").where(targets["unit"] != "percent", np.where(growth, "growth_rate", "other"))
    names = {kind: words[lang] for kind, words in _PERCENT.items()}
    return [(names.get(k) or label("unit", k, lang), targets[key == k]) for k in dict.fromkeys(key)]


def needs_log(targets):
    """Whether the values of one unit span so much that a plain axis would hide the small ones.

    Parameters
    ----------
    targets : pandas.DataFrame

    Returns
    -------
    bool
        False for percentages.
    """
    values = value_of(targets)
    above = values[values > 0]
    return bool((targets["unit"] != "percent").all() and above.size and above.max() / above.min() > _LOG_FROM)


def honest_axis(ax, name, targets, lang=None):
    """Scale the value axis: 0 to 100 for shares, from zero otherwise, logarithmic where `needs_log` says so.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    name : str
        Quantity and unit.
    targets : pandas.DataFrame
        Targets of one unit.
    lang : {"en", "zh"}, optional

    Returns
    -------
    matplotlib.axes.Axes
    """
    values, lang = value_of(targets), language(lang)
    if needs_log(targets):
        least = 10 ** np.floor(np.log10(values[values > 0].min()))
        ax.set_xscale("symlog", linthresh=least, linscale=0.4)  # logarithmic, and yet a zero has its place
        ax.set_xlim(0 if values.min() == 0 else least * 0.8, values.max() * 8)
        name = f"{name}, {LOG[lang]}" if lang == "en" else f"{name}，{LOG[lang]}"
    elif name == _PERCENT["other"][lang]:
        ax.set_xlim(0, 118)
        ax.set_xticks(range(0, 101, 20 if ax.figure.get_figwidth() > 6 else 50))
    else:
        ax.set_xlim(0, max(values.max(), 1) * 1.35)
        ax.xaxis.get_major_locator().set_params(nbins=5 if ax.get_position().width * ax.figure.get_figwidth() > 4 else 3)
    ax.set_xlabel(name)
    ax.xaxis.set_major_formatter(lambda value, _: number(value, lang))
    ax.minorticks_off()
    return ax


def _draw_rows(ax, name, targets, color, lang, share):
    draw_targets(ax, targets, range(len(targets)), color=color)
    honest_axis(ax, name, targets, lang)
    name_rows(ax, [shorten(text, room(ax, share)) for text in items(targets, lang)])
    beside = ax.transAxes + ScaledTranslation(-4 / 72, -0.95 * rcParams["font.size"] / 72, ax.figure.dpi_scale_trans)
    ax.xaxis.set_label_coords(0, 0, transform=beside)
    ax.xaxis.label.set(ha="right", va="center", color=INK_2, size="small")
    for y, (value, row) in enumerate(zip(value_of(targets), targets.itertuples(), strict=True)):
        reach = 32 if row.comparator == "ge" else 8
        ax.annotate(quantity(row, lang), (value, y), xytext=(reach, 0), textcoords="offset points",
                    va="center", fontsize="small")


def _draw_strips(fig, panels, color, lang):
    columns = min(len(panels), 2)
    axes = [fig.add_subplot(fig.add_gridspec(1, columns)[0, 0]) for _ in panels]
    names = [_name_strip(ax, name, rows, lang) for (name, rows), ax in zip(panels, axes, strict=True)]
    font = FontProperties(family=families(), size=0.85 * rcParams["font.size"])
    margin = max(text_width(line, font) for name in names for line in name.split("\n")) + 10
    width = (fig.get_figwidth() - 0.5) * 72 / columns - margin
    heights = [draw_strip(ax, rows, color, lang, width) for (_, rows), ax in zip(panels, axes, strict=True)]
    for ax, name in zip(axes, names, strict=True):
        ax.set_yticks([np.mean(ax.get_ylim())], [name], color=INK_2, size=0.85 * rcParams["font.size"])
        thin_ticks(ax, width, lambda value: number(value, lang))
    seat_strips(fig, axes, heights, columns)


def _name_strip(ax, name, targets, lang):
    """Scale the axis of a strip, and return what is written on its left: unit and number of targets."""
    honest_axis(ax, name, targets, lang)
    if ax.get_xscale() != "linear":
        ax.set_xlim(right=value_of(targets).max() * 3)
    ax.xaxis.label.set_visible(False)  # a layout leaves room for tick labels on the left of an axis, not for its name
    ax.spines["left"].set_visible(False)
    ax.tick_params(axis="y", length=0, pad=6)
    ax.tick_params(axis="x", labelsize=0.74 * rcParams["font.size"], pad=2, length=2.5)
    scale, letters = ax.get_xlabel()[len(name):], 22 if ax.figure.get_figwidth() > 8 else 15
    more = (f"× {len(targets)}" if len(targets) > 1 else "") + scale
    line = f"{name} {more}".strip()
    return line if len(line) <= letters else f"{fill(name, letters)}\n{more}"
