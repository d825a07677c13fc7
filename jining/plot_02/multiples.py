"""Targets as small multiples, each thing on a scale of its own."""

from matplotlib.lines import Line2D
from matplotlib.transforms import ScaledTranslation

from jining.labels import items, number, quantity, unit
from jining.plot_02.beside import fit, is_wide
from jining.plot_02.canvas import fine, longest, new_figure
from jining.plot_02.marks import draw_targets, mark_legend, value_of
from jining.plot_02.seats import stack_cells, thin_ticks
from jining.plot_02.targets import honest_axis, plot_targets, split_by_axis, target_rows
from jining.theme import GREY, INK_2, NAVY, OCHRE, PURPLE, RULE, language

#: More panels than this are too small to read; more rows than this do not fit into one, and lose their names.
MOST_PANELS, MOST_ROWS = 12, 6
#: More rows than this in all do not fit on a narrow canvas.
_MOST_NARROW = 18
#: On a narrow canvas, in rows of a panel: what a panel takes above and below its rows, and its ticks.
ROW_ENDS, TICKS = 0.3, 1.1
#: Size of the words in a panel on a narrow canvas, as a part of the size of the text.
_SMALL = 0.78
#: What is done to the stock of a thing: added to it, worked on, or all of it covered.
STOCK = {"increment": NAVY, "treated": OCHRE, "coverage": PURPLE, "other": GREY}
#: Units whose English name is wider than what the Chinese one counts: the name of the thing says it better.
_VAGUE = ("items", "schools", "sites")
_STOCK_WORDS = {
    "increment": {"en": "new ones", "zh": "新增"},
    "treated": {"en": "existing ones acted on", "zh": "改造或治理现有"},
    "coverage": {"en": "coverage of a set", "zh": "覆盖某一范围"},
    "other": {"en": "level, share or cut", "zh": "总量、比重或削减"},
}


