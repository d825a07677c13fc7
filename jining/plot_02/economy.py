"""Targets as bullet bars from zero, with the modal word beside them: services and reform."""

import numpy as np
from matplotlib import rcParams
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import ScaledTranslation

from jining.labels import items, label
from jining.plot_02.beside import (
    color_legend,
    far_end,
    is_wide,
    lines_of,
    modal_words,
    value_words,
    write_beside,
    write_names,
    write_values,
)  # fmt: skip
from jining.plot_02.canvas import EMPTY, new_figure, say
from jining.plot_02.marks import comparator_legend, draw_targets, mark_of
from jining.plot_02.targets import honest_axis, plot_targets, split_by_axis, target_rows
from jining.theme import COLORS, INK_2, RULE, language

_MODAL = {"en": "Modal word", "zh": "情态词"}
_QUOTA = {"en": "for each county or zone", "zh": "每个县或园区（{axis}）"}
#: Lines of text that one axis takes.
_AXIS_LINES = 1.2


def plot_hedges(promises, *, lang=None, fig=None):
    """Plot targets, each on an axis of its own, with the modal word that stands before it.

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
        One axes per target, the least firm first, then in the order of the text. Where they do not fit, what
        `plot_targets` draws.

    Examples
    --------
    >>> import jining
    >>> promises = jining.load()
    >>> fig = plot_hedges(promises[promises["para"] == "1.3"], lang="en")
    >>> fig.axes[0].get_xlabel(), fig.axes[0].texts[0].get_text()
    ('tonnes', '≥ 100 m tonnes')
    """
    lang, targets = language(lang), target_rows(promises).sort_values("firmness", kind="stable")
    panels = [part for i in range(len(targets)) for part in _panels(targets.iloc[[i]], lang)]
    return _draw_bullets(fig, targets, panels, lang)


def plot_bullets(promises, *, lang=None, fig=None):
    """Plot targets as bullet bars from zero, one panel per unit, with the modal word at the right.

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
        One axes per unit; quotas for each county or zone have their own. Shares run from 0 to 100, on a grey track. Where
        the rows do not fit, what `plot_targets` draws.

    Examples
    --------
    >>> import jining
    >>> promises = jining.load()
    >>> fig = plot_bullets(promises[promises["para"] == "3.2"], lang="en")
    >>> [ax.get_xlabel() for ax in fig.axes]
    ['share (%)', 'days']
    """
    lang, targets = language(lang), target_rows(promises)
    return _draw_bullets(fig, targets, _panels(targets, lang), lang)


def _panels(targets, lang):
    """Split into sets that may share an axis: a quota for each county is no total for the city."""
    panels = []
    for axis, rows in split_by_axis(targets, lang):
        quota = np.array(["per_unit" in flags for flags in rows["flag"]], dtype=bool)
        parts = [(axis, rows[~quota]), (_QUOTA[lang].format(axis=axis), rows[quota])]
        panels += [part for part in parts if len(part[1])]
    return panels


def _draw_bullets(fig, targets, panels, lang):
    fig = new_figure(fig)
    if targets.empty:
        say(fig.subplots(), EMPTY[lang])
        return fig
    if len(targets) + _AXIS_LINES * len(panels) > lines_of(fig):
        return plot_targets(targets, lang=lang, fig=fig)
    heights = [len(rows) + 0.2 for _, rows in panels]
    grid = fig.subplots(len(panels), 1, squeeze=False, gridspec_kw={"height_ratios": heights})[:, 0]
    for ax, (axis, rows) in zip(grid, panels, strict=True):
        _draw_panel(ax, axis, rows, lang, _MODAL[lang] if ax is grid[0] else "")
    levels = sorted(set(targets["firmness"]), reverse=True)
    colors = [(COLORS["firmness"][level], {lang: label("firmness", level, lang)}) for level in levels]
    color_legend(grid[0], colors, lang)
    comparator_legend(fig, mark_of(targets), lang, ncols=6 if is_wide(fig) else 2, loc="outside lower left")
    return fig


def _draw_panel(ax, axis, rows, lang, heading):
    y, colors = np.arange(len(rows)), [COLORS["firmness"][level] for level in rows["firmness"]]
    honest_axis(ax, axis, rows, lang)
    if (rows["unit"] == "percent").all() and (rows["measure_type"] != "growth_rate").all():
        ax.barh(y, 100, color=RULE, height=0.62, zorder=0.5)  # the whole, so that what is left out can be seen
    elif ax.get_xscale() == "linear":
        ax.set_xlim(0, (1.5 if is_wide(ax.figure) else 1.9) * max(far_end(rows).max(), 1))
        ax.xaxis.set_major_locator(MaxNLocator(5 if is_wide(ax.figure) else 3, integer=True))
    ax.barh(y, far_end(rows), color=colors, alpha=0.45, height=0.3, zorder=1)
    draw_targets(ax, rows, y, color=colors)
    write_names(ax, items(rows, lang), size=0.82, rules=False)
    write_values(ax, rows, [value_words(row, lang) for row in rows.itertuples()])
    write_beside(ax, [modal_words(row.modal, lang) for row in rows.itertuples()], heading)
    beside = ax.transAxes + ScaledTranslation(-4 / 72, -0.95 * rcParams["font.size"] / 72, ax.figure.dpi_scale_trans)
    ax.xaxis.set_label_coords(0, 0, transform=beside)
    ax.xaxis.label.set(ha="right", va="center", color=INK_2, size="small")
