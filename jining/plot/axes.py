"""Axes that do not mislead: one thing each, from zero or logarithmic, shares and rates of growth apart."""

import numpy as np
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import ScaledTranslation

from jining.plot import text
from jining.plot.theme import GREY, INK, INK_2, RULE, families
from jining.report.amounts import number

#: A thing whose largest value is more than so many times its smallest gets a log axis.
_LOG_FROM = 50


def bare(ax):
    """Take away frame, ticks and grid."""
    ax.set_facecolor("none")
    ax.grid(False)
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.tick_params(length=0, labelfontfamily=families())
    ax.set_xticks([])
    ax.set_xlabel("")
    ax.set_ylabel("")
    return ax


def name_rows(ax, names, points, *, pad=6):
    """Name the rows 0, 1, 2 … of a bare axes at its left edge, the first on top; names are lists of lines."""
    bare(ax)
    ax.set_ylim(len(names) - 0.5, -0.5)
    ax.set_yticks(range(len(names)), ["\n".join(lines) for lines in names])
    ax.tick_params(axis="y", labelsize=points, labelcolor=INK, length=0, pad=pad, labelfontfamily=families())
    down = ScaledTranslation(0, -0.36 * points / 72, ax.figure.dpi_scale_trans)
    for said in ax.get_yticklabels():
        if "\n" in said.get_text():
            said.set(linespacing=1.1, va="center")
        else:  # on one line with what stands in and beside the row, whatever letters it has
            said.set(va="baseline", transform=said.get_transform() + down)
    return ax


def needs_log(values):
    """Whether values span so much that a plain axis would hide the small ones."""
    above = np.asarray(values)[np.asarray(values) > 0]
    return bool(above.size and above.max() / above.min() > _LOG_FROM)


def value_axis(ax, values, lang, *, points, unit="", share=False, log=False, ticks=True):
    """Scale the x axis: 0 to 100 for shares, else from zero or logarithmic; numbers where there is room, or none at all."""
    values = np.asarray(values, dtype=float)
    wide = 72 * ax.figure.get_figwidth() * ax.get_position().width
    if log:
        written = _log_axis(ax, values)
    else:
        most = 100 if share else max(values.max(initial=0), 1e-9)
        written = _plain_ticks(most, wide, lang, points)
        ax.set_xlim(0, most if share else max(most, written[-1]))
    if ticks:
        ax.grid(True, axis="x", color=RULE, lw=0.8, zorder=0)
    else:  # every number is written beside its mark
        written = [0]
        ax.axvline(0, color=GREY, lw=1, zorder=1, clip_on=False)
    ax.set_xticks(written, [number(tick, lang) + (unit if unit == "%" else "") for tick in written])
    ax.minorticks_off()
    ax.tick_params(axis="x", labelsize=points, labelcolor=INK_2, length=0, pad=4 if ticks else 3, labelfontfamily=families())


def _plain_ticks(most, wide, lang, points):
    for count in (5, 4, 3, 2, 1):
        ticks = [tick for tick in MaxNLocator(count, steps=[1, 2, 2.5, 5, 10]).tick_values(0, most) if tick <= most * 1.15]
        need = max(text.width(number(tick, lang) + "%", points) for tick in ticks) * len(ticks) * 1.4
        if need < wide:
            break
    return ticks


def _log_axis(ax, values):
    least, most = values[values > 0].min(), values.max()
    low = 10 ** np.floor(np.log10(least))
    ax.set_xscale("symlog", linthresh=low, linscale=0.4)  # logarithmic, and yet a zero has its place
    ax.set_xlim(0 if values.min() == 0 else low * 0.8, most * 1.3)
    high = np.ceil(np.log10(most))
    return ([0] if values.min() == 0 else []) + list(10 ** np.arange(np.log10(low), high + 1e-9))[: int(high) + 1]