def plot_public_works(promises, *, lang=None, fig=None):
    """Plot targets as small multiples, each thing on a scale of its own.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them; those that are no targets are left out.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    fig : matplotlib.figure.Figure, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.figure.Figure
        One axes per unit; the unit "items", which counts anything, gets one per thing. The colour says whether new
        things are added or existing ones worked on. More panels than fit are left to `plot_targets`.

    Examples
    --------
    >>> import jining
    >>> fig = plot_public_works(jining.select(jining.load(), sector="digital"), lang="en")
    >>> [ax.get_xlabel() for ax in fig.axes]
    ['items', 'items', 'share (%)']
    """
    lang, targets = language(lang), target_rows(promises)
    panels = split_by_thing(targets, lang)
    fig = new_figure(fig)
    if not panels or too_many(fig, panels) or max(len(rows) for _, rows in panels) > MOST_ROWS:
        return plot_targets(targets, lang=lang, fig=fig)
    columns = min(len(panels), 3 if is_wide(fig) else 2)
    if is_wide(fig):
        cells = fig.add_gridspec(-(-len(panels) // columns), columns)
    else:
        cells = stack_cells(fig, [len(rows) + ROW_ENDS for _, rows in panels], columns, TICKS)
    for place, (name, rows) in enumerate(panels):
        draw_panel(fig.add_subplot(cells[place]), name, rows, lang, 1.03 / columns)
    stock_legend(fig, targets, lang)
    return fig


def too_many(fig, panels):
    """Whether there are more panels, or on a narrow canvas more rows, than can be read.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    panels : list of (str, pandas.DataFrame)

    Returns
    -------
    bool
    """
    rows = sum(len(rows) for _, rows in panels)
    return len(panels) > MOST_PANELS or (not is_wide(fig) and rows > _MOST_NARROW)


def split_by_thing(targets, lang=None):
    """Split targets into sets that may share an axis: by unit, and things counted in "items" one by one.

    Parameters
    ----------
    targets : pandas.DataFrame
        Targets as `load` returns them.
    lang : {"en", "zh"}, optional

    Returns
    -------
    list of (str, pandas.DataFrame)
        Name of the axis with its unit, and its rows.
    """
    panels = []
    for name, rows in split_by_axis(targets, language(lang)):
        anything = rows["unit"].iloc[0] == "items"
        panels += [(name, part) for _, part in rows.groupby("item_en", sort=False)] if anything else [(name, rows)]
    return panels


def stock_of(targets):
    """Key of `STOCK` for each target.

    Parameters
    ----------
    targets : pandas.DataFrame

    Returns
    -------
    list of str
    """
    return [kind if kind in STOCK else "other" for kind in targets["measure_type"].astype("str")]


def draw_panel(ax, name, targets, lang, share):
    """Draw targets of one unit, each with its name and value above its mark; many as a strip of marks without names.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    name : str
        Name of the axis.
    targets : pandas.DataFrame
        Targets of one unit.
    lang : {"en", "zh"}
    share : float
        Part of the width of the canvas that the panel takes.
    """
    lines = min(len(targets), MOST_ROWS)
    places, wide = [place % lines for place in range(len(targets))], is_wide(ax.figure)
    draw_targets(ax, targets, places, color=[STOCK[kind] for kind in stock_of(targets)], size=7 if wide else 5)
    honest_axis(ax, name, targets, lang)
    ax.set_ylim(lines - (0.2 if wide else 0.55), -0.85)
    ax.set_yticks([])
    ax.hlines(range(lines), 0, 1, transform=ax.get_yaxis_transform(), color=RULE, lw=0.7, zorder=0)
    width = ax.figure.get_figwidth() * 72 * share - 32
    _unit_in_corner(ax) if wide else unit_after_ticks(ax, value_of(targets).max(), width, lang)
    if len(targets) > lines:
        return
    size, above = (fine(0.83), 8) if wide else (fine(_SMALL), 2.6)
    for y, (text, row) in enumerate(zip(items(targets, lang), targets.itertuples(), strict=True)):
        value = "  " + quantity(row, lang).removesuffix(unit(row.unit, lang))  # the axis names the unit
        text = fit(text, width - longest([value], size), size) + value
        ax.annotate(text, (0, y), xycoords=("axes fraction", "data"), xytext=(3, above),
                    textcoords="offset points", va="bottom", fontsize=size, in_layout=wide)


def _unit_in_corner(ax):
    ax.xaxis.label.set(color=INK_2, size="small")
    ax.xaxis.set_label_coords(1, 0.05)
    ax.xaxis.label.set(ha="right", va="bottom")


def unit_after_ticks(ax, most, width, lang):
    """Write the unit at the right end of the row of tick labels: a low panel has no corner that is free of marks.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        With the unit as the label of its x axis.
    most : float
        Largest value.
    width : float
        Width in points that the axes will have.
    lang : {"en", "zh"}
    """
    size, bounds = fine(_SMALL), ax.spines["bottom"].get_bounds()
    most = bounds[1] if bounds else most  # a share: the whole, whatever the largest value
    free = max(width - longest([ax.get_xlabel()], size) - longest([number(most, lang)], size) / 2 - 5, width / 3)
    if ax.get_xscale() == "linear":
        ax.set_xlim(right=max(ax.get_xlim()[1], most * width / free))
    ax.xaxis.label.set(color=INK_2, size=size, ha="right", va="top")
    below = ax.transAxes + ScaledTranslation(0, -4.5 / 72, ax.figure.dpi_scale_trans)
    ax.xaxis.set_label_coords(1, 0, transform=below)
    ax.tick_params(axis="x", labelsize=size, pad=2, length=2.5)
    thin_ticks(ax, width, lambda value: number(value, lang), free)


def how_many(promise, lang=None):
    """Write the value of a target as it stands beside its name: in English "62" kindergartens, not "62 schools and homes".

    Parameters
    ----------
    promise : pandas.Series or namedtuple
        One target.
    lang : {"en", "zh"}, optional
        The language of the theme by default.

    Returns
    -------
    str
        With its comparator; with its unit, unless that is wider than the thing that is counted.

    Examples
    --------
    >>> import jining
    >>> rows = jining.select(jining.load(), sector="urban", kind="target", words="parking")
    >>> how_many(rows.iloc[-1], "en"), how_many(rows.iloc[-1], "zh")
    ('≥ 3,800', '≥ 3800个')
    """
    lang, text = language(lang), quantity(promise, lang)
    return text.removesuffix(unit(promise.unit, lang)) if lang == "en" and promise.unit in _VAGUE else text


def stock_legend(fig, targets, lang):
    """Explain the marks and the colours of `STOCK` that are drawn.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    targets : pandas.DataFrame
    lang : {"en", "zh"}
    """
    drawn = [kind for kind in STOCK if kind in stock_of(targets)]
    handles = [Line2D([], [], ls="", marker="s", ms=7, color=STOCK[kind]) for kind in drawn]
    mark_legend(fig, targets, handles, [_STOCK_WORDS[kind][lang] for kind in drawn], lang)
