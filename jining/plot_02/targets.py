"""Any set of targets on an honest axis, one panel per unit."""

import numpy as np
from matplotlib import rcParams
from matplotlib.gridspec import GridSpec
from matplotlib.transforms import ScaledTranslation

from jining.labels import items, quantity
from jining.plot_02.beside import is_wide, write_names
from jining.plot_02.canvas import WIDE, new_figure, say
from jining.plot_02.marks import comparator_legend, draw_targets, mark_of, value_of
from jining.plot_02.scales import honest_axis, split_by_axis
from jining.plot_02.seats import height_for
from jining.plot_02.strips import draw_strips
from jining.theme import INK_2, NAVY, language, sector_colors

#: Lines of text that the axis of one panel takes beside its rows.
_AXIS_LINES = 1.7
#: Points of the lowest row on a narrow canvas, which has no second column.
_LOWEST = 8
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
        of the same value and comparator, where it has room. The marks take the colour of the sector if there is only one.

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
        draw_strips(fig, panels, color, lang)
    comparator_legend(fig, mark_of(targets), lang, ncols=3 if fig.get_figwidth() < WIDE else 6)
    return fig


def _columns(fig, targets, panels):
    """1 or 2 columns of named rows, or None: too many rows for the canvas."""
    room = height_for(fig) / (rcParams["font.size"] * 1.2)
    lines = len(targets) + _AXIS_LINES * len(panels)
    if not is_wide(fig):
        room *= rcParams["font.size"] * 1.2 / _LOWEST
    if lines <= room or (len(panels) == 1 and len(targets) <= room):
        return 1
    first, second = (sum(heights) + _AXIS_LINES * len(heights) for heights in _halves(panels))
    return 2 if fig.get_figwidth() > WIDE and len(panels) > 1 and max(first, second) <= room else None


def _halves(panels):
    """Rows of each panel, in two columns of about the same height."""
    rows = [len(rows) for _, rows in panels]
    tall = np.cumsum(rows) + _AXIS_LINES * np.arange(1, len(rows) + 1)
    half = int(np.argmin(np.maximum(tall, tall[-1] - tall)[:-1])) + 1 if len(rows) > 1 else 1
    return rows[:half], rows[half:]


def _draw_columns(fig, panels, columns, color, lang):
    """One axes per panel, in columns that are filled from the top."""
    parts = _halves(panels) if columns == 2 else [[len(rows) for _, rows in panels]]
    grid = GridSpec(1, 3, figure=fig, width_ratios=[1, 0.04, 1]) if columns == 2 else GridSpec(1, 1, figure=fig)
    cells = [cell for place, part in enumerate(parts)
             for cell in grid[2 * place].subgridspec(len(part), 1, height_ratios=[rows + 0.3 for rows in part])]
    share = 0.38 if columns == 1 else _name_share(panels, lang)
    for (name, rows), cell in zip(panels, cells, strict=True):
        _draw_rows(fig.add_subplot(cell), name, rows, color, lang, share)


def _name_share(panels, lang):
    """Part of the canvas that names may take in two columns: what written values leave of one, in letters of about 1 %."""
    longest = max(len(quantity(row, lang)) for _, rows in panels for row in rows.itertuples())
    return min(max(0.32 - 0.006 * longest, 0.19), 0.28)


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


def _draw_rows(ax, name, targets, color, lang, share):
    wide = is_wide(ax.figure)
    draw_targets(ax, targets, range(len(targets)), color=color, size=8 if wide else 6)
    honest_axis(ax, name, targets, lang)
    write_names(ax, items(targets, lang), size=0.8, wide=share)
    beside = ax.transAxes + ScaledTranslation(-4 / 72, -0.95 * rcParams["font.size"] / 72, ax.figure.dpi_scale_trans)
    ax.xaxis.set_label_coords(0, 0, transform=beside)
    ax.xaxis.label.set(ha="right", va="center", color=INK_2, size="small")
    box = {"facecolor": "white", "edgecolor": "none", "pad": 0.3}  # no line of the figure runs through a number
    for y, (value, row) in enumerate(zip(value_of(targets), targets.itertuples(), strict=True)):
        reach = (32 if wide else 25) if row.comparator == "ge" else 8
        ax.annotate(quantity(row, lang), (value, y), xytext=(reach, 0), textcoords="offset points",
                    va="center", fontsize="small", zorder=2.5, bbox=box)
